import { describe, expect, it } from 'vitest';
import { createScreener } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { EarlierStanding, RulesFile } from '../../src/law/schema.js';
import { standingOn } from '../../src/law/standing.js';

const register = loadRegister();

/** What a finding cites on a day: the paragraph, or the order alone where no source gives the paragraph. */
describe('schedule, citation and order are those of the day', () => {
  it.each([
    // 81 FR 85873, temporary from 2016-11-29; 83 FR 61320, its own paragraph from 2018-11-29
    [
      'us-furanyl-fentanyl',
      '2017-01-01',
      'Schedule I',
      /^21 CFR 1308\.11\(h\)/,
      '81 FR 85873 (2016-11-29), temporary order',
    ],
    [
      'us-furanyl-fentanyl',
      '2018-11-28',
      'Schedule I',
      /^21 CFR 1308\.11\(h\)/,
      '81 FR 85873 (2016-11-29), temporary order',
    ],
    ['us-furanyl-fentanyl', '2018-11-29', 'Schedule I', /^21 CFR 1308\.11\(b\)$/, '83 FR 61320 (2018-11-29)'],
    [
      'us-acetyl-fentanyl',
      '2016-01-01',
      'Schedule I',
      /^21 CFR 1308\.11\(h\)/,
      '80 FR 42381 (2015-07-17), temporary order',
    ],
    [
      'us-acetyl-fentanyl',
      '2017-06-07',
      'Schedule I',
      /^21 CFR 1308\.11\(b\)\(3\)/,
      '82 FR 26349 (2017-06-07)',
    ],
    [
      'us-brorphine',
      '2022-01-01',
      'Schedule I',
      /^21 CFR 1308\.11\(h\)\(49\)$/,
      '86 FR 11862 (2021-03-01), temporary order',
    ],
    // The halides came with the rule of 2023, thiafentanil's final rule in 2019.
    [
      'us-4-anilinopiperidine',
      '2023-11-29',
      'List I chemical',
      /^21 CFR 1310\.02\(a\)\(33\)$/,
      '85 FR 20822 (2020-04-15, FR Doc. 2020-07064)',
    ],
    [
      'us-4-anilinopiperidine',
      '2023-11-30',
      'List I chemical',
      /^21 CFR 1310\.02\(a\)\(33\)$/,
      '85 FR 20822 (2020-04-15, FR Doc. 2020-07064); halides added FR Doc. 2023-23927 (2023-10-31; includes 88 FR 74358)',
    ],
    [
      'us-thiafentanil',
      '2019-06-17',
      'Schedule II',
      /^21 CFR 1308\.12\(c\)$/,
      '81 FR 58834 (2016-08-26), interim final rule',
    ],
    // No source gives the paragraph of these orders: the order alone.
    [
      'us-thiofentanyl',
      '1986-01-01',
      'Schedule I',
      /^50 FR 43698, temporary order \[unverified\]$/,
      undefined,
    ],
    ['us-thiofentanyl', '1987-05-29', 'Schedule I', /^21 CFR 1308\.11\(b\)/, '52 FR 20070 (1987-05-29)'],
    [
      'us-isotonitazene',
      '2021-01-01',
      'Schedule I',
      /^85 FR 51342 \(2020-08-20\), temporary order$/,
      undefined,
    ],
    ['us-isotonitazene', '2021-12-06', 'Schedule I', /^21 CFR 1308\.11\(b\)$/, '86 FR 60761 (2021-11-04)'],
    // The day on which the one gave way to the other is not known.
    [
      'us-metonitazene',
      '2022-12-31',
      'Schedule I',
      /^87 FR 21556 \(2022-04-12\), temporary order$/,
      undefined,
    ],
    [
      'us-metonitazene',
      '2023-09-01',
      'Schedule I',
      /^87 FR 21556 .*, or already 21 CFR 1308\.11\(b\)/,
      undefined,
    ],
    ['us-metonitazene', '2024-01-01', 'Schedule I', /^21 CFR 1308\.11\(b\)$/, '88 FR 56466 (2023-08-18)'],
    [
      'us-3-methylfentanyl',
      '1986-01-01',
      'Schedule I',
      /^50 FR 11690, .*, or already 21 CFR 1308\.11\(b\)/,
      undefined,
    ],
    ['us-3-methylfentanyl', '2018-02-28', 'Schedule I', /^21 CFR 1308\.11\(b\)/, undefined],
    // 49 FR 25849, then 52 FR 2516
    ['us-alfentanil', '1987-01-22', 'Schedule I', /^49 FR 25849$/, undefined],
    ['us-alfentanil', '1987-01-23', 'Schedule II', /^21 CFR 1308\.12\(c\)\(1\)$/, '52 FR 2516'],
    // SOR/2022-185, a temporary order, then SOR/2023-103
    ['ca-1-boc-4-ap', '2023-08-29', 'Schedule V (temporary order)', /^SOR\/2022-185$/, undefined],
    ['ca-1-boc-4-ap', '2023-08-30', 'Schedule VI, Class A precursor', /item 30\(1\)$/, 'SOR/2023-103'],
    [
      'ca-4-bromo-anilino-1-boc-piperidine',
      '2022-08-31',
      'Schedule V (temporary order)',
      /^SOR\/2022-185$/,
      undefined,
    ],
    // One standing only
    ['us-frs-2018', '2020-01-01', 'Schedule I', /^21 CFR 1308\.11\(h\)\(30\)$/, /^83 FR 5188/],
  ] as const)('%s on %s', (id, day, schedule, citation, instrument) => {
    const item = register.find(id)!;
    const standing = standingOn(item, day);
    expect(standing.schedule).toBe(schedule);
    expect(standing.citation).toMatch(citation);
    if (typeof instrument === 'string' || instrument === undefined)
      expect(standing.instrument).toBe(instrument);
    else expect(standing.instrument).toMatch(instrument);
    expect(standing.doubt === undefined).toBe(!standing.citation.includes('or already'));
    if (!('smiles' in item)) return;
    const [jurisdiction] = id.split('-');
    const finding = createScreener({ jurisdictions: [jurisdiction!], asOf: day })
      .screen(item.smiles)
      .findings.find((f) => f.id === id)!;
    expect([finding.schedule, finding.citation, finding.instrument]).toEqual([
      standing.schedule,
      standing.citation,
      standing.instrument,
    ]);
    if (standing.doubt !== undefined) expect(finding.notes).toContain(standing.doubt);
  });

  it('cites no paragraph of 1308.11(b) on a day on which the listing was temporary', () => {
    const wrong = register
      .named('us')
      .filter((e) => e.since?.length === 10 && e.permanentSince != null && e.permanentSince > e.since)
      .filter((e) => /1308\.11\(b\)/.test(standingOn(e, e.since!).citation));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('turns to the standing of now on the day that the register calls permanent', () => {
    for (const entry of register
      .named()
      .filter((e) => e.earlier.length > 0 && e.permanentSince?.length === 10))
      expect([entry.id, standingOn(entry, entry.permanentSince!).citation]).toEqual([
        entry.id,
        entry.citation,
      ]);
  });
});

describe('the rules file', () => {
  it('refuses standings out of order', () => {
    const file = {
      format: 'onetweak-rules/1',
      jurisdiction: { id: 'acme', name: 'Acme' },
      reviewed: '2026-01-01',
      named: [
        {
          id: 'acme-1',
          name: 'something',
          smiles: 'CCO',
          schedule: 'A',
          citation: 'b',
          since: '2020-01-01',
          source: { text: 'own list', confidence: 'official' },
          earlier: [EarlierStanding.parse({ until: '2019-12-31', citation: 'a' })],
        },
      ],
    };
    expect(RulesFile.safeParse(file).error?.issues.map(({ path }) => path)).toEqual([
      ['named', 0, 'earlier'],
    ]);
  });
});
