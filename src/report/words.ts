import { FAMILIES, familyOf } from '../families/index.js';
import type { Finding, ScreenResult, Verdict } from '../result.types.js';

/** What each verdict says, in one sentence. None of them says that something may be traded. */
export const MEANING: Readonly<Record<Verdict, string>> = {
  listed: 'A list in force names this substance.',
  class:
    'No list in force names it; a class-wide rule in force covers it, or words of a listing reach it as a form of what they name.',
  analogue:
    'It has the core of a family that the rules speak of, or is a near relative of it, and no list and no class rule in force in the chosen jurisdictions covers it.',
  none: 'Nothing found by these rules on this day.',
  unreadable: 'The text could not be read as one definite molecule; nothing was judged.',
};

/** What kind of finding it is, before the name of the substance, the rule or the test. */
export const KIND: Readonly<Record<Finding['kind'], string>> = {
  listed: 'Listed',
  form: 'Form of a listed substance',
  class: 'Class rule',
  similarity: 'Test of likeness',
};

/** What `analogue` says of a whole file where texts of the chosen jurisdictions are not held. */
export const HELD_ALONE =
  'It has the core of a family that the rules speak of, or is a near relative of it, and no list and no class rule that the register holds of the chosen jurisdictions covers it.';

/**
 * What the verdict of this result says. Where a list of a chosen jurisdiction is not held, nobody can say that nothing in
 * force covers a relative that met no rule.
 */
export function meaningOf({
  verdict,
  relation,
  notHeld = [],
}: Pick<ScreenResult, 'verdict' | 'relation' | 'notHeld'>): string {
  const naming = notHeld.filter(({ names }) => names !== undefined);
  const by = (gaps: typeof notHeld) => [...new Set(gaps.map(({ jurisdiction }) => jurisdiction))].join(', ');
  if (verdict === 'class' && naming.length > 0)
    return `No list that the register holds names it, and a class-wide rule in force covers it; a list that is not held is known or expected to name it (${by(naming)}).`;
  if (verdict !== 'analogue') return MEANING[verdict];
  const how =
    relation === null
      ? 'An open test of likeness may reach it'
      : `It is built like the ${familyOf(relation.family).name}`;
  if (notHeld.length === 0)
    return `${how}, and no list and no class rule in force in the chosen jurisdictions covers it.`;
  const held = `${how}, and no list and no class rule that the register holds of the chosen jurisdictions covers it`;
  return naming.length > 0
    ? `${held}; but a list that is not held is known or expected to name it (${by(naming)}).`
    : `${held}; not all of their lists are held (${by(notHeld)}).`;
}

/** A clause's place on the skeleton in words: `piperidine ring C3`. */
export function placeOf(clause: { readonly site: string; readonly position?: string | undefined }): string {
  return clause.position === undefined ? clause.site : `${clause.site} ${clause.position}`;
}

const SITES = FAMILIES.flatMap(({ sites }) => sites);

/** A clause's place in a sentence: `at C3 of the piperidine ring`, `on the ring of the N-substituent`. */
export function atPlace(clause: { readonly site: string; readonly position?: string | undefined }): string {
  const known = SITES.find(({ id }) => id === clause.site);
  const site = known?.words ?? clause.site;
  const { position } = clause;
  if (position === undefined) return known?.as ?? `at the ${site}`;
  const chain = /^chain(?: (.+))?$/.exec(position);
  if (chain !== null)
    return chain[1] === undefined ? `in the ${site}’s chain` : `at ${chain[1]} of the ${site}’s chain`;
  const ring = /^ring(?: position ([\d,]+))?$/.exec(position);
  if (ring !== null)
    return ring[1] === undefined
      ? `as the ring of the ${site}`
      : `at position ${ring[1]} of the ${site}’s ring`;
  return `at ${position} of the ${site}`;
}
