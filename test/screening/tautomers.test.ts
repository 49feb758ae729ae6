import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPrefilter, criteriaOf } from '../../src/batch/prefilter/index.js';
import { hydratesOf, identityKey, readMolecules, toSmiles } from '../../src/chemistry/index.js';
import { tautomericHydrogens } from '../../src/families/index.js';
import { createScreener } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { EVERY_LIBERTY, respell } from '../../src/testing/respell.js';

/** Hetaryl groups of published compounds, as the hydroxy (thiol, amine) and as the oxo (thione, imine) form. */
const GROUPS: readonly (readonly [name: string, ...writings: string[]])[] = [
  ['2-hydroxypyridin-3-yl', 'c9cccnc9O', 'c9ccc[nH]c9=O', 'C9=CC=CNC9=O'],
  ['6-hydroxypyridin-3-yl', 'c9ccc(O)nc9', 'c9ccc(=O)[nH]c9'],
  ['6-hydroxypyridin-2-yl', 'c9cccc(O)n9', 'c9cccc(=O)[nH]9'],
  ['4-hydroxypyridin-3-yl', 'c9cnccc9O', 'c9c[nH]ccc9=O'],
  ['2-mercaptopyridin-3-yl', 'c9cccnc9S', 'c9ccc[nH]c9=S'],
  ['6-aminopyridin-2-yl', 'c9cccc(N)n9', 'c9cccc(=N)[nH]9'],
  ['1-oxy-2-hydroxypyridin-4-yl', 'c9cc[n+]([O-])c(O)c9', 'c9ccn(O)c(=O)c9'],
  ['2-hydroxypyrimidin-5-yl', 'c9cnc(O)nc9', 'c9cnc(=O)[nH]c9'],
  ['uracil-5-yl', 'c9cnc(O)nc9O', 'c9c[nH]c(=O)[nH]c9=O', 'c9cnc(=O)[nH]c9O', 'c9c[nH]c(O)nc9=O'],
  ['6-hydroxypyridazin-3-yl', 'c9ccc(O)nn9', 'c9ccc(=O)[nH]n9'],
  ['5-hydroxypyrazin-2-yl', 'c9cnc(O)cn9', 'c9c[nH]c(=O)cn9'],
  ['5-hydroxypyrazol-3-yl', 'c9cc(O)[nH]n9', 'c9cc(=O)[nH][nH]9', 'C9=NNC(=O)C9'],
  ['2-mercaptothiazol-4-yl', 'c9csc(S)n9', 'c9csc(=S)[nH]9'],
  ['2-hydroxythiazol-5-yl', 'c9cnc(O)s9', 'c9c[nH]c(=O)s9'],
  ['2-mercaptoimidazol-4-yl', 'c9cnc(S)[nH]9', 'c9c[nH]c(=S)[nH]9'],
  ['5-mercapto-1,3,4-thiadiazol-2-yl', 'c9nnc(S)s9', 'c9n[nH]c(=S)s9'],
  ['5-mercapto-1,3,4-oxadiazol-2-yl', 'c9nnc(S)o9', 'c9n[nH]c(=S)o9'],
  ['3-mercapto-1,2,4-triazol-5-yl', 'c9nnc(S)[nH]9', 'c9n[nH]c(=S)[nH]9'],
  ['2-hydroxyquinolin-3-yl', 'c9cc8ccccc8nc9O', 'c9cc8ccccc8[nH]c9=O'],
  ['2-hydroxyquinolin-6-yl', 'c9ccc8nc(O)ccc8c9', 'c9ccc8[nH]c(=O)ccc8c9'],
  ['4-hydroxyquinazolin-2-yl', 'c9nc(O)c8ccccc8n9', 'c9nc(=O)c8ccccc8[nH]9'],
];

/** Where the group stands: for the aryl, as acyl group, in the N-substituent, on a ring. */
const SITES: readonly (readonly [site: string, place: (group: string) => string])[] = [
  ['the aryl', (x) => `CCC(=O)N(${x})C1CCN(CCc2ccccc2)CC1`],
  ['the aryl, with another acyl group', (x) => `O=C(c1ccco1)N(${x})C1CCN(CCc2ccccc2)CC1`],
  ['the aryl of a sulfonamide', (x) => `CS(=O)(=O)N(${x})C1CCN(CCc2ccccc2)CC1`],
  ['the acyl group', (x) => `O=C(${x})N(c1ccccc1)C1CCN(CCc2ccccc2)CC1`],
  ['the phenethyl ring', (x) => `CCC(=O)N(c1ccccc1)C1CCN(CC${x})CC1`],
  ['the ring of a shorter chain', (x) => `CCC(=O)N(c1ccccc1)C1CCN(C${x})CC1`],
  ['the N-substituent', (x) => `CCC(=O)N(c1ccccc1)C1CCN(${x})CC1`],
  ['C4', (x) => `CCC(=O)N(c1ccccc1)C1(${x})CCN(CCc2ccccc2)CC1`],
  ['the aniline ring', (x) => `CCC(=O)N(c1ccc(${x})cc1)C1CCN(CCc2ccccc2)CC1`],
  ['the phenethyl chain', (x) => `CCC(=O)N(c1ccccc1)C1CCN(C(${x})Cc2ccccc2)CC1`],
  ['the phenethyl phenyl', (x) => `CCC(=O)N(c1ccccc1)C1CCN(CCc2ccc(${x})cc2)CC1`],
  ['the aryl, without acyl group', (x) => `c1ccc(CCN2CCC(N${x})CC2)cc1`],
];

const screener = createScreener({ asOf: '2026-06-01' });
const before2025 = createScreener({ asOf: '2021-06-01' });
const prefilter = createPrefilter(criteriaOf(loadRegister().files));
const encoder = new TextEncoder();
const isKept = (text: string): boolean =>
  prefilter.maybe(encoder.encode(text), 0, encoder.encode(text).length);

/** What is said of the substance; groups are told as they are written, and so left out. */
const said = (smiles: string) =>
  [screener, before2025].map((s) => {
    const { verdict, arguable, relation, findings } = s.screen(smiles);
    return {
      verdict,
      arguable,
      relation,
      findings: findings.map((f) => [
        f.jurisdiction,
        f.id,
        f.reading,
        f.extension,
        f.clauses.map((c) => [c.clause, c.site, c.word, c.reading, c.why]),
      ]),
    };
  });

const CASES = SITES.flatMap(([site, place]) =>
  GROUPS.map(([name, first, ...others]) => [`${name} as ${site}`, place, first!, others] as const),
);

describe('one substance, one verdict, whichever tautomer is written', () => {
  it.each(CASES)('%s', (_, place, first, others) => {
    const one = said(place(first));
    for (const other of others) expect(said(place(other)), place(other)).toEqual(one);
  });

  it('in any spelling, and the prefilter lets none of them go', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CASES),
        fc.nat(),
        fc.integer(),
        fc.boolean(),
        ([, place, first, others], which, seed, kekule) => {
          const written = place([first, ...others][which % (others.length + 1)]!);
          const text = respell(written, seed, { ...EVERY_LIBERTY, kekule });
          expect(said(text), text).toEqual(said(place(first)));
          if (screener.screen(text).verdict !== 'none') expect(isKept(text), text).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a named substance', () => {
  it.each([
    ['brorphine', 'O=c1[nH]c2ccccc2n1C1CCN(C(C)c2ccc(Br)cc2)CC1', 'Oc1nc2ccccc2n1C1CCN(C(C)c2ccc(Br)cc2)CC1'],
    ['a watched pyridone', 'Cc1cccnc1O', 'Cc1ccc[nH]c1=O'],
  ])('%s is named in both writings', (_, one, other) => {
    const own = createScreener({
      asOf: '2026-06-01',
      packs: [
        {
          format: 'onetweak-rules/1',
          jurisdiction: { id: 'acme', name: 'Acme' },
          reviewed: '2026-01-01',
          named: [
            {
              id: 'acme-1',
              name: 'a pyridone',
              smiles: 'Cc1ccc[nH]c1=O',
              kind: 'watch',
              schedule: 'watched',
              citation: 'own list',
              since: '2020-01-01',
              source: { text: 'own list', confidence: 'official' },
            },
          ],
        },
      ],
    });
    const ids = (smiles: string) => own.screen(smiles).findings.map((f) => f.id);
    expect(ids(one).length).toBeGreaterThan(0);
    expect(ids(other)).toEqual(ids(one));
  });

  it.each([
    [
      '1-phenethylpiperidin-4-ylidenephenylamine',
      'C1CN(CCc2ccccc2)CCC1=Nc1ccccc1',
      'C1=C(Nc2ccccc2)CCN(CCc2ccccc2)C1',
    ],
    ['4-piperidone, as enol', 'O=C1CCNCC1', 'OC1=CCNCC1'],
    ['4-piperidone, as enolate', 'O=C1CCNCC1', '[O-]C1=CCNCC1.[Na+]'],
    ['4-piperidone hydrate, as water beside it', 'O=C1CCNCC1', 'O=C1CCNCC1.O.Cl'],
    ['4-piperidone hydrate, as diol', 'O=C1CCNCC1', 'OC1(O)CCNCC1.Cl'],
    ['4-piperidone hydrate, as salt of the diol', 'O=C1CCNCC1', 'OC1(O)CC[NH2+]CC1.[Cl-]'],
    ['N-phenethyl-4-piperidone hydrate', 'O=C1CCN(CCc2ccccc2)CC1', 'OC1(O)CCN(CCc2ccccc2)CC1'],
    ['1-boc-4-piperidone hydrate', 'O=C1CCN(C(=O)OC(C)(C)C)CC1', 'OC1(O)CCN(C(=O)OC(C)(C)C)CC1'],
    ['3-methyl-4-piperidone, as either enol', 'CC1CNCCC1=O', 'CC1=C(O)CCNC1'],
    ['3-methyl-4-piperidone, as the other enol', 'CC1CNCCC1=O', 'CC1CNCC=C1O'],
  ])('%s has the verdict of the other writing, and passes the prefilter', (_, one, other) => {
    const ids = (smiles: string) => screener.screen(smiles).findings.map((f) => `${f.id} ${f.reading}`);
    expect(screener.screen(one).verdict).toBe('listed');
    expect(ids(other)).toEqual(ids(one));
    expect(isKept(other)).toBe(true);
  });

  it('is named as a hydrate with two hydroxyls, whichever ketone of the register it is', () => {
    let seen = 0;
    for (const { smiles } of loadRegister().named()) {
      const reading = readMolecules(smiles);
      const [molecule] = reading.ok ? reading.molecules : [];
      for (const hydrate of hydratesOf(molecule!)) {
        const text = toSmiles(hydrate);
        const { findings } = createScreener({ asOf: '2026-11-01' }).screen(text);
        expect(
          findings.some((f) => f.extension?.startsWith('hydrate of ')),
          text,
        ).toBe(true);
        expect(isKept(text), text).toBe(true);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(8);
  });

  it.each([
    ['4-hydroxypiperidine', 'OC1CCNCC1'],
    ['an allylic alcohol of as many hydrogens', 'OC1CCNC=C1'],
    ['an imine of the ring nitrogen', 'OC1CCN=CC1'],
    ['the diol of the 3-position', 'OC1(O)CCCNC1'],
    ['neighbouring hydroxyls', 'OC1CNCCC1O'],
  ])('%s is not 4-piperidone', (_, smiles) => {
    expect(screener.screen(smiles).verdict).toBe('none');
  });

  it.each([
    ['3-hydroxypyridine is no tautomer of 2-pyridone', 'Cc1cccnc1O', 'Cc1cncc(O)c1'],
    ['another place of the hydroxyl', 'Cc1ccc[nH]c1=O', 'Cc1cc[nH]c(=O)c1'],
  ])('%s', (_, one, other) => {
    const keys = [one, other].map((smiles) => {
      const reading = readMolecules(smiles);
      return reading.ok ? identityKey(reading.molecules[0]!, tautomericHydrogens(reading.molecules[0]!)) : '';
    });
    expect(keys[0]).not.toBe(keys[1]);
  });
});

describe('the ring on the amide nitrogen', () => {
  const anilide = (ring: string) => `CCC(=O)N(${ring})C1CCN(CCc2ccccc2)CC1`;
  const ruled = (ring: string) =>
    screener
      .screen(anilide(ring))
      .findings.filter((f) => f.kind === 'class' && ['us', 'cn', 'it'].includes(f.jurisdiction))
      .map((f) => `${f.clauses.map((c) => c.clause)} ${f.reading}`)
      .join();

  it.each([
    // An ordinary hydroxy- or mercapto-hetaryl, whichever tautomer is written.
    ['2-pyridone', 'c9ccc[nH]c9=O', 'plain'],
    ['4-pyridone', 'c9c[nH]ccc9=O', 'plain'],
    ['uracil', 'c9c[nH]c(=O)[nH]c9=O', 'plain'],
    ['thiazole-2-thione', 'c9csc(=S)[nH]9', 'plain'],
    ['pyridine N-oxide', 'c9ccc[n+]([O-])c9', 'plain'],
    // Bound by a nitrogen of the ring.
    ['pyrrol-1-yl', 'n9cccc9', 'plain'],
    ['imidazol-1-yl', 'n9ccnc9', 'plain'],
    ['2-pyridon-1-yl', 'n9ccccc9=O', 'arguable'],
    // No aromatic tautomer, and yet often called aromatic.
    ['N-methyl-2-pyridone', 'c9cccn(C)c9=O', 'arguable'],
    ['1,3-dimethyluracil', 'c9cn(C)c(=O)n(C)c9=O', 'arguable'],
    ['2-pyranone', 'c9ccc(=O)oc9', 'arguable'],
    ['4-pyranone', 'C9=COC=CC9=O', 'arguable'],
    ['tropone', 'c9ccccc(=O)c9', 'arguable'],
    ['N-methylthiazole-2-thione', 'c9csc(=S)n9C', 'arguable'],
  ])('%s is met as an aromatic monocycle, %s: %s', (_, ring, reading) => {
    expect(ruled(ring)).toBe(['(D)', '(2)', '4'].map((clause) => `${clause} ${reading}`).join());
    for (const finding of screener.screen(anilide(ring)).findings)
      for (const clause of finding.clauses) expect(clause.why === undefined).toBe(reading === 'plain');
  });

  it.each([
    ['a maleimide', 'N9C(=O)C=CC9=O'],
    ['a succinimide, aromatic as its enol alone', 'N9C(=O)CCC9=O'],
    ['a hydantoin', 'C9NC(=O)NC9=O'],
    ['a thiazolidine-2,4-dione', 'C9SC(=O)NC9=O'],
    ['a butenolide', 'C9=CC(=O)OC9'],
    ['a dihydropyridone', 'C9=CCCNC9=O'],
    ['a quinone', 'C9=CC(=O)C=CC9=O'],
    ['a pyrrolidine', 'N9CCCC9'],
  ])('%s is no aromatic ring in any tautomer', (_, ring) => {
    expect(ruled(ring)).toBe('');
  });
});

describe('the enol of an amide', () => {
  it.each([
    ['fentanyl', 'CC=C(O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1'],
    ['on a pyrrolidine', 'CC=C(O)N(c1ccccc1)C1CCN(C)C1', 'CCC(=O)N(c1ccccc1)C1CCN(C)C1'],
    ['of an acetyl group', 'C=C(O)N(c1ccccc1)C1CCN(C)C1', 'CC(=O)N(c1ccccc1)C1CCN(C)C1'],
    ['beside a benzyl group', 'CC=C(O)N(Cc1ccccc1)C1CCN(C)CC1', 'CCC(=O)N(Cc1ccccc1)C1CCN(C)CC1'],
    ['on an open chain', 'CC=C([O-])N(c1ccccc1)CCCN(C)C', 'CCC(=O)N(c1ccccc1)CCCN(C)C'],
  ])('%s has the verdict of the amide, and passes the prefilter', (_, enol, amide) => {
    expect(said(enol)).toEqual(said(amide));
    expect(screener.screen(amide).verdict).not.toBe('none');
    expect(isKept(enol)).toBe(true);
  });

  it('is left where the nitrogen has its acyl group already, by both paths', () => {
    for (const smiles of ['CCC(=O)N(c1ccccc1)C(O)=CCN(C)C', 'CCC(=O)N(c1ccccc1)C(O)=CN(C)C'])
      expect([screener.screen(smiles).verdict, isKept(smiles)]).toEqual(['none', false]);
  });
});

describe('the enol of a ketone of which forms are listed', () => {
  it.each([
    ['an ether of 4-piperidone', 'COC1=CCNCC1', 'analogue'],
    ['an ester of it', 'CC(=O)OC1=CCNCC1', 'analogue'],
    ['an ester of its carbamate', 'CC(C)(C)OC(=O)N1CCC(=CC1)OC(=O)c1ccco1', 'analogue'],
    ['its amide', 'OC1=CCN(C(C)=O)CC1', 'class'],
    ['an ether of its amide', 'COC1=CCN(C(C)=O)CC1', 'analogue'],
  ])('%s passes the prefilter, however it is written', (_, smiles, verdict) => {
    expect(screener.screen(smiles).verdict).toBe(verdict);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.boolean(), (seed, free) => {
        const text = respell(smiles, seed, free ? EVERY_LIBERTY : { salt: true });
        expect([text, isKept(text), screener.screen(text).verdict]).toEqual([text, true, verdict]);
      }),
      { numRuns: 150 },
    );
  });
});
