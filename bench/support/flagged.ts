import { loadRegister } from '../../src/law/register.js';
import { createDayScreener, type ScreenerOptions } from '../../src/screening/index.js';
import { randomFrom, respell } from '../../src/testing/respell.js';
import { type Spread, spread } from './measure.js';

/** So many texts that are flagged: the register's own named substances in random spellings. */
export function flaggedTexts(count: number, made: ScreenerOptions): string[] {
  const named = [...new Set(loadRegister().files.flatMap((f) => f.named.map(({ smiles }) => smiles)))];
  const random = randomFrom(1);
  const screener = createDayScreener(made);
  const texts: string[] = [];
  while (texts.length < count)
    for (const smiles of named) {
      const text = respell(smiles, random);
      if (screener.screen(text).verdict !== 'none') texts.push(text);
    }
  return texts.slice(0, count);
}

const WARM_UP = 6_000;
const BLOCK = 1_000;

/** Flagged lines in new spellings that a warm screener judges in a second of processor time, block by block. */
export function flaggedRate(made: ScreenerOptions, count = 20_000): Spread {
  const texts = flaggedTexts(WARM_UP + count, made);
  const screener = createDayScreener(made);
  for (const text of texts.slice(0, WARM_UP)) screener.screen(text);
  const rates: number[] = [];
  for (let from = WARM_UP; from + BLOCK <= texts.length; from += BLOCK) {
    const start = process.cpuUsage();
    for (let i = from; i < from + BLOCK; i++) screener.screen(texts[i]!);
    rates.push(BLOCK / (process.cpuUsage(start).user / 1e6));
  }
  return spread(rates);
}
