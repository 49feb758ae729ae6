import type { JURISDICTION_IDS, RULE_IDS } from './law/data/index.js';
import type { WORDS } from './vocabulary/words.js';

/**
 * The id of a jurisdiction: one of the register as shipped, or that of a user's own pack.
 *
 * @example loadRegister().jurisdictions().map(({ id }) => id).includes('gb'); // true
 */
export type JurisdictionId = (typeof JURISDICTION_IDS)[number] | (string & {});

/**
 * The id of a class rule or a test of likeness: one of the register as shipped, or that of a user's own pack.
 *
 * @example
 * const [{ id }] = createScreener({ jurisdictions: ['gb'], asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccc(Cl)cc1)C1CCN(CCc2ccccc2)CC1').findings;
 * RULE_IDS.includes(id); // true
 */
export type RuleId = (typeof RULE_IDS)[number] | (string & {});

/**
 * A word of the statutes that a group meets: one of the vocabulary, the same with its limits (`alkyl (up to 6 carbons)`),
 * or the name of a group that a text names.
 *
 * @example
 * const [{ clauses }] = createScreener({ jurisdictions: ['gb'], asOf: '2026-01-01' }).screen('CCC(=O)N(c1ccc(Cl)cc1)C1CCN(CCc2ccccc2)CC1').findings;
 * clauses[0].word; // 'halo'
 */
export type Word = (typeof WORDS)[number] | (string & {});

/**
 * The five verdicts, gravest first; `unreadable` stands outside the order: it says that nothing was judged.
 *
 * @example VERDICTS; // ['listed', 'class', 'analogue', 'none', 'unreadable']
 */
export const VERDICTS = ['listed', 'class', 'analogue', 'none', 'unreadable'] as const;
