import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScreener, type ScreenResult } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { arbitraries } from '../../src/testing/index.js';

/** Published substances beside those of the register: class members, relatives, and molecules that are none of it. */
const OTHERS = [
  'O=C(C1CCC1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CC(C)N1CCC(N(C(=O)Cc2ccccc2)c2ccc(Cl)cc2)CC1',
  'CCC(=O)N(c1ccccc1)C1CCN(CCc2cc(OC)c(SC(C)C)cc2OC)CC1',
  'CCC(=O)N(c1ccccc1F)C1(c2ccccc2)CCN(CCn2nnn(CC)c2=O)CC1',
  'O=C(c1ccco1)N(c1cnccn1)C1CCN(CCc2ccccc2)CC1',
  'CCC(=O)N(c1ccccc1)C1CCN(CCc2c3c(c(Br)c4c2OCC4)OCC3)CC1',
  'CCC(=O)N(c1cccc2cccnc12)C1CCN(CCc2ccccc2)CC1',
  'CC(=O)N(c1ccccc1)C1CCNCC1',
  'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)CC1',
  'Cc1cccc(NC2CCN(CCc3ccccc3)CC2)c1',
  'CN(C)C(=O)C(CCN1CCC(O)(c2ccc(Cl)cc2)CC1)(c1ccccc1)c1ccccc1',
  'CCN(CC)CC(=O)Nc1c(C)cccc1C',
  // Forms of what lists name: small, protected, large, several at once.
  'CC(=O)N1CCC(Nc2ccccc2)CC1',
  'CC(C)(C)OC(=O)N1CCC2(CC1)OCCO2',
  'O=C(c1ccc2ccccc2n1)N1CCC2(CC1)OCCO2',
  'CC(=O)OC(CN1CCC(N(C(=O)CC)c2ccccc2)CC1)c1ccccc1',
];

const SUBSTANCES = [
  ...new Set([...loadRegister().files.flatMap((f) => f.named.map((e) => e.smiles)), ...OTHERS]),
];

const screener = createScreener({ asOf: '2026-01-01' });

/** All that a result says of the substance, without what belongs to the way of writing: atoms, components, notes on them. */
function said(result: ScreenResult): unknown {
  return {
    verdict: result.verdict,
    arguable: result.arguable,
    certain: result.certain,
    status: result.status,
    relation: result.relation,
    findings: result.findings.map((f) => [
      f.jurisdiction,
      f.kind,
      f.id,
      f.reading,
      f.extension,
      f.clauses.map((c) => [c.clause, c.site, c.groupSmiles, c.group, c.word, c.reading]),
    ]),
  };
}

describe('a re-spelling never changes what is said', () => {
  it('for published substances in any atom order, Kekulé or aromatic, charged, labelled, with a salt', () => {
    const the = arbitraries(fc);
    fc.assert(
      fc.property(
        fc
          .constantFrom(...SUBSTANCES)
          .chain((smiles) => the.respelling(smiles).map((other) => ({ smiles, other }))),
        ({ smiles, other }) => {
          expect(said(screener.screen(other)), other).toEqual(said(screener.screen(smiles)));
        },
      ),
      { numRuns: 600 },
    );
  });
});
