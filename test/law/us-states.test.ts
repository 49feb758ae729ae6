import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleMatch } from '../../src/law/match.js';
import { createDayScreener } from '../../src/screening/index.js';
import { EVERY_LIBERTY, respell } from '../../src/testing/respell.js';
import { answerOf as answer, matchOf as match } from '../support/told.js';
import {
  ALFENTANIL,
  CARBOMETHOXY,
  CARFENTANIL,
  DISTRICT,
  FENTANYL,
  FLORIDA,
  LIMB_RULES,
  LIMBS,
  OHIO,
  onN,
  REMIFENTANIL,
  SUFENTANIL,
  TABLES,
} from './us-states-tables.js';

/** The fentanyl classes of states of the United States: their tables of cases (us-states-tables.ts), and what a text leaves to a name. */

for (const [rule, column] of LIMB_RULES)
  describe(rule, () => {
    it.each(LIMBS.map((row) => [row[0], row] as const))('%s', (_, [, smiles, answers]) => {
      expect(answer(match(rule, smiles))).toBe(answers[column]);
    });
  });

for (const [rule, rows] of TABLES)
  describe(rule, () => {
    it.each(rows.map((row) => [row[0], row] as const))('%s', (_, [, smiles, expected]) => {
      expect(answer(match(rule, smiles))).toBe(expected);
    });
  });

describe('another writing of a substance has the same answer', () => {
  const rules = [...LIMB_RULES.map(([id]) => id), ...TABLES.map(([id]) => id)];
  const texts = [...LIMBS, ...FLORIDA, ...DISTRICT, ...CARBOMETHOXY, ...OHIO].map(([, smiles]) => smiles);
  it.each(rules)('%s', (rule) => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.integer(), (smiles, seed) => {
        const again = respell(smiles, seed, EVERY_LIBERTY);
        const key = (m: RuleMatch | null) => [
          answer(m),
          (m?.met ?? []).map(({ clause, part }) => `${clause?.id} ${part.position}`).sort(),
        ];
        expect(key(match(rule, again)), again).toEqual(key(match(rule, smiles)));
      }),
      { numRuns: 60 },
    );
  });
});

/** What the screener says of a name that a text leaves to another place. */
const says = (id: string, smiles: string, asOf = '2026-11-28') =>
  createDayScreener({ jurisdictions: [id], asOf }).screen(smiles);

describe('what a text leaves to a listing', () => {
  it.each([
    ['fentanyl', FENTANYL],
    ['carfentanil', CARFENTANIL],
    ['sufentanil', SUFENTANIL],
    ['alfentanil', ALFENTANIL],
  ])('Florida excludes %s by its name', (_, smiles) => {
    expect(says('us-fl', smiles).findings.map(({ kind }) => kind)).toEqual(['listed']);
  });

  it('Florida names remifentanil in item 63 and in Schedule II: both are shown, and the words that decide', () => {
    const { findings } = says('us-fl', REMIFENTANIL);
    expect(findings.map(({ kind, schedule }) => [kind, schedule])).toEqual([
      ['listed', 'Schedule I'],
      ['listed', 'Schedule II'],
    ]);
    for (const { notes } of findings) expect(notes.join(' ')).toContain('listed in another schedule');
  });

  it.each(['us-ia', 'us-ne', 'us-id', 'us-mo', 'us-sd', 'us-nd'])(
    'of carfentanil, which a schedule not held is expected to name, %s says arguable at most',
    (id) => {
      const [finding] = says(id, CARFENTANIL).findings;
      expect([finding?.kind, finding?.reading]).toEqual(['class', 'arguable']);
      expect(finding!.notes.join(' ')).toContain('carfentanil');
    },
  );

  it('a state is judged by only where it is asked for', () => {
    const smiles = onN('C');
    expect(
      createDayScreener({ asOf: '2026-11-28' })
        .screen(smiles)
        .findings.map((f) => f.jurisdiction),
    ).not.toContain('us-sd');
    expect(
      createDayScreener({ jurisdictions: ['us-states'], asOf: '2026-11-28' })
        .screen(smiles)
        .findings.filter((f) => f.kind === 'class' && f.reading === 'plain')
        .map((f) => f.jurisdiction),
    ).toEqual(['us-fl', 'us-nd', 'us-sd']);
  });
});
