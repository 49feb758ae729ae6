import { describe, expect, test, vi } from 'vitest';
import {
  MAX_ATOMS,
  MAX_ISSUES,
  MAX_RING_SYSTEM,
  molfile,
  readMolecules,
  smilesOfMolfile,
} from '../../src/chemistry/index.js';
import { createDayScreener } from '../../src/screening/index.js';
import { regularGraph, writeGraph } from '../support/graphs.js';

/**
 * Nothing that one line can say takes long, eats memory or passes unread as `none`. The stated bound is ten seconds
 * for a line on a slow machine; the worst line found took two on a fast one. Each test has as many before it counts as
 * hung; how long it takes is not asked.
 */
const SECONDS = 10;
vi.setConfig({ testTimeout: SECONDS * 1000 });
const screener = createDayScreener();
screener.screen('CCO');

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

/** Screens, and holds the size of the answer against the bounds. */
function bounded(text: string) {
  const result = screener.screen(text);
  expect(result.issues.length).toBeLessThanOrEqual(MAX_ISSUES);
  expect(JSON.stringify(result).length).toBeLessThan(200 * text.length + 10_000);
  expect(result.issues.some((issue) => issue.severity === 'error')).toBe(result.verdict === 'unreadable');
  return result;
}

const times = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join('');

describe('what is too large is unreadable, and says so', () => {
  test.each([
    ['a million carbons', 'C'.repeat(1_000_000)],
    ['100,000 ring closures', 'C1CC1'.repeat(50_000)],
    ['one ring of 601 atoms', `C1${'C'.repeat(MAX_RING_SYSTEM)}1`],
    ['18,000 atoms in one ring system', writeGraph(18_000, regularGraph(18_000, 3, 1), () => 'N')],
    ['a cage with every fourth bond', writeGraph(5_000, regularGraph(5_000, 4, 2))],
    ['fentanyl a thousand times', Array(1000).fill(FENTANYL).join('.')],
  ])('%s', (_, text) => {
    const { verdict, issues } = bounded(text);
    expect([verdict, issues[0]?.code]).toEqual(['unreadable', 'too-large']);
  });
});

describe('what is large and can be read, is read', () => {
  test.each([
    ['10,000 nested branches', `${'C('.repeat(10_000)}C${')'.repeat(10_000)}`],
    ['13,000 ring closures in small rings', 'C1CC1'.repeat(6_600)],
    ['as many atoms as may be', 'C'.repeat(MAX_ATOMS)],
    ['20,000 parts', Array(MAX_ATOMS).fill('C').join('.')],
    ['a ring system of 600 atoms', `C1${'C'.repeat(MAX_RING_SYSTEM - 1)}1`],
    [
      '33 cages of 600 nitrogens',
      Array.from({ length: 33 }, (_, i) => writeGraph(600, regularGraph(600, 3, i + 1), () => 'N')).join('.'),
    ],
    [
      '33 cages of 600 mixed atoms',
      Array.from({ length: 33 }, (_, i) =>
        writeGraph(600, regularGraph(600, 3, i + 1), (a) => (a % 3 === 0 ? 'N' : 'C')),
      ).join('.'),
    ],
    ['a sulfur lattice', writeGraph(600, regularGraph(600, 6, 5), () => 'S')],
    ['5,000 bonds to metals', '[Fe]<-N'.repeat(5_000)],
    ['an extension of 180,000 signs', `CCO |a:1${',1'.repeat(90_000)}|`],
  ])('%s', (_, text) => {
    expect(bounded(text).verdict).toBe('none');
  });

  // Found by fuzzing guided by coverage: 8 seconds.
  test('a core with a chain of hundreds of amides to undo is judged', () => {
    const text = `COC(=O)C1(CCN(CCC(=O)OC)CC1${'CCC(=O)N'.repeat(700)})N(c1ccccc1)C(=O)CC`;
    expect(bounded(text).verdict).toBe('class');
  });

  test('fentanyl among as many parts as may be is found', () => {
    const { verdict, issues } = bounded(Array(780).fill(FENTANYL).join('.'));
    expect(verdict).toBe('listed');
    expect(issues.map((issue) => issue.code)).toContain('second-reading-skipped');
  });
});

describe('cores in a chain, each of which has all the others hanging on it', () => {
  // Found by fuzzing guided by coverage: fifty took 13 seconds.
  const chain = (count: number) => 'CC(=O)N(c1ccccc1)C1CCN(C(C)Cc2ccccc2)CC1'.repeat(count);
  test('seventy are judged', () => {
    expect(screener.screen(chain(70))).toMatchObject({ verdict: 'class' });
  });

  test.each([
    ['seven hundred fentanyls', chain(700)],
    ['four hundred nitazenes', 'CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2cc(ccc21)C'.repeat(400)],
  ])('%s are too many, and not none', (_, text) => {
    const { verdict, issues } = bounded(text);
    expect([verdict, issues[0]?.code]).toEqual(['unreadable', 'too-large']);
  });
});

describe('many faults in one text are told in short', () => {
  test.each([
    ['branches that stay open with atoms', `C${'(C'.repeat(19_000)}`, 'branch-open'],
    ['rings that stay open', `C${times(15_000, (i) => `%(${10_000 + i})`)}`, 'ring-open'],
    ['dots alone', '.'.repeat(199_999), 'empty'],
    ['isotopes', `[${'1'.repeat(100_000)}C]`, 'isotope'],
    ['charges', `[C${'+'.repeat(100_000)}]`, 'charge'],
    ['parentheses in an extension', `C |${'('.repeat(100_000)}|`, undefined],
    ['labels in an extension', `C |${'$,'.repeat(90_000)}|`, undefined],
    ['bars', `C ${'|'.repeat(100_000)}`, 'extension-text'],
  ])('%s', (_, text, code) => {
    const { verdict, issues } = bounded(text);
    if (code !== undefined) expect([verdict, issues[0]?.code]).toEqual(['unreadable', code]);
  });
});

test('a flagged record of 15,000 atoms stands in an SD file, without coordinates, and soon', () => {
  const { molecules } = readMolecules(Array(600).fill(FENTANYL).join('.')) as {
    molecules: Parameters<typeof molfile>[0];
  };
  const text = molfile(molecules);
  expect(text.match(/^M {2}V30 COUNTS .*/m)?.[0]).toBe(`M  V30 COUNTS ${600 * 25} ${600 * 27} 0 0 0`);
  const read = smilesOfMolfile(text.split('\n'));
  expect(read).toMatchObject({ ok: true });
  const again = readMolecules((read as { smiles: string }).smiles);
  expect(again).toMatchObject({ ok: true });
  expect(new Set((again as { molecules: typeof molecules }).molecules.map((m) => m.size))).toEqual(
    new Set([25]),
  );
});

test('a flagged record that OpenChemLib cannot lay out stands in an SD file all the same', () => {
  const cage = writeGraph(600, regularGraph(600, 3, 1), () => 'N');
  const { molecules } = readMolecules(`${FENTANYL}.${cage}`) as { molecules: Parameters<typeof molfile>[0] };
  const text = molfile(molecules);
  expect(text).toContain('V3000');
  const read = smilesOfMolfile(text.split('\n'));
  expect(read).toMatchObject({ ok: true });
  expect(screener.screen((read as { smiles: string }).smiles).verdict).toBe('listed');
});
