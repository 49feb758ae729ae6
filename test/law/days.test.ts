import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginOf,
  type DayStatus,
  dayAfter,
  type EntryDays,
  extensionStatusOn,
  firstDayOf,
  isDay,
  lastDayOf,
  statusOn,
  yearAfter,
} from '../../src/law/days.js';
import { loadRegister } from '../../src/law/register.js';

const IN: DayStatus = 'in force';
const OUT: DayStatus = 'not in force';
const UNKNOWN: DayStatus = 'not known';

describe('statusOn', () => {
  const table: [EntryDays, ...[day: string, status: DayStatus][]][] = [
    // A whole day: it counts itself.
    [{ since: '2016-11-29' }, ['2016-11-28', OUT], ['2016-11-29', IN], ['2999-12-31', IN]],
    // A last day: it counts itself.
    [
      { since: '2018-02-06', until: '2025-07-15' },
      ['2018-02-05', OUT],
      ['2018-02-06', IN],
      ['2025-07-15', IN],
      ['2025-07-16', OUT],
    ],
    // One day long.
    [
      { since: '2020-02-29', until: '2020-02-29' },
      ['2020-02-28', OUT],
      ['2020-02-29', IN],
      ['2020-03-01', OUT],
    ],
    // A year: some day in it.
    [
      { since: '2018' },
      ['2017-12-31', OUT],
      ['2018-01-01', UNKNOWN],
      ['2018-12-30', UNKNOWN],
      ['2018-12-31', IN],
      ['2019-01-01', IN],
    ],
    // A month, in a leap year and out of one.
    [
      { since: '2018-02' },
      ['2018-01-31', OUT],
      ['2018-02-01', UNKNOWN],
      ['2018-02-28', IN],
      ['2018-03-01', IN],
    ],
    [{ since: '2020-02' }, ['2020-02-28', UNKNOWN], ['2020-02-29', IN]],
    // A year with an end in a year.
    [
      { since: '2010', until: '2012' },
      ['2010-06-01', UNKNOWN],
      ['2011-06-01', IN],
      ['2012-01-01', IN],
      ['2012-01-02', UNKNOWN],
      ['2012-12-31', UNKNOWN],
      ['2013-01-01', OUT],
    ],
    // Nothing known.
    [{ since: null }, ['1964-01-01', UNKNOWN], ['2026-11-22', UNKNOWN]],
    // Read in a text of a day: certain from it on, not known before.
    [
      { since: null, knownInForceBy: '2022-11-30' },
      ['2022-11-29', UNKNOWN],
      ['2022-11-30', IN],
      ['2026-01-01', IN],
    ],
    [
      { since: null, knownInForceBy: '1990-12-31', notBefore: '1988-01-01' },
      ['1987-12-31', OUT],
      ['1988-01-01', UNKNOWN],
      ['1990-12-30', UNKNOWN],
      ['1990-12-31', IN],
    ],
    // A year that a published vote or a text makes narrower.
    [
      { since: '2017', notBefore: '2017-03-16', knownInForceBy: '2017-11-01' },
      ['2017-03-15', OUT],
      ['2017-03-16', UNKNOWN],
      ['2017-10-31', UNKNOWN],
      ['2017-11-01', IN],
    ],
    // A text that was read later than the year ends adds nothing.
    [{ since: '2003', knownInForceBy: '2025-01-15' }, ['2003-12-31', IN], ['2010-01-01', IN]],
    // Never read as in force.
    [
      { since: null, notBefore: '2026-07-01' },
      ['2026-06-30', OUT],
      ['2026-07-01', UNKNOWN],
      ['2030-01-01', UNKNOWN],
    ],
    // A temporary order that may be extended.
    [{ since: '2025-10-15', expires: '2027-10-15' }, ['2027-10-15', IN], ['2027-10-16', UNKNOWN]],
    // Ended without a known beginning.
    [{ since: null, until: '2000-01-01' }, ['1999-12-31', UNKNOWN], ['2000-01-02', OUT]],
  ];
  for (const [term, ...days] of table)
    for (const [day, status] of days)
      it(`${JSON.stringify(term)} on ${day}: ${status}`, () => expect(statusOn(term, day)).toBe(status));

  it('replays history', () => {
    const register = loadRegister();
    const on = (id: string, day: string) => statusOn(register.find(id)!, day);
    expect(on('us-furanyl-fentanyl', '2016-11-28')).toBe(OUT);
    expect(on('us-furanyl-fentanyl', '2016-11-29')).toBe(IN);
    expect(on('us-frs-2018', '2018-02-05')).toBe(OUT);
    expect(on('us-frs-2018', '2018-02-06')).toBe(IN);
    expect(on('us-frs-2018', '2025-07-15')).toBe(IN);
    expect(on('us-frs-2018', '2025-07-16')).toBe(OUT);
    expect(on('us-frs-2025', '2025-07-15')).toBe(OUT);
    expect(on('us-frs-2025', '2025-07-16')).toBe(IN);
    expect(on('cn-carfentanil', '2017-02-28')).toBe(OUT);
    expect(on('cn-carfentanil', '2017-03-01')).toBe(IN);
    expect(on('cn-2019', '2019-04-30')).toBe(OUT);
    expect(on('cn-2019', '2019-05-01')).toBe(IN);
    expect(on('it-2020', '2020-07-27')).toBe(OUT);
    expect(on('it-2020', '2020-07-28')).toBe(IN);
    expect(on('ie-1af', '2015-03-11')).toBe(OUT);
    expect(on('ie-1af', '2015-03-12')).toBe(IN);
    expect(on('gb-alfentanil', '1991-06-30')).toBe(UNKNOWN);
    expect(on('gb-alfentanil', '1991-07-01')).toBe(IN);
    expect(on('us-cychlorphine', '2026-06-30')).toBe(OUT);
    expect(on('us-cychlorphine', '2026-11-22')).toBe(UNKNOWN);
    expect(on('un-fentanyl', '1964-06-01')).toBe(UNKNOWN);
    expect(on('un-fentanyl', '1965-01-01')).toBe(IN);
  });

  it('has one unknown stretch at most before it is in force, and never turns back', () => {
    const known = fc
      .date({ min: new Date('1964-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .chain((d) => fc.constantFrom(4, 7, 10).map((n) => d.toISOString().slice(0, n)));
    fc.assert(
      fc.property(known, fc.nat(30000), fc.nat(30000), (since, a, b) => {
        const day = (n: number) => new Date(Date.UTC(1960, 0, 1 + n)).toISOString().slice(0, 10);
        const rank = { 'not in force': 0, 'not known': 1, 'in force': 2 };
        const [early, late] = a < b ? [a, b] : [b, a];
        return rank[statusOn({ since }, day(early))] <= rank[statusOn({ since }, day(late))];
      }),
    );
  });
});

describe('extensionStatusOn', () => {
  const entry = { since: '2020-05-15', extensionSince: { halides: '2023-11-30' } };
  it('asks for the listing and for the extension', () => {
    expect(extensionStatusOn(entry, ['amides'], '2021-01-01')).toBe(IN);
    expect(extensionStatusOn(entry, ['halides'], '2023-11-29')).toBe(OUT);
    expect(extensionStatusOn(entry, ['halides'], '2023-11-30')).toBe(IN);
    expect(extensionStatusOn(entry, ['amides', 'halides'], '2023-11-29')).toBe(OUT);
    expect(extensionStatusOn(entry, ['halides'], '2020-05-14')).toBe(OUT);
    expect(extensionStatusOn({ ...entry, since: null }, ['halides'], '2024-01-01')).toBe(UNKNOWN);
    expect(
      extensionStatusOn({ since: '2020-05-15', extensionSince: { esters: null } }, ['esters'], '2024-01-01'),
    ).toBe(UNKNOWN);
  });
});

describe('the calendar', () => {
  it('knows the first and the last day of a month and a year', () => {
    expect([firstDayOf('2018'), lastDayOf('2018')]).toEqual(['2018-01-01', '2018-12-31']);
    expect([firstDayOf('2018-04'), lastDayOf('2018-04')]).toEqual(['2018-04-01', '2018-04-30']);
    expect([lastDayOf('1900-02'), lastDayOf('2000-02'), lastDayOf('2024-02')]).toEqual([
      '1900-02-28',
      '2000-02-29',
      '2024-02-29',
    ]);
    expect(beginOf({ since: null })).toEqual({ earliest: null, latest: null });
  });

  it('knows the next day, as the clock does', () => {
    fc.assert(
      fc.property(fc.nat(400 * 366), (n) => {
        const day = (i: number) => new Date(Date.UTC(1900, 0, 1 + i)).toISOString().slice(0, 10);
        expect(dayAfter(day(n))).toBe(day(n + 1));
      }),
    );
    expect(yearAfter('2024-02-29')).toBe('2025-02-28');
    expect(yearAfter('2026-11-22')).toBe('2027-11-22');
  });

  it('refuses days that do not exist', () => {
    for (const text of ['2018-02-29', '2018-13-01', '2018-1-1', '2018', '20180101', '', '2018-02-06T00:00'])
      expect(isDay(text)).toBe(false);
    expect(isDay('2020-02-29')).toBe(true);
  });
});
