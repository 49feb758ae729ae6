import { expect, test } from 'vitest';
import { ScreenResult } from '../../src/result.js';
import { createDayScreener } from '../../src/screening/index.js';
import { entry, pack } from '../support/command.js';

const screener = createDayScreener({ jurisdictions: ['us', 'gb'], asOf: '2026-01-01' });

test('none is what the screener says of a text in which it finds nothing, for whatever text', () => {
  for (const smiles of ['CCO', 'CCN', ''])
    expect(screener.none(smiles)).toEqual({ ...screener.screen('CCO'), smiles });
  expect(Object.isFrozen(screener.none('C'))).toBe(true);
});

test('a user who lists every plain atom has none all the same', () => {
  const named = ['C', 'O', '[He]', '[Ne]', '[Xe]'].map((smiles, i) =>
    entry({ id: `atom-${i}`, name: smiles, smiles, kind: 'watch' }),
  );
  const own = createDayScreener({ packs: [pack({ named })] });
  expect(own.screen('C').verdict).toBe('listed');
  expect(own.none('CCO').verdict).toBe('none');
});

test('unreadable is what the screener says of a text that it cannot read, with the reasons given', () => {
  const { issues, ...rest } = screener.screen('C(C');
  const issue = { code: 'too-large' as const, severity: 'error' as const, message: 'The row is too long.' };
  const result = screener.unreadable('C(C', [issue]);
  expect(result).toEqual({ ...rest, issues: [issue] });
  expect(issues).not.toEqual([issue]);
  expect(ScreenResult.parse(result)).toEqual(result);
});
