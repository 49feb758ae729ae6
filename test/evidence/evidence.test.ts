import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMolecules, saturatedInKey, toHex } from '../../src/chemistry/index.js';
import { createExplainer } from '../../src/evidence/index.js';
import kept from '../../src/evidence/nearest.facts.json';
import { type NamedFacts, workedOut } from '../../src/evidence/nearest.js';
import { Analysis, familyOf, viewOf } from '../../src/families/index.js';
import { loadRegister } from '../../src/law/register.js';
import { ruleSentences, tweakSentence } from '../../src/report/sentences.js';
import { Evidence } from '../../src/result.js';
import { createDayScreener } from '../../src/screening/index.js';
import { keyOf } from '../../src/screening/named.js';
import keys from '../../src/screening/named.keys.json';

const asOf = '2026-11-22';
const screener = createDayScreener({ asOf });
const explainer = createExplainer();
const register = loadRegister();
const explain = (smiles: string, by = screener) => explainer.explain(by.screen(smiles));
const one = (smiles: string) => {
  const reading = readMolecules(smiles);
  if (!reading.ok) throw new Error(smiles);
  return reading.molecules[0]!;
};

/** Members put together from published groups, for properties; none is shown to anybody. */
const ACYL = ['CC(=O)', 'CCC(=O)', 'COCC(=O)', 'O=C(c1ccco1)', 'C=CC(=O)'];
const ARYL = ['c1ccccc1', 'c1ccccc1F', 'c1ccc(Cl)cc1', 'c1ccc(C)cc1'];
const TAIL = ['CCc1ccccc1', 'CCc1cccs1', 'Cc1ccccc1', 'C(C)Cc1ccccc1'];
const member = fc
  .tuple(
    fc.constantFrom(...ACYL),
    fc.constantFrom(...ARYL),
    fc.constantFrom('', 'C'),
    fc.constantFrom(...TAIL),
  )
  .map(([acyl, aryl, methyl, tail]) => {
    const head = acyl.startsWith('O=C') ? `${acyl}N` : `${acyl}N`;
    return `${head}(${aryl.replaceAll('1', '9')})C8CCN(${tail.replaceAll('1', '7')})CC8${methyl}`;
  });

describe('the nearest named substances', () => {
  it('tells the tweak site by site', () => {
    const gbAndCn = createDayScreener({ asOf, jurisdictions: ['cn'] });
    const { nearestInChosen } = explain('O=C(c1ccoc1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', gbAndCn);
    const furanyl = nearestInChosen.find(
      (n) => n.name === 'furanylfentanyl' || n.name === 'furanyl fentanyl',
    )!;
    expect(tweakSentence(furanyl)).toBe(
      `Differs from ${furanyl.name} at one site: acyl, 2-furoyl → 3-furoyl.`,
    );
    expect(nearestInChosen.every((n) => n.entries.every((e) => e.jurisdiction === 'cn'))).toBe(true);
  });

  it.each([
    [
      'O=C(c1ccoc1)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1',
      'para-fluoro furanyl fentanyl',
      'acyl, 2-furoyl → 3-furoyl',
    ],
    [
      'CCC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1',
      'para-fluorofentanyl',
      'aniline ring, 4-fluorophenyl → 2-fluorophenyl',
    ],
    [
      'CCC(=O)N(c1ccccc1)C1CCN(C(C)Cc2ccccc2)CC1',
      'fentanyl',
      'N-substituent, 2-phenylethyl → 1-phenylpropan-2-yl',
    ],
    [
      'CCC(=O)N(c1ccccc1)C1CCN(CC(C)c2ccccc2)CC1',
      'alpha-methylfentanyl',
      'N-substituent, 1-phenylpropan-2-yl → 2-phenylpropyl',
    ],
    [
      'CCC(=O)N(c1ccccc1)C1CCN(CC(OC)c2ccccc2)CC1',
      'beta-hydroxyfentanyl',
      'N-substituent, 2-hydroxy-2-phenylethyl → 2-methoxy-2-phenylethyl',
    ],
    [
      'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)C(C)C1',
      '3-methylfentanyl',
      'piperidine ring with methyl at C3 → piperidine ring with methyl at C2',
    ],
    [
      'CCC(=O)N(c1ccccc1)C1CCN(CC(O)c2ccccc2)CC1C',
      'beta-hydroxyfentanyl',
      'plain piperidine ring → piperidine ring with methyl at C3',
    ],
    ['CC(=O)N(c1ccccc1)C1CCN(C(C)Cc2ccccc2)CC1', 'alpha-methylfentanyl', 'acyl, propionyl → acetyl'],
    [
      'CCC(=O)N(c1ccccc1)C1CCN(Cc2cccs2)CC1',
      'thiofentanyl',
      'N-substituent, 2-(thiophen-2-yl)ethyl → thiophen-2-ylmethyl',
    ],
  ])('%s is told from %s at one site', (smiles, name, tweak) => {
    const { nearest } = createExplainer({ nearest: 12 }).explain(screener.screen(smiles));
    expect(nearest.map(tweakSentence)).toContain(`Differs from ${name} at one site: ${tweak}.`);
  });

  it('puts fewer sites before similarity, and similarity before the rest', () => {
    const { nearest } = createExplainer({ nearest: 40 }).explain(
      screener.screen('CCC(=O)N(c1ccc(Br)cc1)C1CCN(CCc2ccccc2)CC1'),
    );
    const order = nearest.map((n) => n.differs.length * 10 - n.similarity);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(nearest.map((n) => n.differs.length)).size).toBeGreaterThan(1);
    expect(nearest.some((n, i) => i > 0 && n.similarity > nearest[i - 1]!.similarity)).toBe(true);
  });

  it('is told, in a mixture, of a part on which the verdict rests', () => {
    const acetyl = 'CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
    const azepane = 'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)CC1';
    expect(explain(`${azepane}.${acetyl}`).nearest).toEqual(
      explain(acetyl).nearest.map((n) => ({
        ...n,
        differs: n.differs.map((d) => ({ ...d, atoms: d.atoms.map((a) => a + 26) })),
      })),
    );
  });

  it('knows relatives without the whole skeleton', () => {
    const { nearest } = explain('Fc1ccccc1NC1CCN(CCc2ccccc2)CC1');
    expect(tweakSentence(nearest[0]!)).toBe(
      'Differs from 4-ANPP at one site: aniline ring, phenyl → 2-fluorophenyl.',
    );
  });

  it('gives nothing for what has nothing found or is unreadable', () => {
    for (const smiles of ['CCO', 'C(C', ''])
      expect(explain(smiles)).toEqual({
        nearest: [],
        nearestInChosen: [],
        besideParent: null,
        rules: [],
        timeline: [],
      });
  });

  it('names only substances of the register, in order, and says that no site differs only of the same groups', () => {
    const ids = new Set(register.named().map((e) => e.id));
    fc.assert(
      fc.property(member, (smiles) => {
        const evidence = explain(smiles);
        expect(Evidence.safeParse(evidence).success).toBe(true);
        const own = new Analysis(one(smiles)).main!;
        let before = 0;
        for (const near of [...evidence.nearest]) {
          expect(near.entries.every((e) => ids.has(e.id))).toBe(true);
          expect(near.differs.length).toBeGreaterThanOrEqual(before);
          before = near.differs.length;
          const named = new Analysis(one(near.smiles)).main!;
          const sites = familyOf(own.family).sites.map(({ id }) => id);
          const differ = sites.filter((site) => viewOf(named, site).key !== viewOf(own, site).key);
          expect(near.differs.map((d) => d.site)).toEqual(differ);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what bench/facts.ts would write today', () => {
    const known: Readonly<Record<string, NamedFacts | undefined>> = kept;
    const texts = new Set(register.named().map(({ smiles }) => smiles));
    for (const [i, smiles] of [...texts].entries()) {
      const { bits, ...facts } = workedOut(one(smiles));
      expect(known[smiles], `run npx tsx bench/facts.ts for ${smiles}`).toMatchObject(facts);
      if (i % 20 === 0) expect(known[smiles]!.bits).toBe(toHex(bits()));
    }
    expect(Object.keys(known).sort()).toEqual([...texts].sort());
    const written = (smiles: string) => {
      const key = keyOf(one(smiles));
      const { carbons, nitrogens } = saturatedInKey(key);
      return [smiles, `${carbons} ${nitrogens} ${key}`];
    };
    expect(keys).toEqual(Object.fromEntries([...texts].map(written)));
  });
});

describe('reasons', () => {
  it('says that ANPP, which the list names, is left to its listing, not that it lacks the skeleton of ANPP', () => {
    const outcome = (smiles: string) =>
      explain(smiles).rules.find((r) => r.jurisdiction === 'ca' && r.rule.startsWith('ANPP'))!.outcome;
    expect(outcome('c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1')).toBe('left to a listing');
    expect(outcome('Fc1ccccc1NC1CCN(CCc2ccccc2)CC1')).toBe('may reach it');
    expect(outcome('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1')).toBe('not on its skeleton');
  });

  it.each([
    [
      'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)CC1',
      'ring changed (azepane)',
      'piperidine ring: azepane ring (4-yl) (atoms 11–15, 24, 25)',
    ],
    [
      'CCC(=O)N(Cc1ccccc1)C1CCN(CCc2ccccc2)CC1',
      'aryl on the amide nitrogen changed (benzyl)',
      'aniline ring: benzyl (atoms 5–11)',
    ],
    [
      'CCC(=O)N(c1ccccc1)CCCN(C)CCc1ccccc1',
      'ring opened',
      'piperidine ring: open chain with methyl at N1 (atoms 11–15)',
    ],
  ])('of %s: at which site it leaves the skeleton of the rule', (smiles, kind, site) => {
    const result = createDayScreener({ asOf, jurisdictions: ['gb'] }).screen(smiles);
    const rule = explainer.explain(result).rules.find((r) => r.id === 'gb-1d')!;
    expect(ruleSentences(rule, result)).toEqual([
      `The rule is written on another skeleton than this molecule has: this one is a relative, ${kind}. Not reached at the ${site}.`,
    ]);
  });

  it('names what makes a naphthyl of a phenyl', () => {
    const result = screener.screen('CCC(=O)N(c1cccc2ccccc12)C1CCN(CCc2ccccc2)CC1');
    const rule = explainer.explain(result).rules.find((r) => r.outcome === 'words not reached')!;
    expect(ruleSentences(rule, result)[0]).toMatch(/^Not reached at the aniline ring: benzo \(atoms 10–13\)/);
  });

  it('says which site the words of a rule do not reach, and what they ask for there', () => {
    const gb = createDayScreener({ asOf, jurisdictions: ['gb'] });
    const result = gb.screen('CCC(=O)N(c1ccccc1)C1CCN(Cc2ccccc2)CC1');
    expect(result.verdict).toBe('analogue');
    const rule = explainer.explain(result).rules.find((r) => r.id === 'gb-1d')!;
    expect(rule.outcome).toBe('words not reached');
    const [sentence] = ruleSentences(rule, result);
    expect(sentence).toMatch(
      /^Not reached at the N-substituent: benzyl \(atoms .*\)\. The rule asks there for: \(i\) “/,
    );
  });

  it.each([
    [
      'para-fluoro-4-ANPP',
      'Fc1ccc(NC2CCN(CCc3ccccc3)CC2)cc1',
      '(iv): fluoro (atom 0) at position 4 of the aniline ring',
    ],
    [
      '2-methyl-4-ANPP',
      'CC1CC(Nc2ccccc2)CCN1CCc1ccccc1',
      '(iii): methyl (atom 0) at C2 of the piperidine ring',
    ],
    ['alpha-methyl-4-ANPP', 'CC(Cc1ccccc1)N1CCC(CC1)Nc1ccccc1', '(ii): methyl (atom 0) at alpha of the'],
    ['4-methoxycarbonyl-4-ANPP', 'COC(=O)C1(Nc2ccccc2)CCN(CCc2ccccc2)CC1', '(v): methoxycarbonyl'],
  ])('%s: which words it would meet but for the acyl group that it has not', (_, smiles, would) => {
    const gb = createDayScreener({ asOf, jurisdictions: ['gb'] });
    const result = gb.screen(smiles);
    expect(result.verdict).toBe('analogue');
    const rule = explainer.explain(result).rules.find((r) => r.id === 'gb-1d')!;
    expect(rule.outcome).toBe('not on its skeleton');
    const [lacks, clause] = ruleSentences(rule, result);
    expect(lacks).toBe(
      'The aniline nitrogen bears no acyl group, and the rule asks for one: the propionyl of fentanyl, or another by ' +
        '(vi) “by replacement of the N-propionyl group by another acyl group”.',
    );
    expect(clause).toContain(`But for that, clause ${would}`);
  });

  it('says of 4-ANPP itself that it has no acyl group, and no more', () => {
    const result = createDayScreener({ asOf: '2000-01-01', jurisdictions: ['us', 'it'] }).screen(
      'c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1',
    );
    const now = { ...result, asOf };
    const rule = explainer.explain(now).rules.find((r) => r.id === 'it-2020')!;
    expect(ruleSentences(rule, now)).toHaveLength(1);
  });

  it('says clause by clause why a rule holds', () => {
    const result = screener.screen('CCC(=O)N(c1ccc(Cl)cc1)C1CCN(CCc2ccccc2)CC1C');
    const rule = explainer.explain(result).rules.find((r) => r.id === 'gb-1d')!;
    expect(ruleSentences(rule, result)).toEqual([
      'Clause (iv): chloro (atom 9) at position 4 of the aniline ring meets the word “halo”.',
      'Clause (iii): methyl (atom 26) at C3 of the piperidine ring meets the word “alkyl”.',
    ]);
  });

  it('says so where nothing differs, and where the rule was not in force', () => {
    const then = createDayScreener({ asOf: '1975-01-01' });
    const fentanyl = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
    const outcome = (by: typeof then) => explain(fentanyl, by).rules.find((r) => r.id === 'gb-1d')?.outcome;
    expect(outcome(then)).toBe('not in force');
    expect(outcome(screener)).toBe('nothing differs');
  });
});
