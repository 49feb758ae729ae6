import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { identityKey, readMolecules } from '../../src/chemistry/index.js';
import { hasShared, sharedPath } from '../support/shared.js';
import { numberOf, tableOf } from './document.js';
import { compared, readSystems } from './systems.js';

if (!hasShared) console.warn('the shared data is not here: agreement with other toolkits is left out');

// The body of a suite is run to list its tests, also where they are skipped.
const rowsOf = (file: string): string[][] =>
  (hasShared ? readFileSync(sharedPath(`conformance/${file}`), 'utf8') : '')
    .split('\n')
    .filter((line) => line !== '')
    .slice(1)
    .map((line) => line.split('\t'));

describe.runIf(hasShared)('what other toolkits’ tests accept or refuse', () => {
  const document = readFileSync('src/chemistry/CONFORMANCE.md', 'utf8');
  const plain = rowsOf('accept_reject.tsv').filter(([, verdict]) => /^(?:in)?valid$/.test(verdict!));
  /** Differences, by what is said there and here. */
  const differences = new Map<string, number>();
  let agree = 0;
  for (const [text, verdict] of plain) {
    const reading = readMolecules(text!);
    if (verdict === (reading.ok ? 'valid' : 'invalid')) agree += 1;
    else {
      const key = `${verdict} ${reading.ok ? 'read' : reading.issues[0]!.code}`;
      differences.set(key, (differences.get(key) ?? 0) + 1);
    }
  }

  test('agree as often as the document says', () => {
    const number = (n: number) => n.toLocaleString('en');
    expect(document).toContain(
      `Of ${number(plain.length)} with a plain \`valid\` or \`invalid\`, ${number(agree)} get the same verdict here`,
    );
  });

  test('differ in the groups that the table names and argues, and in no other', () => {
    const left = new Map(differences);
    for (const [there, here, strings, why] of tableOf('Strings that other toolkits')) {
      if (there !== 'valid' && there !== 'invalid') continue;
      // `extension-r-group`, `-polymer`: the beginning stands once. `ring-*` is all that begin so.
      const codes: string[] = [];
      for (const [, code] of here!.replace(/^read$/, '`read`').matchAll(/`([^`]+)`/g))
        codes.push(code!.startsWith('-') ? `${codes.at(-1)!.split('-')[0]}${code}` : code!);
      let count = 0;
      for (const [key, n] of left)
        if (
          codes.some((code) =>
            code.endsWith('*') ? key.startsWith(`${there} ${code.slice(0, -1)}`) : key === `${there} ${code}`,
          )
        ) {
          count += n;
          left.delete(key);
        }
      expect([here, count]).toEqual([here, numberOf(strings!)]);
      expect(why!.length).toBeGreaterThan(20);
    }
    expect([...left]).toEqual([]);
  });

  test('round-trip pairs that are read on both sides are the same substance', () => {
    const keys = (text: string) => {
      const reading = readMolecules(text);
      return reading.ok ? reading.molecules.map((m) => identityKey(m)).sort() : undefined;
    };
    let pairs = 0;
    for (const [from, to] of rowsOf('roundtrip_pairs.tsv')) {
      const [a, b] = [keys(from!), keys(to!)];
      if (a === undefined || b === undefined) continue;
      expect(b, `${from} ${to}`).toEqual(a);
      pairs += 1;
    }
    expect(document).toContain(`${pairs} of ${pairs} give the same identity key`);
  });
});

describe.runIf(hasShared)('ring systems as written by 13 toolkits', () => {
  test('each row of the table counts every line', () => {
    const rows = tableOf('47,464 ring systems').map(([, ...numbers]) => numbers.map(numberOf));
    expect(rows).toHaveLength(13);
    for (const [lines, most, otherwise, refused] of rows) expect(most! + otherwise! + refused!).toBe(lines);
  });

  // The whole takes minutes: `npx tsx test/conformance/dialects.ts` counts it, and holds the table against it.
  test('of every fortieth, who writes whole molecules is read alike', async () => {
    const systems = await readSystems(sharedPath('dialects.smi.gz'), (system) => Number(system) % 40 === 9);
    expect(systems.size).toBeGreaterThan(1000);
    const LOSE_HYDROGENS = /^(?:ChemDoodle|KnowItAll|avalon|openchemlib)/;
    const odd = [...compared(systems)].filter(
      ({ toolkit, verdict }) => verdict !== 'as most' && !LOSE_HYDROGENS.test(toolkit),
    );
    // Cactvs draws some charged rings without their charges, as the document says.
    expect(odd.map(({ toolkit, system }) => `${toolkit} ${system}`)).toEqual(['Cactvs_3.4.6.19 45329']);
  });
});
