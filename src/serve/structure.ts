import { type Issue, smilesOfMolfile } from '../chemistry/index.js';
import type { Matched } from '../screening/index.js';

/** What a molfile of a question says: a SMILES with its warnings, or what is judged where it says nothing definite. */
export type MolfileText =
  | { readonly ok: true; readonly smiles: string; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly matched: Matched };

const SEVERAL: Issue = {
  code: 'molfile-text',
  severity: 'error',
  message:
    'After the structure comes another one; a question holds one, a file of many goes to /screen/stream.',
};

/**
 * Reads the molfile of a question; of a record of an SD file the data behind the structure are not read.
 *
 * @param text - its lines, ended as they may be
 * @throws never
 */
export function molfileText(text: string): MolfileText {
  const lines = text.split(/\r\n|\n|\r/);
  const end = lines.findIndex((line) => line.startsWith('M  END'));
  const after = end === -1 ? [] : lines.slice(end + 1);
  if (after.some((line) => line.startsWith('M  END'))) return unreadable([SEVERAL]);
  const reading = smilesOfMolfile(end === -1 ? lines : lines.slice(0, end + 1));
  if (reading.ok) return reading;
  const where = reading.line < 0 ? '' : ` (Line ${reading.line + 1} of the molfile.)`;
  return unreadable(reading.issues.map((issue) => ({ ...issue, message: `${issue.message}${where}` })));
}

const unreadable = (issues: readonly Issue[]): MolfileText => ({
  ok: false,
  matched: { ok: false, smiles: '', issues: [...issues] },
});
