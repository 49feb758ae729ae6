import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CLI, folder, shell } from '../support/built.js';

/**
 * Little memory is told, or enough: never silent. How memory goes with the size of an input is measured by
 * `npm run test:allocation`, which takes longer.
 */
const here = folder();
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const list = Array.from({ length: 60_000 }, (_, i) =>
  i % 6000 === 5 ? `${FENTANYL} f${i}` : `${'C'.repeat((i % 40) + 1)}Oc1ccccc1 id${i}`,
).join('\n');
writeFileSync(here.in('list.smi'), `${list}\n`);
writeFileSync(here.in('list.smi.gz'), gzipSync(`${list}\n`));
writeFileSync(here.in('list.csv'), `smiles,id\n${list.replaceAll(' ', ',')}\n`);

const screened = (before: string, args: string, node = '') =>
  shell(`${before} ${process.execPath} ${node} ${CLI} screen ${args} -f ndjson --flagged`, here.path);

describe('a heap of 64 MB is enough', () => {
  test.each(['list.smi', 'list.smi.gz', 'list.csv'])('%s', (name) => {
    const free = screened('', name);
    const bounded = screened('', name, '--max-old-space-size=64');
    expect([bounded.status, bounded.stdout, bounded.stderr]).toEqual([0, free.stdout, free.stderr]);
    expect(bounded.stdout.split('\n')).toHaveLength(11);
  });
});

describe.skipIf(process.platform !== 'linux')('few addresses', () => {
  test('starts no thread where V8 could not reserve what one needs, and gives the same', () => {
    const free = screened('', 'list.smi --threads 1');
    for (const kilobytes of [1_200_000, 3_000_000]) {
      const bounded = screened(`ulimit -v ${kilobytes};`, 'list.smi --threads 4');
      expect([kilobytes, bounded.status, bounded.stdout]).toEqual([kilobytes, 0, free.stdout]);
    }
  });

  test('so few that Node itself cannot go on are told by the system, and no output is called done', () => {
    const bounded = screened('ulimit -v 700000;', 'list.smi -o out.ndjson');
    expect(bounded.status).not.toBe(0);
    expect(shell('test -e out.ndjson', here.path).status).not.toBe(0);
  });
});
