import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gathered } from '../../src/cli/gathered.js';
import { ndjsonWriter } from '../../src/report/ndjson.js';
import { ScreenResult } from '../../src/result.js';
import { createDayScreener } from '../../src/screening/index.js';
import { EVERY_LIBERTY, randomFrom, respell } from '../../src/testing/respell.js';
import { COVERED, FENTANYL, fakeScreener } from '../support/fake-screener.js';

const { row: ndjsonRow } = ndjsonWriter('full');

const screener = fakeScreener();

test('gives back all of the result, which fits its schema', () => {
  for (const smiles of [FENTANYL, COVERED, 'CCO', 'C*C']) {
    const result = screener.screen(smiles);
    const record = JSON.parse(ndjsonRow({ file: 'f.smi', line: 7, lines: 1, id: 'x', result }));
    expect(record).toEqual({ file: 'f.smi', line: 7, id: 'x', ...result });
    expect(ScreenResult.parse(record)).toEqual(result);
  }
});

test('loses no character and lets none work on a terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (id, name) => {
      const text = ndjsonRow({ file: 'f', line: 1, lines: 1, id, name, result: screener.screen('CCO') });
      expect(text.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/);
      expect(JSON.parse(text)).toMatchObject({ id, name });
    }),
  );
});

test('writes a substance that comes again as it would write it the first time', () => {
  const { rowInto } = ndjsonWriter('full');
  const day = createDayScreener({ asOf: '2026-06-01' });
  const substances = [
    FENTANYL,
    'CCOc1ccc(Cc2nc3cc(ccc3n2CCN(CC)CC)[N+](=O)[O-])cc1',
    'CC(c1ccc(Br)cc1)N1CCC(CC1)n1c(=O)[nH]c2ccccc12',
    'CC(=O)N1CCC(Nc2ccccc2)CC1',
    'CCC(=O)N(c1ccccc1)C1CCN(Cc2ccc3c4ccccc4c4ccccc4c3c2)CC1',
  ];
  let again = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...substances),
      fc.constantFrom('', '.Cl', ' |$;;$|'),
      fc.nat(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(undefined, [['heading', 'cell']] as const),
      (smiles, more, seed, id, own) => {
        const text = respell(smiles, randomFrom(seed), seed % 2 === 0 ? {} : EVERY_LIBERTY) + more;
        const row = {
          ...{ file: 'f.smi', line: 7, lines: 1 + (seed % 2), id },
          ...(own === undefined ? {} : { own }),
          result: day.screen(text),
        };
        const sink = gathered(16);
        if (!rowInto(row, sink)) return;
        again += 1;
        expect(new TextDecoder().decode(sink.take())).toBe(ndjsonRow(row));
      },
    ),
    { numRuns: 300 },
  );
  expect(again).toBeGreaterThan(100);
});

test('writes nothing of its own where findings go by their ids, or a substance comes first', () => {
  const day = createDayScreener({ asOf: '2026-06-01' });
  const sink = gathered(16);
  for (const findings of ['full', 'ids'] as const) {
    const { rowInto } = ndjsonWriter(findings);
    const row = { file: 'f', line: 1, lines: 1, id: '', result: day.screen(FENTANYL) };
    for (let i = 0; i < (findings === 'full' ? 1 : 3); i++) expect(rowInto(row, sink)).toBe(false);
  }
  expect(sink.size).toBe(0);
});
