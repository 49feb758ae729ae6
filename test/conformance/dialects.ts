/**
 * Is a ring system read as the same substance whichever of 13 toolkits wrote it?
 * Run with `npx tsx test/conformance/dialects.ts`; the table goes into src/chemistry/CONFORMANCE.md.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { identityKey, readMolecules } from '../../src/chemistry/index.js';

const FILE = process.argv[2] ?? '../shared/data/dialects.smi.gz';
const EXAMPLES = Number(process.argv[3] ?? 3);

interface Written {
  readonly text: string;
  /** Keys of all parts, or `!` and the reason. */
  readonly key: string;
}

const systems = new Map<string, Map<string, Written>>();
for await (const line of createInterface({ input: createReadStream(FILE).pipe(createGunzip()) })) {
  const [text, id] = line.split(/\s+/);
  if (!text || !id?.includes(':')) continue;
  const [toolkit, number] = id.split(':') as [string, string];
  const reading = readMolecules(text);
  const key = reading.ok
    ? reading.molecules
        .map((m) => identityKey(m))
        .sort()
        .join('|')
    : `!${reading.issues[0]!.code}`;
  if (!systems.has(number)) systems.set(number, new Map());
  systems.get(number)!.set(toolkit, { text, key });
}

const table: Record<string, Record<string, number>> = {};
const examples = new Map<string, string[]>();
for (const [number, written] of systems) {
  const votes = new Map<string, number>();
  for (const { key } of written.values()) {
    if (!key.startsWith('!')) votes.set(key, (votes.get(key) ?? 0) + 1);
  }
  const [most] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? ['nobody'];
  for (const [toolkit, { text, key }] of written) {
    table[toolkit] ??= { lines: 0, 'as most': 0, otherwise: 0 };
    const row = table[toolkit];
    const verdict = key === most ? 'as most' : key.startsWith('!') ? key.slice(1) : 'otherwise';
    row.lines!++;
    row[verdict] = (row[verdict] ?? 0) + 1;
    if (verdict === 'as most') continue;
    const usual = [...written.values()].find((w) => w.key === most)?.text;
    const list = examples.get(`${toolkit}, ${verdict}`) ?? [];
    list.push(`${number}: ${text} (most: ${usual})`);
    examples.set(`${toolkit}, ${verdict}`, list);
  }
}
console.table(table);
for (const [title, list] of examples) {
  console.log(`${title}: ${list.length}`);
  for (const line of list.slice(0, EXAMPLES)) console.log(`    ${line}`);
}
