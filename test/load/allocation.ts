/**
 * How memory goes with the size of an input: the command as it is built, over inputs of growing size, its largest resident size
 * as the system counts it.
 *
 *     npm run test:allocation [-- --write] [-- --only list,line]
 *
 * With --write the table and the picture of docs/LOAD.md are made anew. Exit code 1 where a run does not end as it should, or
 * where one that is said to be flat takes more for its largest input than for its smallest.
 */
import { spawnSync } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { crc32, createDeflateRaw, gzipSync } from 'node:zlib';
import { workbookParts, zipFrame } from '../support/zip.js';

const { values } = parseArgs({
  options: { write: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const folder = mkdtempSync(join(tmpdir(), 'onetweak-allocation-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const MB = 2 ** 20;

interface Case {
  readonly name: string;
  readonly what: string;
  /** Sizes, and how each is called. */
  readonly sizes: readonly (readonly [size: number, told: string])[];
  /** Writes the input; gives the arguments behind `screen`. */
  make(size: number, path: string): Promise<readonly string[]> | readonly string[];
  /** The exit code that is right, and what standard error must say. */
  readonly ends: readonly [code: number, says: RegExp];
  /** Why it is not flat, where it is not; then the largest has a bound of its own, in MB. */
  readonly grows?: readonly [why: string, most: number];
}

const smi = (lines: number): Generator<string> =>
  chunked(lines, (i) =>
    i % 20_000 === 7 ? `${FENTANYL} id${i}\n` : `${'C'.repeat(1 + (i % 30))}Oc1ccccc1 id${i}\n`,
  );

function* chunked(count: number, line: (i: number) => string): Generator<string> {
  let text = '';
  for (let i = 0; i < count; i++) {
    text += line(i);
    if (text.length > MB) {
      yield text;
      text = '';
    }
  }
  yield text;
}

const written = (path: string, pieces: Iterable<string | Buffer>) =>
  finished(Readable.from(pieces).pipe(createWriteStream(path)));

/** A zip, of which one part may be larger than memory. */
async function zipFile(
  path: string,
  parts: readonly { name: string; data: Iterable<string> }[],
): Promise<void> {
  const out = createWriteStream(path);
  const frame = zipFrame();
  for (const { name, data } of parts) {
    let [sum, size] = [0, 0];
    const counted = function* () {
      for (const piece of data) {
        const bytes = Buffer.from(piece);
        sum = crc32(bytes, sum);
        size += bytes.length;
        yield bytes;
      }
    };
    const packed: Buffer[] = [];
    for await (const piece of Readable.from(counted()).pipe(createDeflateRaw({ level: 1 })))
      packed.push(piece);
    const body = Buffer.concat(packed);
    out.write(frame.head({ name, sum, packed: body.length, size }));
    out.write(body);
  }
  out.end(frame.end());
  await finished(out);
}

/** A workbook whose sheet, or whose shared texts, are made as they are packed. */
async function workbook(path: string, sheet: Iterable<string>, shared?: Iterable<string>): Promise<void> {
  const small = workbookParts(
    { Goods: '<!-- rows -->' },
    shared === undefined ? {} : { shared: '<!-- texts -->' },
  );
  const around = function* (data: string, mark: string, inner: Iterable<string>) {
    const [before, after] = data.split(mark);
    yield before!;
    yield* inner;
    yield after!;
  };
  await zipFile(
    path,
    small.map(({ name, data }) => ({
      name,
      data: name.includes('sheets/')
        ? around(String(data), '<!-- rows -->', sheet)
        : name.includes('sharedStrings')
          ? around(String(data), '<!-- texts -->', shared!)
          : [String(data)],
    })),
  );
}

const cell = (text: string): string => `<c t="str"><v>${text}</v></c>`;
const HEADING = `<row r="1">${cell('SMILES')}${cell('id')}</row>`;
const DONE = [0, /records: listed/] as const;

const CASES: readonly Case[] = [
  {
    name: 'list',
    what: 'a list of SMILES',
    sizes: [
      [100_000, '100,000 lines'],
      [1_000_000, '1,000,000'],
      [10_000_000, '10,000,000'],
    ],
    async make(size, path) {
      await written(`${path}.smi`, smi(size));
      return [`${path}.smi`];
    },
    ends: DONE,
  },
  {
    name: 'table',
    what: 'a table',
    sizes: [
      [10_000, '10,000 rows'],
      [100_000, '100,000'],
      [1_000_000, '1,000,000'],
    ],
    async make(size, path) {
      await written(`${path}.csv`, [
        'smiles,id\n',
        ...(function* () {
          for (const text of smi(size)) yield text.replaceAll(' ', ',');
        })(),
      ]);
      return [`${path}.csv`];
    },
    ends: DONE,
  },
  {
    name: 'gzip',
    what: 'zeros packed by gzip',
    sizes: [
      [100, '100 MB'],
      [1000, '1 GB'],
      [10_000, '10 GB'],
    ],
    async make(size, path) {
      // Members one after another are read as one.
      const member = gzipSync(Buffer.alloc(100 * MB));
      await written(
        `${path}.smi.gz`,
        Array.from({ length: size / 100 }, () => member),
      );
      return [`${path}.smi.gz`];
    },
    ends: [2, /nothing of .* was judged/],
  },
  {
    name: 'line-ends',
    what: 'line ends packed by gzip',
    sizes: [
      [1, '1 million'],
      [10, '10 million'],
      [30, '30 million'],
    ],
    async make(size, path) {
      const member = gzipSync(Buffer.alloc(1_000_000, '\n'));
      await written(
        `${path}.smi.gz`,
        Array.from({ length: size }, () => member),
      );
      return [`${path}.smi.gz`, '--max-lines', '20M'];
    },
    ends: [2, /holds no record|has more than 20,000,000 lines/],
  },
  {
    name: 'line',
    what: 'one line without end',
    sizes: [
      [1, '1 MB'],
      [10, '10 MB'],
      [100, '100 MB'],
    ],
    async make(size, path) {
      await written(`${path}.smi`, [
        'CCO a\n',
        ...Array.from({ length: size }, () => 'C'.repeat(MB)),
        ' b\nCCO c\n',
      ]);
      return [`${path}.smi`];
    },
    ends: DONE,
  },
  {
    name: 'workbook',
    what: 'a workbook',
    sizes: [
      [10_000, '10,000 rows'],
      [100_000, '100,000'],
      [1_000_000, '1,000,000'],
    ],
    async make(size, path) {
      const rows = chunked(
        size,
        (i) =>
          `<row r="${i + 2}">${cell(i % 20_000 === 7 ? FENTANYL : `${'C'.repeat(1 + (i % 30))}O`)}${cell(`id${i}`)}</row>`,
      );
      await workbook(
        `${path}.xlsx`,
        (function* () {
          yield HEADING;
          yield* rows;
        })(),
      );
      return [`${path}.xlsx`];
    },
    ends: DONE,
    grows: ['the packed file is held, for a zip is read from its end', 400],
  },
  {
    name: 'xlsx-bomb',
    what: 'a workbook that unpacks to',
    sizes: [
      [10, '10 MB'],
      [100, '100 MB'],
      [1000, '1 GB'],
    ],
    async make(size, path) {
      const nothing = '<x/>'.repeat(MB / 4);
      await workbook(
        `${path}.xlsx`,
        (function* () {
          yield HEADING;
          for (let i = 0; i < size; i++) yield nothing;
          yield `<row r="2">${cell('CCO')}</row>`;
        })(),
      );
      return [`${path}.xlsx`];
    },
    ends: [0, /record: listed/],
  },
  {
    name: 'shared',
    what: 'a workbook with shared texts of',
    sizes: [
      [10, '10 MB'],
      [100, '100 MB'],
      [250, '250 MB'],
    ],
    async make(size, path) {
      const texts = `<si><t>${'C'.repeat(1000)}</t></si>`.repeat(1024);
      await workbook(
        `${path}.xlsx`,
        [HEADING, `<row r="2"><c t="s"><v>7</v></c></row>`],
        (function* () {
          for (let i = 0; i < size; i++) yield texts;
        })(),
      );
      return [`${path}.xlsx`];
    },
    ends: [0, /records?: listed/],
    grows: ['cells name the texts that they share by number, so all are held; 256 MB at most', 1200],
  },
  {
    name: 'pack',
    what: 'a rules file of',
    sizes: [
      [1000, '1,000 clauses'],
      [10_000, '10,000'],
      [100_000, '100,000'],
    ],
    make(size, path) {
      const source = { text: 'our own list', confidence: 'official' };
      const clauses = Array.from({ length: size }, (_, i) => ({
        id: `c${i}`,
        text: 'another acyl group',
        site: 'acyl',
        change: 'replaced',
        groups: ['acyl'],
      }));
      writeFileSync(
        `${path}.json`,
        JSON.stringify({
          format: 'onetweak-rules/1',
          jurisdiction: { id: 'acme', name: 'ACME' },
          reviewed: '2026-01-01',
          named: [],
          classes: [
            {
              id: 'acme-acyl',
              name: 'another acyl group',
              schedule: 'house rule',
              citation: 'ACME 2',
              since: '2010-01-01',
              clauses,
              source,
            },
          ],
        }),
      );
      writeFileSync(`${path}.smi`, `CCO a\n${FENTANYL} b\n`);
      return [`${path}.smi`, '--rules', `${path}.json`, '-f', 'csv'];
    },
    ends: DONE,
    grows: ['rules are held', 700],
  },
];

interface Run {
  readonly told: string;
  readonly megabytes: number;
  readonly seconds: number;
}

const preload = join(folder, 'largest.cjs');
writeFileSync(
  preload,
  `if (require('node:worker_threads').isMainThread) process.on('exit', () => require('node:fs').writeFileSync(process.env.LARGEST, JSON.stringify(process.resourceUsage())));`,
);

/** What was measured before, so that one input can be measured anew. */
const KEPT = 'bench/out/allocation.json';
const measured: Record<string, readonly Run[]> = existsSync(KEPT)
  ? JSON.parse(readFileSync(KEPT, 'utf8'))
  : {};

let wrong = 0;
const rows: { readonly of: Case; readonly runs: readonly Run[] }[] = [];
const only = values.only?.split(',');
for (const of of CASES) {
  if (only !== undefined && !only.includes(of.name)) {
    const runs = measured[of.name];
    if (runs !== undefined) rows.push({ of, runs });
    continue;
  }
  const runs: Run[] = [];
  for (const [size, told] of of.sizes) {
    const path = join(folder, 'input');
    const args = await of.make(size, path);
    const largest = join(folder, 'largest.json');
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--require',
        preload,
        'dist/cli.cjs',
        'screen',
        ...args,
        '--flagged',
        '-o',
        join(folder, 'out.ndjson'),
      ],
      { encoding: 'utf8', env: { ...process.env, LARGEST: largest } },
    );
    const { maxRSS, userCPUTime } = existsSync(largest)
      ? (JSON.parse(readFileSync(largest, 'utf8')) as NodeJS.ResourceUsage)
      : { maxRSS: Number.NaN, userCPUTime: Number.NaN };
    rmSync(largest, { force: true });
    const [code, says] = of.ends;
    if (status !== code || !says.test(stderr) || Number.isNaN(maxRSS)) {
      wrong += 1;
      console.log(`${of.name}, ${told}: ended with ${status}: ${stderr.slice(0, 500)}`);
    }
    runs.push({ told, megabytes: maxRSS / 1024, seconds: userCPUTime / 1e6 });
    console.error(
      `${of.name}, ${told}: ${runs.at(-1)!.megabytes.toFixed(0)} MB, ${runs.at(-1)!.seconds.toFixed(1)} s`,
    );
    for (const ending of ['.smi', '.csv', '.smi.gz', '.xlsx', '.json'])
      rmSync(path + ending, { force: true });
    for (const name of ['out.ndjson', 'out.ndjson.partial']) rmSync(join(folder, name), { force: true });
  }
  const [least, most] = [runs[0]!.megabytes, Math.max(...runs.map(({ megabytes }) => megabytes))];
  // Of what is flat the middle and the largest take the same; the smallest may end before all is loaded.
  const bound = of.grows?.[1] ?? Math.max(1.5 * least, 300);
  if (most > bound) {
    wrong += 1;
    console.log(`${of.name}: ${most.toFixed(0)} MB, and ${bound.toFixed(0)} are allowed`);
  }
  rows.push({ of, runs });
  measured[of.name] = runs;
  mkdirSync('bench/out', { recursive: true });
  writeFileSync(KEPT, JSON.stringify(measured));
}

const table = [
  '| input | sizes | largest resident size (MB) | processor time (s) | flat |',
  '| --- | --- | --- | --- | --- |',
  ...rows.map(
    ({ of, runs }) =>
      `| ${of.what} | ${runs.map(({ told }) => told).join(' · ')} | ${runs.map(({ megabytes }) => megabytes.toFixed(0)).join(' · ')} | ${runs.map(({ seconds }) => seconds.toFixed(1)).join(' · ')} | ${of.grows === undefined ? 'yes' : `no: ${of.grows[0]}`} |`,
  ),
].join('\n');
console.log(table);
if (values.write) {
  const page = 'docs/LOAD.md';
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split('<!-- allocation -->\n');
  writeFileSync(
    page,
    `${before}<!-- allocation -->\n${table}\n${rest!.slice(rest!.indexOf('<!-- end -->'))}`,
  );
  writeFileSync('docs/pictures/memory.svg', picture());
}
process.exitCode = wrong === 0 ? 0 : 1;

/** Memory by size, each input's own smallest, middle and largest side by side. */
function picture(): string {
  const [width, height, left, top, bottom] = [760, 360, 50, 20, 60];
  const most = Math.max(...rows.flatMap(({ runs }) => runs.map(({ megabytes }) => megabytes)));
  const scale = Math.ceil(most / 100) * 100;
  const y = (megabytes: number): number => height - bottom - (megabytes / scale) * (height - top - bottom);
  const step = (width - left - 10) / rows.length;
  const grid = Array.from({ length: scale / 100 + 1 }, (_, i) => i * 100).filter(
    (_, i, all) => all.length < 12 || i % 2 === 0,
  );
  const text = (x: number, at: number, anchor: string, what: string): string =>
    `<text x="${x.toFixed(0)}" y="${at.toFixed(0)}" text-anchor="${anchor}">${what}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11" fill="#222" role="img"><title>Memory of the command by size of input</title><rect width="${width}" height="${height}" fill="#fff"/>
${grid.map((each) => `<path d="M${left} ${y(each).toFixed(0)}H${width - 10}" stroke="#ddd"/>${text(left - 6, y(each) + 4, 'end', `${each} MB`)}`).join('\n')}
${rows
  .map(({ of, runs }, i) => {
    const places = runs.map(({ megabytes }, k) => [left + step * (i + 0.2 + 0.3 * k), y(megabytes)] as const);
    const line = places.map(([x, at]) => `${x.toFixed(1)},${at.toFixed(1)}`).join(' ');
    const color = of.grows === undefined ? '#0969da' : '#bc4c00';
    return `<polyline points="${line}" fill="none" stroke="${color}" stroke-width="2"/>${places.map(([x, at]) => `<circle cx="${x.toFixed(1)}" cy="${at.toFixed(1)}" r="3" fill="${color}"/>`).join('')}
${text(left + step * (i + 0.5), height - bottom + 18, 'middle', of.name)}${text(left + step * (i + 0.5), height - bottom + 32, 'middle', `${runs[0]!.told.split(' ')[0]} to`)}${text(left + step * (i + 0.5), height - bottom + 45, 'middle', runs.at(-1)!.told)}`;
  })
  .join('\n')}
</svg>
`;
}
