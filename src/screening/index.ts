import { compositionKey, readMolecules } from '../chemistry/index.js';
import { type LawRegister, loadRegister } from '../law/register.js';
import { type DayScreener, dayScreenerBy, type Judge, judgeBy } from './judge.js';
import { compositionOfFormula } from './named.js';
import { checkOptions, type ScreenerOptions } from './options.js';

export type { DayScreener, Judge } from './judge.js';
export type { Matched } from './matching.js';
export { dayOf, type ScreenerOptions, structureText, today, valueShown } from './options.js';
export { contradictionsIn, type Rows, type RowText } from './rows.js';
export { statusOf, sureVerdict } from './verdict.js';

/** Makes a screener for the day of the options, or for the day on which it is made. */
export const createDayScreener = (options: ScreenerOptions = {}): DayScreener =>
  dayScreenerBy(registerFor(options), options);

/**
 * @param other - a register to judge by in the place of the one that ships; packs are then not read
 */
export const createJudge = (options: ScreenerOptions = {}, other?: LawRegister): Judge =>
  judgeBy(other ?? registerFor(options), options);

/** The register with the packs of the options. */
function registerFor(options: ScreenerOptions): LawRegister {
  const { packs, packNames } = checkOptions(options);
  return loadRegister(packs, {
    ...(packNames === undefined ? {} : { names: packNames }),
    structureProblem,
  });
}

/** What is wrong with the structure of a named entry of a user's pack, or nothing. */
export function structureProblem(smiles: string, formula?: string): string | undefined {
  const reading = readMolecules(smiles);
  const [molecule] = reading.ok ? reading.molecules : [];
  if (!reading.ok || molecule === undefined) {
    const why = reading.issues.find((issue) => issue.severity === 'error')?.message ?? 'it holds no molecule';
    return `expected one readable molecule: ${why}`;
  }
  if (reading.molecules.length > 1)
    return 'expected one molecule, without its counter-ions; extendsTo says that a listing reaches salts';
  return formula === undefined || compositionOfFormula(formula) === compositionKey(molecule)
    ? undefined
    : `expected a structure of the formula that stands beside it, ${formula}`;
}
