import type { Issue } from '../../chemistry/issue.js';
import { isBlank } from '../../identifiers/blank.js';
import type { Feed } from './feed.js';
import type { Line } from './lines.js';
import { isField } from './msp-beginning.js';
import { MAX_RAW, MAX_RECORD, type SourceRecord, skip, type Tally, tooLarge } from './record.js';

/** The fields of a spectrum that identify its substance, by what libraries call them. */
const FIELDS = {
  name: 'name',
  'cas#': 'cas',
  cas: 'cas',
  casno: 'cas',
  inchikey: 'inchiKey',
  inchi: 'inchi',
  smiles: 'smiles',
  formula: 'formula',
  mw: 'mass',
  id: 'id',
  'db#': 'id',
  'nist#': 'id',
} as const;
type Field = (typeof FIELDS)[keyof typeof FIELDS];

/** A spectrum a record: it begins with `Name:`, whatever stands between two; its peaks and further lines belong to it. */
export async function* readMsp(feed: Feed, tally: Tally): AsyncGenerator<SourceRecord> {
  let open: Spectrum | undefined;
  const end = (spectrum: Spectrum): SourceRecord => {
    tally.records += 1;
    tally.continued += spectrum.lines - 1;
    return recordOf(spectrum);
  };
  for (let lines = await feed.take(); lines.length > 0; lines = await feed.take()) {
    for (const line of lines) {
      tally.lines += 1;
      const blank = line.text.trim() === '';
      if (/^name:/i.test(line.text)) {
        if (open !== undefined) yield end(open);
        open = { line: line.number, lines: 0, fields: new Map(), tooLong: false };
      } else if (blank || (open === undefined && !isField(line.text)) || isBetween(line.text)) {
        skip(blank ? tally.blank : tally.comments, line.number);
        continue;
      }
      open ??= { line: line.number, lines: 0, fields: new Map(), tooLong: false };
      // Lines that were skipped within it are counted as such, and no part of it.
      open.lines += 1;
      take(open, line);
    }
  }
  if (open !== undefined) yield end(open);
}

interface Spectrum {
  readonly line: number;
  lines: number;
  readonly fields: Map<Field, string>;
  tooLong: boolean;
}

/** Rules between spectra, as some libraries have them. */
const isBetween = (text: string): boolean => /^[=#-]{3,}\s*$/.test(text);

function take(spectrum: Spectrum, { text, tooLong }: Line): void {
  // Peaks begin with a number.
  if (!/^[A-Za-z]/.test(text)) return;
  if (tooLong) spectrum.tooLong = true;
  // NIST puts several on one line: `CAS#: 437-38-7;  NIST#: 12345`.
  const several = /^(?:cas|nist|db)#/i.test(text) ? text.split(';') : [text];
  for (const part of several) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const key = part.slice(0, colon).trim().toLowerCase();
    const field = Object.hasOwn(FIELDS, key) ? FIELDS[key as keyof typeof FIELDS] : undefined;
    const value = part.slice(colon + 1).trim();
    // 0 and 0-00-0 are what programs write for "no number".
    if (field === undefined || isBlank(value) || (field === 'cas' && /^0*(?:-0+)*$/.test(value))) continue;
    if (!spectrum.fields.has(field)) spectrum.fields.set(field, value);
  }
}

function recordOf({ line, lines, fields, tooLong }: Spectrum): SourceRecord {
  const {
    name = '',
    id = '',
    smiles = '',
    ...declared
  } = Object.fromEntries(fields) as Partial<Record<Field, string>>;
  const cells = { ...declared, ...(name === '' ? {} : { name }) };
  const base = { line, lines, id: id === '' ? name : id, ...(id === '' || name === '' ? {} : { name }) };
  const issue: Issue | undefined = tooLong
    ? tooLarge(MAX_RECORD, 'field')
    : smiles === '' && Object.keys(cells).length === 0
      ? {
          code: 'no-structure',
          severity: 'error',
          message: 'The spectrum gives no structure, and no identifier.',
        }
      : undefined;
  return {
    ...base,
    smiles,
    ...(Object.keys(cells).length === 0 ? {} : { declared: cells }),
    ...(issue === undefined ? {} : { issue }),
    ...(smiles === '' ? { raw: name.slice(0, MAX_RAW) } : {}),
  };
}
