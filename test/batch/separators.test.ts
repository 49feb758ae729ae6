import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ScreenLinesOptions, screenLines } from '../../src/batch/node/index.js';
import { createPrefilter, criteriaOf } from '../../src/batch/prefilter/index.js';
import { loadRegister } from '../../src/law/register.js';

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const SEPARATORS = ['\0', '\v', '\f', '\x1c', '\x1d', '\x1e', '\x1f', '\x85', '\u2028', '\u2029'];

async function screened(text: string, options: ScreenLinesOptions) {
  const bytes = (async function* () {
    yield new TextEncoder().encode(text);
  })();
  const all = [];
  for await (const { line, result } of screenLines(bytes, options))
    all.push([line, result.verdict, result.issues[0]?.code]);
  return all;
}

const BOTH: readonly ScreenLinesOptions[] = [
  { format: 'smi', exact: true },
  { format: 'smi', exact: false, threads: 1 },
];
const readable = fc.constantFrom('CCO', 'C', 'c1ccccc1', FENTANYL, 'CC(=O)O', 'CCN |&1:1|');
const id = fc.constantFrom(
  '',
  ' ',
  ' id',
  '\tid 7',
  ' a-long-identifier-of-more-than-sixteen-bytes',
  ' °–é',
  ' |x',
);
const separator = fc.constantFrom(...SEPARATORS);

describe('a separator', () => {
  test('in a line of a list is never none, whatever stands around it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', '# ', 'SMILES '),
        readable,
        id,
        fc.array(separator, { minLength: 1, maxLength: 2 }),
        readable,
        id,
        async (before, one, its, between, other, more) => {
          const line = `${before}${one}${its}${between.join('')}${other}${more}`;
          for (const options of BOTH)
            expect(await screened(`CCO a\n${line}\nCCN b\n`, options), JSON.stringify(line)).toEqual([
              [1, 'none', undefined],
              [2, 'unreadable', 'separator-in-line'],
              [3, 'none', undefined],
            ]);
          // The first line could be a heading or a comment.
          for (const options of BOTH)
            expect((await screened(`${line}\n`, options))[0]?.[1]).toBe('unreadable');
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each(SEPARATORS)('%j is kept by the prefilter at every place of an id', (sign) => {
    const prefilter = createPrefilter(criteriaOf(loadRegister().files));
    for (let at = 0; at < 40; at++) {
      const text = new TextEncoder().encode(`CCO ${'x'.repeat(at)}${sign}${'y'.repeat(40 - at)}\nCCO z\n`);
      const kept = new Int32Array(9);
      expect([prefilter.lines(text, 0, text.length, kept), kept[2]]).toEqual([1, 0]);
    }
    const plain = new TextEncoder().encode('CCO °–é – “x” x\u2027\u202a\u0086\nCCO \ty \x01\x1b\n');
    expect(prefilter.lines(plain, 0, plain.length, new Int32Array(9))).toBe(0);
  });

  test('in a row of a table is never none where it could hide a structure', async () => {
    await fc.assert(
      fc.asyncProperty(
        readable.filter((text) => text.length > 1),
        separator,
        readable.filter((text) => text.length > 1),
        fc.nat(2),
        async (one, between, other, at) => {
          const cells = ['A', 'CCO', 'name'];
          cells[at] = `${one}${between}${other}`;
          for (const exact of [true, false]) {
            const table = `id,smiles,name\nB,CCO,x\n${cells.join(',')}\n`;
            expect(await screened(table, { format: 'csv', column: 'smiles', exact })).toEqual([
              [2, 'none', undefined],
              [3, 'unreadable', 'separator-in-line'],
            ]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('in a name of two lines is a name', async () => {
    const table = 'id,smiles,name\nA,CCO,white powder\vof the second lot\n';
    expect(await screened(table, { format: 'csv' })).toEqual([[2, 'none', undefined]]);
  });

  test('at an end of a line, among its blanks, hides nothing', async () => {
    for (const options of BOTH)
      expect(await screened('\fCCO a\nCCN b\v\n \f \nCCC\u2028\n', options)).toEqual([
        [1, 'none', undefined],
        [2, 'none', undefined],
        [4, 'none', undefined],
      ]);
  });
});
