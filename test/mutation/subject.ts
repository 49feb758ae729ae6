/** What a mutation run asks of the code under test: bundled anew with the mutants of a folder asleep in it. */
import { createScreener } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { LEDGER_DAY, ledgerLine, structuresOf, verdictsOf } from '../screening/ledger.js';

const screener = createScreener({ jurisdictions: ['all'], asOf: LEDGER_DAY });

/** The structures of the ledger. */
export const ledger = (): readonly string[] => structuresOf(loadRegister());

/** What a text comes out as: its verdicts, and its whole line of the ledger. */
export function judged(text: string): { readonly verdicts: string; readonly line: string } {
  const result = screener.screen(text);
  return { verdicts: verdictsOf(result), line: ledgerLine(text, result) };
}
