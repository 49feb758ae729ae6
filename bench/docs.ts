import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawResult } from '../src/entries/picture.js';
import { createScreener } from '../src/index.js';
import { FAULTS_PAGE, withFaults } from '../test/faults/matrix.js';
import { COMMAND_PAGE, withCommands } from './command.js';

/**
 * Writes docs/api from the docstrings of the entries (typedoc.json), the commands of docs/COMMAND.md, the tables of docs/FAULTS.md and
 * the picture of README; with --check compares instead, and fails where one is not current.
 *
 *     npm run docs
 */

const OUT = 'docs/api';

/** Files that are written from the code, each as it should be. */
const WRITTEN: Readonly<Record<string, () => string>> = {
  [COMMAND_PAGE]: () => withCommands(readFileSync(COMMAND_PAGE, 'utf8')),
  [FAULTS_PAGE]: () => withFaults(readFileSync(FAULTS_PAGE, 'utf8')),
  'docs/pictures/tweak.svg'() {
    const screener = createScreener({ jurisdictions: ['us', 'gb', 'un'], asOf: '2026-01-01' });
    const result = screener.screen('CCC(=O)N(c1ccc(Br)cc1)C1CCN(CCc2ccccc2)CC1');
    return `${drawResult(result, { evidence: screener.explain(result) })}\n`;
  },
};

const filesIn = (path: string) =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
const typedoc = (out: string) =>
  execFileSync('npx', ['typedoc', '--logLevel', 'Warn', '--out', out], { stdio: 'inherit' });

if (process.argv.includes('--check')) {
  const fresh = mkdtempSync(join(tmpdir(), 'onetweak-docs-'));
  try {
    typedoc(fresh);
    const stale = [...new Set([...filesIn(fresh), ...filesIn(OUT)])].filter(
      (name) => text(join(fresh, name)) !== text(join(OUT, name)),
    );
    for (const [file, write] of Object.entries(WRITTEN)) if (text(file) !== write()) stale.push(file);
    if (stale.length > 0) {
      console.error(`docs are not current (${stale.join(', ')}): npm run docs`);
      process.exitCode = 1;
    }
  } finally {
    rmSync(fresh, { recursive: true });
  }
} else {
  typedoc(OUT);
  for (const [file, write] of Object.entries(WRITTEN)) writeFileSync(file, write());
}

function text(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
