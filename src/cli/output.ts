import { type FileHandle, open, rename, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { UserError } from './io.js';

/** The reader of our output went away, as `head` does; no fault of anybody's. */
export class PipeClosed extends Error {
  override readonly name = 'PipeClosed';
}

export interface Output {
  /** Waits while the other side cannot keep up. Bytes may be written over when it is done. */
  write(text: string | Uint8Array): Promise<void>;
  /** All is written: a file gets its own name now. */
  done(): Promise<void>;
  /** The end, short of all: a file keeps the name that says so. */
  stop(): Promise<void>;
  /** Where a file's unfinished text stands, for the message when a run ends early. */
  readonly partial: string | undefined;
}

const FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EACCES: 'no permission to write it',
  EPERM: 'no permission to write it',
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a folder',
  EROFS: 'the disk is read-only',
  EFBIG: 'the file would be larger than the disk allows',
  EDQUOT: 'the quota of the disk is used up',
  EIO: 'the disk gave a write error',
};

/** Writes to a stream that is already open, such as standard output. */
export function toStream(stream: Writable): Output {
  return {
    write: writer(stream, 'the output'),
    done: async () => {},
    stop: async () => {},
    partial: undefined,
  };
}

/** Text gathered before it is written to a file, in UTF-16 units. */
const GATHER = 1 << 16;

/**
 * Writes to a file. Until all is written the text stands in `FILE.partial`, so that a run that ended early never
 * looks like a whole one. A pipe or a device is written as it is.
 *
 * `keep` goes on with a partial file that is there: its first `keep` bytes stay.
 */
export async function toFile(path: string, keep?: number): Promise<Output> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new UserError(`cannot write ${path}: it is a folder`);
  const special = there !== undefined && !there.isFile();
  const target = special ? path : `${path}.partial`;
  const told = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (cause) {
      throw fault(path, cause);
    }
  };
  const file: FileHandle = await told(async () => {
    const opened = await open(target, keep === undefined ? 'w' : 'r+');
    if (keep !== undefined) await opened.truncate(keep);
    return opened;
  });
  let at = keep ?? 0;
  let gathered: Uint8Array[] = [];
  let size = 0;
  let closed = false;
  const flush = async () => {
    const all = Buffer.concat(gathered);
    gathered = [];
    size = 0;
    await put(all);
  };
  const put = async (bytes: Uint8Array) => {
    let left = bytes;
    while (left.length > 0) {
      const { bytesWritten } = await told(() => file.write(left, 0, left.length, special ? null : at));
      at += bytesWritten;
      left = left.subarray(bytesWritten);
    }
  };
  const stop = async () => {
    if (closed) return;
    closed = true;
    try {
      await flush();
      // Some disks tell only here that they are full.
      if (!special) await told(() => file.sync());
    } finally {
      await told(() => file.close());
    }
  };
  return {
    partial: special ? undefined : target,
    async write(text) {
      if (typeof text !== 'string' && text.length >= GATHER) {
        await flush();
        return put(text);
      }
      const bytes = Buffer.from(text);
      gathered.push(bytes);
      size += bytes.length;
      if (size >= GATHER) await flush();
    },
    stop,
    async done() {
      await stop();
      if (!special) await told(() => rename(target, path));
    },
  };
}

function writer(stream: Writable, name: string): (text: string | Uint8Array) => Promise<void> {
  let failed: Error | undefined;
  stream.on('error', (cause) => {
    failed = fault(name, cause);
  });
  return async (text) => {
    if (failed !== undefined) throw failed;
    if (stream.destroyed) throw new PipeClosed('the output was closed');
    if (text.length === 0) return;
    await new Promise<void>((resolve) => {
      const events = ['drain', 'close', 'error'] as const;
      const go = () => {
        for (const event of events) stream.off(event, go);
        resolve();
      };
      for (const event of events) stream.on(event, go);
      // Text is done with when the stream has taken it, bytes when they are written.
      if (typeof text !== 'string') stream.write(text, go);
      else if (stream.write(text)) go();
    });
    if (failed !== undefined) throw failed;
  };
}

function fault(name: string, cause: unknown): Error {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') return new PipeClosed('the output was closed');
  return new UserError(`cannot write ${name}: ${FAULTS[code ?? ''] ?? message}`, { cause });
}
