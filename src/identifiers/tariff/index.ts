import hs from '../data/hs2022.json';
import type { Substance } from '../lookup.js';
import type { TariffFacts } from './facts.js';
import type { Tariff } from './tariff.js';

export { type Fit, fitsTariff, readTariffCode } from './declared-code.js';
export { type TariffFacts, tariffFacts, type UnfusedRing } from './facts.js';
export type { Tariff } from './tariff.js';

/** What is known beside the molecule itself. */
export interface TariffCircumstances {
  /** The salt, where it is one: `hydrochloride`. */
  readonly salt?: string;
  /** True where the text states an isotope. */
  readonly labelled?: boolean;
}

const WORDS: Readonly<Record<string, string | undefined>> = hs.words;

/**
 * Where does this substance stand in the tariff, by the words of HS 2022?
 *
 * A heading follows from the hetero atoms in rings; a subheading from the names that it prints, from official lists and
 * else from its words. Chapter 29's notes are quoted in `why` where they decide.
 *
 * @param facts - of the organic molecule; see `tariffFacts`
 * @param named - the substance of the register that it is, where it is one
 * @param beside - salt and label
 * @returns the place, how sure it is, and why
 * @throws never
 * @example tariffOf(tariffFacts(read('CCC(=O)N(c1ccccc1)C1CCNCC1')), norfentanyl).alternatives; // ['2933.34']
 */
export function tariffOf(facts: TariffFacts, named?: Substance, beside: TariffCircumstances = {}): Tariff {
  const base = placeOf(facts, named);
  const why = [...base.why];
  const alternatives = new Set(base.alternatives);
  let { reading } = base;
  if (base.heading !== null && beside.salt !== undefined && beside.salt !== 'base') {
    if (base.subheading !== null && SAYS_SALTS.has(base.subheading))
      why.push(`The words of ${base.subheading} say “salts thereof”.`);
    else if (base.subheading !== null && NAMES_ALONE.has(base.subheading)) {
      reading = 'arguable';
      alternatives.add(`${base.heading}.${base.heading === '2933' ? '39' : '99'}`);
      why.push(
        `It is a salt: the heading is that of the base (chapter 29, note 5 (C)), and the words of ${base.subheading} do not say “salts thereof”.`,
      );
    }
  }
  if (beside.labelled === true) {
    reading = 'arguable';
    alternatives.add('2845');
    why.push(
      'It is labelled with an isotope: goods answering to a description in heading 2845 are in no other (section VI, note 1).',
    );
  }
  const text = base.subheading === null ? undefined : WORDS[base.subheading];
  return {
    edition: 'HS 2022',
    heading: base.heading,
    subheading: base.subheading,
    reading,
    why,
    alternatives: [...alternatives].filter((code) => code !== base.subheading).sort(),
    ...(text === undefined ? {} : { words: { text, source: hs.source } }),
  };
}

/** Subheadings whose words end in “salts thereof”. */
const SAYS_SALTS = new Set(['2933.33', '2934.91']);
/** Subheadings whose words name substances and do not say so. */
const NAMES_ALONE = new Set(['2933.34', '2933.36', '2933.37', '2934.92']);

interface Place {
  readonly heading: string | null;
  readonly subheading: string | null;
  readonly reading: 'plain' | 'arguable';
  readonly why: readonly string[];
  readonly alternatives: readonly string[];
}

function placeOf(facts: TariffFacts, named: Substance | undefined): Place {
  const { ringHetero } = facts;
  if (ringHetero.size === 0)
    return {
      heading: null,
      subheading: null,
      reading: 'plain',
      why: ['No ring holds a hetero atom: it is in none of the headings 2932 to 2934.'],
      alternatives: [],
    };
  if (ringHetero.has('other'))
    return {
      heading: null,
      subheading: null,
      reading: 'arguable',
      why: ['A ring holds another element than C, N, O and S.'],
      alternatives: ['2931', '2934'],
    };
  if (!ringHetero.has('N') && !ringHetero.has('S'))
    return {
      heading: '2932',
      subheading: null,
      reading: 'plain',
      why: ['The hetero atoms in its rings are oxygen alone.'],
      alternatives: [],
    };
  const heading = ringHetero.has('O') || ringHetero.has('S') ? '2934' : '2933';
  const why = [
    heading === '2933'
      ? 'The hetero atoms in its rings are nitrogen alone.'
      : `Its rings hold ${[...ringHetero].sort().join(' and ')}: of the headings that could include it, the last (chapter 29, note 3: “${hs.notes['chapter 29, note 3']}”).`,
  ];
  const official = named?.facts?.tariff;
  // Norfentanyl: the lists say where, and the words might say otherwise.
  const isNor = facts.fentanyl?.nSubstituent === 'hydrogen';
  if (official?.hs.startsWith(heading) && !(isNor && official.hs === '2933.39'))
    return {
      heading,
      subheading: official.hs,
      reading: 'plain',
      why: [...why, `${named!.name} stands there by name: ${official.source}.`],
      alternatives: [],
    };
  const place = heading === '2933' ? in2933(facts, official) : in2934(facts);
  return { heading, ...place, why: [...why, ...place.why] };
}

type Within = Omit<Place, 'heading'>;

const arguable = (subheading: string, why: string, ...alternatives: string[]): Within => ({
  subheading,
  reading: 'arguable',
  why: [why],
  alternatives,
});

function in2933(facts: TariffFacts, official: { readonly source: string } | undefined): Within {
  const { fentanyl, unfused } = facts;
  const others = otherRings(facts);
  if (fentanyl !== null) {
    const place = fentanylPlace(fentanyl, '2933.34', '2933.39', official);
    if (others.length === 0) return place;
    return {
      ...place,
      reading: 'arguable',
      why: [
        ...place.why,
        `It holds another ring of which the heading has a subheading (${others.map(([name]) => name).join(', ')}), and note 3 “does not apply to the subheadings of this chapter”.`,
      ],
      alternatives: [...new Set([...place.alternatives, ...others.map(([, code]) => code)])],
    };
  }
  if (facts.anilinopiperidine)
    return arguable(
      '2933.39',
      'A 4-anilinopiperidine without an acyl group: whether it is a derivative of ANPP or of fentanyl, the words do not say.',
      '2933.34',
      '2933.36',
    );
  const [first, ...rest] = others;
  if (unfused.has('pyridine'))
    return first === undefined
      ? {
          subheading: '2933.39',
          reading: 'plain',
          why: ['It holds an unfused pyridine ring, hydrogenated or not, and no other subheading names it.'],
          alternatives: [],
        }
      : arguable(
          '2933.39',
          `It holds an unfused pyridine ring, and another ring of which the heading has a subheading (${others.map(([name]) => name).join(', ')}).`,
          ...others.map(([, code]) => code),
        );
  if (first !== undefined)
    return arguable(
      first[1],
      `It holds a ring of which the heading has a subheading: ${first[0]}. The words of that subheading are not held here.`,
      ...rest.map(([, code]) => code),
      '2933.99',
    );
  return arguable('2933.99', 'No subheading of 2933 that is held here describes it: “Other”.');
}

function in2934({ fentanyl, unfused }: TariffFacts): Within {
  if (fentanyl !== null) {
    const place = fentanylPlace(fentanyl, '2934.92', '2934.99', undefined);
    if (!unfused.has('thiazole')) return place;
    return {
      ...place,
      reading: 'arguable',
      why: [
        ...place.why,
        'It holds an unfused thiazole ring, and 2934.10 stands before the subheadings “Other”.',
      ],
      alternatives: [...new Set([...place.alternatives, '2934.10'])],
    };
  }
  if (unfused.has('thiazole'))
    return {
      subheading: '2934.10',
      reading: 'plain',
      why: ['It holds an unfused thiazole ring.'],
      alternatives: [],
    };
  return arguable('2934.99', 'No subheading of 2934 that is held here describes it: “Other”.');
}

/** “Other fentanyls and their derivatives”, or the “Other” after it. */
function fentanylPlace(
  { acyl, nSubstituent }: NonNullable<TariffFacts['fentanyl']>,
  fentanyls: string,
  other: string,
  official: { readonly source: string } | undefined,
): Within {
  if (nSubstituent === 'hydrogen')
    return arguable(
      other,
      official === undefined
        ? 'It has no group on the piperidine nitrogen; as norfentanyl, which official lists put under “Other”, though it may be called a derivative of fentanyl.'
        : `Official lists put it under “Other” (${hs.practice.norfentanyl.source}), though the words may be read to reach it as a derivative of fentanyl.`,
      fentanyls,
    );
  const doubt = [
    ...(acyl === 'acyl'
      ? []
      : [
          acyl === 'other'
            ? 'no acyl group of carbon and oxygen'
            : 'a carbamate or urea in place of the acyl group',
        ]),
    ...(nSubstituent === 'other' ? ['another group than 2-arylethyl on the piperidine nitrogen'] : []),
  ];
  if (doubt.length > 0)
    return arguable(
      fentanyls,
      `It matches the skeleton of fentanyl with ${doubt.join(' and ')}; the tariff does not define “fentanyls and their derivatives”.`,
      other,
    );
  return {
    subheading: fentanyls,
    reading: 'plain',
    why: [
      'It is fentanyl’s 4-(N-aryl-N-acyl)aminopiperidine with a 2-arylethyl group on the nitrogen, and no subheading names it.',
    ],
    alternatives: [],
  };
}

/** Rings beside pyridine of which 2933 has a subheading; their words are not held here. */
function otherRings({ unfused, lactam }: TariffFacts): readonly (readonly [name: string, code: string])[] {
  const rings: (readonly [string, string])[] = [];
  if (unfused.has('pyrazole')) rings.push(['an unfused pyrazole ring', '2933.19']);
  if (unfused.has('imidazole')) rings.push(['an unfused imidazole ring', '2933.29']);
  if (unfused.has('pyrimidine or piperazine')) rings.push(['a pyrimidine or piperazine ring', '2933.59']);
  if (unfused.has('triazine')) rings.push(['an unfused triazine ring', '2933.69']);
  if (lactam) rings.push(['a lactam', '2933.79']);
  return rings;
}
