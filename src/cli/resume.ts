import { open } from 'node:fs/promises';
import type { SourceRecord } from '../batch/source/index.js';
import { splitLines } from '../batch/source/lines.js';
import type { ScreenResult } from '../result.js';
import type { DayScreener } from '../screening/index.js';
import { UserError } from './io.js';

/** The records that a run which ended early had written already, to be taken in their order. */
export interface Earlier {
  /** Bytes of whole records; half a record that may come after them is to be cut off. */
  readonly bytes: number;
  /** The result of this record, if the next one that was written is its. */
  take(file: string, record: SourceRecord): Promise<ScreenResult | undefined>;
  /** Whether there is one left that was not taken. */
  left(): Promise<boolean>;
  /** What to say where one is left and the input comes to something else. */
  misfit(file: string, line?: number): UserError;
  close(): Promise<void>;
}

/**
 * Opens what `--resume` goes on from. Nothing is believed unseen: each record that is taken must be of the same file,
 * line, id and text, and judged by the same register for the same day and jurisdictions.
 */
export async function openEarlier(partial: string, screener: DayScreener): Promise<Earlier> {
  const file = await open(partial, 'r').catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'it is not there' : cause.message;
    throw new UserError(`--resume goes on with ${partial}: ${why}`, { cause });
  });
  const bytes = await wholeLines(file);
  const stream = bytes === 0 ? [] : file.createReadStream({ start: 0, end: bytes - 1, autoClose: false });
  const batches = splitLines(stream as AsyncIterable<Uint8Array>, LONGEST);
  let ahead: string[] = [];
  let at = 0;
  let number = 0;

  let over = false;
  const next = async (): Promise<Row | undefined> => {
    if (over) return undefined;
    while (at === ahead.length) {
      const batch = await batches.next();
      if (batch.done) {
        over = true;
        return undefined;
      }
      ahead = batch.value.map((line) => line.text);
      at = 0;
    }
    return read(ahead[at]!, partial, number + 1, screener);
  };

  return {
    bytes,
    async take(file, record) {
      const row = await next();
      if (row === undefined || !isOf(row, file, record)) return undefined;
      at += 1;
      number += 1;
      return row.result;
    },
    left: async () => (await next()) !== undefined,
    misfit: (file, line) =>
      new UserError(
        `${partial} is not the beginning of this run: its record ${number + 1} does not fit ${file}` +
          `${line === undefined ? '' : `, line ${line}`}. Run without --resume to begin anew`,
      ),
    async close() {
      await batches.return(undefined);
      await file.close().catch(() => {});
    },
  };
}

/** Longer than any record of ours: the largest text that is read gives a few million characters. */
const LONGEST = 1 << 28;

type Handle = Awaited<ReturnType<typeof open>>;

/** Where the last whole line ends. */
async function wholeLines(file: Handle): Promise<number> {
  const piece = Buffer.alloc(1 << 16);
  let end = (await file.stat()).size;
  while (end > 0) {
    const start = Math.max(0, end - piece.length);
    const { bytesRead } = await file.read(piece, 0, end - start, start);
    const at = piece.subarray(0, bytesRead).lastIndexOf(10);
    if (at !== -1) return start + at + 1;
    end = start;
  }
  return 0;
}

interface Row {
  readonly file: unknown;
  readonly line: unknown;
  readonly id: unknown;
  readonly name: unknown;
  readonly raw: unknown;
  readonly result: ScreenResult;
}

function read(text: string, partial: string, number: number, screener: DayScreener): Row {
  let record: Record<string, unknown>;
  try {
    record = Object(JSON.parse(text));
  } catch (cause) {
    throw new UserError(`--resume goes on with ndjson, and record ${number} of ${partial} is none`, {
      cause,
    });
  }
  const { file, line, id, name, raw } = record;
  const result = record as unknown as ScreenResult;
  const by = judgedBy(result);
  if (by !== judgedBy(screener))
    throw new UserError(
      `${partial} was judged otherwise: ${by ?? 'its records do not say how'}; this run is for ${judgedBy(screener)}`,
    );
  return { file, line, id, name, raw, result };
}

const judgedBy = (by: Pick<ScreenResult, 'asOf' | 'jurisdictions' | 'register'> | DayScreener) =>
  typeof by?.asOf === 'string' && Array.isArray(by.jurisdictions)
    ? `${by.asOf} in ${by.jurisdictions.join(', ')} by register ${by.register?.hash}`
    : undefined;

const isOf = (row: Row, file: string, record: SourceRecord): boolean =>
  row.file === file &&
  row.line === record.line &&
  row.id === record.id &&
  row.name === record.name &&
  row.raw === record.raw &&
  row.result.smiles === record.smiles;
