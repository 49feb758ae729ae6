import { arguable, FURTHER, type Meeting, PLAIN, Shape, type WordDefinition } from './shape.js';

/** Words for groups bound by the carbonyl or the sulfonyl of an acid, with alkyl beyond it. */

export const alkylsulfonyl: WordDefinition = {
  word: 'alkylsulfonyl',
  reading:
    'SO2-alkyl with an open-chain saturated alkyl group. Arguable: the alkyl part is a ring, unsaturated further on or further ' +
    'substituted. Not: sulfonamides, sulfonic acids and their esters.',
  meets(group) {
    const s = new Shape(group);
    const sulfur = s.head;
    if (sulfur === null || s.element(sulfur) !== 16) return null;
    const inner = s.inner(sulfur);
    const oxygens = inner.filter((e) => s.element(e.to) === 8 && s.edges(e.to).length === 1);
    const far = inner.find((e) => e.order === 1 && s.isCarbon(e.to));
    return oxygens.length !== 2 || far === undefined ? null : alkylFrom(s, far.to, [sulfur]);
  },
};

export const alkylthiocarbonyl: WordDefinition = {
  word: 'alkylthiocarbonyl',
  reading:
    'C(=O)-S-alkyl with an open-chain saturated alkyl group, as an alkylthio group beside the alkyloxycarbonyl group of the same list. ' +
    'Arguable: the alkyl part is a ring, unsaturated further on or further substituted; C(=S)-alkyl, which the word may also mean.',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    if (head === null || !s.isCarbon(head)) return null;
    const inner = s.inner(head);
    const beside = inner.find((e) => e.order === 1)?.to;
    if (beside === undefined) return null;
    if (inner.some((e) => e.order === 2 && s.element(e.to) === 16) && s.isSaturatedCarbon(beside))
      return arguable('whether C(=S)-alkyl or C(=O)-S-alkyl is meant is not said');
    if (!s.isCarbonyl(head) || s.element(beside) !== 16) return null;
    const far = s.inner(beside).find((e) => e.to !== head)?.to;
    return far === undefined ? null : alkylFrom(s, far, [beside]);
  },
};

export const alkylcarbamoyl: WordDefinition = {
  word: 'alkylcarbamoyl',
  reading:
    'C(=O)-NH-alkyl with an open-chain saturated alkyl group. Arguable: the alkyl part is a ring, unsaturated further on or further ' +
    'substituted; two alkyl groups on the nitrogen.',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    if (head === null || !s.isCarbonyl(head)) return null;
    const nitrogen = s.inner(head).find((e) => e.order === 1 && s.element(e.to) === 7)?.to;
    if (nitrogen === undefined) return null;
    const far = s.inner(nitrogen).flatMap((e) => (e.to === head ? [] : [e.to]));
    if (far.length === 0 || !far.every((a) => s.isSaturatedCarbon(a))) return null;
    return far.length === 1
      ? alkylFrom(s, far[0]!, [nitrogen])
      : arguable('whether two alkyl groups on the nitrogen are meant is not said');
  },
};

function alkylFrom(s: Shape, carbon: number, barred: readonly number[]): Meeting | null {
  if (!s.isSaturatedCarbon(carbon)) return null;
  return s.isOpenAlkyl(s.reach(carbon, new Set(barred))) ? PLAIN : arguable(FURTHER);
}
