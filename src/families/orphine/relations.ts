import type { Relation, Where } from '../family.js';
import { BENZO, ORPHINE_SKELETONS, OTHER_LACTAMS, OTHER_RINGS, SPIRO_ORPHINE } from './core.js';
import { hasArylalkyl, hasArylethyl, hasCycloalkylmethyl } from './tail.js';

/** The atoms of a match that are the core's own, and not what a skeleton asks for on it. */
export const coreOf = ({ at }: Pick<Where, 'at'>): ReadonlySet<number> =>
  new Set(
    Object.entries(at).flatMap(([label, atom]) =>
      /^(?:benzyl C|benzyl aryl C|aryl C)$/.test(label) ? [] : [atom],
    ),
  );

const arylalkyl = (amine: string) => (where: Where) =>
  hasArylalkyl(where.molecule, where.at[amine]!, coreOf(where));

export const isNor =
  (amine: string) =>
  ({ molecule, at }: Where) =>
    molecule.hydrogens[at[amine]!]! > 0;
export const isArylethyl = (amine: string) => (where: Where) =>
  hasArylethyl(where.molecule, where.at[amine]!, coreOf(where));
export const isCycloalkyl = (where: Where) =>
  hasCycloalkylmethyl(where.molecule, where.at.N1!, coreOf(where));

export const holdsAza = ({ molecule, at }: Where): boolean =>
  BENZO.some((label) => at[label] !== undefined && molecule.element[at[label]!] === 7);

/**
 * The table, nearest relation first. The law is asked of the whole core with any group on its nitrogen; the relation asks for an
 * arylalkyl group there, for with other groups the same core is that of medicines (pimozide, benperidol, domperidone).
 * What each finds and costs, as measured: docs/RELATIONS.md.
 */
export const RELATIONS: readonly Relation[] = (
  [
    {
      id: 'orphine',
      kind: 'core',
      leavesAt: null,
      name: 'orphine core',
      explanation: 'a 1-(arylalkyl)-4-(2-oxobenzimidazolin-1-yl)piperidine, as in brorphine',
      skeletons: ORPHINE_SKELETONS,
      only: arylalkyl('N1'),
    },
    {
      id: 'orphine-tail',
      kind: 'relative',
      leavesAt: 'N-substituent',
      name: 'arylalkyl group of an orphine changed',
      explanation:
        'the 4-(2-oxobenzimidazolin-1-yl)piperidine with hydrogen, an arylethyl or a cycloalkylmethyl group in the place of the arylalkyl group',
      skeletons: ORPHINE_SKELETONS,
      only: (where) => isNor('N1')(where) || isArylethyl('N1')(where) || isCycloalkyl(where),
    },
    {
      id: 'orphine-lactam',
      kind: 'relative',
      leavesAt: 'benzimidazolone',
      name: 'benzimidazolone of an orphine changed',
      explanation:
        'an indolinone, a benzoxazolone, a benzothiazolone, an imidazopyridinone or a benzimidazolethione in the place of the benzimidazolone',
      skeletons: OTHER_LACTAMS,
      only: (where) => !where.skeleton.id.startsWith('aza') || holdsAza(where),
    },
    {
      id: 'orphine-ring',
      kind: 'relative',
      leavesAt: 'piperidine ring',
      name: 'piperidine of an orphine changed',
      explanation:
        'the benzimidazolone on an azetidine, a pyrrolidine, an azepane, an unsaturated piperidine, on the 3-position of the piperidine or one carbon off its 4-position',
      skeletons: OTHER_RINGS,
    },
  ] satisfies Omit<Relation, 'family'>[]
).map((relation) => ({ family: 'orphine', ...relation }));

/** No carbonyl at C2: spirohydantoins are a chemistry of their own. */
const isBareAtC2 = ({ molecule, at }: Where): boolean => molecule.edges[at.C2!]!.every((e) => e.order === 1);

export const SPIRO_RELATIONS: readonly Relation[] = (
  [
    {
      id: 'spiro-orphine',
      kind: 'core',
      leavesAt: null,
      name: 'spiro orphine core',
      explanation: 'an 8-(arylalkyl)-1-aryl-1,3,8-triazaspiro[4.5]decan-4-one, as in spirobrorphine',
      skeletons: [SPIRO_ORPHINE],
      only: (where) => isBareAtC2(where) && arylalkyl('N8')(where),
    },
    {
      id: 'spiro-orphine-tail',
      kind: 'relative',
      leavesAt: 'N-substituent',
      name: 'arylalkyl group of a spiro orphine changed',
      explanation:
        'the 1-aryl-1,3,8-triazaspiro[4.5]decan-4-one with hydrogen or an arylethyl group in the place of the arylalkyl group',
      skeletons: [SPIRO_ORPHINE],
      only: (where) => isBareAtC2(where) && (isNor('N8')(where) || isArylethyl('N8')(where)),
    },
  ] satisfies Omit<Relation, 'family'>[]
).map((relation) => ({ family: 'spiro-orphine', ...relation }));
