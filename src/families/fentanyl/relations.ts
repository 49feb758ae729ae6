import type { Relation, Where } from '../family.js';
import {
  AMIDINE,
  ANILINES,
  BENZYL,
  FENTANYL,
  MOVED,
  NOT_AROMATIC,
  OPENED,
  OPENED_SHORT,
  PHENETHYL,
  RING_CHANGED,
  SULFONAMIDE,
  THIOAMIDE,
} from './core.js';
import { isSmall } from './variants.js';

const small = (where: Where) => isSmall(where, { methylOnN1: true });

/**
 * The table, nearest relation first. The relatives are kinds that have appeared in seizures and in their literature.
 * What each finds and costs, as measured: docs/RELATIONS.md.
 */
export const RELATIONS: readonly Relation[] = (
  [
    {
      id: 'skeleton',
      kind: 'core',
      leavesAt: null,
      name: 'skeleton',
      explanation:
        'the whole 4-(N-aryl-N-acyl)aminopiperidine skeleton, whatever sits on the piperidine nitrogen',
      skeletons: [FENTANYL],
    },
    {
      id: 'other-acyl',
      kind: 'relative',
      leavesAt: 'acyl',
      name: 'acyl group of another kind',
      explanation: 'a thioacyl, imidoyl, sulfonyl or phosphoryl group in the place of the acyl group',
      skeletons: [THIOAMIDE, AMIDINE, SULFONAMIDE],
    },
    {
      id: 'no-acyl',
      kind: 'relative',
      leavesAt: null,
      name: 'no acyl group',
      explanation:
        'a 4-anilinopiperidine without the acyl group, as in 4-ANPP, with groups no larger than such substances have',
      skeletons: ANILINES,
      only: (where) => isSmall(where, { methylOnN1: false }),
    },
    {
      id: 'aryl-changed',
      kind: 'relative',
      leavesAt: 'aniline ring',
      name: 'aryl on the amide nitrogen changed',
      explanation:
        'a benzyl, a phenethyl or a ring that is not aromatic in the place of the aryl on the amide nitrogen',
      skeletons: [BENZYL, PHENETHYL, NOT_AROMATIC],
      only: small,
    },
    {
      id: 'position-moved',
      kind: 'relative',
      leavesAt: 'piperidine ring',
      name: 'amide nitrogen moved on the ring',
      explanation: 'the anilide on the 3-position of the piperidine, or one carbon off its 4-position',
      skeletons: MOVED,
      only: small,
    },
    {
      id: 'ring-changed',
      kind: 'relative',
      leavesAt: 'piperidine ring',
      name: 'ring changed',
      explanation: 'the anilide on a pyrrolidine, an azetidine, an azepane or an unsaturated piperidine',
      skeletons: RING_CHANGED,
      only: small,
    },
    {
      id: 'ring-opened',
      kind: 'relative',
      leavesAt: 'piperidine ring',
      name: 'ring opened',
      explanation: 'the anilide and an amine two or three carbons apart on an open chain',
      skeletons: [OPENED, OPENED_SHORT],
      only: small,
    },
  ] satisfies Omit<Relation, 'family'>[]
).map((relation) => ({ family: 'fentanyl', ...relation }));
