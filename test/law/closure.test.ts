import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMolecules } from '../../src/chemistry/index.js';
import { Analysis } from '../../src/families/index.js';
import { betterMatch, matchRule, type RuleMatch } from '../../src/law/match.js';
import { loadRegister } from '../../src/law/register.js';
import type { ClassRule } from '../../src/law/schema.js';
import { comparisons } from '../../src/screening/matching.js';
import type { Term, Word } from '../../src/vocabulary/words.js';

/**
 * Whatever group a statute lists, put at a site where it lists it, on whatever member of the class: the molecule
 * stays in the class. The members are the published ones whose parts stand below; the groups are the statute's own.
 */

const GROUPS: Partial<Record<Word, readonly string[]>> = {
  alkyl: ['C', 'CC', 'C(C)C', 'CCCC', 'C(C)(C)C'],
  alkenyl: ['C=C', 'CC=C'],
  alkoxyl: ['OC', 'OCC', 'OC(C)C'],
  hydroxyl: ['O'],
  halo: ['F', 'Cl', 'Br', 'I'],
  haloalkyl: ['C(F)(F)F', 'CF', 'CCCl'],
  amino: ['N'],
  nitro: ['[N+](=O)[O-]', 'N(=O)=O'],
  ester: ['C(=O)OC', 'OC(=O)C'],
  ether: ['OC', 'COC', 'Oc9ccccc9'],
  alkoxycarbonyl: ['C(=O)OC', 'C(=O)OCC'],
  alkoxyalkyl: ['COC', 'COCC'],
  acyloxy: ['OC(=O)C', 'OC(=O)CC'],
  monocycle: ['c2cccs2', 'c2ccco2', 'C2CCCCC2', 'c2ccccn2', 'n2nnn(CC)c2=O'],
  heteromonocycle: ['c2cccs2', 'c2ccco2', 'c2ccccn2'],
  'aromatic monocycle': ['c3cccs3', 'c3ccncc3', 'c3ccc(F)cc3', 'c3ccccc3OC'],
  acyl: ['C(=O)C', 'C(=O)CCC', 'C(=O)c4ccco4', 'C(=O)C4CC4', 'C(=O)C=C', 'C(=O)COC', 'C=O', 'C(=O)c4ccccc4'],
  cyanoalkyl: ['CC#N', 'CCC#N'],
  cycloalkyl: ['C7CC7', 'C7CCCC7'],
  aryl: ['c7ccccc7', 'c7cccc8ccccc78'],
  phenyl: ['c7ccccc7', 'c7ccc(F)cc7'],
  benzyl: ['Cc7ccccc7'],
  heterocycle: ['c7cccs7', 'C7CCCO7', 'c7ccccn7'],
  'aromatic heterocycle': ['c3cccs3', 'c3ccncc3'],
  'any substituent': ['C', 'C#N', 'c7ccccc7', 'S(=O)(=O)C'],
  'any group but hydrogen': ['Cc2ccccc2', 'C', 'C(=O)OC(C)(C)C', 'CCc2cccs2', 'CCCc2ccccc2'],
};

interface Build {
  acyl: string;
  aryl: readonly [string, string];
  ring: { c2: string; c3: string; c4: string };
  tail: { whole?: string; alpha: string; beta: string; phenyl?: string; ortho: string; para: string };
}

const FENTANYL: Build = {
  acyl: 'C(=O)CC',
  aryl: ['', ''],
  ring: { c2: '', c3: '', c4: '' },
  tail: { alpha: '', beta: '', ortho: '', para: '' },
};

const on = (group: string) => (group === '' ? '' : `(${group})`);

function smiles(b: Build & { arylRing?: string }): string {
  const aryl = b.arylRing ?? `c3c${on(b.aryl[0])}cc${on(b.aryl[1])}cc3`;
  const { whole, alpha, beta, phenyl, ortho, para } = b.tail;
  const tail = whole ?? `C${on(alpha)}C${on(beta)}${phenyl ?? `c2c${on(ortho)}cc${on(para)}cc2`}`;
  return `N1(${tail})C${on(b.ring.c2)}C${on(b.ring.c3)}C${on(b.ring.c4)}(N(${b.acyl})${aryl})CC1`;
}

/** The groups of a term; of one that a text names by itself, that one. */
function groupsOf(term: Term, site: string): readonly string[] {
  if (typeof term === 'string')
    return GROUPS[site === 'acyl' && term === 'any group but hydrogen' ? 'acyl' : term] ?? [];
  if ('smiles' in term) return [term.smiles.replace('*', '').replaceAll('1', '7')];
  return 'word' in term ? (GROUPS[term.word] ?? []) : [];
}

/** A random group that one of the rule's clauses lists for this kind of change at this site, or none. */
function listed(
  rule: ClassRule,
  site: string,
  change: 'replaced' | 'substituted',
  locant?: string,
): fc.Arbitrary<{ group: string; clause: string } | null> {
  const clauses = rule.clauses.filter(
    (c) =>
      c.site === site &&
      c.change === change &&
      c.doubt === undefined &&
      c.bars === undefined &&
      (locant === undefined || c.positions?.includes(locant) !== false),
  );
  const choices = clauses.flatMap((c) =>
    c.groups.flatMap((w) => groupsOf(w, site).map((group) => ({ group, clause: c.id }))),
  );
  if (choices.length === 0) return fc.constant(null);
  if (clauses.some(({ required }) => required)) return fc.constantFrom(...choices);
  return fc.option(fc.constantFrom(...choices), { freq: 2 });
}

const needsC4 = (rule: ClassRule): boolean =>
  rule.clauses.some((c) => c.required && c.site === 'piperidine C4');

function members(rule: ClassRule): fc.Arbitrary<{ text: string; changes: number }> {
  return fc
    .record({
      acyl: listed(rule, 'acyl', 'replaced'),
      carbonyl: listed(rule, 'carbonyl', 'replaced'),
      arylRing: listed(rule, 'aniline ring', 'replaced'),
      arylOrtho: listed(rule, 'aniline ring', 'substituted', '2'),
      arylPara: listed(rule, 'aniline ring', 'substituted', '4'),
      c2: listed(rule, 'piperidine ring', 'substituted', '2'),
      c3: listed(rule, 'piperidine ring', 'substituted', '3'),
      c4: needsC4(rule)
        ? listed(rule, 'piperidine C4', 'substituted', '4')
        : fc.oneof(
            listed(rule, 'piperidine ring', 'substituted', '4'),
            listed(rule, 'piperidine C4', 'substituted', '4'),
          ),
      alpha: listed(rule, 'phenethyl', 'substituted', 'alpha'),
      beta: listed(rule, 'phenethyl', 'substituted', 'beta'),
      ortho: listed(rule, 'phenethyl', 'substituted', '2'),
      para: listed(rule, 'phenethyl', 'substituted', '4'),
      phenyl: listed(rule, 'phenethyl ring', 'replaced'),
      whole: listed(rule, 'N-substituent', 'replaced'),
    })
    .map((c) => {
      const g = (x: { group: string } | null) => x?.group ?? '';
      const tail = {
        alpha: g(c.alpha),
        beta: g(c.beta),
        ortho: g(c.ortho),
        para: g(c.para),
        ...(c.phenyl === null ? {} : { phenyl: c.phenyl.group }),
        ...(c.whole === null ? {} : { whole: c.whole.group }),
      };
      return {
        text: smiles({
          ...FENTANYL,
          acyl: c.acyl?.group ?? (c.carbonyl === null ? FENTANYL.acyl : `C(=O)${c.carbonyl.group}`),
          aryl: [g(c.arylOrtho), g(c.arylPara)],
          ...(c.arylRing === null ? {} : { arylRing: c.arylRing.group }),
          ring: { c2: g(c.c2), c3: g(c.c3), c4: g(c.c4) },
          tail,
        }),
        changes: Object.values(c).filter((x) => x !== null).length,
      };
    });
}

function match(rule: ClassRule, text: string): RuleMatch | null {
  const reading = readMolecules(text);
  if (!reading.ok) throw new Error(`${text}: ${reading.issues[0]!.message}`);
  return reading.molecules
    .flatMap((m) => comparisons(rule, new Analysis(m)))
    .map(({ differences, facts }) => matchRule(rule, differences, facts))
    .reduce<RuleMatch | null>(betterMatch, null);
}

const rules = loadRegister()
  .files.flatMap((f) => f.classes)
  .filter((r) => r.test === 'clauses' && r.family === 'fentanyl');

describe('a listed group at a listed site never leaves the class', () => {
  it.each(rules.map((r) => [r.id, r] as const))('%s', (_, rule) => {
    fc.assert(
      fc.property(members(rule), ({ text, changes }) => {
        fc.pre(changes > 0);
        const found = match(rule, text);
        // Where the text asks more than the structure, nothing is plain.
        expect(found?.reading, text).toBe(rule.asksMore === undefined ? 'plain' : 'arguable');
        expect(found!.met.every((m) => m.clause !== null)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
