import type { Site } from '../family.js';

const N_SUBSTITUENT: Site = {
  id: 'N-substituent',
  kind: 'group',
  emptyAt: 'N1',
  style: {
    id: 'n-substituent',
    tint: '#cfebdd',
    marks: '<path d="M0,3H6" stroke="#5ba583" stroke-width="0.8"/>',
  },
};

/** The sites of the orphines, as people speak of them and as pictures mark them. */
export const SITES: readonly Site[] = [
  {
    id: 'benzimidazolone',
    kind: 'frame',
    style: {
      id: 'benzimidazolone',
      tint: '#e3d9f4',
      marks: '<path d="M0,0L6,6" stroke="#8d74b8" stroke-width="0.8"/>',
    },
  },
  { id: 'piperidine ring', kind: 'frame', style: { id: 'piperidine', tint: '#e6e2dc', marks: '' } },
  N_SUBSTITUENT,
];

/** The sites of their spiro kin. */
export const SPIRO_SITES: readonly Site[] = [
  {
    id: 'N-phenyl',
    kind: 'group',
    as: 'as the aryl group on N1',
    words: 'aryl group on N1',
    style: { id: 'n-phenyl', tint: '#d3e5f8', marks: '<circle cx="3" cy="3" r="1" fill="#5b8abb"/>' },
  },
  {
    id: 'triazaspirodecanone',
    kind: 'frame',
    style: {
      id: 'triazaspirodecanone',
      tint: '#e3d9f4',
      marks: '<path d="M0,0L6,6" stroke="#8d74b8" stroke-width="0.8"/>',
    },
  },
  { ...N_SUBSTITUENT, emptyAt: 'N8' },
];
