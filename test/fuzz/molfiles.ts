import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_ISSUES, molfile, readMolecules, smilesOfMolfile } from '../../src/chemistry/index.js';
import { anyProperty, type Campaign, timed } from './campaign.js';
import { SUBSTANCES } from './texts.js';

export const bases = (): string[][] =>
  SUBSTANCES.flatMap((smiles) => {
    const reading = readMolecules(smiles);
    const lines = reading.ok ? molfile(reading.molecules).split('\n') : undefined;
    return lines === undefined ? [] : [lines, v3000(lines)];
  });

/** The same table in the newer format. */
export function v3000(lines: readonly string[]): string[] {
  const [atoms, bonds] = [Number(lines[3]!.slice(0, 3)), Number(lines[3]!.slice(3, 6))];
  const atom = (line: string, i: number) =>
    `M  V30 ${i + 1} ${line.slice(31, 34).trim()} ${line.slice(0, 30).trim().split(/\s+/).join(' ')} 0`;
  const bond = (line: string, i: number) =>
    `M  V30 ${i + 1} ${Number(line.slice(6, 9))} ${Number(line.slice(0, 3))} ${Number(line.slice(3, 6))}`;
  return [
    ...['', '', '', '  0  0  0     0  0            999 V3000'],
    ...['M  V30 BEGIN CTAB', `M  V30 COUNTS ${atoms} ${bonds} 0 0 0`, 'M  V30 BEGIN ATOM'],
    ...lines.slice(4, 4 + atoms).map(atom),
    ...['M  V30 END ATOM', 'M  V30 BEGIN BOND'],
    ...lines.slice(4 + atoms, 4 + atoms + bonds).map(bond),
    ...['M  V30 END BOND', 'M  V30 END CTAB', 'M  END'],
  ];
}

const LINES = [
  ...['', 'M  END', 'M  CHG  1   1   1', 'M  RAD  1   2   2', 'M  ISO  1   1  13', 'M  STY  1   1 SRU', 'A    1', 'G    1  2'],
  ...['M  RGP  1   1   1', 'M  ALS   1  2 F C   N', 'M  V30 1 C 0 0 0 0 CHG=1', 'M  V30 1 9 1 2', 'M  V30 BEGIN SGROUP', '$$$$'],
]; // biome-ignore format: a table

const change = fc.record({
  how: fc.constantFrom('field', 'number', 'drop', 'copy', 'line', 'sign', 'cut', 'type'),
  line: fc.nat({ max: 200 }),
  at: fc.nat({ max: 80 }),
  value: fc.constantFrom('0', '1', '2', '3', '4', '8', '9', '10', '-1', '99', '999', '1e9', '*', 'R#', 'Q', 'X', 'D', 'N', 'Fe', '~', '\0'),
}); // biome-ignore format: a table

type Change = { how: string; line: number; at: number; value: string };

function changed(lines: readonly string[], { how, line, at, value }: Change): string[] {
  const i = line % Math.max(1, lines.length);
  const text = lines[i] ?? '';
  const put = (other: string) => (lines.length === 0 ? [other] : lines.with(i, other));
  switch (how) {
    case 'drop':
      return lines.toSpliced(i, 1);
    case 'copy':
      return lines.toSpliced(i, 0, text);
    case 'line':
      return lines.toSpliced(i, 0, LINES[at % LINES.length]!);
    case 'cut':
      return lines.slice(0, i);
    case 'sign':
      return put(text.slice(0, at) + value + text.slice(at + 1));
    case 'number':
      return put(text.slice(0, at) + value.padStart(3).slice(0, 3) + text.slice(at + 3));
    // The kind of a bond in the older format.
    case 'type':
      return put(`${text.slice(0, 6)}${value.padStart(3)}${text.slice(9)}`);
    default: {
      const fields = text.split(' ');
      return put(fields.with(at % fields.length, value).join(' '));
    }
  }
}

/** What holds of any lines that are given as a molfile. Throws where it does not. */
export function holdsOfMolfile(lines: readonly string[]): ReturnType<typeof smilesOfMolfile> {
  const reading = timed('molfiles', lines.join('\n'), () => smilesOfMolfile(lines));
  assert.ok(reading.issues.length <= MAX_ISSUES);
  assert.equal(
    reading.issues.some(({ severity }) => severity === 'error'),
    !reading.ok,
  );
  if (reading.ok) timed('molfiles', reading.smiles, () => readMolecules(reading.smiles));
  return reading;
}

export const molfiles: Campaign = {
  name: 'molfiles',
  claim: 'a spoilt molfile is read as something definite or refused with the reason, in bounded time',
  few: 500,
  property: () => {
    const all = bases();
    return anyProperty(
      fc.property(fc.nat({ max: all.length - 1 }), fc.array(change, { maxLength: 6 }), (which, changes) => {
        const lines = changes.reduce(changed, all[which]!);
        const reading = holdsOfMolfile(lines);
        if (changes.length === 0) assert.ok(reading.ok, reading.issues[0]?.message);
      }),
    );
  },
};
