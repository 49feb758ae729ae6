import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { SmilesParser } from 'openchemlib';
import { describe, expect, it } from 'vitest';
import { readMolecules } from '../../src/chemistry/index.js';
import { sharedPath } from '../support/shared.js';

const FILE = sharedPath('general.smi.gz');
const LINES = 4_000;

if (!existsSync(FILE))
  console.warn(`${FILE} is not here: the comparison with OpenChemLib's reader is left out`);

/** OpenChemLib's own reader, as a second opinion on how many hydrogens a text says. */
describe.skipIf(!existsSync(FILE))("beside OpenChemLib's reader", () => {
  it('counts the same hydrogens on lines without charges', () => {
    const all = gunzipSync(readFileSync(FILE)).toString('utf8').split('\n').filter(Boolean);
    const step = Math.floor(all.length / LINES);
    const parser = new SmilesParser();
    const other: string[] = [];
    let compared = 0;
    for (const [i, line] of all.entries()) {
      const text = line.split('\t')[0]!;
      if (i % step !== 5 || /[+\-|]/.test(text)) continue;
      const reading = readMolecules(text);
      if (!reading.ok) continue;
      const there = parser.parseMolecule(text, { noCoordinates: true, noStereo: true });
      const wanted = / H(\d+)/.exec(` ${there.getMolecularFormula().formula.replace(/([A-Z])/g, ' $1')}`);
      let hydrogens = 0;
      for (const m of reading.molecules) for (const h of m.hydrogens) hydrogens += h;
      compared++;
      const theirs = wanted
        ? Number(wanted[1])
        : / H( |$)/.test(there.getMolecularFormula().formula.replace(/([A-Z])/g, ' $1'))
          ? 1
          : 0;
      if (theirs !== hydrogens) other.push(`${text}: ${hydrogens} here, ${theirs} there`);
    }
    console.info(`OpenChemLib: ${compared} compared, ${other.length} differ`, other.slice(0, 5));
    expect(compared).toBeGreaterThan(2_000);
    expect(other.length / compared).toBeLessThan(0.002);
  });
});
