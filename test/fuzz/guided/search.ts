/**
 * The search of one reader, in a process of its own, over sources with counters (instrument.ts): an input that reaches a branch
 * which none reached before, or as often as none did, is kept and changed further. Started by run.ts.
 */
import { writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { SHARED, slowest } from '../campaign.js';
import { corpusOf, keep } from './corpus.js';
import type { Counted } from './instrument.js';
import { type Chance, chanceFrom, mutated } from './mutate.js';
import { READERS } from './readers.js';

/** What run.ts asks for. */
export interface Asked {
  readonly reader: string;
  readonly seconds: number;
  /** Inputs that are tried after the corpus; null: as many as the seconds allow. */
  readonly inputs: number | null;
  readonly seed: number;
  /** The corpus is written anew with what was reached. */
  readonly save: boolean;
  readonly files: readonly Counted[];
  /** Where inputs are written that break a claim. */
  readonly out: string;
  /** The watchdog's file. */
  readonly watchdog: string;
}

/** What it prints as its last line. */
export interface Told {
  readonly reader: string;
  readonly runs: number;
  readonly seconds: number;
  readonly branches: number;
  readonly reachedBefore: number;
  readonly reached: number;
  readonly corpus: number;
  readonly found: readonly string[];
  readonly slowestMs: number;
}

/** Bytes that an input may have; what takes longer is tried by test/faults/size.test.ts. */
const MOST = 6000;
/** Seconds of processor time for one input that are a finding. */
const TOO_SLOW = 5;
/** Milliseconds for making a finding small. */
const SHRINKING = 10_000;
/** Bytes that the repository keeps of a reader. */
const KEPT_BYTES = 60_000;

interface Entry {
  readonly input: Buffer;
  /** Of each counter that it moved: its number, and how often in classes of powers of two. */
  readonly features: Uint32Array;
}

const counters = (globalThis as unknown as { __counters: Uint32Array }).__counters;
const asked = JSON.parse(process.argv[2]!) as Asked;
const reader = READERS.find(({ name }) => name === asked.reader)!;
const chance: Chance = chanceFrom(asked.seed);
const watchdog = new Worker(asked.watchdog, { workerData: { shared: SHARED, seconds: 60 } });
const check = reader.make();
const found = new Map<string, Buffer>();
let runs = 0;

const seen = new Uint8Array(counters.length);
const entries: Entry[] = [];

/** A fault by the beginning of what it says and its place in the sources, so that one fault is told once. */
function signature(fault: unknown): string {
  const { message = String(fault), stack = '' } = fault as Partial<Error>;
  const place = stack.split('\n').find((line) => /^\s+at /.test(line) && !line.includes('node:')) ?? '';
  const words = message
    .split(/\s+/, 3)
    .join(' ')
    .replaceAll(/\S*[\d'"[(]\S*/g, '…');
  return `${words} ${place.trim().replaceAll(/\(.*\//g, '(')}`;
}

async function tried(input: Buffer): Promise<string | undefined> {
  counters.fill(0);
  runs += 1;
  const begun = performance.now();
  const before = process.cpuUsage();
  try {
    await check(input);
  } catch (fault) {
    return signature(fault);
  }
  if (performance.now() - begun > TOO_SLOW * 1000) {
    const { user } = process.cpuUsage(before);
    if (user > TOO_SLOW * 1e6) return `takes more than ${TOO_SLOW} s`;
  }
  return undefined;
}

/** 1, 2, 3, 4 to 7, 8 to 15, 16 to 31, 32 to 127, more: as bits. */
const classOf = (count: number): number =>
  count < 4 ? 1 << (count - 1) : count < 8 ? 8 : count < 16 ? 16 : count < 32 ? 32 : count < 128 ? 64 : 128;

/** What the counters say; `isNew` where they say anything that was not seen. */
function reached(): { features: Uint32Array; isNew: boolean } {
  const features: number[] = [];
  let isNew = false;
  for (let i = 0; i < size; i++) {
    const count = counters[i]!;
    if (count === 0) continue;
    const bit = classOf(count);
    features.push((i << 8) | bit);
    if ((seen[i]! & bit) === 0) isNew = true;
  }
  return { features: Uint32Array.from(features), isNew };
}

const size = asked.files.at(-1)!.to;

async function take(input: Buffer): Promise<void> {
  const fault = await tried(input);
  if (fault !== undefined) {
    if (!found.has(fault) && found.size < 20) {
      found.set(fault, input);
      const small = await shrunk(input, fault);
      found.set(fault, small);
      const file = `${asked.out}/${reader.name}-${found.size}.bin`;
      writeFileSync(file, small);
      console.log(
        `  found: ${fault}\n  ${JSON.stringify(small.toString('latin1')).slice(0, 600)}\n  in ${file}`,
      );
    }
    return;
  }
  const { features, isNew } = reached();
  if (!isNew) return;
  for (const feature of features) seen[feature >> 8]! |= feature & 0xff;
  entries.push({ input, features });
}

/** The same fault by less: pieces are left out as long as it stays. */
async function shrunk(input: Buffer, fault: string): Promise<Buffer> {
  let least = input;
  const until = performance.now() + SHRINKING;
  for (let piece = Math.ceil(input.length / 2); piece >= 1; piece = piece >> 1)
    for (let at = 0; at < least.length && performance.now() < until; ) {
      const less = Buffer.concat([least.subarray(0, at), least.subarray(at + piece)]);
      if ((await tried(less)) === fault) least = less;
      else at += piece;
    }
  return least;
}

/** Those inputs, the small ones first, that together move every counter that was moved: how often is not asked here. */
function cover(): Entry[] {
  const got = new Uint8Array(counters.length);
  const chosen: Entry[] = [];
  let bytes = 0;
  for (const entry of [...entries].sort((a, b) => a.input.length - b.input.length)) {
    if (bytes + entry.input.length > KEPT_BYTES) break;
    if (entry.features.every((feature) => got[feature >> 8] === 1)) continue;
    for (const feature of entry.features) got[feature >> 8] = 1;
    chosen.push(entry);
    bytes += entry.input.length;
  }
  return chosen;
}

/** For each counter, the smallest input that moves it; these are changed more often than others. */
function favoured(): Entry[] {
  const best = new Map<number, Entry>();
  for (const entry of entries)
    for (const feature of entry.features) {
      const at = best.get(feature);
      if (at === undefined || entry.input.length < at.input.length) best.set(feature, entry);
    }
  return [...new Set(best.values())];
}

const branchesOf = (inside: (file: string) => boolean): number[] =>
  asked.files
    .filter(({ file }) => inside(file))
    .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
const inReader = (file: string): boolean => reader.of.some((path) => file.startsWith(path));
const branches = branchesOf(inReader);
const countReached = (): number => branches.filter((i) => seen[i]! > 0).length;

const words = [...new Set(asked.files.filter(({ file }) => inReader(file)).flatMap(({ words: own }) => own))]
  .filter((word) => word.length > 0)
  .map((word) => Buffer.from(word));

const began = performance.now();
for (const input of [...corpusOf(reader.name), ...reader.seeds().map((text) => Buffer.from(text, 'latin1'))])
  await take(input.subarray(0, 4 * MOST));
const reachedBefore = countReached();
if (entries.length === 0) entries.push({ input: Buffer.from('C'), features: new Uint32Array(0) });
let best = favoured();
let known = entries.length;
const pick = (): Entry => (chance(4) > 0 ? best[chance(best.length)]! : entries[chance(entries.length)]!);
const most = runs + (asked.inputs ?? Number.POSITIVE_INFINITY);
while (runs < most && performance.now() - began < asked.seconds * 1000) {
  if (entries.length > known * 1.05 + 5) {
    best = favoured();
    known = entries.length;
  }
  // What was found last leads further more often than what was changed many times.
  const parent =
    chance(5) === 0 ? entries[entries.length - 1 - chance(Math.min(20, entries.length))]! : pick();
  await take(mutated(parent.input, pick().input, words, chance, MOST));
}
if (asked.save)
  keep(
    reader.name,
    cover().map(({ input }) => input),
  );
const told: Told = {
  reader: reader.name,
  runs,
  seconds: (performance.now() - began) / 1000,
  branches: branches.length,
  reachedBefore,
  reached: countReached(),
  corpus: entries.length,
  found: [...found.keys()],
  slowestMs: Math.max(0, ...[...slowest.values()].map(({ ms }) => ms)),
};
console.log(JSON.stringify(told));
await watchdog.terminate();
