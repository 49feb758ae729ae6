/**
 * What the command makes of public lists, as a table: npm run bench:table [folder]
 *
 * Of each list its rows, those judged by each basis, those that are not known by their reason, and what contradicts itself; then
 * each contradiction once; then how many names and rows a second are looked up. The lists are nobody's to commit: what is
 * printed of them are counts, and the rows that contradict themselves.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { screenLines } from '../src/batch/node/index.js';
import { screenFile } from '../src/batch/node/screen-file.js';
import { createIdentifiers } from '../src/identifiers/index.js';
import { loadRegister } from '../src/law/register.js';
import { contradictionsIn } from '../src/screening/index.js';
import { sharedPath } from '../test/support/shared.js';

const folder = process.argv[2] ?? sharedPath('lists');
const asOf = '2026-11-28';

const count = (into: Map<string, number>, key: string) => into.set(key, (into.get(key) ?? 0) + 1);
const told = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([key, n]) => `${key} ${n}`)
    .join(', ') || '–';

console.log(
  '| list | rows | judged by | flagged | none | not known, or not readable, by first reason | contradictions |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- |');
const contradictions: string[] = [];
const names: string[] = [];
const none: string[] = [];
for (const file of readdirSync(folder).filter((each) => !each.endsWith('.md'))) {
  const basis = new Map<string, number>();
  const unknown = new Map<string, number>();
  const kinds = new Map<string, number>();
  let [rows, flagged, nothing] = [0, 0, 0];
  const list = screenFile(join(folder, file), { asOf });
  for await (const { line, id, name, result } of list) {
    rows++;
    if (name !== undefined) names.push(name);
    if (result.verdict === 'unreadable') {
      const codes = result.issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      count(unknown, codes.find((code) => code === 'name-like') ?? codes[0] ?? 'not said');
    } else {
      const by = result.basis ?? 'structure';
      count(basis, by);
      if (result.verdict !== 'none') flagged++;
      else {
        nothing++;
        if (by !== 'structure' && by !== 'inchi') none.push(`${file}:${line}`);
      }
    }
    for (const { code, message } of contradictionsIn(result)) {
      count(kinds, code);
      contradictions.push(`${file}, line ${line}, ${name ?? id}: ${code}: ${message}`);
    }
  }
  console.log(
    `| ${file} | ${rows} | ${told(basis)} | ${flagged} | ${nothing} | ${told(unknown)} | ${told(kinds)} |`,
  );
}
console.log(`\nnone without a structure: ${none.join(', ') || 'no row'}`);
console.log(`\n${contradictions.join('\n')}`);

const identifiers = createIdentifiers(loadRegister());
const of = (what: string, texts: readonly string[], kind: 'name' | 'cas') => {
  const began = performance.now();
  let looked = 0;
  while (performance.now() - began < 2000)
    for (const text of texts) {
      identifiers.identify(text, kind);
      looked++;
    }
  console.log(
    `${what}: ${Math.round((looked / (performance.now() - began)) * 1000).toLocaleString('en')} a second`,
  );
};
console.log('');
if (names.length > 0) of('names of these lists', names, 'name');
of(
  'CAS numbers',
  identifiers.substances.flatMap(({ cas }) => cas.map(({ number }) => number)).concat('64-17-5', '50-00-0'),
  'cas',
);
const table = `id,name,cas\n${Array.from({ length: 20_000 }, (_, i) => `${i},${['fentanyl', 'aspirin', 'heroin', 'dye'][i % 4]},${i % 3 === 0 ? '437-38-7' : '50-78-2'}`).join('\n')}\n`;
const began = performance.now();
let judged = 0;
for await (const _ of screenLines(new Blob([table]), { asOf, format: 'csv' })) judged++;
console.log(
  `rows of a table without structures: ${Math.round((judged / (performance.now() - began)) * 1000).toLocaleString('en')} a second`,
);
