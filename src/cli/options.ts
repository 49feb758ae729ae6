import { createReadStream } from 'node:fs';
import { visible } from '../report/text.js';
import type { ScreenerOptions } from '../screener.js';
import { type Io, UserError } from './io.js';

/** The options that decide what is judged by; `screen` and `explain` share them. */
export interface LawOptions {
  readonly jurisdiction?: readonly string[];
  readonly asOf?: string;
  readonly rules?: readonly string[];
}

/** The day in UTC, so that one command gives one answer all over the world. */
const today = (io: Io): string => io.now().toISOString().slice(0, 10);

export async function screenerOptions(options: LawOptions, io: Io): Promise<ScreenerOptions> {
  const packs = await Promise.all((options.rules ?? []).map(readPack));
  const chosen = options.jurisdiction ?? [];
  return {
    asOf: options.asOf ?? today(io),
    ...(chosen.length === 0 || chosen.includes('all') ? {} : { jurisdictions: [...new Set(chosen)] }),
    ...(packs.length === 0 ? {} : { packs }),
  };
}

/** A caller's mistake comes from the screener as a TypeError in plain words. */
export async function makeScreener(options: LawOptions, io: Io) {
  const made = await screenerOptions(options, io);
  try {
    return await io.createScreener(made);
  } catch (cause) {
    if (cause instanceof TypeError) throw new UserError(cause.message, { cause });
    throw cause;
  }
}

/** The most bytes that a file of rules may have; ours have some hundred thousand each. */
const LARGEST = 32 << 20;

async function readText(path: string): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST) throw new Error(`it is larger than ${LARGEST.toLocaleString('en')} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

async function readPack(path: string): Promise<unknown> {
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
    throw new UserError(`${visible(path)} is not JSON: ${(cause as Error).message}`, { cause });
  }
}
