// Node loads `promises` when it is first used; a list that is read from a file and written to a pipe needs none of it.
import { constants, promises as fs } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { promisify } from 'node:util';
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

/** Where the text of an output stands until all is written; beside what a link leads to. */
export async function partialOf(path: string): Promise<string> {
  const behind = await behindLink(path).catch((cause) => {
    throw fault(path, cause);
  });
  return `${behind}.partial`;
}

/** What a link leads to, where that is there; anything else as it is named. */
async function behindLink(path: string): Promise<string> {
  const there = await ifThere(fs.lstat(path));
  return there?.isSymbolicLink() ? ((await ifThere(fs.realpath(path))) ?? path) : path;
}

/**
 * Undefined where there is no such file. A file that cannot be looked at is another thing: taken for none, it would lose
 * its permissions, or be an input that is written over.
 */
export async function ifThere<T>(look: Promise<T>): Promise<T | undefined> {
  try {
    return await look;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw cause;
  }
}

/** Not through a link that somebody else has put there; Windows has no such flag. */
const NO_LINK = constants.O_NOFOLLOW ?? 0;

/**
 * Opens the partial file: a new one, which nobody else has open, or with `keep` the one that is there.
 *
 * @param mode - permissions of the file that the new one will replace
 */
async function openPartial(partial: string, keep: number | undefined, mode: number | undefined) {
  const there = await ifThere(fs.lstat(partial));
  if (there !== undefined && !there.isFile())
    throw new UserError(`cannot write ${partial}: it is a link or no plain file; remove it first`);
  if (keep !== undefined) {
    const file = await fs.open(partial, constants.O_RDWR | NO_LINK);
    await file.truncate(keep);
    return file;
  }
  // What an earlier run has left is begun anew. Its name alone goes: another name of the same file keeps it.
  if (there !== undefined) await fs.unlink(partial);
  const file = await fs.open(partial, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_LINK);
  if (mode !== undefined) await file.chmod(mode & 0o777);
  return file;
}

/**
 * Writes to a file. Until all is written the text stands in `FILE.partial`, so that a run that ended early never
 * looks like a whole one. A pipe or a device is written as it is. A file that is replaced keeps its permissions, and
 * a link to it stays one. Two runs to one file: the second is refused.
 *
 * `keep` goes on with a partial file that is there: its first `keep` bytes stay.
 */
export async function toFile(name: string, keep?: number): Promise<Output> {
  const told = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (cause) {
      throw cause instanceof UserError ? cause : fault(name, cause);
    }
  };
  const there = await told(() => ifThere(fs.stat(name)));
  if (there?.isDirectory()) throw new UserError(`cannot write ${name}: it is a folder`);
  const special = there !== undefined && !there.isFile();
  const path = await told(() => behindLink(name));
  const target = special ? path : `${path}.partial`;
  const unlock = special ? async () => {} : await told(() => lock(target, name));
  const file: FileHandle = await told(() =>
    special ? fs.open(target, 'w') : openPartial(target, keep, there?.mode),
  ).catch(async (cause) => {
    await unlock();
    throw cause;
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
  const close = async () => {
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
    stop: () => close().finally(unlock),
    done: () =>
      close()
        .then(() => (special ? undefined : told(() => named(target, path))))
        .finally(unlock),
  };
}

/** Gives the whole text its name. Should the disk not take that down, it is taken back: who is told of a fault finds no output. */
async function named(partial: string, path: string): Promise<void> {
  await fs.rename(partial, path);
  try {
    await syncFolder(dirname(path));
  } catch (cause) {
    await fs.rename(path, partial).catch(() => {});
    throw cause;
  }
}

/** What says that folders cannot be opened, or synced, here: nothing more can be done then. */
const NO_SYNC = new Set(['EACCES', 'EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP', 'ENOSYS', 'EBADF']);

/** A name stands in its folder, which a loss of power can throw back to before, whatever was done for the file itself. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await fs.open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (cause) {
    if (!NO_SYNC.has((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
  }
}

/**
 * Marks an output as being written, in a file beside it that names this process. What a process that is no more has
 * left is cleared away.
 *
 * @returns takes the mark back
 */
async function lock(partial: string, name: string): Promise<() => Promise<void>> {
  const path = `${partial}.lock`;
  for (let tries = 0; ; tries++) {
    try {
      await mark(path, `${process.pid} ${hostname()}\n`);
      return () => fs.unlink(path).catch(() => {});
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
      const holder = await holderOf(path);
      if (tries > 0 || lives(holder))
        throw new UserError(
          `cannot write ${name}: another run is writing it (${path}); if there is none, remove that file`,
          { cause },
        );
      await fs.unlink(path).catch(() => {});
    }
  }
}

async function mark(path: string, text: string): Promise<void> {
  const file = await fs.open(path, 'wx');
  try {
    await file.writeFile(text).finally(() => file.close());
  } catch (cause) {
    // A full disk takes a name, and no text. A mark that names nobody would stop every later run.
    await fs.unlink(path).catch(() => {});
    throw cause;
  }
}

/** Times that a mark without a text is looked at again, and milliseconds between: it is written at once, or its writer is no more. */
const LOOKS = 10;
const BETWEEN = 100;

/** Who holds a mark; empty where it was killed before it could say so. */
async function holderOf(path: string): Promise<string> {
  for (let look = 1; ; look++) {
    const holder = await ifThere(fs.readFile(path, 'utf8')).catch(() => 'unknown');
    if (holder !== '' || look === LOOKS) return holder ?? '';
    await promisify(setTimeout)(BETWEEN);
  }
}

/** Is there the process that a mark names? Of other machines nothing is known. */
function lives(holder: string): boolean {
  if (holder === '') return false;
  const [pid, host] = holder.trim().split(' ');
  if (host !== hostname() || !/^[1-9]\d{0,9}$/.test(pid ?? '')) return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
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
