import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compiled } from '../../bench/compile.js';
import { COMPILED } from '../../src/batch/prefilter/compiled.js';
import { criteriaOf, readyTables, tablesOf } from '../../src/batch/prefilter/index.js';
import * as layout from '../../src/batch/prefilter/layout.js';
import { pack, unpack } from '../../src/batch/prefilter/packed.js';
import { loadRegister } from '../../src/law/register.js';

it('is what bench/compile.ts makes of the sources today', async () => {
  expect(COMPILED === (await compiled())).toBe(true);
});

it('works by the tables that bench/compile.ts makes of the register and the skeletons today', () => {
  expect(readyTables()).toEqual(tablesOf(criteriaOf(loadRegister().files)));
});

it('packs nothing away that it does not unpack again', () => {
  const numbers = fc.oneof(fc.uint8Array(), fc.int8Array(), fc.int32Array());
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      numbers,
      fc.string(),
      fc.integer(),
      fc.array(tie('value')),
      fc.dictionary(fc.stringMatching(/^[a-z]+$/), tie('value'), { noNullPrototype: true }),
    ),
  })).value;
  fc.assert(
    fc.property(value, (any) => {
      expect(unpack(JSON.parse(JSON.stringify(pack(any))))).toEqual(any);
    }),
  );
});

it('lays no two arrays over each other', () => {
  const { TOKENS, WEIGHT, NEED, MORE, NARROW, NARROW_MORE, WIDE, WIDE_MORE } = layout;
  const arrays: [from: number, bytes: number][] = [
    [layout.BONDS, 256],
    [layout.CAPITAL, 1024],
    [layout.SMALL, 1024],
    [layout.METAL, 128],
    [layout.AT, 32 << layout.AT_SHIFT],
    [layout.OXO, 256],
    [layout.ACETAL, 256],
    [TOKENS, 4 * 256],
    [WEIGHT, 4 * 128],
    ...[NEED, MORE].map((from): [number, number] => [from, 4 * 256]),
    [layout.FEWEST, 4],
    [layout.COMPOSITION_MASK, 4],
    ...[NARROW, NARROW_MORE, WIDE, WIDE_MORE].map((from): [number, number] => [from, 4 * 2 * layout.RINGED]),
    ...[layout.STATE, layout.MET, layout.FIRST, layout.NEXT, layout.LINES].map((from): [number, number] => [
      from,
      4,
    ]),
    [layout.STAGES, 4 * layout.NOT_MODELLED],
    [layout.NODE, 4 * layout.SIZE],
    [layout.RING_PAIR, 4 * (layout.MOST_RINGS + 1)],
    [layout.RING_ORDER, layout.MOST_RINGS + 1],
    [layout.OPEN_ATOM, 400],
    [layout.OPEN_ORDER, 100],
    [layout.STACK, 4 * layout.DEEPEST],
    [layout.COMPOSITIONS, 4 * layout.MOST_COMPOSITIONS],
    // The first look reads past a line's end.
    [layout.TEXT, layout.TEXT_SIZE + layout.SHORT + 72],
    [layout.MASKS, 16 * 16],
    [layout.BRACKET_TOKEN, 4 * layout.SHORT],
    ...[layout.BRACKET_END, layout.BRANCH, layout.PARTNER, layout.OPEN_BRANCH].map(
      (from): [number, number] => [from, layout.SHORT],
    ),
    ...[layout.OPEN_RING, layout.ONE_OXYGEN].map((from): [number, number] => [from, 16]),
    [layout.CLOSURES, 4 * layout.SHORT],
    [layout.AROUND, 4 * layout.SHORT],
    [layout.FURTHER, 2 * 4 * layout.SHORT],
    [layout.OXOS, 2 * layout.SHORT],
    [layout.EITHER, 8 * 1024],
    [layout.LEAST_AT, 8 * 32],
    [layout.OWN, 256],
    ...[layout.COUNTS, layout.ELEMENTS, layout.NITROGENS_IN].map((from): [number, number] => [from, 4 * 256]),
    [layout.GROUPS, 4],
    [layout.GROUPS_AT, 4 * 32],
    ...[layout.GROUPS_WITH_OXO, layout.GROUPS_WITH_ACETAL, layout.BOTH_RINGED, layout.GRAPH_MASK].map(
      (from): [number, number] => [from, 4],
    ),
    ...[layout.BESIDE_OXO, layout.BESIDE_OXO_WIDE].map((from): [number, number] => [from, 2 * layout.RINGED]),
    ...[
      layout.LAST_CHILD,
      layout.SIBLING,
      layout.DEGREES,
      layout.LAST_RING,
      layout.RING_STAMP,
      layout.BOND_STAMP,
      layout.NITROGENS,
      layout.COLOUR,
      layout.FRESH,
      layout.PART,
      layout.CURSOR,
      layout.LOST,
      layout.FOUND_AS,
      layout.PATH,
      layout.REDUCED,
      layout.SERVES,
      layout.SERVES_MORE,
    ].map((from): [number, number] => [from, 4 * layout.SIZE]),
    [layout.START, 4 * (layout.SIZE + 2)],
    [layout.RING_BEFORE, 4 * (2 * layout.MOST_RINGS + 1)],
    // The neighbours of atoms that are placed, of one more, and of two neighbours of it.
    ...[layout.NEIGHBOURS, layout.EDGES].map((from): [number, number] => [from, 4 * 5 * layout.SIZE]),
    [layout.PLACED, 4 * layout.LARGEST_PATTERN],
    [layout.TAKEN, layout.SIZE],
    [layout.REDUCED_RING, 4 * layout.MOST_RINGS],
    [layout.REDUCED_ORDER, layout.MOST_RINGS],
    [layout.GROUP_FIRST, 4 * 257],
    [layout.PATTERN_FIRST, 4 * (layout.MOST_PATTERNS + 1)],
    [layout.PATTERN_ATOMS, layout.ATOM_SIZE * (layout.MOST_PATTERN_ATOMS + 1)],
    [layout.PATTERN_LINKS, 4 * layout.MOST_PATTERN_LINKS],
    [layout.GRAPHS, 4 * layout.MOST_GRAPHS],
  ];
  const sorted = arrays.sort((a, b) => a[0] - b[0]);
  for (const [i, [from, bytes]] of sorted.entries())
    expect(from + bytes).toBeLessThanOrEqual(sorted[i + 1]?.[0] ?? layout.PAGES * 65536);
});
