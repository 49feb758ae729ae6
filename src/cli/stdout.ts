import { fstatSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import type { Io } from './io.js';

/**
 * Standard output. To a plain file Node writes each text with one call and does not ask how much of it was taken: the last
 * text before a disk is full would be cut short without a word. So a plain file is written here, until all is taken or
 * the disk says why not. Pipes and terminals are Node's.
 */
export function standardOutput(): Io['out'] {
  return isPlainFile() ? new Writable({ write: writeAll }) : process.stdout;
}

const STDOUT = 1;

function isPlainFile(): boolean {
  try {
    return fstatSync(STDOUT).isFile();
  } catch {
    return false;
  }
}

/** At once, as Node does it to a file: nothing is left to be written when the process ends. */
function writeAll(bytes: Uint8Array, _: BufferEncoding, done: (fault?: Error | null) => void): void {
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(STDOUT, bytes, at);
    done();
  } catch (fault) {
    done(fault as Error);
  }
}
