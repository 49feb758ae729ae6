import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { SourceError } from '../source/record.js';

/** Reads systematic names as structures. */
export interface NameReader {
  /** Its name and version, `OPSIN 2.8.0`. */
  readonly by: string;
  /** The SMILES that it makes of a name; undefined where it cannot read it. */
  read(name: string): Promise<string | undefined>;
  close(): void;
}

/** Longer texts are no names. */
const LONGEST = 1000;

/**
 * Starts OPSIN, one process for all names: a name a line goes in, a SMILES or an empty line comes out.
 *
 * @param path - the jar with all that it needs, or a folder with OPSIN's jar and those that it needs
 * @throws SourceError where there is no such jar; a process that ends early fails what waits for it
 */
export async function startNameReader(path: string): Promise<NameReader> {
  const there = await stat(path).catch(() => undefined);
  if (there === undefined) throw new SourceError(`--names: there is no ${path}`);
  const args = there.isDirectory() ? ['-cp', join(path, '*'), 'uk.ac.cam.ch.wwmm.opsin.Cli'] : ['-jar', path];
  const child = spawn('java', [...args, '-osmi'], { stdio: ['pipe', 'pipe', 'ignore'] });
  let fault: SourceError | undefined;
  const waiting: { done(smiles: string): void; fail(cause: unknown): void }[] = [];
  const fail = (why: string) => {
    fault ??= new SourceError(`--names: ${why}`);
    for (const { fail } of waiting.splice(0)) fail(fault);
  };
  child.on('error', (cause) => fail(`java could not be started: ${cause.message}`));
  child.on('exit', (code) => fail(`OPSIN ended (${code ?? 'by a signal'})`));
  child.stdin.on('error', () => {});
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.done(line));
  const ask = (name: string): Promise<string> =>
    new Promise((done, reject) => {
      if (fault !== undefined) return reject(fault);
      waiting.push({ done, fail: reject });
      child.stdin.write(`${name}\n`);
    });
  // The first answer also shows that it runs at all.
  if ((await ask('ethanol')).trim() === '') throw new SourceError('--names: what was started is not OPSIN');
  const version = await versionOf(path, there.isDirectory());
  return {
    by: version === undefined ? 'OPSIN' : `OPSIN ${version}`,
    async read(name) {
      // One line in, one line out: whatever could end a line is a blank.
      const line = name.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
      if (line === '' || line.length > LONGEST) return undefined;
      const smiles = (await ask(line)).trim();
      return smiles === '' ? undefined : smiles;
    },
    close() {
      child.removeAllListeners('exit');
      child.kill();
    },
  };
}

/** The version in the name of the jar. */
async function versionOf(path: string, isFolder: boolean): Promise<string | undefined> {
  const names = isFolder ? await readdir(path) : [basename(path)];
  return names
    .map((name) => /^opsin[a-z-]*-(\d{1,3}\.\d{1,3}\.\d{1,3})/i.exec(name)?.[1])
    .find((each) => each !== undefined);
}
