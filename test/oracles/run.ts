/**
 * Holds the reading of the class rules against a second one, written from the texts with RDKit (this folder), and prints where they differ.
 *
 *     npm run oracles [-- --lines 100000] [--first 1] [--rule us-frs-2025] [--show 20] [--tsv out.tsv]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { rdkit } from '../support/rdkit.js';
import { sharedPath, sharedRows, sharedSmiles } from '../support/shared.js';
import type { Answer } from '../support/told.js';
import { compareAll, type Outcome } from './compare.js';
import { ORACLES, type Verdict } from './index.js';
import { listedCases } from './listed.js';
import { Toolkit } from './seen.js';

const { values } = parseArgs({
  options: {
    listed: { type: 'string', default: '8000' },
    seed: { type: 'string', default: '3' },
    lines: { type: 'string', default: '100000' },
    first: { type: 'string', default: '1' },
    rule: { type: 'string', multiple: true },
    show: { type: 'string', default: '20' },
    tsv: { type: 'string' },
  },
});

const general = (most: number, first: number): string[] => {
  if (most === 0) return [];
  const all = sharedSmiles('general.smi.gz');
  const step = Math.max(1, Math.floor(all.length / most));
  return all.filter((_, i) => i % step === first % step).slice(0, most);
};
const row = (file: string) =>
  sharedRows(file).map(({ smiles, name }) => ({ smiles: smiles!.split(' ')[0]!, name: name ?? '' }));
const cayman = (
  parse(readFileSync(sharedPath('lists/cayman-2024-opioids.csv')), {
    columns: true,
    relax_quotes: true,
    relax_column_count: true,
  }) as Record<string, string>[]
)
  .filter(({ smiles }) => smiles !== undefined && smiles !== '')
  .map(({ smiles = '', names = '' }) => ({ smiles, name: names.split(';')[0]! }));

const sets: Record<string, { smiles: string; name: string }[]> = {
  opioids: row('opioids.tsv'),
  cayman,
  medicines: row('medicines.tsv'),
  'other drugs': row('other-drugs.tsv'),
  'listed groups on published parents': listedCases(Number(values.listed), Number(values.seed)).map(
    (smiles) => ({ smiles, name: '' }),
  ),
  general: general(Number(values.lines), Number(values.first)).map((smiles) => ({ smiles, name: '' })),
};

const toolkit = new Toolkit(await rdkit());
const oracles = ORACLES.filter(({ rule }) => values.rule === undefined || values.rule.includes(rule));
const rows: string[] = [];
for (const [set, lines] of Object.entries(sets)) {
  const { tables, unread } = compareAll(toolkit, oracles, lines);
  console.log(`\n${set}: ${lines.length} lines; unread by RDKit ${unread.theirs}, by us ${unread.ours}`);
  for (const [rule, outcomes] of tables) {
    const count = (what: Outcome) => outcomes.filter((each) => each.what === what).length;
    const unsure = (ours: Answer) =>
      outcomes.filter((each) => each.theirs === 'unsure' && each.ours === ours).length;
    const arguable = (theirs: Verdict) =>
      outcomes.filter((each) => each.theirs === theirs && each.ours === 'arguable').length;
    console.log(
      [
        rule.padEnd(18),
        `in and inside ${count('both')}`,
        `unsure and inside, arguable, outside ${unsure('inside')}, ${unsure('arguable')}, ${unsure('outside')}`,
        `in, arguable ${arguable('in')}`,
        `out, arguable ${arguable('out')}`,
        `in, outside ${count('in, outside')}`,
        `out, inside ${count('out, inside')}`,
      ].join(' · '),
    );
    const differ = outcomes.filter(({ what }) => what === 'in, outside' || what === 'out, inside');
    for (const { what, name, smiles } of differ.slice(0, Number(values.show)))
      console.log(`    ${what}: ${name} ${smiles}`);
    for (const each of outcomes)
      rows.push([set, rule, each.what, each.theirs, each.ours, each.name, each.smiles].join('\t'));
  }
}
if (values.tsv !== undefined) writeFileSync(values.tsv, `${rows.join('\n')}\n`);
