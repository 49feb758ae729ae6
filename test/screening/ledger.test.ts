import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createScreener } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { LEDGER_DAY, ledgerTable } from './ledger.js';

/** Where a change is wanted, run `npx tsx test/screening/write-ledger.ts`, read the diff, and tell it in CHANGELOG.md. */
it('what the register names comes out as the ledger says, clause by clause and site by site', () => {
  const committed = readFileSync(new URL('ledger.tsv', import.meta.url), 'utf8');
  const now = ledgerTable(createScreener({ jurisdictions: ['all'], asOf: LEDGER_DAY }), loadRegister());
  expect(now.split('\n')).toEqual(committed.split('\n'));
});
