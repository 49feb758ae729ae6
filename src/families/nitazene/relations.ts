import type { Relation } from '../family.js';
import {
  AZA,
  HETERO_BRIDGE,
  INDOLE,
  LONG_BRIDGE,
  LONG_CHAIN,
  NITAZENE,
  OPENED,
  OPENED_CLOSED,
} from './core.js';
import { isAmineChain } from './decompose.js';
import { hasAza, isSmall } from './variants.js';

/** The table, nearest relation first. What each finds and costs, as measured: docs/RELATIONS.md. */
export const RELATIONS: readonly Relation[] = (
  [
    {
      id: 'nitazene-skeleton',
      kind: 'core',
      leavesAt: null,
      name: 'skeleton',
      explanation: 'the whole 2-(arylmethyl)-1-(2-aminoethyl)benzimidazole skeleton, whatever sits on it',
      skeletons: [NITAZENE],
      only: ({ molecule, at }) => isAmineChain(molecule, at),
    },
    {
      id: 'nitazene-bridge-changed',
      kind: 'relative',
      leavesAt: 'bridge',
      name: 'bridge changed',
      explanation:
        'nitrogen, oxygen, sulfur or two carbons in the place of the carbon between the benzimidazole and the aryl',
      skeletons: [HETERO_BRIDGE, LONG_BRIDGE],
      only: isSmall,
    },
    {
      id: 'nitazene-chain-changed',
      kind: 'relative',
      leavesAt: 'chain',
      name: 'chain changed',
      explanation: 'three carbons between the benzimidazole and the amine',
      skeletons: [LONG_CHAIN],
      only: isSmall,
    },
    {
      id: 'nitazene-core-changed',
      kind: 'relative',
      leavesAt: 'benzimidazole ring',
      name: 'benzimidazole changed',
      explanation: 'an imidazopyridine or an indole in the place of the benzimidazole',
      skeletons: [AZA, INDOLE],
      only: (where) => isSmall(where) && (where.skeleton !== AZA || hasAza(where)),
    },
    {
      id: 'nitazene-ring-opened',
      kind: 'relative',
      leavesAt: 'benzimidazole ring',
      name: 'ring opened',
      explanation:
        'the diamide from which the benzimidazole closes, as it is sold: an arylacetanilide beside an aminoethylamine',
      skeletons: [OPENED, OPENED_CLOSED],
      only: isSmall,
    },
  ] satisfies Omit<Relation, 'family'>[]
).map((relation) => ({ family: 'nitazene', ...relation }));
