/**
 * How large do reports become, and how soon does a browser show one? Run with `npm run build && npx tsx bench/reports.ts [folder]`;
 * the folder holds opioids.tsv and general.smi.gz. The reports stay in bench/out/reports, to be looked at. Where there
 * is a `chromium` it shows each, and prints one; an empty page is what the program itself costs. The table stands in
 * docs/REPORTS.md.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';

const data = process.argv[2] ?? '../shared/data';
const out = 'bench/out/reports';
mkdirSync(out, { recursive: true });

const onetweak = (...args: string[]): string =>
  execFileSync('node', ['dist/cli.cjs', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 30,
  }).toString();

const general = gunzipSync(readFileSync(`${data}/general.smi.gz`))
  .toString('latin1')
  .split('\n')
  .filter(Boolean);
const opioids = readFileSync(`${data}/opioids.tsv`, 'utf8').split('\n').slice(1).filter(Boolean);
const flaggedLines = new Set(
  onetweak('screen', `${data}/general.smi.gz`, '-f', 'ndjson', '--flagged')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { line: number; verdict: string })
    .filter(({ verdict }) => verdict !== 'unreadable')
    .map(({ line }) => line - 1),
);
const flagged = [...flaggedLines].map((i) => general[i]!);
const rest = general.filter((_, i) => !flaggedLines.has(i));
const spread = (lines: readonly string[], most: number) =>
  Array.from({ length: most }, (_, i) => lines[Math.floor((i * lines.length) / most)]!);
/** The few come one after so many of the many. */
const mixed = (few: readonly string[], many: readonly string[]) => {
  const each = many.length / few.length;
  return few.flatMap((line, i) => [line, ...many.slice(Math.round(i * each), Math.round((i + 1) * each))]);
};
const smi = (name: string, lines: readonly string[]): string => {
  writeFileSync(
    `${out}/${name}`,
    `${lines.map((line) => line.split('\t').slice(0, 2).join(' ')).join('\n')}\n`,
  );
  return `${out}/${name}`;
};
const lists: readonly (readonly [string, string])[] = [
  ['shipment', 'fixtures/shipment.csv'],
  ['thousand', smi('thousand.smi', mixed(spread(opioids, 120), spread(rest, 880)))],
  ['fifty-thousand', smi('fifty-thousand.smi', mixed(spread(flagged, 500), spread(rest, 49_500)))],
];

const hasChromium = spawnSync('chromium', ['--version']).status === 0;
const shown = (file: string, ...how: string[]): number => {
  const began = performance.now();
  execFileSync(
    'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--window-size=1280,900',
      ...how,
      `file://${process.cwd()}/${file}`,
    ],
    { stdio: 'ignore' },
  );
  return (performance.now() - began) / 1000;
};
const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1]!;
const screenshot = (name: string) =>
  median([1, 2, 3].map(() => shown(`${out}/${name}.html`, `--screenshot=${out}/${name}.png`))).toFixed(1);

console.log('| list | lines | flagged | report | packed | written in | first screen in a browser |');
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
writeFileSync(`${out}/empty.html`, '<!doctype html><p>empty');
if (hasChromium) console.log(`| an empty page | | | | | | ${screenshot('empty')} s |`);
for (const [name, list] of lists) {
  const began = performance.now();
  onetweak('screen', list, '-o', `${out}/${name}.html`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const page = readFileSync(`${out}/${name}.html`);
  const cards = page.toString().split('<article class="card').length - 1;
  const lines = readFileSync(list, 'utf8').trimEnd().split('\n').length;
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
  console.log(
    `| ${name} | ${lines.toLocaleString('en')} | ${cards} | ${mb(page.length)} | ${mb(gzipSync(page).length)} | ${seconds} s | ${hasChromium ? `${screenshot(name)} s` : 'not measured'} |`,
  );
}
if (hasChromium) {
  shown(`${out}/shipment.html`, `--print-to-pdf=${out}/shipment.pdf`, '--no-pdf-header-footer');
  console.log(
    `\nPrinted: ${out}/shipment.pdf, ${(statSync(`${out}/shipment.pdf`).size / 1e6).toFixed(1)} MB`,
  );
}
