import { promises as fs } from 'node:fs';
import type { ScreenResult } from '../result.types.js';
import type { DayScreener } from '../screening/index.js';
import { UserError } from './io.js';
import type { Output } from './output.js';

/** What an earlier run wrote before it ended early. */
export interface Earlier {
  /** Bytes of whole lines; half a line that may follow them is to be cut off. */
  readonly bytes: number;
  /** An output that writes to `rest` what this run has beyond those bytes, and compares with them what comes before. */
  before(rest: Output): Output;
  close(): Promise<void>;
}

/** The partial output is not the beginning of what this run writes. */
export class Misfit extends UserError {}

/**
 * Opens what `--resume` goes on from.
 *
 * A resumed run works through its input from the first line, exactly as a run without `--resume` does, and so in the same
 * mode: prefilter or not is decided by the input's whole size. What it would write is compared byte by byte with what
 * stands there, and written from where that ends. So a resumed run writes what a whole run writes, or refuses.
 *
 * @param partial - path of the partial output, which holds ndjson
 * @param screener - by which this run judges, for the words of a refusal
 */
export async function openEarlier(partial: string, screener: DayScreener): Promise<Earlier> {
  const file = await fs.open(partial, 'r').catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'it is not there' : cause.message;
    throw new UserError(`--resume goes on with ${partial}: ${why}`, { cause });
  });
  const bytes = await told(wholeLines(file)).catch(async (cause) => {
    await file.close().catch(() => {});
    throw cause;
  });
  let at = 0;
  let lines = 0;

  /** What comes of it, or in words why it cannot be read. */
  function told<T>(act: Promise<T>): Promise<T> {
    return act.catch((cause: Error) => {
      throw cause instanceof UserError
        ? cause
        : new UserError(`cannot read ${partial}: ${cause.message}`, { cause });
    });
  }

  /** Compares bytes with those that come next; gives how many of them lie before the end of the earlier output. */
  async function compare(own: Buffer): Promise<number> {
    const size = Math.min(own.length, bytes - at);
    const there = Buffer.alloc(size);
    for (let read = 0; read < size; ) {
      const { bytesRead } = await told(file.read(there, read, size - read, at + read));
      if (bytesRead === 0) throw new Misfit(`${partial} became shorter while it was read`);
      read += bytesRead;
    }
    const mine = own.subarray(0, size);
    if (!there.equals(mine)) {
      const same = commonLength(there, mine);
      const start = same === 0 ? 0 : there.lastIndexOf(10, same - 1) + 1;
      const number = lines + newlines(there.subarray(0, same)) + 1;
      throw misfit(number, await lineAt(at + start), firstLine(own, start));
    }
    at += size;
    lines += newlines(mine);
    return size;
  }

  /** The earlier line that begins at this place of the file. */
  async function lineAt(place: number): Promise<string> {
    const longest = Buffer.alloc(Math.min(LONGEST, bytes - place));
    const { bytesRead } = await told(file.read(longest, 0, longest.length, place));
    return firstLine(longest.subarray(0, bytesRead), 0);
  }

  function misfit(number: number, earlier: string, own: string | undefined): Misfit {
    const record = recordOf(earlier);
    if (record === undefined)
      return new Misfit(`--resume goes on with ndjson, and record ${number} of ${partial} is none`);
    const by = judgedBy(record);
    if (by !== judgedBy(screener))
      return new Misfit(
        `${partial} was judged otherwise: ${by ?? 'its records do not say how'}; this run is for ${judgedBy(screener)}`,
      );
    const mine = own === undefined ? undefined : recordOf(own);
    const where = mine === undefined ? 'the input' : `${String(mine.file)}, line ${String(mine.line)}`;
    const otherwise =
      mine !== undefined && NAMES.every((name) => record[name] === mine[name])
        ? `its record ${number} was judged otherwise than ${where} is now (as with --exact, --fast or other relations)`
        : `its record ${number} does not fit ${where}`;
    return new Misfit(
      `${partial} is not the beginning of this run: ${otherwise}. Give the options of the first run, or begin anew without --resume`,
    );
  }

  return {
    bytes,
    before(rest) {
      return {
        ...rest,
        async write(text) {
          if (at === bytes) return rest.write(text);
          const own =
            typeof text === 'string'
              ? Buffer.from(text)
              : Buffer.from(text.buffer, text.byteOffset, text.length);
          const compared = await compare(own);
          if (compared < own.length) await rest.write(own.subarray(compared));
        },
        async done() {
          if (at < bytes) throw misfit(lines + 1, await lineAt(at), undefined);
          await rest.done();
        },
      };
    },
    close: () => file.close().catch(() => {}),
  };
}

type Handle = Awaited<ReturnType<typeof fs.open>>;

/** Bytes of a line that are read to say why it does not fit; a longer one is not read for that. */
const LONGEST = 1 << 24;

/** What a record is of, whoever judges it. */
const NAMES = ['file', 'line', 'id', 'name', 'smiles'] as const;

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

function commonLength(one: Uint8Array, other: Uint8Array): number {
  let i = 0;
  while (i < one.length && one[i] === other[i]) i++;
  return i;
}

function newlines(bytes: Buffer): number {
  let count = 0;
  for (let i = bytes.indexOf(10); i !== -1; i = bytes.indexOf(10, i + 1)) count++;
  return count;
}

function firstLine(bytes: Buffer, from: number): string {
  const end = bytes.indexOf(10, from);
  return bytes.toString('utf8', from, end === -1 ? bytes.length : end);
}

function recordOf(text: string): Record<string, unknown> | undefined {
  try {
    return Object(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const judgedBy = (by: Partial<Pick<ScreenResult, 'asOf' | 'jurisdictions' | 'register'>> | DayScreener) =>
  typeof by.asOf === 'string' && Array.isArray(by.jurisdictions)
    ? `${by.asOf} in ${by.jurisdictions.join(', ')} by register ${by.register?.hash}`
    : undefined;
