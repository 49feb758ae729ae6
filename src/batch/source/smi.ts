import { isSmilesHeading } from './columns.js';
import type { Feed } from './feed.js';
import type { Line } from './lines.js';
import { MAX_RAW, MAX_RECORD, type SourceRecord, skip, type Tally, tooLarge } from './record.js';
import { separatorAt, separatorIssue } from './separators.js';
import { skippedOf } from './smi-lines.js';

/** The SMILES, its extension `|...|` where it has one, and the rest of the line, which is the id. */
const LINE = /^(\S+(?:\s+\|[^|]*\|(?=\s|$))?)\s*(.*)$/su;

/** What the reading of a list remembers from line to line. */
export interface SmiState {
  headingMayCome: boolean;
}

export const smiStart = (): SmiState => ({ headingMayCome: true });

/**
 * A line a molecule: SMILES, then an id after white space. Blank lines and lines that begin with `#` (no SMILES does)
 * are counted; so is a heading such as `SMILES Name` on the first line that holds anything.
 */
export async function* readSmi(feed: Feed, tally: Tally): AsyncGenerator<SourceRecord> {
  const state = smiStart();
  for (let lines = await feed.take(); lines.length > 0; lines = await feed.take()) {
    for (const line of lines) {
      const record = readSmiLine(line, state, tally);
      if (record !== undefined) yield record;
    }
  }
}

/** The record that a line is, or undefined where it is none; the tally is kept up. */
export function readSmiLine(line: Line, state: SmiState, tally: Tally): SourceRecord | undefined {
  tally.lines += 1;
  const text = line.text.trim();
  const skipped = line.tooLong ? undefined : skippedOf(text);
  if (skipped !== undefined) skip(tally[skipped], line.number);
  else if (state.headingMayCome && isSmilesHeading(text.split(/\s/, 1)[0] ?? '') && separatorAt(text) < 0) {
    tally.headers += 1;
    state.headingMayCome = false;
  } else {
    state.headingMayCome = false;
    tally.records += 1;
    return line.tooLong ? tooLong(line) : smiRecord(line.number, text);
  }
  return undefined;
}

/** The record of a trimmed text. */
export function smiRecord(line: number, text: string): SourceRecord {
  const parts = LINE.exec(text);
  const smiles = parts?.[1] ?? text;
  const rest = parts?.[2] ?? '';
  const separator = separatorAt(text);
  if (separator >= 0)
    return {
      line,
      lines: 1,
      id: separatorAt(rest) < 0 ? rest : '',
      smiles: smiles.slice(0, MAX_RAW),
      raw: text.slice(0, MAX_RAW),
      issue: separatorIssue(text, separator, 'line'),
    };
  // An extension that is not closed stays with its SMILES: the reader of SMILES says what is wrong with it.
  if (rest.startsWith('|')) return { line, lines: 1, id: '', smiles: text };
  return { line, lines: 1, id: rest, smiles };
}

export function tooLong(line: Line): SourceRecord {
  return {
    line: line.number,
    lines: 1,
    id: '',
    smiles: '',
    raw: line.text.slice(0, MAX_RAW),
    issue: tooLarge(MAX_RECORD),
  };
}
