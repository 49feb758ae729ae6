import { createReadStream } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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

/**
 * The bytes of a file, or of standard input for `-`; what is gzip by its first bytes is unpacked.
 *
 * @param onBytes - told how many bytes were read, as they stand in the file
 */
export async function* readBytes(
  path: string,
  onBytes?: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  const stream: Readable = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 18 });
  yield* unpack(onBytes === undefined ? stream : counted(stream, onBytes));
}

async function* counted(stream: AsyncIterable<Uint8Array>, tell: (count: number) => void) {
  for await (const chunk of stream) {
    tell(chunk.length);
    yield chunk;
  }
}

/** Unpacks gzip, and passes everything else on. Exported for streams that are no file. */
export async function* unpack(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  let ended = false;
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
  try {
    if (head[0] !== 0x1f || head[1] !== 0x8b) {
      yield* whole();
      return;
    }
    const gunzip = createGunzip({ chunkSize: 1 << 18 });
    const out = new PassThrough({ highWaterMark: 1 << 18 });
    // The fault reaches the reader below as the stream's own error; here it is only kept from being unhandled.
    pipeline(Readable.from(whole(), { objectMode: false }), gunzip, out).catch(() => {});
    yield* out as AsyncIterable<Uint8Array>;
  } finally {
    await chunks.return?.();
  }
}
