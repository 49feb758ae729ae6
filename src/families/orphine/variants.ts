import type { Variant, Where } from '../family.js';
import { coreOf, holdsAza, isArylethyl, isCycloalkyl, isNor } from './relations.js';
import { hasArylalkyl } from './tail.js';

const bySkeleton = (start: string) => (where: Where) => where.skeleton.id.startsWith(start);
const instead = (holds: (where: Where) => boolean, amine: string) => (where: Where) =>
  !hasArylalkyl(where.molecule, where.at[amine]!, coreOf(where)) && holds(where);

export const VARIANTS: readonly Variant[] = [
  {
    id: 'orphine-nor',
    name: 'no N-substituent',
    explanation: 'the piperidine nitrogen bears hydrogen only',
    holds: isNor('N1'),
  },
  {
    id: 'two-carbon-tail',
    name: 'two carbons before the aryl',
    explanation: 'an arylethyl group, as phenethyl, in the place of the arylalkyl group',
    holds: instead(isArylethyl('N1'), 'N1'),
  },
  {
    id: 'cycloalkyl-tail',
    name: 'cycloalkylmethyl',
    explanation: 'a saturated ring of five to seven carbons in the place of the aryl of the arylalkyl group',
    holds: instead(isCycloalkyl, 'N1'),
  },
  {
    id: 'indolinone',
    name: 'indolinone',
    explanation: 'a carbon in the place of N3 of the benzimidazolone',
    holds: bySkeleton('indolinone'),
  },
  {
    id: 'benzoxazolone',
    name: 'benzoxazolone',
    explanation: 'an oxygen in the place of N3 of the benzimidazolone',
    holds: bySkeleton('benzoxazolone'),
  },
  {
    id: 'benzothiazolone',
    name: 'benzothiazolone',
    explanation: 'a sulfur in the place of N3 of the benzimidazolone',
    holds: bySkeleton('benzothiazolone'),
  },
  {
    id: 'aza-benzimidazolone',
    name: 'imidazopyridinone',
    explanation: 'a nitrogen in the place of a carbon of the benzo ring',
    holds: (where) => bySkeleton('aza')(where) && holdsAza(where),
  },
  {
    id: 'benzimidazolethione',
    name: 'thione',
    explanation: 'sulfur or selenium in the place of the oxygen of the benzimidazolone',
    holds: bySkeleton('thione'),
  },
  {
    id: 'orphine-azetidine',
    name: 'azetidine',
    explanation: 'a ring of four in the place of the piperidine',
    holds: bySkeleton('azetidin'),
  },
  {
    id: 'orphine-pyrrolidine',
    name: 'pyrrolidine',
    explanation: 'a ring of five in the place of the piperidine',
    holds: bySkeleton('pyrrolidin'),
  },
  {
    id: 'orphine-piperidin-3-yl',
    name: '3-position of the piperidine',
    explanation: 'the benzimidazolone on C3 of the piperidine',
    holds: bySkeleton('piperidin-3-yl'),
  },
  {
    id: 'orphine-azepane',
    name: 'azepane',
    explanation: 'a ring of seven in the place of the piperidine',
    holds: bySkeleton('azepan'),
  },
  {
    id: 'orphine-unsaturated',
    name: 'unsaturated ring',
    explanation: 'a double bond between C3 and C4 of the piperidine, as in droperidol',
    holds: bySkeleton('unsaturated'),
  },
  {
    id: 'orphine-spaced',
    name: 'one carbon between the ring and the benzimidazolone',
    explanation: 'a CH2 between C4 of the piperidine and the nitrogen of the benzimidazolone',
    holds: bySkeleton('spaced'),
  },
];

export const SPIRO_VARIANTS: readonly Variant[] = [
  {
    id: 'spiro-orphine-nor',
    name: 'no N-substituent',
    explanation: 'N8 bears hydrogen only',
    holds: isNor('N8'),
  },
  {
    id: 'spiro-two-carbon-tail',
    name: 'two carbons before the aryl',
    explanation: 'an arylethyl group, as phenethyl, in the place of the arylalkyl group',
    holds: instead(isArylethyl('N8'), 'N8'),
  },
];
