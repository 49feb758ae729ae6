import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockMemory, piecesOf } from '../../src/batch/engine/pieces.js';
import { screenBytes } from '../../src/batch/node/engine.js';
import { createDayScreener } from '../../src/screening/index.js';

/** The text of the blocks of what was read before a fault. */
async function beforeFault(chunks: readonly string[], size: number): Promise<string> {
  const memory = blockMemory(size);
  let whole = true;
  const source = async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk);
    whole = false;
  };
  let text = '';
  for await (const piece of piecesOf(source(), memory, () => whole)) {
    if (piece.kind !== 'block') continue;
    text += Buffer.from(new Uint8Array(piece.block.bytes).slice(0, piece.block.end)).toString();
    memory.give(piece.block.bytes);
  }
  return text;
}

describe('a fault in the reading of a list', () => {
  test('right after a full block gives no block a second time', async () => {
    expect(await beforeFault(['CCO a\nC\n', 'CCN b\nN\n', 'CCS c\nS\n'], 8)).toBe(
      'CCO a\nC\nCCN b\nN\nCCS c\nS\n',
    );
  });

  test.each([
    ['CCO\nCCN\rCCS\rCC', 'CCO\nCCN\rCCS\r'],
    ['CCO\r\nCCN\r', 'CCO\r\nCCN\r'],
    ['CC', ''],
    ['', ''],
  ])('%j: the lines that are whole are given', async (text, given) => {
    expect(await beforeFault([text], 400)).toBe(given);
  });

  test('no block twice and no whole line lost, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('C', 'CC', 'CCO a', '\n', '\r', '\r\n')),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        async (signs, size, each) => {
          const text = signs.join('');
          const chunks = text.match(new RegExp(`[^]{1,${each}}`, 'g')) ?? [];
          expect(await beforeFault(chunks, size)).toBe(/^.*[\n\r]|^/s.exec(text)![0]);
        },
      ),
      { numRuns: 3000 },
    );
  });

  const screener = createDayScreener({ jurisdictions: ['us'], asOf: '2026-01-01' });
  test.each([
    ['list.smi', 'CCO a\nC(C b\n', true],
    ['list.smi', 'CCO a\nC(C b\n', false],
    ['list.smi', 'C\n', true],
    ['list.smi', 'C\n', false],
    ['list.csv', 'id,smiles\na,CCO\nb,C(C\n', true],
    ['list.tsv', 'id\tsmiles\na\tCCO\nb\tC(C\n', false],
  ])(
    'in the first lines of %s (exact: %s): what came before is judged, then the fault is told',
    async (path, text, exact) => {
      const source = async function* () {
        yield Buffer.from(text);
        throw new Error('the cable was pulled');
      };
      const { parts } = await screenBytes(source(), path, screener, {}, { exact });
      let records = 0;
      const all = (async () => {
        for await (const part of parts) records += 'judged' in part ? 1 : part.rejected.lines;
      })();
      await expect(all).rejects.toThrow('the cable was pulled');
      expect(records).toBe(text.split('\n').length - (path.endsWith('smi') ? 1 : 2));
    },
  );
});
