import { type Aromatic, aromaticRing, isAromatic, isAromaticBond } from '../structure/aromatic.js';
import type { Group } from '../structure/group.js';
import { arguable, type Meeting, PLAIN, type WordDefinition } from './shape.js';

const FUSED =
  'a saturated part bridges two ring positions: a substituted single ring on one reading, two fused rings on the other';

/**
 * One ring, whatever hangs on it. A ring that shares atoms with an aromatic ring is no monocycle (naphthyl, indolyl), nor is
 * a saturated ring that shares them with any other (adamantyl, decalinyl, a spiro ring). A saturated bridge over two
 * positions of an aromatic ring (benzodioxolyl, indanyl) can be read either way: that ring stays what it was.
 */
function single(group: Group): Meeting | null {
  if (group.ring === undefined) return null;
  const { molecule } = group;
  const ring = new Set(group.ring.atoms);
  let meeting: Meeting = PLAIN;
  for (const substituent of group.ring.substituents) {
    const onRing = substituent.attachments.filter((a) => ring.has(a.to));
    if (onRing.length < 2) continue;
    const aromaticBridge = onRing.some((a) => {
      const edge = molecule.edges[a.atom]!.find((e) => e.to === a.to);
      return edge !== undefined && isAromaticBond(molecule, a.atom, edge);
    });
    if (aromaticBridge || !group.ring.atoms.every((a) => isAromatic(molecule, a))) return null;
    meeting = arguable(FUSED);
  }
  return meeting;
}

export const monocycle: WordDefinition = {
  word: 'monocycle',
  reading:
    'One ring of any size, aromatic or not, of any atoms, with whatever sits on it where the text says "whether or not ' +
    'further substituted". Not: rings fused to an aromatic ring, and saturated bi- and polycycles. Arguable: a saturated part ' +
    'that bridges two positions of an aromatic ring.',
  meets: single,
};

export const aromaticMonocycle: WordDefinition = {
  word: 'aromatic monocycle',
  reading:
    'A monocycle whose ring is aromatic, as it is written or in a tautomer (a pyridone is a hydroxypyridine); hetero-aromatic ' +
    'rings count. Arguable: a ring that is aromatic in no tautomer but is often called so (N-methylpyridones, pyranones, ' +
    'tropone).',
  meets(group) {
    const how = group.ring === undefined ? null : aromaticRing(group.molecule, group.ring.atoms);
    const meeting = how === null ? null : single(group);
    const why = how === null ? undefined : DOUBTS[how];
    return meeting === null || why === undefined ? meeting : arguable(why);
  },
};

const DOUBTS: Readonly<Partial<Record<Aromatic, string>>> = {
  count:
    'the ring has no aromatic tautomer; whether one that is aromatic by the counting of its electrons alone is an aromatic ring is not said',
};

export const heteromonocycle: WordDefinition = {
  word: 'heteromonocycle',
  reading: 'A monocycle with at least one ring atom that is not carbon, aromatic or not.',
  meets(group) {
    const hetero = group.ring?.atoms.some((a) => group.molecule.element[a] !== 6) ?? false;
    return hetero ? single(group) : null;
  },
};

export const aromaticGroup: WordDefinition = {
  word: 'aromatic group',
  reading:
    'A group bound by an atom of an aromatic ring, whatever is fused to that ring or sits on it: the text says neither ' +
    '"monocyclic" nor how large. Arguable: a ring that is aromatic in no tautomer but is often called so.',
  meets(group) {
    const how = group.ring === undefined ? null : aromaticRing(group.molecule, group.ring.atoms);
    if (how === null) return null;
    const why = DOUBTS[how];
    return why === undefined ? PLAIN : arguable(why);
  },
};
