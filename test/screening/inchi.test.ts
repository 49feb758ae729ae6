import { describe, expect, it } from 'vitest';
import { screenLines } from '../../src/batch/node/index.js';
import { createScreener } from '../../src/index.js';
import { ScreenResult } from '../../src/result.js';

const FENTANYL =
  'InChI=1S/C22H28N2O/c1-2-22(25)24(20-11-7-4-8-12-20)21-14-17-23(18-15-21)16-13-19-9-5-3-6-10-19/h3-12,21H,2,13-18H2,1H3';
const ASPIRIN = 'InChI=1S/C9H8O4/c1-6(10)13-8-5-3-2-4-7(8)9(11)12/h2-5H,1H3,(H,11,12)';
const CUT_OFF = FENTANYL.slice(0, 60);
const DAY = { asOf: '2026-11-28' };

describe('screening an InChI', () => {
  const screener = createScreener(DAY);

  it('gives the verdict of the substance, and the SMILES that was written of it', () => {
    const result = screener.screen(FENTANYL);
    expect(result.verdict).toBe('listed');
    expect(ScreenResult.safeParse(result).success).toBe(true);
    expect(result.smiles).not.toContain('InChI');
    expect(screener.screen(result.smiles)).toEqual(result);
    expect(screener.screen(ASPIRIN).verdict).toBe('none');
  });

  it('counts atoms as the InChI does: its number 24 is the nitrogen of the amide', () => {
    const [decomposition] = screener.screen(FENTANYL).decompositions;
    const acyl = decomposition!.sites.find(({ site }) => site === 'acyl')!.group!;
    // C22 of the propionyl group, and its neighbours 2 and 1 and the oxygen, number 25.
    expect([...acyl.atoms].sort((a, b) => a - b)).toEqual([0, 1, 21, 24]);
  });

  it('says what is wrong with one that cannot be read, and never that there is nothing', () => {
    const { verdict, smiles, issues } = screener.screen(CUT_OFF);
    expect(verdict).toBe('unreadable');
    expect(smiles).toBe(CUT_OFF);
    expect(issues[0]!.at!.offset + issues[0]!.at!.length).toBeLessThanOrEqual(CUT_OFF.length);
  });

  it('has a history and evidence', () => {
    const result = screener.screen(FENTANYL);
    expect(screener.explain(result).nearest[0]!.name).toBe('fentanyl');
    const history = screener.with({ jurisdictions: ['us'] }).history(FENTANYL);
    expect(history.readable).toBe(true);
    expect(history.smiles).toBe(result.smiles);
  });

  it.each([
    ['smi', `${FENTANYL} one\n${ASPIRIN} two\n${CUT_OFF} three\n`],
    ['csv', `smiles,name\n"${FENTANYL}",one\n"${ASPIRIN}",two\n"${CUT_OFF}",three\n`],
  ] as const)('in a list of the format %s', async (format, text) => {
    const source = async function* () {
      yield new TextEncoder().encode(text);
    };
    const verdicts: string[] = [];
    for await (const { result } of screenLines(source(), { ...DAY, format, threads: 1 }))
      verdicts.push(result.verdict);
    expect(verdicts).toEqual(['listed', 'none', 'unreadable']);
  });
});
