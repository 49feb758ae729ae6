import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readyTables } from '../../src/batch/prefilter/index.js';
import * as layout from '../../src/batch/prefilter/layout.js';
import { createReader } from '../../src/batch/prefilter/reader.js';
import { loadRegister } from '../../src/law/register.js';
import { respell } from '../support/respell.js';
import { sharedPath } from '../support/shared.js';

const { look, lookAtoms, settleAtoms, numbers, stages, text } = createReader(readyTables())!;
const encoder = new TextEncoder();

/** What each of the two readers says of a line, and where it left the text. */
function both(line: string): { first: number[]; atoms: number[] } {
  const bytes = encoder.encode(`${line}\n`);
  text.fill(33, 0, 400);
  text.set(bytes);
  const said = (by: (from: number) => number) => [by(layout.TEXT), numbers[layout.NEXT / 4]! - layout.TEXT];
  const answers = { first: said(look), atoms: said(lookAtoms) };
  stages.fill(0);
  return answers;
}

/** Where the first look settles a line, the second reader reads it to the same place and says nothing else, or one leaves it open. */
function expectAgreement(line: string): void {
  const { first, atoms } = both(line);
  if (first[0] === layout.NOT_MODELLED) expect(first, line).toEqual(atoms);
  else {
    expect(atoms[0], line).not.toBe(layout.NOT_MODELLED);
    expect(atoms[1], line).toBe(first[1]);
    if (first[0] === layout.CLOSER) return;
    if (atoms[0] !== layout.CLOSER) expect(first[0], line).toBe(atoms[0]);
    // Where the other one would look closer, nothing is found there, though it may be too odd for it to say so.
    else expect(settleAtoms(layout.TEXT), line).toBeLessThan(layout.MAYBE_SKELETON);
  }
}

const NAMED = [...new Set(loadRegister().files.flatMap((file) => file.named.map((entry) => entry.smiles)))];

describe('the first look and the reader of atoms agree', () => {
  it('on signs of SMILES in any order, of up to two words of 64', () => {
    const sign = fc.constantFrom(
      ...[
        'C',
        'c',
        'N',
        'n',
        'O',
        'o',
        'S',
        's',
        'Cl',
        'Br',
        'l',
        'r',
        'F',
        'I',
        'P',
        'B',
        'b',
        '(',
        ')',
        '=',
        '#',
        '-',
        '/',
      ],
      ...[
        '\\',
        '1',
        '2',
        '3',
        '%10',
        '.',
        ' ',
        '[nH]',
        '[C@@H]',
        '[O-]',
        '[N+]',
        '[NH2+]',
        '[H]',
        '[Na+]',
        '[2H]',
        '[B-]',
        '[',
        ']',
        '>',
      ],
      ...['C1CC1', 'C(=O)N', 'N1CCNCC1', 'c1ccccc1', 'C(C)(C)', 'O=C1CCNCC1'],
    );
    fc.assert(
      fc.property(fc.array(sign, { minLength: 1, maxLength: 70 }), (signs) =>
        expectAgreement(signs.join('')),
      ),
      { numRuns: 20_000 },
    );
  });

  it('on named substances in any spelling, with a slip of the pen', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMED),
        fc.integer(),
        fc.nat(),
        fc.constantFrom('', '', 'C', ')', '(', '1', '=', 'l', '[nH]', 'N'),
        (smiles, seed, at, put) => {
          const text = respell(smiles, seed, { kekule: seed % 2 === 0 });
          const i = at % (text.length + 1);
          expectAgreement(text.slice(0, i) + put + text.slice(i));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('where a word of 64 or the last place that is looked at ends within an atom, a branch or a ring', () => {
    for (const end of [
      'Cl',
      'Br',
      '[C@@H](C)O',
      'C(Cl)(Br)I',
      'C1CC1',
      'N(C)C',
      'c1ccccc1',
      'C=O',
      'C#N',
      ')',
      '1',
      '=',
      'l',
    ])
      for (let size = 55; size < 135; size++) expectAgreement(`${'C'.repeat(size)}${end}`);
  });

  const corpus = sharedPath('general.smi.gz');
  it.skipIf(!existsSync(corpus))('on lines of the general collection', () => {
    const lines = gunzipSync(readFileSync(corpus)).toString('latin1').split('\n');
    let count = 0;
    for (let i = 0; i < lines.length; i += 17) {
      const line = lines[i]!.split(/\s/, 1)[0]!;
      if (line === '' || line.length > 350) continue;
      expectAgreement(line);
      count++;
    }
    expect(count).toBeGreaterThan(40_000);
  });
});
