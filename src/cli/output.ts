import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { UserError } from './io.js';

/** The reader of our output went away, as `head` does; no fault of anybody's. */
export class PipeClosed extends Error {
  override readonly name = 'PipeClosed';
}

export interface Output {
  /** Waits while the other side cannot keep up. */
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

/**
 * Writes to a file. Until all is written the text stands in `FILE.partial`, so that a run that ended early never
 * looks like a whole one. A pipe or a device is written as it is.
 */
export async function toFile(path: string): Promise<Output> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new UserError(`cannot write ${path}: it is a folder`);
  const special = there !== undefined && !there.isFile();
  const target = special ? path : `${path}.partial`;
  const stream = createWriteStream(target);
  const write = writer(stream, path);
  await opened(stream, path);
  const stop = async () => {
    stream.end();
    await once(stream, 'close').catch((cause: unknown) => {
      throw fault(path, cause);
    });
  };
  return {
    write,
    partial: special ? undefined : target,
    stop,
    async done() {
      await stop();
      if (!special)
        await rename(target, path).catch((cause: unknown) => {
          throw fault(path, cause);
        });
    },
  };
}

async function opened(stream: WriteStream, path: string): Promise<void> {
  await once(stream, 'open').catch((cause: unknown) => {
    throw fault(path, cause);
  });
}

function writer(stream: Writable, name: string): (text: string | Uint8Array) => Promise<void> {
  let failed: Error | undefined;
  stream.on('error', (cause) => {
    failed = fault(name, cause);
  });
  return async (text) => {
    if (failed !== undefined) throw failed;
    if (stream.destroyed) throw new PipeClosed('the output was closed');
    if (text.length === 0 || stream.write(text)) return;
    await new Promise<void>((resolve) => {
      const events = ['drain', 'close', 'error'] as const;
      const go = () => {
        for (const event of events) stream.off(event, go);
        resolve();
      };
      for (const event of events) stream.on(event, go);
    });
    if (failed !== undefined) throw failed;
  };
}

function fault(name: string, cause: unknown): Error {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') return new PipeClosed('the output was closed');
  return new UserError(`cannot write ${name}: ${FAULTS[code ?? ''] ?? message}`, { cause });
}
