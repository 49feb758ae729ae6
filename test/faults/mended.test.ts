import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createScreener } from '../../src/index.js';
import { cli, folder, ndjson, shell, start } from '../support/built.js';

/**
 * Small defects that an attack on the command found, one row each: each stays mended. Those of the first four that were grave,
 * and D14 (a change in place, its time put back), have their tests in output.test.ts, resume.test.ts, patterns.test.ts,
 * separators.test.ts and input.test.ts.
 */
const here = folder();
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
here.file('short.smi', `CCO a\n${FENTANYL} b\n`);
const long = Array.from({ length: 8000 }, (_, i) => `${'C'.repeat((i % 40) + 1)}Oc1ccccc1 id${i}\n`).join('');
here.file('long.smi', `${long}${FENTANYL} f\nc1cccn1 k\n`);
const PACK = {
  format: 'onetweak-rules/1',
  jurisdiction: { id: 'acme', name: 'ACME' },
  reviewed: '2026-01-01',
  named: [],
  classes: [],
};
/** What Node is to load first, so that the machine is another. */
const before = (name: string, code: string): string => here.file(`${name}.cjs`, code);
const withNode = (preload: string, args: string) =>
  shell(`${process.execPath} --require ${preload} ${process.cwd()}/dist/cli.cjs ${args}`, here.path);
const NO_ROOM = before(
  'no-room',
  `WebAssembly.Memory = class { constructor() { throw new RangeError('WebAssembly.Memory(): could not allocate memory'); } };`,
);
const v3000 = (atom: string): string =>
  [
    '',
    '',
    '',
    '  0  0  0     0  0            999 V3000',
    'M  V30 BEGIN CTAB',
    'M  V30 COUNTS 1 0 0 0 0',
  ].join('\n') +
  `\nM  V30 BEGIN ATOM\nM  V30 1 C 0 0 0 0${atom}\nM  V30 END ATOM\nM  V30 BEGIN BOND\nM  V30 END BOND\nM  V30 END CTAB\nM  END\n$$$$\n`;

const MENDED: readonly (readonly [id: string, what: string, check: () => void | Promise<void>])[] = [
  [
    'D5',
    'a partial output that is a link is not followed',
    () => {
      here.file('kept.txt', 'keep');
      symlinkSync('kept.txt', here.in('d5.csv.partial'));
      const { status, stderr } = cli(['screen', 'short.smi', '-o', 'd5.csv'], '', here.path);
      expect([status, readFileSync(here.in('kept.txt'), 'utf8')]).toEqual([2, 'keep']);
      expect(stderr).toContain('link');
    },
  ],
  [
    'D6',
    'a second run to one output is refused, and the first ends whole',
    async () => {
      expect(shell('mkfifo d6.smi', here.path).status).toBe(0);
      const first = start(['screen', 'd6.smi', '-f', 'ndjson', '-o', 'd6.ndjson'], here.path);
      const writer = shell(
        `exec 3> d6.smi; printf 'CCO a\\n' >&3; while [ ! -e d6.ndjson.partial.lock ]; do sleep 0.05; done; $ONETWEAK screen short.smi -o d6.ndjson; echo "second $?"`,
        here.path,
      );
      expect(writer.stdout).toContain('second 2');
      expect((await first.ended).code).toBe(0);
      expect(ndjson(readFileSync(here.in('d6.ndjson'), 'utf8'))).toHaveLength(1);
    },
  ],
  [
    'D7',
    'a file of rules is read once, so that it may be a pipe',
    () => {
      here.file('ok.json', JSON.stringify(PACK));
      const { status } = shell('$ONETWEAK screen short.smi -f html --rules <(cat ok.json)', here.path);
      expect(status).toBe(0);
    },
  ],
  [
    'D8',
    'an output keeps its mode',
    () => {
      writeFileSync(here.file('d8.csv', 'old'), 'old', { mode: 0o600 });
      shell('chmod 600 d8.csv', here.path);
      expect(cli(['screen', 'short.smi', '-o', 'd8.csv'], '', here.path).status).toBe(0);
      expect(statSync(here.in('d8.csv')).mode & 0o777).toBe(0o600);
    },
  ],
  [
    'D9',
    'an output that is a link stays one, to the new text',
    () => {
      here.file('d9-target.csv', 'old');
      symlinkSync('d9-target.csv', here.in('d9.csv'));
      expect(cli(['screen', 'short.smi', '-o', 'd9.csv'], '', here.path).status).toBe(0);
      expect(readFileSync(here.in('d9-target.csv'), 'utf8')).toContain('fentanyl');
    },
  ],
  [
    'D10',
    'the summary says how many records were not read, and what a person can do',
    () => {
      const { stderr } = cli(['screen', 'long.smi', '--flagged', '-f', 'ndjson'], '', here.path);
      expect(stderr).toMatch(
        /\d,\d{3} of “none” were rejected by the prefilter and not read: .*--exact reads every line/,
      );
      const exact = cli(['screen', 'long.smi', '--flagged', '--exact', '-f', 'ndjson'], '', here.path);
      expect(exact.stderr).not.toContain('not read');
      expect(readFileSync('docs/FAULTS.md', 'utf8')).toContain('ask with `--exact`');
    },
  ],
  [
    'D11',
    'what goes untold behind the prefilter is listed: extension among it',
    () => {
      expect(readFileSync('docs/COMMAND.md', 'utf8')).toContain('`extension`');
      const [fast, exact] = ['--fast', '--exact'].map((how) =>
        ndjson(cli(['screen', '-', how, '-f', 'ndjson'], 'CNCCC |r| id\n').stdout),
      );
      expect([fast![0]!.verdict, exact![0]!.verdict]).toEqual(['none', 'none']);
    },
  ],
  [
    'D12',
    'a clock that stands before the register’s review warns',
    () => {
      const old = before(
        'clock',
        'const R = Date; global.Date = class extends R { constructor(...a) { a.length ? super(...a) : super("1970-01-02T00:00:00Z"); } };',
      );
      expect(withNode(old, 'screen short.smi').stderr).toMatch(
        /^warning: this machine’s clock says 1970-01-02/,
      );
    },
  ],
  [
    'D13',
    'without room for WebAssembly every line is judged by the exact path, with a warning',
    () => {
      for (const threads of [1, 2]) {
        const run = withNode(NO_ROOM, `screen long.smi --flagged -f ndjson --threads ${threads}`);
        expect(run.stderr.match(/^warning: the prefilter cannot run here/gm)).toHaveLength(1);
        expect([run.status, ndjson(run.stdout).map(({ id, verdict }) => `${id} ${verdict}`)]).toEqual([
          0,
          ['f listed', 'k unreadable'],
        ]);
      }
    },
  ],
  [
    'D15',
    'lines and unpacked bytes are bounded; what was read is judged, and the output marked partial',
    () => {
      for (const [flag, bound] of [
        ['--max-lines', '4k'],
        ['--max-bytes', '100K'],
      ] as const) {
        const { status, stderr } = cli(
          ['screen', 'long.smi', '-f', 'ndjson', '-o', 'd15.ndjson', flag, bound],
          '',
          here.path,
        );
        expect(status).toBe(2);
        expect(stderr).toMatch(
          new RegExp(
            `error: long.smi has more than [\\d,]+ (?:lines|bytes, unpacked) \\(${flag}\\) — after [\\d,]+ records; the rest was not judged`,
          ),
        );
        expect([existsSync(here.in('d15.ndjson')), existsSync(here.in('d15.ndjson.partial'))]).toEqual([
          false,
          true,
        ]);
        if (flag === '--max-lines')
          expect(ndjson(readFileSync(here.in('d15.ndjson.partial'), 'utf8')).at(-1)).toMatchObject({
            line: 4000,
          });
      }
      expect(cli(['screen', 'short.smi', '--max-lines', '0'], '', here.path).status).toBe(2);
    },
  ],
  [
    'D15',
    'a report has a content policy',
    () => {
      const { stdout } = cli(['screen', 'short.smi', '-f', 'html'], '', here.path);
      expect(stdout).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'/);
    },
  ],
  [
    'D15',
    'a rules file that is no JSON is not quoted',
    () => {
      here.file('secret.txt', 'hunter2: a secret\n');
      const { status, stderr } = cli(['screen', 'short.smi', '--rules', 'secret.txt'], '', here.path);
      expect([status, stderr.includes('hunter2')]).toEqual([2, false]);
      expect(stderr).toContain('not JSON');
    },
  ],
  [
    'D15',
    'what is no text is refused in plain words',
    () => {
      const screener = createScreener();
      for (const wrong of [null, undefined, 5, {}, []])
        expect(() => screener.screen(wrong as never)).toThrow(/^a structure is a text, its SMILES; got /);
    },
  ],
  [
    'D15',
    'V3000: a bracket that is not closed is an issue, however many there are',
    () => {
      for (const odd of [' [', ` ${'['.repeat(50_000)}`, ' (', ' "', ' NOTE=[A (B']) {
        const [record] = ndjson(
          cli(['screen', '-', '--input-format', 'sdf', '-f', 'ndjson'], v3000(odd)).stdout,
        );
        expect(record).toMatchObject({ verdict: 'unreadable', issues: [{ code: 'molfile-property' }] });
      }
      const [fine] = ndjson(
        cli(['screen', '-', '--input-format', 'sdf', '-f', 'ndjson'], v3000(' CFG=0')).stdout,
      );
      expect(fine).toMatchObject({ verdict: 'none' });
    },
  ],
];

describe('stays mended', () => {
  test.each(MENDED)('%s: %s', (_, __, check) => check());
});
