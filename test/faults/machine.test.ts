import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLI, cli, folder, ndjson, shell } from '../support/built.js';

/** What fails around a run, and no line is to blame for; `npm run test:faults` finds such things call by call. */
const here = folder();
/** A hydrogen drawn as an atom is read by OpenChemLib as well. */
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1[H]';
here.file('list.smi', `CCO a\n${FENTANYL} b\n`);

const noLibrary = here.file(
  'no-library.cjs',
  `const Module = require('node:module');
  const { _load } = Module;
  Module._load = function (request, ...rest) {
    if (request === 'openchemlib') throw Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' });
    return _load.call(this, request, ...rest);
  };`,
);

test.each(['ndjson', 'sdf', 'html', 'csv'])(
  'a part of the program that cannot be loaded ends the run, and makes no listed substance unreadable: %s',
  (format) => {
    const out = here.in(`out.${format}`);
    const args = ['--require', noLibrary, CLI, 'screen', here.in('list.smi'), '-f', format, '-o', out];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^error: OpenChemLib, a part of onetweak, cannot be loaded: EMFILE/m),
    ]);
    expect([existsSync(out), existsSync(`${out}.partial`)]).toEqual([false, true]);
    if (format === 'ndjson')
      expect(ndjson(readFileSync(`${out}.partial`, 'utf8')).filter(({ id }) => id === 'b')).toEqual([]);
  },
);

test('one list has one SD file', () => {
  const run = () => cli(['screen', here.in('list.smi'), '-f', 'sdf', '--as-of', '2026-01-01']).stdout;
  const first = run();
  expect(first).toContain('M  END');
  for (let i = 0; i < 2; i++) expect(run()).toBe(first);
});

test('a service whose answers cannot be written says so', () => {
  const { status, stderr } = shell(
    `echo '{"smiles":"CCO"}' | $ONETWEAK serve --stdio > /dev/full`,
    here.path,
  );
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^error: cannot write the answers: ENOSPC/)]);
});
