import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { screenLines } from '../../src/batch/node/index.js';
import { createScreener } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { createHandler } from '../../src/serve/handler.js';
import { folder, ndjson, shell } from '../support/built.js';
import { command, FURANYL, file } from '../support/command.js';

/** The clock moved across midnights, leap days, years, and the age at which the register warns. */
const register = loadRegister();
const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Days on which something of the register begins or ends, and days of the calendar that are odd. */
const DAYS = [
  ...new Set(
    register.files
      .flatMap(({ named, classes }) => [...named, ...classes])
      .flatMap(({ since, until }) => [since, until])
      .filter((day): day is string => /^\d{4}-\d{2}-\d{2}$/.test(day ?? '')),
  ),
]
  .sort()
  .filter((_, i) => i % 4 === 0);
const ODD = [
  '1999-12-31',
  '2000-02-29',
  '2024-02-29',
  '2027-12-31',
  '2028-02-28',
  '2028-02-29',
  '2100-02-28',
];
const SOME = [
  FURANYL,
  'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2cc(ccc21)[N+](=O)[O-]',
  'CCO',
];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('across midnight, UTC, a screener and a service judge as they would for the day', () => {
  const screener = createScreener();
  const handler = createHandler();
  test.each([...DAYS, ...ODD])('into the day after %s', async (day) => {
    for (const [now, is] of [
      [`${day}T23:59:59.999Z`, day],
      [`${later(day, 1)}T00:00:00.000Z`, later(day, 1)],
    ] as const) {
      vi.setSystemTime(new Date(now));
      for (const smiles of SOME) {
        const result = screener.screen(smiles);
        expect(result).toEqual(screener.screen(smiles, { asOf: is }));
        expect(result.asOf).toBe(is);
        expect(await handler.answer({ smiles })).toMatchObject({ asOf: is, result });
      }
    }
  });

  test('a year after the register was held against its sources it is old, and no day sooner', () => {
    const { reviewed } = handler.health();
    const old = [360, 364, 365, 366, 367, 800].map((days) => {
      vi.setSystemTime(new Date(`${later(reviewed, days)}T12:00:00Z`));
      return handler.health().old;
    });
    expect(old).toEqual([...old].sort());
    expect([old[0], old.at(-1)]).toEqual([false, true]);
    vi.setSystemTime(new Date(`${later(reviewed, -1)}T12:00:00Z`));
    expect(handler.health().old).toBe(false);
  });
});

describe('a run is judged for the day on which it began', () => {
  test('of a list, though midnight comes while it is read', async () => {
    vi.setSystemTime(new Date('2016-11-28T23:59:59Z'));
    const days: string[] = [];
    const list = screenLines(
      (function* () {
        for (let i = 0; i < 50; i++) {
          if (i === 20) vi.setSystemTime(new Date('2016-11-29T00:00:01Z'));
          yield `${FURANYL} id${i}`;
        }
      })(),
      { jurisdictions: ['us'] },
    );
    for await (const { result } of list) days.push(`${result.asOf} ${result.verdict}`);
    expect([days.length, new Set(days)]).toEqual([50, new Set(['2016-11-28 analogue'])]);
    expect((await list.summary).asOf).toBe('2016-11-28');
  });

  test('of the command, in this process, by the clock that it is given', async () => {
    const list = file('clock.smi', `${FURANYL} a\n`);
    for (const [now, says] of [
      ['2016-11-28T23:59:59.999Z', /analogue/],
      ['2016-11-29T00:00:00.000Z', /listed/],
    ] as const) {
      const { out } = await command(['screen', list, '-j', 'us', '-f', 'csv'], now);
      expect(out.split('\n')[1]).toMatch(says);
    }
  });

  test('of the command as it is built, with a clock that leaps over midnight each time it is asked', () => {
    const here = folder();
    const clock = here.file(
      'clock.cjs',
      `const Real = Date; let asked = 0;
       const now = () => Real.parse('2016-11-28T12:00:00Z') + (asked++ % 2) * 86_400_000;
       globalThis.Date = class extends Real { constructor(...a) { a.length ? super(...a) : super(now()); } static now() { return now(); } };`,
    );
    here.file(
      'list.smi',
      Array.from({ length: 30_000 }, (_, i) => `${i % 3000 === 7 ? FURANYL : 'CCCCO'} id${i}\n`).join(''),
    );
    for (const threads of [1, 2]) {
      const run = shell(
        `${process.execPath} --require ${clock} ${process.cwd()}/dist/cli.cjs screen list.smi -j us -f ndjson --flagged --threads ${threads}`,
        here.path,
      );
      const days = new Set(ndjson(run.stdout).map(({ asOf, verdict }) => `${asOf} ${verdict}`));
      const [only] = days;
      expect([run.status, days.size]).toEqual([0, 1]);
      expect(['2016-11-28 analogue', '2016-11-29 listed']).toContain(only);
    }
  });
});
