import type { Look } from '../law/look.js';
import type { In } from '../law/register.js';
import type { ClassRule, Clause, NamedEntry, TextNotHeld } from '../law/schema.types.js';
import { parentsOf } from '../screening/matching.js';
import { inWords } from '../vocabulary/index.js';
import { confidenceWords, countsWords } from './law-list.js';
import { dayWords, notHeldWords, termInShort, termLines } from './law-words.js';
import { Paper, type PaperStyle } from './paper.js';

/** `onetweak law show`: one jurisdiction, or entries and rules in full. */
export function lawShowText(
  found: Look,
  nameOf: (jurisdiction: string) => string,
  style: PaperStyle,
  against: (rule: In<ClassRule>) => readonly string[] | undefined = () => undefined,
): string {
  const paper = new Paper(style);
  if (found.of === 'items')
    for (const item of found.items) tell(item, nameOf(item.jurisdiction), paper, against);
  else if (found.of === 'jurisdiction') tellJurisdiction(found, paper);
  else {
    paper.head(`${found.name} (${found.id})`);
    paper.say('The register holds no text of this jurisdiction, and nothing is judged by it.');
    tellNotHeld(found.notHeld, paper);
  }
  return paper.text();
}

function tellJurisdiction({ overview, named, notes }: Look & { of: 'jurisdiction' }, paper: Paper): void {
  paper.head(`${overview.name} (${overview.id})`);
  paper.say(countsWords(overview));
  paper.say(`sources: ${confidenceWords(overview)}; last held against them on ${overview.reviewed} or later`);
  if (overview.rules.length > 0) {
    paper.head('Class-wide rules');
    for (const rule of overview.rules) {
      paper.row([[`${rule.id}  `, 15]], rule.name);
      paper.say(`${rule.schedule}; ${rule.citation}; ${termInShort(rule)}`, ' '.repeat(17));
    }
  }
  for (const kind of ['drug', 'precursor', 'watch', 'inventory', 'exempt'] as const) {
    const entries = named.filter((entry) => entry.kind === kind);
    if (entries.length === 0) continue;
    paper.head(`${KINDS[kind]} (first day in force, name, schedule; id)`);
    for (const entry of entries) {
      const sure = entry.source.confidence === 'official' ? '' : `; source ${entry.source.confidence}`;
      paper.row([[termInShort(entry), 16]], `${entry.name}, ${entry.schedule}${sure}; ${entry.id}`, 2, '  ');
    }
  }
  tellNotHeld(overview.notHeld, paper);
  if (notes.length > 0) {
    paper.head('Notes');
    for (const note of notes) paper.say(note, '  ', '    ');
  }
}

const KINDS: Readonly<Record<NamedEntry['kind'], string>> = {
  drug: 'Named drugs',
  precursor: 'Named precursors',
  watch: 'Watched',
  inventory: 'In the inventory',
  exempt: 'Exempt',
};

function tellNotHeld(notHeld: readonly In<TextNotHeld>[], paper: Paper): void {
  if (notHeld.length === 0) return;
  paper.head('Text not held: known to exist, and nothing is judged by it');
  for (const each of notHeld) {
    paper.say(notHeldWords(each), '  ', '    ');
    if (each.note !== undefined) paper.say(each.note, '      ');
    paper.say(`source (${each.source.confidence}): ${each.source.text}`, '      ', '        ');
  }
}

type Against = (rule: In<ClassRule>) => readonly string[] | undefined;

function tell(
  item: In<NamedEntry> | In<ClassRule>,
  jurisdiction: string,
  paper: Paper,
  against: Against,
): void {
  const isRule = 'clauses' in item;
  paper.head(item.name);
  const what = isRule ? 'class rule' : ONE[item.kind];
  paper.field('what', `${what}, ${jurisdiction}; id ${item.id}`);
  if (!isRule && item.synonyms.length > 0) paper.field('also', item.synonyms.join('; '));
  paper.field('schedule', item.schedule);
  paper.field('citation', item.citation);
  if (item.instrument !== undefined) paper.field('instrument', item.instrument);
  if (!isRule)
    item.earlier.forEach((each, i) => {
      const order = each.instrument === undefined ? '' : `, by ${each.instrument}`;
      const until = each.until === null ? 'a day that is not known' : dayWords(each.until);
      paper.field(
        i === 0 ? 'before' : '',
        `${each.schedule ?? item.schedule}: ${each.citation}${order}, until ${until}`,
      );
    });
  termLines(item).forEach((line, i) => {
    paper.field(i === 0 ? 'in force' : '', line);
  });
  if (item.datesNote !== undefined) paper.field('on the days', item.datesNote);
  if (isRule) tellRule(item, paper);
  if (isRule)
    against(item)?.forEach((line, i) => {
      paper.field(i === 0 ? 'federal text' : '', line);
    });
  paper.field('extends to', item.extendsTo.length === 0 ? 'nothing further' : item.extendsTo.join(', '));
  if (item.extendsToText !== undefined) paper.field('', `“${item.extendsToText}”`);
  if (item.extendsToSource !== undefined)
    paper.field('', `source (${item.extendsToSource.confidence}): ${item.extendsToSource.text}`);
  if (!isRule) tellStructure(item, paper);
  paper.field('source', `${item.source.confidence}: ${item.source.text}`);
  const notes = isRule ? item.notes : item.notes === undefined ? [] : [item.notes];
  notes.forEach((note, i) => {
    paper.field(i === 0 ? 'notes' : '', note);
  });
}

const ONE: Readonly<Record<NamedEntry['kind'], string>> = {
  drug: 'named drug',
  precursor: 'named precursor',
  watch: 'watched',
  inventory: 'in the inventory',
  exempt: 'exempt',
};

function tellStructure(entry: In<NamedEntry>, paper: Paper): void {
  paper.field('structure', entry.smiles);
  const keys = [entry.formula, entry.inchiKey].filter((text) => text !== undefined);
  if (keys.length > 0) paper.field('', keys.join('  '));
  if (entry.doubleBondGeometry !== undefined)
    paper.field('geometry', 'the listing names one geometry of the double bond, as drawn');
  if (entry.isomerKinds !== undefined)
    paper.field('isomers', `the listing says: ${entry.isomerKinds.join(', ')}`);
}

function tellRule(rule: In<ClassRule>, paper: Paper): void {
  paper.field(
    'test',
    rule.test === 'similarity'
      ? `similarity, without limits in its words: a match is never more than arguable; read to reach the relations ${rule.reaches.join(', ')}`
      : `${FORMS[rule.form]} ${parentsOf(rule)
          .map(({ name }) => name)
          .join('; or ')}`,
  );
  if (rule.maxMass !== undefined) {
    const { atomicMassUnits, counterIons } = rule.maxMass;
    paper.field('', `with a molecular mass of ${atomicMassUnits} u at the most, counter-ions ${counterIons}`);
  }
  if (rule.asksMore !== undefined) paper.field('asks also', rule.asksMore);
  if (rule.text !== undefined) paper.field('words', `“${rule.text}”`);
  if (rule.english !== undefined) paper.field('in English', `“${rule.english}”`);
  for (const clause of rule.clauses) tellClause(clause, paper);
  for (const { text, kind, ids } of rule.excludes)
    paper.field(
      'leaves out',
      `${ids === undefined ? `${kind}s that this register names here` : ids.join(', ')}: “${text}”`,
    );
}

const FORMS: Readonly<Record<ClassRule['form'], string>> = {
  modification: 'differences, each matched against the clauses, from',
  markush: 'what each place may bear, hydrogen included, on',
};

function tellClause(clause: Clause, paper: Paper): void {
  const verb = clause.change === 'replaced' ? 'replaced by' : 'substituted with';
  paper.field(
    `clause ${clause.id}`,
    `${clause.site}${clause.positions === undefined ? '' : ` at ${clause.positions.join(', ')}`} ${verb}: ${clause.groups.map(inWords).join(', ')}${clause.open ? '; the list may be open, and another group is arguable' : ''}`,
  );
  paper.field('', `“${clause.text}”`);
  if (clause.english !== undefined) paper.field('', `in English: “${clause.english}”`);
  if (clause.bars === true) paper.field('', 'what meets this is not of the class');
  if (clause.once === true)
    paper.field('', 'one such group: where several stand at the site, each is arguable');
  if (clause.doubt !== undefined) paper.field('', `at most arguable: ${clause.doubt}`);
  if (clause.note !== undefined) paper.field('', `note: ${clause.note}`);
}
