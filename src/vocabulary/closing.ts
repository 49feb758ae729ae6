import { arguable, FURTHER, PLAIN, Shape, type WordDefinition } from './shape.js';

/** Words for groups that close a ring with the places where they are attached. */

export const cycloalkyl: WordDefinition = {
  word: 'cycloalkyl',
  reading:
    'A saturated ring of carbon, bound by a carbon of the ring. Arguable: one that is itself further substituted; several rings.',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    if (head === null || !s.isSaturatedCarbon(head)) return null;
    if (s.inner(head).filter((e) => e.inRing).length < 2) return null;
    const isCarbon = group.atoms.every((a) => s.isSaturatedCarbon(a));
    const inOneRing = group.atoms.every((a) => s.inner(a).filter((e) => e.inRing).length === 2);
    return isCarbon && inOneRing ? PLAIN : arguable(FURTHER);
  },
};

export const alkylene: WordDefinition = {
  word: 'alkylene',
  reading:
    'A chain of saturated carbons that closes a ring with the place that it hangs on (the butane-1,4-diyl of pyrrolidinyl). ' +
    'Arguable: one that is itself further substituted or branched, has a double bond, or closes several rings. ' +
    'Not: a chain with another element in it (morpholinyl).',
  meets(group) {
    const s = new Shape(group);
    const chain = chainOf(s);
    if (chain === null || !chain.every((a) => s.isCarbon(a))) return null;
    return isPlain(s, chain) ? PLAIN : arguable(FURTHER);
  },
};

export const oxaalkylene: WordDefinition = {
  word: 'oxaalkylene',
  reading:
    'A chain of saturated carbons and one ether oxygen that closes a ring with the place that it hangs on. Arguable: one that is ' +
    'itself further substituted or branched, has a double bond, or closes several rings.',
  meets(group) {
    const s = new Shape(group);
    const chain = chainOf(s);
    if (chain === null || chain.filter((a) => s.element(a) === 8).length !== 1) return null;
    if (!chain.every((a) => s.isCarbon(a) || s.element(a) === 8)) return null;
    return isPlain(s, chain) ? PLAIN : arguable(FURTHER);
  },
};

export const fusedRing: WordDefinition = {
  word: 'fused ring',
  reading:
    'A chain of carbon, oxygen, sulfur and nitrogen that closes a ring over two neighbouring atoms of another; a nitrogen of it ' +
    'may bear methyl. Not: one with any other group on it, or one that closes several rings.',
  meets(group) {
    const s = new Shape(group);
    const [one, other] = group.attachments;
    if (one === undefined || other === undefined || one.to === other.to) return null;
    if (!s.edges(one.to).some((e) => e.to === other.to)) return null;
    const chain = chainOf(s);
    if (chain === null || !chain.every((a) => [6, 7, 8, 16].includes(s.element(a)))) return null;
    const rest = group.atoms.filter((a) => !chain.includes(a));
    const isMethylOnNitrogen = (a: number) =>
      s.isSaturatedCarbon(a) && s.edges(a).length === 1 && s.element(s.edges(a)[0]!.to) === 7;
    return rest.every(isMethylOnNitrogen) ? PLAIN : null;
  },
};

/** The atoms of the shortest way from the first place to the last; null where the group does not hang by two bonds at least. */
function chainOf(s: Shape): readonly number[] | null {
  const { attachments } = s.group;
  const first = attachments[0]?.atom;
  const last = attachments.at(-1)?.atom;
  if (first === undefined || last === undefined || attachments.length < 2) return null;
  const before = new Map<number, number>([[first, -1]]);
  for (const atom of before.keys())
    for (const { to } of s.inner(atom)) if (!before.has(to)) before.set(to, atom);
  const chain: number[] = [];
  for (let atom: number | undefined = last; atom !== undefined && atom >= 0; atom = before.get(atom))
    chain.push(atom);
  return chain;
}

/** The chain and nothing else, by two bonds and all of them single. */
const isPlain = (s: Shape, chain: readonly number[]): boolean =>
  s.group.attachments.length === 2 &&
  chain.length === s.group.atoms.length &&
  chain.every((a) => s.edges(a).every((e) => e.order === 1) && !s.aromatic(a)) &&
  chain.every((a) => s.inner(a).length <= 2);
