import type { Site } from '../family.js';

/** The sites, as people speak of them and as pictures mark them. */
export const SITES: readonly Site[] = [
  {
    id: 'amine',
    kind: 'group',
    style: {
      id: 'amine',
      tint: '#cfebdd',
      marks: '<path d="M0,3H6" stroke="#5ba583" stroke-width="0.8"/>',
    },
  },
  { id: 'cyclohexane ring', kind: 'frame', style: { id: 'cyclohexane', tint: '#e6e2dc', marks: '' } },
  {
    id: 'amide nitrogen',
    kind: 'group',
    as: 'on the amide nitrogen',
    emptyAt: 'amide N',
    style: {
      id: 'amide-nitrogen',
      tint: '#fbdcae',
      marks: '<path d="M-1,1L1,-1M0,6L6,0M5,7L7,5" stroke="#d39a4a"/>',
    },
  },
  {
    id: 'carbonyl',
    kind: 'frame',
    style: {
      id: 'carbonyl',
      tint: '#ecdcf2',
      marks: '<path d="M3,0V6" stroke="#a77bb8" stroke-width="0.8"/>',
    },
  },
  {
    id: 'aryl',
    kind: 'group',
    style: { id: 'aryl', tint: '#d3e5f8', marks: '<circle cx="3" cy="3" r="1" fill="#5b8abb"/>' },
  },
];
