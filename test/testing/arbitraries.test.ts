import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identityKey, readMolecules } from '../../src/chemistry/index.js';
import { screenLines } from '../../src/entries/batch.js';
import { createScreener } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { arbitraries, daysAround } from '../../src/testing/index.js';

const the = arbitraries(fc);
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const screener = createScreener({ asOf: '2026-01-01' });

const keysOf = (smiles: string): string[] => {
  const reading = readMolecules(smiles);
  if (!reading.ok) throw new Error(`unreadable: ${smiles}`);
  return reading.molecules.map((molecule) => identityKey(molecule)).sort();
};

describe('a re-spelling', () => {
  test('is the same substance, with its salt beside it where there is one', () => {
    fc.assert(
      fc.property(
        the.named().chain(({ smiles }) => the.respelling(smiles).map((other) => ({ smiles, other }))),
        ({ smiles, other }) => {
          expect(keysOf(other)).toEqual(expect.arrayContaining(keysOf(smiles)));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('takes no liberty that it is not given', () => {
    fc.assert(
      fc.property(the.respelling(FENTANYL, {}), (text) => {
        expect(text).toMatch(/^[A-Zcn()=\-\d%]+$/);
      }),
    );
    fc.assert(
      fc.property(the.respelling(FENTANYL, { kekule: true }), (text) => {
        expect(text).not.toMatch(/[.[]/);
      }),
    );
  });

  test('shrinks to the text as it was given', () => {
    const { counterexample } = fc.check(
      fc.property(the.respelling(FENTANYL), () => false),
      { seed: 1 },
    );
    expect(counterexample).toEqual([FENTANYL]);
  });

  test('shrinks to the one liberty that matters', () => {
    const isotope = fc.check(
      fc.property(the.respelling(FENTANYL), (text) => !/\[\d/.test(text)),
      { seed: 1, numRuns: 500 },
    );
    expect(isotope.failed).toBe(true);
    expect(isotope.counterexample![0]).not.toMatch(/[.:+]/);
  });

  test('of a text that cannot be read is refused at once', () => {
    expect(() => the.respelling('C(C')).toThrow(/C\(C/);
  });
});

test('named substances are those of the register, of the jurisdictions asked for', () => {
  const ids = new Set(
    loadRegister()
      .named('gb')
      .map(({ id }) => id),
  );
  fc.assert(fc.property(the.named({ jurisdictions: ['gb'] }), ({ id }) => ids.has(id)));
  expect(() => the.named({ jurisdictions: ['nowhere'] })).toThrow(RangeError);
});

test('a mixture holds two or three of what was given, and nothing else', () => {
  fc.assert(
    fc.property(the.mixture(['CCO', FENTANYL]), (text) => {
      const parts = text.split('.');
      expect(parts.length === 2 || parts.length === 3).toBe(true);
      expect(parts.every((part) => part === 'CCO' || part === FENTANYL)).toBe(true);
    }),
  );
});

describe('days around an entry', () => {
  test.each([
    [{ since: '2018-02-06', until: null }, ['2018-02-05 not in force', '2018-02-06 in force', '2018-02-07 in force']],
    [
      { since: '2018-02-06', until: '2018-02-07' },
      ['2018-02-05 not in force', '2018-02-06 in force', '2018-02-07 in force', '2018-02-08 not in force'],
    ],
    [
      { since: '2018-02', until: null },
      [
        '2018-01-31 not in force', '2018-02-01 not known', '2018-02-02 not known', '2018-02-27 not known',
        '2018-02-28 in force', '2018-03-01 in force',
      ],
    ],
    [
      { since: null, knownInForceBy: '2020-01-01' },
      ['2019-12-31 not known', '2020-01-01 in force', '2020-01-02 in force'],
    ],
    [{ since: null }, []],
  ])('%j', (term, days) => {
    expect(daysAround(term).map(({ day, status }) => `${day} ${status}`)).toEqual(days);
  }); // biome-ignore format: a table

  test('are drawn from these', () => {
    fc.assert(fc.property(the.dayAround({ since: '2018-02-06' }), ({ day }) => day.startsWith('2018-02-0')));
  });
});

test('a broken text is unreadable, whatever it was', () => {
  fc.assert(
    fc.property(
      the.named().chain(({ smiles }) => the.brokenText(smiles)),
      (text) => {
        expect(screener.screen(text).verdict, text).toBe('unreadable');
      },
    ),
    { numRuns: 300 },
  );
});

test('a row under real headings says what its cells say', async () => {
  const record = fc.constantFrom(
    { smiles: FENTANYL, id: 'A;1', name: 'fentanyl, "pure"', cas: '437-38-7' },
    { smiles: 'CCO', id: 'B-2' },
    { smiles: 'CC(=O)Oc1ccccc1C(=O)O', name: 'aspirin' },
    { smiles: FENTANYL, cas: '437-38-7', inchikey: 'PJMPHNIQZUBGLI-UHFFFAOYSA-N' },
  );
  await fc.assert(
    fc.asyncProperty(
      record.chain((given) => the.row(given).map((table) => ({ given, table }))),
      async ({ given, table }) => {
        const lines = [];
        for await (const line of screenLines([Buffer.from(table)], { asOf: '2026-01-01' })) lines.push(line);
        const [line] = lines;
        expect([lines.length, line?.smiles, line?.result.verdict], table).toEqual([
          1,
          given.smiles,
          screener.screen(given.smiles).verdict,
        ]);
        if ('id' in given) expect(line?.id, table).toBe(given.id);
        if ('name' in given) expect(line?.name ?? line?.id, table).toBe(given.name);
        expect(line?.result.issues, table).toEqual([]);
      },
    ),
    { numRuns: 80 },
  );
});
