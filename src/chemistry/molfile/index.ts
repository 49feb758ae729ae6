import type { Issue } from '../issue.js';
import { molfileAgreement } from '../openchemlib/second-reading-of-molfile.js';
import { MAX_ISSUES } from '../read.js';
import { hydrogensAreCertain } from './aromatic.js';
import { molfileOddity } from './oddity.js';
import { MOLFILE_REASONS } from './reasons.js';
import { type ConnectionTable, Fault } from './table.js';
import { readV2000 } from './v2000.js';
import { readV3000 } from './v3000.js';
import { writeTable } from './write.js';

/** What a molfile says, as a SMILES to be read; or why it says nothing definite. */
export type MolfileReading =
  | {
      readonly ok: true;
      /** The atoms stand in the order of the molfile. */
      readonly smiles: string;
      /** Warnings alone. */
      readonly issues: readonly Issue[];
    }
  | {
      readonly ok: false;
      readonly issues: readonly Issue[];
      /** The line, counted from 0, in which the reading ended; -1 for the molfile as a whole. */
      readonly line: number;
    };

/**
 * Which structure does this molfile say?
 *
 * Reads V2000 and V3000 strictly: atoms and bonds must be as many as announced, and what may change the structure and
 * is not known is an error, never left aside. Hydrogens that are not drawn are filled in as a SMILES reader fills them
 * in. Geometries of double bonds come from the coordinates; wedges are not read.
 *
 * @param lines - the lines of the molfile, its heading of three lines first, `M  END` last
 * @returns a SMILES in which the atoms have the same numbers, for `readMolecules`; or the error
 * @throws never
 * @example smilesOfMolfile(ethanol.split('\n')); // { ok: true, smiles: 'CCO', issues: [] }
 */
export function smilesOfMolfile(lines: readonly string[]): MolfileReading {
  try {
    const table = readTable(lines);
    const smiles = writeTable(table);
    if (!hydrogensAreCertain(table, smiles)) throw new Fault('aromatic-hydrogens');
    const second = molfileAgreement(lines, table);
    if (second === 'different') throw new Fault('second-reading');
    if (second !== 'same') table.issues.push(molfileOddity(`second-reading-${second}`));
    return { ok: true, smiles, issues: table.issues.slice(0, MAX_ISSUES) };
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const { code, line } = fault;
    return { ok: false, line, issues: [{ code, severity: 'error', message: MOLFILE_REASONS[code] }] };
  }
}

function readTable(lines: readonly string[]): ConnectionTable {
  if (lines.every((line) => line.trim() === '')) throw new Fault('molfile-empty');
  const version = /V(\d{4})\s*$/.exec(lines[3] ?? '')?.[1];
  if (version === '3000') return readV3000(lines);
  if (version !== undefined && version !== '2000') throw new Fault('molfile-counts', 3);
  return readV2000(lines);
}
