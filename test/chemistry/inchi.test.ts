import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readInchi } from '../../src/chemistry/inchi/index.js';
import { INCHI_REASONS } from '../../src/chemistry/inchi/reasons.js';
import { compositionKey, identityKey, readMolecules } from '../../src/chemistry/index.js';
import { createDayScreener } from '../../src/screening/index.js';
import { flat, inchiOf, roundTrip } from '../support/inchi.js';
import { rdkit } from '../support/rdkit.js';
import { hasShared, sharedRows, sharedSmiles } from '../support/shared.js';

const smilesOf = (inchi: string): string => {
  const reading = readInchi(inchi);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.smiles;
};

/** Written by hand: what each layer means. Left the InChI, right a SMILES of the same substance. */
const MEANINGS: readonly (readonly [inchi: string, smiles: string])[] = [
  ['InChI=1S/CH4/h1H4', 'C'],
  ['InChI=1/CH4/h1H4', 'C'],
  ['InChI=1S/H2/h1H', '[H][H]'],
  ['InChI=1S/H2O/h1H2', 'O'],
  ['InChI=1S/ClH/h1H', 'Cl'],
  ['InChI=1S/p+1', '[H+]'],
  ['InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3', 'CCO'],
  ['InChI=1S/C2H4O2/c1-2(3)4/h1H3,(H,3,4)', 'CC(=O)O'],
  ['InChI=1S/C2H5NO/c1-2(3)4/h1H3,(H2,3,4)', 'CC(N)=O'],
  ['InChI=1S/C2H5NS/c1-2(3)4/h1H3,(H2,3,4)', 'CC(N)=S'],
  ['InChI=1S/CH5N3/c2-1(3)4/h(H5,2,3,4)', 'NC(N)=N'],
  ['InChI=1S/C5H5NO/c7-5-3-1-2-4-6-5/h1-4H,(H,6,7)', 'O=c1cccc[nH]1'],
  ['InChI=1S/C3H4N2/c1-2-5-3-4-1/h1-3H,(H,4,5)', 'c1c[nH]cn1'],
  ['InChI=1S/C5H5N5/c6-4-3-5(9-1-7-3)10-2-8-4/h1-2H,(H3,6,7,8,9,10)', 'Nc1ncnc2nc[nH]c12'],
  // Groups that are drawn with charges.
  ['InChI=1S/CH3NO2/c1-2(3)4/h1H3', 'C[N+](=O)[O-]'],
  ['InChI=1S/C3H9NO/c1-4(2,3)5/h1-3H3', 'C[N+](C)(C)[O-]'],
  ['InChI=1S/C5H5NO/c7-6-4-2-1-3-5-6/h1-5H', '[O-][n+]1ccccc1'],
  ['InChI=1S/CH3N3/c1-3-4-2/h1H3', 'CN=[N+]=[N-]'],
  ['InChI=1S/CH2N2/c1-3-2/h1H2', 'C=[N+]=[N-]'],
  ['InChI=1S/C2H3N/c1-3-2/h1H3', 'C[N+]#[C-]'],
  ['InChI=1S/C2H3NO/c1-2-3-4/h1H3', 'CC#[N+][O-]'],
  ['InChI=1S/CO/c1-2', '[C-]#[O+]'],
  ['InChI=1S/C5H11NO2/c1-6(2,3)4-5(7)8/h4H2,1-3H3', 'C[N+](C)(C)CC(=O)[O-]'],
  // Sulfur, phosphorus and halogens of higher valence.
  ['InChI=1S/C2H6OS/c1-4(2)3/h1-2H3', 'CS(C)=O'],
  ['InChI=1S/C2H6O2S/c1-5(2,3)4/h1-2H3', 'CS(C)(=O)=O'],
  ['InChI=1S/CH4O3S/c1-5(2,3)4/h1H3,(H,2,3,4)', 'CS(=O)(=O)O'],
  ['InChI=1S/CH5NO2S/c1-5(2,3)4/h1H3,(H2,2,3,4)', 'CS(N)(=O)=O'],
  ['InChI=1S/H3O4P/c1-5(2,3)4/h(H3,1,2,3,4)', 'OP(=O)(O)O'],
  ['InChI=1S/ClHO4/c2-1(3,4)5/h(H,2,3,4,5)', 'OCl(=O)(=O)=O'],
  ['InChI=1S/C3H9OP/c1-5(2,3)4/h1-3H3', 'CP(C)(C)=O'],
  ['InChI=1S/C3H9S/c1-4(2)3/h1-3H3/q+1', 'C[S+](C)C'],
  ['InChI=1S/F6P/c1-7(2,3,4,5)6/q-1', 'F[P-](F)(F)(F)(F)F'],
  ['InChI=1S/I3/c1-3-2/q-1', 'I[I-]I'],
  // Charges and protons.
  ['InChI=1S/CH5N/c1-2/h2H2,1H3/p+1', 'C[NH3+]'],
  ['InChI=1S/C2H4O2/c1-2(3)4/h1H3,(H,3,4)/p-1', 'CC(=O)[O-]'],
  ['InChI=1S/C4H12N/c1-5(2,3)4/h1-4H3/q+1', 'C[N+](C)(C)C'],
  ['InChI=1S/C6H8N/c1-7-5-3-2-4-6-7/h2-6H,1H3/q+1', 'C[n+]1ccccc1'],
  ['InChI=1S/CN/c1-2/q-1', '[C-]#N'],
  ['InChI=1S/NO3/c2-1(3)4/q-1', '[O-][N+](=O)[O-]'],
  ['InChI=1S/N3/c1-3-2/q-1', '[N-]=[N+]=[N-]'],
  ['InChI=1S/C6H5N2/c7-8-6-4-2-1-3-5-6/h1-5H/q+1', 'N#[N+]c1ccccc1'],
  ['InChI=1S/BF4/c2-1(3,4)5/q-1', 'F[B-](F)(F)F'],
  ['InChI=1S/C2H6NO2S/c1-3-6(2,4)5/h1-2H3/q-1', 'C[N-]S(C)(=O)=O'],
  // Components, repeated ones, metals.
  ['InChI=1S/CH5N.ClH/c1-2;/h2H2,1H3;1H', 'CN.Cl'],
  ['InChI=1S/2C2H4O2.Ca/c2*1-2(3)4;/h2*1H3,(H,3,4);/q;;+2/p-2', 'CC(=O)[O-].CC(=O)[O-].[Ca+2]'],
  ['InChI=1S/2C5H5.Fe/c2*1-2-4-5-3-1;/h2*1-5H;/q2*-1;+2', '[CH-]1C=CC=C1.[CH-]1C=CC=C1.[Fe+2]'],
]; // biome-ignore format: a table

describe('what the layers of an InChI mean', () => {
  it.each(MEANINGS)('%s is %s', (inchi, smiles) => {
    const [read, meant] = [readMolecules(inchi), readMolecules(smiles)];
    expect(read.ok && meant.ok).toBe(true);
    if (!read.ok || !meant.ok) return;
    const keys = (reading: typeof read) => reading.molecules.map((molecule) => identityKey(molecule)).sort();
    expect(keys(read)).toEqual(keys(meant));
    expect(read.issues.filter(({ code }) => code !== 'metal-bond-dropped')).toEqual(
      meant.issues.filter(({ code }) => code !== 'metal-bond-dropped'),
    );
  });

  it('gives the atoms the numbers of the InChI, those of further components after them', () => {
    // Number 4 is the nitrogen, 5 the chlorine.
    const reading = readMolecules('InChI=1S/C3H9N.ClH/c1-4(2)3;/h1-3H3;1H');
    expect(reading.ok && reading.molecules.map((m) => [...m.textAtoms])).toEqual([[0, 1, 2, 3], [4]]);
    expect(reading.ok && [...reading.molecules[0]!.element]).toEqual([6, 6, 6, 7]);
  });

  it('leaves isotopes in the SMILES, hydrogens as atoms after all others', () => {
    expect(smilesOf('InChI=1S/CH4O/c1-2/h2H,1H3/i1+1')).toBe('[13CH3]O');
    expect(smilesOf('InChI=1S/CH4O/c1-2/h2H,1H3/i1D3')).toBe('C(O)([2H])([2H])[2H]');
    expect(smilesOf('InChI=1S/H2O/h1H2/i/hD2')).toBe('O([2H])[2H]');
    expect(smilesOf('InChI=1S/C2H4O2/c1-2(3)4/h1H3,(H,3,4)/i/hD')).toContain('[2H]');
  });

  it.each([
    ['InChI=1S/C4H8/c1-3-4-2/h3-4H,1-2H3/b4-3+', false],
    ['InChI=1S/C4H8/c1-3-4-2/h3-4H,1-2H3/b4-3-', true],
    ['InChI=1S/C4H8/c1-3-4-2/h3-4H,1-2H3/b4-3?', undefined],
    ['InChI=1S/C4H8/c1-3-4-2/h3-4H,1-2H3', undefined],
  ])('%s: the methyls stand together: %s', (inchi, together) => {
    const reading = readMolecules(inchi);
    expect(reading.ok && reading.molecules[0]!.cisTrans[0]?.together).toBe(together);
  });
});

/** Code, offset and length of the one error. */
const REFUSED: readonly (readonly [inchi: string, issue: string])[] = [
  ['InChI=1', 'inchi-version 0+7'],
  ['InChI=2S/CH4/h1H4', 'inchi-version 0+9'],
  ['InChI=1B/CH4/h1H4', 'inchi-version 0+9'],
  ['InChI=1S/', 'inchi-empty 0+9'],
  ['InChI=1S//h1H4', 'inchi-empty 0+14'],
  ['InChI=1S/CH4/x1', 'inchi-layer 13+2'],
  ['InChI=1S/CH4/h1H4/h1H4', 'inchi-layer 18+4'],
  ['InChI=1S/C2H6/h1-2H3/c1-2', 'inchi-layer 21+4'],
  ['InChI=1S/CH4/h1H4/', 'inchi-layer 18+0'],
  ['InChI=1S/CH4/h1H4/f', 'inchi-fixed-hydrogens 18+1'],
  ['InChI=1/CH4/h1H4/rCH4/h1H4', 'inchi-reconnected 17+4'],
  ['InChI=1S/H4C/h1H4', 'inchi-formula 11+1'],
  ['InChI=1S/CXx4/h1H4', 'inchi-formula 10+3'],
  ['InChI=1S/CH04/h1H4', 'inchi-formula 10+3'],
  ['InChI=1S/C1H4/h1H4', 'inchi-formula 9+2'],
  ['InChI=1S/C1025H4/h1H4', 'too-large 9+7'],
  ['InChI=1S/2000CH4/h2000*1H4', 'too-large 9+7'],
  ['InChI=1S/C2H6/c1-2;/h1-2H3', 'inchi-components 19+0'],
  ['InChI=1S/2CH4/h3*1H4', 'inchi-components 15+5'],
  ['InChI=1S/C2H6/h1-2H3', 'inchi-unconnected 9+4'],
  ['InChI=1S/C3H6/c1-2/h1-2H3', 'inchi-unconnected 15+3'],
  ['InChI=1S/C2H6/c1-4/h1-2H3', 'inchi-bridge 17+1'],
  ['InChI=1S/C2H6/c1-9/h1-2H3', 'inchi-atom 17+1'],
  ['InChI=1S/C2H6/c1-1/h1-2H3', 'inchi-connections 17+1'],
  ['InChI=1S/C2H6/c1-2-1/h1-2H3', 'inchi-connections 19+1'],
  ['InChI=1S/C2H6/c1(2/h1-2H3', 'inchi-connections 18+0'],
  ['InChI=1S/C2H6/c1-2)/h1-2H3', 'inchi-connections 18+1'],
  ['InChI=1S/C2H6/c1-', 'inchi-connections 17+0'],
  ['InChI=1S/C2H6/c1~2/h1-2H3', 'inchi-connections 16+1'],
  ['InChI=1S/C2H6/c1-2/h1-2H2', 'inchi-hydrogen-count 20+5'],
  ['InChI=1S/C2H6/c1-2/h1-3H3', 'inchi-atom 20+3'],
  ['InChI=1S/C2H6/c1-2/h1-2H3,', 'inchi-hydrogens 25+1'],
  ['InChI=1S/C2H6/c1-2/h1-2X3', 'inchi-hydrogens 20+5'],
  ['InChI=1S/C2H6/c1-2/h1H3,1H3', 'inchi-hydrogens 24+3'],
  ['InChI=1S/C2H6/c1-2/h1H3,(H3,2,2)', 'inchi-hydrogens 24+8'],
  ['InChI=1S/C2H6/c1-2/h1H3,(H3,2,7)', 'inchi-atom 24+8'],
  ['InChI=1S/C2H8/c1-2/h1H3,(H5,2)', 'inchi-mobile-hydrogens 24+6'],
  ['InChI=1S/C2H6/c1-2/h1-2H3/q1', 'inchi-charge 27+1'],
  ['InChI=1S/C2H6/c1-2/h1-2H3/p+', 'inchi-charge 27+1'],
  ['InChI=1S/C2H6/c1-2/h1-2H3/p-1', 'inchi-protons 27+2'],
  ['InChI=1S/C2H6/c1-2/h1-2H3/q+4', 'inchi-charge-place 27+2'],
  ['InChI=1S/C2H6/c1-2/h1-2H3/i3+1', 'inchi-atom 27+3'],
  ['InChI=1S/C2H6/c1-2/h1-2H3/i1', 'inchi-isotopes 27+1'],
  ['InChI=1S/C2H6/c1-2/h1-2H3/i1D4', 'inchi-isotopes 27+3'],
  ['InChI=1S/C2H6/c1-2/h1-2H3/b1-2*', 'inchi-stereo 27+4'],
  ['InChI=1S/C2H6/c1-2/h1-2H3/b1-2+', 'inchi-geometry 27+4'],
  ['InChI=1S/C2H6/c1-2/h1-2H3/t1*', 'inchi-stereo 27+2'],
  ['InChI=1S/C2H6/c1-2/h1-2H3/t3-', 'inchi-atom 27+2'],
  ['InChI=1S/C2H6/c1-2/h1-2H3/m0', 'inchi-stereo 27+1'],
  ['InChI=1S/C2H6/c1-2/h1-2H3/t1-/m0/s4', 'inchi-stereo 34+1'],
  ['InChI=1S/CH2/h1H2', 'inchi-bonds 9+3'],
  ['InChI=1S/C', 'inchi-bonds 9+1'],
  ['InChI=1S/CH6/h1H6', 'inchi-valence 9+3'],
  ['InChI=1S/CNa/c1-2', 'inchi-metal-bond 9+3'],
  // Each of a kind of which another InChI comes back: protons on anhydrobases, charges beside shared hydrogens, betaines.
  ['InChI=1S/C14H15N5O/c15-13-12-14(17-8-16-12)19(9-18-13)7-11-4-2-1-3-10(11)5-6-20/h1-4,8-9,20H,5-7H2,(H2,15,16,17)/p+1', 'inchi-shared-hydrogens 99+13'],
  ['InChI=1S/C41H33N7O2.ClH/c1-47(2)24-16-18-30-34(20-24)49-36-22-32(26-10-5-7-12-28(26)40(36)44-30)42-38-14-9-15-39(46-38)43-33-23-37-41(29-13-8-6-11-27(29)33)45-31-19-17-25(48(3)4)21-35(31)50-37;/h5-23H,1-4H3,(H2,42,43,46);1H/q+2;/p-1', 'inchi-shared-hydrogens 207+13'],
  ['InChI=1S/C12H11N3O2/c1-7-6-10(16)14-12-13-9-5-3-2-4-8(9)11(17)15(7)12/h2-5,7H,6H2,1H3,(H,13,14,16,17)/p-1', 'inchi-shared-hydrogens 86+15'],
  ['InChI=1S/C19H18N2S2.ClH.Pd/c1-14(20-18(22)16-9-5-3-6-10-16)13-15(2)21-19(23)17-11-7-4-8-12-17;;/h3-13H,1-2H3,(H,20,21,22,23);1H;/q;;+2/p-2', 'inchi-shared-hydrogens 109+15'],
  ['InChI=1S/ClH3O3/c2-1(3)4/h2-4H/q+2', 'inchi-charge-place 32+2'],
  ['InChI=1S/C16H11N4.ClH/c1-3-7-13-11(5-1)17-15-9-20-14-8-4-2-6-12(14)18-16(20)10-19(13)15;/h1-10H,(H,17,18);1H/q+1;', 'inchi-shared-hydrogens 96+9'],
  ['InChI=1S/C26H25N4O/c1-29(2)18-11-9-17(10-12-18)27-23-16-25-26(21-8-6-5-7-20(21)23)28-22-14-13-19(30(3)4)15-24(22)31-25/h5-16,27H,1-4H3/q+1/p+1', 'inchi-charge-place 136+2'],
  ['InChI=1S/C15H18N2O3/c1-10-12(18)4-3-11-14(19)13(20-15(10)11)9-17-7-5-16(2)6-8-17/h3-4,9H,5-8H2,1-2H3,(H,18,19)', 'inchi-shared-hydrogens 101+9'],
  ['InChI=1S/C14H14FN2O4S2/c1-9-3-4-10(2)14(7-9)23(20,21)17-13-6-5-11(8-12(13)15)22(16,18)19/h3-8H,1-2H3,(H2,16,18,19)/q-1', 'inchi-shared-hydrogens 101+13'],
  ['InChI=1S/C15H16N3S/c1-9-6-13-15(8-11(9)16)19-14-7-10(18(2)3)4-5-12(14)17-13/h4-8H,16H2,1-3H3/q+1', 'inchi-charge-place 94+2'],
  ['InChI=1S/C17H20N4O3/c1-13-11-19(12-14-5-3-2-4-6-14)7-8-20(13)17(22)16-9-15(10-18-16)21(23)24/h2-6,9-10,13H,7-8,11-12H2,1H3,(H,18,22)/t13-/m1/s1', 'inchi-shared-hydrogens 123+9'],
  ['InChI=1S/C15H12F4N2O3/c16-10-3-1-2-8-12(10)20-6-9(13(8)22)14(23)21-4-5-24-11(7-21)15(17,18)19/h1-3,6,11H,4-5,7H2,(H,20,22)/p-1/t11-/m0/s1', 'inchi-shared-hydrogens 9+12'],
  ['InChI=1S/C21H20FN3O3/c1-4-28-21(27)16(14-23)13-19(20(26)15-5-7-17(22)8-6-15)25-11-9-18(10-12-25)24(2)3/h5-13H,4H2,1-3H3/b16-13+', 'inchi-geometry 121+6'],
  ['InChI=1S/C29H24Br2N2O2S/c30-23-16-25(28(35)26(31)17-23)27(34)20-36-29(32-24-14-8-3-9-15-24)33(18-21-10-4-1-5-11-21)19-22-12-6-2-7-13-22/h1-17,32H,18-20H2/p+1', 'inchi-charge-place 155+2'],
]; // biome-ignore format: a table

describe('what stands around an InChI', () => {
  const ethanol = 'InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3';
  it.each([
    `"${ethanol}"`,
    `'${ethanol}'`,
    ` ${ethanol} `,
    `${ethanol}\nAuxInfo=1/0/N:1,2,3/rA:3nCCO/rB:s1;s2;`,
    `${ethanol} AuxInfo=1/0/N:1,2,3`,
    ethanol.replace('InChI', 'inchi'),
    ethanol.replace('InChI', 'INCHI'),
  ])('is left aside: %j', (text) => {
    expect(readMolecules(text)).toMatchObject({ ok: true, smiles: 'CCO' });
  });

  it('is no matter of the place of a fault', () => {
    const read = readMolecules(' "InChI=1S/C2H6O/c1-2-9"');
    expect(read).toMatchObject({
      ok: false,
      issues: [{ at: { offset: 22, length: 1 } }],
    });
  });

  it.each([`${ethanol}/AuxInfo=1/0`, `${ethanol} CCO`, `"${ethanol}' x`])('is not lost: %j', (text) => {
    expect(readMolecules(text).ok).toBe(false);
  });

  it.each([
    'C'.repeat(1e6),
    `C22H28N2O/c${'1-'.repeat(5e5)}`,
    `C22H28N2O/c1-2/h${'1,'.repeat(5e5)}`,
    'CH4.'.repeat(250_000),
    `C22H28N2O/c${'('.repeat(1e6)}`,
    `${'/'.repeat(1e6)}`,
  ])('of 1,000,000 characters ends within the bound (%#)', (layers) => {
    expect(readMolecules(`InChI=1S/${layers}`)).toMatchObject({ ok: false, issues: [{ code: 'too-large' }] });
  });
});

describe('what an InChI does not say', () => {
  it.each(REFUSED)('%s: %s', (inchi, issue) => {
    const reading = readInchi(inchi);
    expect(reading.ok).toBe(false);
    if (reading.ok) return;
    const [first] = reading.issues;
    expect(`${first!.code} ${first!.at!.offset}+${first!.at!.length}`).toBe(issue);
    expect(first!.message).toBe(INCHI_REASONS[first!.code as keyof typeof INCHI_REASONS]);
  });

  it('is told with its place in the whole text, white space before it included', () => {
    const reading = readMolecules('  InChI=1S/CH4/h1H5\n');
    expect(reading.ok).toBe(false);
    expect(reading.issues[0]).toMatchObject({ code: 'inchi-hydrogen-count', at: { offset: 16, length: 3 } });
  });

  it('has a sentence for each code', () => {
    for (const message of Object.values(INCHI_REASONS)) expect(message).toMatch(/^[A-Z].*\.$/);
  });
});

/** Published substances, in the SMILES of the register's kind: opioids, and one for each kind of group that is hard to draw. */
const SUBSTANCES = [
  'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1.Cl', 'O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1', 'CCC(=O)N(c1ccccc1)C1(COC)CCN(CCc2cccs2)CC1', 'CCC(=O)N(c1ccccc1)C1CCNCC1',
  'C/C=C/C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'C/C=C\\C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'c1ccc(NC2CCN(CCc3ccccc3)CC2)cc1',
  'CCOc1ccc(Cc2nc3cc([N+](=O)[O-])ccc3n2CCN(CC)CC)cc1', 'CN(C)C1CCCCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1', 'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1',
  'CCC(=O)N(c1ccccc1)C1CC[N+]([O-])(CCc2ccccc2)CC1', 'CCC(=O)N(c1ccccc1)C1CC[NH+](CCc2ccccc2)CC1.[Cl-]', '[2H]c1c([2H])c([2H])c(N(C(=O)CC)C2CCN(CCc3ccccc3)CC2)c([2H])c1[2H]',
  'OC(CC(O)(CC(O)=O)C(O)=O)=O.CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'NS(=O)(=O)c1cc(C(=O)O)c(NCc2ccco2)cc1Cl', 'CN1C(C(=O)Nc2ccccn2)=C(O)c2ccccc2S1(=O)=O',
  'Cc1nnc(NS(=O)(=O)c2ccc(N)cc2)s1', 'OP(O)(=O)OP(O)(=O)OP(O)(O)=O', 'CC(C)c1nc(N(C)S(C)(=O)=O)nc(-c2ccc(F)cc2)c1/C=C/C(O)CC(O)CC(=O)[O-].[Na+]',
  'CC1=C(/C=C/C(C)=C/C=C/C(C)=C/C(=O)O)C(C)(C)CCC1', 'Nc1nc(=O)c2[nH]cnc2[nH]1', 'CN(C)C(=N)N=C(N)N', 'O=[N+]([O-])OCC(CO[N+](=O)[O-])O[N+](=O)[O-]', 'Cc1cn(C2CC(N=[N+]=[N-])C(CO)O2)c(=O)[nH]c1=O',
  'C[N+](C)(C)CCOC(C)=O.[Cl-]', 'C[n+]1ccc(-c2cc[n+](C)cc2)cc1.[Cl-].[Cl-]', 'CN(C)c1ccc(C(c2ccc(N(C)C)cc2)=C2C=CC(=[N+](C)C)C=C2)cc1.[Cl-]', 'c1ccc2c(c1)Sc1ccccc1N2CCCN1CCN(C)CC1', '[Ca+2].CC(=O)[O-].CC(=O)[O-]',
]; // biome-ignore format: a table

describe('beside RDKit', async () => {
  const toolkit = await rdkit();
  const screener = createDayScreener({ asOf: '2026-11-28' });

  it.each(SUBSTANCES)('%s comes back and is judged the same', (smiles) => {
    const inchi = inchiOf(toolkit, smiles)!;
    expect(roundTrip(toolkit, screener, smiles, inchi)).toEqual({ is: 'same' });
  });

  it('states no geometry that the InChI leaves open, beside one that it states', () => {
    const inchi = inchiOf(toolkit, 'CC=CC=C/C=C/C')!;
    expect(flat(inchiOf(toolkit, smilesOf(inchi))!)).toBe(flat(inchi));
  });

  it('counts isotopes of every element from the same mass', () => {
    const alone = 'He Li Be Ne Na Mg Al Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr'; // biome-ignore format: a table
    const hydrides = 'BH3 CH4 H3N H2O FH H4Si H3P H2S ClH GeH4 AsH3 H2Se BrH H2Te HI';
    const differ: string[] = [];
    for (const formula of `${alone} ${hydrides}`.split(' ')) {
      const count = /H(\d?)/.exec(formula.replace(/H[a-z]/g, ''))?.[1];
      const inchi = `InChI=1S/${formula}${count === undefined ? '' : `/h1H${count}`}/i1+1`;
      const back = inchiOf(toolkit, smilesOf(inchi));
      if (back !== inchi) differ.push(`${inchi} ${smilesOf(inchi)} ${back}`);
    }
    expect(differ).toEqual([]);
  });

  describe.skipIf(!hasShared)('on some hundred of the shared molecules', () => {
    const sample = !hasShared
      ? []
      : [
          ...sharedRows('opioids.tsv').filter((_, i) => i % 6 === 0),
          ...sharedRows('medicines.tsv').filter((_, i) => i % 25 === 0),
          ...sharedRows('other-drugs.tsv').filter((_, i) => i % 25 === 0),
        ]
          .map((row) => row.smiles!.split(' ')[0]!)
          .concat(sharedSmiles('general.smi.gz', 200, 400_000));
    it('reads each back to the same flat InChI and judges it the same, or refuses it by name', () => {
      const outcomes = new Map<string, number>();
      for (const smiles of sample) {
        const inchi = inchiOf(toolkit, smiles);
        if (inchi === undefined) continue;
        const outcome = roundTrip(toolkit, screener, smiles, inchi);
        if (outcome.is !== 'refused') expect(outcome, smiles).toEqual({ is: 'same' });
        outcomes.set(outcome.is, (outcomes.get(outcome.is) ?? 0) + 1);
      }
      console.info('InChI:', Object.fromEntries(outcomes));
      expect(outcomes.get('refused') ?? 0).toBeLessThan(sample.length / 50);
    });
  });
});

describe('an InChI that was spoilt', () => {
  let texts: string[] = [];
  beforeAll(async () => {
    const toolkit = await rdkit();
    texts = SUBSTANCES.map((smiles) => inchiOf(toolkit, smiles)!);
  });

  const change = fc.record({
    at: fc.nat({ max: 400 }),
    length: fc.nat({ max: 3 }),
    put: fc.constantFrom('', '1', '2', '9', '-', ',', ';', '(', ')', '/', 'H', 'H2', 'C', 'N', 'D', '+', '?', '*', '2*', '/q+1', '/p-1', '(H,1,2)', '\0', '\u{1f600}'),
  }); // biome-ignore format: a table

  it('is read as something definite or refused with a place in it, and never throws', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(change, { minLength: 1, maxLength: 4 }), (which, changes) => {
        const base = texts[which % texts.length]!;
        const text = changes.reduce((t, { at, length, put }) => {
          const from = 9 + (at % Math.max(1, t.length - 9));
          return t.slice(0, from) + put + t.slice(from + length);
        }, base);
        const reading = readInchi(text);
        if (!reading.ok) {
          const { at, severity } = reading.issues[0]!;
          expect(severity).toBe('error');
          expect(at!.offset).toBeGreaterThanOrEqual(0);
          expect(at!.offset + at!.length).toBeLessThanOrEqual(text.length);
          return;
        }
        const read = readMolecules(text);
        if (!read.ok) return;
        // What was read has the atoms that its formula says.
        const formula = text.split('/')[1]!;
        if (formula.includes('.') || /^\d/.test(formula) || /\/[pi]/.test(text)) return;
        const hydrogens = Number(/H(\d+)/.exec(formula)?.[1] ?? (/H(?![a-z])/.test(formula) ? 1 : 0));
        if (
          read.molecules.length === 1 &&
          !/\/q/.test(text) &&
          read.molecules[0]!.charge.every((q) => q === 0)
        )
          expect(compositionKey(read.molecules[0]!)).toMatch(
            hydrogens === 0 ? /^[^H]*$/ : new RegExp(`H${hydrogens}$`),
          );
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['a million figures', `InChI=1S/${'1'.repeat(1e6)}`],
    ['a million slashes', `InChI=1S${'/'.repeat(1e6)}`],
    ['a million components', `InChI=1S/${'C.'.repeat(5e5)}`],
    ['a long chain', `InChI=1S/C1024H2050/c${Array.from({ length: 1024 }, (_, i) => i + 1).join('-')}/h`],
    [
      'brackets within brackets',
      `InChI=1S/C1000/c${Array.from({ length: 1000 }, (_, i) => `${i + 1}(`).join('')}`,
    ],
    ['a polyyne', `InChI=1S/C1024H2/c${Array.from({ length: 1024 }, (_, i) => i + 1).join('-')}/h1,1024H`],
    ['one group of all', oneGroup(500)],
    ['one group of many', oneGroup(60)],
    ['many groups of two', manyGroups(250)],
  ])('%s ends', (_, text) => {
    const reading = readInchi(text);
    expect(reading.ok || reading.issues.length === 1).toBe(true);
  });
});

/** A chain of N and C by turns, with all hydrogens in one group. */
function oneGroup(pairs: number): string {
  const atoms = Array.from({ length: pairs }, (_, i) => `${i + 1}-${pairs + i + 1}`).join('-');
  const nitrogens = Array.from({ length: pairs }, (_, i) => pairs + i + 1).join(',');
  return `InChI=1S/C${pairs}H${2 * pairs}N${pairs}/c${atoms}/h1-${pairs}H,(H${pairs},${nitrogens})`;
}

function manyGroups(pairs: number): string {
  const atoms = Array.from(
    { length: pairs },
    (_, i) => `${i + 1}(${2 * pairs + i + 1})${pairs + i + 1}`,
  ).join('-');
  const groups = Array.from({ length: pairs }, (_, i) => `(H,${pairs + i + 1},${2 * pairs + i + 1})`).join(
    '',
  );
  return `InChI=1S/C${pairs}H${pairs}N${pairs}O${pairs}/c${atoms}/h${groups}`;
}
