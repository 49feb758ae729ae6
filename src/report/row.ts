import type { Fit, Tariff } from '../identifiers/index.js';
import type { Finding, ScreenResult } from '../result.types.js';

/** A result with the place in the input that it belongs to: what every format renders. */
export interface ReportRow {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** Lines of the file that the record takes. */
  readonly lines: number;
  readonly id: string;
  /** The name that the sender declared. */
  readonly name?: string;
  /** The line as it stood, where it could not be read. */
  readonly raw?: string;
  /** Columns of the user's own, each with its heading. */
  readonly own?: readonly (readonly [heading: string, cell: string])[];
  /** Where a flagged substance stands in the tariff, and whether a declared code fits; only where it was asked for. */
  readonly tariff?: Tariff & { readonly declared?: Fit };
  /** InChIKey of the text that was judged; only where it was asked for. */
  readonly inchiKey?: string;
  readonly result: ScreenResult;
}

/**
 * A format's row for a record of verdict `none`, in pieces: of the millions of such rows of a list only three texts differ,
 * and where a format writes them as they are, they can be copied as bytes.
 */
export interface NoneRow {
  /** Constant text and, between, what changes, in the order of the row. */
  readonly pieces: readonly ({ readonly text: string } | { readonly part: 'line' | 'id' | 'smiles' })[];
  /** Printable ASCII characters of an id or a structure that the format may write otherwise than as they are. */
  readonly escaped: string;
  /** The same of those that may stand anywhere but first. */
  readonly escapedFirst: string;
  /** Longest id or structure that is written as it is, in characters. */
  readonly longest: number;
}

/** What a finding is called: the listed substance or the rule. */
export const titleOf = (finding: Finding): string => ('name' in finding ? finding.name : finding.rule);

/** `II`, `(A)` and the like as they stand, with the word that the finding is a precursor where it is one. */
export const scheduleOf = (finding: Finding): string =>
  finding.of === 'drug' || finding.schedule.toLowerCase().includes(finding.of)
    ? finding.schedule
    : `${finding.schedule}, ${finding.of}`;

/** Where the finding stands in the law, and by which order: `21 CFR 1308.11(h), by 81 FR 85873 (2016-11-29)`. */
export const citationOf = ({ citation, instrument }: Finding): string =>
  instrument === undefined ? citation : `${citation}, by ${instrument}`;

/** What must be said beside a finding wherever it is told in short. */
export function doubtsOf(finding: Finding): string[] {
  return [
    ...(finding.reading === 'arguable' ? ['arguable'] : []),
    ...(finding.extension === undefined ? [] : [finding.extension]),
    ...(finding.certainOnDay ? [] : ['day not certain']),
  ];
}

/** Ours, by themselves: the tables of all regions take longer to load than a molecule takes to be judged. */
const NAMES: Readonly<Record<string, string>> = {
  us: 'United States',
  cn: 'China',
  gb: 'United Kingdom',
  it: 'Italy',
  ie: 'Ireland',
  ca: 'Canada',
  un: 'United Nations',
  de: 'Germany',
};

/** Of the others, as they were asked for. */
const OTHERS = new Map<string, string>();

/** `United States` for `us`; the id itself where it is no country's. */
export function jurisdictionName(id: string): string {
  const known = Object.hasOwn(NAMES, id) ? NAMES[id] : undefined;
  if (known !== undefined) return known;
  if (!/^[a-z]{2}$/.test(id)) return id;
  let name = OTHERS.get(id);
  if (name === undefined) {
    name = regionName(id);
    OTHERS.set(id, name);
  }
  return name;
}

function regionName(id: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(id.toUpperCase()) ?? id;
  } catch {
    return id;
  }
}

/** `US` for us; a user's own id as it stands. */
export const codeOf = (id: string): string => (/^[a-z]{2}$/.test(id) ? id.toUpperCase() : id);
