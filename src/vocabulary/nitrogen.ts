import { arguable, BRIDGE, FURTHER, PLAIN, Shape, type WordDefinition } from './shape.js';

export const amino: WordDefinition = {
  word: 'amino',
  reading:
    'NH2. Arguable: a nitrogen that carries more by single bonds (methylamino, dimethylamino, pyrrolidinyl, acetamido, ' +
    'methanesulfonamido, hydrazinyl) or is quaternary, since the texts do not say whether an amino group may be further substituted; one that bridges. ' +
    'Not: nitro, nitroso, azido, isocyanato and other groups bound by a nitrogen with double bonds.',
  meets(group) {
    const s = new Shape(group);
    if (s.bridges) {
      if (group.atoms.some((a) => s.aromatic(a))) return null;
      return group.attachments.some((a) => a.order === 1 && s.element(a.atom) === 7)
        ? arguable(BRIDGE)
        : null;
    }
    const head = s.head;
    if (head === null || s.element(head) !== 7 || s.aromatic(head)) return null;
    if (group.atoms.length === 1) return s.hydrogens(head) >= 2 ? PLAIN : null;
    return s.edges(head).every((e) => e.order === 1) ? arguable(FURTHER) : null;
  },
};

export const nitro: WordDefinition = {
  word: 'nitro',
  reading: 'NO2, however its charges are drawn. Not: nitroso, nitrate (O-NO2).',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    if (head === null || group.atoms.length !== 3 || s.element(head) !== 7) return null;
    const oxygens = s.inner(head).filter((e) => s.element(e.to) === 8 && s.hydrogens(e.to) === 0);
    return oxygens.length === 2 ? PLAIN : null;
  },
};
