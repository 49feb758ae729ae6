import type { Verdict } from '../result.js';

/** What each verdict says, in one sentence. None of them says that something may be traded. */
export const MEANING: Readonly<Record<Verdict, string>> = {
  listed: 'A list in force names this substance.',
  class: 'No list in force names it; a class-wide rule in force covers it.',
  analogue: 'It is built like fentanyl, and nothing in force in the chosen jurisdictions covers it.',
  none: 'Nothing found by these rules on this day.',
  unreadable: 'The text could not be read as one definite molecule; nothing was judged.',
};

/** A clause's place on the skeleton in words: `piperidine ring C3`. */
export function placeOf(clause: { readonly site: string; readonly position?: string | undefined }): string {
  return clause.position === undefined ? clause.site : `${clause.site} ${clause.position}`;
}

/** A clause's place in a sentence: `at C3 of the piperidine ring`, `on the ring of the N-substituent`. */
export function atPlace(clause: { readonly site: string; readonly position?: string | undefined }): string {
  const site = clause.site === 'acyl' ? 'acyl group' : clause.site;
  const { position } = clause;
  if (position === undefined) return clause.site === 'acyl' ? 'as the acyl group' : `at the ${site}`;
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
