import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';
import { Script } from 'node:vm';
import { bundled } from './bundled.js';
import { type Mutant, withAllMutants } from './mutants.js';
import type * as Subject from './subject.js';

/** A mutant that did not come to an end; a test would notice. */
class Endless extends Error {}

/** Far more pieces with a mutant than any text of ours passes over. */
const MOST_STEPS = 2_000_000;

/** The code of subject.ts with the mutants of some files in it, of which at most one is awake. */
export interface Bench {
  readonly mutants: readonly Mutant[];
  /** Loads the code anew, with one mutant awake from the first statement on; -1 for none. */
  load(awake: number): Loaded;
}

export interface Loaded {
  readonly subject: typeof Subject;
  /** Wakes one mutant, -1 for none. */
  wake(index: number): void;
  /** Numbers of the mutants that were passed over since the last call. */
  passed(): readonly number[];
}

/** `files` are paths below the project's folder. */
export async function benchOf(files: readonly string[]): Promise<Bench> {
  const chosen = new Set(files.map((file) => resolve(file)));
  const mutants: Mutant[] = [];
  const bundle = await bundled(
    'subject.ts',
    /\.ts$/,
    ({ path }) => {
      if (!chosen.has(path)) return undefined;
      const all = withAllMutants(relative('.', path), readFileSync(path, 'utf8'), mutants.length);
      mutants.push(...all.mutants);
      return { contents: all.text, loader: 'ts' };
    },
    'error',
  );
  const script = new Script(`(function (require, module, exports, __mutant) {${bundle}\n})`);
  const require = createRequire(resolve('package.json'));
  return {
    mutants,
    load(first) {
      let awake = first;
      let steps = 0;
      let seen = new Uint8Array(mutants.length);
      const asked = (index: number): boolean => {
        seen[index] = 1;
        steps += 1;
        if (steps > MOST_STEPS) throw new Endless();
        return index === awake;
      };
      const module = { exports: {} as typeof Subject };
      script.runInThisContext()(require, module, module.exports, asked);
      return {
        subject: module.exports,
        wake(index) {
          awake = index;
        },
        passed() {
          const all: number[] = [];
          for (const [index, value] of seen.entries()) if (value === 1) all.push(index);
          seen = new Uint8Array(mutants.length);
          steps = 0;
          return all;
        },
      };
    },
  };
}
