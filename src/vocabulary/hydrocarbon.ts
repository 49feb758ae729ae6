import { isAromaticBond } from '../structure/aromatic.js';
import { arguable, BRIDGE, FURTHER, type Meeting, PLAIN, Shape, type WordDefinition } from './shape.js';

export const alkyl: WordDefinition = {
  word: 'alkyl',
  reading:
    'A saturated open-chain hydrocarbon group bound by a carbon. Arguable: a cycloalkyl group; an alkyl group that ' +
    'is itself further substituted (benzyl, hydroxymethyl) where the text is silent on that; a saturated bridge. ' +
    'Not: a group bound by a doubly or triply bound carbon (vinyl, ethynyl, cyano, carbonyl).',
  meets(group) {
    const s = new Shape(group);
    if (s.bridges) return bridge(s);
    const head = s.head;
    if (head === null || !s.isSaturatedCarbon(head)) return null;
    if (s.isOpenAlkyl()) return PLAIN;
    if (group.atoms.every((a) => s.isSaturatedCarbon(a)))
      return arguable('a ring of carbon is not an alkyl group in the strict sense');
    return arguable(FURTHER);
  },
};

export const alkenyl: WordDefinition = {
  word: 'alkenyl',
  reading:
    'An open-chain hydrocarbon group with one carbon-carbon double bond, wherever it stands. Arguable: several ' +
    'double bonds, a cycloalkenyl group, an alkylidene group, an alkenyl group that is itself further substituted.',
  meets(group) {
    const s = new Shape(group);
    const { molecule } = group;
    if (group.atoms.some((a) => s.aromatic(a)) && group.ring === undefined && s.bridges) return null;
    const doubles = molecule.bonds.filter(
      (b) =>
        b.order === 2 &&
        molecule.element[b.a] === 6 &&
        molecule.element[b.b] === 6 &&
        (group.atoms.includes(b.a) || group.atoms.includes(b.b)) &&
        !isAromaticBond(molecule, b.a, { to: b.b, aromatic: b.aromatic }),
    );
    if (doubles.length === 0) return null;
    const heads = group.attachments.map((a) => a.atom);
    if (!heads.every((h) => s.isCarbon(h) && !s.aromatic(h))) return null;
    if (s.bridges) return arguable(BRIDGE);
    if (s.head === null) return arguable('a group bound by a double bond is an alkylidene group');
    const hydrocarbon = group.atoms.every((a) => s.isCarbon(a) && !s.aromatic(a));
    const triple = group.atoms.some((a) => s.inner(a).some((e) => e.order === 3));
    if (!hydrocarbon || triple) {
      // The double bond must belong to the chain that starts at the site, not to some far substituent.
      const chain = s.reach(s.head, new Set(group.atoms.filter((a) => !s.isCarbon(a) || s.aromatic(a))));
      return doubles.some((b) => chain.includes(b.a)) ? arguable(FURTHER) : null;
    }
    if (s.hasOwnRing()) return arguable('a cycloalkenyl group is not an alkenyl group in the strict sense');
    return doubles.length === 1 ? PLAIN : arguable('the group has several double bonds');
  },
};

export const haloalkyl: WordDefinition = {
  word: 'haloalkyl',
  reading:
    'A saturated open-chain hydrocarbon group in which one or more hydrogens are halogen. Arguable: the same with a ' +
    'ring or with further groups beside the halogen.',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    if (head === null || !s.isSaturatedCarbon(head)) return null;
    const halogens = group.atoms.filter((a) => s.isHalogen(a));
    if (!halogens.some((h) => s.isSaturatedCarbon(s.edges(h)[0]!.to))) return null;
    const rest = group.atoms.filter((a) => !s.isHalogen(a));
    return s.isOpenAlkyl(rest) ? PLAIN : arguable(FURTHER);
  },
};

export const halo: WordDefinition = {
  word: 'halo',
  reading: 'Fluorine, chlorine, bromine, iodine or astatine.',
  meets(group) {
    const s = new Shape(group);
    return s.head !== null && group.atoms.length === 1 && s.isHalogen(s.head) ? PLAIN : null;
  },
};

export const cyanoalkyl: WordDefinition = {
  word: 'cyanoalkyl',
  reading:
    'A saturated open-chain hydrocarbon group in which one hydrogen is cyano. Arguable: several cyano groups, and the same ' +
    'with a ring or with further groups beside it.',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    if (head === null || !s.isSaturatedCarbon(head)) return null;
    const nitriles = group.atoms.filter(
      (a) =>
        s.isCarbon(a) &&
        s.edges(a).length === 2 &&
        s.inner(a).some((e) => e.order === 3 && s.element(e.to) === 7),
    );
    if (!nitriles.some((c) => s.inner(c).some((e) => s.isSaturatedCarbon(e.to)))) return null;
    const cyano = new Set(
      nitriles.flatMap((c) => [c, ...s.inner(c).flatMap((e) => (e.order === 3 ? [e.to] : []))]),
    );
    const rest = group.atoms.filter((a) => !cyano.has(a));
    return nitriles.length === 1 && s.isOpenAlkyl(rest) ? PLAIN : arguable(FURTHER);
  },
};

export const trialkylsilyl: WordDefinition = {
  word: 'trialkylsilyl',
  reading:
    'Silicon that bears three open-chain saturated hydrocarbon groups. Arguable: the same with a ring or further groups.',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    if (head === null || s.element(head) !== 14 || s.inner(head).length !== 3) return null;
    if (!s.inner(head).every((e) => e.order === 1 && s.isSaturatedCarbon(e.to))) return null;
    const rest = group.atoms.filter((a) => a !== head);
    const open = rest.every((a) => s.isSaturatedCarbon(a)) && !s.hasOwnRing();
    return open ? PLAIN : arguable(FURTHER);
  },
};

function bridge(s: Shape): Meeting | null {
  const { atoms, attachments } = s.group;
  if (atoms.some((a) => s.aromatic(a))) return null;
  return attachments.some((a) => a.order === 1 && s.isSaturatedCarbon(a.atom)) ? arguable(BRIDGE) : null;
}
