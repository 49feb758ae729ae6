import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { reached } from '../../src/cli/counts.js';
import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/program.js';
import { noVerdicts } from '../../src/report/summary.js';
import { VERDICTS } from '../../src/result.ids.js';
import type { ScreenerOptions } from '../../src/screening/index.js';
import { COVERED, FENTANYL, fakeScreener, RELATIVE } from '../support/fake-screener.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onetweak-'));
});

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** Runs the command in this process, with a screener made by hand. */
async function command(...args: string[]) {
  let out = '';
  let err = '';
  let asked: ScreenerOptions | undefined;
  const sink = (take: (text: string) => void) =>
    new Writable({
      write: (chunk, _, done) => {
        take(String(chunk));
        done();
      },
    });
  const io: Io = {
    out: sink((text) => {
      out += text;
    }),
    err: sink((text) => {
      err += text;
    }),
    env: {},
    stdinIsTerminal: true,
    now: () => new Date('2026-05-06T23:59:59Z'),
    createScreener: async (options) => {
      asked = options;
      if (options.jurisdictions?.includes('xx')) throw new TypeError('no jurisdiction "xx" in the register');
      return fakeScreener(options);
    },
    onInterrupt: () => () => {},
  };
  const code = await run(args, io);
  return { code, out, err, asked };
}

const records = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('screen', () => {
  test('writes a record for each record, and the sum to standard error', async () => {
    const path = file(
      'a.csv',
      `id,name,smiles\nA,x,CCO\nB,y,${FENTANYL}\n\nC,z,\nD,z,${COVERED}\nE,,${RELATIVE}\n`,
    );
    const { code, out, err } = await command('screen', path, '--format', 'ndjson');
    expect(code).toBe(0);
    expect(records(out).map(({ line, id, verdict }) => [line, id, verdict])).toEqual([
      [2, 'A', 'none'],
      [3, 'B', 'listed'],
      [5, 'C', 'unreadable'],
      [6, 'D', 'class'],
      [7, 'E', 'analogue'],
    ]);
    expect(err).toContain('7 lines = 5 records, 1 heading, 1 blank (line 4)');
    expect(err).toContain('5 records: listed 1 · class 1 (1 arguable) · analogue 1 · none 1 · unreadable 1');
    expect(err).toContain('judged for 2026-05-06 in us, gb; register 0.0.0 sha256:');
  });

  test('--flagged leaves out none, counts it, and keeps the unreadable', async () => {
    const path = file('b.smi', `CCO a\n${FENTANYL} b\nC*C c\n`);
    const { out, err } = await command('screen', path, '--flagged', '-f', 'ndjson');
    expect(records(out).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(err).toContain('1 record of verdict none');
  });

  test('the options reach the screener; the day is today in UTC', async () => {
    const path = file('c.smi', 'CCO\n');
    const pack = file('pack.json', '{"format":"onetweak-rules/1"}');
    expect((await command('screen', path)).asked).toEqual({ asOf: '2026-05-06' });
    const { asked } = await command('screen', path, '-j', 'US, gb', '--as-of', '2018-02-05', '--rules', pack);
    expect(asked).toEqual({
      asOf: '2018-02-05',
      jurisdictions: ['us', 'gb'],
      packs: [{ format: 'onetweak-rules/1' }],
      packNames: [pack],
    });
  });

  test('one molecule that makes the screener fall over ends nothing', async () => {
    const path = file('d.smi', 'throw a\nCCO b\n');
    const { code, out } = await command('screen', path, '-f', 'ndjson');
    expect(code).toBe(0);
    expect(records(out).map(({ verdict }) => verdict)).toEqual(['unreadable', 'none']);
    expect(records(out)[0].issues[0].code).toBe('internal-fault');
  });

  test('several files, and one that cannot be read to its end', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `C${'C'.repeat(i % 41)}O ${i}`).join('\n');
    const broken = file('broken.smi.gz', gzipSync(rows).subarray(0, 5000));
    const good = file('good.smi', 'CCO x\n');
    const target = join(folder, 'out.ndjson');
    const { code, err } = await command('screen', broken, good, '-o', target);
    expect(code).toBe(2);
    expect(err).toContain('the gzip data stops before its end');
    expect(err).toContain(`the output is partial and stands in ${target}.partial`);
    const written = records(readFileSync(`${target}.partial`, 'utf8'));
    expect(written.at(-1)).toMatchObject({ file: good, id: 'x' });
  });

  test('a file that is written whole gets its name; its ending says the format', async () => {
    const path = file('e.smi', `${FENTANYL} b\n`);
    const target = join(folder, 'whole.csv');
    expect((await command('screen', path, '-o', target)).code).toBe(0);
    expect(readFileSync(target, 'utf8')).toMatch(/^file,line,id,.*\r\n/);
  });

  test('lines in, records out, for any mix of broken lines', async () => {
    const line = fc.oneof(
      fc.constantFrom('CCO', FENTANYL, COVERED, RELATIVE, 'C1CC', 'throw', '', '# note', '"', 'A,"open,CCO'),
      fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, '')),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('ndjson', 'csv'),
        fc.constantFrom('smi', 'csv'),
        async (lines, format, input) => {
          const text = `${(input === 'csv' ? ['id,smiles', ...lines] : ['CCO first', ...lines]).join('\n')}\n`;
          const path = file(`mix.${input}`, text);
          const { out, err } = await command(
            'screen',
            path,
            ...['-f', format, '--input-format', input],
            ...(input === 'csv' ? ['--column', 'smiles'] : []),
          );
          const rows = out.split('\n').length - 1 - (format === 'csv' ? 1 : 0);
          if (/holds no record/.test(err)) return;
          const sum = /: (\d+) lines? = (\d+) records?(.*);/.exec(err)!;
          expect(Number(sum[2])).toBe(rows);
          expect(Number(sum[1])).toBe(lines.length + 1);
          const others = [...sum[3]!.matchAll(/, (\d+) (?=heading|blank|comment|line)/g)];
          expect(rows + others.reduce((all, [, number]) => all + Number(number), 0)).toBe(lines.length + 1);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('exit codes', () => {
  test.each([
    ['listed', ['listed'], 1],
    ['class', ['listed'], 0],
    ['class', ['class'], 1],
    ['listed', ['class'], 1],
    ['analogue', ['class'], 0],
    ['analogue', ['analogue'], 1],
    ['none', ['analogue'], 0],
    ['none', ['none'], 1],
    ['unreadable', ['none'], 0],
    ['unreadable', ['listed'], 0],
    ['unreadable', ['unreadable'], 1],
    ['listed', ['unreadable'], 0],
    ['unreadable', ['analogue', 'unreadable'], 1],
  ] as const)('a list with one %s, --fail-on %j: %i', (verdict, failOn, code) => {
    expect(reached({ ...noVerdicts(), [verdict]: 1 }, failOn)).toBe(code === 1);
  });

  test('nothing reached where nothing was asked', () => {
    expect(reached({ listed: 1, class: 1, analogue: 1, none: 1, unreadable: 1 }, [])).toBe(false);
  });

  test.each([
    ['no command', [], /Usage/],
    ['an unknown command', ['scren'], /Did you mean screen/],
    ['an unknown option', ['screen', 'x', '--flaged'], /Did you mean --flagged/],
    ['an unknown format', ['screen', 'x', '-f', 'tabel'], /Did you mean table/],
    ['an unknown verdict', ['screen', 'x', '--fail-on', 'listd'], /Did you mean listed/],
    ['a day that does not exist', ['screen', 'x', '--as-of', '2018-02-30'], /a day such as/],
    ['no file, on a terminal', ['screen'], /no file given/],
    ['a file that is not there', ['screen', '/nowhere/x.smi'], /there is no such file/],
    ['a folder', ['screen', '/'], /it is a folder/],
    ['standard input twice', ['screen', '-', '-'], /named twice/],
    ['rules that are not there', ['explain', 'C', '--rules', '/nowhere.json'], /cannot read the rules/],
    ['an unknown jurisdiction', ['explain', 'C', '-j', 'xx'], /no jurisdiction "xx"/],
  ])('%s is 2, in plain words', async (_, args, words) => {
    const { code, out, err } = await command(...args);
    expect(code).toBe(2);
    expect(err).toMatch(words);
    expect(err).not.toMatch(/^\s+at /m);
    expect(out).toBe('');
  });

  test('a list without a record is 2', async () => {
    const { code, err } = await command('screen', file('empty.smi', '\n\n'));
    expect([code, err]).toEqual([2, expect.stringContaining('holds no record to judge')]);
  });

  test('input and output in one file is 2, and the file stays', async () => {
    const path = file('same.smi', 'CCO\n');
    const { code, err } = await command('screen', path, '-o', path);
    expect([code, err]).toEqual([2, expect.stringContaining('the input and the output at once')]);
    expect(readFileSync(path, 'utf8')).toBe('CCO\n');
  });
});

describe('explain', () => {
  test('tells of one molecule', async () => {
    const { code, out } = await command('explain', FENTANYL);
    expect(code).toBe(0);
    expect(out).toContain('Listed: fentanyl — II — plain');
  });

  test('tells why a text cannot be read, and exits with 2', async () => {
    const { code, out } = await command('explain', 'CC*C');
    expect(code).toBe(2);
    expect(out).toContain('    CC*C\n      ^');
  });

  test('gives the whole result as JSON', async () => {
    const { out } = await command('explain', FENTANYL, '-f', 'json');
    expect(JSON.parse(out)).toEqual({
      ...fakeScreener({ asOf: '2026-05-06' }).screen(FENTANYL),
      evidence: expect.objectContaining({ nearest: expect.any(Array) }),
    });
  });
});

test('the help tells every verdict', async () => {
  const { code, out } = await command('--help');
  expect(code).toBe(0);
  for (const verdict of VERDICTS) expect(out).toMatch(new RegExp(`^  ${verdict} +\\S`, 'm'));
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});
