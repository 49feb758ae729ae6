import { describe, expect, it } from 'vitest';
import { identityKey, toSmiles } from '../../src/chemistry/index.js';
import { RULES } from '../../src/chemistry/normalise/index.js';
import { fault, molecules } from '../support/read.js';

/** What is left when counter-ions, metals and protons are set aside: the largest part. */
function main(text: string): { key: string; smiles: string } {
  const [largest] = [...molecules(text)].sort((a, b) => b.size - a.size);
  return { key: identityKey(largest!), smiles: toSmiles(largest!) };
}

/** Each line: the rule, the one form, and other writings of the same substance. */
const LINES: [string, string, string[]][] = [
  ['fold hydrogens', 'CCO', ['[H]C([H])([H])C([2H])([3H])O', 'CCO[D]', '[CH3][CH2][OH]']],
  ['fold hydrogens', 'c1ccccc1', ['[H]c1c([H])c([H])c([H])c([H])c1[H]']],
  ['drop arrows', 'c1ccncc1', ['c1ccn(->[Zn+2])cc1', '[Zn+2]<-n1ccccc1']],
  [
    'cut the bond of a base to a borane',
    'CCN(CC)CC',
    ['CC[N+](CC)(CC)[BH3-]', 'F[B-](F)(F)[N+](CC)(CC)CC', 'CCN(CC)(CC)->B'],
  ],
  ['cut the bond of a base to a borane', 'CCOCC', ['CC[O+](CC)[B-](F)(F)F']],
  ['cut metal bonds', 'CC(=O)O', ['CC(=O)O[Na]', '[Na]OC(C)=O', 'CC(=O)[O-].[Na+]']],
  ['cut metal bonds', 'CN(C)C', ['CN(C)(C)[Zn]', 'C[N+](C)(C)[Zn-]']],
  ['cut metal bonds', 'c1ccncc1', ['c1ccn([Zn]Cl)cc1', 'c1cc[n+]([Zn-2])cc1']],
  ['cut metal bonds', 'c1cc[nH]c1', ['[K]n1cccc1', '[K+].[n-]1cccc1']],
  ['draw five-bonded nitrogen with charges', 'C[N+](=O)[O-]', ['CN(=O)=O', 'C[N+]([O-])=O']],
  ['draw five-bonded nitrogen with charges', 'CN=[N+]=[N-]', ['CN=N#N', 'C[N-][N+]#N']],
  ['draw five-bonded nitrogen with charges', '[O-][n+]1ccccc1', ['O=n1ccccc1', 'O=N1=CC=CC=C1']],
  ['draw five-bonded nitrogen with charges', 'C[N+](C)(C)[O-]', ['CN(C)(C)=O']],
  ['draw neighbouring charges as a bond', 'CS(C)=O', ['C[S+](C)[O-]']],
  ['draw neighbouring charges as a bond', 'CS(C)(=O)=O', ['C[S+2](C)([O-])[O-]', 'C[S+](C)([O-])=O']],
  ['draw neighbouring charges as a bond', 'CC(C)=O', ['C[C+](C)[O-]']],
  ['draw neighbouring charges as a bond', 'CP(C)(C)=C', ['C[P+](C)(C)[CH2-]']],
  ['draw neighbouring charges as a bond', 'C=[N+]=[N-]', ['[CH2-][N+]#N']],
  ['draw neighbouring charges as a bond', 'OP(O)(O)=O', ['[O-][P+]([O-])([O-])[O-]']],
  ['take protons off and put them back', 'CN', ['C[NH3+]', 'C[NH3+].[Cl-]', 'C[NH-].[Li+]']],
  ['take protons off and put them back', 'NCC(=O)O', ['[NH3+]CC([O-])=O', 'NCC([O-])=O.[Na+]']],
  ['take protons off and put them back', 'c1ccncc1', ['c1cc[nH+]cc1']],
  ['take protons off and put them back', 'CS', ['C[S-]']],
  ['take protons off and put them back', 'CN(C)C', ['C[N+](C)C', 'C[NH+](C)C']],
  ['take protons off and put them back', 'C[N+](=O)[O-]', ['C[N+](=O)O']],
  ['take protons off and put them back', '[O-][n+]1ccccc1', ['O[n+]1ccccc1']],
  ['take protons off and put them back', 'NC(=N)N', ['NC(=[NH2+])N']],
  ['take protons off and put them back', 'C#N', ['[C-]#N.[K+]']],
  [
    'draw the amide',
    'CC(=O)N(C)C',
    ['CC([O-])=[N+](C)C', 'CC(O)=[N+](C)C', 'CC(=[OH+])N(C)C', 'CC(=O)[NH+](C)C'],
  ],
  ['draw the amide', 'Cn1ccc(=O)cc1', ['C[n+]1ccc([O-])cc1', 'C[n+]1ccc(O)cc1', 'C[N+]1=CC=C([O-])C=C1']],
  ['draw the amide', 'Cn1ccccc1=O', ['C[N+]1=C([O-])C=CC=C1', 'C[N+]1=CC=CC=C1[O-]']],
  ['draw the amide', 'CC(=N)N(C)C', ['CC(N)=[N+](C)C']],
  ['draw the imidic acid as amide', 'CC(=O)NC', ['CC(O)=NC', 'CC([O-])=NC', 'CC(O)=[NH+]C']],
  ['draw the imidic acid as amide', 'CC(N)=S', ['CC(S)=N']],
  ['draw the imidic acid as amide', 'O=C1CCCN1', ['OC1=NCCC1']],
  ['draw the imidic acid as amide', 'CNC(=O)NC', ['CNC(O)=NC']],
  ['draw the amide', 'CC(=O)OC', ['CC([O-])=[O+]C', 'CC(O)=[O+]C']],
  ['draw the enol of an amide as amide', 'CCC(=O)N(C)C', ['CC=C(O)N(C)C', 'CC=C([O-])N(C)C.[Na+]']],
];

describe('one substance, one form', () => {
  it.each(LINES)('%s: %s', (_rule, form, others) => {
    const expected = main(form);
    for (const other of others) expect(main(other), other).toEqual(expected);
  });

  it('has a line for every rule, and every rule says why', () => {
    expect([...new Set(LINES.map(([rule]) => rule))].sort()).toEqual(RULES.map((r) => r.name).sort());
    for (const rule of RULES) expect(rule.why).not.toBe('');
  });
});

describe('what stays as it is', () => {
  it.each([
    ['C[N+](C)(C)C', 'a quaternary nitrogen'],
    ['C[n+]1ccccc1', 'an N-alkyl pyridinium'],
    ['C[N+](C)(C)[O-]', 'an N-oxide'],
    ['C[N+]#[C-]', 'an isocyanide'],
    ['Oc1ccccn1', 'a hydroxypyridine, which is not a pyridone'],
    ['O=c1cccc[nH]1', 'a pyridone, which is not a hydroxypyridine'],
    ['C[Mg]Br', 'a bond of a metal to carbon'],
    ['F[B-](F)(F)F', 'a borate'],
    ['OC(O)C(Cl)(Cl)Cl', 'the hydrate of an aldehyde'],
    ['COC1(O)CCNCC1', 'a hemiacetal'],
    ['CC(O)(O)N', 'two hydroxyls beside a nitrogen'],
    ['Oc1cc[o+]cc1', 'a pyrylium salt'],
  ])('%s: %s', (text) => {
    const once = main(text);
    expect(main(once.smiles)).toEqual(once);
  });

  it('keeps hydroxypyridine and pyridone apart', () => {
    expect(main('Oc1ccccn1').key).not.toBe(main('O=c1cccc[nH]1').key);
  });

  it('refuses a bond to a metal that leaves an atom with more than it bears', () => {
    expect(fault('[Fe]$[NH3+]')).toBe('valence 5+6');
    expect(fault('[Fe]#[NH3+]')).toBe('valence 5+6');
  });

  it('refuses an arrow to a non-metal', () => {
    expect(fault('CN(C)(C)->O')).toBe('arrow 10+1');
  });

  it('counts the parts that a cut bond leaves', () => {
    expect(molecules('CC(=O)O[Na]')).toHaveLength(2);
    expect(molecules('CC(=O)O[Na]').map(toSmiles)).toEqual(['CC(=O)O', '[Na+]']);
  });
});
