import type { Due, PatchStep, ReviewSheet } from '../law/review.js';
import type { VerdictChange } from '../law/verdicts.js';
import type { WordUse } from '../law/word.js';
import { GUIDE } from '../vocabulary/guide.js';
import { VOCABULARY } from '../vocabulary/vocabulary.js';
import { Paper, type PaperStyle } from './paper.js';

/** `onetweak law review`: what is due, by reason and jurisdiction. */
export function dueText(items: readonly Due[], style: PaperStyle): string {
  const paper = new Paper(style);
  paper.say(
    `${items.length} to review. onetweak law review ID gives the place to open, the words and a form.`,
  );
  for (const reason of new Set(items.map(({ why }) => why[0]!))) {
    const own = items.filter(({ why }) => why[0] === reason);
    paper.head(`${reason} — ${own.length}`);
    for (const jurisdiction of new Set(own.map((each) => each.jurisdiction)))
      paper.row(
        [[jurisdiction, 8]],
        own.flatMap((each) => (each.jurisdiction === jurisdiction ? [each.id] : [])).join(', '),
        2,
      );
  }
  return paper.text();
}

/** `onetweak law review ID`. */
export function sheetText(sheet: ReviewSheet, style: PaperStyle): string {
  const paper = new Paper(style);
  paper.head(`${sheet.name} (${sheet.id})`);
  paper.field(
    'due for',
    sheet.why.length === 0 ? 'nothing; it can be reviewed all the same' : sheet.why.join(', '),
  );
  paper.field('read in', sheet.read);
  for (const { settles, open } of sheet.places) paper.field('open', `${open} (${settles})`);
  if (sheet.places.length === 0)
    paper.field('open', 'no official place is known here; the source above names one');
  for (const words of sheet.words) paper.field('compare', `“${words}”`);
  paper.gap().say('Fill in, save as answer.json, and give it back: onetweak law review --answer answer.json');
  for (const line of JSON.stringify(sheet.form, null, 2).split('\n')) paper.say(line, '  ');
  return paper.text();
}

/** `onetweak law review --answer FILE`: what is to be changed, line by line. */
export function patchText(steps: readonly PatchStep[], style: PaperStyle): string {
  const paper = new Paper(style);
  if (steps.length === 0) paper.say('Nothing to change: the file says the same.');
  for (const { file, path, from, value } of steps) {
    paper.head(`${file} ${path}`);
    paper.say(`- ${JSON.stringify(from)}`, '  ', '    ');
    paper.say(`+ ${JSON.stringify(value)}`, '  ', '    ');
  }
  if (steps.length > 0)
    paper
      .gap()
      .say(
        'Edit the file so, set its "reviewed" to the day of the review, then npm run compile and npx tsx test/law/write-audit.ts (docs/REVIEW.md). --format json gives a JSON Patch.',
      );
  return paper.text();
}

/** `onetweak law diff --verdicts OLD.json`. */
export function verdictsText(
  changes: readonly VerdictChange[],
  of: number,
  isRule: (id: string) => boolean,
  style: PaperStyle,
): string {
  const paper = new Paper(style);
  const molecules = new Set(changes.map(({ smiles }) => smiles)).size;
  paper.say(`${changes.length} verdicts differ, on ${molecules} of ${of} molecules`);
  for (const jurisdiction of new Set(changes.map((each) => each.jurisdiction))) {
    const own = changes.filter((each) => each.jurisdiction === jurisdiction);
    paper.head(`${jurisdiction} — ${own.length}`);
    const kinds = new Map<string, VerdictChange[]>();
    for (const each of own) {
      const told = (id: string) => (isRule(id) ? id : 'a name');
      const by = [...each.found.map((id) => `+ ${told(id)}`), ...each.gone.map((id) => `- ${told(id)}`)];
      const reason = each.before === '-' ? 'judged by now' : 'the same entries, read otherwise';
      const key = `${each.before} -> ${each.after}: ${[...new Set(by)].join(', ') || reason}`;
      kinds.set(key, [...(kinds.get(key) ?? []), each]);
    }
    for (const [key, list] of kinds)
      paper.row(
        [[String(list.length), 6]],
        `${key} (${list[0]!.name === '' ? list[0]!.smiles : list[0]!.name})`,
        2,
        '  ',
      );
  }
  return paper.text();
}

/** `onetweak law word acyl`. */
export function wordText({ word, clauses }: WordUse, style: PaperStyle): string {
  const paper = new Paper(style);
  const guide = GUIDE[word];
  paper.head(word);
  paper.field('reading', VOCABULARY[word].reading);
  if (guide !== undefined && guide.other !== '') paper.field('other reading', guide.other);
  for (const [label, groups] of [
    ['inside', guide?.inside ?? []],
    ['arguable', guide?.arguable ?? []],
    ['outside', guide?.outside ?? []],
  ] as const)
    groups.forEach(([name, smiles], i) => {
      paper.field(i === 0 ? label : '', `${name}  ${smiles}`);
    });
  for (const [i, { rule, clause }] of clauses.entries())
    paper.field(i === 0 ? 'used by' : '', `${rule} ${clause}`);
  if (clauses.length === 0) paper.field('used by', 'no clause that is held');
  paper.gap().say('Why it is read so, with the words of the statutes: src/law/NOTES.md.');
  return paper.text();
}
