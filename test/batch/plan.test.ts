import { describe, expect, test } from 'vitest';
import { RANGE } from '../../src/batch/engine/pieces.js';
import { type InputFacts, LARGE, planOf } from '../../src/batch/engine/plan.js';

const FILE: InputFacts = {
  format: 'smi',
  wide: false,
  ended: false,
  fileSize: LARGE + 1,
  exact: 'auto',
  threads: undefined,
  processors: 4,
  canStart: true,
};

describe('how an input is read', () => {
  test.each<[string, Partial<InputFacts>, string]>([
    ['a large plain file', {}, 'ranges, prefilter, 4 threads'],
    ['the same, every line exact', { exact: true }, 'ranges, exact, 4 threads'],
    ['the same, of 16 MiB and no more', { fileSize: LARGE }, 'blocks, prefilter, 4 threads'],
    ['the same, threads asked for', { fileSize: LARGE, threads: 2 }, 'ranges, prefilter, 2 threads'],
    [
      'shorter than a range, threads asked for',
      { fileSize: RANGE, threads: 2 },
      'blocks, prefilter, 2 threads',
    ],
    ['more threads asked for than there are processors', { threads: 64 }, 'ranges, prefilter, 4 threads'],
    ['one thread asked for', { threads: 1 }, 'blocks, prefilter, 1 threads'],
    ['one processor', { processors: 1 }, 'blocks, prefilter, 1 threads'],
    ['no worker beside', { canStart: false }, 'blocks, prefilter, 1 threads'],
    ['a pipe, or packed', { fileSize: undefined }, 'blocks, prefilter, 4 threads'],
    ['small', { ended: true, fileSize: 900 }, 'records, exact, 1 threads'],
    [
      'small, prefilter asked for',
      { ended: true, fileSize: 900, exact: false },
      'blocks, prefilter, 4 threads',
    ],
    ['small, exact asked for', { ended: true, fileSize: 900, exact: true }, 'records, exact, 1 threads'],
    ['a table', { format: 'csv' }, 'records, prefilter, 1 threads'],
    ['a small table', { format: 'csv', ended: true }, 'records, exact, 1 threads'],
    ['a table, every row exact', { format: 'tsv', exact: true }, 'records, exact, 1 threads'],
    ['an SD file', { format: 'sdf' }, 'records, prefilter, 1 threads'],
    ['UTF-16', { wide: true }, 'records, prefilter, 1 threads'],
    ['what cannot be understood', { format: undefined }, 'records, prefilter, 1 threads'],
  ])('%s', (_, facts, expected) => {
    const { by, prefilter, threads, why } = planOf({ ...FILE, ...facts }, RANGE);
    expect(`${by}, ${prefilter ? 'prefilter' : 'exact'}, ${threads} threads`).toBe(expected);
    expect(why).toMatch(/^[A-Za-z]/);
  });

  test('whether the prefilter is used hangs on the whole input and on what was asked, never on threads or the file', () => {
    for (const exact of ['auto', true, false] as const)
      for (const ended of [true, false]) {
        const all = [1, 2, undefined].flatMap((threads) =>
          [undefined, 1, LARGE + 1].map(
            (fileSize) => planOf({ ...FILE, exact, ended, threads, fileSize }, RANGE).prefilter,
          ),
        );
        expect(new Set(all).size).toBe(1);
      }
  });
});
