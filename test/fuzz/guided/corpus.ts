import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const fileOf = (reader: string): string => `test/fuzz/corpus/${reader}.jsonl`;

/** The inputs that are kept of a reader: each line a JSON text whose characters are bytes. */
export function corpusOf(reader: string): Buffer[] {
  const file = fileOf(reader);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Buffer.from(JSON.parse(line) as string, 'latin1'));
}

export function keep(reader: string, inputs: readonly Buffer[]): void {
  writeFileSync(fileOf(reader), inputs.map((input) => `${written(input)}\n`).join(''));
}

/** Of ASCII alone, so that no editor and no check-out changes a byte. */
const written = (input: Buffer): string =>
  JSON.stringify(input.toString('latin1')).replaceAll(
    /[\x7f-\xff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
