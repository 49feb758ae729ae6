import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPrefilter, criteriaOf } from '../../src/batch/prefilter/index.js';
import { createScreener, type ScreenResult } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { respell } from '../../src/testing/respell.js';

/** The rows of docs/CHEMISTRY.md, with the heading under which they stand. */
const rows = readFileSync('docs/CHEMISTRY.md', 'utf8')
  .split(/^## /m)
  .slice(1)
  .flatMap((section) =>
    section
      .split('\n')
      .filter((line) => /^\| .*`/.test(line))
      .map((line) => {
        const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
        const [, what, example, verdict, found, codes] = cells as [string, ...string[]];
        return {
          what: what!,
          smiles: example!.replace(/^`|`$/g, ''),
          verdict: verdict!,
          found: found!,
          codes: codes === '' ? [] : codes!.split(', '),
        };
      }),
  );

const nameOf = ({ kind, name }: NonNullable<ScreenResult['relation']>) =>
  kind === 'core' ? name : `relative: ${name}`;

describe('docs/CHEMISTRY.md', () => {
  const screener = createScreener({ jurisdictions: ['us'], asOf: '2026-06-01' });
  const everywhere = createScreener();

  it.each(rows.map((row) => [row.what, row] as const))('%s', (_, { smiles, verdict, found, codes }) => {
    const result = screener.screen(smiles);
    const names = result.findings.map((f) => ('name' in f ? f.name : f.rule));
    expect({
      verdict: result.verdict,
      found: result.verdict === 'analogue' ? nameOf(result.relation!) : (names[0] ?? ''),
      codes: result.issues
        .filter((i) => verdict !== 'unreadable' || i.severity === 'error')
        .map((i) => i.code),
    }).toEqual({ verdict, found, codes });
    if (verdict !== 'none') expect(everywhere.screen(smiles).verdict).not.toBe('none');
  });

  it('has a line for everything that hides a fentanyl', () => {
    const said = rows.map(({ what }) => what).join('\n');
    for (const word of [
      /imidic acid/,
      /lactim/,
      /charges apart/,
      /N-oxide/,
      /quaternary salt/,
      /ionic salt/,
      /drawn with a bond/,
      /metal complex/,
      /^hydrate$/m,
      /its water on a ketone/,
      /enol of/,
      /deuterium/,
      /carbon-13/,
      /radical/,
      /zwitterion/,
      /racemate/,
      /the same twice/,
      /dimer/,
    ])
      expect(said).toMatch(word);
  });
});

/** Each with the whole of its acyl group, its ring nitrogen and its aniline ring to be written otherwise. */
const FIVE: Readonly<Record<string, (to: { amide?: string; ring?: string; aryl?: string }) => string>> = {
  fentanyl: ({ amide = 'C(=O)N', ring = 'N', aryl = 'c1ccccc1' }) =>
    `CC${amide}(${aryl})C1CC${ring}(CCc2ccccc2)CC1`,
  carfentanil: ({ amide = 'C(=O)N', ring = 'N', aryl = 'c1ccccc1' }) =>
    `CC${amide}(${aryl})C1(C(=O)OC)CC${ring}(CCc2ccccc2)CC1`,
  'furanyl fentanyl': ({ amide = 'C(=O)N', ring = 'N', aryl = 'c1ccccc1' }) =>
    `c3(ccco3)${amide}(${aryl})C1CC${ring}(CCc2ccccc2)CC1`,
  norfentanyl: ({ amide = 'C(=O)N', ring = 'N', aryl = 'c1ccccc1' }) =>
    `CC${amide}(${aryl})C1CC${ring.replace('[N+]', '[NH+]')}CC1`,
  '4-anilino-N-phenethylpiperidine': ({ amide, ring = 'N', aryl = 'c1ccccc1' }) =>
    `${amide === undefined ? 'N' : '[NH2+]'}(${aryl})C1CC${ring}(CCc2ccccc2)CC1`,
};
type Five = (typeof FIVE)[string];

/** The same substance in every one of these. */
const SAME: Readonly<Record<string, (drug: Five) => string>> = {
  'as usual': (drug) => drug({}),
  'imidic acid': (drug) => drug({ amide: 'C(O)=[N+]' }),
  'imidic acid, its metal by a bond': (drug) => drug({ amide: 'C(O[Na])=[N+]' }),
  'amide, charges apart': (drug) => drug({ amide: 'C([O-])=[N+]' }),
  'carbonyl, charges apart': (drug) => drug({ amide: '[C+]([O-])N' }),
  'carbonyl, proton, plus on the carbon': (drug) => drug({ amide: '[C+](O)N' }),
  'carbonyl, proton, plus on the oxygen': (drug) => drug({ amide: 'C(=[OH+])N' }),
  'carbonyl on a metal, by an arrow': (drug) => drug({ amide: 'C(=O->[Zn+2])N' }),
  'carbonyl on a metal, by a bond': (drug) => drug({ amide: 'C(=[O+][Zn-])N' }),
  'carbonyl on a borane': (drug) => drug({ amide: 'C(=[O+][B-](F)(F)F)N' }),
  'labelled carbonyl': (drug) => drug({ amide: '[13C](=[18O])N' }),
  'amine, its hydrogen forgotten': (drug) => drug({ ring: '[N+]' }),
  'amine on a metal, by a bond': (drug) => drug({ ring: '[N+]([Pt-2](Cl)(Cl)Cl)' }),
  'amine on a metal, by an arrow': (drug) => drug({ ring: 'N(->[Zn](Cl)Cl)' }),
  'amine on a borane': (drug) => drug({ ring: '[N+]([BH3-])' }),
  'deuterium': (drug) => drug({ aryl: 'c1c([2H])c([D])c([2H])c([2H])c1[2H]' }),
  'carbon-13': (drug) => drug({ aryl: '[13c]1[13cH][13cH][13cH][13cH][13cH]1' }),
  'salt': (drug) => `${drug({})}.Cl`,
  'salt by ions': (drug) => `${drug({ ring: '[N+]' })}.[Cl-]`,
  'salt of two to one acid': (drug) => `${drug({})}.${drug({})}.OS(O)(=O)=O`,
  'salt with a complex': (drug) => `${drug({})}.[H+].[H+].[Cl-][Zn+2]([Cl-])([Cl-])[Cl-]`,
  'hydrate': (drug) => `${drug({})}.Cl.O.[2H]O[2H]`,
  'racemate by a mark': (drug) => `${drug({})} |&1:5|`,
  'radical by a mark': (drug) => `${drug({})} |^1:0|`,
  'thrice': (drug) => `${drug({})}.${drug({})}.${drug({})}`,
}; // biome-ignore format: a table

/** Other substances, which keep what makes the first one a fentanyl or a relative. */
const OTHER: Readonly<Record<string, (drug: Five) => string>> = {
  'N-oxide': (drug) => drug({ ring: '[N+]([O-])' }),
  'N-oxide with a proton': (drug) => `${drug({ ring: '[N+](O)' })}.[Cl-]`,
  'quaternary salt': (drug) => `${drug({ ring: '[N+](C)' })}.[I-]`,
  'radical on the ring': (drug) => drug({ aryl: 'c1ccc[c]c1' }),
}; // biome-ignore format: a table

describe('five substances, each hidden in every way', () => {
  const screener = createScreener({ jurisdictions: ['us'], asOf: '2026-06-01' });
  const prefilter = createPrefilter(criteriaOf(loadRegister().files));
  const kept = (text: string) => {
    const bytes = new TextEncoder().encode(text);
    return prefilter.maybe(bytes, 0, bytes.length);
  };

  it.each(Object.entries(FIVE))('%s is itself', (name, drug) => {
    for (const [how, write] of Object.entries(SAME)) {
      const text = write(drug);
      const { verdict, findings } = screener.screen(text);
      const [first] = findings;
      const found = first?.kind === 'listed' ? first.name : undefined;
      expect([how, verdict, found, kept(text)], text).toEqual([how, 'listed', name, true]);
    }
  });

  it.each(Object.entries(FIVE))('%s, made another substance, is never none', (_, drug) => {
    for (const [how, write] of Object.entries(OTHER)) {
      const text = write(drug);
      const { verdict } = screener.screen(text);
      expect(['class', 'analogue'], `${how}: ${text}`).toContain(verdict);
      expect(kept(text), text).toBe(true);
    }
  });
});

/** What stands beside a base in lists: acids, metals, water and solvents, carriers, other drugs. */
const BESIDE = [
  ...['Cl', '[H]Cl', '[Cl-]', '[H+].[Cl-]', 'Br', '[I-]', 'OS(O)(=O)=O', '[O-]S([O-])(=O)=O', 'OP(O)(O)=O', 'O[N+]([O-])=O'],
  ...['OC(=O)C(O)=O', 'OC(=O)CC(O)(CC(O)=O)C(O)=O', 'OC(=O)C(O)C(O)C(O)=O', 'OC(=O)/C=C\\C(O)=O', 'CS(O)(=O)=O', 'OC(=O)C(F)(F)F'],
  ...['CC(=O)[O-].[Na+]', '[K+].[OH-]', '[Zn+2].[Cl-].[Cl-]', '[Ca]', 'Cl[Zn]Cl', 'F[B-](F)(F)F', 'O[Cl](=O)(=O)=O'],
  ...['O', 'O.O', '[2H]O[2H]', '[OH3+]', 'CO', 'CCO', 'CC#N', 'ClCCl', 'CN(C)C=O', 'C1CCOC1', 'OO', '[H][H]', '[He]'],
  ...['OCC(O)C(O)C(O)C(O)CO', 'Cn1cnc2c1c(=O)n(C)c(=O)n2C', 'CC(=O)Nc1ccc(O)cc1', 'C[N+](C)(C)C', '[CH3]', '[NH4+]'],
]; // biome-ignore format: a table

type Writing = (smiles: string, pick: (most: number) => number) => string;

/** Ways to write the same substance otherwise, or with others beside it. */
const WRITINGS: Readonly<Record<string, Writing>> = {
  'parts beside it': (smiles, pick) => {
    const parts = [smiles, ...Array.from({ length: 1 + pick(3) }, () => BESIDE[pick(BESIDE.length)]!)];
    return parts.sort(() => pick(2) - 0.5).join('.');
  },
  'the same twice or thrice': (smiles, pick) => Array(2 + pick(2)).fill(smiles).join('.'),
  'deuterium for hydrogen': (smiles, pick) =>
    respell(smiles, 1 + pick(1e6), { explicitHydrogens: true }).replaceAll('[H]', () =>
      pick(3) === 0 ? '[2H]' : pick(2) === 0 ? '[D]' : '[3H]',
    ),
  'isotopes': (smiles, pick) => respell(smiles, 1 + pick(1e6), { isotopes: true }),
  'a carbonyl with its charges apart': (smiles) => smiles.replace(/(?<=[^.(])C\(=O\)(?=[A-Za-z[])/g, '[C+]([O-])'),
  'an amine with a proton': (smiles) => smiles.replace(/CCN\(/, 'CC[NH+]('),
  'an amine that forgot it': (smiles) => smiles.replace(/CCN\(/, 'CC[N+]('),
  'an amine on a metal, by an arrow': (smiles) => smiles.replace(/CCN\(/, 'CCN(->[Zn+2])('),
  'an amine on a metal, by a bond': (smiles) => smiles.replace(/CCN\(/, 'CC[N+]([Pt-2](Cl)(Cl)Cl)('),
  'an amine on a borane': (smiles) => smiles.replace(/CCN\(/, 'CC[N+]([BH3-])('),
}; // biome-ignore format: a table

const RANK = ['unreadable', 'none', 'analogue', 'class', 'listed'];

describe('no way of writing makes a verdict less', () => {
  const screener = createScreener({ asOf: '2026-06-01' });
  const prefilter = createPrefilter(criteriaOf(loadRegister().files));
  const named = [...new Set(loadRegister().files.flatMap((file) => file.named.map((entry) => entry.smiles)))];
  const found = ({ findings }: ScreenResult) =>
    new Set(findings.map((f) => `${f.jurisdiction} ${f.kind} ${f.id} ${f.reading}`));

  it.each(Object.entries(WRITINGS))('%s', (_, write) => {
    let changed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...named), fc.nat(), (smiles, seed) => {
        let state = seed;
        const pick = (most: number): number => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          return Math.floor((state / 2 ** 32) * most);
        };
        const text = write(smiles, pick);
        if (text !== smiles) changed++;
        const other = screener.screen(text);
        const before = screener.screen(smiles);
        expect(RANK.indexOf(other.verdict), text).toBeGreaterThanOrEqual(RANK.indexOf(before.verdict));
        const all = found(other);
        for (const finding of found(before)) expect(all, text).toContain(finding);
        const bytes = new TextEncoder().encode(text);
        if (before.verdict !== 'none') expect(prefilter.maybe(bytes, 0, bytes.length), text).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(changed).toBeGreaterThan(100);
  });
});
