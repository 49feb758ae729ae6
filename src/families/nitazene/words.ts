import type { Site } from '../family.js';

/** The sites, as people speak of them and as pictures mark them. */
export const SITES: readonly Site[] = [
  {
    id: 'benzimidazole ring',
    kind: 'frame',
    style: {
      id: 'nitazene-ring',
      tint: '#fbdcae',
      marks: '<path d="M-1,1L1,-1M0,6L6,0M5,7L7,5" stroke="#d39a4a"/>',
    },
  },
  {
    id: 'chain',
    kind: 'frame',
    words: 'chain on N1',
    style: { id: 'nitazene-chain', tint: '#e6e2dc', marks: '' },
  },
  {
    id: 'amine',
    kind: 'frame',
    style: {
      id: 'nitazene-amine',
      tint: '#cfebdd',
      marks: '<path d="M0,3H6" stroke="#5ba583" stroke-width="0.8"/>',
    },
  },
  {
    id: 'bridge',
    kind: 'frame',
    words: 'bridge at C2',
    style: {
      id: 'nitazene-bridge',
      tint: '#eadcf2',
      marks: '<path d="M3,0V6" stroke="#9b72b0" stroke-width="0.8"/>',
    },
  },
  {
    id: 'aryl',
    kind: 'group',
    as: 'as the aryl group',
    words: 'aryl group',
    style: { id: 'nitazene-aryl', tint: '#d3e5f8', marks: '<circle cx="3" cy="3" r="1" fill="#5b8abb"/>' },
  },
];
