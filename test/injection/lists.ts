import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, strToU8, zipSync } from 'fflate';

/** A fentanyl, a nitazene and a relative, texts that cannot be read, and much else; published, or of no interest. */
const KINDS = [
  'CCOc1ccccc1',
  'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CC(C)Cc1ccc(cc1)C(C)C(=O)O',
  'C(C',
  'CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2cc(ccc12)[N+](=O)[O-]',
  'CCCCO',
  'CCS(=O)(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
];
/** Every thirtieth is of interest. */
const smiles = (i: number): string => (i % 30 < KINDS.length ? KINDS[i % 30]! : 'CCOCCOc1ccccc1');

/** Letters that no packing makes much shorter. */
function letters(i: number, length: number): string {
  let text = '';
  for (let k = 0; text.length < length; k++)
    text += createHash('sha256').update(`${i} ${k}`).digest('base64url');
  return text.slice(0, length);
}

const rows = (count: number, length: number): { smiles: string; id: string }[] =>
  Array.from({ length: count }, (_, i) => ({ smiles: smiles(i), id: `${i}-${letters(i, length)}` }));

const smi = (count: number, length: number): string =>
  rows(count, length)
    .map((row) => `${row.smiles} ${row.id}\n`)
    .join('');

const csv = (count: number, length: number): string =>
  `id,smiles\n${rows(count, length)
    .map((row) => `${row.id},${row.smiles}\n`)
    .join('')}`;

/** Phenetole and a propanamide, by their atoms and bonds. */
const MOLFILES = [
  '\n  onetweak\n\n  3  2  0  0  0  0  0  0  0  0999 V2000\n    0.0000    0.0000    0.0000 C   0  0\n    1.2990    0.7500    0.0000 C   0  0\n    2.5981   -0.0000    0.0000 O   0  0\n  1  2  1  0\n  2  3  1  0\nM  END\n',
  '\n  onetweak\n\n  3  2  0  0  0  0  0  0  0  0999 V2000\n    0.0000    0.0000    0.0000 C   0  0\n    1.2990    0.7500    0.0000 C   0  0\n    2.5981   -0.0000    0.0000 N   0  0\n  1  2  9  0\n  2  3  1  0\nM  END\n',
];
const sdf = (count: number, length: number): string =>
  rows(count, length)
    .map((row, i) => `${row.id}${MOLFILES[i % 2]}> <note>\n${row.smiles}\n\n$$$$\n`)
    .join('');

function xlsx(count: number, length: number): Uint8Array {
  const cell = (text: string): string =>
    `<c t="inlineStr"><is><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
  const row = (cells: readonly string[]): string => `<row>${cells.map(cell).join('')}</row>`;
  const all = [row(['id', 'smiles']), ...rows(count, length).map((each) => row([each.id, each.smiles]))];
  const files: Record<string, string> = {
    'xl/workbook.xml':
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="list" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${all.join('')}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

export const INPUTS = ['smi', 'csv', 'sdf', 'xlsx', 'gz'] as const;
export type InputName = (typeof INPUTS)[number];

const MAKE: Readonly<Record<InputName, () => string | Uint8Array>> = {
  // So large that threads read it by ranges; most of it is ids.
  smi: () => smi(90, 33_000),
  csv: () => csv(60, 4000),
  sdf: () => sdf(60, 4000),
  xlsx: () => xlsx(60, 3000),
  gz: () => gzipSync(strToU8(smi(60, 4000)), { mtime: 0 }),
};

/** The file's name, as it is in its folder. */
export const fileOf = (input: InputName): string => (input === 'gz' ? 'list.smi.gz' : `list.${input}`);

export const writeInput = (folder: string, input: InputName): void =>
  writeFileSync(join(folder, fileOf(input)), MAKE[input]());

/** Rules of one's own, that watch ethoxybenzene. */
export const RULES = JSON.stringify({
  format: 'onetweak-rules/1',
  jurisdiction: { id: 'own', name: 'Own' },
  reviewed: '2026-01-01',
  named: [
    {
      ...{ id: 'own-a', name: 'a', smiles: 'CCOc1ccccc1', schedule: 'watch', citation: 'c', since: null },
      source: { text: 's', confidence: 'unverified' },
    },
  ],
});
