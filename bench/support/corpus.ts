import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { folder } from './measure.js';

/** A list to screen, and a sample of it for what is too slow for the whole. */
export interface Corpus {
  readonly name: string;
  readonly path: string;
  readonly lines: number;
  readonly bytes: number;
  /** SMILES, spread over the whole list: its parts come from different sources. */
  readonly sample: readonly string[];
  readonly samplePath: string;
}

const SHARED = '../shared/data/general.smi.gz';

/** A file's lines, at most `most` of them, spread over it; the whole repeated where that is asked for. */
export function corpusOf(file: string, most: number, sampleSize: number, times = 1): Corpus {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
  return write(
    file,
    text.split('\n').filter((line) => line !== ''),
    most,
    sampleSize,
    times,
  );
}

/** The corpus beside the checkout, and the project's own list repeated: what anybody can run. */
export function corpora(most: number, sampleSize: number, times: number): Corpus[] {
  const rows = parse(readFileSync('fixtures/shipment.csv'), { columns: true }) as Record<string, string>[];
  const own = rows.map((row) => `${row.smiles} ${row.line_id}`).filter((line) => !line.startsWith(' '));
  const count = Math.min(most, 20_000);
  return [
    ...(existsSync(SHARED) ? [corpusOf(SHARED, most, sampleSize, times)] : []),
    write(
      'fixtures/shipment.csv, repeated',
      repeated(own, count),
      count,
      Math.min(sampleSize, own.length * 20),
    ),
  ];
}

const repeated = (lines: readonly string[], count: number): string[] =>
  Array.from({ length: count }, (_, i) => lines[i % lines.length]!);

function write(name: string, all: readonly string[], most: number, sampleSize: number, times = 1): Corpus {
  const lines = every(all, most);
  const sample = every(lines, sampleSize).map((line) => line.split(/\s/, 1)[0]!);
  const path = join(folder, `${name.replace(/\W+/g, '-')}.smi`);
  const text = `${lines.join('\n')}\n`;
  writeFileSync(path, '');
  for (let i = 0; i < times; i++) appendFileSync(path, text, 'latin1');
  writeFileSync(`${path}.sample`, `${sample.join('\n')}\n`, 'latin1');
  return {
    name: times === 1 ? name : `${name}, ${times} times`,
    path,
    lines: lines.length * times,
    bytes: text.length * times,
    sample,
    samplePath: `${path}.sample`,
  };
}

function every<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  const step = all.length / most;
  return Array.from({ length: most }, (_, i) => all[Math.floor(i * step)]!);
}
