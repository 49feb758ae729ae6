import type { Tariff } from './tariff.js';

/** Whether a declared code fits a substance, by the evidence that we hold. */
export interface Fit {
  readonly fits: 'yes' | 'no' | 'cannot tell';
  /** One plain sentence. */
  readonly why: string;
  /** The declared code as six digits at most, `2933.39`; absent where the text is none. */
  readonly code?: string;
}

/**
 * Which code does this text say? Dots, spaces and hyphens may stand anywhere; a leading zero that a spreadsheet took is
 * put back; digits beyond the sixth are national and left aside.
 *
 * @param text - a cell
 * @returns four digits, or six as `2933.39`; undefined where the text is no code
 * @throws never
 * @example readTariffCode('2933 39 99'); // '2933.39'
 */
export function readTariffCode(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const cell = text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:hs|htsus|hts|cn|kn|taric|tariff)?(?:[ -]?(?:code|no\.?|nr\.?|number))?[ :.#-]*/i, '')
    .replaceAll(/[\s.\u2010-\u2015-]/g, '');
  if (!/^\d{3,12}$/.test(cell)) return undefined;
  // Codes have an even number of digits; one that is odd has lost its zero.
  const digits = cell.length % 2 === 1 ? `0${cell}` : cell;
  if (Number(digits.slice(0, 2)) === 0) return undefined;
  return digits.length === 4 ? digits : `${digits.slice(0, 4)}.${digits.slice(4, 6)}`;
}

/** Headings of preparations, doses and reference materials: what a structure says nothing of. */
const WARES = new Set(['3002', '3003', '3004', '3006', '3822', '3824']);

/**
 * Does a declared code fit this substance? `no` only where the words exclude it: another heading than the structure has,
 * or a subheading that cannot be argued for in any edition since 2022 or before it.
 *
 * @param declared - the code as it is written
 * @param tariff - what `tariffOf` says of the substance
 * @returns yes, no or cannot tell, with the reason
 * @throws never
 * @example fitsTariff('2933.37', tariffOfFentanyl).fits; // 'no'
 */
export function fitsTariff(declared: string, tariff: Tariff): Fit {
  const code = readTariffCode(declared);
  if (code === undefined) return { fits: 'cannot tell', why: 'This is no tariff code that can be read.' };
  const heading = code.slice(0, 4);
  const say = (fits: Fit['fits'], why: string): Fit => ({ fits, why, code });
  if (WARES.has(heading))
    return say(
      'cannot tell',
      `Heading ${heading} is of preparations: a structure does not say whether it is one.`,
    );
  if (heading.startsWith('98') || heading.startsWith('99'))
    return say('cannot tell', `Chapter ${heading.slice(0, 2)} is each country’s own.`);
  if (tariff.alternatives.some((each) => each === code || each === heading))
    return say('cannot tell', `${code} can be argued for: ${tariff.why.at(-1)}`);
  if (tariff.heading === null) {
    if (tariff.reading === 'plain' && /^293[234]$/.test(heading))
      return say('no', `${tariff.why[0]} Heading ${heading} is of heterocyclic compounds.`);
    return say('cannot tell', 'Its heading is not worked out here.');
  }
  if (heading !== tariff.heading)
    return say(
      'no',
      `Its structure belongs in heading ${tariff.heading} (${tariff.edition}). ${tariff.why[0]}`,
    );
  if (code.length === 4 || tariff.subheading === null)
    return say('yes', `Heading ${heading} is that of its structure; nothing is said of the subheading.`);
  if (code === tariff.subheading)
    return say(
      'yes',
      `${code} is where the words of ${tariff.edition} put it${tariff.reading === 'arguable' ? ', arguably' : ''}.`,
    );
  if (BEFORE_2022[tariff.subheading] === code || wasElsewhereByName(tariff, code))
    return say(
      'cannot tell',
      `Before 2022-01-01 it was in ${code}: which edition is meant, the code does not say.`,
    );
  if (!HELD.has(code) && tariff.reading === 'arguable')
    return say(
      'cannot tell',
      `The place in heading ${heading} is arguable, and the words of ${code} are not held here.`,
    );
  return say('no', `${tariff.edition} puts it in ${tariff.subheading}, not in ${code}. ${tariff.why.at(-1)}`);
}

/** Codes of HS 2017 and before, where HS 2022 took a substance out of another subheading. */
const BEFORE_2022: Readonly<Record<string, string>> = {
  '2933.34': '2933.39',
  '2933.36': '2933.39',
  '2933.37': '2933.39',
  '2934.92': '2934.99',
};

/** Subheadings of 2933 and 2934 whose words are held. */
const HELD = new Set(['2933.33', '2933.34', '2933.36', '2933.37', '2934.10', '2934.91', '2934.92']);

/** Carfentanil and remifentanil came into 2933.33 with HS 2022. */
function wasElsewhereByName({ subheading, why }: Tariff, code: string): boolean {
  return (
    subheading === '2933.33' && code === '2933.39' && why.some((each) => /^(?:car|remi)fentanil /.test(each))
  );
}
