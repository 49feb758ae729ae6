import { Molecule as OclMolecule } from 'openchemlib';
import { describe, expect, test } from 'vitest';
import { type ScreenedLine, screenLines } from '../../src/batch/node/index.js';
import { createPrefilter, criteriaOf } from '../../src/batch/prefilter/index.js';
import { identityKey, readMolecules, smilesOfMolfile } from '../../src/chemistry/index.js';
import { loadRegister } from '../../src/law/register.js';
import type { ScreenResult } from '../../src/result.js';
import { createDayScreener } from '../../src/screening/index.js';
import { rdkit } from '../support/rdkit.js';
import { hasShared, sharedRows, sharedSmiles } from '../support/shared.js';

const screener = createDayScreener({ asOf: '2026-11-23' });
const prefilter = createPrefilter(criteriaOf(loadRegister().files));

/** Molfiles of a SMILES, as two toolkits write them. */
async function molfiles(text: string): Promise<[writer: string, molfile: string][]> {
  const files: [string, string][] = [];
  const kit = await rdkit();
  const mol = kit.get_mol(text);
  if (mol) {
    files.push(['RDKit V2000', mol.get_molblock()], ['RDKit V3000', mol.get_v3Kmolblock()]);
    files.push(['RDKit, aromatic bonds', mol.get_molblock(JSON.stringify({ kekulize: false }))]);
    mol.delete();
  }
  try {
    const ocl = OclMolecule.fromSmiles(text);
    files.push(['OpenChemLib V2000', ocl.toMolfile()], ['OpenChemLib V3000', ocl.toMolfileV3()]);
  } catch {
    // It does not read every SMILES.
  }
  return files;
}

/** What was found; with atoms, where the toolkits kept their order (they leave hydrogens that were atoms out). */
const found = ({ verdict, arguable, findings, relation, decompositions }: ScreenResult, atoms: boolean) =>
  JSON.parse(
    JSON.stringify({ verdict, arguable, findings, relation, decompositions }, (key, value) =>
      key === 'atoms' && !atoms ? undefined : value,
    ),
  );

const identities = (text: string): string[] => {
  const reading = readMolecules(text);
  // Hydrogens on metals have no place in a molfile.
  return reading.ok
    ? reading.molecules
        .filter((m) => m.size > 1)
        .map((molecule) => identityKey(molecule))
        .sort()
    : [];
};

/** Bonds of type 4 do not say where the hydrogens of aromatic nitrogens are: these may be refused, with this word. */
const OPEN_HYDROGENS = ['kekule', 'aromatic-hydrogens'];

async function check(text: string, counts: Record<string, number>): Promise<void> {
  const expected = screener.screen(text);
  const screened = new Map<string, ScreenResult>();
  const screen = (smiles: string): ScreenResult => {
    const result = screened.get(smiles) ?? screener.screen(smiles);
    screened.set(smiles, result);
    return result;
  };
  if (expected.verdict === 'unreadable') return;
  for (const [writer, molfile] of await molfiles(text)) {
    const where = `${text} by ${writer}`;
    const reading = smilesOfMolfile(molfile.split('\n'));
    const result = reading.ok ? screen(reading.smiles) : undefined;
    const refused = reading.ok ? result!.verdict === 'unreadable' : true;
    const reason = (reading.ok ? result! : reading).issues[0]?.code ?? '';
    if (refused && writer === 'RDKit, aromatic bonds' && OPEN_HYDROGENS.includes(reason)) {
      counts.refused = (counts.refused ?? 0) + 1;
      continue;
    }
    expect.soft(refused ? reason : 'read', where).toBe('read');
    if (!reading.ok || result === undefined) continue;
    counts[writer] = (counts[writer] ?? 0) + 1;
    const ordered = !/\[\d*H\]|\[H/.test(text);
    expect.soft(found(result, ordered), where).toEqual(found(expected, ordered));
    expect.soft(identities(reading.smiles), where).toEqual(identities(text));
    // The prefilter may look at the SMILES of an SD file as at any other.
    const bytes = new TextEncoder().encode(reading.smiles);
    if (expected.verdict !== 'none') expect.soft(prefilter.maybe(bytes, 0, bytes.length), where).toBe(true);
  }
}

const FENTANYLS = [
  'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'C/C=C/C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'C/C=C\\C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CCC(=O)N(c1ccccc1)C1(COC)CCN(CCn2nnn(CC)c2=O)CC1',
  'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1.Cl',
  'CCC(=O)N(c1ccccc1)C1CC[NH+](CCc2ccccc2)CC1.OC(=O)CC(O)(CC(=O)O)C(=O)[O-]',
  'O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  '[2H]C([2H])(C)C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CCC(=O)N(c1ccccc1)C1CC[N+](C)(CCc2ccccc2)CC1.[I-]',
  'CCC(=O)N(c1ccccc1)C1CC[N+]([O-])(CCc2ccccc2)CC1',
  'CCC(=O)N(c1ccc([N+](=O)[O-])cc1)C1CCN(CCc2ccccc2)CC1',
];

test.each(FENTANYLS)('%s is the same substance as a molfile', async (text) => {
  const counts: Record<string, number> = {};
  await check(text, counts);
  expect(Object.keys(counts)).toHaveLength(5);
});

test('one geometry is listed and the other is not, by the coordinates alone', async () => {
  for (const [text, listed] of [
    [FENTANYLS[1]!, true],
    [FENTANYLS[2]!, false],
  ] as const)
    for (const [writer, molfile] of await molfiles(text)) {
      const reading = smilesOfMolfile(molfile.split('\n'));
      const { findings } = screener.screen(reading.ok ? reading.smiles : '');
      expect(
        findings.some((f) => f.jurisdiction === 'us' && f.kind === 'listed'),
        writer,
      ).toBe(listed);
    }
});

test('an SD file is screened by the prefilter as by the exact path', async () => {
  const texts = [...FENTANYLS, 'CCO', 'c1ccccc1C(=O)O', '[Na]OC(C)=O', 'N->[Zn+2]'];
  const entries: string[] = [];
  for (const [i, text] of texts.entries())
    for (const [, molfile] of await molfiles(text))
      entries.push(`${i}${molfile.slice(molfile.indexOf('\n'))}\n$$$$\n`);
  entries.push(entries[0]!.replace('V2000', 'V2100'));
  const bytes = async function* () {
    yield Buffer.from(entries.join(''));
  };
  const all = async (exact: boolean) => {
    const lines: ScreenedLine[] = [];
    for await (const line of screenLines(bytes(), { exact, asOf: '2026-11-23' })) lines.push(line);
    return lines;
  };
  const exactly = await all(true);
  const fast = await all(false);
  expect(exactly).toHaveLength(entries.length);
  expect(exactly.at(-1)!.result.verdict).toBe('unreadable');
  const short = ({ line, id, result }: ScreenedLine) => [
    line,
    id,
    result.smiles,
    result.verdict,
    result.findings,
  ];
  expect(fast.map(short)).toEqual(exactly.map(short));
  // What is odd in the molfile itself is told either way.
  const zero = (lines: ScreenedLine[]) =>
    lines.filter(({ result }) => result.issues.some((i) => i.code === 'zero-bond')).length;
  expect([zero(exactly), zero(fast)]).toEqual([1, 1]);
});

describe.skipIf(!hasShared)('as molfiles of two toolkits', () => {
  test('all published opioids, in every spelling, are what they are as SMILES', async () => {
    const counts: Record<string, number> = {};
    for (const row of sharedRows('opioids.tsv'))
      for (const text of new Set([row.smiles!, ...row.spellings!.split(' ; ')]))
        await check(text.split(/\s/)[0]!, counts);
    expect(counts['RDKit V2000']).toBeGreaterThan(900);
    expect(counts['OpenChemLib V3000']).toBeGreaterThan(900);
    expect(counts.refused).toBeLessThan(20);
  }, 600_000);

  test.each([0, 1, 2])(
    'so is every third of 3,000 lines of a mixed corpus, from %i',
    async (first) => {
      const counts: Record<string, number> = {};
      const all = sharedSmiles('general.smi.gz');
      const step = Math.floor(all.length / 3000);
      for (let i = first * step; i < all.length; i += 3 * step) await check(all[i]!, counts);
      expect(counts['RDKit V2000']).toBeGreaterThan(950);
      expect(counts['OpenChemLib V3000']).toBeGreaterThan(950);
      expect(counts.refused).toBeLessThan(150);
    },
    600_000,
  );
});
