/**
 * What does each relation of the table find, and what does it cost? Run with `npx tsx bench/relations.ts [folder]`;
 * the folder holds opioids.tsv, medicines.tsv, other-drugs.tsv and general.smi.gz (about five minutes).
 * `--hits FILE` writes every hit, for reading by eye. The table that it prints stands in docs/RELATIONS.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { readMolecules } from '../src/chemistry/index.js';
import { Analysis, FAMILIES, RELATIONS } from '../src/families/index.js';
import { sharedPath } from '../test/support/shared.js';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { hits: { type: 'string' } } });
const folder = positionals[0] ?? sharedPath('');
const FILES = ['opioids.tsv', 'medicines.tsv', 'other-drugs.tsv', 'general.smi.gz'];

const variantsOf = (id: string) => FAMILIES.find((family) => family.id === id)!.variants;

const linesOf = (file: string): string[] => {
  const bytes = readFileSync(`${folder}/${file}`);
  const text = file.endsWith('.gz') ? gunzipSync(bytes).toString('latin1') : bytes.toString('utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  return file.endsWith('.tsv') ? lines.slice(1) : lines;
};

const counts = new Map<string, number>();
const size = new Map<string, number>();
const hits: string[] = [];
for (const file of FILES) {
  const lines = linesOf(file);
  size.set(file, lines.length);
  for (const line of lines) {
    const smiles = line.split(/[ \t]/, 1)[0]!;
    if (!/[Nn]/.test(smiles)) continue;
    const reading = readMolecules(smiles);
    if (!reading.ok) continue;
    for (const molecule of reading.molecules) {
      const analysis = new Analysis(molecule);
      const relation = analysis.nearest;
      if (relation === null) continue;
      const variants = analysis.match(relation)!.variants.map((v) => v.id);
      for (const key of [relation.id, ...variants.map((v) => `${relation.id} / ${v}`)])
        counts.set(`${file} ${key}`, (counts.get(`${file} ${key}`) ?? 0) + 1);
      hits.push([file, relation.id, variants.join(' '), ...line.split('\t').slice(0, 2)].join('\t'));
      break;
    }
  }
}
if (values.hits !== undefined) writeFileSync(values.hits, `${hits.sort().join('\n')}\n`);

console.log(
  `| relation | ${FILES.map((f) => `${f} (${size.get(f)!.toLocaleString('en')})`).join(' | ')} | per million of general |`,
);
console.log(`| --- |${' ---: |'.repeat(FILES.length + 1)}`);
for (const { id, family } of RELATIONS)
  for (const key of [id, ...variantsOf(family).map((v) => `${id} / ${v.id}`)]) {
    const row = FILES.map((file) => counts.get(`${file} ${key}`) ?? 0);
    if (key !== id && row.every((n) => n === 0)) continue;
    const rate = (row[3]! / size.get('general.smi.gz')!) * 1e6;
    console.log(`| ${key} | ${row.join(' | ')} | ${rate.toFixed(rate < 10 ? 1 : 0)} |`);
  }
