import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Writes docs/api from the docstrings of the entries (typedoc.json); with --check compares instead, and fails where it is
 * not current.
 *
 *     npm run docs
 */

const OUT = 'docs/api';
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
    if (stale.length > 0) {
      console.error(`docs/api is not current (${stale.join(', ')}): npm run docs`);
      process.exitCode = 1;
    }
  } finally {
    rmSync(fresh, { recursive: true });
  }
} else typedoc(OUT);

function text(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
