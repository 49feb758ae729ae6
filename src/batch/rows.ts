import type { ListRow } from './list.js';
import { type InputBounds, MAX_LINES, tooManyLines } from './source/bounds.js';
import { emptyTally, type OpenedList, type SourceRecord, type Tally } from './source/index.js';
import { readSmiLine, smiStart } from './source/smi.js';

/** Rows and lines as a source of records. A string is a line of a SMILES list; numbers of lines are places, from 1. */
export function sourceOfRows(
  items: AsyncIterable<string | ListRow>,
  { maxLines = MAX_LINES }: InputBounds = {},
): OpenedList {
  const tally = emptyTally();
  return {
    name: 'the rows',
    format: 'smi',
    understood: 'rows of the caller’s own',
    kept: [],
    tally,
    records: recordsOfRows(items, tally, maxLines),
    close: async () => {},
  };
}

async function* recordsOfRows(
  items: AsyncIterable<string | ListRow>,
  tally: Tally,
  most: number,
): AsyncGenerator<SourceRecord> {
  const state = smiStart();
  for await (const item of items) {
    if (tally.lines >= most) throw tooManyLines('the list', most);
    const number = tally.lines + 1;
    if (typeof item === 'string') {
      const record = readSmiLine({ number, text: item, tooLong: false }, state, tally);
      if (record !== undefined) yield record;
      continue;
    }
    if (typeof item?.smiles !== 'string')
      throw new TypeError(
        `screenLines: item ${number} is neither bytes, nor a line, nor a row with a text "smiles"`,
      );
    tally.lines += 1;
    tally.records += 1;
    const { smiles, id = '', name } = item;
    yield { line: number, lines: 1, id, ...(name === undefined ? {} : { name }), smiles };
  }
}
