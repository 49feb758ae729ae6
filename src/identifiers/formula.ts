import { atomicNumber, type Composition, hill, massesOf } from '../chemistry/index.js';

/** A formula as a list prints it: the substance, and what it is a salt or solvate with. */
export interface FormulaReading {
  /** Each part between dots, in the order of the text, with its count: `2 HCl` is one part, twice. */
  readonly parts: readonly { readonly composition: Composition; readonly times: number }[];
  /** Of all parts together. */
  readonly total: Composition;
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/**
 * Which formula does this text say? Any order of elements, `D` and `T`, subscripts, and parts joined by a dot of any
 * kind or ` x ` with a count before them are understood: `C22H28N2O • HCl`. Brackets are understood one level deep.
 *
 * @param text - a cell
 * @returns its parts; undefined where the text is no formula
 * @throws never
 * @example hill(readFormula('C22H28N2O • 2 HCl').total); // 'C22H30Cl2N2O'
 */
export function readFormula(text: string): FormulaReading | undefined {
  if (text.length > 200) return undefined;
  const plain = text
    .replaceAll(/[₀-₉]/g, (sign) => String(SUBSCRIPTS.indexOf(sign)))
    .replaceAll(/ x /g, '.')
    .replaceAll(/[·•⋅∙*×]/g, '.')
    .replaceAll(/\s+/g, '')
    .replace(/[+-]\d?$/, '');
  if (!/^[A-Z0-9.()]/i.test(plain)) return undefined;
  const parts: { composition: Composition; times: number }[] = [];
  const total = new Map<string, number>();
  for (const part of plain.split('.')) {
    const [, count, rest] = /^(\d{0,3})(.*)$/.exec(part)!;
    const composition = countsOf(rest!);
    if (composition === undefined) return undefined;
    const times = count === '' ? 1 : Number(count);
    parts.push({ composition, times });
    for (const [symbol, n] of composition) total.set(symbol, (total.get(symbol) ?? 0) + n * times);
  }
  return { parts, total };
}

function countsOf(text: string): Map<string, number> | undefined {
  const counts = new Map<string, number>();
  const flat = text.replaceAll(/\(([A-Z][A-Za-z0-9]*)\)(\d{1,3})?/g, (_, inner: string, times?: string) =>
    inner.replaceAll(/([A-Z][a-z]?)(\d{0,4})/g, (__, symbol: string, n: string) => {
      return `${symbol}${(n === '' ? 1 : Number(n)) * (times === undefined ? 1 : Number(times))}`;
    }),
  );
  if (flat === '' || !/^(?:[A-Z][a-z]?\d{0,4})+$/.test(flat)) return undefined;
  for (const [, symbol, n] of flat.matchAll(/([A-Z][a-z]?)(\d{0,4})/g)) {
    if (symbol !== 'D' && symbol !== 'T' && atomicNumber(symbol!) === 0) return undefined;
    counts.set(symbol!, (counts.get(symbol!) ?? 0) + (n === '' ? 1 : Number(n)));
  }
  return counts;
}

/** The same with hydrogen for its isotopes: a molecule that was read does not keep them. */
export function withoutLabels(composition: Composition): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [symbol, count] of composition) {
    const element = symbol === 'D' || symbol === 'T' ? 'H' : symbol;
    counts.set(element, (counts.get(element) ?? 0) + count);
  }
  return counts;
}

/** Counter-ions and solvates by which a list's formula or mass may differ from that of the base, as neutral molecules. */
export const COMPANIONS: readonly string[] = [
  'HCl',
  'HBr',
  'C6H8O7',
  'C2H2O4',
  'H2O4S',
  'C4H6O6',
  'C4H4O4',
  'C2HF3O2',
  'H2O',
];

/**
 * Is this mass that of the composition, average or monoisotopic, as it stands or as a salt with one or two of the usual
 * acids?
 *
 * @param mass - in daltons
 * @param composition - of the base, or of the whole
 * @param salts - false where the row says that it is the base
 * @returns true where one of them is within 0.6 Da, undefined where the composition has no mass
 * @throws never
 * @example isMassOf(372.94, readFormula('C22H28N2O').total, true); // true: fentanyl hydrochloride
 */
export function isMassOf(mass: number, composition: Composition, salts: boolean): boolean | undefined {
  const { average, monoisotopic } = massesOf(composition);
  const own = [average, monoisotopic].filter((value) => value !== undefined);
  if (own.length === 0) return undefined;
  const acids = salts ? COMPANIONS.map((formula) => massesOf(countsOf(formula)!)) : [];
  const added = [0, ...acids.flatMap(({ average: a, monoisotopic: m }) => [a!, m!, 2 * a!, 2 * m!, a! / 2])];
  return own.some((base) => added.some((more) => Math.abs(base + more - mass) <= MASS_TOLERANCE));
}

/** In daltons: wide enough for masses rounded to a whole number, too narrow for one hydrogen. */
const MASS_TOLERANCE = 0.6;

/** The formula as a list would print it: `C22H28N2O.HCl`. */
export function formulaText({ parts }: FormulaReading): string {
  return parts.map(({ composition, times }) => (times === 1 ? '' : times) + hill(composition)).join('.');
}
