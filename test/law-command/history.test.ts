import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScreener, loadRegister } from '../../src/index.js';
import { beginOf, dayAfter, dayBefore, daysBetween } from '../../src/law/days.js';
import { entry, FENTANYL, FURANYL, pack, rule } from '../support/command.js';

const register = loadRegister();
const CROTONYL = 'C/C=C/C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

/** Some of what the register holds, and what it does not. */
const molecules = [
  ...register.named().map(({ smiles }) => smiles),
  'O=C(C1CCC1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CC(=O)OC(CN1CCC(N(C(=O)CC)c2ccccc2)CC1)c1ccccc1',
  `${FENTANYL}.${CROTONYL}`,
  'CCO',
];

const anyDay = fc
  .date({ min: new Date('1960-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Days on which something may change, and their neighbours. */
const boundaries = [
  ...new Set(
    [...register.named(), ...register.classes()].flatMap(({ since, until, knownInForceBy, notBefore }) =>
      [since, until, knownInForceBy, notBefore]
        .filter((day) => day?.length === 10)
        .flatMap((day) => [dayBefore(day!), day!, dayAfter(day!)]),
    ),
  ),
];
const day = fc.oneof(anyDay, fc.constantFrom(...boundaries));

describe('a history', () => {
  const { history } = createScreener();

  test('says on any day what a screening for that day says', () => {
    fc.assert(
      fc.property(fc.constantFrom(...molecules), day, fc.nat(6), (smiles, asOf, which) => {
        const { jurisdiction, steps } = history(smiles).jurisdictions[which]!;
        const step = steps.find(
          ({ from, to }) => (from === null || from <= asOf) && (to === null || asOf <= to),
        )!;
        const result = createScreener({ jurisdictions: [jurisdiction], asOf }).screen(smiles);
        const { verdict, arguable, certain } = step;
        expect([{ verdict, arguable, certain }, step.findings]).toEqual([
          result.status[jurisdiction],
          result.findings,
        ]);
        // Where a day is open, the time line says “analogue or listed” and the record is not certain.
        if (step.sure !== verdict) expect(result.certain).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('has neither gaps nor overlaps, and a change at each step', () => {
    for (const smiles of molecules.filter((_, i) => i % 9 === 0))
      for (const { steps } of history(smiles).jurisdictions) {
        expect([steps[0]!.from, steps.at(-1)!.to]).toEqual([null, null]);
        steps.slice(1).forEach((step, i) => {
          expect(daysBetween(steps[i]!.to!, step.from!)).toBe(1);
          const { from: _, to: __, ...said } = step;
          const { from: ___, to: ____, ...before } = steps[i]!;
          expect(said).not.toEqual(before);
        });
      }
  });

  test('of crotonyl fentanyl in the United States: analogue, class, listed', () => {
    const [us] = createScreener({ jurisdictions: ['us'] }).history(CROTONYL).jurisdictions;
    expect(us!.steps.map(({ from, to, verdict }) => [from, to, verdict])).toEqual([
      [null, '1986-10-26', 'analogue'],
      // The analogue act, a test of likeness: it makes nothing graver.
      ['1986-10-27', '2018-02-05', 'analogue'],
      ['2018-02-06', '2020-10-01', 'class'],
      ['2020-10-02', null, 'listed'],
    ]);
  });

  test('says what is certain where a day is not known', () => {
    // Whatever in the register has its first day known only within bounds, and is the only thing that begins then.
    const entry = register.named('un').find(({ since }) => since?.length === 4)!;
    const { earliest, latest } = beginOf(entry);
    const [un] = createScreener({ jurisdictions: ['un'] }).history(entry.smiles).jurisdictions;
    expect(un!.steps.map(({ from, verdict, sure }) => [from, verdict, sure])).toEqual([
      [null, 'analogue', 'analogue'],
      [earliest, 'listed', 'analogue'],
      [latest, 'listed', 'listed'],
    ]);
  });

  test('follows months, ends and extensions of a pack', () => {
    const named = [
      entry({
        smiles: FENTANYL,
        since: '2020-02',
        until: '2021',
        extendsTo: ['salts'],
      }),
    ];
    const classes = [rule({ since: null, knownInForceBy: '2015-06-01', notBefore: '2014-01-01' })];
    const { history: of } = createScreener({
      jurisdictions: ['acme'],
      packs: [pack({ named, classes })],
    });
    const steps = (smiles: string) =>
      of(smiles).jurisdictions[0]!.steps.map(({ from, verdict, sure }) => `${from} ${sure} ${verdict}`);
    expect(steps(FENTANYL)).toEqual([
      'null analogue analogue',
      '2020-02-01 analogue listed',
      '2020-02-29 listed listed',
      '2021-01-02 analogue listed',
      '2022-01-01 analogue analogue',
    ]);
    expect(steps(FURANYL)).toEqual([
      'null analogue analogue',
      '2014-01-01 analogue class',
      '2015-06-01 class class',
    ]);
  });

  test('of a text that cannot be read says why and judges nothing', () => {
    expect(history('CC*C')).toMatchObject({ readable: false, jurisdictions: [], relation: null });
    expect(history('CC*C').issues.length).toBeGreaterThan(0);
  });
});
