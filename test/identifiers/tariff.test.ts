import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIdentifiers } from '../../src/identifiers/lookup.js';
import {
  fitsTariff,
  readTariffCode,
  type TariffCircumstances,
  tariffFacts,
  tariffOf,
} from '../../src/identifiers/tariff/index.js';
import { loadRegister } from '../../src/law/register.js';
import { molecule } from '../support/read.js';

const identifiers = createIdentifiers(loadRegister());

function tariff(name: string, beside?: TariffCircumstances) {
  const found = identifiers.identify(name);
  const smiles = found.found ? found.substance.smiles : name;
  return tariffOf(tariffFacts(molecule(smiles)), found.found ? found.substance : undefined, beside);
}

/** `2933.34 plain`, `2933.39 arguable: 2933.34`. */
function said(name: string, beside?: TariffCircumstances): string {
  const { heading, subheading, reading, alternatives } = tariff(name, beside);
  const more = alternatives.length === 0 ? '' : `: ${alternatives.join(' ')}`;
  return `${subheading ?? heading ?? 'none'} ${reading}${more}`;
}

// Written from the words of HS 2022 and the notes of Chapter 29 before the code.
describe('where a substance stands in HS 2022', () => {
  it.each([
    // By name in the words, or by an official list.
    ['fentanyl', '2933.33 plain'],
    ['alfentanil', '2933.33 plain'],
    ['carfentanil', '2933.33 plain'],
    ['remifentanil', '2933.33 plain'],
    ['sufentanil', '2934.91 plain'],
    ['ANPP', '2933.36 plain'],
    ['NPP', '2933.37 plain'],
    ['4-AP', '2933.39 plain'],
    ['1-boc-4-AP', '2933.39 plain'],
    ['4-piperidone', '2933.39 plain'],
    ['1-boc-4-piperidone', '2933.39 plain'],
    // Three administrations put it under “Other”; the words may be read to reach it.
    ['norfentanyl', '2933.39 arguable: 2933.34'],
    // “Other fentanyls and their derivatives”.
    ['acetylfentanyl', '2933.34 plain'],
    ['para-fluorofentanyl', '2933.34 plain'],
    ['3-methylfentanyl', '2933.34 plain'],
    ['alpha-methylfentanyl', '2933.34 plain'],
    ['beta-hydroxyfentanyl', '2933.34 plain'],
    ['lofentanil', '2933.34 plain'],
    ['furanylfentanyl', '2934.92 plain'],
    ['thiofentanyl', '2934.92 plain'],
    ['thiafentanil', '2934.92 plain'],
    ['tetrahydrofuranylfentanyl', '2934.92 plain'],
    // Another N-substituent, another acyl group.
    ['benzylfentanyl', '2933.34 arguable: 2933.39'],
    ['thenylfentanyl', '2934.92 arguable: 2934.99'],
    ['fentanyl carbamate', '2933.34 arguable: 2933.39'],
    ['CCC(=S)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', '2933.34 arguable: 2933.39'],
    ['CCS(=O)(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', '2933.34 arguable: 2933.39'],
    // No acyl group, and not ANPP itself.
    ['Fc1ccc(NC2CCN(CCc3ccccc3)CC2)cc1', '2933.39 arguable: 2933.34 2933.36'],
    ['N-(4-fluorophenyl)-4-piperidinamine', '2933.39 arguable: 2933.34 2933.36'],
    // A second ring with a subheading of its own, a thiazole.
    ['CCC(=O)N(c1ccccc1)C1CCN(CCn2cccn2)CC1', '2933.34 arguable: 2933.19'],
    ['CCC(=O)N(c1ccccc1)C1CCN(CCc2cscn2)CC1', '2934.92 arguable: 2934.10'],
    // Other families.
    ['etonitazene', '2933.99 arguable'],
    ['N-pyrrolidino etonitazene', '2933.99 arguable'],
    ['N-piperidinyl etonitazene', '2933.39 plain'],
    ['methylenedioxynitazene', '2934.99 arguable'],
    ['MT-45', '2933.59 arguable: 2933.99'],
    ['brorphine', '2933.39 arguable: 2933.79'],
    ['1-benzyl-4-piperidone', '2933.39 plain'],
    // No ring hetero atom; oxygen alone.
    ['U-47700', 'none plain'],
    ['propionic anhydride', 'none plain'],
    ['O=C1OC(=O)c2ccccc12', '2932 plain'],
  ])('%s: %s', (name, expected) => {
    expect(said(name)).toBe(expected);
  });

  it.each<[string, TariffCircumstances, string]>([
    // “salts thereof” stands in the words of .33 and .91 alone.
    ['fentanyl', { salt: 'hydrochloride' }, '2933.33 plain'],
    ['sufentanil', { salt: 'citrate' }, '2934.91 plain'],
    ['fentanyl', { salt: 'base' }, '2933.33 plain'],
    ['ANPP', { salt: 'hydrochloride' }, '2933.36 arguable: 2933.39'],
    ['NPP', { salt: 'hydrochloride' }, '2933.37 arguable: 2933.39'],
    ['acetylfentanyl', { salt: 'hydrochloride' }, '2933.34 arguable: 2933.39'],
    ['furanylfentanyl', { salt: 'hydrochloride' }, '2934.92 arguable: 2934.99'],
    ['4-AP', { salt: 'hydrochloride' }, '2933.39 plain'],
    ['fentanyl', { labelled: true }, '2933.33 arguable: 2845'],
    ['fentanyl', { salt: 'citrate', labelled: true }, '2933.33 arguable: 2845'],
  ])('%s %j: %s', (name, beside, expected) => {
    expect(said(name, beside)).toBe(expected);
  });

  it('quotes the words that are held, and says where they were read', () => {
    expect(tariff('acetylfentanyl').words).toMatchObject({
      text: 'Other fentanyls and their derivatives',
      source: expect.stringContaining('2021/1832'),
    });
    expect(tariff('fentanyl').words?.text).toMatch(/^Alfentanil \(INN\), .*salts thereof$/);
    expect(tariff('MT-45').words).toBeUndefined();
  });

  it('agrees with each official list', () => {
    for (const { name, facts } of identifiers.substances)
      if (facts?.tariff !== undefined) expect(tariff(name).subheading, name).toBe(facts.tariff.hs);
  });

  it('never speaks of a duty, nor of the correct code', () => {
    for (const { name } of identifiers.substances)
      expect(JSON.stringify([tariff(name), fitsTariff('2933.39', tariff(name))])).not.toMatch(
        /duty|correct/i,
      );
  });
});

describe('a declared code', () => {
  it.each([
    ['2933.33', '2933.33'],
    ['2933 39 99', '2933.39'],
    ['2933.39.90', '2933.39'],
    ['2933399073', '2933.39'],
    ['HS 293334', '2933.34'],
    ['HS code: 2933.34.00.00', '2933.34'],
    ['KN-Code 2933 34 00', '2933.34'],
    ['２９３３３４', '2933.34'],
    ['2933', '2933'],
    ['10111', '0101.11'],
    ['293333000', '0293.33'],
    ['none', undefined],
    ['', undefined],
    ['29', undefined],
  ])('%s is read as %s', (text, expected) => {
    expect(readTariffCode(text)).toBe(expected);
  });

  it.each([
    ['fentanyl', '2933.33', 'yes'],
    ['fentanyl', '2933330000', 'yes'],
    ['fentanyl', '2933', 'yes'],
    ['fentanyl', '2933.34', 'no'],
    ['fentanyl', '2933.39.90', 'no'],
    ['fentanyl', '2934.99', 'no'],
    ['fentanyl', '2915.90', 'no'],
    ['fentanyl', '3204.11', 'no'],
    ['fentanyl', '10111', 'no'],
    // A dose, a solution, a reference material: a structure does not say.
    ['fentanyl', '3004.90', 'cannot tell'],
    ['fentanyl', '3822.90', 'cannot tell'],
    ['fentanyl', '9902.01', 'cannot tell'],
    ['fentanyl', 'n/a', 'cannot tell'],
    ['carfentanil', '2933.33', 'yes'],
    // Until 2021: a code needs its edition.
    ['carfentanil', '2933.39', 'cannot tell'],
    ['NPP', '2933.37', 'yes'],
    ['NPP', '2933.39.90', 'cannot tell'],
    ['NPP', '2933.33', 'no'],
    ['ANPP', '2933.36.00', 'yes'],
    ['ANPP', '2933.39', 'cannot tell'],
    ['norfentanyl', '2933 39 99', 'yes'],
    ['norfentanyl', '2933.34', 'cannot tell'],
    ['norfentanyl', '2933.33', 'no'],
    ['acetylfentanyl', '2933.39', 'cannot tell'],
    ['acetylfentanyl', '2933.34', 'yes'],
    ['acetylfentanyl', '2934.92', 'no'],
    ['furanylfentanyl', '2934.92', 'yes'],
    ['furanylfentanyl', '2934.99', 'cannot tell'],
    ['furanylfentanyl', '2933.34', 'no'],
    ['etonitazene', '2933.99', 'yes'],
    ['etonitazene', '2933.29', 'cannot tell'],
    ['etonitazene', '2933.34', 'no'],
    ['propionic anhydride', '2933.39', 'no'],
    ['propionic anhydride', '2915.90', 'cannot tell'],
  ])('%s under %s: %s', (name, code, expected) => {
    expect(fitsTariff(code, tariff(name)).fits).toBe(expected);
  });

  it('may be 2845 where the substance is labelled', () => {
    expect(fitsTariff('2845.90', tariff('fentanyl')).fits).toBe('no');
    expect(fitsTariff('2845.90', tariff('fentanyl', { labelled: true })).fits).toBe('cannot tell');
  });

  it('is read the same in any writing, and no text throws', () => {
    const code = fc.constantFrom('2933.33', '2933.34', '2934.92', '2915.90');
    const between = fc.constantFrom('', '.', ' ', '-', '. ');
    fc.assert(
      fc.property(
        code,
        between,
        between,
        fc.constantFrom('', '00', '0000', ' 99', '.90'),
        (c, a, b, tail) => {
          const text = c.slice(0, 2) + a + c.slice(2, 4) + b + c.slice(5) + tail;
          expect(readTariffCode(text), text).toBe(c);
        },
      ),
    );
    const place = tariff('fentanyl');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (t) => fitsTariff(t, place).why.length > 0));
  });
});
