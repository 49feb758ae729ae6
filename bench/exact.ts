/**
 * How many molecules a second does the exact path judge on one core, beside openchemlib's bare parsing of the same
 * lines? `npx tsx bench/exact.ts [FILE.smi[.gz]] [LINES]`; without a file it takes the corpus beside the checkout,
 * and the project's own list where that is not there. The two run in turn, so that a drifting machine hits both.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { SmilesParser } from 'openchemlib';
import { createScreener } from '../src/index.js';

const ROUNDS = 5;
const corpus = '../shared/data/general.smi.gz';
const file = process.argv[2] ?? (existsSync(corpus) ? corpus : 'fixtures/shipment.csv');
const most = Number(process.argv[3] ?? 100_000);

const bytes = readFileSync(file);
const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
const all = text.split('\n').flatMap((line) => line.split(/[\s,]/, 1)[0] || []);
// Spread over the whole file: its parts come from different sources.
const step = Math.max(1, Math.floor(all.length / most));
const lines = all.filter((_, i) => i % step === 0).slice(0, most);
const size = lines.reduce((sum, line) => sum + line.length + 1, 0);

const screener = createScreener();
const parser = new SmilesParser();
const verdicts = new Map<string, number>();

function exact(): void {
  verdicts.clear();
  for (const line of lines) {
    const { verdict } = screener.screen(line);
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  }
}

function bare(): void {
  for (const line of lines)
    try {
      parser.parseMolecule(line, { noCoordinates: true, noStereo: true });
    } catch {
      // what openchemlib refuses is part of its work
    }
}

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;

const times = { exact: [] as number[], bare: [] as number[], ratio: [] as number[] };
for (let round = 0; round <= ROUNDS; round++) {
  const e = seconds(exact);
  const b = seconds(bare);
  if (round === 0) continue; // warming up
  times.exact.push(e);
  times.bare.push(b);
  times.ratio.push(e / b);
}

const rate = (t: number) => Math.round(lines.length / t);
const report = {
  corpus: file,
  lines: lines.length,
  bytes: size,
  hits: Object.fromEntries(verdicts),
  exact: { linesPerSecond: rate(median(times.exact)), MBperSecond: size / median(times.exact) / 1e6 },
  openchemlibParse: {
    linesPerSecond: rate(median(times.bare)),
    MBperSecond: size / median(times.bare) / 1e6,
  },
  timeRatioExactToParse: median(times.ratio),
  rounds: ROUNDS,
  node: process.version,
};
console.log(JSON.stringify(report, null, 2));
mkdirSync('bench/out', { recursive: true });
writeFileSync('bench/out/exact.json', `${JSON.stringify(report, null, 2)}\n`);
