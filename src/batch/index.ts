import { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import type { ScreenResult } from '../result.js';
import { createDayScreener, type ScreenerOptions } from '../screening/index.js';
import { type EngineOptions, openScreening, recordsOf, screenBytes } from './engine/index.js';

export { type Criteria, createPrefilter, criteriaOf, type Prefilter } from './prefilter/index.js';

/** Options of `screenLines`: those of a screener, of the reading, and of the work. */
export interface ScreenLinesOptions extends ScreenerOptions, EngineOptions {
  /** True: only records of another verdict than `none`. */
  readonly flagged?: boolean;
}

/** A record of a list, judged. */
export interface ScreenedLine {
  /** 1-based number of the record's first line. */
  readonly line: number;
  /** What the list calls the record; empty where it calls it nothing. */
  readonly id: string;
  readonly name?: string;
  readonly smiles: string;
  readonly result: ScreenResult;
}

/** A file's path, or its bytes from anywhere: a Node stream, a Web stream, a generator. */
export type ScreenSource = string | AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/**
 * Judges a list of any size, record by record, in its order and in flat memory.
 *
 * @param source - a path, `-` for standard input, or bytes; SMILES lists and tables, each also gzipped
 * @param options - see {@link ScreenLinesOptions}
 * @returns the records; reading them slowly slows the work down, and leaving them ends it
 * @throws TypeError where an option is wrong; SourceError where the list cannot be read to its end
 * @example
 * for await (const { line, id, result } of screenLines('stock.smi.gz', { flagged: true }))
 *   console.log(line, id, result.verdict);
 */
export async function* screenLines(
  source: ScreenSource,
  options: ScreenLinesOptions = {},
): AsyncGenerator<ScreenedLine> {
  const { flagged = false, exact, threads, format, column, idColumn, nameColumn, ...law } = options;
  const engine = Object.fromEntries(
    Object.entries({ exact, threads, format, column, idColumn, nameColumn }).filter(
      ([, v]) => v !== undefined,
    ),
  ) as EngineOptions;
  // The day is settled here, so that every thread judges for the same one.
  const made: ScreenerOptions = { ...law, asOf: law.asOf ?? new Date().toISOString().slice(0, 10) };
  const screener = createDayScreener(made);
  const screening = await (typeof source === 'string'
    ? openScreening(source, screener, made, engine)
    : screenBytes(source, 'bytes', screener, made, engine));
  try {
    for await (const part of screening.parts) {
      if ('judged' in part) {
        const { record, result } = part.judged;
        if (flagged && result.verdict === 'none') continue;
        const { line, id, name, smiles } = record;
        yield { line, id, ...(name === undefined ? {} : { name }), smiles, result };
      } else if (!flagged)
        for (const { line, id, smiles } of recordsOf(part.rejected))
          yield { line, id, smiles, result: screener.none(smiles) };
    }
  } finally {
    await screening.close();
  }
}

/** The same as a Node stream of objects. */
export function screenLinesToNode(source: ScreenSource, options: ScreenLinesOptions = {}): Readable {
  return Readable.from(screenLines(source, options));
}

/** The same as a Web stream of objects. */
export function screenLinesToWeb(
  source: ScreenSource,
  options: ScreenLinesOptions = {},
): ReadableStream<ScreenedLine> {
  const lines = screenLines(source, options);
  return new ReadableStream({
    async pull(controller) {
      const next = await lines.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
