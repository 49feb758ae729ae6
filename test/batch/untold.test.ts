import { describe, expect, test } from 'vitest';
import { createPrefilter, criteriaOf } from '../../src/batch/prefilter/index.js';
import { ODDITIES } from '../../src/chemistry/unreadable.js';
import { loadRegister } from '../../src/law/register.js';
import { createDayScreener } from '../../src/screening/index.js';
import { UNTOLD_REASONS, UNTOLD_WARNINGS } from '../support/untold.js';

const prefilter = createPrefilter(criteriaOf(loadRegister().files));
const screener = createDayScreener();

const passedOver = (text: string): boolean => {
  const bytes = new TextEncoder().encode(text);
  return !prefilter.maybe(bytes, 0, bytes.length);
};

/** What the README says of lines that the prefilter passes over: which words of the exact path they may lack. */
describe('of a line that is passed over', () => {
  const samples: Record<string, string> = {
    'stray-dot': 'CC.',
    'ring-after-branch': 'C(C)1CC1',
    'backslash-doubled': 'C\\\\C=C/C',
    extension: 'CC |(1,2,3)|',
    'arrow-dropped': 'N->[Zn+2]',
    'metal-bond-dropped': 'CO[Na]',
    'second-reading-refused': 'C%(10)CC%(10)',
    'second-reading-skipped': 'C'.repeat(1100),
    radical: '[CH3]',
    'slant-conflict': 'F/C=C/1CCCCCCCC/1',
  };

  test('each warning has a sample here', () => {
    expect(Object.keys(samples).sort()).toEqual(Object.keys(ODDITIES).sort());
  });

  test.each(Object.entries(samples))('%s goes untold only where the README says so: %s', (code, text) => {
    const { verdict, issues } = screener.screen(text);
    expect([verdict, issues.map((i) => i.code)]).toEqual(['none', [code]]);
    if (!UNTOLD_WARNINGS.has(code)) expect(passedOver(text)).toBe(false);
  });

  test.each([
    ['kekule', 'c1cccn1'],
    ['valence', 'CC(C)(C)(C)C'],
    ['aromatic-chain', 'cc'],
  ])('%s can be what is wrong with it', (code, text) => {
    const { verdict, issues } = screener.screen(text);
    expect([verdict, issues[0]!.code, passedOver(text)]).toEqual(['unreadable', code, true]);
    expect(UNTOLD_REASONS.has(code)).toBe(true);
  });

  test.each(['c1cccn1', 'CC(C)(C)(C)C', 'cc'])('%s beside a skeleton is looked at', (text) => {
    expect(passedOver(`${text}.CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1`)).toBe(false);
  });
});
