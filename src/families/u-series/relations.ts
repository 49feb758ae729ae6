import type { Relation } from '../family.js';
import { CORES, MOVED, N_ARYL, OTHER_ACIDS, OTHER_RINGS } from './core.js';
import { isSmall } from './variants.js';

/** The table, nearest relation first. What each finds and costs, as measured: docs/RELATIONS.md. */
export const RELATIONS: readonly Relation[] = (
  [
    {
      id: 'aminocyclohexyl-amide',
      kind: 'core',
      leavesAt: null,
      name: 'N-(2-aminocyclohexyl)amide',
      explanation: 'a benzamide or phenylacetamide of a 2-aminocyclohexyl group, whatever sits on the amine',
      skeletons: CORES,
    },
    {
      id: 'amine-moved',
      kind: 'relative',
      leavesAt: 'cyclohexane ring',
      name: 'amine moved',
      explanation: 'the amine and a CH2 to the amide on one carbon of the cyclohexane, as in AH-7921',
      skeletons: MOVED,
      only: isSmall,
    },
    {
      id: 'n-aryl-amide',
      kind: 'relative',
      leavesAt: 'amide nitrogen',
      name: 'phenyl on the amide nitrogen',
      explanation: 'a phenyl on the amide nitrogen and another acyl group, as in UF-17',
      skeletons: [N_ARYL],
      only: isSmall,
    },
    {
      id: 'aryl-acyl-changed',
      kind: 'relative',
      leavesAt: 'carbonyl',
      name: 'acid changed',
      explanation: 'a hetaryl acid, a longer or branched chain to the phenyl, or a thioamide',
      skeletons: OTHER_ACIDS,
      only: isSmall,
    },
    {
      id: 'cyclohexane-changed',
      kind: 'relative',
      leavesAt: 'cyclohexane ring',
      name: 'ring changed',
      explanation: 'a cyclopentane, a cycloheptane or a cyclohexene in the place of the cyclohexane',
      skeletons: OTHER_RINGS,
      only: isSmall,
    },
  ] satisfies Omit<Relation, 'family'>[]
).map((relation) => ({ family: 'u-series', ...relation }));
