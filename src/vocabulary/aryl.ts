import { isAromaticBond } from '../structure/aromatic.js';
import { type Group, isBenzeneRing, smallestRings } from '../structure/group.js';
import { arguable, FURTHER, PLAIN, Shape, type WordDefinition } from './shape.js';

/** Words for groups that are, or end in, a ring: aryl, phenyl, benzyl, a heterocycle. */

export const aryl: WordDefinition = {
  word: 'aryl',
  reading:
    'A group bound by a carbon of an aromatic ring of carbon: phenyl, naphthyl. Arguable: one that is itself further substituted ' +
    'where the text is silent on that; a ring with hetero atoms (heteroaryl), which some texts name beside it.',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    if (head === null || !s.aromatic(head)) return null;
    const rings = ringsOf(group, head);
    if (rings.length === 0) return null;
    if (!rings.some((ring) => ring.every((a) => s.isCarbon(a) && s.aromatic(a))))
      return arguable('whether a ring with hetero atoms is an aryl group is not said');
    return group.atoms.every((a) => s.isCarbon(a) && s.aromatic(a)) ? PLAIN : arguable(FURTHER);
  },
};

export const phenyl: WordDefinition = {
  word: 'phenyl',
  reading:
    'A benzene ring bound by one of its carbons, whatever sits on it: the text names substituted phenyl beside phenyl. Arguable: one ' +
    'that a saturated part bridges (indanyl). Not: rings fused to it that are aromatic (naphthyl).',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    const ring =
      head === null ? undefined : ringsOf(group, head).find((r) => isBenzeneRing(group.molecule, r));
    if (ring === undefined) return null;
    const fused = ring.filter((a) => s.edges(a).filter((e) => e.inRing).length > 2);
    if (fused.length === 0) return PLAIN;
    const beside = fused.flatMap((a) => s.edges(a).flatMap((e) => (ring.includes(e.to) ? [] : [e.to])));
    return beside.some((a) => s.aromatic(a))
      ? null
      : arguable('a saturated part bridges two positions of the phenyl ring');
  },
};

export const benzyl: WordDefinition = {
  word: 'benzyl',
  reading:
    'CH2 that bears phenyl. Arguable: one that is itself further substituted, on its ring or its CH2, where the text is silent on that.',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    if (head === null || !s.isSaturatedCarbon(head)) return null;
    const bears = s
      .inner(head)
      .some((e) => ringsOf(group, e.to).some((ring) => isBenzeneRing(group.molecule, ring)));
    return bears ? (group.atoms.length === 7 ? PLAIN : arguable(FURTHER)) : null;
  },
};

export const heterocycle: WordDefinition = {
  word: 'heterocycle',
  reading:
    'A group bound by an atom of a ring, or of rings fused to it, with sulfur, oxygen or nitrogen among their atoms, saturated or not. ' +
    'Arguable: one that is itself further substituted where the text is silent on that.',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    if (head === null) return null;
    const system = ringSystem(s, head);
    if (!system.some((a) => [7, 8, 16].includes(s.element(a)))) return null;
    return system.length === group.atoms.length ? PLAIN : arguable(FURTHER);
  },
};

export const aromaticHeterocycle: WordDefinition = {
  word: 'aromatic heterocycle',
  reading:
    'A group bound by an atom of an aromatic ring with a hetero atom in it; what is fused to that ring does not matter, for the text ' +
    'does not say "monocycle". Arguable: the hetero atom is in a ring fused to it (quinolin-8-yl); one that is itself further substituted.',
  meets(group) {
    const s = new Shape(group);
    const head = group.attachments.length === 1 ? group.attachments[0]!.atom : null;
    if (head === null || !s.aromatic(head)) return null;
    const own = group.ring?.atoms ?? ringsOf(group, head)[0] ?? [];
    const system = ringSystem(s, head).filter((a) => s.aromatic(a));
    const isHetero = (atoms: readonly number[]) => atoms.some((a) => !s.isCarbon(a));
    if (!own.every((a) => s.aromatic(a)) || !isHetero(system)) return null;
    if (!isHetero(own)) return arguable('the hetero atom is in a ring fused to the one that is bound');
    return system.length === group.atoms.length ? PLAIN : arguable(FURTHER);
  },
};

export const anySubstituent: WordDefinition = {
  word: 'any substituent',
  reading:
    'Whatever stands in the place of hydrogen, bridges included. Arguable: what makes a second aromatic ring of the one that it sits on ' +
    '(the benzo part of naphthyl), which replaces that ring as much as it substitutes it.',
  meets({ molecule, attachments }) {
    const isFused = attachments.some(({ atom, to }) =>
      molecule.edges[atom]!.some((edge) => edge.to === to && isAromaticBond(molecule, atom, edge)),
    );
    return isFused ? arguable('whether a fused aromatic ring is a substituent is not said') : PLAIN;
  },
};

/** The smallest rings of the group through this atom of it. */
function ringsOf({ molecule, atoms }: Group, atom: number): number[][] {
  const own = new Set(atoms);
  const barred = new Set(
    Array.from({ length: molecule.size }, (_, a) => a).filter((a) => !own.has(a) && a !== atom),
  );
  return smallestRings(molecule, atom, barred);
}

/** The atoms of the group that ring bonds join to this one; none where it is in no ring. */
function ringSystem(s: Shape, head: number): readonly number[] {
  const found = new Set(s.inner(head).some((e) => e.inRing) ? [head] : []);
  for (const atom of found) for (const e of s.inner(atom)) if (e.inRing) found.add(e.to);
  return [...found];
}
