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
  const { code, message } = cause as { readonly code?: string; readonly message?: string };
  return new SourceError(`cannot read ${name}: ${FAULTS[code ?? ''] ?? message ?? String(cause)}`, { cause });
}

/** A file of bytes that stand in it as they are read, so that parts of it can be read out of their turn. */
export interface PlainFile {
  /** Open until the bytes were read to their end, or were left. */
  readonly fd: number;
  /** As it was when the file was opened; the end of the bytes tells whether it still is. */
  readonly size: number;
  /** The next chunk that is asked for begins here. */
  goOn(at: number): void;
}

/** Bytes in memory of their own. `slice` of a Buffer, which chunks of Node are, copies nothing. */
export const copied = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** Chunks as one. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
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
    else head = head.length === 0 && next.value.length >= size ? next.value : joined([head, next.value]);
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

/** Unpacks gzip piece by piece: all that could be unpacked before a fault is given before the fault is thrown. */
export type Gunzip = (packed: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;

/** Packed bytes unpacked at a time. Gzip packs zeros 1,032 to 1 at the most, so that what a piece becomes is never more than some 34 MB. */
export const PACKED = 1 << 15;

/** What gzip data is refused with that something else follows. */
export const AFTER_END = 'after the end of the gzip data comes something else';

/**
 * Unpacks gzip, and passes everything else on.
 *
 * @param gunzip - the platform's
 * @param onPlain - called before the first chunk of what is not packed
 */
export async function* unpackBy(
  gunzip: Gunzip,
  stream: AsyncIterable<Uint8Array>,
  onPlain?: () => void,
): AsyncGenerator<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  let ended = false;
  try {
    while (head.length < 2 && !ended) {
      const next = await chunks.next();
      if (next.done) ended = true;
      else head = joined([head, next.value]);
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
