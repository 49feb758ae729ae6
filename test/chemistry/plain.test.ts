import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Draft } from '../../src/chemistry/draft.js';
import { agreement } from '../../src/chemistry/openchemlib/second-reading.js';
import { readGrammar } from '../../src/chemistry/smiles/grammar.js';
import { settle } from '../../src/chemistry/smiles/kekulise.js';
import { isPlain } from '../../src/chemistry/smiles/plain.js';
import { randomFrom, respell } from '../../src/testing/respell.js';
import { hasShared, sharedRows, sharedSmiles } from '../support/shared.js';

/**
 * OpenChemLib is not asked to read a plain text a second time. Here it is asked, of the whole class as far as it can be
 * written down, and of random members beyond: wherever our reader finds a text sound and plain, it must read the same.
 */
const draft = new Draft();
/** Whether the text is sound and plain; then both readers must agree. */
function held(text: string, differ: string[]): boolean {
  if (!readGrammar(text, 0, text.length, draft, [])) return false;
  draft.link();
  if (!settle(draft, []) || !isPlain(text, draft)) return false;
  const second = agreement(text, draft);
  if (second !== 'same') differ.push(`${text}: ${second}`);
  return true;
}

/** What may stand in an aromatic ring of a plain text. */
const KINDS = ['c', 'c(C)', 'c(=O)', 'n', 'n(C)', '[nH]', 'o', 's'] as const;
/** The atom with a ring number. */
const numbered = (kind: string, number: string): string =>
  kind.startsWith('[') ? kind + number : kind[0] + number + kind.slice(1);

function* rings(size: number): Generator<string> {
  const { length } = KINDS;
  for (let i = 0; i < length ** size; i++) {
    const at = Array.from({ length: size }, (_, k) => Math.floor(i / length ** k) % length);
    // Of its writings that begin elsewhere in the ring, the one that begins with the first kind.
    if (at.some((kind) => kind < at[0]!)) continue;
    const kinds = at.map((kind) => KINDS[kind]!);
    yield kinds.map((kind, k) => (k === 0 || k === size - 1 ? numbered(kind, '1') : kind)).join('');
  }
}

/** Every text of up to so many of these tokens. */
function* texts(tokens: readonly string[], most: number, before = ''): Generator<string> {
  if (before !== '') yield before;
  if (most > 0) for (const token of tokens) yield* texts(tokens, most - 1, before + token);
}

describe('a plain text', () => {
  it('is one that OpenChemLib reads as we do, of every aromatic ring of five and six atoms', () => {
    const differ: string[] = [];
    let count = 0;
    for (const size of [5, 6]) for (const text of rings(size)) if (held(text, differ)) count++;
    expect(differ).toEqual([]);
    expect(count).toBeGreaterThan(10_000);
  }, 120_000);

  it('is one that OpenChemLib reads as we do, of every short text', () => {
    const differ: string[] = [];
    let count = 0;
    for (const text of texts(['C', 'N', 'O', '=', '#', '(', ')', '1'], 5)) if (held(text, differ)) count++;
    for (const text of texts(
      ['C', 'Cl', 'S', 'P', 'B', 'I', '/', '\\', '1', '%10', '.', '[C@@H]', '[N+]', '[O-]'],
      4,
    ))
      if (held(text, differ)) count++;
    expect(differ).toEqual([]);
    expect(count).toBeGreaterThan(4_000);
  }, 120_000);

  it('is one that OpenChemLib reads as we do, of every short text with any number of a ring, and brackets', () => {
    const differ: string[] = [];
    let count = 0;
    for (const text of texts(['C', 'N', '=', '(', ')', '0', '%00', '%01', '1'], 5))
      if (held(text, differ)) count++;
    const atoms = [
      '[13CH3]',
      '[13C]',
      '[CH2:7]',
      '[NH1+1]',
      '[N+1:12]',
      '[15N]',
      '[18F]',
      '[18O-1]',
      '[C@@H1:3]',
    ];
    for (const text of texts(['C', 'O', '=', '1', '%01', '.', ...atoms], 4)) if (held(text, differ)) count++;
    expect(differ).toEqual([]);
    expect(count).toBeGreaterThan(5_000);
    for (let number = 0; number < 100; number++) {
      const two = `%${String(number).padStart(2, '0')}`;
      for (const one of number < 10 ? [two, String(number)] : [two])
        for (const text of [
          `C${one}CC${two}`,
          `c${one}ccccc${two}`,
          `C${two}CC=${one}`,
          `c${one}ccc[nH1]${two}`,
        ])
          expect([text, held(text, differ)]).toEqual([text, true]);
    }
    expect(differ).toEqual([]);
  }, 120_000);

  it('is one that OpenChemLib reads as we do, of aromatic rings whose atoms stand in brackets', () => {
    const kinds = [
      'c',
      '[cH]',
      '[13c](C)',
      '[13cH]',
      '[c:7](=O)',
      'n',
      '[n:1]',
      '[15nH]',
      '[nH1:2]',
      '[15n](C)',
      'o',
      '[o]',
    ];
    const differ: string[] = [];
    let count = 0;
    const ring = fc.array(fc.constantFrom(...kinds), { minLength: 5, maxLength: 6 });
    fc.assert(
      fc.property(ring, (at) => {
        const text = at
          .map((kind, k) => {
            if (k > 0 && k < at.length - 1) return kind;
            const end = kind.startsWith('[') ? kind.indexOf(']') + 1 : 1;
            return `${kind.slice(0, end)}1${kind.slice(end)}`;
          })
          .join('');
        if (held(text, differ)) count++;
        return differ.length === 0;
      }),
      { numRuns: 60_000 },
    );
    expect(count).toBeGreaterThan(1_500);
  }, 120_000);

  it('is one that OpenChemLib reads as we do, of every short text with ions that stand alone', () => {
    const differ: string[] = [];
    let count = 0;
    const tokens = ['C', 'O', '.', '[O-]', '1', '(', ')', '[Na+]', '[K+]', '[Li+]'];
    for (const text of texts(tokens, 5)) if (held(text, differ)) count++;
    expect(differ).toEqual([]);
    expect(count).toBeGreaterThan(500);
    for (const text of ['[Na+].OC([O-])=O', 'CC(=O)[O-].[K+]', '[Li+].[Cl-].O', 'O.[Na+].[Na+].[O-]C'])
      expect(held(text, []), text).toBe(true);
    for (const text of [
      '[Na+]',
      '[Na+]C',
      'C[Na+]',
      'C([Na+])C',
      '[Na+]1.O1',
      'O.[Na+]C',
      '[Na].O',
      '[Na+2].O',
      '[NaH+].O',
    ])
      expect(held(text, []), text).toBe(false);
  }, 120_000);

  it('is one that OpenChemLib reads as we do, of two rings that share a bond, written either way', () => {
    const kind = fc.constantFrom(...KINDS, 'c', 'c', 'n');
    const side = fc.array(kind, { minLength: 3, maxLength: 4 });
    const shared = fc.constantFrom('c', 'c', 'c', 'n');
    const differ: string[] = [];
    let count = 0;
    fc.assert(
      fc.property(side, side, shared, shared, (a, b, f, g) => {
        const [first, ...rest] = a;
        const last = b[b.length - 1]!;
        const one = `${numbered(first!, '1')}${rest.join('')}${f}2${b.join('')}${g}12`;
        const two = `${f}12${a.join('')}${g}1${b.slice(0, -1).join('')}${numbered(last, '2')}`;
        for (const text of [one, two]) if (held(text, differ)) count++;
        return differ.length === 0;
      }),
      { numRuns: 8_000 },
    );
    expect(count).toBeGreaterThan(1_000);
  }, 120_000);

  it('is one that OpenChemLib reads as we do, of rings with charged nitrogens, one or two that share a bond', () => {
    const kind = fc.constantFrom(
      ...KINDS,
      'c',
      'c',
      'n',
      '[nH+]',
      '[n+](C)',
      '[n+]',
      '[nH1+1]',
      '[15n+:3](C)',
    );
    const side = fc.array(kind, { minLength: 3, maxLength: 4 });
    const alone = fc.array(kind, { minLength: 5, maxLength: 6 });
    const shared = fc.constantFrom('c', 'c', 'c', 'n', '[n+]');
    const withNumber = (text: string, number: string): string => {
      const end = text.startsWith('[') ? text.indexOf(']') + 1 : 1;
      return text.slice(0, end) + number + text.slice(end);
    };
    const differ: string[] = [];
    const count = { charged: 0, two: 0 };
    fc.assert(
      fc.property(alone, side, side, shared, shared, (ring, a, b, f, g) => {
        const [start, ...on] = ring;
        const [first, ...rest] = a;
        const one = `${withNumber(start!, '1')}${on.slice(0, -1).join('')}${withNumber(on[on.length - 1]!, '1')}`;
        const two = `${withNumber(first!, '1')}${rest.join('')}${f}2${b.join('')}${g}12`;
        for (const text of [one, two])
          if (held(text, differ) && text.includes('+')) {
            count.charged++;
            if (text === two) count.two++;
          }
        return differ.length === 0;
      }),
      { numRuns: 40_000 },
    );
    expect(Math.min(count.charged, count.two)).toBeGreaterThan(500);
  }, 120_000);

  it('is one that OpenChemLib reads as we do, of every short text with a doubled backslash, or with silicon', () => {
    const differ: string[] = [];
    let count = 0;
    for (const text of texts(['C', 'N', '=', '/', '\\\\', '\\', '1', '(', ')', '.'], 5))
      if (text.includes('\\\\') && held(text, differ)) count++;
    expect(differ).toEqual([]);
    expect(count).toBeGreaterThan(100);
    for (const text of texts(['C', 'O', '=', '1', '(', ')', '[SiH3]', '[SiH2]', '[Si]', '[SiH]'], 5))
      if (text.includes('Si') && held(text, differ)) count++;
    expect(differ).toEqual([]);
    expect(count).toBeGreaterThan(1_000);
  }, 120_000);

  it('is one that OpenChemLib reads as we do, of rings and chains put together at random', () => {
    const chain = fc.constantFrom(
      ...[
        'C',
        'N',
        'O',
        'CC',
        'C(C)',
        'C(=O)',
        'C(=O)N',
        'S(=O)(=O)',
        'C#C',
        '/C=C/',
        '/C=C\\',
        '[C@@H](C)',
        '[N+](C)(C)',
      ],
      ...['C3CCN(CC3)', 'C3(CCC3)', 'C%10CCCC%10', 'P(=O)(O)', '[C@]4(F)CC4', 'N=N', 'C=N', '[C@H]([NH3+])'],
    );
    const ring = fc.constantFrom(
      ...[
        'c1ccccc1',
        'c1ccncc1',
        'c1cccs1',
        'c1ccoc1',
        'c1cc[nH]c1',
        'c1cnn(C)c1',
        'n1cccc1',
        'c1ncccn1',
        'n1ccccc1=O',
      ],
      ...[
        'c1ccc2ccccc2c1',
        'c1ccc2[nH]ccc2c1',
        'c1ccc2c(c1)OCO2',
        'c1nc2ccccc2n1C',
        'c1cccc2CCCc12',
        'c1c[nH]c(=O)[nH]c1=O',
      ],
      ...['c1ccc([N+](=O)[O-])cc1', 'c1ccc(-c2ccccc2)cc1', 'c1ccc(c2ccccc2)cc1', 'c1ccc(/N=N/c2ccccc2)cc1'],
    );
    const end = fc.constantFrom(
      'C',
      'O',
      'Cl',
      'Br',
      'F',
      'I',
      'N',
      'C#N',
      'C(=O)[O-]',
      '.Cl',
      '.[Br-]',
      '[NH3+]',
      'N(C)C',
    );
    const differ: string[] = [];
    let count = 0;
    fc.assert(
      fc.property(fc.array(chain, { minLength: 1, maxLength: 5 }), ring, ring, end, (links, a, b, tail) => {
        const middle = links.join('');
        for (const text of [
          `${a}${middle}${tail}`,
          `C${middle}(${a})${tail}`,
          `C(${middle}${a})(${middle}${b})${tail}`,
        ])
          if (held(text, differ)) count++;
        return differ.length === 0;
      }),
      { numRuns: 5_000 },
    );
    expect(count).toBeGreaterThan(4_000);
  }, 120_000);

  it('is not what has other elements, hydrogens as atoms, bonds with symbols in aromatic rings, or larger systems', () => {
    const isHeld = (text: string) => held(text, []);
    for (const text of [
      'CCO',
      'Cc1ccccc1',
      'c1ccc2[nH]ccc2c1',
      'c1ccccc1-c1ccccc1',
      '[nH+]1ccccc1',
      'C[Si](C)(C)C',
    ])
      expect(isHeld(text), text).toBe(true);
    for (const text of [
      'C[Ge](C)C',
      '[siH]1ccccc1',
      '[2H]C',
      'c1ccc2c(c1)-c1ccccc1-2',
      'c1cc-ccc1',
      'c1:c:c:c:c:c1',
      '[n-]1cccc1',
      '[o+]1ccccc1',
    ])
      expect(isHeld(text), text).toBe(false);
    for (const text of [
      'c1ccc2cc3ccccc3cc2c1',
      'c1ccc2ccccccc2c1',
      'c1cccccc[nH]1',
      'C$C',
      'C->O',
      '.CC',
      'CC.',
      'C..C',
      'C%(10)CC%(10)',
    ])
      expect(isHeld(text), text).toBe(false);
  });

  it.skipIf(!hasShared)(
    'is one that OpenChemLib reads as we do, of published opioids in other spellings',
    () => {
      const random = randomFrom(1);
      const differ: string[] = [];
      let count = 0;
      for (const { smiles = '' } of sharedRows('opioids.tsv'))
        for (let k = 0; k < 6; k++) {
          const liberties = k < 3 ? {} : { brackets: true, isotopes: true, atomMaps: true, kekule: k === 4 };
          if (held(respell(smiles, random, liberties), differ)) count++;
        }
      expect(differ).toEqual([]);
      expect(count).toBeGreaterThan(2_000);
    },
    120_000,
  );

  it.skipIf(!hasShared)(
    'is one that OpenChemLib reads as we do, of public substances',
    () => {
      const all = sharedSmiles('general.smi.gz');
      const differ: string[] = [];
      let count = 0;
      for (let i = 0; i < all.length; i += 101) if (held(all[i]!, differ)) count++;
      expect(differ).toEqual([]);
      expect(count).toBeGreaterThan(5_000);
    },
    120_000,
  );
});
