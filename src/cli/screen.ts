import type { EngineOptions, JudgedPart, Screening } from '../batch/engine/index.js';
import { given } from '../batch/given.js';
import type { NameReader } from '../batch/names/opsin.js';
import { openScreening } from '../batch/node/engine.js';
import {
  type InputFormat,
  type OpenedList,
  SourceError,
  type SourceOptions,
  type SourceRecord,
} from '../batch/source/index.js';
import { type ReportFormatId, reportFormat } from '../report/formats.js';
import type { CardMaker } from '../report/html/card.js';
import { holesLine } from '../report/law-words.js';
import { type Extra, footOf, type Renderer } from '../report/renderer.js';
import type { ReportRow } from '../report/row.js';
import { type Summary, type SummaryOfFile, summaryText } from '../report/summary.js';
import { count, visible, visibleLines } from '../report/text.js';
import { VERDICTS } from '../result.ids.js';
import type { DayScreener } from '../screening/index.js';
import type { CardsThread } from './cards.js';
import { Counts } from './counts.js';
import { DID } from './did.js';
import { inputsOf } from './files.js';
import type { Threshold } from './flags.js';
import { gathered } from './gathered.js';
import { EXIT, type Io, UserError } from './io.js';
import type { TellMore } from './more.js';
import { type NoneRows, noneRows } from './none-rows.js';
import {
  ageWarnings,
  type ChosenLaw,
  type LawOptions,
  makeExplainer,
  makeScreener,
  readLaw,
} from './options.js';
import { type Output, PipeClosed, partialOf, toFile, toStream } from './output.js';
import { type Progress, progressOf } from './progress.js';
import { type Earlier, Misfit, openEarlier } from './resume.js';
import { type ColorWhen, colorsFor, terminalWidth } from './terminal.js';

export interface ScreenOptions
  extends LawOptions,
    Omit<SourceOptions, 'format' | 'signal' | 'onBytes'>,
    Pick<EngineOptions, 'threads'> {
  readonly color?: ColorWhen;
  readonly lineBuffered?: boolean;
  readonly format?: ReportFormatId;
  readonly findings?: 'full' | 'ids';
  readonly with?: readonly Extra[];
  readonly names?: string;
  readonly inputFormat?: InputFormat;
  readonly flagged?: boolean;
  readonly failOn?: readonly Threshold[];
  readonly output?: string;
  readonly bom?: boolean;
  readonly resume?: boolean;
  readonly exact?: boolean;
  readonly fast?: boolean;
  /** An input without a record is done, and no mistake: a piece of a list may hold none. */
  readonly allowEmpty?: boolean;
  /** The command as it was given, for the report. */
  readonly commandLine?: string;
}

/** What the files of one run share. */
interface Run {
  readonly paths: readonly string[];
  readonly options: ScreenOptions;
  readonly io: Io;
  readonly law: ChosenLaw;
  readonly screener: DayScreener;
  readonly output: Output;
  readonly renderer: Renderer;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly counts: Counts;
  readonly files: SummaryOfFile[];
  /** A sentence for each file of which no record could be read. */
  readonly nothingRead: string[];
  /** The head waits for the first file that can be read, so that a usage error prints its line and nothing else. */
  started: boolean;
  /** Headings of the user's own columns, of the first file. */
  own: readonly string[];
  readonly names: NameReader | undefined;
  /** What more is told of a flagged record. */
  readonly tellMore: TellMore;
  /** A file could not be read, or not to its end. */
  faulty: boolean;
}

/** `onetweak screen`: judges every record of every file, writes it and prints the sum. Returns the exit code. */
export async function screen(files: readonly string[], options: ScreenOptions, io: Io): Promise<number> {
  const paths = await inputsOf(files, options, io);
  if (options.resume) checkResume(options);
  if (formatOf(options).isBinary && options.output === undefined && io.out.isTTY === true)
    throw new UserError('--format xlsx is no text for a terminal: name a file with -o');
  if (options.findings !== undefined && formatOf(options).id !== 'ndjson')
    throw new UserError('--findings is for ndjson alone: add --format ndjson');
  if (options.lineBuffered && options.inputFormat !== 'smi')
    throw new UserError(
      '--line-buffered takes lines of a SMILES list, whose beginning alone says what they are: add --input-format smi',
    );
  const law = await readLaw(options, io);
  const screener = await makeScreener(law, io);
  const names = options.names === undefined ? undefined : await startNames(options.names);
  const { output, earlier } = await openOutput(options, screener, io);
  const toTerminal = options.output === undefined && io.out.isTTY === true;
  const progress = await progressOf(paths, io, toTerminal);
  const stop = new AbortController();
  let cards: CardsThread | undefined;
  const stopListening = io.onInterrupt(() => {
    progress.stop();
    stop.abort();
  });
  try {
    const renderer = await rendererFor(options, paths.length > 1, law, screener, io, (started) => {
      cards = started;
    });
    const run: Run = {
      ...{ paths, options, io, law, screener, output, renderer, progress },
      signal: stop.signal,
      counts: new Counts(),
      files: [],
      nothingRead: [],
      started: false,
      own: [],
      names,
      tellMore:
        options.with === undefined
          ? () => ({})
          : await (await import('./more.js')).more(options.with, screener),
      faulty: false,
    };
    for (const path of paths) if (!run.signal.aborted) await screenFile(run, path);
    return await finish(run);
  } catch (cause) {
    await output.stop().catch(() => {});
    if (cause instanceof PipeClosed) return EXIT.pipeClosed;
    // The partial output stands as it was, and is of another run.
    if (cause instanceof Misfit) throw new UserError(inOneLine(cause.message, paths), { cause });
    if (cause instanceof UserError)
      throw new UserError(`${inOneLine(cause.message, paths)}; ${whatIsPartial(output, options)}`, { cause });
    throw cause;
  } finally {
    cards?.close();
    names?.close();
    progress.stop();
    stopListening();
    await earlier?.close();
  }
}

async function startNames(path: string): Promise<NameReader> {
  const { startNameReader } = await import('../batch/names/opsin.js');
  return startNameReader(path).catch((cause: Error) => {
    throw new UserError(cause.message, { cause });
  });
}

/** Ends the output, prints the sum, and returns the exit code. */
async function finish(run: Run): Promise<number> {
  const { options, io, output, counts } = run;
  if (run.signal.aborted) {
    await output.stop();
    io.err.write(`\nstopped after ${count(counts.total, 'record')}: ${whatIsPartial(output, options)}\n`);
    return EXIT.interrupted;
  }
  const summary = summaryOf(run);
  for (const verdict of VERDICTS) if (counts.verdicts[verdict] > 0) DID.add(verdict);
  if (run.started) await run.renderer.settled?.();
  if (run.started) for (const piece of footOf(run.renderer, summary)) await output.write(piece);
  if (run.faulty) await output.stop();
  else await output.done();

  if (counts.total === 0 && (run.faulty || !options.allowEmpty)) return EXIT.wrong;
  io.err.write(summaryText(summary));
  if (counts.notShown > 0)
    io.err.write(`not shown, for --flagged: ${count(counts.notShown, 'record')} of verdict none\n`);
  for (const sentence of run.nothingRead) io.err.write(`error: ${sentence}\n`);
  if (run.faulty) io.err.write(`${whatIsPartial(output, options)}\n`);
  if (run.faulty || run.nothingRead.length > 0) return EXIT.wrong;
  return counts.reaches(options.failOn ?? []) ? EXIT.reached : EXIT.done;
}

/** Judges one file and writes its records. What is wrong with the file is printed, and the run goes on. */
async function screenFile(run: Run, path: string): Promise<void> {
  const { options, io } = run;
  const rows = rowsOf(run, path);
  const unread: Unread = { read: false };
  let screening: Screening | undefined;
  try {
    screening = await openScreening(path, run.screener, run.law.made, {
      ...engineOptions(options),
      ...(run.names === undefined ? {} : { names: run.names }),
      signal: run.signal,
      onBytes: run.progress.bytes,
    });
    const { kept, format } = screening.source;
    DID.add(`from ${format}`).add(`to ${formatOf(options).id}`);
    if (!run.started) await run.output.write(run.renderer.head(kept));
    else if (kept.join('\0') !== run.own.join('\0'))
      throw new SourceError(
        `${screening.source.name} has other columns to keep (--keep-columns) than the files before it`,
      );
    run.started = true;
    run.own = kept;
    await writeParts(run, screening.parts, rows, unread);
    if (!run.signal.aborted && !options.allowEmpty) checkSomethingRead(run, screening.source, unread);
  } catch (cause) {
    await rows.flush();
    if (run.signal.aborted) return;
    if (!(cause instanceof SourceError)) throw cause;
    run.faulty = true;
    const read = screening?.source.tally.records ?? 0;
    const rest = read === 0 ? '' : ` — after ${count(read, 'record')}; the rest was not judged`;
    io.err.write(`error: ${inOneLine(cause.message, run.paths)}${rest}\n`);
  } finally {
    if (screening !== undefined) {
      const { name, understood, tally } = screening.source;
      run.counts.rejected += screening.counts.rejected;
      if (screening.counts.isOff && !run.counts.prefilterOff) {
        run.counts.prefilterOff = true;
        io.err.write(`warning: ${NO_PREFILTER}\n`);
      }
      run.files.push({ name: visible(name), understood: visible(understood), ...tally });
      await screening.close().catch(() => {});
    }
  }
}

const NO_PREFILTER =
  'the prefilter cannot run here, for the engine refuses WebAssembly or has no room for it (ulimit -v): every line is judged by the exact path, which takes longer';

/** In milliseconds; `performance` is loaded when it is first named. */
const monotonic = (): number => process.uptime() * 1000;

/** Milliseconds after which a signal is listened for: it is heard only while nothing is judged. */
const DEAF = 50;

async function writeParts(
  run: Run,
  parts: AsyncIterable<JudgedPart>,
  rows: Rows,
  unread: Unread,
): Promise<void> {
  const { counts, progress, options } = run;
  let heard = monotonic();
  for await (const part of parts) {
    if (monotonic() - heard > DEAF) {
      await new Promise<void>((go) => setImmediate(go));
      heard = monotonic();
    }
    if (run.signal.aborted) break;
    if ('rejected' in part) {
      const { lines } = part.rejected;
      counts.verdicts.none += lines;
      progress.records(lines);
      unread.read = true;
      if (options.flagged) counts.notShown += lines;
      else await rows.none(part.rejected);
      continue;
    }
    const { record, result } = part.judged;
    counts.add(result);
    progress.records(1);
    if (result.verdict !== 'unreadable') unread.read = true;
    else unread.first ??= { line: record.line, message: result.issues[0]?.message ?? '' };
    if (options.flagged && result.verdict === 'none') counts.notShown += 1;
    else await rows.add(record, result);
  }
  await rows.flush();
}

/** Writes the rows of one file. */
interface Rows {
  add(record: SourceRecord, result: ReportRow['result']): Promise<void> | undefined;
  none(lines: Parameters<NoneRows>[0]): Promise<void>;
  flush(): Promise<void>;
}

/** Bytes of rows that are gathered before they are written. */
const ROWS = 1 << 17;

function rowsOf(run: Run, path: string): Rows {
  const { renderer, screener, output, options, tellMore } = run;
  const most = options.lineBuffered ? 0 : ROWS;
  const rows = gathered(ROWS);
  let noneOf: NoneRows | undefined;
  const flush = async () => {
    if (rows.size > 0) await output.write(rows.take());
  };
  const noneRow = (record: SourceRecord) => rowOf(path, record, screener.none(record.smiles));
  const write = async (bytes: Uint8Array) => {
    await flush();
    await output.write(bytes);
  };
  return {
    flush,
    add(record, result) {
      const row = { ...rowOf(path, record, result, run.own), ...tellMore(record, result) };
      if (renderer.rowInto?.(row, rows) !== true) {
        const own = renderer.row(row);
        if (typeof own !== 'string') return own.length === 0 ? undefined : write(own);
        rows.text(own);
      }
      return rows.size > most ? flush() : undefined;
    },
    async none(lines) {
      await flush();
      noneOf ??= noneRows(
        (record) => renderer.row(noneRow(record)),
        renderer.noneRow?.(noneRow({ line: 1, lines: 1, id: '', smiles: '' })),
      );
      for (const piece of noneOf(lines)) await output.write(piece);
    },
  };
}

/** What of a file could be read: whether anything, and its first record that could not. */
interface Unread {
  read: boolean;
  first?: { readonly line: number; readonly message: string };
}

/** A file of which nothing was judged is no clean bill, whatever --fail-on asks for. */
function checkSomethingRead(run: Run, source: OpenedList, unread: Unread): void {
  const { records } = source.tally;
  if (records === 0) throw new SourceError(`${source.name} holds no record to judge`);
  if (unread.read || unread.first === undefined) return;
  const { line, message } = unread.first;
  const none =
    records === 1
      ? 'its one record could not'
      : `not one of its ${records.toLocaleString('en')} records could`;
  run.nothingRead.push(
    visibleLines(
      `nothing of ${visible(source.name)} was judged: ${none} be read as a structure (line ${line}: ${message}) ` +
        'Does it hold names or numbers instead of structures? Are --input-format and --column right? Is it UTF-8?',
    ),
  );
}

function summaryOf({ screener, counts, files, io }: Run): Summary {
  const { jurisdictions, asOf, register, reviewed } = screener;
  const missing = holesLine(screener.notHeld, jurisdictions);
  return {
    files,
    verdicts: counts.verdicts,
    arguable: counts.arguable,
    precursors: counts.precursors,
    exempt: counts.exempted,
    mismatches: counts.mismatches,
    mismatchCodes: counts.mismatchCodes,
    rejected: counts.rejected,
    jurisdictions,
    asOf,
    register,
    notes: missing === '' ? [] : [missing],
    warnings: [...ageWarnings(io, reviewed), ...(counts.prefilterOff ? [NO_PREFILTER] : [])],
  };
}

/** Opens the output, and with --resume what an earlier run has left of it. */
async function openOutput(
  options: ScreenOptions,
  screener: DayScreener,
  io: Io,
): Promise<{ output: Output; earlier: Earlier | undefined }> {
  if (options.output === undefined) return { output: toStream(io.out), earlier: undefined };
  const earlier = options.resume ? await openEarlier(await partialOf(options.output), screener) : undefined;
  try {
    const file = await toFile(options.output, earlier?.bytes);
    return { output: earlier?.before(file) ?? file, earlier };
  } catch (cause) {
    await earlier?.close();
    throw cause;
  }
}

const formatOf = ({ format, output }: ScreenOptions) => reportFormat(format, output);

function whatIsPartial(output: Output, options: ScreenOptions): string {
  if (output.partial === undefined) return 'the output is partial';
  const how = formatOf(options).resumes ? '; --resume goes on with it' : '';
  return `the output is partial and stands in ${visible(output.partial)}${how}`;
}

/** A message about files fit for a terminal, their names in one line. */
const inOneLine = (message: string, paths: readonly string[]): string =>
  visibleLines(paths.reduce((text, path) => text.replaceAll(path, visible(path)), message));

/** Standard input by a name: a dash alone would be the beginning of a formula. */
const nameOf = (path: string): string => (path === '-' ? 'stdin' : path);

function checkResume(options: ScreenOptions): void {
  if (options.output === undefined)
    throw new UserError('--resume goes on with the FILE.partial of an earlier run: name FILE with -o');
  if (!formatOf(options).resumes)
    throw new UserError(
      '--resume goes on with ndjson alone, because only ndjson holds all that is needed; run without it to begin anew',
    );
}

function rowOf(
  path: string,
  record: SourceRecord,
  result: ReportRow['result'],
  headings: readonly string[] = [],
): ReportRow {
  const { line, lines, id, name, raw, own } = record;
  return {
    file: nameOf(path),
    line,
    lines,
    id,
    ...(name === undefined ? {} : { name }),
    ...(raw === undefined || result.verdict !== 'unreadable' ? {} : { raw }),
    ...(own === undefined ? {} : { own: headings.map((heading, i) => [heading, own[i] ?? ''] as const) }),
    result,
  };
}

function engineOptions(options: ScreenOptions): EngineOptions {
  const { inputFormat, column, idColumn, nameColumn, sheet, threads, exact, fast, lineBuffered } = options;
  const { delimiter, encoding, skipLines, keepColumns, maxLines, maxBytes } = options;
  return given({
    threads,
    lineByLine: lineBuffered ? true : undefined,
    exact: exact ? true : fast ? false : undefined,
    format: inputFormat,
    column,
    idColumn,
    nameColumn,
    sheet,
    delimiter,
    encoding,
    skipLines,
    keepColumns,
    maxLines,
    maxBytes,
  });
}

/** @param onCards - told of the thread that makes cards of a report, where there is one */
async function rendererFor(
  options: ScreenOptions,
  showFile: boolean,
  law: ChosenLaw,
  { reviewed, jurisdictions }: DayScreener,
  io: Io,
  onCards: (thread: CardsThread) => void,
): Promise<Renderer> {
  const beside = async () => {
    const { canMakeBeside, cardsBeside, growLess } = await import('./cards.js');
    growLess();
    if (!canMakeBeside(options.threads)) return {};
    return {
      cardsBeside(here: CardMaker) {
        const thread = cardsBeside({ packs: law.packs, showFile }, here);
        onCards(thread);
        return thread;
      },
    };
  };
  const terminal = options.output === undefined && io.out.isTTY === true;
  return formatOf(options).load({
    showFile,
    bom: options.bom ?? false,
    extra: options.with ?? [],
    jurisdictions,
    width: terminalWidth(io, terminal),
    colors: colorsFor(io, terminal, options.color),
    findings: options.findings ?? 'full',
    notes: ageWarnings(io, reviewed),
    commandLine: options.commandLine ?? 'onetweak',
    explainer: async () => (await makeExplainer(law)).explain,
    ...(formatOf(options).id === 'html' ? await beside() : {}),
  });
}
