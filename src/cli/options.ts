import { createReadStream } from 'node:fs';
import { isOld } from '../law/days.js';
import { oldWords } from '../report/law-words.js';
import { visible } from '../report/text.js';
import type { DayScreener, ScreenerOptions } from '../screening/index.js';
import { type Io, UserError } from './io.js';

/** The options that decide what is judged by; `screen` and `explain` share them. */
export interface LawOptions {
  readonly jurisdiction?: readonly string[];
  readonly asOf?: string;
  readonly rules?: readonly string[];
  readonly relations?: RelationChoice;
}

/** What makes a molecule an `analogue`; both absent for all of the table. */
export interface RelationChoice {
  readonly relations?: NonNullable<ScreenerOptions['relations']>;
  readonly variants?: NonNullable<ScreenerOptions['variants']>;
}

/** The day in UTC, so that one command gives one answer all over the world. */
export const today = (io: Io): string => io.now().toISOString().slice(0, 10);

/** By what is judged, with the rules files read: once, for they may be pipes, or change. */
export interface Law {
  readonly packs: readonly unknown[];
  readonly made: ScreenerOptions;
}

export async function readLaw(options: LawOptions, io: Io): Promise<Law> {
  const packs = await readPacks(options.rules);
  const chosen = options.jurisdiction ?? [];
  // Who names rules of their own asks for them: they are judged by whatever else is chosen.
  const asked = [...new Set([...chosen, ...packs.flatMap(jurisdictionOf)])];
  const made = {
    asOf: options.asOf ?? today(io),
    ...(chosen.length === 0 ? {} : { jurisdictions: asked }),
    ...options.relations,
    ...(packs.length === 0 ? {} : { packs, packNames: options.rules ?? [] }),
  };
  return { packs, made };
}

/** The same register, for what supports a result. */
export async function makeExplainer({ packs }: Law, nearest = 3) {
  const { createExplainer } = await import('../evidence/index.js');
  return createExplainer({ packs: [...packs], nearest });
}

export async function makeScreener({ made }: Law, io: Io): Promise<DayScreener> {
  let screener: DayScreener;
  try {
    screener = await io.createScreener(made);
  } catch (cause) {
    throw plain(cause);
  }
  warnIfOld(screener.reviewed, io);
  return screener;
}

/** Whether the register was not held against its sources for a year, by the day that it is. */
export const isOldFor = (io: Io, reviewed: string): boolean => isOld({ reviewed }, today(io));

/** Said once, before anything else. */
export function warnIfOld(reviewed: string, io: Io): void {
  if (isOldFor(io, reviewed)) io.err.write(`warning: ${oldWords(reviewed)}\n`);
}

/** Does something in which a caller's mistake comes as a TypeError or RangeError in plain words. */
export function inPlainWords<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw plain(cause);
  }
}

function plain(cause: unknown): unknown {
  if (cause instanceof TypeError || cause instanceof RangeError)
    return new UserError(cause.message.replace(/^createScreener: /, ''), { cause });
  return cause;
}

export const readPacks = (paths: readonly string[] = []): Promise<unknown[]> =>
  Promise.all(paths.map(readPack));

const Jurisdiction = /^[a-z][a-z0-9-]*$/;

/** The jurisdiction of a pack, where it names one; what else is wrong with a pack is told when it is read. */
function jurisdictionOf(pack: unknown): string[] {
  const id = (pack as { jurisdiction?: { id?: unknown } } | null)?.jurisdiction?.id;
  return typeof id === 'string' && Jurisdiction.test(id) ? [id] : [];
}

/** The most bytes that a file of rules may have; ours have some hundred thousand each. */
const LARGEST = 32 << 20;

/** The text of a file of no more than 32 MB. */
export async function readText(path: string): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST) throw new Error(`it is larger than ${LARGEST.toLocaleString('en')} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

export async function readPack(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readText(path);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
    throw new UserError(`cannot read the rules in ${visible(path)}: ${why}`, { cause });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    // Node's own message quotes the text, which may be of any file that was named by mistake.
    const at = /at position \d+/.exec((cause as Error).message)?.[0];
    throw new UserError(`${visible(path)} is not JSON${at === undefined ? '' : ` (${at})`}`, { cause });
  }
}
