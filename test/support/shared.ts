import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/**
 * Real molecules that stand beside a checkout and are nobody's to commit. Tests on them say so where they are
 * absent; every claim has a test on the project's own fixtures as well.
 */
const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Where a file or folder of it stands. */
export const sharedPath = (name: string): string => folder + name;

export const hasShared = existsSync(`${folder}opioids.tsv`);

export function sharedRows(name: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(folder + name, 'utf8').split('\n');
  const columns = head!.split('\t');
  return lines
    .filter((line) => line.length > 0)
    .map((line) => {
      const cells = line.split('\t');
      return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
    });
}

/** The first field of up to `most` lines of a gzipped SMILES file, from line `from` (0-based) on. */
export function sharedSmiles(name: string, most = Number.POSITIVE_INFINITY, from = 0): string[] {
  const text = gunzipSync(readFileSync(folder + name)).toString('latin1');
  const result: string[] = [];
  let at = 0;
  for (let line = 0; at < text.length && result.length < most; line++) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
    if (line >= from) result.push(text.slice(at, end).split(/[ \t]/, 1)[0]!);
    at = end + 1;
  }
  return result.filter((s) => s.length > 0);
}
