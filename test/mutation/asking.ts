import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Mutant } from './mutants.js';

/** What of the project its tests need, beside what is installed. */
const COPIED = ['src', 'test', 'bench', 'fixtures', 'package.json', 'tsconfig.json', 'vitest.config.ts'];

/** The sources of a folder, or the one file. */
export const filesIn = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
        .map((name) => join(path, name));

/** The text of its file with the mutant. */
export function withMutant({ file, from, to, text }: Mutant): string {
  const own = readFileSync(file, 'utf8');
  return own.slice(0, from) + text + own.slice(to);
}

/**
 * Asks tests about one mutant after the other, in a copy of the project.
 *
 * @param tests - must pass without a mutant
 * @param limit - seconds for one test file; one that takes longer notices its mutant
 * @throws Error where the tests fail without any mutant
 */
export function asking(tests: readonly string[], limit: number) {
  const copy = mkdtempSync(join(tmpdir(), 'onetweak-mutation-'));
  for (const name of COPIED) cpSync(name, join(copy, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  // One after another: most mutants are noticed by the first.
  const passes = (asked: readonly string[]): boolean =>
    asked.every(
      (one) =>
        spawnSync('npx', ['vitest', 'run', '--bail', '1', one], {
          cwd: copy,
          timeout: limit * 1000,
          encoding: 'utf8',
          killSignal: 'SIGKILL',
        }).status === 0,
    );
  if (!passes(tests)) throw new Error('the tests fail without any mutant');
  return {
    /** Do the tests fail with the mutant, and with other files as they are written from it? */
    noticed(mutant: Mutant, asked = tests, written: Readonly<Record<string, string>> = {}): boolean {
      const changed = { [mutant.file]: withMutant(mutant), ...written };
      for (const [file, text] of Object.entries(changed)) writeFileSync(join(copy, file), text);
      const noticed = !passes(asked);
      for (const file of Object.keys(changed)) cpSync(file, join(copy, file));
      return noticed;
    },
    done: () => rmSync(copy, { recursive: true, force: true }),
  };
}
