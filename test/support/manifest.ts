import { writeFileSync } from 'node:fs';
import { workbookParts, zipOf } from './zip.js';

/**
 * Writes fixtures/manifest.xlsx, a consignment as an office might have it, all of it made up but for what the substances
 * are called: npx tsx test/support/manifest.ts
 */
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const NORFENTANYL = 'CCC(=O)N(c1ccccc1)C1CCNCC1';

const ROWS: readonly (readonly string[])[] = [
  ['Manifest of consignment 0117'],
  ['Consignor: Example Trading, Consignee: Example Laboratories'],
  [],
  ['Line', 'Goods description', 'CAS No', 'HS code', 'Structure', 'Packages'],
  ['1', 'Reactive dye, blue', '-', '3204.16', FENTANYL, '4'],
  ['2', 'acetyl fentanyl', '21409-26-7', '2933.36', '', '1'],
  ['3', 'Ethanol', '64-17-5', '2207.10', 'CCO', '20'],
  ['4', 'Fentanyl citrate', '990-73-8', '2933 33 00', 'n/a', '1'],
  ['5', 'Citric acid', '77-92-9', '2918.14', '', '12'],
  ['6', 'carfentanil', '59708-52-1', '2933.33', '', '1'],
  ['7', 'Norfentanyl', '1609-66-1', '2933.39.90', NORFENTANYL, '1'],
  ['Part B: samples'],
  ['8', 'Sample 17/3', 'not available', '', '', '1'],
  ['9', 'meta-fluoro-something-fentanyl', '', '', '', '1'],
  ['', 'Total', '', '', '', '42'],
];

const column = (at: number): string => String.fromCharCode(65 + at);

export function manifest(): Buffer {
  const data = ROWS.map((cells, i) =>
    cells.length === 0
      ? ''
      : `<row r="${i + 1}">${cells
          .map((text, at) =>
            text === '' ? '' : `<c r="${column(at)}${i + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
          )
          .join('')}</row>`,
  ).join('');
  return zipOf(workbookParts({ Goods: data, Notes: '' }));
}

if (process.argv[1]?.endsWith('manifest.ts')) writeFileSync('fixtures/manifest.xlsx', manifest());
