/** What a mutation run asks of the code under test: bundled anew with the mutants of a folder asleep in it. */
import { identityKey, readMolecules, toSmiles } from '../../src/chemistry/index.js';
import { RULES } from '../../src/chemistry/normalise/index.js';
import { createScreener } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { REFUSED, SAME, STAYS } from '../chemistry/writings.js';
import { LEDGER_DAY, ledgerLine, structuresOf, verdictsOf } from '../screening/ledger.js';

const screener = createScreener({ jurisdictions: ['all'], asOf: LEDGER_DAY });

/** What a text comes out as: its verdicts, and its whole line of the ledger. */
export function judged(text: string): { readonly verdicts: string; readonly line: string } {
  const result = screener.screen(text);
  return { verdicts: verdictsOf(result), line: ledgerLine(text, result) };
}

/** What of a text is held by a test, word for word, and can be asked here: a table, and what it says of the text. */
interface Table {
  readonly texts: readonly string[];
  of(text: string): string;
}

export const TABLES = {
  /** test/screening/ledger.tsv. */
  ledger: { texts: structuresOf(loadRegister()), of: (text) => judged(text).line },
  /** test/chemistry/writings.ts, and the writings at each rule of normalisation, as test/chemistry/normalise.test.ts asks them. */
  writings: {
    texts: [
      ...RULES.flatMap(({ pairs }) => pairs.flatMap(({ before, after }) => [...before, after])),
      ...SAME.flat(),
      ...STAYS.map(([text]) => text),
      ...REFUSED.map(([text]) => text),
    ],
    of(text) {
      const reading = readMolecules(text);
      if (!reading.ok) return `${reading.issues[0]!.code} ${reading.issues[0]!.at?.offset}`;
      const [largest] = [...reading.molecules].sort((a, b) => b.size - a.size);
      return `${identityKey(largest!)} ${toSmiles(largest!)}`;
    },
  },
} satisfies Readonly<Record<string, Table>>;
