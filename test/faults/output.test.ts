import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  bytesIn,
  cli,
  csv,
  expectAllLines,
  folder,
  heldPipe,
  ndjson,
  shell,
  start,
  stopped,
  until,
} from '../support/built.js';
import { command } from '../support/in-process.js';

const here = folder();
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const LINES = 20_000;
const list = Array.from({ length: LINES }, (_, i) =>
  i % 1000 === 7
    ? `${FENTANYL} id${i}`
    : i % 1000 === 8
      ? `C(C id${i}`
      : `${'C'.repeat((i % 30) + 1)}O id${i}`,
).join('\n');
here.file('list.smi', `${list}\n`);
here.file('short.smi', `CCO a\n${FENTANYL} b\n`);

const partial = here.in('out.ndjson.partial');
beforeEach(() => {
  rmSync(partial, { force: true });
  rmSync(here.in('out.ndjson'), { force: true });
});

describe('a disk that is full', () => {
  test.each([
    ['a short list to standard output', 'screen short.smi > /dev/full'],
    ['a long list to standard output', 'screen list.smi -f csv > /dev/full'],
    ['a short list to a file', 'screen short.smi -f csv -o /dev/full'],
    ['a long list to a file', 'screen list.smi -f ndjson -o /dev/full'],
    ['one molecule', 'explain CCO > /dev/full'],
    ['the register', 'law list > /dev/full'],
    ['the help', '--help > /dev/full'],
  ])('%s: 2, and it is said', (_, line) => {
    const { status, stderr } = shell(`$ONETWEAK ${line}`, here.path);
    expect(status).toBe(2);
    expect(stderr).toMatch(/cannot write (the output|\/dev\/full): .*(the disk is full|no space left)/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a file that may grow no further stays marked partial', () => {
    const { status, stderr } = shell(
      'ulimit -f 512; trap "" XFSZ; $ONETWEAK screen list.smi -f ndjson -o out.ndjson',
      here.path,
    );
    expect(status).toBe(2);
    expect(stderr).toContain(
      'the file would be larger than the disk allows; the output is partial and stands in out.ndjson.partial',
    );
    expect(existsSync(here.in('out.ndjson'))).toBe(false);
  });

  test('a folder that is not there, or is a file, is told before anything is judged', () => {
    for (const to of ['nowhere/out.csv', 'short.smi/out.csv', '.']) {
      const { status, stdout, stderr } = cli(['screen', 'short.smi', '-o', to], '', here.path);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^error: cannot write /);
    }
  });

  test('a summary that nobody can be told changes no exit code', () => {
    const run = shell('$ONETWEAK screen short.smi -f ndjson --fail-on listed 2> /dev/full', here.path);
    expect([run.status, ndjson(run.stdout).length]).toEqual([1, 2]);
  });
});

describe('what stands beside an output', () => {
  const own = folder();
  const text = `CCO a\n${FENTANYL} b\n`;

  test.each([
    ['by its own name', 'x.csv', 'x.csv'],
    ['by the name of its partial file', 'x.csv.partial', 'x.csv'],
    ['by a symbolic link', 'soft.smi', 'x.csv'],
    ['by another name of the partial file', 'hard.smi', 'x.csv'],
    ['through a link of the output', 'x.csv.partial', 'link.csv'],
  ])('an input that would be written over is refused: %s', async (_, input, output) => {
    for (const name of ['x.csv', 'x.csv.partial', 'soft.smi', 'hard.smi', 'link.csv'])
      rmSync(own.in(name), { force: true });
    own.file('x.csv', text);
    own.file('x.csv.partial', text);
    symlinkSync(own.in('x.csv.partial'), own.in('soft.smi'));
    linkSync(own.in('x.csv.partial'), own.in('hard.smi'));
    symlinkSync(own.in('x.csv'), own.in('link.csv'));
    for (const more of [[], ['--resume', '-f', 'ndjson']]) {
      const { status, stderr } = await command(['screen', own.in(input), '-o', own.in(output), ...more]);
      expect([status, stderr]).toEqual([
        2,
        expect.stringMatching(/^error: .* is the input( and the output at once|, and the file)/),
      ]);
      for (const name of ['x.csv', 'x.csv.partial']) expect(readFileSync(own.in(name), 'utf8')).toBe(text);
    }
  });

  test('an input that would be written over is refused: through standard input, and as a file of rules', async () => {
    for (const name of ['in.csv', 'in.csv.partial']) {
      own.file(name, text);
      const { status, stderr } = shell(`$ONETWEAK screen - -o in.csv < ${name}`, own.path);
      expect([status, stderr]).toEqual([2, expect.stringContaining('standard input is the input')]);
      expect(readFileSync(own.in(name), 'utf8')).toBe(text);
    }
    const rules = own.file('rules.json', '{}');
    const { status } = await command(['screen', own.file('l.smi', text), '--rules', rules, '-o', rules]);
    expect([status, readFileSync(rules, 'utf8')]).toEqual([2, '{}']);
  });

  test('a partial file that is a link is not followed', async () => {
    const other = own.file('other', 'not ours');
    symlinkSync(other, own.in('to.csv.partial'));
    for (const more of [[], ['--resume', '-f', 'ndjson']]) {
      const { status } = await command(['screen', own.file('l.smi', text), '-o', own.in('to.csv'), ...more]);
      expect([status, existsSync(own.in('to.csv')), readFileSync(other, 'utf8')]).toEqual([
        2,
        false,
        'not ours',
      ]);
    }
  });

  test('another name of a partial file keeps its text', async () => {
    own.file('old.csv.partial', 'an earlier run');
    linkSync(own.in('old.csv.partial'), own.in('kept'));
    expect((await command(['screen', own.file('l.smi', text), '-o', own.in('old.csv')])).status).toBe(0);
    expect(readFileSync(own.in('kept'), 'utf8')).toBe('an earlier run');
  });

  test('an output keeps its permissions, and a link stays a link', async () => {
    const list = own.file('l.smi', text);
    const secret = own.file('secret.csv', 'old');
    chmodSync(secret, 0o600);
    symlinkSync(secret, own.in('way.csv'));
    for (const to of ['secret.csv', 'way.csv']) {
      writeFileSync(secret, 'old');
      expect((await command(['screen', list, '-o', own.in(to)])).status).toBe(0);
      expect([statSync(secret).mode & 0o777, readFileSync(secret, 'utf8').slice(0, 4)]).toEqual([
        0o600,
        'file',
      ]);
      expect(lstatSync(own.in('way.csv')).isSymbolicLink()).toBe(true);
    }
    expect(readdirSync(own.path).filter((name) => /(way|secret).*(partial|lock)/.test(name))).toEqual([]);
  });

  test('a second run to the same output is refused, and the first ends whole', async () => {
    const pipe = heldPipe(own.in('slow.smi'), text);
    const run = start(['screen', 'slow.smi', '-f', 'ndjson', '-o', 'one.ndjson'], own.path);
    await until(() => existsSync(own.in('one.ndjson.partial')));
    for (const more of [[], ['--resume']]) {
      const second = cli(['screen', 'l.smi', '-f', 'ndjson', '-o', 'one.ndjson', ...more], '', own.path);
      expect([second.status, second.stderr]).toEqual([
        2,
        expect.stringContaining('another run is writing it'),
      ]);
    }
    pipe.letGo();
    expect((await run.ended).code).toBe(0);
    expect(ndjson(readFileSync(own.in('one.ndjson'), 'utf8'))).toHaveLength(2);
    expect(existsSync(own.in('one.ndjson.partial.lock'))).toBe(false);
  });

  test('the mark of a run that is no more is cleared away; that of another machine is not', async () => {
    const list = own.file('l.smi', text);
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    own.file('m.csv.partial.lock', `${gone} ${hostname()}\n`);
    own.file('m.csv.partial', 'half');
    expect((await command(['screen', list, '-o', own.in('m.csv')])).status).toBe(0);
    expect(existsSync(own.in('m.csv.partial.lock'))).toBe(false);
    for (const mark of [`${gone} another-machine\n`, `${process.pid} ${hostname()}\n`]) {
      own.file('m.csv.partial.lock', mark);
      const { status, stderr } = await command(['screen', list, '-o', own.in('m.csv')]);
      expect([status, stderr]).toEqual([2, expect.stringContaining('if there is none, remove that file')]);
      expect(readFileSync(own.in('m.csv.partial.lock'), 'utf8')).toBe(mark);
    }
  });
});

describe('a reader that goes away', () => {
  test.each([
    'screen list.smi',
    'screen list.smi -f csv',
    'screen list.smi -f ndjson',
    'screen - < list.smi',
    'law list',
  ])('%s | head -1: 141 or done, no noise', (line) => {
    const { stdout, stderr } = shell(
      `$ONETWEAK ${line} | head -1 > /dev/null; echo "\${PIPESTATUS[0]}"`,
      here.path,
    );
    expect(['0', '141']).toContain(stdout.trim());
    if (line !== 'law list') expect(stdout.trim()).toBe('141');
    expect(stderr).toBe('');
  });

  test('a pipe as output file', () => {
    spawnSync('mkfifo', [here.in('fifo')]);
    const run = shell(
      '(head -c 100 fifo > /dev/null) & $ONETWEAK screen list.smi -f ndjson -o fifo; echo $?',
      here.path,
    );
    expect(run.stdout).toBe('141\n');
    expect(existsSync(here.in('fifo.partial'))).toBe(false);
  });
});

/** The list with ids so long that some blocks of it are full, and judged, before it ends. */
const long = list.replaceAll('\n', `${'_'.repeat(250)}\n`);
here.file('long.smi', `${long}\n`);
/** So many lines never come where a run is to be stopped. */
const KEPT_BACK = 1000;

/**
 * Starts a run over the list, and stops it when something stands in its output. The list comes through a pipe of its name,
 * which does not end before.
 */
async function interrupted(signal: NodeJS.Signals, output: string, when?: (taken: number) => boolean) {
  rmSync(here.in('fed'), { recursive: true, force: true });
  mkdirSync(here.in('fed'));
  const lines = long.split('\n').slice(0, -KEPT_BACK);
  const pipe = heldPipe(here.in('fed/long.smi'), `${lines.join('\n')}\n`);
  const run = start(['screen', 'long.smi', '-o', `../${output}`], here.in('fed'));
  return stopped(run, signal, pipe, () =>
    when === undefined ? bytesIn(here.in(`${output}.partial`)) > 200_000 : when(pipe.taken()),
  );
}

describe('a run that is stopped', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)(
    '%s: %i, whole records in FILE.partial, and --resume goes on to the same file',
    async (signal, code) => {
      const whole = cli(['screen', 'long.smi', '-f', 'ndjson'], '', here.path);
      const run = await interrupted(signal, 'out.ndjson');
      expect(run.code).toBe(code);
      expect(existsSync(here.in('out.ndjson'))).toBe(false);
      const text = readFileSync(partial, 'utf8');
      const written = ndjson(text);
      expect(text.endsWith('\n')).toBe(true);
      expect(written.length).toBeLessThanOrEqual(LINES - KEPT_BACK);
      expect(run.err).toContain(
        `stopped after ${written.length.toLocaleString('en')} records: the output is partial and stands in ../out.ndjson.partial; --resume goes on with it`,
      );
      const again = cli(['screen', 'long.smi', '-o', 'out.ndjson', '--resume'], '', here.path);
      expect(again.status).toBe(0);
      const out = readFileSync(here.in('out.ndjson'), 'utf8');
      expect(out).toBe(whole.stdout);
      expect(again.stderr).toBe(whole.stderr);
      expectAllLines(LINES, again.stderr, ndjson(out));
      expect(existsSync(partial)).toBe(false);
    },
  );

  test('killed outright: half a record is cut off and judged again', async () => {
    const whole = cli(['screen', 'list.smi', '-f', 'ndjson', '--flagged'], '', here.path);
    const half = Buffer.from(whole.stdout);
    for (const at of [0, 500, half.length >> 1, half.length]) {
      writeFileSync(partial, half.subarray(0, at));
      const again = cli(['screen', 'list.smi', '-o', 'out.ndjson', '--flagged', '--resume'], '', here.path);
      expect([again.status, again.stderr]).toEqual([0, whole.stderr]);
      expect(readFileSync(here.in('out.ndjson'), 'utf8')).toBe(whole.stdout);
    }
  });

  test('--fail-on counts what the earlier run found', () => {
    const { stdout } = cli(['screen', 'list.smi', '-f', 'ndjson'], '', here.path);
    writeFileSync(partial, `${stdout.split('\n').slice(0, 19_500).join('\n')}\n`);
    const again = cli(
      ['screen', 'list.smi', '-o', 'out.ndjson', '--resume', '--fail-on', 'listed'],
      '',
      here.path,
    );
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('listed 20');
  });
});

describe('--resume refuses what does not fit, and leaves it as it is', () => {
  const first = cli(['screen', 'short.smi', '-f', 'ndjson', '--as-of', '2026-01-01'], '', here.path).stdout;
  const lines = first.split('\n');
  const one = `${lines[0]}\n`;
  const run = (...more: string[]) =>
    cli(
      ['screen', 'short.smi', '-o', 'out.ndjson', '--resume', '--as-of', '2026-01-01', ...more],
      '',
      here.path,
    );

  test.each([
    ['another day', one, ['--as-of', '2020-01-01'], 'was judged otherwise'],
    ['other jurisdictions', one, ['-j', 'us'], 'was judged otherwise'],
    ['another register', one.replace(/"hash":"./, '"hash":"z'), [], 'was judged otherwise'],
    ['another text', one.replace('"smiles":"CCO"', '"smiles":"CCN"'), [], 'does not fit short.smi, line 1'],
    ['another id', one.replace('"id":"a"', '"id":"b"'), [], 'does not fit short.smi, line 1'],
    ['another file', one.replace('short.smi', 'long.smi'), [], 'does not fit short.smi, line 1'],
    ['a record that is missing', `${lines[1]}\n`, [], 'does not fit short.smi, line 1'],
    ['more records than the input has', `${first}${first}`, [], 'does not fit the input'],
    ['records that --flagged would leave out', one, ['--flagged'], 'does not fit short.smi, line 2'],
    ['what is no ndjson', 'file,line,id\nshort.smi,1,a\n', [], 'record 1 of out.ndjson.partial is none'],
    ['ndjson of something else', '{}\n', [], 'was judged otherwise'],
    ['null', 'null\n', [], 'was judged otherwise'],
  ])('%s', (_, content, more, words) => {
    writeFileSync(partial, content);
    const { status, stderr } = run(...more);
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(readFileSync(partial, 'utf8')).toBe(content);
    expect(existsSync(here.in('out.ndjson'))).toBe(false);
  });

  test('no partial file, no -o, another format', () => {
    expect(run()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('out.ndjson.partial: it is not there'),
    });
    for (const args of [
      ['--resume'],
      ['--resume', '-o', 'out.csv'],
      ['--resume', '-o', 'out.ndjson', '-f', 'csv'],
    ])
      expect(cli(['screen', 'short.smi', ...args], '', here.path)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('--resume goes on with'),
      });
  });

  test('an earlier run of --flagged is not taken for one of all records', () => {
    writeFileSync(partial, `${lines[1]}\n`);
    expect(run('--flagged').status).toBe(0);
  });
});

test('an input that broke off and was mended is gone on with', () => {
  const text = readFileSync(here.in('list.smi'));
  here.file('mended.smi.gz', spawnSync('gzip', ['-c'], { input: text, maxBuffer: 1 << 28 }).stdout);
  const good = readFileSync(here.in('mended.smi.gz'));
  truncateSync(here.in('mended.smi.gz'), good.length >> 1);
  const broken = cli(['screen', 'mended.smi.gz', '-o', 'out.ndjson'], '', here.path);
  expect([broken.status, existsSync(partial)]).toEqual([2, true]);
  writeFileSync(here.in('mended.smi.gz'), good);
  const again = cli(['screen', 'mended.smi.gz', '-o', 'out.ndjson', '--resume'], '', here.path);
  expect(again.status).toBe(0);
  const records = ndjson(readFileSync(here.in('out.ndjson'), 'utf8'));
  expectAllLines(LINES, again.stderr, records);
  expect(records.map((record) => record.line)).toEqual(Array.from({ length: LINES }, (_, i) => i + 1));
});

test('csv that is stopped is partial too, and is begun anew', async () => {
  const run = await interrupted('SIGINT', 'out.csv');
  expect(run.code).toBe(130);
  expect(run.err).toMatch(/the output is partial and stands in ..\/out.csv.partial\n$/);
  expect(existsSync(here.in('out.csv'))).toBe(false);
  const rows = csv(readFileSync(here.in('out.csv.partial'), 'utf8')).length;
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThanOrEqual(LINES - KEPT_BACK);
  const again = cli(['screen', 'long.smi', '-o', 'out.csv'], '', here.path);
  expect([again.status, existsSync(here.in('out.csv.partial'))]).toEqual([0, false]);
  expectAllLines(LINES, again.stderr, csv(readFileSync(here.in('out.csv'), 'utf8')));
});

test.each(['csv', 'table', 'sdf', 'html'])(
  '%s that is stopped keeps its mark, and --resume says that it goes on with ndjson alone',
  async (format) => {
    const name = `stopped.${format}`;
    const run = await interrupted('SIGINT', name, (taken) => taken > 1 << 20);
    expect(run.code).toBe(130);
    expect(run.err).toMatch(
      new RegExp(`stopped after [\\d,]+ records?: the output is partial and stands in ../${name}.partial\n$`),
    );
    expect([existsSync(here.in(name)), existsSync(here.in(`${name}.partial`))]).toEqual([false, true]);
    const before = readFileSync(here.in(`${name}.partial`));
    const args = ['screen', 'long.smi', '-f', format, '-o', name];
    const again = cli([...args, '--resume'], '', here.path);
    expect([again.status, again.stderr]).toEqual([
      2,
      expect.stringContaining('--resume goes on with ndjson alone'),
    ]);
    expect(readFileSync(here.in(`${name}.partial`)).equals(before)).toBe(true);
    expect(cli(args, '', here.path).status).toBe(0);
    expect([existsSync(here.in(name)), existsSync(here.in(`${name}.partial`))]).toEqual([true, false]);
  },
);

describe('what the disk says no to', () => {
  const own = folder();
  const text = `CCO a\n${FENTANYL} b\n`;
  const list = own.file('l.smi', text);

  test('the last text to standard output before a disk is full is told, not cut short', () => {
    // A limit of one block stands for a disk with room for a part of the text: that much is taken, and no fault is told of.
    for (const words of ['screen l.smi -f ndjson', 'law list', '--help', 'explain CCO -f json']) {
      const { status, stderr } = shell(`ulimit -f 1; trap "" XFSZ; $ONETWEAK ${words} > out`, own.path);
      expect([words, status, stderr]).toEqual([
        words,
        2,
        expect.stringMatching(/^error: cannot write the output: .*(larger|too large)/m),
      ]);
      expect(statSync(own.in('out')).size).toBe(1024);
    }
  });

  test('a mark that cannot be written is not left', () => {
    const { status } = shell('ulimit -f 0; trap "" XFSZ; $ONETWEAK screen l.smi -o full.csv', own.path);
    expect([status, existsSync(own.in('full.csv.partial.lock'))]).toEqual([2, false]);
    expect(cli(['screen', 'l.smi', '-o', 'full.csv'], '', own.path).status).toBe(0);
  });

  test('a run that was killed before it could say who it is stops no later one', async () => {
    own.file('k.csv.partial.lock', '');
    expect((await command(['screen', list, '-o', own.in('k.csv')])).status).toBe(0);
    expect(readdirSync(own.path).filter((name) => name.startsWith('k.csv'))).toEqual(['k.csv']);
  });

  test('a picture has its name when it is whole', () => {
    own.file('p.svg', 'old');
    const { status } = shell('ulimit -f 0; trap "" XFSZ; $ONETWEAK explain CCO --svg p.svg', own.path);
    expect([status, readFileSync(own.in('p.svg'), 'utf8')]).toEqual([2, 'old']);
  });

  test.each([
    ['the output', 'lock'],
    ['its partial file', 'partial'],
  ])('%s that cannot be looked at is not taken for none', async (_, which) => {
    // A name that is too long to be looked at stands for a disk that gives no answer.
    const name = 'x'.repeat(which === 'lock' ? 256 : 250);
    const { status, stderr } = await command(['screen', list, '-o', own.in(name)]);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^error: cannot write /)]);
  });
});

/** Calls of the system on folders, by the name that strace gives them; undefined where there is no strace. */
function callsOf(line: string): string | undefined {
  const log = here.in('strace');
  const traced = shell(`strace -f -y -o ${log} -e trace=rename,fsync,renameat2 ${line}`, here.path);
  return traced.status === 0 ? readFileSync(log, 'utf8') : undefined;
}

test('the folder is synced after the output got its name', ({ skip }) => {
  if (spawnSync('strace', ['true']).status !== 0) skip();
  const calls = callsOf('$ONETWEAK screen short.smi -f csv -o synced.csv')!;
  expect(calls.replaceAll(here.path, 'HERE')).toMatch(
    /fsync\(\d+<HERE\/synced\.csv\.partial>\)[\s\S]*rename\("synced\.csv\.partial", "synced\.csv"\)[\s\S]*fsync\(\d+<HERE>\)/,
  );
});

describe('a signal is heard between two lines, however costly they are', () => {
  // Seconds each: the costliest lines that are known (test/faults/size.test.ts).
  const costly = Array(780).fill(FENTANYL).join('.');
  here.file('costly.smi', Array.from({ length: 60 }, (_, i) => `${costly} id${i}\n`).join(''));

  test.each([
    ['ndjson', '1'],
    ['ndjson', '2'],
    ['sdf', '1'],
  ])('%s, threads %s', async (format, threads) => {
    const name = `costly.${format}.partial`;
    rmSync(here.in(name), { force: true });
    const args = ['screen', 'costly.smi', '-f', format, '-o', `costly.${format}`, '--threads', threads];
    const run = start(args, here.path);
    await until(() => bytesIn(here.in(name)) > 0);
    run.child.kill('SIGINT');
    expect((await run.ended).code ?? 130).toBe(130);
    // Far from the sixty: the one that was judged, and what other threads had in hand.
    expect(existsSync(here.in(`costly.${format}`))).toBe(false);
    const records = readFileSync(here.in(name), 'utf8').split(format === 'sdf' ? '$$$$\n' : '\n').length - 1;
    expect(records).toBeLessThan(40);
  });
});
