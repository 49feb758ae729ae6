import type { Site } from '../family.js';

/** The sites, as people speak of them and as pictures mark them. */
export const SITES: readonly Site[] = [
  {
    id: 'acyl',
    kind: 'group',
    as: 'as the acyl group',
    words: 'acyl group',
    emptyAt: 'amide N',
    style: {
      id: 'acyl',
      tint: '#fbdcae',
      marks: '<path d="M-1,1L1,-1M0,6L6,0M5,7L7,5" stroke="#d39a4a"/>',
    },
  },
  {
    id: 'aniline ring',
    kind: 'group',
    style: { id: 'aniline', tint: '#d3e5f8', marks: '<circle cx="3" cy="3" r="1" fill="#5b8abb"/>' },
  },
  { id: 'piperidine ring', kind: 'frame', style: { id: 'piperidine', tint: '#e6e2dc', marks: '' } },
  {
    id: 'N-substituent',
    kind: 'group',
    emptyAt: 'N1',
    style: {
      id: 'n-substituent',
      tint: '#cfebdd',
      marks: '<path d="M0,3H6" stroke="#5ba583" stroke-width="0.8"/>',
    },
  },
];

/** Of a 4-anilinopiperidine: why a rule on amides does not reach it. */
export const LACKS_ACYL =
  'The aniline nitrogen bears no acyl group, and the rule asks for one: the propionyl of fentanyl, or another by';
