import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/program.js';
import { createDayScreener } from '../../src/screening/index.js';

/** Runs the command in this process, with the real screener, on a day of one's own. */
export async function command(args: readonly string[], now = '2026-11-24T12:00:00Z') {
  let out = '';
  let err = '';
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
    now: () => new Date(now),
    createScreener: async (options) => createDayScreener(options),
    onInterrupt: () => () => {},
  };
  const code = await run(args, io);
  return { code, out, err };
}

const folder = mkdtempSync(join(tmpdir(), 'onetweak-'));

/** A file in a folder of this test's own. */
export function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const source = { text: 'our own list', confidence: 'official' };

export const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
export const FURANYL = 'O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
export const ASPIRIN = 'CC(=O)Oc1ccccc1C(=O)O';
export const CAFFEINE = 'Cn1c(=O)c2c(ncn2C)n(C)c1=O';

/** An entry of a user's own list. */
export const entry = (more: Record<string, unknown> = {}) => ({
  id: 'acme-1',
  name: 'aspirin',
  smiles: ASPIRIN,
  kind: 'watch',
  schedule: 'ACME watch list',
  citation: 'ACME 1',
  since: '2024-01-01',
  source,
  ...more,
});

/** A rules file of a user's own. */
export const pack = (more: Record<string, unknown> = {}) => ({
  format: 'onetweak-rules/1',
  jurisdiction: { id: 'acme', name: 'ACME compliance' },
  reviewed: '2026-01-01',
  named: [entry()],
  ...more,
});

/** A class rule of a user's own: fentanyl with another acyl group. */
export const rule = (more: Record<string, unknown> = {}) => ({
  id: 'acme-acyl',
  name: 'fentanyls with another acyl group',
  schedule: 'ACME house rule',
  citation: 'ACME 2',
  since: '2010-01-01',
  clauses: [{ id: '1', text: 'another acyl group', site: 'acyl', change: 'replaced', groups: ['acyl'] }],
  source,
  ...more,
});
