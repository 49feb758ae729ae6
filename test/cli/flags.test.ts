import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMAND_PAGE, usageOf, withCommands } from '../../bench/command.js';
import { INPUT_FORMATS } from '../../src/batch/source/formats.js';
import { SHELLS } from '../../src/cli/command-spec.js';
import { COMMANDS } from '../../src/cli/commands.js';
import { completion } from '../../src/cli/completion.js';
import { REPORT_FORMATS } from '../../src/report/formats.js';
import { cli, folder, ndjson, shell } from '../support/built.js';
import { command } from '../support/in-process.js';

const page = readFileSync(COMMAND_PAGE, 'utf8');
const here = folder();
const screen = COMMANDS.find(({ path }) => path === 'screen')!;
const scripts = new Map(SHELLS.map((name) => [name, completion(COMMANDS, name, ['us', 'gb'])]));

/** How a flag stands in the completion of a shell. */
const inScript = {
  bash: (long: string) => `--${long}`,
  zsh: (long: string) => `--${long}`,
  fish: (long: string) => `-l ${long} `,
};

/** Rows of a section of docs/COMMAND.md, by what stands in their first cell. */
const rowsOf = (heading: string): string[] =>
  page
    .split(`## ${heading}\n`)[1]!
    .split('\n#')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|')[1]!);

describe('a flag is in every place', () => {
  const all = COMMANDS.flatMap(({ path, flags }) => flags.map((flag) => [path, flag.long, flag] as const));

  test.each(all)('%s --%s', async (path, long, flag) => {
    const { short, takes, words = [] } = flag;
    expect(all.filter(([p, l]) => p === path && l === long)).toHaveLength(1);
    const usage = `${short === undefined ? '    ' : `-${short}, `}--${long}${takes === undefined ? '' : ` <${takes}>`}`;
    for (const asked of ['-h', '--help']) {
      const { status, stdout } = await command([...path.split(' '), asked]);
      const lines = stdout.split('\n').filter((line) => line.startsWith(`  ${usage.trim()} `));
      expect([status, lines.length]).toEqual([0, 1]);
    }
    for (const [name, script] of scripts) {
      expect(script).toContain(inScript[name](long));
      for (const word of words) expect(script).toContain(word);
    }
    const section = page.split(`### \`onetweak ${path} `)[1]!.split('\n###')[0]!;
    expect(section.split(`| \`${usageOf(flag)}\` |`)).toHaveLength(2);
  });

  test('docs/COMMAND.md has the commands and their options as they are', () => {
    expect(withCommands(page)).toBe(page);
  });
});

describe('a format is in every place', () => {
  test.each(REPORT_FORMATS)('of output: $id', async ({ id, endings }) => {
    const { stdout } = await command(['screen', '--help']);
    expect(
      stdout
        .split('\nOutput:\n')[1]!
        .split('\n\n')[0]!
        .match(new RegExp(`^  ${id} `, 'gm')),
    ).toHaveLength(1);
    expect(rowsOf('What comes out').filter((cell) => cell.includes(`\`${id}\``))).toHaveLength(1);
    expect(screen.flags.find(({ long }) => long === 'format')!.words).toContain(id);
    for (const ending of endings) {
      const target = here.in(`out.${ending}`);
      const list = here.file('list.smi', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1 f\n');
      const asked = await command(['screen', list, '-f', id]);
      expect((await command(['screen', list, '-o', target])).status).toBe(0);
      if (id === 'xlsx') expect(readFileSync(target).subarray(0, 2).toString()).toBe('PK');
      else if (id !== 'html') expect(readFileSync(target, 'utf8')).toBe(asked.stdout);
      else expect(readFileSync(target, 'utf8')).toContain('<html');
    }
  });

  test.each(INPUT_FORMATS)('of input: $id', async ({ id, endings }) => {
    const { stdout } = await command(['screen', '--help']);
    const input = stdout.split('\nInput:\n')[1]!.split('\n\n')[0]!;
    for (const ending of endings) {
      expect(input.match(new RegExp(`\\.${ending}\\b`, 'g'))).toHaveLength(1);
      expect(rowsOf('What goes in').filter((cell) => cell.includes(`\`.${ending}\``))).toHaveLength(1);
    }
    expect(screen.flags.find(({ long }) => long === 'input-format')!.words).toContain(id);
  });

  test('no ending and no id stands twice', () => {
    for (const table of [INPUT_FORMATS, REPORT_FORMATS]) {
      const ids = table.map(({ id }) => id);
      const endings = table.flatMap((entry) => [...entry.endings]);
      expect([new Set(ids).size, new Set(endings).size]).toEqual([ids.length, endings.length]);
    }
  });
});

describe('help', () => {
  test('is short by -h and long by --help', async () => {
    for (const path of [[], ['screen'], ['explain'], ['law']]) {
      const short = (await command([...path, '-h'])).stdout;
      const long = (await command([...path, '--help'])).stdout;
      expect(long.startsWith(short.trimEnd())).toBe(true);
      expect(long).toContain('Examples:');
      expect(short).not.toContain('Examples:');
    }
  });
});

describe('explain -', () => {
  const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

  test('reads one molecule from standard input', () => {
    const given = cli(['explain', FENTANYL]);
    for (const input of [FENTANYL, `\ufeff${FENTANYL}\r\n`, `\n  ${FENTANYL}  \n\n`])
      expect(cli(['explain', '-'], input)).toMatchObject({ status: 0, stdout: given.stdout });
  });

  test.each([
    ['', 'standard input holds no molecule'],
    ['CCO\nCCN\n', 'standard input holds several lines; explain takes one molecule, screen a list'],
    ['C'.repeat(2_000_000), 'standard input is too long for one molecule'],
  ])('of anything else is a usage error', (input, words) => {
    expect(cli(['explain', '-'], input)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `error: ${words}\n`,
    });
  });
});

test('a file of rules is read once, so that it may be a pipe', () => {
  const pack = {
    format: 'onetweak-rules/1',
    jurisdiction: { id: 'acme', name: 'ACME' },
    reviewed: '2026-01-01',
    named: [
      {
        id: 'acme-1',
        name: 'ethanol',
        smiles: 'CCO',
        kind: 'watch',
        schedule: 'ACME',
        citation: 'ACME 1',
        since: '2024-01-01',
        source: { text: 'our own list', confidence: 'official' },
      },
    ],
  };
  here.file('pack.json', JSON.stringify(pack));
  here.file('short.smi', 'CCO a\n');
  for (const more of ['-f ndjson', '-f ndjson --fast', '-f html']) {
    const { status, stdout } = shell(
      `$ONETWEAK screen short.smi --rules <(cat pack.json) ${more}`,
      here.path,
    );
    expect(status).toBe(0);
    if (more.includes('html')) expect(stdout).toContain('ACME');
    else expect(ndjson(stdout)[0]).toMatchObject({ verdict: 'listed' });
  }
});
