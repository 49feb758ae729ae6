import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SourceError } from './record.js';

/** Plain words for the faults that a person can mend. */
const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'it is a folder, not a file',
  EMFILE: 'too many files are open',
  EIO: 'the disk gave a read error',
  Z_DATA_ERROR: 'the gzip data is damaged',
  Z_BUF_ERROR: 'the gzip data stops before its end',
};

export function sourceError(name: string, cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause;
  const { code, message } = cause as NodeJS.ErrnoException;
  return new SourceError(`cannot read ${name}: ${FAULTS[code ?? ''] ?? message ?? String(cause)}`, { cause });
}

/** Bytes read from a file at a time. */
const READ = 1 << 20;

/**
 * Packed bytes unpacked at a time. Gzip packs zeros 1,032 to 1 at the most, so that what a piece becomes is never
 * more than some 34 MB.
 */
const PACKED = 1 << 15;

/** A file of bytes that stand in it as they are read, so that parts of it can be read out of their turn. */
export interface PlainFile {
  /** Open until the bytes were read to their end, or were left. */
  readonly fd: number;
  /** As it was when the file was opened; the end of the bytes tells whether it still is. */
  readonly size: number;
  /** The next chunk that is asked for begins here. */
  goOn(at: number): void;
}

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
  yield* unpack(onBytes === undefined ? bytes : counted(bytes, onBytes), () => file && onPlain?.(file));
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
  const file = await open(path, 'r');
  try {
    const before = await file.stat();
    if (!before.isFile()) {
      yield* untilAborted(file.createReadStream({ autoClose: false }), signal);
      return;
    }
    const place = { at: 0 };
    const goOn = (at: number) => {
      place.at = at;
    };
    opened({ fd: file.fd, size: before.size, goOn });
    yield* readAhead(file, place, signal);
    const after = await file.stat();
    if (before.size !== after.size || before.mtimeMs !== after.mtimeMs)
      throw new SourceError(`cannot read ${path}: it changed while it was read`);
  } finally {
    const closed = file.close().catch(() => {});
    // A read that waits for a pipe holds its file; who was asked to stop does not wait with it.
    if (!signal?.aborted) await closed;
  }
}

/**
 * The next bytes are read while the ones before them are used.
 *
 * @param place - where the next chunk begins; kept up, and may be set between chunks
 */
async function* readAhead(
  file: FileHandle,
  place: { at: number },
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const read = (into: Buffer) => {
    const { at } = place;
    const reading = file.read(into, 0, READ, at).then(({ bytesRead }) => ({ at, bytesRead }));
    // A fault is told when these bytes are asked for; who has left is told nothing.
    reading.catch(() => {});
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

/**
 * The beginning of bytes, before they are read.
 *
 * @param size - bytes to look at
 * @returns the first bytes, at least `size` where there are so many, and all of the bytes, to be read once; what the
 * reading failed with is thrown where it stands among them
 */
export async function peek(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): Promise<{ head: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const chunks = bytes[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  let fault: { readonly cause: unknown } | undefined;
  let ended = false;
  while (head.length < size && !ended) {
    const next = await chunks.next().catch((cause: unknown) => {
      fault = { cause };
      return undefined;
    });
    if (next === undefined || next.done) ended = true;
    // The chunk's memory may be used again for the next one.
    else
      head = head.length === 0 && next.value.length >= size ? next.value : Buffer.concat([head, next.value]);
  }
  const all = async function* (): AsyncGenerator<Uint8Array> {
    try {
      // Asked for by `peek` itself, so that leaving it closes the bytes in any case.
      yield head;
      if (head.length > 0) yield head;
      if (fault !== undefined) throw fault.cause;
      if (ended) return;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    } finally {
      await chunks.return?.();
    }
  };
  const begun = all();
  await begun.next();
  return { head, all: begun };
}

/**
 * Unpacks gzip, and passes everything else on. Exported for streams that are no file.
 *
 * @param onPlain - called before the first chunk of what is not packed
 */
export async function* unpack(
  stream: AsyncIterable<Uint8Array>,
  onPlain?: () => void,
): AsyncGenerator<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  let ended = false;
  try {
    while (head.length < 2 && !ended) {
      const next = await chunks.next();
      if (next.done) ended = true;
      else head = Buffer.concat([head, next.value]);
    }
    const whole = async function* () {
      if (head.length > 0) yield head;
      if (ended) return;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    };
    const packed = head[0] === 0x1f && head[1] === 0x8b;
    if (!packed) onPlain?.();
    yield* packed ? gunzip(whole()) : whole();
  } finally {
    await chunks.return?.();
  }
}

/** Unpacks piece by piece, so that all that could be unpacked before a fault is given before the fault is told. */
async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacker = createGunzip({ chunkSize: 1 << 16 });
  let ready: Uint8Array[] = [];
  let fault: unknown;
  let over = false;
  let go = () => {};
  unpacker.on('data', (chunk: Uint8Array) => ready.push(chunk));
  unpacker.on('end', () => {
    over = true;
    go();
  });
  unpacker.on('error', (cause) => {
    fault = cause;
    go();
  });
  const give = (act: (done: () => void) => void) =>
    new Promise<void>((done) => {
      go = done;
      if (fault === undefined && !over) act(done);
      else done();
    });
  const taken = () => {
    const out = ready;
    ready = [];
    return out;
  };
  let given = 0;
  try {
    for await (const chunk of packed) {
      for (let at = 0; at < chunk.length && fault === undefined; at += PACKED) {
        const piece = chunk.subarray(at, at + PACKED);
        await give((done) => unpacker.write(piece, () => done()));
        yield* taken();
        // Node stops without a word at a zero after the last member. Zeros may fill up a tape; anything else is lost.
        const unread = Math.max(0, unpacker.bytesWritten - given);
        if (over && piece.subarray(unread).some((byte) => byte !== 0)) fault = new Error(AFTER_END);
        given += piece.length;
      }
      if (fault !== undefined) break;
    }
    if (fault === undefined) await give(() => unpacker.end());
    yield* taken();
    if (fault !== undefined) throw fault;
  } finally {
    unpacker.destroy();
  }
}

const AFTER_END = 'after the end of the gzip data comes something else';
