import { isDay, yearAfter } from './days.js';
import { type SourcePlace, sourcePlacesOf } from './places.js';
import type { In, LawRegister } from './register.js';
import { type ClassRule, KnownDay, type NamedEntry, type TextNotHeld } from './schema.js';

/** Why an item is due for review. */
export type DueFor = 'missing' | 'unverified' | 'secondary' | 'first day not known' | 'older than a year';

/** An entry, a rule or a text not held that a maintainer should hold against its source. */
export interface Due {
  /** Of a text not held: the jurisdiction and its number among the texts not held, `it#1`. */
  readonly id: string;
  readonly jurisdiction: string;
  readonly name: string;
  /** The gravest reason first. */
  readonly why: readonly DueFor[];
}

/** What a maintainer needs for one item. */
export interface ReviewSheet extends Due {
  /** Where the fact was read, and the official places. */
  readonly read: string;
  readonly places: readonly SourcePlace[];
  /** The words to look for there. */
  readonly words: readonly string[];
  /** To be filled in and given back with --answer. */
  readonly form: ReviewForm;
}

export interface ReviewForm {
  readonly id: string;
  /** The day of the comparison. */
  readonly day: string;
  /** `same`: the words stand there as here; `differ`: they do not, and a person must edit the file. */
  readonly words: 'same' | 'differ' | '';
  /** The first day in force, as far as it stands there; empty to leave it. */
  readonly since: string;
  /** Where it was read, as the next person would look it up; empty to leave it. */
  readonly source: string;
}

/** One step of a JSON Patch (RFC 6902) on a file of src/law/data. */
export interface PatchStep {
  readonly file: string;
  readonly op: 'replace' | 'remove';
  readonly path: string;
  readonly from: unknown;
  readonly value?: unknown;
}

type Item = In<NamedEntry> | In<ClassRule>;

/**
 * What is due for review?
 *
 * @param today - the day it is, `YYYY-MM-DD`
 * @returns the gravest reasons first, within them by jurisdiction as the register has them
 */
export function due(register: LawRegister, today: string): Due[] {
  const old = new Map(
    register.files.map(({ jurisdiction: { id }, reviewed }) => [id, today > yearAfter(reviewed)]),
  );
  const items = [...register.named(), ...register.classes()].map((item) => ({
    ...headOf(item),
    why: reasons(item, old.get(item.jurisdiction) === true),
  }));
  const holes = register.notHeld().map((hole): Due => ({ ...holeHead(register, hole), why: ['missing'] }));
  return [...holes, ...items]
    .filter(({ why }) => why.length > 0)
    .sort((a, b) => ORDER.indexOf(a.why[0]!) - ORDER.indexOf(b.why[0]!));
}

const ORDER: readonly DueFor[] = [
  'missing',
  'unverified',
  'secondary',
  'first day not known',
  'older than a year',
];

function reasons({ source, since }: Item, isOld: boolean): DueFor[] {
  return [
    ...(source.confidence === 'official' ? [] : [source.confidence]),
    ...(since === null || since.length < 10 ? (['first day not known'] as const) : []),
    ...(isOld ? (['older than a year'] as const) : []),
  ];
}

const headOf = ({ id, jurisdiction, name }: Item) => ({ id, jurisdiction, name });

function holeHead(register: LawRegister, hole: In<TextNotHeld>) {
  const number = register.notHeld(hole.jurisdiction).indexOf(hole) + 1;
  return { id: `${hole.jurisdiction}#${number}`, jurisdiction: hole.jurisdiction, name: hole.what };
}

/** The sheet of one item, due or not; undefined where nothing bears this id. */
export function sheetOf(register: LawRegister, id: string, today: string): ReviewSheet | undefined {
  const form: ReviewForm = { id, day: today, words: '', since: '', source: '' };
  const item = register.find(id);
  const why = due(register, today).find((each) => each.id === id)?.why ?? [];
  if (item !== undefined) {
    const words =
      'clauses' in item
        ? [...(item.text === undefined ? [] : [item.text]), ...item.clauses.map(({ text }) => text)]
        : [item.name, ...item.synonyms, item.citation];
    return {
      ...headOf(item),
      why,
      read: item.source.text,
      places: sourcePlacesOf(item.jurisdiction),
      words: [...new Set(words)],
      form,
    };
  }
  const hole = register.notHeld().find((each) => holeHead(register, each).id === id);
  if (hole === undefined) return undefined;
  return {
    ...holeHead(register, hole),
    why,
    read: hole.source.text,
    places: sourcePlacesOf(hole.jurisdiction),
    words: [hole.what],
    form,
  };
}

/**
 * The patch to the data file that follows from an answer.
 *
 * @returns the steps, or in one sentence what is wrong with the answer
 */
export function patchOf(register: LawRegister, answer: unknown): readonly PatchStep[] | string {
  const { id, day, words, since, source } = (answer ?? {}) as Partial<Record<keyof ReviewForm, unknown>>;
  const item = typeof id === 'string' ? register.find(id) : undefined;
  if (item === undefined) return `the form's id names no entry and no rule: ${JSON.stringify(id ?? null)}`;
  if (typeof day !== 'string' || !isDay(day))
    return `expected a day, YYYY-MM-DD, got ${JSON.stringify(day ?? null)}`;
  if (words === 'differ')
    return 'the words differ: no patch can be made of that. Write the new words into the file as a new rule or entry, and let the old one end';
  if (words !== 'same') return 'expected words to be "same" or "differ"';
  if (typeof since !== 'string' || (since !== '' && !KnownDay.safeParse(since).success))
    return `expected since to be a day, a month, a year or empty, got ${JSON.stringify(since ?? null)}`;
  if (typeof source !== 'string') return 'expected source to be a text, or empty';
  const list = 'clauses' in item ? 'classes' : 'named';
  const file = register.files.find(
    (each) => each.jurisdiction.id === item.jurisdiction && each[list].some((one) => one.id === item.id),
  )!;
  const at = `/${list}/${file[list].findIndex((one) => one.id === item.id)}`;
  const name = `src/law/data/${item.jurisdiction}.json`;
  const steps: PatchStep[] = [];
  const replace = (path: string, from: unknown, value: unknown) => {
    if (from !== value) steps.push({ file: name, op: 'replace', path: at + path, from, value });
  };
  replace('/source/confidence', item.source.confidence, source === '' ? item.source.confidence : 'official');
  replace('/source/text', item.source.text, source === '' ? item.source.text : source);
  if (since !== '') replace('/since', item.since, since);
  return steps;
}
