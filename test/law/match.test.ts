import { describe, expect, it } from 'vitest';
import { molecularMass, readMolecules } from '../../src/chemistry/index.js';
import { ClassRule } from '../../src/law/schema.js';
import { matchOf as match } from '../support/told.js';

/** What a rule's words, limits and form may say, on rules made for this test; the molecules are published fentanyls. */
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const ACETYL = 'CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const PARA_FLUORO = 'CCC(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1';
const ORTHO_FLUORO = 'CCC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1';
const ALPHA_METHYL = 'CCC(=O)N(c1ccccc1)C1CCN(C(C)Cc2ccccc2)CC1';
const CARFENTANIL = 'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1';

type Input = Partial<Record<'form' | 'parents' | 'unlisted' | 'combining' | 'maxMass', unknown>>;

function rule(clauses: readonly Record<string, unknown>[], more: Input = {}) {
  return ClassRule.parse({
    id: 'made-up',
    name: 'a rule of this test',
    schedule: 'I',
    citation: 'none',
    since: '2000-01-01',
    source: { text: 'this test', confidence: 'unverified' },
    clauses: clauses.map((clause, i) => ({
      id: `(${i + 1})`,
      text: 'made up',
      change: 'substituted',
      ...clause,
    })),
    ...more,
  });
}

const said = (of: ClassRule, smiles: string) => match(of, smiles)?.reading ?? 'outside';
const onAniline = (smiles: string) => `CCC(=O)N(c1ccc(${smiles})cc1)C1CCN(CCc2ccccc2)CC1`;

describe('words with limits', () => {
  const term = (groups: unknown) => rule([{ site: 'aniline ring', groups: [groups] }]);
  it.each([
    ['alkyl up to 3 carbons', { word: 'alkyl', carbons: { max: 3 } }, 'CCC', 'plain'],
    ['alkyl of 4 carbons', { word: 'alkyl', carbons: { max: 3 } }, 'CCCC', 'outside'],
    ['alkyl of 2 to 3, methyl', { word: 'alkyl', carbons: { min: 2, max: 3 } }, 'C', 'outside'],
    ['alkyl of 2 to 3, ethyl', { word: 'alkyl', carbons: { min: 2, max: 3 } }, 'CC', 'plain'],
    ['ester with ethyl', { word: 'alkoxycarbonyl', carbons: { max: 2, of: 'alkyl' } }, 'C(=O)OCC', 'plain'],
    [
      'ester with propyl',
      { word: 'alkoxycarbonyl', carbons: { max: 2, of: 'alkyl' } },
      'C(=O)OCCC',
      'outside',
    ],
    ['ester, all carbons', { word: 'alkoxycarbonyl', carbons: { max: 2 } }, 'C(=O)OCC', 'outside'],
    ['a named group', { smiles: '*OC(=O)C', name: 'acetyloxy' }, 'OC(C)=O', 'plain'],
    ['another than it', { smiles: '*OC(=O)C', name: 'acetyloxy' }, 'OC(=O)CC', 'outside'],
    ['one atom', { element: 'Cl', name: 'chlorine' }, 'Cl', 'plain'],
    ['another atom', { element: 'Cl', name: 'chlorine' }, 'Br', 'outside'],
    ['fluoroethoxy, text silent', 'alkoxyl', 'OCCF', 'arguable'],
    [
      'fluoroethoxy where it may bear fluorine',
      { word: 'alkoxyl', substitutedBy: ['halo'] },
      'OCCF',
      'plain',
    ],
    [
      'its carbons alone count',
      { word: 'alkoxyl', carbons: { max: 2 }, substitutedBy: ['alkoxyl'] },
      'OCCOCCC',
      'plain',
    ],
    [
      'hydroxyethoxy where it may bear fluorine',
      { word: 'alkoxyl', substitutedBy: ['halo'] },
      'OCCO',
      'arguable',
    ],
  ] as const)('%s', (_, groups, group, expected) => {
    expect(said(term(groups), onAniline(group))).toBe(expected);
  });

  it('name a bridge over two positions', () => {
    const bridge = 'CCC(=O)N(c1ccc2OCOc2c1)C1CCN(CCc2ccccc2)CC1';
    const by = (groups: unknown[]) => said(rule([{ site: 'aniline ring', groups }]), bridge);
    expect(by([{ smiles: '*OCO*', name: 'methylenedioxy' }])).toBe('plain');
    expect(by([{ smiles: '*OCCO*', name: 'ethylenedioxy' }])).toBe('outside');
    expect(by([{ word: 'alkylenedioxy', ringSize: { max: 5 } }])).toBe('plain');
    expect(by([{ word: 'alkylenedioxy', ringSize: { min: 6 } }])).toBe('outside');
  });

  it('are quoted with their limits', () => {
    const [met] = match(term({ word: 'alkyl', carbons: { max: 3 } }), onAniline('C'))!.met;
    expect(met!.word).toBe('alkyl (up to 3 carbons)');
  });
});

describe('positions', () => {
  it.each([
    [['4'], PARA_FLUORO, 'plain'],
    [['4'], ORTHO_FLUORO, 'outside'],
    [['2', '3'], ORTHO_FLUORO, 'plain'],
  ] as const)('%s', (positions, smiles, expected) => {
    expect(said(rule([{ site: 'aniline ring', groups: ['halo'], positions }]), smiles)).toBe(expected);
  });
});

describe('a modification rule', () => {
  const acyl = { site: 'acyl', change: 'replaced', groups: ['acyl'] };
  const both = 'CC(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1';
  it('does not hold of its parent, and doubts a change that no clause names', () => {
    expect(said(rule([acyl]), FENTANYL)).toBe('outside');
    expect(said(rule([acyl]), ACETYL)).toBe('plain');
    expect(said(rule([acyl]), both)).toBe('arguable');
    expect(said(rule([acyl], { unlisted: 'outside' }), both)).toBe('outside');
  });

  it('whose text does not say that several ways may come together', () => {
    const clauses = [acyl, { site: 'aniline ring', groups: ['halo'] }];
    expect(said(rule(clauses), both)).toBe('plain');
    expect(said(rule(clauses, { combining: 'unsaid' }), both)).toBe('arguable');
    expect(said(rule(clauses, { combining: 'unsaid' }), ACETYL)).toBe('plain');
  });

  it('is written on a parent of its own', () => {
    const parents = [{ name: 'carfentanil', smiles: CARFENTANIL }];
    const norm = rule([acyl], { parents });
    expect(said(norm, CARFENTANIL)).toBe('outside');
    expect(said(norm, CARFENTANIL.replace('CCC', 'CC'))).toBe('plain');
    // It lacks the parent's ester, of which no clause speaks.
    expect(said(norm, ACETYL)).toBe('arguable');
  });

  it('keeps the clauses of two parents apart', () => {
    const parents = [
      { name: 'fentanyl', smiles: FENTANYL },
      { name: 'carfentanil', smiles: CARFENTANIL },
    ];
    const clauses = [
      { ...acyl, parents: ['carfentanil'] },
      { site: 'aniline ring', groups: ['halo'], parents: ['fentanyl'] },
    ];
    const of = rule(clauses, { parents, unlisted: 'outside' });
    expect(said(of, PARA_FLUORO)).toBe('plain');
    expect(said(of, CARFENTANIL.replace('CCC', 'CC'))).toBe('plain');
    expect(said(of, ACETYL)).toBe('outside');
  });
});

describe('a Markush rule', () => {
  const core = { parents: [{ name: 'norfentanyl', smiles: 'CCC(=O)N(c1ccccc1)C1CCNCC1' }], form: 'markush' };
  const chain = {
    site: 'N-substituent',
    change: 'replaced',
    groups: [{ word: 'alkyl', carbons: { max: 3 } }],
  };
  it('holds of its core, and where every difference meets a clause; of nothing else', () => {
    const of = rule([chain], core);
    expect(said(of, 'CCC(=O)N(c1ccccc1)C1CCNCC1')).toBe('plain');
    expect(said(of, 'CCC(=O)N(c1ccccc1)C1CCN(C)CC1')).toBe('plain');
    expect(said(of, 'CCC(=O)N(c1ccccc1)C1CCN(CCCC)CC1')).toBe('outside');
    expect(said(of, 'CC(=O)N(c1ccccc1)C1CCN(C)CC1')).toBe('outside');
  });

  it('asks for a clause at a place where hydrogen is not among what it may bear', () => {
    const of = rule([{ ...chain, required: true }], core);
    expect(said(of, 'CCC(=O)N(c1ccccc1)C1CCNCC1')).toBe('outside');
    expect(said(of, 'CCC(=O)N(c1ccccc1)C1CCN(C)CC1')).toBe('plain');
  });
});

describe('a mass limit', () => {
  const clause = { site: 'phenethyl', groups: ['alkyl'] };
  const reading = readMolecules(ALPHA_METHYL);
  const mass = reading.ok ? molecularMass(reading.molecules[0]!) : 0;
  const limited = (atomicMassUnits: number, counterIons?: string) =>
    rule([clause], { maxMass: { atomicMassUnits, ...(counterIons === undefined ? {} : { counterIons }) } });

  it('includes the mass that it names', () => {
    expect(mass).toBeCloseTo(350.51, 1);
    expect(said(limited(mass), ALPHA_METHYL)).toBe('plain');
    expect(said(limited(mass - 0.01), ALPHA_METHYL)).toBe('outside');
  });

  it('counts the compound without its counter-ion, unless the text says otherwise', () => {
    expect(said(limited(mass), `${ALPHA_METHYL}.Cl`)).toBe('plain');
    expect(said(limited(mass, 'included'), `${ALPHA_METHYL}.Cl`)).toBe('outside');
    expect(said(limited(mass + 40, 'included'), `${ALPHA_METHYL}.Cl`)).toBe('plain');
  });
});

describe('clauses that reach a difference alike', () => {
  const clauseIds = (of: ClassRule, smiles: string) => match(of, smiles)?.met.map((met) => met.clause?.id);

  it('the first in the order of the law is cited', () => {
    const of = rule([
      { site: 'aniline ring', groups: ['halo'] },
      { site: 'aniline ring', groups: ['halo'] },
    ]);
    expect(clauseIds(of, PARA_FLUORO)).toEqual(['(1)']);
  });

  it('one that reaches it plainly is cited before an earlier one that does so arguably', () => {
    const of = rule([
      { site: 'aniline ring', groups: ['alkyl'] },
      { site: 'aniline ring', groups: ['haloalkyl'] },
    ]);
    expect(clauseIds(of, onAniline('C(F)(F)F'))).toEqual(['(2)']);
  });

  it.each([
    ['CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1C', 'C3'],
    ['CCC(=O)N(c1ccccc1)C1CC[N+]([O-])(CCc2ccccc2)CC1', 'N1'],
  ])('and the place is that of the ring: %s', (smiles, position) => {
    const of = rule([{ site: 'piperidine ring', groups: ['any group but hydrogen'] }]);
    expect(match(of, smiles)?.met.map((met) => met.part.position)).toEqual([position]);
  });
});
