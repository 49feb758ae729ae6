import { createHash } from 'node:crypto';
import type { ClassFinding, ListedFinding, ScreenResult, Status } from '../../src/result.js';
import type { DayScreener, ScreenerOptions } from '../../src/screening/index.js';

/** Results made by hand, valid by the schema, for tests of what stands around the screener. */
export const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
export const COVERED = 'CCC(=O)N(c1ccc(I)cc1)C1CCN(CCc2ccccc2)CC1';
export const RELATIVE = 'CCS(=O)(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

export const REGISTER = { version: '0.0.0', hash: `sha256:${createHash('sha256').update('').digest('hex')}` };

export const listed: ListedFinding = {
  jurisdiction: 'us',
  kind: 'listed',
  of: 'drug',
  id: 'fentanyl',
  name: 'fentanyl',
  schedule: 'II',
  citation: '21 CFR 1308.12(c)(9)',
  since: '1971-05-01',
  until: null,
  certainOnDay: true,
  reading: 'plain',
  clauses: [],
  source: { text: 'a table made for this test', confidence: 'official' },
  notes: [],
  component: 0,
};

const { name: _, kind: __, ...unnamed } = listed;

export const covered: ClassFinding = {
  ...unnamed,
  kind: 'class',
  id: 'fentanyl-related-substances',
  rule: 'fentanyl-related substances',
  schedule: 'I',
  citation: '21 U.S.C. 812(c) Schedule I(e)',
  since: '2018-02-06',
  reading: 'arguable',
  clauses: [
    {
      clause: '(D)',
      site: 'aniline ring',
      group: '4-iodophenyl',
      groupSmiles: '*c1ccc(I)cc1',
      atoms: [5, 6, 7, 8, 9, 10],
      word: 'aromatic monocycle',
      reading: 'arguable',
      why: 'The words do not say whether a substituted ring is the ring replaced.',
    },
  ],
};

const SKELETON: NonNullable<ScreenResult['relation']> = {
  family: 'fentanyl',
  id: 'skeleton',
  kind: 'core',
  name: 'skeleton',
  variants: [],
};
const SULFONAMIDE: NonNullable<ScreenResult['relation']> = {
  family: 'fentanyl',
  id: 'other-acyl',
  kind: 'relative',
  name: 'sulfonamide',
  variants: [],
};

export function fakeScreener(options: ScreenerOptions = {}): DayScreener {
  const jurisdictions = options.jurisdictions ?? ['us', 'gb'];
  const asOf = String(options.asOf ?? '2026-01-02');
  const says = (verdict: Status['verdict'], arguable = false) => ({
    verdict,
    arguable,
    certain: true,
    status: Object.fromEntries(jurisdictions.map((id) => [id, { verdict, arguable, certain: true }])),
  });
  const base = { findings: [], relation: null, decompositions: [], notes: [], issues: [] } as const;
  const rest = { jurisdictions: [...jurisdictions], asOf, register: REGISTER };
  let matched = 0;
  return {
    matched: () => matched,
    jurisdictions,
    asOf,
    register: REGISTER,
    reviewed: '2026-01-01',
    notHeld: [],
    screenRow({ structure = '' }) {
      return this.screen(structure);
    },
    rows() {
      const unknown = { found: false, kind: 'name', code: 'nothing-given', sentence: '' } as const;
      return { identifiers: { identify: () => unknown } } as unknown as ReturnType<DayScreener['rows']>;
    },
    none: (smiles) => ({ ...base, ...rest, smiles, ...says('none') }),
    unreadable: (smiles, issues) => ({
      ...base,
      ...rest,
      smiles,
      verdict: 'unreadable',
      arguable: false,
      certain: false,
      status: {},
      issues,
    }),
    screen(smiles: string): ScreenResult {
      matched += 1;
      if (smiles.includes('throw')) throw new Error('a bug of ours');
      const bare = smiles.split(/\s/, 1)[0] ?? '';
      if (bare === FENTANYL)
        return {
          ...base,
          ...rest,
          smiles,
          ...says('listed'),
          findings: [listed, { ...listed, jurisdiction: 'gb', schedule: 'Class A', reading: 'plain' }],
          relation: SKELETON,
          decompositions: [
            {
              component: 0,
              family: 'fentanyl',
              core: '4-(N-aryl-N-acyl)aminopiperidine',
              sites: [
                { site: 'acyl', group: { smiles: '*C(=O)CC', name: 'propanoyl', atoms: [0, 1, 2, 3] } },
                {
                  site: 'aniline ring',
                  group: { smiles: '*c1ccccc1', name: 'phenyl', atoms: [5, 6, 7, 8, 9, 10] },
                },
                {
                  site: 'piperidine ring',
                  group: { smiles: '', name: 'plain piperidine ring', atoms: [11, 12, 13, 14, 23, 24] },
                  substituents: [],
                },
                {
                  site: 'N-substituent',
                  group: {
                    smiles: '*CCc1ccccc1',
                    name: '2-phenylethyl',
                    atoms: [15, 16, 17, 18, 19, 20, 21, 22],
                  },
                },
              ],
            },
          ],
        };
      if (bare === COVERED)
        return {
          ...base,
          ...rest,
          smiles,
          ...says('class', true),
          findings: [covered],
          relation: SKELETON,
        };
      if (bare === RELATIVE) return { ...base, ...rest, smiles, ...says('analogue'), relation: SULFONAMIDE };
      const odd = /[^A-Za-z0-9@+\-[\]()\\/=#$:.%]/.exec(bare);
      if (bare === '' || odd !== null || bare.includes('Q'))
        return {
          ...base,
          ...rest,
          smiles,
          verdict: 'unreadable',
          arguable: false,
          certain: false,
          status: {},
          issues: [
            {
              code: 'character',
              severity: 'error',
              message: 'This sign means nothing in SMILES.',
              at: { offset: odd?.index ?? 0, length: 1 },
            },
          ],
        };
      return { ...base, ...rest, smiles, ...says('none') };
    },
  };
}
