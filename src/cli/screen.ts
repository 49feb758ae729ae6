import { fstat } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setImmediate as listen } from 'node:timers/promises';
import { promisify } from 'node:util';
import pc from 'picocolors';
import { type EngineOptions, openScreening, type Screening } from '../batch/engine/index.js';
import { type InputFormat, type Source, SourceError, type SourceRecord } from '../batch/source/index.js';
import { holesLine, oldWords } from '../report/law-words.js';
import type { NoneRow, ReportRow } from '../report/row.js';
import { precursorOf } from '../report/status.js';
import { noVerdicts, type Summary, type SummaryOfFile, summaryText } from '../report/summary.js';
import { count, visible, visibleLines } from '../report/text.js';
import { VERDICTS, type Verdict } from '../result.js';
import type { DayScreener } from '../screening/index.js';
import { EXIT, type Io, UserError } from './io.js';
import { noneRows } from './none-rows.js';
import { isOldFor, type LawOptions, makeExplainer, makeScreener, screenerOptions } from './options.js';
import { type Output, PipeClosed, partialOf, toFile, toStream } from './output.js';
import { progressOf } from './progress.js';
import { Misfit, openEarlier } from './resume.js';

export const FORMATS = ['table', 'csv', 'ndjson', 'html', 'sdf'] as const;
export type Format = (typeof FORMATS)[number];

export interface ScreenOptions extends LawOptions {
  readonly format?: Format;
  readonly column?: string;
  readonly idColumn?: string;
  readonly nameColumn?: string;
  readonly inputFormat?: InputFormat;
  readonly flagged?: boolean;
  readonly failOn?: readonly Verdict[];
  readonly output?: string;
  readonly bom?: boolean;
  readonly resume?: boolean;
  readonly threads?: number;
  readonly exact?: boolean;
  readonly fast?: boolean;
  /** An input without a record is done, and no mistake: a piece of a list may hold none. */
  readonly allowEmpty?: boolean;
  /** The command as it was given, for the report. */
  readonly commandLine?: string;
}

interface Renderer {
  head(): string;
  row(row: ReportRow): string;
  /** What the rows of verdict `none` of one file have in common, given one of them. */
  noneRow?(row: ReportRow): NoneRow;
  foot?(summary: Summary): string;
}

/** `onetweak screen`: every record of every file judged and written, and the sum of it told. Gives the exit code. */
export async function screen(files: readonly string[], options: ScreenOptions, io: Io): Promise<number> {
  const paths = files.length === 0 ? ['-'] : files;
  if (files.length === 0 && io.stdinIsTerminal)
    throw new UserError('no file given: name one, or pipe a list in (onetweak screen --help)');
  if (paths.filter((path) => path === '-').length > 1)
    throw new UserError('standard input (-) is named twice');
  await lookAt(paths, options);
  if (options.resume) checkResume(options);
  const screener = await makeScreener(options, io);
  const made = await screenerOptions(options, io);

  const earlier = options.resume ? await openEarlier(await partialOf(options.output!), screener) : undefined;
  const written =
    options.output === undefined ? toStream(io.out) : await toFile(options.output, earlier?.bytes);
  const output = earlier?.before(written) ?? written;
  const verdicts = noVerdicts();
  const summaries: SummaryOfFile[] = [];
  const exempt = noVerdicts();
  let arguable = 0;
  const precursors = { named: 0, forms: 0 };
  let notShown = 0;
  let wrong = false;
  /** A sentence for each file of which no record could be read. */
  const nothingRead: string[] = [];

  const toTerminal = options.output === undefined && io.out.isTTY === true;
  const progress = await progressOf(paths, io, toTerminal);
  const summary = (): Summary => {
    const { jurisdictions, asOf, register } = screener;
    const holes = holesLine(screener.notHeld, jurisdictions);
    return {
      files: summaries,
      verdicts,
      arguable,
      precursors,
      exempt: verdictsSum(exempt),
      jurisdictions,
      asOf,
      register,
      notes: holes === '' ? [] : [holes],
      warnings: isOldFor(io, screener.reviewed) ? [oldWords(screener.reviewed)] : [],
    };
  };
  let heard = performance.now();
  const stop = new AbortController();
  const settle = io.onInterrupt(() => {
    progress.stop();
    stop.abort();
  });
  try {
    const renderer = await rendererFor(options, paths.length > 1, screener, io);
    // The head waits for the first file that can be read, so that wrong use prints its error and nothing else.
    let head: string | undefined = renderer.head();
    const start = async () => {
      if (head !== undefined) await output.write(head);
      head = undefined;
    };
    for (const path of paths) {
      if (stop.signal.aborted) break;
      let screening: Screening | undefined;
      let rows = '';
      const unread = unreadOf();
      const flush = async () => {
        const text = rows;
        rows = '';
        await output.write(text);
      };
      try {
        screening = await openScreening(path, screener, made, {
          ...engineOptions(options),
          signal: stop.signal,
          onBytes: progress.bytes,
        });
        await start();
        let noneOf: ReturnType<typeof noneRows> | undefined;
        for await (const part of screening.parts) {
          // A signal is only heard while nothing is judged.
          if (performance.now() - heard > 50) {
            await listen();
            heard = performance.now();
          }
          if (stop.signal.aborted) break;
          if ('rejected' in part) {
            verdicts.none += part.rejected.lines;
            unread.read = true;
            progress.records(part.rejected.lines);
            if (options.flagged) {
              notShown += part.rejected.lines;
              continue;
            }
            await flush();
            const noneRow = (record: SourceRecord) => rowOf(path, record, screener.none(record.smiles));
            noneOf ??= noneRows(
              (record) => renderer.row(noneRow(record)),
              renderer.noneRow?.(noneRow({ line: 1, lines: 1, id: '', smiles: '' })),
            );
            for (const piece of noneOf(part.rejected)) await output.write(piece);
            continue;
          }
          const { record, result } = part.judged;
          progress.records(1);
          verdicts[result.verdict] += 1;
          if (result.verdict !== 'unreadable') unread.read = true;
          else unread.first ??= { line: record.line, message: result.issues[0]?.message ?? '' };
          if (result.verdict === 'class' && result.arguable) arguable += 1;
          const precursor = precursorOf(result);
          if (precursor !== null) precursors[precursor === 'named' ? 'named' : 'forms'] += 1;
          if (result.exempt) exempt[result.verdict] += 1;
          if (options.flagged && result.verdict === 'none') {
            notShown += 1;
            continue;
          }
          rows += renderer.row(rowOf(path, record, result));
          if (rows.length > ROWS) await flush();
        }
        await flush();
        const { source } = screening;
        if (source.tally.records === 0 && !stop.signal.aborted && !options.allowEmpty)
          throw new SourceError(`${source.name} holds no record to judge`);
        if (!unread.read && unread.first !== undefined && !stop.signal.aborted && !options.allowEmpty)
          nothingRead.push(visibleLines(nothingReadOf(source, unread.first)));
      } catch (cause) {
        await flush();
        if (stop.signal.aborted) break;
        if (!(cause instanceof SourceError)) throw cause;
        wrong = true;
        const read = screening?.source.tally.records ?? 0;
        io.err.write(
          `error: ${said(cause.message, paths)}${read === 0 ? '' : ` — after ${count(read, 'record')}; the rest was not judged`}\n`,
        );
      } finally {
        if (screening !== undefined) {
          const { source } = screening;
          summaries.push({
            name: visible(source.name),
            understood: visible(source.understood),
            ...source.tally,
          });
          await screening.close().catch(() => {});
        }
      }
    }
    if (stop.signal.aborted) {
      await output.stop();
      io.err.write(
        `\nstopped after ${count(verdictsSum(verdicts), 'record')}: ${whatIsPartial(output, options)}\n`,
      );
      return EXIT.interrupted;
    }
    if (head === undefined) await output.write(renderer.foot?.(summary()) ?? '');
    if (wrong) await output.stop();
    else await output.done();
  } catch (cause) {
    await output.stop().catch(() => {});
    if (cause instanceof PipeClosed) return EXIT.pipeClosed;
    // The partial output stands as it was, and is of another run.
    if (cause instanceof Misfit) throw new UserError(said(cause.message, paths), { cause });
    if (cause instanceof UserError)
      throw new UserError(`${said(cause.message, paths)}; ${whatIsPartial(output, options)}`, { cause });
    throw cause;
  } finally {
    progress.stop();
    settle();
    await earlier?.close();
  }

  if (verdictsSum(verdicts) === 0 && (wrong || !options.allowEmpty)) return EXIT.wrong;
  io.err.write(summaryText(summary()));
  if (notShown > 0) io.err.write(`not shown, for --flagged: ${count(notShown, 'record')} of verdict none\n`);
  for (const sentence of nothingRead) io.err.write(`error: ${sentence}\n`);
  if (wrong) {
    io.err.write(`${whatIsPartial(output, options)}\n`);
    return EXIT.wrong;
  }
  if (nothingRead.length > 0) return EXIT.wrong;
  return reached(without(verdicts, exempt), options.failOn ?? []) ? EXIT.reached : EXIT.done;
}

/**
 * Whether something is at or above a threshold. The order is listed, class, analogue, none. `unreadable` stands
 * outside it: it is a threshold of its own, and no other threshold counts it.
 */
export function reached(verdicts: Readonly<Record<Verdict, number>>, failOn: readonly Verdict[]): boolean {
  const order = ['listed', 'class', 'analogue', 'none'] as const;
  return failOn.some((threshold) =>
    threshold === 'unreadable'
      ? verdicts.unreadable > 0
      : order.slice(0, order.indexOf(threshold) + 1).some((verdict) => verdicts[verdict] > 0),
  );
}

const without = (all: Readonly<Record<Verdict, number>>, some: Readonly<Record<Verdict, number>>) =>
  Object.fromEntries(VERDICTS.map((verdict) => [verdict, all[verdict] - some[verdict]])) as Record<
    Verdict,
    number
  >;

const verdictsSum = (verdicts: Readonly<Record<Verdict, number>>): number =>
  Object.values(verdicts).reduce((sum, each) => sum + each, 0);

function whatIsPartial(output: Output, options: ScreenOptions): string {
  if (output.partial === undefined) return 'the output is partial';
  const how = formatOf(options) === 'ndjson' ? '; --resume goes on with it' : '';
  return `the output is partial and stands in ${visible(output.partial)}${how}`;
}

/** A message about files fit for a terminal, their names in one line. */
const said = (message: string, paths: readonly string[]): string =>
  visibleLines(paths.reduce((text, path) => text.replaceAll(path, visible(path)), message));

/** Standard input by a name: a dash alone would be the beginning of a formula. */
const nameOf = (path: string): string => (path === '-' ? 'stdin' : path);

function checkResume(options: ScreenOptions): void {
  if (options.output === undefined)
    throw new UserError('--resume goes on with the FILE.partial of an earlier run: name FILE with -o');
  if (formatOf(options) !== 'ndjson')
    throw new UserError(
      `--resume goes on with ndjson alone, because only ndjson holds all that is needed; run without it to begin anew`,
    );
}

function rowOf(path: string, record: SourceRecord, result: ReportRow['result']): ReportRow {
  const { line, lines, id, name, raw } = record;
  return {
    file: nameOf(path),
    line,
    lines,
    id,
    ...(name === undefined ? {} : { name }),
    ...(raw === undefined ? {} : { raw }),
    result,
  };
}

/** What of a file could be read: whether anything, and its first record that could not. */
interface Unread {
  read: boolean;
  first?: { readonly line: number; readonly message: string };
}

const unreadOf = (): Unread => ({ read: false });

/** A file of which nothing was judged is no clean bill, whatever --fail-on asks for. */
function nothingReadOf(source: Source, first: NonNullable<Unread['first']>): string {
  const { records } = source.tally;
  const all = records === 1 ? 'its one record' : `not one of its ${records.toLocaleString('en')} records`;
  const not = records === 1 ? 'could not' : 'could';
  return (
    `nothing of ${visible(source.name)} was judged: ${all} ${not} be read as a structure (line ${first.line}: ${first.message}) ` +
    'Does it hold names or numbers instead of structures? Are --input-format and --column right? Is it UTF-8?'
  );
}

/** Text of rows that is gathered before it is written. */
const ROWS = 1 << 16;

function engineOptions(options: ScreenOptions): EngineOptions {
  const { inputFormat, column, idColumn, nameColumn, threads, exact, fast } = options;
  return {
    ...(threads === undefined ? {} : { threads }),
    ...(exact ? { exact: true } : fast ? { exact: false } : {}),
    ...(inputFormat === undefined ? {} : { format: inputFormat }),
    ...(column === undefined ? {} : { column }),
    ...(idColumn === undefined ? {} : { idColumn }),
    ...(nameColumn === undefined ? {} : { nameColumn }),
  };
}

/** Finds what is wrong with the files before anything is written. */
async function lookAt(paths: readonly string[], { output, rules = [] }: ScreenOptions): Promise<void> {
  const written =
    output === undefined
      ? []
      : [
          { is: 'the input and the output at once', file: await statOf(output) },
          {
            is: 'the input, and the file in which the output stands until all is written',
            file: await statOf(await partialOf(output)),
          },
        ];
  for (const path of [...paths, ...rules]) {
    const there = await (path === '-' ? fstatOfInput() : stat(path)).catch(
      (cause: NodeJS.ErrnoException) => cause,
    );
    if (path === '-' && there instanceof Error) continue;
    if (there instanceof Error) {
      // A file of rules is read, and missed, by another.
      if (rules.includes(path)) continue;
      throw new UserError(
        `cannot read ${visible(path)}: ${there.code === 'ENOENT' ? 'there is no such file' : there.message}`,
      );
    }
    if (there.isDirectory() && !rules.includes(path))
      throw new UserError(`cannot read ${visible(path)}: it is a folder, not a file`);
    // By what they are and not by their names: a link, or another name, leads to the same bytes.
    const same = written.find(
      ({ file }) => file?.isFile() && file.dev === there.dev && file.ino === there.ino,
    );
    if (same !== undefined)
      throw new UserError(`${path === '-' ? 'standard input' : visible(path)} is ${same.is}`);
  }
}

const statOf = (path: string) => stat(path).catch(() => undefined);

const fstatOfInput = promisify(fstat).bind(undefined, 0);

const ENDINGS: Readonly<Record<string, Format>> = {
  csv: 'csv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  html: 'html',
  htm: 'html',
  sdf: 'sdf',
};

/** The format asked for; else the one that the output file's ending says; else the table. */
function formatOf({ format, output }: ScreenOptions): Format {
  return format ?? ENDINGS[/\.([a-z]+)$/i.exec(output ?? '')?.[1]?.toLowerCase() ?? ''] ?? 'table';
}

async function rendererFor(
  options: ScreenOptions,
  showFile: boolean,
  screener: DayScreener,
  io: Io,
): Promise<Renderer> {
  switch (formatOf(options)) {
    case 'ndjson': {
      const { ndjsonNoneRow, ndjsonRow } = await import('../report/ndjson.js');
      return { head: () => '', row: ndjsonRow, noneRow: ndjsonNoneRow };
    }
    case 'csv': {
      const { csvHead, csvNoneRow, csvRow } = await import('../report/csv.js');
      return {
        head: () => (options.bom ? '\uFEFF' : '') + csvHead(screener.jurisdictions),
        row: csvRow,
        noneRow: csvNoneRow,
      };
    }
    case 'html': {
      const { htmlWriter } = await import('../report/html/index.js');
      const { explain } = await makeExplainer(options);
      const writer = htmlWriter({ explain, commandLine: options.commandLine ?? 'onetweak', showFile });
      return {
        head: () => '',
        row(row) {
          writer.add(row);
          return '';
        },
        foot: (sum) => writer.page(sum),
      };
    }
    case 'sdf': {
      const { sdfRow } = await import('../report/sdf.js');
      const { explain } = await makeExplainer(options);
      return { head: () => '', row: (row) => sdfRow(row, explain) };
    }
    case 'table': {
      const { tableWriter } = await import('../report/table.js');
      const terminal = options.output === undefined && io.out.isTTY === true;
      return tableWriter({
        width: terminalWidth(io, terminal),
        colors: colorsFor(io, terminal),
        showFile,
        notes: isOldFor(io, screener.reviewed) ? [oldWords(screener.reviewed)] : [],
      });
    }
  }
}

export function terminalWidth(io: Io, terminal: boolean): number {
  return terminal ? Math.min(120, Math.max(72, io.out.columns ?? 100)) : 100;
}

/** Colours on a terminal only, and not where NO_COLOR is set (https://no-color.org). */
export function colorsFor(io: Io, terminal: boolean) {
  return pc.createColors(terminal && !io.env.NO_COLOR && io.env.TERM !== 'dumb');
}
