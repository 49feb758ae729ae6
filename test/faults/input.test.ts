import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  linkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { getuid } from 'node:process';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openSource } from '../../src/batch/node/files.js';
import {
  CLI,
  cli,
  counted,
  csv,
  expectAllLines,
  folder,
  ndjson,
  shell,
  start,
  stopped,
} from '../support/built.js';
import { workbookParts, zipOf } from '../support/zip.js';

const here = folder();
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

/** Screens a file to ndjson. */
function screen(path: string, ...more: string[]) {
  const { status, stdout, stderr } = cli(['screen', path, '-f', 'ndjson', ...more]);
  return { status, err: stderr, records: ndjson(stdout) };
}

const codes = (records: readonly Record<string, unknown>[]) =>
  records.map(({ line, id, verdict, issues }) => [
    line,
    id,
    verdict,
    ...(issues as { code: string; severity: string }[])
      .filter((i) => i.severity === 'error')
      .map((i) => i.code),
  ]);

describe('gzip', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `C${'C'.repeat(i % 37)}O id${i}`);
  const whole = gzipSync(`${rows.join('\n')}\n`);
  const spoilt = (at: number) => {
    const copy = Buffer.from(whole);
    copy[at]! ^= 0xff;
    return copy;
  };

  test.each([
    ['cut in the middle', whole.subarray(0, whole.length >> 1), 'the gzip data stops before its end', 5_000],
    ['cut in its trailer', whole.subarray(0, -3), 'the gzip data stops before its end', 15_000],
    ['with a wrong check sum', spoilt(whole.length - 6), 'the gzip data is damaged', 15_000],
    ['with a bit turned in the middle', spoilt(whole.length >> 1), 'the gzip data is damaged', 5_000],
    [
      'with text after its end',
      Buffer.concat([whole, Buffer.from('CCO x\n')]),
      'the gzip data is damaged',
      15_000,
    ],
    [
      'with another file behind a zero',
      Buffer.concat([whole, Buffer.alloc(9), whole]),
      'comes something else',
      20_000,
    ],
    ['of which only the mark is there', whole.subarray(0, 2), 'the gzip data stops before its end', 0],
  ])('%s: what came before is judged, the fault is told, 2', (_, bytes, words, atLeast) => {
    const { status, err, records } = screen(here.file('broken.smi.gz', bytes));
    expect(status).toBe(2);
    expect(err).toContain(words);
    expect(records.length).toBeGreaterThanOrEqual(atLeast);
    if (records.length > 0) {
      expect(err).toContain('the rest was not judged');
      expectAllLines(records.length, err, records);
    }
    // Every record stands at its line. Damage may garble a line: then it is another text, and the run is not whole.
    expect(records.map((record) => record.line)).toEqual(records.map((_, i) => i + 1));
  });

  test.each([
    ['several members', Buffer.concat([whole, whole]), 40_000],
    ['zeros after the end, as on a tape', Buffer.concat([whole, Buffer.alloc(100_000)]), 20_000],
    ['its data unpacked under the name .gz', Buffer.from(`${rows.join('\n')}\n`), 20_000],
  ])('%s is whole', (_, bytes, lines) => {
    const { status, err, records } = screen(here.file('whole.smi.gz', bytes));
    expect(status).toBe(0);
    expectAllLines(lines, err, records);
  });

  test('zeros packed a thousand to one cost no memory', () => {
    here.file('bomb.gz', Buffer.concat(Array(4).fill(gzipSync(Buffer.alloc(64 << 20)))));
    const { stdout, stderr } = shell(
      '/usr/bin/env time -f "%M" $ONETWEAK screen bomb.gz -f ndjson --input-format smi',
      here.path,
    );
    expect(ndjson(stdout).map((record) => record.verdict)).toEqual(['unreadable']);
    expect(Number(stderr.trim().split('\n').at(-1))).toBeLessThan(400_000);
  });
});

test('a workbook that unpacks to 256 MB is not held unpacked', () => {
  const nothing = `<x>${'A'.repeat(2 ** 20 - 7)}</x>`.repeat(256);
  const row = (at: number, text: string) => `<row r="${at}"><c t="str"><v>${text}</v></c></row>`;
  here.file(
    'large.xlsx',
    zipOf(workbookParts({ Goods: `${row(1, 'SMILES')}${nothing}${row(2, FENTANYL)}` })),
  );
  const { stdout, stderr } = shell(
    '/usr/bin/env time -f "%M" $ONETWEAK screen large.xlsx -f ndjson',
    here.path,
  );
  expect(ndjson(stdout).map((record) => record.verdict)).toEqual(['listed']);
  expect(Number(stderr.trim().split('\n').at(-1))).toBeLessThan(270_000);
});

describe('files', () => {
  test('one that is not there, and a folder, are told before anything is judged', () => {
    here.file('good.smi', 'CCO a\n');
    for (const [name, words] of [
      ['nothing.smi', 'there is no such file'],
      ['.', 'it is a folder'],
    ] as const) {
      const { status, stdout, stderr } = cli(['screen', 'good.smi', name], '', here.path);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(words);
    }
  });

  test('one that may not be read is told', () => {
    const path = here.file('secret.smi', 'CCO a\n');
    chmodSync(path, 0);
    // To root every file is open: then the system's answer to others is given in its place.
    const preload = here.file(
      'closed.cjs',
      `const files = require('node:fs');
      const { open } = files;
      files.open = function (path, ...more) {
        if (!String(path).endsWith('secret.smi')) return open.call(this, path, ...more);
        more.at(-1)(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }));
      };
      require('node:module').syncBuiltinESMExports();`,
    );
    const asOthers = getuid?.() === 0 ? ['--require', preload] : [];
    const { status, stderr } = spawnSync(process.execPath, [...asOthers, CLI, 'screen', path], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining('no permission to read it')]);
  });

  test('one that vanishes before its turn is told, and the others are judged', async () => {
    const one = here.file('one.smi', 'CCO a\n'.repeat(10));
    const pipe = here.in('pipe');
    spawnSync('mkfifo', [pipe]);
    const gone = here.file('gone.smi', 'CCN b\n');
    const run = shell(
      // The pipe opens when it is read: then the run has begun, and gone.smi is yet to come.
      `$ONETWEAK screen one.smi pipe gone.smi -f ndjson -o out.ndjson & (exec 3> pipe; rm gone.smi; echo CCC c >&3); wait $!`,
      here.path,
    );
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('cannot read gone.smi: there is no such file');
    expect(run.stderr).toContain('the output is partial and stands in out.ndjson.partial');
    expect(one && gone).toBeTruthy();
  });

  const readAll = async (path: string, meanwhile: () => void) => {
    const source = await openSource(path);
    let records = 0;
    for await (const _ of source.records) if (++records === 1) meanwhile();
    return { records, tally: source.tally };
  };
  const many = 'CCO a\n'.repeat(200_000);

  test('one that is removed while it is read is read to its end', async () => {
    const path = here.file('removed.smi', many);
    const { records } = await readAll(path, () => rmSync(path));
    expect(records).toBe(200_000);
  });

  test.each([
    ['renamed', (path: string) => renameSync(path, `${path}.moved`)],
    ['given other rights', (path: string) => chmodSync(path, 0o600)],
    ['given a second name', (path: string) => linkSync(path, `${path}.second`)],
  ])('one that is %s while it is read is read to its end', async (_, change) => {
    const path = here.file(`kept-${_.replaceAll(' ', '-')}.smi`, many);
    chmodSync(path, 0o644);
    expect((await readAll(path, () => change(path))).records).toBe(200_000);
  });

  test.each([
    ['grows', (path: string) => appendFileSync(path, 'CCC(=O)N(c1cc')],
    ['is cut short', (path: string) => writeFileSync(path, many.slice(0, many.length - 7))],
    ['is written over', (path: string) => writeFileSync(path, many)],
    [
      'is written over, and its time put back,',
      (path: string) => {
        const { atime, mtime } = statSync(path);
        writeFileSync(path, many.replaceAll('CCO', 'CCN'));
        utimesSync(path, atime, mtime);
      },
    ],
  ])('one that %s while it is read is not called whole', async (_, change) => {
    const path = here.file('changing.smi', many);
    await expect(readAll(path, () => change(path))).rejects.toThrow('it changed while it was read');
  });

  test('a pipe by name is read as it comes, and one that nobody fills can be left', () => {
    spawnSync('mkfifo', [here.in('fifo')]);
    const run = shell('(printf "CCO a\\nCCN b\\n" > fifo) & $ONETWEAK screen fifo -f ndjson', here.path);
    expectAllLines(2, run.stderr, ndjson(run.stdout));
    const left = shell('timeout -k 30 -s INT 1 $ONETWEAK screen fifo', here.path);
    expect(left.status).toBe(124);
  });

  test('names with a dash, a newline and terminal signs are files like others', () => {
    const names = ['-dash.smi', 'new\nline.smi', '\u001b[31mred\u202e.smi', '=1+1.smi'];
    for (const name of names) here.file(name, 'CCO a\n');
    const run = cli(['screen', '-f', 'csv', '--', ...names], '', here.path);
    expect(run.status).toBe(0);
    expect(csv(run.stdout).map((row) => row.file)).toEqual([
      "'-dash.smi",
      'new␊line.smi',
      '␛[31mred<U+202E>.smi',
      "'=1+1.smi",
    ]);
    expect(run.stderr).not.toMatch(/[\u001b\u202e]/);
    expect(run.stderr.split('\n').filter((line) => line.includes('1 line = 1 record'))).toHaveLength(4);
    const missing = cli(['screen', 'no\nsuch\u001b[2J'], '', here.path);
    expect([missing.status, missing.stderr]).toEqual([
      2,
      'error: cannot read no␊such␛[2J: there is no such file\n',
    ]);
  });
});

describe('bounds', () => {
  const timed = (line: string) => {
    const { status, stdout, stderr } = shell(`/usr/bin/env time -f "%M" ${line}`, here.path);
    return {
      status,
      records: ndjson(stdout),
      err: stderr,
      kilobytes: Number(stderr.trim().split('\n').at(-1)),
    };
  };

  test.each([
    ['hundred.smi', (long: string) => `CCO a\n${long} big\n${FENTANYL} f\n`, 3],
    ['hundred.csv', (long: string) => `id,smiles\na,CCO\nb,${long}\nc,${FENTANYL}\n`, 4],
    ['quoted.csv', (long: string) => `id,smiles\na,CCO\nb,"${long}"\nc,${FENTANYL}\n`, 4],
  ])('a line of 100 MB in %s is unreadable: too large, and no other line', (name, text, lines) => {
    here.file(name, text('C'.repeat(100_000_000)));
    const { records, err, kilobytes } = timed(`$ONETWEAK screen ${name} -f ndjson`);
    expect(codes(records).map(([, , verdict, code]) => [verdict, code])).toEqual([
      ['none', undefined],
      ['unreadable', 'too-large'],
      ['listed', undefined],
    ]);
    expectAllLines(lines, err, records);
    expect(kilobytes).toBeLessThan(300_000);
  });

  test('a heading of 2 MB is an error, and no guess', () => {
    const path = here.file('heading.csv', `id,${'x'.repeat(2_000_000)},smiles\na,b,CCO\n`);
    const { status, err } = screen(path);
    expect([status, err]).toEqual([
      2,
      expect.stringContaining('the heading is longer than 1,048,576 characters'),
    ]);
  });

  test('a million-character SMILES is unreadable: too large', () => {
    const { records, err } = screen(here.file('million.smi', `${'C'.repeat(1_000_000)} m\nCCO a\n`));
    expect(codes(records)).toEqual([
      [1, 'm', 'unreadable', 'too-large'],
      [2, 'a', 'none'],
    ]);
    expectAllLines(2, err, records);
  });

  test('a report of 600 lines of a million signs keeps what it shows of them, and no more', () => {
    here.file('line', `${'C'.repeat(1_000_000)} m\n`);
    const { status, stdout, stderr } = shell(
      `(for i in $(seq 600); do cat line; done; echo "${FENTANYL} f") | /usr/bin/env time -f "%M" $ONETWEAK screen - -f html`,
      here.path,
    );
    expect(status).toBe(0);
    expect(stdout.match(/too-large/g)).toHaveLength(600);
    expect(stdout).toContain('>fentanyl<');
    expect(stdout.length).toBeLessThan(1_000_000);
    expectAllLines(601, stderr, Array(601));
    expect(Number(stderr.trim().split('\n').at(-1))).toBeLessThan(450_000);
  });

  test('a table of 100,000 columns', () => {
    const width = 100_000;
    const row = (smiles: string) =>
      `${Array(width - 1)
        .fill('x')
        .join(',')},${smiles}`;
    const heading = `${Array.from({ length: width - 1 }, (_, i) => `c${i}`).join(',')},smiles`;
    here.file('wide.csv', [heading, row('CCO'), 'x,y', row(FENTANYL), ','.repeat(width - 1), ''].join('\n'));
    const { records, err, kilobytes } = timed('$ONETWEAK screen wide.csv -f ndjson');
    expect(codes(records)).toEqual([
      [2, '', 'none'],
      [3, '', 'unreadable', 'ragged-row'],
      [4, '', 'listed'],
    ]);
    expectAllLines(5, err, records);
    expect(kilobytes).toBeLessThan(400_000);
  });

  test('100,000 columns of which none says SMILES: a short message, little memory', () => {
    const row = Array(100_000).fill('?!').join(',');
    here.file(
      'wide2.csv',
      `${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',')}\n${`${row}\n`.repeat(60)}`,
    );
    const { status, err, kilobytes } = timed('$ONETWEAK screen wide2.csv -f ndjson');
    expect(status).toBe(2);
    expect(err.length).toBeLessThan(1000);
    expect(kilobytes).toBeLessThan(400_000);
  });

  test('a table of 200,000 lines of one sign', () => {
    const path = here.file('short.csv', `smiles\n${'C\n'.repeat(200_000)}`);
    const run = shell(`$ONETWEAK screen ${path} --flagged -f csv`, here.path);
    expect(run.status).toBe(0);
    expect(run.stderr).toContain('200,001 lines = 200,000 records, 1 heading');
    expect(run.stderr).toContain('none 200,000');
  });

  test('ten million blank lines before the first record', () => {
    here.file('blank.smi', `${'\n'.repeat(10_000_000)}${FENTANYL} f`);
    const { records, err, kilobytes } = timed('$ONETWEAK screen blank.smi -f ndjson');
    expect(codes(records)).toEqual([[10_000_001, 'f', 'listed']]);
    expectAllLines(10_000_001, err, records);
    expect(kilobytes).toBeLessThan(500_000);
  });

  test.each([
    ['zeros', ['/dev/zero'], '', 1 << 29],
    ['blank lines', ['-', '--threads', '2'], '\n', 3 << 23],
    ['comments', ['-'], '#\n', 3 << 23],
    ['records', ['-', '-f', 'csv'], 'CCO a\n', 1 << 23],
    ['open quotes', ['-', '-f', 'csv', '--input-format', 'csv'], 'a,"CCO\n', 1 << 23],
  ])('an input of %s without end takes no more memory, and can be stopped', async (_, args, line, enough) => {
    const run = start(['screen', ...args], here.path);
    const { stdin, pid } = run.child;
    stdin.on('error', () => {});
    run.child.stdout.removeAllListeners('data').resume();
    const chunk = Buffer.from(line.repeat(1 << 14));
    if (line.startsWith('a,')) stdin.write('id,smiles\n');
    const feed = () => {
      while (line !== '' && !stdin.destroyed && stdin.write(chunk));
    };
    stdin.on('drain', feed);
    feed();
    let kilobytes = 0;
    // What it holds at most is asked while it runs, and for the last time right before it is stopped.
    const { code, err } = await stopped(run, 'SIGINT', { letGo: () => stdin.destroy() }, () => {
      const now = counted(pid!);
      kilobytes = now.kilobytes;
      return now.read > enough;
    });
    expect([code, err]).toEqual([
      130,
      expect.stringMatching(/stopped after [\d,]+ records?: the output is partial/),
    ]);
    expect(kilobytes).toBeLessThan(400_000);
  });
});

describe('encodings and line ends', () => {
  const lines = [`${FENTANYL} Ä`, 'CCO b'];
  const text = `${lines.join('\n')}\n`;
  const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
  const mark = Buffer.from([0xff, 0xfe]);

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little-endian with a byte order mark', Buffer.concat([mark, Buffer.from(text, 'utf16le')])],
    [
      'UTF-16 big-endian with a byte order mark',
      swapped(Buffer.concat([mark, Buffer.from(text, 'utf16le')])),
    ],
  ])('%s is read', (_, bytes) => {
    const { records, err } = screen(here.file('enc.smi', bytes));
    expect(codes(records)).toEqual([
      [1, 'Ä', 'listed'],
      [2, 'b', 'none'],
    ]);
    expectAllLines(2, err, records);
  });

  test('Latin-1: the molecule is judged, the id shows where a sign was not UTF-8; in a SMILES it is unreadable', () => {
    const path = here.file('latin.smi', Buffer.from(`${FENTANYL} \u00c4\nCC\u00c4O b\n`, 'latin1'));
    const { records, err } = screen(path);
    expect(codes(records)).toEqual([
      [1, '\ufffd', 'listed'],
      [2, 'b', 'unreadable', 'not-ascii'],
    ]);
    expectAllLines(2, err, records);
  });

  test('NUL bytes end nothing and hide nothing', () => {
    const path = here.file('nul.smi', `CC\0O a\n${FENTANYL}\0 b\n\0\n\0${FENTANYL} c\nCCO d\n`);
    const { records, err } = screen(path);
    expect(codes(records)).toEqual([
      [1, 'a', 'unreadable', 'separator-in-line'],
      [2, 'b', 'unreadable', 'separator-in-line'],
      [3, '', 'unreadable', 'separator-in-line'],
      [4, 'c', 'unreadable', 'separator-in-line'],
      [5, 'd', 'none'],
    ]);
    expectAllLines(5, err, records);
  });

  test('LF, CR LF and CR, mixed; none at the end', () => {
    const { records, err } = screen(here.file('mixed.smi', `CCO a\r\nCCN b\rCCC c\n\r\n\n${FENTANYL} d`));
    expect(codes(records)).toEqual([
      [1, 'a', 'none'],
      [2, 'b', 'none'],
      [3, 'c', 'none'],
      [6, 'd', 'listed'],
    ]);
    expectAllLines(6, err, records);
  });

  test('an empty file, and one of blanks alone, is no clean bill', () => {
    for (const content of ['', '\n\n', ' \t\n', '\ufeff', '# nothing\n']) {
      const { status, err } = screen(here.file('empty.smi', content));
      expect([status, err]).toEqual([2, expect.stringContaining('holds no record to judge')]);
    }
  });
});
