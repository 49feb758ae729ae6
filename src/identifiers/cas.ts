import { casCheckDigit, hasCasCheckDigit } from '../law/cas.js';

export { casCheckDigit, hasCasCheckDigit };

/** What a text that looks like a CAS number says. */
export type CasReading =
  | {
      readonly ok: true;
      /** As printed: `437-38-7`. */
      readonly number: string;
      /** What stands in brackets or words beside it: `HCl`, `base`. */
      readonly remark?: string;
    }
  | {
      readonly ok: false;
      /**
       * `cas-check-digit`: ten times in eleven a slip of the pen; `cas-incomplete`: cut off; `cas-as-date`: a date, which
       * spreadsheets make of numbers such as 51-05-8; `not-cas`: none at all.
       */
      readonly code: 'cas-check-digit' | 'cas-incomplete' | 'cas-as-date' | 'not-cas';
      /** The number as it would be printed, where the text holds one. */
      readonly number?: string;
      /** The digit that would be right, where another stands there. */
      readonly expected?: number;
      /** Of a date: the CAS numbers, with a right check digit, that a spreadsheet would have made it of; perhaps none. */
      readonly mayBe?: readonly string[];
    };

/** Hyphen, hyphens of Unicode, dashes, minus, and what OCR makes of them. */
const DASH = '[-\\u2010-\\u2015\\u2212\\u00ad\\uff0d_.]';
const PREFIX =
  '(?:(?:n[or]?[°º.]? ?)?(?:cas|rn)(?:[ -]?(?:rn|reg(?:istry)?\\.?))?[ .:#-]*(?:(?:no|nr|num|number|nummer)\\b[ .:#]*)?)?';
const WHOLE = new RegExp(`^${PREFIX}([0-9]{2,12})(?: ?${DASH} ?| )([0-9]{2})(?: ?${DASH} ?| )([0-9])$`, 'i');
const CUT = new RegExp(`^${PREFIX}[0-9]{2,7} ?${DASH} ?(?:[0-9]{1,2} ?${DASH}? ?)?$`, 'i');
const BARE = new RegExp(`^${PREFIX}([0-9]{5,10})$`, 'i');
/** A number among other text, with dashes: without them any three numbers in a row would be one. */
const AMONG =
  /(?<![\p{L}\d\u2010-\u2015\u2212-])0{0,5}[1-9]\d{1,6} ?[-\u2010-\u2015\u2212] ?\d\d ?[-\u2010-\u2015\u2212] ?\d(?![\p{L}\d\u2010-\u2015\u2212-])/gu;
/** Longer texts are no numbers, and are not looked at. */
const LONGEST = 120;
/** The longest cell in which several numbers are looked for. */
const LONGEST_CELL = 2000;

/**
 * Which CAS number does this text say? Any dashes, spaces around or in place of them, leading zeros, full-width
 * digits, a word such as `CAS No.` before, a remark in brackets behind, and quotes, brackets or marks around it are
 * understood.
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
  const plain = bared(text);
  const remark = /^(.*[^\s(]) ?[([]([^()[\]]*)[)\]]$/.exec(plain);
  const body = (remark?.[1] ?? plain).trim();
  const parts = WHOLE.exec(body) ?? (declared || /cas/i.test(body) ? bare(body) : null);
  if (parts === null) {
    const mayBe = declared ? casOfDate(plain) : undefined;
    if (mayBe !== undefined) return { ok: false, code: 'cas-as-date', mayBe };
    return {
      ok: false,
      code: CUT.test(body) && (declared || /\D$/.test(body)) ? 'cas-incomplete' : 'not-cas',
    };
  }
  const first = parts[1]!.replace(/^0+(?=\d\d)/, '');
  // Two digits before the first dash may be two because a zero was kept; more than seven are no CAS number.
  if (first.length > 7 || first.startsWith('0')) return { ok: false, code: 'not-cas' };
  const number = `${first}-${parts[2]}-${parts[3]}`;
  if (!hasCasCheckDigit(number))
    return { ok: false, code: 'cas-check-digit', number, expected: casCheckDigit(first + parts[2]!) };
  return { ok: true, number, ...(remark?.[2] ? { remark: remark[2].trim() } : {}) };
}

/**
 * Which CAS numbers does this cell say? As `readCas`, and several with anything between them: `437-38-7; 990-73-8 (citrate)`,
 * or one among words: `437-38-7 fentanyl`.
 *
 * @param text - a cell
 * @param declared - as for `readCas`
 * @returns a reading for each number, in the order of the text; where no number is found, the one reading that says why
 * @throws never
 * @example readCasCell('437-38-7 / 990-73-8').map((each) => each.number); // ['437-38-7', '990-73-8']
 */
export function readCasCell(text: string, declared = false): readonly CasReading[] {
  const whole = readCas(text, declared);
  if (whole.ok || whole.code !== 'not-cas' || text.length > LONGEST_CELL) return [whole];
  const cell = text.normalize('NFKC');
  const found = [...cell.matchAll(AMONG)];
  if (found.length === 0) return [whole];
  return found.map((match, i) => {
    const end = match.index + match[0].length;
    const behind = cell.slice(end, found[i + 1]?.index ?? cell.length);
    const inBrackets = /^ ?[([]([^()[\]]{0,60})[)\]]/.exec(behind)?.[1]?.trim();
    // Of one number all other words are its remark; of several what stands in brackets behind each.
    const words =
      found.length > 1
        ? inBrackets
        : bared(
            `${cell.slice(0, match.index)} ${behind}`.replaceAll(/\bcas(?:rn|[ -]?(?:no|nr))?\b[.:]*/gi, ' '),
          );
    const read = readCas(match[0], declared);
    return read.ok && words ? { ...read, remark: words.slice(0, 80) } : read;
  });
}

/** Without quotes, the sign by which a spreadsheet is told of a text, marks of footnotes, and brackets around the whole. */
function bared(text: string): string {
  let plain = text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
  for (let turn = 0; turn < 4; turn++) {
    const from = plain;
    const to = without(from, '=,;:"\'“”‘’«»†‡* ', ',;:.!"\'“”‘’«»†‡* ');
    const within = /^[([{]([^()[\]{}]*)[)\]}]$/.exec(to)?.[1];
    plain = within ?? to;
    if (plain === from) break;
  }
  return plain;
}

/** Without these signs at the beginning and at the end; a loop, for a pattern would go over a long run again and again. */
function without(text: string, before: string, behind: string): string {
  let [from, to] = [0, text.length];
  while (from < to && before.includes(text[from]!)) from++;
  while (from < to && behind.includes(text[to - 1]!)) to--;
  return text.slice(from, to);
}

function bare(body: string): readonly string[] | null {
  const digits = BARE.exec(body)?.[1];
  return digits === undefined ? null : ['', digits.slice(0, -3), digits.slice(-3, -1), digits.slice(-1)];
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.{0,20})?$/;
const OTHER_DATE = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/;
const WORDED_DATE = /^\d{1,2}[-. ]+\p{L}{3,9}\.?[-. ]+(?:\d{4}|\d{2})$/u;

/**
 * The CAS numbers of which a spreadsheet makes this date: it reads `1951-05-8` and `51-05-8` as year, month and day.
 * Undefined of what is no date.
 */
function casOfDate(text: string): readonly string[] | undefined {
  const iso = ISO_DATE.exec(text);
  const other = iso === null ? OTHER_DATE.exec(text) : null;
  if (iso === null && other === null) return WORDED_DATE.test(text) ? [] : undefined;
  const [year, ...rest] = iso !== null ? iso.slice(1) : [other![3]!, other![1]!, other![2]!];
  // In 5/8/1951 and 08.05.1951 either may be the month.
  const orders = iso !== null ? [rest] : [rest, [...rest].reverse()];
  const years = new Set([year!, year!.slice(-2)]);
  const numbers = orders.flatMap(([month, day]) =>
    Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
      ? Number(day) > 9
        ? ['']
        : [...years].map((each) => `${Number(each)}-${month!.padStart(2, '0')}-${Number(day)}`)
      : [],
  );
  if (numbers.length === 0) return undefined;
  return [...new Set(numbers)].filter((number) => /^\d\d/.test(number) && hasCasCheckDigit(number));
}
