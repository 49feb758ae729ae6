import type { Verdict } from '../result.js';

/** What each verdict says, in one sentence. None of them says that something may be traded. */
export const MEANING: Readonly<Record<Verdict, string>> = {
  listed: 'A list in force names this substance.',
  class: 'No list in force names it; a class-wide rule in force covers it.',
  analogue: 'It is built as fentanyl is, and nothing in force in the chosen jurisdictions covers it.',
  none: 'Nothing found by these rules on this day.',
  unreadable: 'The text could not be read as one definite molecule; nothing was judged.',
};

/** A clause's place on the skeleton in words: `piperidine ring C3`. */
export function placeOf(clause: { readonly site: string; readonly position?: string | undefined }): string {
  return clause.position === undefined ? clause.site : `${clause.site} ${clause.position}`;
}
