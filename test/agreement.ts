/**
 * Holds the prefilter against the exact path on every line of the shared data: not one line that the exact path finds
 * anything in, or cannot read for how it is written, may be `nothing`. Lines that only chemistry makes unreadable, and
 * that hold nothing near a skeleton or a named substance, are counted by reason; and so are the warnings that go untold.
 *
 * npx tsx test/agreement.ts [folder of the shared data] [part of a file's name]
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { prefilterOf, rejectsFor, tablesFor } from '../src/batch/engine/rejects.js';
import { createDayScreener } from '../src/screening/index.js';
import { REASONS_LOST, rejectsLine, WARNINGS_LOST } from './support/allowed.js';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../shared/data/', import.meta.url));
const only = process.argv[3] ?? '';

// What a run asks: the tables as they are shipped, lines as lines and cells as cells.
const prefilter = prefilterOf(tablesFor({}));
const { rejects } = rejectsFor({});
const screener = createDayScreener();

interface Counts {
  texts: number;
  kept: number;
  found: number;
  allowed: Map<string, number>;
  /** Texts that were passed over and of which the exact path tells something odd, by what it tells. */
  warned: Map<string, number>;
  wrong: number;
}

function files(at: string): string[] {
  return readdirSync(at)
    .sort()
    .flatMap((name) => (statSync(join(at, name)).isDirectory() ? files(join(at, name)) : [join(at, name)]));
}

/** What a list takes of a line as its structure: the first word, and its extension. */
const structureOf = (line: string): string => /^(\S+(?:\s+\|[^|]*\|(?=\s|$))?)/.exec(line)?.[1] ?? line;

/** The texts of a file: the structure of each line; in tables of each cell, as if it were a line, and of its spellings. */
function* texts(path: string): Generator<string> {
  const bytes = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  for (const line of lines) {
    if (line === '') continue;
    if (!path.endsWith('.tsv')) {
      yield structureOf(line);
      continue;
    }
    for (const cell of line.split('\t')) {
      yield structureOf(cell);
      if (cell.includes(' ; ')) yield* cell.split(' ; ');
    }
  }
}

function check(path: string): Counts {
  const counts: Counts = { texts: 0, kept: 0, found: 0, allowed: new Map(), warned: new Map(), wrong: 0 };
  const seen = new Set<string>();
  for (const text of texts(path)) {
    if (seen.has(text)) continue;
    seen.add(text);
    counts.texts++;
    // A text of several lines, or one that a list takes for no record, is asked as a field of a table is.
    const isLine = !/[\r\n]/.test(text) && text.trim() === text && !text.startsWith('#');
    const maybe = isLine ? !rejectsLine(prefilter, text) : !rejects(text);
    if (maybe) counts.kept++;
    const result = screener.screen(text);
    if (result.verdict !== 'none') counts.found++;
    if (maybe) continue;
    if (result.verdict === 'none') {
      for (const code of new Set(result.issues.map((issue) => issue.code))) {
        add(counts.warned, code);
        if (WARNINGS_LOST.has(code)) continue;
        counts.wrong++;
        console.log(`  ${code} goes untold: ${text}`);
      }
      continue;
    }
    const reason = result.issues[0]?.code ?? '';
    if (result.verdict === 'unreadable' && REASONS_LOST.has(reason)) add(counts.allowed, reason);
    else {
      counts.wrong++;
      console.log(`  ${result.verdict} ${reason} but the prefilter says nothing: ${text}`);
    }
  }
  return counts;
}

const add = (counts: Map<string, number>, code: string) => counts.set(code, (counts.get(code) ?? 0) + 1);
const told = (counts: Map<string, number>) =>
  [...counts].map(([code, count]) => `${code} ${count}`).join(', ') || 'none';

let wrong = 0;
for (const path of files(folder)) {
  if (!/\.(smi|tsv)(\.gz)?$/.test(path) || !path.includes(only)) continue;
  const counts = check(path);
  wrong += counts.wrong;
  console.log(
    `${path.slice(folder.length)}: ${counts.texts} texts, ${counts.found} not none, ${counts.kept} kept by the ` +
      `prefilter, ${counts.wrong} differ; passed over, though unreadable for chemistry alone: ` +
      `${told(counts.allowed)}; passed over, though odd: ${told(counts.warned)}`,
  );
}
console.log(wrong === 0 ? 'not one difference' : `${wrong} differences`);
process.exitCode = wrong === 0 ? 0 : 1;
