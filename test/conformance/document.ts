import { readFileSync } from 'node:fs';

/** The rows of a table of src/chemistry/CONFORMANCE.md, found by the first words of its heading. */
export function tableOf(heading: string): string[][] {
  const text = readFileSync('src/chemistry/CONFORMANCE.md', 'utf8');
  const section = text.split(/^## /m).find((each) => each.startsWith(heading));
  if (section === undefined) throw new Error(`CONFORMANCE.md has no heading that begins with ${heading}`);
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

export const numberOf = (cell: string): number => Number(cell.replaceAll(',', ''));
