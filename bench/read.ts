/**
 * How fast is a line read, beside OpenChemLib's bare reader? Run with `npx tsx bench/read.ts`.
 * The budget: at least three quarters of OpenChemLib's rate.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { SmilesParser } from 'openchemlib';
import { identityKey, readMolecules, toSmiles } from '../src/chemistry/index.js';
import { sharedPath } from '../test/support/shared.js';

const FILE = process.argv[2] ?? sharedPath('general.smi.gz');
const LINES = Number(process.argv[3] ?? 20_000);
const all = gunzipSync(readFileSync(FILE)).toString('utf8').split('\n').filter(Boolean);
const step = Math.max(1, Math.floor(all.length / LINES));
const sample = all.filter((_, i) => i % step === 0).map((line) => line.split('\t')[0]!);
const parser = new SmilesParser();

function measure(name: string, work: (text: string) => void): void {
  const begin = performance.now();
  for (const text of sample) {
    try {
      work(text);
    } catch {
      // OpenChemLib throws on some lines; that costs it time like any other.
    }
  }
  console.log(`${name}: ${Math.round((sample.length / (performance.now() - begin)) * 1000)} lines a second`);
}

const each = (text: string, work: (m: Parameters<typeof identityKey>[0]) => unknown): void => {
  const reading = readMolecules(text);
  if (reading.ok) for (const m of reading.molecules) work(m);
};
for (const round of ['cold', 'warm']) {
  console.log(round);
  measure('readMolecules', (text) => readMolecules(text));
  measure('  and aromatic', (text) => each(text, (m) => m.aromatic));
  measure('  and bonds, edges', (text) => each(text, (m) => m.edges));
  measure('  and identityKey', (text) => each(text, identityKey));
  measure('  and toSmiles', (text) => each(text, toSmiles));
  measure('OpenChemLib bare', (text) => parser.parseMolecule(text, { noCoordinates: true, noStereo: true }));
}
