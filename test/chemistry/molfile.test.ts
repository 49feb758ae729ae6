import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identityKey, readMolecules, smilesOfMolfile } from '../../src/chemistry/index.js';
import { molecules } from '../support/read.js';

const ZEROS = ` 0${'  0'.repeat(11)}`;
/** An atom line; `fields` stand from column 35 on. */
const atom = (symbol: string, x = 0, y = 0, fields = ZEROS) =>
  `${x.toFixed(4).padStart(10)}${y.toFixed(4).padStart(10)}    0.0000 ${symbol.padEnd(3)}${fields}`;
const three = (n: number) => String(n).padStart(3);
const bond = (a: number, b: number, type = 1, stereo = 0, rest = '') =>
  `${three(a)}${three(b)}${three(type)}${three(stereo)}${rest}`;
const counts = (atoms: number, bonds: number, lists = 0) =>
  `${three(atoms)}${three(bonds)}${three(lists)}  0  0  0  0  0  0  0999 V2000`;

interface Parts {
  readonly atoms: readonly string[];
  readonly bonds?: readonly string[];
  readonly properties?: readonly string[];
  readonly counts?: string;
  readonly end?: string;
}
const v2000 = ({ atoms, bonds = [], properties = [], ...rest }: Parts): string[] => [
  'title',
  '  a program',
  '',
  rest.counts ?? counts(atoms.length, bonds.length),
  ...atoms,
  ...bonds,
  ...properties,
  rest.end ?? 'M  END',
];
const v3000 = (atoms: readonly string[], bonds: readonly string[] = [], more: readonly string[] = []) => [
  'title',
  '  a program',
  '',
  '  0  0  0     0  0            999 V3000',
  'M  V30 BEGIN CTAB',
  `M  V30 COUNTS ${atoms.length} ${bonds.length} 0 0 0`,
  'M  V30 BEGIN ATOM',
  ...atoms.map((text, i) => `M  V30 ${i + 1} ${text}`),
  'M  V30 END ATOM',
  'M  V30 BEGIN BOND',
  ...bonds.map((text, i) => `M  V30 ${i + 1} ${text}`),
  'M  V30 END BOND',
  ...more.map((text) => `M  V30 ${text}`),
  'M  V30 END CTAB',
  'M  END',
];

const said = (lines: readonly string[]): string => {
  const reading = smilesOfMolfile(lines);
  return reading.ok
    ? [reading.smiles, ...reading.issues.map((i) => i.code)].join(' ')
    : `${reading.issues[0]!.code} ${reading.line}`;
};

const CO = [atom('C'), atom('O', 1)];
const MEOH = { atoms: CO, bonds: [bond(1, 2)] };
const with_ = (...properties: string[]) => v2000({ ...MEOH, properties });
/** One atom and what stands at columns of its own: 34 mass, 36 charge, 42 hydrogens, 48 valence. */
const field = (symbol: string, column: number, value: string) => {
  const line = atom(symbol);
  return v2000({ atoms: [line.slice(0, column) + value + line.slice(column + value.length)] });
};

describe('what a molfile says', () => {
  test.each<[string, readonly string[], string]>([
    ['a bond', v2000(MEOH), 'CO'],
    ['short lines', v2000({ atoms: [atom('C', 0, 0, ''), atom('O', 1, 0, '')], bonds: ['  1  2  2'] }), 'C=O second-reading-refused'],
    ['no version', v2000({ ...MEOH, counts: '  2  1' }), 'CO second-reading-refused'],
    ['CHG', with_('M  CHG  1   2  -1'), 'C[O-]'],
    ['CHG and hydrogens', v2000({ atoms: [atom('N')], properties: ['M  CHG  1   1   1'] }), '[NH4+]'],
    ['a charge in the atom block', field('Na', 36, '  3'), '[Na+]'],
    ['a radical in the atom block', field('C', 36, '  4'), '[CH3]'],
    ['a mass difference', field('C', 34, ' 1'), '[13CH4]'],
    ['ISO, which takes back the block’s', v2000({ atoms: [field('C', 34, ' 1')[4]!, atom('C')], properties: ['M  ISO  1   2  14'] }), 'C.[14CH4]'],
    ['RAD takes back the block’s charges, but not for OpenChemLib', v2000({ atoms: [field('Na', 36, '  3')[4]!, atom('C')], properties: ['M  RAD  1   2   3'] }), 'second-reading -1'],
    ['a valence', field('S', 48, '  6'), '[SH6]'],
    ['valence 15, which is zero', field('C', 48, ' 15'), '[C]'],
    ['D', v2000({ atoms: [atom('D'), atom('O', 1)], bonds: [bond(1, 2)] }), '[2H]O'],
    ['asked for hydrogens that are there', field('C', 42, '  3'), 'C'],
    ['coordination, from the base', v2000({ atoms: [atom('N'), atom('Zn', 1)], bonds: [bond(1, 2, 9)] }), 'N->[Zn]'],
    ['coordination, from the metal', v2000({ atoms: [atom('Zn'), atom('N', 1)], bonds: [bond(1, 2, 9)] }), '[Zn]<-N'],
    ['any bond to a metal, as OpenChemLib writes it', v2000({ atoms: [atom('N'), atom('Zn', 1)], bonds: [bond(1, 2, 8)] }), 'N->[Zn] zero-bond'],
    ['a zero-order bond', v2000({ atoms: [atom('N'), atom('Fe', 1)], bonds: [bond(1, 2)], properties: ['M  ZBO  1   1   0', 'M  ZCH  1   2   2', 'M  HYD  1   1   3'] }), '[NH3]->[Fe+2] zero-bond'],
    ['a label that says no more than the atom', with_('A    2', 'OH'), 'CO'],
    ['a value', with_('V    2 pKa 15.5'), 'CO'],
    ['an abbreviation that is drawn out', with_('M  STY  1   1 SUP', 'M  SAL   1  1   2', 'M  SMT   1 OH'), 'CO'],
    ['a mixture', with_('M  STY  1   1 MIX', 'M  SAL   1  2   1   2'), 'CO brackets'],
    ['a repeated group that is there', with_('M  STY  1   1 MUL', 'M  SAL   1  2   1   2', 'M  SPA   1  1   1', 'M  SMT   1 2'), 'CO brackets'],
    ['V3000', v3000(['C 0 0 0 0', 'O 1 0 0 0'], ['1 1 2']), 'CO'],
    ['V3000, its words', v3000(['C 0 0 0 0 MASS=13', 'N 1 0 0 0 CHG=1', 'C 2 0 0 0 RAD=2 VAL=3'], ['1 1 2', '1 2 3 CFG=1']), '[13CH3][NH2+][CH2]'],
    ['V3000, a line that goes on', [...v3000(['C 0 0 -', 'O 1 0 0 0']).slice(0, 7), 'M  V30 1 C 0 0 -', 'M  V30 0 0 CHG=-', 'M  V30 -1', 'M  V30 END ATOM', 'M  V30 END CTAB', 'M  END'].map((l) => l.replace('COUNTS 2', 'COUNTS 1')), '[CH3-]'],
    ['V3000, a coordination', v3000(['N 0 0 0 0', 'Zn 1 0 0 0 CHG=2 VAL=1'], ['9 1 2']), 'N->[Zn+2]'],
    ['V3000, groups and stereo', v3000(['C 0 0 0 0', 'O 1 0 0 0'], ['1 1 2'], ['BEGIN SGROUP', '1 SUP 0 ATOMS=(1 2) LABEL="O H" XBONDS=(1 1)', 'END SGROUP', 'BEGIN COLLECTION', 'MDLV30/STEABS ATOMS=(1 1)', 'END COLLECTION']), 'CO'],
  ])('%s', (_, lines, expected) => {
    expect(said(lines)).toBe(expected);
  }); // biome-ignore format: a table

  test('aromatic bonds, with a hydrogen that is said', () => {
    const ring = ['C', 'C', 'C', 'N', 'C'].map((symbol, i) =>
      atom(symbol, Math.cos(i * 1.2566), Math.sin(i * 1.2566)),
    );
    const bonds = [1, 2, 3, 4, 5].map((i) => bond(i, (i % 5) + 1, 4));
    const properties = [
      'M  STY  1   1 DAT',
      'M  SAL   1  1   4',
      'M  SDT   1 MRV_IMPLICIT_H',
      'M  SED   1 IMPL_H1',
    ];
    expect(said(v2000({ atoms: ring, bonds, properties }))).toBe('c1cc[nH]c1');
    // Without it, pyrrole is no definite structure, as `c1cccn1` is none.
    const bare = smilesOfMolfile(v2000({ atoms: ring, bonds }));
    expect(bare.ok && readMolecules(bare.smiles).issues[0]!.code).toBe('kekule');
  });

  test('two nitrogens of aromatic rings that may both have lost a hydrogen are not believed', () => {
    // Benzimidazol-2-one: c1ccc2[nH]c(=O)[nH]c2c1.
    const symbols = ['C', 'C', 'C', 'C', 'N', 'C', 'O', 'N', 'C', 'C'];
    const pairs = [[1, 2], [2, 3], [3, 4], [4, 5], [5, 6], [6, 8], [8, 9], [9, 4], [9, 10], [10, 1]] as const; // biome-ignore format: a table
    const bonds = [...pairs.map(([a, b]) => bond(a, b, 4)), bond(6, 7, 2)];
    expect(said(v2000({ atoms: symbols.map((s, i) => atom(s, i)), bonds }))).toMatch('aromatic-hydrogens -1');
  });

  test('the geometry of a double bond comes from the coordinates', () => {
    const butene = (y: number, stereo = 0, flat = 1) =>
      said(
        v2000({
          atoms: [[-1, 1], [0, 0], [1.3, 0], [2.3, y]].map(([x, up]) => atom('C', x! * flat, up! * flat)), // biome-ignore format: points
          bonds: [bond(1, 2), bond(2, 3, 2, stereo), bond(3, 4)],
        }),
      );
    expect(molecules(butene(1))[0]!.cisTrans).toMatchObject([{ together: true }]);
    expect(molecules(butene(-1))[0]!.cisTrans).toMatchObject([{ together: false }]);
    expect(butene(0)).toBe('CC=CC');
    expect(butene(1, 3)).toBe('CC=CC');
    expect(butene(1, 0, 0)).toBe('CC=CC');
  });

  test('a crossed double bond between stated ones stays open', () => {
    const points = [[0, 1], [1, 0], [2, 1], [3, 0], [4, 1], [5, 0], [6, 1], [7, 0]] as const; // biome-ignore format: points
    const triene = (stereo: number) =>
      said(
        v2000({
          atoms: points.map(([x, y]) => atom('C', x, y)),
          bonds: [1, 2, 3, 4, 5, 6, 7].map((i) => bond(i, i + 1, i % 2 === 0 ? 2 : 1, i === 4 ? stereo : 0)),
        }),
      );
    expect(molecules(triene(0))[0]!.cisTrans).toHaveLength(3);
    for (const c of molecules(triene(0))[0]!.cisTrans) expect(c.together).toBe(false);
    expect(molecules(triene(3))[0]!.cisTrans.filter(({ a, b }) => a === 3 && b === 4)).toEqual([]);
  });
});

describe('what is no definite structure', () => {
  test.each<[string, readonly string[], string]>([
    ['nothing', [], 'molfile-empty -1'],
    ['blank lines', ['', '', '', ''], 'molfile-empty -1'],
    ['no atom', v2000({ atoms: [] }), 'molfile-empty 3'],
    ['no atom, V3000', v3000([]), 'molfile-empty 3'],
    ['prose', ['CCO'], 'molfile-counts 3'],
    ['a counts line of letters', v2000({ ...MEOH, counts: '  x  1  0 V2000' }), 'molfile-counts 3'],
    ['fewer than no atoms', v2000({ ...MEOH, counts: counts(-1, 1) }), 'molfile-counts 3'],
    ['fewer than no bonds', v2000({ ...MEOH, counts: counts(2, -1) }), 'molfile-counts 3'],
    ['fewer than no lists', v2000({ ...MEOH, counts: counts(2, 1, -1) }), 'molfile-counts 3'],
    [
      'fewer than no texts',
      v2000({ ...MEOH, counts: '  2  1  0  0  0-99  0  0  0  0999 V2000' }),
      'molfile-counts 3',
    ],
    ['another version', v2000({ ...MEOH, counts: counts(2, 1).replace('V2000', 'V4000') }), 'molfile-counts 3'],
    ['more atoms announced than there are', v2000({ ...MEOH, counts: counts(3, 1) }), 'molfile-atom 6'],
    ['fewer atoms announced than there are', v2000({ ...MEOH, counts: counts(1, 1) }), 'molfile-bond 5'],
    ['fewer atoms announced, and no bond', v2000({ ...MEOH, counts: counts(1, 0) }), 'molfile-property 5'],
    ['more bonds announced than there are', v2000({ ...MEOH, counts: counts(2, 2) }), 'molfile-bond 7'],
    ['fewer bonds announced than there are', v2000({ ...MEOH, counts: counts(2, 0) }), 'molfile-property 6'],
    ['cut off', v2000({ ...MEOH, end: '' }), 'molfile-end 7'],
    ['cut off, V3000', v3000(['C 0 0 0 0']).slice(0, 9), 'molfile-end 8'],
    ['an atom list', with_('M  ALS   1  2 F N   O'), 'query-atom 7'],
    ['an atom list of old', v2000({ ...MEOH, counts: counts(2, 1, 1) }), 'query-atom 3'],
    ['A', v2000({ atoms: [atom('A')] }), 'query-atom 4'],
    ['*', v2000({ atoms: [atom('*')] }), 'query-atom 4'],
    ['R#', v2000({ atoms: [atom('R#')] }), 'r-group 4'],
    ['R1', v2000({ atoms: [atom('R1')] }), 'r-group 4'],
    ['an attachment point', with_('M  APO  1   1   1'), 'r-group 7'],
    ['Ph', v2000({ atoms: [atom('Ph')] }), 'abbreviation 4'],
    ['a label for a group', with_('A    1', 'Ph'), 'abbreviation 8'],
    ['no symbol', v2000({ atoms: [atom('')] }), 'molfile-atom 4'],
    ['no coordinates', v2000({ atoms: ['C'] }), 'molfile-atom 4'],
    ['a bond that may be single or double', v2000({ atoms: CO, bonds: [bond(1, 2, 5)] }), 'query-bond 6'],
    ['any bond', v2000({ atoms: CO, bonds: [bond(1, 2, 8)] }), 'query-bond -1'],
    ['a bond that must lie in a ring', v2000({ atoms: CO, bonds: [bond(1, 2, 1, 0, '  0  1')] }), 'query-bond 6'],
    ['a bond to no atom', v2000({ atoms: CO, bonds: [bond(1, 7)] }), 'molfile-bond 6'],
    ['a bond to itself', v2000({ atoms: CO, bonds: [bond(1, 1)] }), 'molfile-bond 6'],
    ['a bond twice', v2000({ atoms: CO, bonds: [bond(1, 2), bond(2, 1)] }), 'molfile-bond 7'],
    ['a bond of no kind', v2000({ atoms: CO, bonds: [bond(1, 2, 12)] }), 'molfile-bond 6'],
    ['a polymer', with_('M  STY  1   1 SRU', 'M  SAL   1  2   1   2'), 'polymer 7'],
    ['a repeated group that is not there', with_('M  STY  1   1 MUL', 'M  SAL   1  1   1', 'M  SPA   1  1   1', 'M  SMT   1 3'), 'polymer 7'],
    ['a repeating link', with_('M  LIN  1   1   4   2   0'), 'polymer 7'],
    ['a number of neighbours asked for', with_('M  SUB  1   1   2'), 'query-atom 7'],
    ['hydrogens asked for that are not there', field('C', 42, '  1'), 'query-atom -1'],
    ['a property that nobody knows', with_('M  XYZ  1   1   2'), 'molfile-property 7'],
    ['a charge of no atom', with_('M  CHG  1   7   1'), 'molfile-property 7'],
    ['a charge line with a pair too few', with_('M  CHG  2   1   1'), 'molfile-property 7'],
    ['an abbreviation in the old way', with_('G    1  2', 'Ph'), 'molfile-property 7'],
    ['less valence than bonds', v2000({ atoms: [field('C', 48, '  1')[4]!, ...CO], bonds: [bond(1, 2), bond(1, 3)] }), 'molfile-hydrogens -1'],
    ['an aromatic fluorine', v2000({ atoms: [atom('C'), atom('F', 1)], bonds: [bond(1, 2, 4)] }), 'aromatic-bond -1'],
    ['V3000, a list', v3000(['[N,O] 0 0 0 0']), 'query-atom 7'],
    ['V3000, NOT a list', v3000(['NOT [N,O] 0 0 0 0']), 'query-atom 7'],
    ['V3000, an R group', v3000(['R# 0 0 0 0 RGROUPS=(1 1)']), 'r-group 7'],
    ['V3000, an attachment point', v3000(['C 0 0 0 0 ATTCHPT=1']), 'r-group 7'],
    ['V3000, a bond to several atoms', v3000(['C 0 0 0 0', 'Fe 1 0 0 0'], ['9 1 2 ENDPTS=(2 1 2) ATTACH=ALL']), 'multicenter 11'],
    ['V3000, a polymer', v3000(['C 0 0 0 0'], [], ['BEGIN SGROUP', '1 SRU 0 ATOMS=(1 1)', 'END SGROUP']), 'polymer 12'],
    ['V3000, a link node', v3000(['C 0 0 0 0'], [], ['LINKNODE 1 4 2 1 2 1 3']), 'polymer 11'],
    ['V3000, a word that nobody knows', v3000(['C 0 0 0 0 XYZ=1']), 'molfile-property 7'],
    ['V3000, other counts', v3000(['C 0 0 0 0']).map((l) => l.replace('COUNTS 1', 'COUNTS 2')), 'molfile-atom 12'],
    ['V3000, an atom’s number twice', v3000(['C 0 0 0 0', 'O 0 0 0 0']).map((l) => l.replace('V30 2 O', 'V30 1 O')), 'molfile-atom 8'],
  ])('%s', (_, lines, expected) => {
    expect(said(lines)).toBe(expected);
  }); // biome-ignore format: a table
});

describe('whatever the order', () => {
  const fragments = [
    'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
    'C1CC2CC1C2.[Na+].[Cl-]',
    'C12C3C4C1C5C2C3C45',
    'C/C=C/C=C\\C(=O)N',
  ];

  test('the SMILES says the same structure, its atoms in the order of the table', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fragments), fc.infiniteStream(fc.nat()), (text, numbers) => {
        const parts = molecules(text);
        const keys = (all: readonly { size: number }[]) => all.map((m) => identityKey(m as never)).sort();
        // One table of all parts, its atoms and bonds shuffled.
        const atoms = parts.flatMap((m, part) => Array.from({ length: m.size }, (_, i) => ({ part, i })));
        const shuffled = <T>(list: T[]): T[] =>
          list
            .map((item) => [numbers.next().value as number, item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const order = shuffled(atoms);
        const place = (part: number, i: number) => order.findIndex((a) => a.part === part && a.i === i) + 1;
        const names: Record<number, string> = { 6: 'C', 7: 'N', 8: 'O', 11: 'Na', 17: 'Cl' };
        const lines = v2000({
          atoms: order.map(({ part, i }) => atom(names[parts[part]!.element[i]!]!)),
          bonds: shuffled(
            parts.flatMap((m, part) => m.bonds.map((b) => bond(place(part, b.a), place(part, b.b), b.order))),
          ),
          properties: order.flatMap(({ part, i }, k) =>
            parts[part]!.charge[i] === 0
              ? []
              : [`M  CHG  1 ${three(k + 1)} ${three(parts[part]!.charge[i]!)}`],
          ),
        });
        const reading = smilesOfMolfile(lines);
        expect(reading.ok).toBe(true);
        if (!reading.ok) return;
        const again = molecules(reading.smiles);
        expect(keys(again)).toEqual(keys(parts));
        for (const m of again)
          for (let i = 0; i < m.size; i++) {
            const { part, i: own } = order[m.textAtoms[i]!]!;
            expect(m.element[i]).toBe(parts[part]!.element[own]);
          }
      }),
      { numRuns: 300 },
    );
  });
});

describe('whatever the text', () => {
  const lines = [v2000(MEOH), v3000(['C 0 0 0 0', 'O 1 0 0 0'], ['1 1 2'])];

  test('it is read or refused, never thrown; and what lost, doubled or cut a line is never read as something else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...lines),
        fc.array(fc.tuple(fc.nat(14), fc.constantFrom('drop', 'double', 'cut', 'swap')), {
          minLength: 1,
          maxLength: 1,
        }),
        (molfile, changes) => {
          let changed = [...molfile];
          for (const [at, what] of changes) {
            const i = 3 + (at % (changed.length - 3));
            if (what === 'drop') changed.splice(i, 1);
            else if (what === 'double') changed.splice(i, 0, changed[i]!);
            else if (what === 'cut') changed[i] = changed[i]!.slice(0, Math.floor(changed[i]!.length / 2));
            else changed = [...changed.slice(0, i), ...changed.slice(i).reverse()];
            if (changed.length < 5) break;
          }
          const reading = smilesOfMolfile(changed);
          if (reading.ok) expect(['CO', 'OC', 'C.O', 'O.C']).toContain(reading.smiles);
          if (reading.ok && reading.smiles.includes('.'))
            expect(changed.join('\n')).toMatch(/ {2}2 {2}0| 2 0 /);
        },
      ),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('M', ' ', 'V30', '1', 'C', '(', '"', '-', 'END') })),
        (text) => {
          for (const molfile of lines) smilesOfMolfile([...molfile.slice(0, 5), ...text]);
          smilesOfMolfile(text);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
