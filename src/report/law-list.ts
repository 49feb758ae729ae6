import type { JurisdictionOverview, RegisterOverview } from '../law/overview.js';
import { notHeldWords, termInShort } from './law-words.js';
import { Paper, type PaperStyle } from './paper.js';
import { count } from './text.js';

/** `onetweak law list`: what the register holds, and what it is known not to hold. */
export function lawListText(overview: RegisterOverview, style: PaperStyle): string {
  const paper = new Paper(style);
  paper.say(`Register ${overview.version}, last held against its sources on ${overview.reviewed} or later`);
  paper.say(`hash ${overview.hash}`);

  paper.head('Judged by');
  for (const each of overview.jurisdictions) {
    paper.row([[each.id, 6]], each.name);
    paper.say(countsWords(each), '        ', '        ');
    paper.say(`sources: ${confidenceWords(each)}; reviewed ${each.reviewed}`, '        ', '        ');
  }

  paper.head('Class-wide rules');
  for (const rule of overview.jurisdictions.flatMap(({ rules }) => rules)) {
    const test = rule.test === 'similarity' ? '; a test of similarity, never more than arguable' : '';
    paper.row(
      [
        [rule.id, 13],
        [termInShort(rule), 26],
      ],
      `${rule.name}${test}`,
      2,
      '  ',
    );
  }

  paper.head('Text not held: known to exist, and nothing is judged by it');
  for (const { id, name, notHeld } of [
    ...overview.elsewhere,
    ...overview.jurisdictions.filter((each) => each.notHeld.length > 0),
  ])
    for (const each of notHeld) paper.row([[id, 8]], `${name}: ${notHeldWords(each)}`, 2, '  ');

  const open = overview.jurisdictions.filter(
    ({ unverified, places }) => unverified.length + places.length > 0,
  );
  if (open.length > 0) paper.head('Not verified, and who could settle it');
  for (const { id, unverified, places } of open) {
    if (unverified.length > 0) paper.row([[id, 8]], `unverified: ${unverified.join(', ')}`, 2, '  ');
    for (const each of places) paper.row([[id, 8]], `${each.settles}: ${each.open}`, 2, '  ');
  }

  paper.gap().say('onetweak law show ID tells more of a jurisdiction, a rule or an entry.');
  return paper.text();
}

/** `93 drugs, 7 precursors, 2 class rules; first day not known: 12`. */
export function countsWords({ named, rules, firstDayNotKnown }: JurisdictionOverview): string {
  const words: Readonly<Record<string, string>> = {
    inventory: 'inventory',
    watch: 'watched',
    exempt: 'exempt',
  };
  const entries = Object.entries(named).map(([kind, number]) =>
    words[kind] === undefined ? count(number, kind) : `${number} ${words[kind]}`,
  );
  const said = [...entries, count(rules.length, 'class rule')].join(', ');
  return firstDayNotKnown === 0
    ? said
    : `${said}; of ${firstDayNotKnown} the first day is not known to the day`;
}

export const confidenceWords = ({ confidence }: JurisdictionOverview): string =>
  Object.entries(confidence)
    .filter(([, number]) => number > 0)
    .map(([word, number]) => `${number} ${word}`)
    .join(', ');
