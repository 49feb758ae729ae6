import { promises as fs } from 'node:fs';
import type { Io } from './io.js';

/** Tells on the terminal how far a long run is. Bytes are what can be known beforehand, records what people count. */
export interface Progress {
  bytes(count: number): void;
  records(count: number): void;
  stop(): void;
}

const SILENT: Progress = { bytes: () => {}, records: () => {}, stop: () => {} };

/** Runs shorter than this show nothing. */
const PATIENCE = 1500;

/**
 * A bar on standard error with the rate and the time left; nothing where standard error is no terminal, or where the
 * records themselves go to the terminal.
 */
export async function progressOf(paths: readonly string[], io: Io, toTerminal: boolean): Promise<Progress> {
  const stream = io.err as Io['err'] & { readonly isTTY?: boolean };
  if (stream.isTTY !== true || toTerminal || io.env.TERM === 'dumb') return SILENT;
  const {
    default: { SingleBar },
  } = await import('cli-progress');
  const sizes = await Promise.all(
    paths.map((path) =>
      path === '-'
        ? Number.NaN
        : fs.stat(path).then(
            (s) => s.size,
            () => Number.NaN,
          ),
    ),
  );
  const total = sizes.reduce((a, b) => a + b, 0);
  const known = Number.isFinite(total) && total > 0;
  const bar = new SingleBar({
    stream: stream as NodeJS.WritableStream,
    clearOnComplete: true,
    hideCursor: null,
    etaBuffer: 200,
    barsize: 24,
    format: () => line(share.of(done) * total, share.known() ? total : 0, done, performance.now() - began),
  });
  const began = performance.now();
  const share = shareOf(known ? total : 0, known ? await firstGuess(paths[0]!) : 0);
  let done = 0;
  let told = 0;
  let shown = false;
  const show = () => {
    if (!shown && performance.now() - began > PATIENCE) {
      shown = true;
      bar.start(1, 0);
    }
    if (shown) bar.update(share.of(done));
  };
  return {
    bytes(count) {
      share.bytes(count, done);
    },
    records(count) {
      done += count;
      if (done - told >= 64) {
        told = done;
        show();
      }
    },
    stop() {
      if (shown) bar.stop();
    },
  };
}

/** The bytes that a record takes, by the beginning of a file; 0 where it is packed or cannot be read. */
async function firstGuess(path: string): Promise<number> {
  try {
    const file = await fs.open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0);
      const text = buffer.toString('latin1', 0, bytesRead);
      const ends = text.split(text.includes('\n$$$$') ? '\n$$$$' : '\n').length - 1;
      return text.startsWith('\x1f\x8b') || ends === 0 ? 0 : bytesRead / ends;
    } finally {
      await file.close();
    }
  } catch {
    return 0;
  }
}

const SAMPLE = 64 << 10;

/**
 * How much of the input is judged? Bytes are read in large pieces and ahead of what is judged, so that their count
 * alone would stand still and leap: what a record takes is learned from one piece to the next.
 *
 * @param guess - the bytes that a record takes, until it is learned; 0 where nothing is known
 */
export function shareOf(total: number, guess = 0) {
  let read = 0;
  let first: { readonly read: number; readonly done: number } | undefined;
  let each = guess;
  let most = 0;
  return {
    /** So many bytes more were read, when so many records were judged. */
    bytes(count: number, done: number): void {
      if (read > 0 && first === undefined) first = { read, done };
      else if (first !== undefined && done > first.done) each = (read - first.read) / (done - first.done);
      read += count;
    },
    known: (): boolean => total > 0 && each > 0,
    /** From 0 to 1, never less than before. */
    of(done: number): number {
      if (total > 0) most = Math.max(most, Math.min(read, done * each, total) / total);
      return most;
    },
  };
}

/** `█████░░░░░ 48 %  12,345 records  3,210 a second  0:42 left` */
export function line(read: number, total: number, records: number, elapsed: number): string {
  const rate = elapsed > 0 ? Math.round((records / elapsed) * 1000) : 0;
  const told = `${records.toLocaleString('en')} records  ${rate.toLocaleString('en')} a second`;
  if (total === 0) return told;
  const part = Math.min(1, read / total);
  const filled = Math.round(part * 20);
  const left = part > 0.01 ? `  ${clock((elapsed / part) * (1 - part))} left` : '';
  return `${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${Math.floor(part * 100)} %  ${told}${left}`;
}

/** `0:42`, `1:02:03` */
export function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
