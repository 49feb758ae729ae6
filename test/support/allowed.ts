import type { Prefilter } from '../../src/batch/prefilter/index.js';
import type { Oddity, Reason } from '../../src/chemistry/reasons.js';

/**
 * All that a run with the prefilter may report otherwise than the exact path, each with the reason and a line that shows it.
 * docs/COMMAND.md names the codes; test/batch/common.test.ts holds that each is needed and that there is no other.
 */
export interface Allowed {
  readonly code: Reason | Oddity;
  /** `none`: an unreadable text is `none`. `no warning`: the record has no such warning. */
  readonly becomes: 'none' | 'no warning';
  readonly why: string;
  readonly line?: string;
}

export const ALLOWED: readonly Allowed[] = [
  {
    code: 'kekule',
    becomes: 'none',
    why: 'The prefilter does not draw aromatic rings.',
    line: 'c1cccn1',
  },
  {
    code: 'valence',
    becomes: 'none',
    why: 'The prefilter does not count bonds where no pattern begins.',
    line: 'CC(C)(C)(C)C',
  },
  {
    code: 'aromatic-chain',
    becomes: 'none',
    why: 'The prefilter does not ask whether a lower-case atom lies in a ring.',
    line: 'cc',
  },
  // No line is known in which OpenChemLib alone differs and no pattern begins.
  { code: 'second-reading', becomes: 'none', why: 'The prefilter does not ask OpenChemLib.' },
  {
    code: 'extension',
    becomes: 'no warning',
    why: 'Stereo extensions change no atom and no bond.',
    line: 'CCO |r|',
  },
  {
    code: 'metal-bond-dropped',
    becomes: 'no warning',
    why: 'The prefilter cuts metals off as normalisation does, without a word.',
    line: 'CO[Na]',
  },
  {
    code: 'radical',
    becomes: 'no warning',
    why: 'The prefilter does not count bonds where no pattern begins.',
    line: '[CH3]',
  },
  {
    code: 'ring-after-branch',
    becomes: 'no warning',
    why: 'The prefilter reads both orders alike.',
    line: 'C(C)1CC1',
  },
  {
    code: 'second-reading-refused',
    becomes: 'no warning',
    why: 'The prefilter does not ask OpenChemLib.',
    line: '[te]1cccc1',
  },
  {
    code: 'second-reading-skipped',
    becomes: 'no warning',
    why: 'The prefilter does not ask OpenChemLib.',
    line: 'C'.repeat(1100),
  },
  {
    code: 'slant-conflict',
    becomes: 'no warning',
    why: 'The prefilter leaves geometry aside.',
    line: 'F/C=C/1CCCCCCCC/1',
  },
];

const codes = (becomes: Allowed['becomes']): ReadonlySet<string> =>
  new Set(ALLOWED.filter((each) => each.becomes === becomes).map(({ code }) => code));

/** Reasons for which the exact path refuses texts that the prefilter rejects. */
export const REASONS_LOST = codes('none');
/** Warnings of the exact path that records of rejected texts lack. */
export const WARNINGS_LOST = codes('no warning');

/** Is this text rejected as a line of a list, which is how a run asks? */
export function rejectsLine(prefilter: Prefilter, text: string): boolean {
  const bytes = new TextEncoder().encode(`${text}\n`);
  const kept = prefilter.lines(bytes, 0, bytes.length, new Int32Array(6));
  if (prefilter.next !== bytes.length && kept === 0) throw new Error(`not one line: ${JSON.stringify(text)}`);
  return kept === 0;
}
