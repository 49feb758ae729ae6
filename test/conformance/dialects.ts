/**
 * Is a ring system read as the same substance whichever of 13 toolkits wrote it?
 * Run with `npx tsx test/conformance/dialects.ts` (about three minutes). Exit code 1 where the table in
 * src/chemistry/CONFORMANCE.md says otherwise.
 */
import { sharedPath } from '../support/shared.js';
import { numberOf, tableOf } from './document.js';
import { compared, readSystems } from './systems.js';

const FILE = process.argv[2] ?? sharedPath('dialects.smi.gz');
const EXAMPLES = Number(process.argv[3] ?? 3);

const table: Record<string, Record<string, number>> = {};
const examples = new Map<string, string[]>();
for (const { toolkit, system, text, verdict, usual } of compared(await readSystems(FILE))) {
  table[toolkit] ??= { lines: 0, 'as most': 0, otherwise: 0 };
  const row = table[toolkit];
  row.lines!++;
  row[verdict] = (row[verdict] ?? 0) + 1;
  if (verdict === 'as most') continue;
  const list = examples.get(`${toolkit}, ${verdict}`) ?? [];
  list.push(`${system}: ${text} (most: ${usual})`);
  examples.set(`${toolkit}, ${verdict}`, list);
}
console.table(table);
for (const [title, list] of examples) {
  console.log(`${title}: ${list.length}`);
  for (const line of list.slice(0, EXAMPLES)) console.log(`    ${line}`);
}

const said = tableOf('47,464 ring systems').map(([, ...numbers]) => numbers.map(numberOf).join(' '));
const counted = Object.values(table).map((row) => {
  const { lines, otherwise } = row;
  return [lines, row['as most'], otherwise, lines! - row['as most']! - otherwise!].join(' ');
});
const stale = counted.filter((row) => !said.includes(row));
if (stale.length > 0 || said.length !== counted.length) {
  console.error(`CONFORMANCE.md does not say: ${stale.join('; ')}`);
  process.exitCode = 1;
}
