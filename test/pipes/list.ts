import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadRegister } from '../../src/law/register.js';
import { respell } from '../../src/testing/respell.js';
import { hasShared, sharedSmiles } from '../support/shared.js';

/** The command as it is installed. */
const CLI = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

/** The filter of docs/COMMAND.md: the same records for a list and for its pieces. */
export const FILTER = [
  'screen',
  '-',
  ...['--input-format', 'smi', '--fast', '--threads', '1', '--allow-empty'],
  ...['--as-of', '2026-11-23', '--format', 'ndjson'],
];

/** It as a line of shell. */
export const FILTER_LINE = [process.execPath, CLI, ...FILTER].join(' ');

export const folder = mkdtempSync(join(tmpdir(), 'onetweak-pipes-'));

export interface List {
  readonly path: string;
  readonly lines: number;
  readonly records: number;
  /** Characters of its longest line. */
  readonly longest: number;
}

/**
 * A list of published molecules, each with an id: what the register names in several spellings, the fixtures, the
 * corpus beside the checkout where it is there, and lines that cannot be read, blank ones and comments among them.
 */
export function makeList(most: number): List {
  const named = [
    ...new Set(
      loadRegister()
        .named()
        .map(({ smiles }) => smiles),
    ),
  ];
  const fixture = readFileSync('fixtures/shipment.csv', 'utf8').split('\n').slice(1);
  const plain = fixture.map((row) => row.split(',').find((cell) => /^[A-Z[][^ ]*[()=[]/.test(cell)) ?? 'CCO');
  const corpus = hasShared ? sharedSmiles('general.smi.gz', most) : [];
  const texts = [...named, ...plain, ...corpus];
  const lines: string[] = [];
  for (let i = 0; i < most; i++) {
    const known =
      i % 50 === 0 || corpus.length === 0 ? respell(named[i % named.length]!, i, { salt: true }) : undefined;
    const text = i % 97 === 0 ? 'C1CC' : (known ?? texts[i % texts.length]!);
    if (i % 101 === 0) lines.push('');
    if (i % 103 === 0) lines.push('# a comment');
    lines.push(`${text} id-${i}`);
  }
  const path = join(folder, 'list.smi');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return {
    path,
    lines: lines.length,
    records: most,
    longest: Math.max(...lines.map((line) => line.length)) + 1,
  };
}

export type Row = Record<string, unknown> & { readonly id: string };

/** The records of a run, by the order in which they came; without what counts within a piece. */
export function rowsOf(ndjson: string): Row[] {
  return ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { line: _line, file: _file, ...row } = JSON.parse(line);
      return row as Row;
    });
}

/** Runs a line of shell and gives what it wrote; ends the script where it fails. */
export function shell(line: string): { readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', line], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    cwd: folder,
  });
  if (status !== 0) throw new Error(`${line}\nended with ${status}: ${stderr.slice(-2000)}`);
  return { out: stdout, err: stderr };
}

export function needs(what: string, test: string, how: string): void {
  if (spawnSync('bash', ['-c', test], { encoding: 'utf8' }).status === 0) return;
  console.error(`${what} is not on this machine: ${how}`);
  process.exit(2);
}

export function needsBuild(): void {
  if (existsSync(CLI)) return;
  console.error('the command is not built: npm run build');
  process.exit(2);
}

/** Whether two runs gave the same records, in order or as sets by id. */
export function hold(what: string, got: readonly Row[], expected: readonly Row[], inOrder: boolean): void {
  const sorted = (rows: readonly Row[]) =>
    inOrder ? rows : [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const [p, q] = [sorted(got), sorted(expected)];
  for (let i = 0; i < Math.max(p.length, q.length); i++)
    if (JSON.stringify(p[i]) !== JSON.stringify(q[i])) {
      console.error(`${what}: record ${i + 1} differs\n  ${JSON.stringify(p[i])}\n  ${JSON.stringify(q[i])}`);
      process.exit(1);
    }
  console.log(
    `${what}: ${got.length.toLocaleString('en')} records, the same as one run${inOrder ? ', in order' : ''}`,
  );
}
