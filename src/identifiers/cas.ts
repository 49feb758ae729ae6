import { casCheckDigit, hasCasCheckDigit } from '../law/cas.js';

export { casCheckDigit, hasCasCheckDigit };

/** What a text that looks like a CAS number says. */
export type CasReading =
  | {
      readonly ok: true;
      /** As printed: `437-38-7`. */
      readonly number: string;
      /** What stands in brackets behind it: `HCl`, `base`. */
      readonly remark?: string;
    }
  | {
      readonly ok: false;
      /** `cas-check-digit`: ten times in eleven a slip of the pen; `cas-incomplete`: cut off; `not-cas`: none at all. */
      readonly code: 'cas-check-digit' | 'cas-incomplete' | 'not-cas';
      /** The number as it would be printed, where the text holds one. */
      readonly number?: string;
      /** The digit that would be right, where another stands there. */
      readonly expected?: number;
    };

/** Hyphen, hyphens of Unicode, dashes, minus, and what OCR makes of them. */
const DASH = '[-\\u2010-\\u2015\\u2212\\u00ad\\uff0d_.]';
const PREFIX = '(?:cas(?:[ -]?(?:rn|registry))?[ .:#-]*(?:(?:no|nr|num|number|nummer)\\b[ .:#]*)?)?';
const WHOLE = new RegExp(`^${PREFIX}([0-9]{2,12})(?: ?${DASH} ?| )([0-9]{2})(?: ?${DASH} ?| )([0-9])$`, 'i');
const CUT = new RegExp(`^${PREFIX}[0-9]{2,7} ?${DASH} ?(?:[0-9]{1,2} ?${DASH}? ?)?$`, 'i');
const BARE = new RegExp(`^${PREFIX}([0-9]{5,10})$`, 'i');
/** Longer texts are no numbers, and are not looked at. */
const LONGEST = 120;

/**
 * Which CAS number does this text say? Any dashes, spaces around or in place of them, leading zeros, full-width
 * digits, a word such as `CAS No.` before and a remark in brackets behind it are understood.
 *
 * @param text - a cell
 * @param declared - true where the text is known to be a CAS number (its column says so): digits without dashes are then
 * read as one too
 * @returns the number, or why there is none
 * @throws never
 * @example readCas('CAS 0437 – 38 – 7 (base)'); // { ok: true, number: '437-38-7', remark: 'base' }
 */
export function readCas(text: string, declared = false): CasReading {
  if (text.length > LONGEST) return { ok: false, code: 'not-cas' };
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
  const remark = /^(.*\S) ?[([]([^()[\]]*)[)\]]$/.exec(plain);
  const body = (remark?.[1] ?? plain).trim();
  const parts = WHOLE.exec(body) ?? (declared || /cas/i.test(body) ? bare(body) : null);
  if (parts === null)
    return {
      ok: false,
      code: CUT.test(body) && (declared || /\D$/.test(body)) ? 'cas-incomplete' : 'not-cas',
    };
  const first = parts[1]!.replace(/^0+(?=\d\d)/, '');
  // Two digits before the first dash may be two because a zero was kept; more than seven are no CAS number.
  if (first.length > 7 || first.startsWith('0')) return { ok: false, code: 'not-cas' };
  const number = `${first}-${parts[2]}-${parts[3]}`;
  if (!hasCasCheckDigit(number))
    return { ok: false, code: 'cas-check-digit', number, expected: casCheckDigit(first + parts[2]!) };
  return { ok: true, number, ...(remark?.[2] ? { remark: remark[2].trim() } : {}) };
}

function bare(body: string): readonly string[] | null {
  const digits = BARE.exec(body)?.[1];
  return digits === undefined ? null : ['', digits.slice(0, -3), digits.slice(-3, -1), digits.slice(-1)];
}
