import { createReadStream } from 'node:fs';
import { ageWarning } from '../report/law-words.js';
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
export const todayOf = (io: Io): string => io.now().toISOString().slice(0, 10);

/** By what is judged, with the rules files read: once, for they may be pipes, or change. */
export interface ChosenLaw {
  readonly packs: readonly unknown[];
  readonly made: ScreenerOptions;
}

export async function readLaw(options: LawOptions, io: Io): Promise<ChosenLaw> {
  const packs = await readPacks(options.rules);
  const chosen = options.jurisdiction ?? [];
  // Who names rules of their own asks for them: they are judged by whatever else is chosen.
  const asked = [...new Set([...chosen, ...packs.flatMap(jurisdictionOf)])];
  const made = {
    asOf: options.asOf ?? todayOf(io),
    ...(chosen.length === 0 ? {} : { jurisdictions: asked }),
    ...options.relations,
    ...(packs.length === 0 ? {} : { packs, packNames: options.rules ?? [] }),
  };
  return { packs, made };
}

/** The same register, for what supports a result. */
export async function makeExplainer({ packs }: ChosenLaw, nearest = 3) {
  if (packs.length > 0)
    return (await import('../evidence/index.js')).createExplainer({ packs: [...packs], nearest });
  const [{ shippedRegister }, { explainerBy }] = await Promise.all([
    import('../law/shipped.js'),
    import('../evidence/explainer.js'),
  ]);
  return explainerBy(shippedRegister(), nearest);
}

export async function makeScreener({ made }: ChosenLaw, io: Io): Promise<DayScreener> {
  let screener: DayScreener;
  try {
    screener = await io.createScreener(made);
  } catch (cause) {
    throw plain(cause);
  }
  warnIfOld(screener.reviewed, io);
  return screener;
}

/** What is wrong between the register and the day that it is, in a list of one or none. */
export function ageWarnings(io: Io, reviewed: string): string[] {
  const warning = ageWarning(reviewed, todayOf(io));
  return warning === undefined ? [] : [warning];
}

/** Said once, before anything else. */
export function warnIfOld(reviewed: string, io: Io): void {
  for (const warning of ageWarnings(io, reviewed)) io.err.write(`warning: ${warning}\n`);
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

/**
 * The value of a JSON text, a byte order mark before it or none.
 *
 * @param what - what the text is called where it is no JSON; it is told by its place, for the engine's own words repeat a piece
 * of the file, whatever file was named
 */
export function parseJson(text: string, what: string): unknown {
  const bare = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(bare);
  } catch (cause) {
    throw new UserError(`${what} not JSON${jsonPlace(bare, cause)}`, { cause });
  }
}

/** Where JSON stops being JSON: `: line 3, column 14`. */
function jsonPlace(text: string, cause: unknown): string {
  const at = /at position (\d+)/.exec((cause as Error).message)?.[1];
  if (at === undefined)
    return text.trim() === '' ? ': it is empty' : ': it breaks off or holds a sign that JSON has not';
  const before = text.slice(0, Number(at)).split('\n');
  return `: line ${before.length}, column ${before.at(-1)!.length + 1}`;
}

async function readPack(path: string): Promise<unknown> {
  const text = await readText(path).catch((cause: NodeJS.ErrnoException) => {
    const { code, message } = cause;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
    throw new UserError(`cannot read the rules in ${visible(path)}: ${why}`, { cause });
  });
  return parseJson(text, `${visible(path)} is`);
}
