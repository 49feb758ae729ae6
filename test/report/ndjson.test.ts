import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ndjsonWriter } from '../../src/report/ndjson.js';
import { ScreenResult } from '../../src/result.js';
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
