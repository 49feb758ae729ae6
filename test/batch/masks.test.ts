import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readyTables } from '../../src/batch/prefilter/index.js';
import * as layout from '../../src/batch/prefilter/layout.js';
import { createReader } from '../../src/batch/prefilter/reader.js';
import { readMolecules } from '../../src/chemistry/index.js';
import { RELATIONS } from '../../src/families/index.js';
import { loadRegister } from '../../src/law/register.js';
import { EVERY_LIBERTY, respell } from '../../src/testing/respell.js';
import { drawn } from '../support/drawn.js';
import { sharedPath } from '../support/shared.js';

const { classify, classifyByMasks, readAtoms, classifyWithoutMasks, numbers, text } = createReader(
  readyTables(),
)!;
const encoder = new TextEncoder();

/** What the masks reject, the reader of atoms reads to the same place, and the graph finds nothing in it. */
function isRejected(line: string): boolean {
  const bytes = encoder.encode(`${line}\n`);
  text.fill(33, 0, 400);
  text.set(bytes);
  const stage = classifyByMasks(layout.TEXT);
  if (stage !== layout.REJECTED_BY_COUNT && stage !== layout.REJECTED_BY_ANCHORS) return false;
  const end = numbers[layout.NEXT / 4]!;
  expect([readAtoms(layout.TEXT), numbers[layout.NEXT / 4]], line).toEqual([1, end]);
  // The graph may be too odd for it to say so.
  expect(classifyWithoutMasks(layout.TEXT), line).toBeLessThan(layout.MAYBE_CORE);
  return true;
}

/** The same text with ring numbers of one figure, each free again where its ring is closed. */
function withFigures(line: string): string {
  const open = new Map<string, number>();
  return line.replace(/\[[^\]]*\]|%(\d\d)|(\d)/g, (sign, two?: string, one?: string) => {
    const number = (two ?? one)?.replace(/^0/, '');
    if (number === undefined) return sign;
    const known = open.get(number);
    if (known !== undefined) {
      open.delete(number);
      return String(known);
    }
    const free = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((figure) => ![...open.values()].includes(figure))!;
    open.set(number, free);
    return String(free);
  });
}

const isReadable = (line: string): boolean => readMolecules(line).ok;

function stageOf(line: string): number {
  text.set(encoder.encode(`${line}\n`));
  return classifyByMasks(layout.TEXT);
}

/** Also of what is rejected by masks that are made of the graph, for a text that stage 1 cannot read. */
function expectAgreement(line: string): void {
  isRejected(line);
  if (classify(layout.TEXT) < layout.NOT_MODELLED)
    expect(classifyWithoutMasks(layout.TEXT), line).toBeLessThan(layout.MAYBE_CORE);
}

const NAMED = [...new Set(loadRegister().files.flatMap((file) => file.named.map((entry) => entry.smiles)))];

describe('the masks and the graph agree', () => {
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
          const kekule = seed % 2 === 0;
          const text = respell(smiles, seed, seed % 3 === 0 ? { ...EVERY_LIBERTY, kekule } : { kekule });
          const i = at % (text.length + 1);
          expectAgreement(text.slice(0, i) + put + text.slice(i));
        },
      ),
      { numRuns: 5000 },
    );
  });

  // In plain spellings, for ways are walked only in such: substituents that a pattern allows, and what is beside a ring of its own.
  it('on every skeleton of the families, with what it may bear', () => {
    const skeletons = RELATIONS.flatMap((relation) => relation.skeletons.map(drawn));
    let undecided = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...skeletons),
        fc.constantFrom('', '', 'C', 'F', 'CC', 'O=C', 'N#C', 'O=[N+]([O-])', '[O-]', 'c8ccccc8', 'C8CC8'),
        fc.constantFrom('', '', 'C', 'Cl', 'OC', 'C(=O)C', 'N(C)C', '=O', 'c8ccncc8', 'N8CCOCC8'),
        fc.integer(),
        fc.boolean(),
        (core, before, behind, seed, kekule) => {
          const whole = `${before}${core}${behind}`;
          const line = withFigures(isReadable(whole) ? respell(whole, seed, { kekule }) : whole);
          expectAgreement(line);
          if (stageOf(line) === layout.UNDECIDED) undecided++;
          if (isReadable(whole)) expectAgreement(respell(whole, seed, { ...EVERY_LIBERTY, kekule }));
        },
      ),
      { numRuns: 5000 },
    );
    expect(undecided).toBeGreaterThan(1000);
  });

  it('where a word of 64 or the last place that masks have ends within an atom, a branch or a ring', () => {
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
    let rejected = 0;
    for (let i = 0; i < lines.length; i += 17) {
      const line = lines[i]!.split(/\s/, 1)[0]!;
      if (line === '' || line.length > 350) continue;
      if (isRejected(line)) rejected++;
      count++;
    }
    expect(count).toBeGreaterThan(40_000);
    // The masks alone reject nine lines of ten; the graph rejects most of the rest.
    expect(rejected).toBeGreaterThan(0.85 * count);
  });
});
