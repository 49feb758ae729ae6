import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (...code: string[]) =>
  execFileSync(process.execPath, code, { cwd: root, encoding: 'utf8' }).trim();

const ASK = "createScreener({ jurisdictions: ['us'], asOf: '2016-11-29' })";
const FURANYL = "screen('O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1').verdict";

describe.skipIf(!existsSync(`${root}dist/index.js`))('the built package', () => {
  it('works by import', () => {
    const code = `import { createScreener } from 'onetweak'; console.log(${ASK}.${FURANYL})`;
    expect(run('--input-type=module', '-e', code)).toBe('listed');
  });

  it('works by require', () => {
    const code = `const { createScreener } = require('onetweak'); console.log(${ASK}.${FURANYL})`;
    expect(run('--no-warnings', '--input-type=commonjs', '-e', code)).toBe('listed');
  });

  it('needs nothing of Node in its core, so that a browser can run it', () => {
    for (const file of ['dist/index.js', 'dist/index.cjs']) {
      const text = readFileSync(root + file, 'utf8');
      expect(text).not.toMatch(
        /from ["']node:|require\(["']node:|from ["'](fs|path|crypto|url|worker_threads)["']/,
      );
    }
  });

  // A list of so many lines is prefiltered, and threads that are asked for find their worker.
  const LIST = `async () => {
    const lines = Array.from({ length: 9000 }, (_, i) => (i === 8000 ? 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1' : 'CCOC') + ' id' + i);
    const list = screenLines(new Blob([lines.join('\\n')]), { flagged: true, threads: 2 });
    const found = [];
    for await (const { line, id, result } of list) found.push(line, id, result.verdict);
    const { records, rejected } = await list.summary;
    console.log(...found, records, rejected);
  }`;

  it('has lists under onetweak/batch, by import and by require', () => {
    const esm = `import { screenLines } from 'onetweak/batch'; await (${LIST})();`;
    const cjs = `const { screenLines } = require('onetweak/batch'); (${LIST})();`;
    expect(run('--input-type=module', '-e', esm)).toBe('8001 id8000 listed 9000 8999');
    expect(run('--no-warnings', '--input-type=commonjs', '-e', cjs)).toBe('8001 id8000 listed 9000 8999');
  });

  it('has tests for own rules under onetweak/testing, by import and by require, with the caller’s fast-check', () => {
    const say =
      "const the = arbitraries(fc); console.log(fc.check(fc.property(the.brokenText('CCO'), (text) => createScreener().screen(text).verdict === 'unreadable'), { numRuns: 20 }).failed);";
    const esm = `import fc from 'fast-check'; import { createScreener } from 'onetweak'; import { arbitraries } from 'onetweak/testing'; ${say}`;
    const cjs = `const fc = require('fast-check'); const { createScreener } = require('onetweak'); const { arbitraries } = require('onetweak/testing'); ${say}`;
    expect(run('--input-type=module', '-e', esm)).toBe('false');
    expect(run('--no-warnings', '--input-type=commonjs', '-e', cjs)).toBe('false');
  });
});
