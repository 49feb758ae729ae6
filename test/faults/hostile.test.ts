import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadRegister, RulesError } from '../../src/law/register.js';
import { csvHead, csvRow } from '../../src/report/csv.js';
import { ndjsonWriter } from '../../src/report/ndjson.js';
import type { ReportRow } from '../../src/report/row.js';
import { visible } from '../../src/report/text.js';
import { cli, csv, expectAllLines, folder, ndjson } from '../support/built.js';
import { FENTANYL, fakeScreener } from '../support/fake-screener.js';
import { command } from '../support/in-process.js';

const { row: ndjsonRow } = ndjsonWriter('full');

const here = folder();
const screener = fakeScreener();

const row = (text: Partial<ReportRow>): ReportRow => ({
  file: 'a.smi',
  line: 1,
  lines: 1,
  id: 'a',
  result: screener.screen(FENTANYL),
  ...text,
});

/** What a spreadsheet makes of the beginning of a cell: blanks and quotes left aside, wide forms narrowed. */
const startsFormula = (cell: string): boolean =>
  /^[=+\-@\u2212]/.test(cell.normalize('NFKC').replace(/^[\s"'`]*?(?=[^\s"`])/, ''));

describe('a spreadsheet is given no formula', () => {
  const FORMULAS = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '=cmd|" /C calc"!A0',
    ' =1',
    '\t=1',
    '\r=1',
    '\n=1',
    '\u00a0=1',
    '\u3000=1',
    '\ufeff=1',
    '\u200b=1',
    '"=1"',
    '" =1',
    '\u201c=1',
    '\uff1d1+1',
    '\uff0b1',
    '\uff0d1',
    '\uff20SUM(1)',
    '\ufe661',
    '\u22121',
    'x;=1+1',
    'x; "=1+1',
    '\0=1',
  ];

  test.each(FORMULAS)('%j in an id, a name, a file name, a raw line', (text) => {
    const line = csvRow(row({ id: text, name: text, file: text, raw: text }));
    const cells = Object.values(csv(csvHead(['us', 'gb']) + line)[0]!);
    for (const cell of cells) expect(startsFormula(cell), cell).toBe(false);
    // A spreadsheet that parts at semicolons sees other cells in the same line.
    for (const cell of line.split(';').slice(1)) expect(startsFormula(cell.trim()), cell).toBe(false);
    expect(line.trimEnd().split('\n')).toHaveLength(1);
  });

  test('from end to end, and nothing lost', () => {
    const path = here.file(
      'formula.csv',
      `id,smiles\n${FORMULAS.map((text) => `"${text.replaceAll('"', '""')}",CCO`).join('\n')}\n`,
    );
    const { stdout, stderr } = cli(['screen', path, '-f', 'csv']);
    const rows = csv(stdout);
    for (const record of rows)
      for (const cell of Object.values(record)) expect(startsFormula(cell), cell).toBe(false);
    const lines = FORMULAS.join('').split(/\r\n|\n|\r/).length - 1 + FORMULAS.length + 1;
    expectAllLines(lines, stderr, rows);
  });
});

/** Everything that does something on a terminal, and every sign that cannot be seen. */
const ACTS = /[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u180e]|(?![\n\t])\p{Cc}/u;

/** What a terminal would get; a line of csv ends with CR LF, which does nothing there. */
const shown = (text: string): string => text.replaceAll('\r\n', '\n');

describe('a terminal is given no command', () => {
  const TRICKS = [
    '\u001b[2J\u001b[H', // clears the screen
    '\u001b]0;title\u0007', // sets the title
    '\u001b]8;;http://x.test\u001b\\link\u001b]8;;\u001b\\', // a link
    '\u001b]52;c;ZXZpbA==\u0007', // writes the clipboard
    '\u001bP$qm\u001b\\', // asks the terminal to type
    '\u009b31m', // CSI in one sign
    '\u009d0;x\u009c', // OSC in one sign
    'a\bb',
    'none\r', // overwrites the line
    '\u202egnirts', // right to left
    '\u2066x\u2069',
    '\u061cx',
    'fent\u200banyl',
    'fent\u00adanyl',
    'a\u{e0041}b',
    '\ud800x',
    'x\u2028y',
  ];

  test.each(['table', 'csv', 'ndjson'])('in ids, as %s', async (format) => {
    const text = TRICKS.map((trick) => `${trick.replace('\r', '')}\tCCO\n`).join('');
    const path = here.file('tricks.tsv', `id\tsmiles\n${text}`);
    for (const run of [cli(['screen', path, '-f', format]), await command(['screen', path, '-f', format])]) {
      expect(shown(run.stdout)).not.toMatch(ACTS);
      expect(shown(run.stderr)).not.toMatch(ACTS);
      const records = format === 'ndjson' ? ndjson(run.stdout) : format === 'csv' ? csv(run.stdout) : TRICKS;
      expectAllLines(TRICKS.length + 1, run.stderr, records);
      if (format === 'ndjson')
        expect(ndjson(run.stdout).map((record) => record.id)).toEqual(
          TRICKS.map((trick) => Buffer.from(trick.replace('\r', '')).toString().trim()),
        );
    }
  });

  test.each(TRICKS)('%j in a heading, a SMILES, an argument, a file of rules', async (trick) => {
    const table = (text: string) => here.file('x.csv', text);
    for (const args of [
      ['screen', table(`${trick},x\nfoo,bar\n`)],
      ['screen', table(`${trick},x\nfoo,bar\n`), '--column', trick],
      ['screen', here.file('y.csv', `"${trick} smiles"\nCCO\n`)],
      ['screen', here.file('z.smi', `C${trick}C x\n`)],
      ['explain', `C${trick}C`],
      ['explain', `C${trick}C`, '-f', 'json'],
      ['explain', 'CCO', `--${trick}`],
      ['explain', 'CCO', '-j', trick],
      [
        'explain',
        'CCO',
        '--rules',
        here.file('pack.json', JSON.stringify({ format: trick, [trick]: trick })),
      ],
      ['explain', 'CCO', '--rules', here.file('torn.json', `{"${trick}"`)],
      ['law', 'show', trick],
    ]) {
      const run = await command(args);
      expect(shown(run.stdout), args.join(' ')).not.toMatch(ACTS);
      expect(shown(run.stderr), args.join(' ')).not.toMatch(ACTS);
    }
  });

  test('whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(visible(text)).not.toMatch(ACTS);
        const line = ndjsonRow(row({ id: text, name: text }));
        expect(line.trimEnd()).not.toMatch(ACTS);
        expect(JSON.parse(line)).toMatchObject({ id: text, name: text });
        expect(shown(csvRow(row({ id: text })))).not.toMatch(ACTS);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('rules of one’s own', () => {
  const pack = {
    format: 'onetweak-rules/1',
    jurisdiction: { id: 'own', name: 'Own' },
    reviewed: '2026-01-01',
    named: [
      {
        id: 'own-a',
        name: 'a',
        smiles: 'CCO',
        schedule: 'watch',
        citation: 'c',
        since: null,
        source: { text: 's', confidence: 'unverified' },
      },
    ],
  };
  const text = JSON.stringify(pack);
  const load = (json: string) => {
    const path = here.file('own.json', json);
    return cli(['explain', 'CCO', '--rules', path, '-f', 'json']);
  };

  beforeAll(() => expect(load(text).status).toBe(0));

  test.each([
    ['__proto__', text.replace('{', '{"__proto__":{"polluted":1},')],
    ['__proto__ deep inside', text.replace('"source":{', '"source":{"__proto__":{"polluted":1},')],
    ['constructor', text.replace('{', '{"constructor":{"prototype":{"polluted":1}},')],
    ['the id __proto__', text.replace('"own-a"', '"__proto__"')],
    ['the jurisdiction __proto__', text.replace('"id":"own"', '"id":"__proto__"')],
    ['code in a text', text.replace('"CCO"', '"`process.exit(3)`"')],
  ])('%s is refused or is text', (_, json) => {
    const { status, stderr } = load(json);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^error: /)]);
    try {
      loadRegister([JSON.parse(json)]);
    } catch (cause) {
      expect(cause).toBeInstanceOf(RulesError);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  const timed = async (json: string) => {
    const run = await command(['explain', 'CCO', '--rules', here.file('own.json', json)]);
    expect(run.stderr.length).toBeLessThan(20_000);
    expect(run.stderr).not.toMatch(/^\s+at /m);
    return run;
  };
  const entry = (i: number, more: object = {}) => ({ ...pack.named[0], id: `own-${i}`, ...more });
  const deep = (open: string, close: string, n = 200_000) => open.repeat(n) + close.repeat(n);
  const clause = (id: string) => ({ id, text: 't', site: 'acyl', change: 'replaced', groups: ['alkyl'] });
  const rule = {
    id: 'r',
    name: 'r',
    schedule: 's',
    citation: 'c',
    since: null,
    source: pack.named[0]!.source,
  };

  test.each([
    ['lists in lists, 200,000 deep', deep('[', ']'), 2],
    ['objects in objects, 200,000 deep', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`, 2],
    ['deep below a known key', text.replace('"named":[', `"notes":${deep('[', ']')},"named":[`), 2],
    [
      '20,000 entries',
      JSON.stringify({ ...pack, named: Array.from({ length: 20_000 }, (_, i) => entry(i)) }),
      0,
    ],
    ['100,000 entries that are wrong', JSON.stringify({ ...pack, named: Array(100_000).fill({}) }), 2],
    [
      '100,000 unknown keys',
      JSON.stringify({
        ...pack,
        ...Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, 1])),
      }),
      2,
    ],
    ['an id of a million signs', text.replace('"own-a"', `"${'a'.repeat(1_000_000)}!"`), 2],
    ['a name of a million signs', text.replace('"name":"a"', `"name":"${'a'.repeat(1_000_000)}"`), 0],
    ['a day of a million figures', text.replace('"since":null', `"since":"${'1'.repeat(1_000_000)}"`), 2],
    ['a SMILES of a million signs', text.replace('"CCO"', `"${'C'.repeat(1_000_000)}"`), 2],
    [
      '50,000 clauses of one name',
      JSON.stringify({ ...pack, classes: [{ ...rule, clauses: Array(50_000).fill(clause('a')) }] }),
      2,
    ],
    [
      '50,000 exclusions of what is not there',
      JSON.stringify({
        ...pack,
        named: Array.from({ length: 5_000 }, (_, i) => entry(i)),
        classes: [
          {
            ...rule,
            clauses: [clause('a')],
            excludes: [{ text: 't', kind: 'drug', ids: Array.from({ length: 50_000 }, (_, i) => `x${i}`) }],
          },
        ],
      }),
      2,
    ],
    ['33 MB', `${text}${' '.repeat(34_000_000)}`, 2],
    ['null', 'null', 2],
    ['nothing', '', 2],
    ['NUL', '\0', 2],
  ])('%s: an answer in time, in plain words', async (_, json, code) => {
    expect((await timed(json)).status).toBe(code);
  });

  test('a device without end is refused', () => {
    const { status, stderr } = cli(['explain', 'CCO', '--rules', '/dev/zero']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('it is larger than')]);
  });

  test('no field of the schema is a pattern that somebody else writes: patterns are ours alone', async () => {
    const { readFileSync, readdirSync } = await import('node:fs');
    for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.ts')) {
        const made = readFileSync(`src/${name}`, 'utf8').match(/new RegExp\([^)]*\)/g) ?? [];
        // What is put into a pattern is ours: the width of the terminal, and constants of the same file.
        const others = made.flatMap((each) =>
          /^new RegExp\(\s*`/.test(each)
            ? [...each.matchAll(/\$\{([^}]*)\}/g)].map(([, put]) => put!)
            : [each],
        );
        expect(
          others.filter((each) => !/^(?:[A-Z_]+|width|words)$/.test(each)),
          name,
        ).toEqual([]);
      }
  });

  test('data of a program: getters, proxies, circles and classes throw nothing but RulesError', () => {
    const circle: Record<string, unknown> = { ...pack };
    circle.notes = [circle];
    const thrower = {
      ...pack,
      get named(): unknown {
        throw new Error('no');
      },
    };
    for (const data of [
      circle,
      new Proxy(pack, {}),
      new (class A {
        a = 1;
      })(),
      Symbol('a'),
      1n,
      () => {},
      Object.create(null),
      new Map(),
      [pack],
      Number.NaN,
    ])
      try {
        loadRegister([data]);
      } catch (cause) {
        expect(cause).toBeInstanceOf(RulesError);
      }
    expect(() => loadRegister([thrower])).toThrow();
  });
});

test('a file named as rules by mistake is not quoted', () => {
  const here = folder();
  const path = here.file('secret.txt', 'hunter2 is the word');
  const { status, stderr } = cli(['screen', '-', '--rules', path], 'CCO a\n');
  expect(status).toBe(2);
  expect(stderr).toContain('is not JSON');
  expect(stderr).not.toContain('hunter2');
});

test('a report forbids scripts, connections and forms to whatever might get into it', () => {
  const { stdout } = cli(['screen', '-', '-f', 'html'], 'CCO a\n');
  expect(stdout).toMatch(
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; [^"]*form-action 'none'">/,
  );
});
