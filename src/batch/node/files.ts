import { close, createReadStream, fstat, open, read, type Stats, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { type PlainFile, unpackBy } from '../source/bytes.js';
import { type OpenedList, openBytes, type SourceOptions } from '../source/index.js';
import { SourceError } from '../source/record.js';

/** Unpacks piece by piece; loaded where something is packed. */
export async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* (await import('./gunzip.js')).gunzip(packed);
}

// Not of node:fs/promises, which takes as long to load as all of ours that a short list needs.
const [opens, stats, reads, closes] = [promisify(open), promisify(fstat), promisify(read), promisify(close)];

/** Bytes read from a file at a time. */
const READ = 1 << 20;

/**
 * The bytes of a file, or of standard input for `-`; what is gzip by its first bytes is unpacked. A chunk is to be used
 * before the next one is asked for, which may stand in the same memory.
 *
 * @param onBytes - told how many bytes were read, as they stand in the file
 * @param onPlain - told of the file before its first chunk, where it has a size and is not packed
 */
export async function* readBytes(
  path: string,
  signal?: AbortSignal,
  onBytes?: (count: number) => void,
  onPlain?: (file: PlainFile) => void,
): AsyncGenerator<Uint8Array> {
  let file: PlainFile | undefined;
  const opened = (plain: PlainFile) => {
    file = plain;
  };
  const bytes = path === '-' ? stdinBytes(signal) : fileBytes(path, signal, opened);
  yield* unpackBy(
    gunzip,
    onBytes === undefined ? bytes : counted(bytes, onBytes),
    () => file && onPlain?.(file),
  );
}

async function* counted(stream: AsyncIterable<Uint8Array>, tell: (count: number) => void) {
  for await (const chunk of stream) {
    tell(chunk.length);
    yield chunk;
  }
}

/**
 * A file's bytes up to its end. A file that changed meanwhile is a fault: its last line may be half of a line, and half
 * of a SMILES can be another molecule. A pipe or a device has no size to hold it against.
 */
async function* fileBytes(
  path: string,
  signal: AbortSignal | undefined,
  opened: (file: PlainFile) => void,
): AsyncGenerator<Uint8Array> {
  const fd = await opens(path, 'r');
  const place: Place = { at: 0, reading: undefined };
  try {
    const before = await stats(fd);
    if (!before.isFile()) {
      yield* untilAborted(createReadStream(path, { fd, autoClose: false }), signal);
      return;
    }
    const goOn = (at: number) => {
      place.at = at;
    };
    opened({ fd, size: before.size, goOn });
    yield* readAhead(fd, place, signal);
    if (hasChanged(before, await stats(fd), path))
      throw new SourceError(`cannot read ${path}: it changed while it was read`);
  } finally {
    // Not under a read that is on its way, for another file may get its number.
    const closed = Promise.resolve(place.reading)
      .catch(() => {})
      .then(() => closes(fd))
      .catch(() => {});
    // A read that waits for a pipe holds its file; who was asked to stop does not wait with it.
    if (!signal?.aborted) await closed;
  }
}

/**
 * Whether a file was written to between two looks at it. A writer can put the time of writing back, but not the time of change (`ctime`);
 * that one moves too where the file was removed, renamed, replaced or given other rights, which leaves its bytes as they are.
 */
function hasChanged(before: Stats, after: Stats, path: string): boolean {
  if (before.size !== after.size || before.mtimeMs !== after.mtimeMs) return true;
  if (before.ctimeMs === after.ctimeMs) return false;
  const kept = before.nlink === after.nlink && before.mode === after.mode;
  const isOwned = before.uid === after.uid && before.gid === after.gid;
  const there = statSync(path, { throwIfNoEntry: false });
  return kept && isOwned && there?.ino === after.ino && there.dev === after.dev;
}

/** Where the next chunk of a file begins, and the read that was asked for last. */
interface Place {
  at: number;
  reading: Promise<unknown> | undefined;
}

/**
 * The next bytes are read while the ones before them are used.
 *
 * @param place - kept up; where the next chunk begins may be set between chunks
 */
async function* readAhead(
  fd: number,
  place: Place,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const read = (into: Buffer) => {
    const { at } = place;
    const reading = reads(fd, into, 0, READ, at).then(({ bytesRead }) => ({ at, bytesRead }));
    // A fault is told when these bytes are asked for; who has left is told nothing.
    reading.catch(() => {});
    place.reading = reading;
    return reading;
  };
  let [now, then] = [Buffer.allocUnsafeSlow(READ), Buffer.allocUnsafeSlow(READ)];
  for (let reading = read(now); ; [now, then] = [then, now]) {
    signal?.throwIfAborted();
    const { at, bytesRead } = await reading;
    if (at === place.at) {
      if (bytesRead === 0) return;
      place.at += bytesRead;
      reading = read(then);
      yield now.subarray(0, bytesRead);
    } else reading = read(then);
  }
}

/** The chunks up to the moment of the signal, also where the next one never comes. */
async function* untilAborted(stream: Readable, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  let leave: (cause: unknown) => void = () => {};
  const stop = () => leave(signal?.reason);
  signal?.addEventListener('abort', stop);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const next = await new Promise<IteratorResult<Uint8Array>>((come, reject) => {
        leave = reject;
        chunks.next().then(come, reject);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    stream.destroy();
  }
}

async function* stdinBytes(signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const stop = () => void process.stdin.destroy(new Error('stopped'));
  signal?.addEventListener('abort', stop);
  try {
    yield* process.stdin;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** Unpacks gzip, and passes everything else on, for bytes that are of no file. */
export const unpack = (stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> =>
  unpackBy(gunzip, stream);

/** Opens a file, or standard input for `-`, reads its beginning and finds out how it is to be read. */
export async function openSource(path: string, options: SourceOptions = {}): Promise<OpenedList> {
  return openBytes(readBytes(path, options.signal, options.onBytes), path, options);
}
