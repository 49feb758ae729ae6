import { arguable, type Meeting, PLAIN, Shape, type WordDefinition } from './shape.js';

export const acyl: WordDefinition = {
  word: 'acyl',
  reading:
    'C(=O)R with R hydrogen or any carbon group, however substituted: the texts say "another acyl group" without a ' +
    'limit. Arguable, because the words do not decide: alkoxycarbonyl (a carbamate; DEA named fentanyl carbamate ' +
    'as a member of the class, 86 FR 23602), carbamoyl (a urea), thiocarbonyl and imidoyl groups, and the acyl groups of ' +
    'other oxoacids (sulfonyl, phosphoryl), which the IUPAC use of the word includes.',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    if (head === null) return null;
    const doubles = s.inner(head).filter((e) => e.order === 2 && !e.aromatic);
    const to = (elements: readonly number[]) => doubles.some((e) => elements.includes(s.element(e.to)));
    if (s.isCarbon(head)) {
      if (to([8])) return carbonyl(s, head);
      if (to([16, 34])) return arguable('whether a thioacyl group is an acyl group is not said');
      return to([7]) ? arguable('whether an imidoyl group is an acyl group is not said') : null;
    }
    if ([15, 16, 34].includes(s.element(head)) && to([8, 16]))
      return arguable(
        'whether the acyl group of another oxoacid (sulfonyl, phosphoryl) is meant is not said',
      );
    return null;
  },
};

function carbonyl(s: Shape, head: number): Meeting {
  const beside = s.inner(head).find((e) => e.order === 1);
  if (beside === undefined || s.isCarbon(beside.to)) return PLAIN;
  switch (s.element(beside.to)) {
    case 7:
      return arguable('whether a carbamoyl group (a urea) is an acyl group is not said');
    case 8:
      return arguable('whether an alkoxycarbonyl group (a carbamate) is an acyl group is not said');
    default:
      return arguable('whether a carbonyl group bound to another element is an acyl group is not said');
  }
}
