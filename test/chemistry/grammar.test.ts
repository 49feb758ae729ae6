import { describe, expect, it } from 'vitest';
import { MAX_ATOMS, MAX_TEXT, readMolecules } from '../../src/chemistry/index.js';
import { fault, molecule, molecules } from '../support/read.js';

describe('what the grammar takes', () => {
  it.each([
    ['C', 1, 'an unbracketed atom'],
    ['ClBr', 2, 'symbols of two letters'],
    ['[CH3-]', 1, 'an atom in brackets'],
    ['[13CH4]', 1, 'an isotope'],
    ['[CH3:12]C', 2, 'an atom map'],
    ['[Cu++]', 1, 'a charge of signs'],
    ['[Cu+2]', 1, 'a charge of a figure'],
    ['[O--]', 1, 'two minus signs'],
    ['N[C@@H](C)C(=O)O', 6, 'a chiral mark'],
    ['F[C@TH1](Cl)(Br)I', 5, 'a chiral class'],
    ['[Pt@SP](Cl)(Cl)(N)N', 5, 'a chiral class without a number'],
    ['F/C=C\\F', 4, 'slants'],
    ['[Ga+]$[As-]', 2, 'a quadruple bond'],
    ['C1CC1', 3, 'a ring number'],
    ['C%12CC%12', 3, 'a ring number of two figures'],
    ['C%(123)CC%(123)', 3, 'a ring number in parentheses'],
    ['C=1CCCCC1', 6, 'a ring bond written at one end'],
    ['C1.C1', 2, 'a ring number across a dot'],
    ['C(.C)C', 3, 'a dot in a branch'],
    ['C(C)(C)C', 4, 'branches'],
    ['c1:c:c:c:c:c1', 6, 'aromatic bonds written out'],
    ['[se]1cccc1', 5, 'aromatic selenium'],
    ['[as]1ccccc1', 6, 'aromatic arsenic'],
    ['[H][H]', 2, 'hydrogen'],
    ['[HH]', 1, 'hydrogen in one bracket'],
    ['[2H]C', 2, 'deuterium'],
    ['[D]C([T])', 3, 'deuterium and tritium by letter'],
    ['  CCO\t\r\n', 3, 'white space around'],
    ['\ufeffCCO', 3, 'a byte order mark'],
    ['\u00a0CCO\u3000', 3, 'blanks beyond ASCII around'],
    ['[C+0]', 1, 'a charge of nothing'],
    ['[0C]', 1, 'an isotope of nothing'],
    ['[CH0]', 1, 'hydrogens of nothing'],
    ['[13CH3+]', 1, 'isotope, hydrogen and charge'],
    ['[999U]', 1, 'an isotope that nobody has seen'],
    ['[C:99999999999999999999]', 1, 'a map of any length'],
    ['C%00CC0', 3, 'one ring number in two writings'],
    ['C%(00001)CC%01', 3, 'the same with noughts before it'],
    ['C=%10CC%10', 3, 'a bond before %'],
    ['C1CC1C1CC1', 6, 'a ring number used again'],
    ['C1.C2.C12', 3, 'rings that join parts'],
    ['C/C=C/1.C/1', 4, 'directions that contradict each other'],
    ['[C@SP2](F)(Cl)(Br)I', 5, 'a chiral class that no carbon has'],
    ['S[As@TB20](F)(Cl)(Br)N', 6, 'a trigonal bipyramid'],
    ['C[Co@OH30](F)(Cl)(Br)(I)S', 7, 'an octahedron'],
    ['NC(Br)=[C@AL1]=C(O)C', 7, 'an allene'],
    ['c=1ccccc1', 6, 'a double bond of an aromatic ring'],
    ['c-1ccccc1', 6, 'a single bond of an aromatic ring'],
    ['c1ccccc1c1ccccc1', 12, 'a bond between two aromatic rings, not written'],
    ['[H][N+]([H])([H])[H]', 5, 'hydrogens as atoms'],
    ['[Cn]', 1, 'a late element'],
  ])('%s has %i atoms: %s', (text, atoms) => {
    const reading = readMolecules(text);
    expect(reading.ok && reading.atomCount).toBe(atoms);
  });
});

describe('what the grammar refuses, and where', () => {
  it.each([
    ['', 'empty 0+0'],
    ['   ', 'empty 0+3'],
    ['.', 'empty 0+1'],
    ['C(C', 'branch-open 1+1'],
    ['C(C(C', 'branch-open 1+1'],
    ['CC)C', 'branch-close 2+1'],
    ['C()C', 'branch-empty 1+2'],
    ['(C)C', 'branch-start 0+1'],
    ['C((C))C', 'branch-start 2+1'],
    ['C.(C)', 'branch-start 2+1'],
    ['[CH3', 'bracket-open 0+4'],
    ['[', 'bracket-open 0+1'],
    ['C]', 'bracket-close 1+1'],
    ['[C', 'bracket-open 0+2'],
    ['[]', 'bracket-text 1+1'],
    ['[CH3x]', 'bracket-text 4+1'],
    ['[C+H]', 'bracket-text 3+1'],
    ['[C@@@H](F)(Cl)Br', 'bracket-text 4+1'],
    ['[C@TH3](F)(Cl)(Br)I', 'bracket-text 3+3'],
    ['[C:]', 'bracket-text 2+1'],
    ['[1234C]', 'isotope 1+4'],
    ['[CH12]', 'hydrogen-count 2+2'],
    ['[C+16]', 'charge 2+3'],
    ['[C+-]', 'charge 2+1'],
    ['C1CC', 'ring-open 1+1'],
    ['C%12CC', 'ring-open 1+3'],
    ['C%(123)CC', 'ring-open 1+6'],
    ['C%1CC%1', 'ring-number 1+3'],
    ['C%()C', 'ring-number 1+2'],
    ['C%(123456)C', 'ring-number 1+7'],
    ['C11', 'ring-itself 1+1'],
    ['C1C1', 'bond-twice 1+1'],
    ['C12CC12', 'bond-twice 2+1'],
    ['C12CCCCC12', 'bond-twice 2+1'],
    ['C=1CCCCC-1', 'ring-bond 2+1'],
    ['1CC1', 'ring-start 0+1'],
    ['C.1CC1', 'ring-start 2+1'],
    ['C(1CC1)', 'ring-start 2+1'],
    ['=CC', 'bond-start 0+1'],
    ['C.=C', 'bond-start 2+1'],
    ['CC=', 'bond-end 2+1'],
    ['CC=.C', 'bond-end 2+1'],
    ['C(C=)C', 'bond-end 3+1'],
    ['C-(C)C', 'bond-end 1+1'],
    ['C==C', 'bond-double 1+2'],
    ['C-=C', 'bond-double 1+2'],
    ['C*', 'wildcard 1+1'],
    ['C[*]', 'wildcard 2+1'],
    ['C[*:1]', 'wildcard 2+1'],
    ['C[R1]', 'r-group 2+2'],
    ['CR', 'r-group 1+1'],
    ['C[Pol]', 'r-group 2+3'],
    ['C[X]', 'query-atom 2+1'],
    ['CX', 'query-atom 1+1'],
    ['C[#6]', 'query-atom 2+2'],
    ['[C,N]', 'query-atom 2+1'],
    ['[!C]', 'query-atom 1+2'],
    ['C~C', 'query-bond 1+1'],
    ['C!C', 'query-bond 1+1'],
    ['C@C', 'query-bond 1+1'],
    ['C&C', 'query-bond 1+1'],
    ['C,C', 'query-bond 1+1'],
    ['C;C', 'query-bond 1+1'],
    ['C>>C', 'reaction 1+1'],
    ['C>O>C', 'reaction 1+1'],
    ['[Xy]', 'query-atom 1+2'],
    ['[Zz]', 'atom-unknown 1+2'],
    ['Na', 'atom-needs-brackets 0+2'],
    ['CSi', 'atom-needs-brackets 1+2'],
    ['HC', 'atom-needs-brackets 0+1'],
    ['Zn', 'atom-needs-brackets 0+2'],
    ['CCO ethanol', 'white-space 3+1'],
    ['CC\nO', 'white-space 2+1'],
    ['CC\u0000O', 'control-character 2+1'],
    ['[C\u0000]', 'control-character 2+1'],
    ['C\u00e9', 'not-ascii 1+1'],
    ['💊', 'not-ascii 0+2'],
    ['[💊]', 'not-ascii 1+2'],
    ['C\u2212C', 'not-ascii 1+1'],
    ['C{C}', 'character 1+1'],
    ['()', 'branch-start 0+1'],
    ['(C.C)', 'branch-start 0+1'],
    ['C(.)C', 'branch-empty 1+3'],
    ['C(=)C', 'branch-empty 1+3'],
    ['C=(C)C', 'bond-end 1+1'],
    ['C(-1)C1', 'ring-start 3+1'],
    ['C(C)(', 'branch-open 4+1'],
    ['C/=C', 'bond-double 1+2'],
    ['F//C=C/F', 'bond-double 1+2'],
    ['C####C', 'bond-double 1+2'],
    ['C=1CC:1', 'ring-bond 2+1'],
    ['CC1(C)1', 'ring-itself 2+1'],
    ['C=1C1', 'bond-twice 2+1'],
    ['C2C1(C2)C1', 'bond-twice 3+1'],
    ['C%(1', 'ring-number 1+3'],
    ['C%', 'ring-number 1+1'],
    ['[CH5]', 'valence 0+5'],
    ['[NH4]', 'valence 0+5'],
    ['[H](C)C', 'valence 0+3'],
    ['F[H-]F', 'valence 1+4'],
    ['Cl1CCCC1', 'valence 0+2'],
    ['CN(C)(C)C', 'valence 1+1'],
    ['P(F)(F)(F)(F)(F)F', 'valence 0+1'],
    ['c:c', 'aromatic-bond 2+1'],
    ['c1ccccc1:c1ccccc1', 'aromatic-bond 9+1'],
    ['c1ccccc1=C', 'kekule 0+1'],
    ['n1cccc1', 'kekule 5+1'],
    ['cc', 'aromatic-chain 0+1'],
    ['[0000C]', 'isotope 1+4'],
    ['[HH2]', 'hydrogen-count 2+2'],
    ['[C+100]', 'charge 2+3'],
    ['[C+1+]', 'charge 2+2'],
    ['[H2]', 'bracket-text 2+1'],
    ['[ C]', 'bracket-text 1+2'],
    ['[C@TH1H2', 'bracket-open 0+8'],
    ['[Pt@SP4](F)(Cl)(Br)I', 'bracket-text 4+3'],
    ['S[As@TB21](F)(Cl)(Br)N', 'bracket-text 5+4'],
    ['[C@?H](F)(Cl)Br', 'bracket-text 3+1'],
    ['[CX4]', 'bracket-text 2+1'],
    ['[NaCl]', 'bracket-text 3+1'],
    ['[$(C)]', 'query-atom 1+4'],
    ['[C;H1]', 'query-atom 2+1'],
    ['C=,-C', 'query-bond 2+1'],
    ['C!-C', 'query-bond 1+1'],
    ['[R#]', 'r-group 1+2'],
    ['[R2]', 'r-group 1+2'],
    ['[*H]', 'wildcard 1+1'],
    ['>>', 'reaction 0+1'],
    ['C>', 'reaction 1+1'],
    ['C<C', 'reaction 1+1'],
    ['C->C', 'arrow 3+1'],
    ['N<-[Fe]', 'arrow 0+1'],
    ['->N', 'bond-start 0+2'],
    ['\u0421CO', 'not-ascii 0+1'],
    ['[\u0421H4]', 'not-ascii 1+1'],
    ['C\u00adC', 'not-ascii 1+1'],
    ['C\u00a0C', 'not-ascii 1+1'],
    ['C\u200bC', 'not-ascii 1+1'],
    ['C\u200b', 'not-ascii 1+1'],
    ['C\ufeffC', 'not-ascii 1+1'],
    ['C\u202eO', 'not-ascii 1+1'],
    ['C\uff1dC', 'not-ascii 1+1'],
    ['C\ud83d', 'not-ascii 1+1'],
    ['C\u001b[31m', 'control-character 1+1'],
    ['"C"', 'character 0+1'],
    ['C|C', 'extension-open 1+2'],
    ['CH4', 'atom-needs-brackets 1+1'],
    ['CMe', 'query-atom 1+1'],
    ['C%20C', 'ring-open 1+3'],
    ['N/A', 'query-atom 2+1'],
    ['-', 'bond-start 0+1'],
    ['VNWKTOKETHGBQD-UHFFFAOYSA-N', 'not-smiles 0+27'],
    [' 437-38-7 ', 'not-smiles 1+8'],
  ])('%s: %s', (text, expected) => {
    expect(fault(text)).toBe(expected);
  });

  it('names every branch and ring that is left open', () => {
    const reading = readMolecules('C1C(C2(C');
    expect(reading.ok ? [] : reading.issues.map((i) => `${i.code} ${i.at?.offset}`)).toEqual([
      'branch-open 3',
      'branch-open 6',
      'ring-open 1',
      'ring-open 5',
    ]);
  });

  it('forgets rings left open by a text that was refused', () => {
    readMolecules('C1CC');
    readMolecules('C1C*');
    expect(molecule('C1CC1').size).toBe(3);
  });
});

describe('what is odd but plain in meaning', () => {
  it.each([
    ['.CC', 'stray-dot'],
    ['CC.', 'stray-dot'],
    ['C..C', 'stray-dot'],
    ['C(C)1CC1', 'ring-after-branch'],
    ['F/C=C\\\\F', 'backslash-doubled'],
    ['[CH3]', 'radical'],
    ['CO[Na]', 'metal-bond-dropped'],
    ['N->[Zn+2]', 'arrow-dropped'],
    ['CC |c:1|', 'extension'],
  ])('%s is read with a warning %s', (text, code) => {
    const reading = readMolecules(text);
    expect(reading.ok && reading.issues.map((i) => `${i.severity} ${i.code}`)).toEqual([`warning ${code}`]);
  });
});

describe('bounds', () => {
  it('reads ten thousand nested branches', () => {
    expect(molecule(`C${'(C'.repeat(10_000)}${')'.repeat(10_000)}`).size).toBe(10_001);
  });

  it('refuses a million open parentheses without overflowing', () => {
    expect(fault(`C${'('.repeat(1_000_000)}`)).toBe('too-large 0+1000001');
  });

  it('refuses what is above its bounds and takes what is on them', () => {
    expect(molecule('C'.repeat(MAX_ATOMS)).size).toBe(MAX_ATOMS);
    expect(fault('C'.repeat(MAX_ATOMS + 1))).toBe(`too-large ${MAX_ATOMS}+1`);
    expect(molecules(`${' '.repeat(MAX_TEXT)}C`)).toHaveLength(1);
    expect(fault(`C${'.'.repeat(MAX_TEXT)}`)).toBe(`too-large 0+${MAX_TEXT + 1}`);
  });
});

describe('atoms of the text', () => {
  it('lead back to every symbol, explicit hydrogens counted', () => {
    const [amine, salt] = molecules('[H]N([H])CC.[Cl-]');
    expect([...amine!.textAtoms]).toEqual([1, 3, 4]);
    expect([...salt!.textAtoms]).toEqual([5]);
  });
});
