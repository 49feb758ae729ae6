import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { RulesError, type RulesFileInput, type ScreenResult } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { CLAIMS, type ClaimId, checkPack, packProperties } from '../../src/testing/index.js';
import { ASPIRIN, CAFFEINE, entry, FENTANYL, FURANYL, pack as packOf, rule } from '../support/command.js';

/** What is done to a result before a claim sees it: each claim must notice a screener that breaks it. */
const broken = vi.hoisted(() => ({
  result: undefined as ((result: ScreenResult, text: string, turn: number) => ScreenResult) | undefined,
  rejects: false,
  screeners: 0,
}));
afterEach(() => {
  broken.result = undefined;
  broken.rejects = false;
});
vi.mock('../../src/screener.js', async (original) => {
  const real = await original<typeof import('../../src/screener.js')>();
  return {
    createScreener(options: Parameters<typeof real.createScreener>[0]) {
      const screener = real.createScreener(options);
      const turn = broken.screeners++;
      return {
        ...screener,
        screen(text: string, at: { asOf: string }) {
          const result = screener.screen(text, at);
          return broken.result === undefined ? result : broken.result(result, text, turn);
        },
      };
    },
  };
});
vi.mock('../../src/batch/prefilter/index.js', async (original) => {
  const real = await original<typeof import('../../src/batch/prefilter/index.js')>();
  return {
    ...real,
    createPrefilter(criteria: Parameters<typeof real.createPrefilter>[0]) {
      const prefilter = real.createPrefilter(criteria);
      return {
        ...prefilter,
        maybe: (bytes: Uint8Array, from: number, to: number) =>
          !broken.rejects && prefilter.maybe(bytes, from, to),
      };
    },
  };
});

const CYCLOBUTYL = 'O=C(C1CCC1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const pack = (more: Record<string, unknown> = {}) => packOf(more) as RulesFileInput;
const good = pack({
  named: [
    entry({ kind: 'drug', extendsTo: ['salts'] }),
    entry({ id: 'acme-2', name: 'caffeine', smiles: CAFFEINE, since: '2020-01', until: '2025-12-31' }),
    entry({
      id: 'acme-3',
      name: 'salicylic acid',
      smiles: 'OC(=O)c1ccccc1O',
      extendsTo: ['esters'],
      kind: 'exempt',
    }),
  ],
  classes: [rule()],
});
const cases = {
  members: [{ smiles: CYCLOBUTYL, id: 'acme-acyl', clause: '1', reading: 'plain' as const }],
  others: ['CCO'],
};
const failures = async (given: RulesFileInput, more = {}, runs = 60) => {
  const { claims } = await checkPack(fc, given, { runs, seed: 1, ...more });
  return claims.filter(({ ok }) => ok === false).map(({ id, fault }) => ({ id, fault }));
};

describe('a pack that is as it should be', () => {
  test.each(packProperties(fc, good, cases))('$claim', ({ property }) => {
    fc.assert(property, { seed: 1 });
  });

  test('has all ten claims', async () => {
    const report = await checkPack(fc, good, { ...cases, runs: 20, seed: 3 });
    expect(report.claims.map(({ id, ok, runs }) => [id, ok, runs])).toEqual(
      Object.keys(CLAIMS).map((id) => [id, true, 20]),
    );
    expect([report.ok, report.seed]).toEqual([true, 3]);
  });

  test('is nothing to try some of them on, where it names nothing', async () => {
    const { ok, claims } = await checkPack(fc, pack({ named: [], classes: [rule()] }), { runs: 10, seed: 1 });
    expect(ok).toBe(true);
    expect(claims.filter((claim) => claim.ok === null).map(({ id }) => id)).toEqual([
      'named',
      'forms',
      'mixtures',
      'cases',
      'prefilter',
      'distinct',
      'declared',
    ]);
  });

  test.each(['us', 'un', 'gb', 'de'])('are our own rules files, as somebody else’s pack: %s', async (id) => {
    const file = loadRegister().files.find(({ jurisdiction }) => jurisdiction.id === id)!;
    const own = (of: string) => `own-${of}`;
    const theirs = {
      ...file,
      jurisdiction: { id: 'acme', name: 'ACME' },
      named: file.named.map((each) => ({ ...each, id: own(each.id) })),
      classes: file.classes.map((each) => ({
        ...each,
        id: own(each.id),
        excludes: each.excludes.map((out) => ({
          ...out,
          ...(out.ids === undefined ? {} : { ids: out.ids.map(own) }),
        })),
      })),
      notHeld: [],
    };
    expect(await failures(theirs, {}, 25)).toEqual([]);
  });
});

describe('a pack that is not as it should be', () => {
  test.each<[string, RulesFileInput, object, ClaimId, RegExp]>([
    [
      'a member that meets another clause',
      pack({ classes: [rule({ clauses: [...rule().clauses, { ...rule().clauses[0], id: '2', site: 'aniline ring', change: 'substituted', groups: ['halo'] }] })] }),
      { members: [{ smiles: CYCLOBUTYL, id: 'acme-acyl', clause: '2' }] },
      'cases',
      /a member meets something else of acme-acyl, clause 2/,
    ],
    ['a member that meets nothing', pack({ classes: [rule()] }), { members: [{ smiles: FENTANYL, id: 'acme-acyl' }] }, 'cases', /meets nothing/],
    ['a member on a day before', pack({ classes: [rule()] }), { members: [{ smiles: CYCLOBUTYL, id: 'acme-acyl', asOf: '2009-12-31' }] }, 'cases', /2009-12-31/],
    ['one of the others that is reached', pack({ classes: [rule()] }), { others: [FURANYL] }, 'cases', /acme-acyl reaches one of the others/],
    [
      'one structure under two names',
      pack({ named: [entry(), entry({ id: 'acme-2', name: 'acetylsalicylic acid', smiles: 'OC(=O)c1ccccc1OC(C)=O' })] }),
      {},
      'distinct',
      /acme-2 and acme-1 are one structure/,
    ],
    ['the CAS number of something else', pack({ named: [entry({ identifiers: { cas: [{ number: '437-38-7' }] } })] }), {}, 'declared', /437-38-7/],
    ['the key of something else', pack({ named: [entry({ inchiKey: 'PJMPHNIQZUBGLI-UHFFFAOYSA-N' })] }), {}, 'declared', /PJMPHNIQZUBGLI/],
    ['the name of something else', pack({ named: [entry({ name: 'fentanyl' })] }), {}, 'declared', /fentanyl/],
  ])('%s', async (_, given, more, id, fault) => {
    const found = await failures(given, more);
    expect(found).toEqual([{ id, fault: expect.stringMatching(fault) }]);
  }); // biome-ignore format: a table

  test('is refused where it fits no schema, and where a case names nothing of it', async () => {
    await expect(checkPack(fc, {} as RulesFileInput)).rejects.toThrow(RulesError);
    await expect(checkPack(fc, good, { members: [{ smiles: 'C', id: 'acme-9' }] })).rejects.toThrow(
      /no such rule/,
    );
    await expect(
      checkPack(fc, good, { members: [{ smiles: 'C', id: 'acme-acyl', clause: '7' }] }),
    ).rejects.toThrow(/none such/);
    await expect(checkPack(fc, good, { others: ['C(C'] })).rejects.toThrow(/C\(C/);
    await expect(checkPack(fc, good, { runs: 0 })).rejects.toThrow(RangeError);
  });
});

/** A result without the findings of an id. */
const without = (id: RegExp) => (result: ScreenResult) =>
  ({ ...result, findings: result.findings.filter((each) => !id.test(each.id)) }) as ScreenResult;

describe('a screener that does not do what it should is noticed', () => {
  test.each<[ClaimId, typeof broken.result, RegExp]>([
    ['named', without(/acme-1/), /acme-1 is in force on .* was not found/],
    ['named', (r) => ({ ...r, findings: r.findings.map((f) => ({ ...f, certainOnDay: true })) }) as ScreenResult, /acme-2 is not known on .* for certain/],
    ['forms', (r, text) => (text.includes('Na+') ? without(/acme/)(r) : r), /was not found in its salt/],
    ['forms', (r) => ({ ...r, findings: r.findings.map((f) => (f.id === 'acme-3' && f.kind === 'form' ? { ...f, extension: 'ether of salicylic acid' } : f)) }) as ScreenResult, /extendsTo has no ethers/],
    ['adds', (r) => (r.jurisdictions.length > 1 && r.jurisdictions.includes('acme') ? without(/^us-/)(r) : r), /of the register is gone/],
    ['adds', (r) => (r.jurisdictions.includes('acme') && r.verdict === 'listed' ? ({ ...r, verdict: 'class' } as ScreenResult) : r), /milder/],
    ['mixtures', (r, text) => (/\..*\./.test(text) ? ({ ...r, verdict: 'none' } as ScreenResult) : r), /the mixture is none/],
    ['broken', (r) => (r.verdict === 'unreadable' ? ({ ...r, verdict: 'none' } as unknown as ScreenResult) : r), /a broken text is none/],
    ['same', (r, _, turn) => ({ ...r, notes: [`${turn}`] }) as ScreenResult, /two answers differ/],
  ])('%s', async (id, change, fault) => {
    broken.result = change;
    const { property } = packProperties(fc, good, cases).find((each) => each.id === id)!;
    const { failed, errorInstance } = fc.check(property, { seed: 1, numRuns: 300 });
    expect([failed, (errorInstance as Error).message]).toEqual([true, expect.stringMatching(fault)]);
  }); // biome-ignore format: a table

  test('prefilter', async () => {
    broken.rejects = true;
    expect(await failures(good, cases)).toEqual([
      { id: 'prefilter', fault: expect.stringMatching(/the prefilter rejects what is/) },
    ]);
  });
});

test('aspirin is an ester of salicylic acid here, so that forms are met', () => {
  expect(good.named?.some(({ smiles }) => smiles === ASPIRIN)).toBe(true);
});
