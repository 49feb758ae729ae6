import { ATOM_SIZE, PATTERN_ATOMS, PATTERN_FIRST, PATTERN_LINKS } from '../../layout';

// A pattern's atoms and bonds as they are written in memory, each from its address on; Pattern of ../../pattern.ts says what each
// asks.

// @ts-ignore: decorator
@inline
export function firstOf(pattern: i32): i32 {
  return PATTERN_ATOMS + load<i32>(PATTERN_FIRST + (pattern << 2)) * ATOM_SIZE;
}

// @ts-ignore: decorator
@inline
export function allows(asked: i32, element: i32): bool {
  return ((<i32>load<u8>(asked + (element >> 3)) >> (element & 7)) & 1) == 1;
}

// @ts-ignore: decorator
@inline
export function ringOf(asked: i32): i32 {
  return load<i8>(asked, 16);
}

// @ts-ignore: decorator
@inline
export function leastOf(asked: i32): i32 {
  return load<u8>(asked, 17);
}

// @ts-ignore: decorator
@inline
export function mostOf(asked: i32): i32 {
  return load<u8>(asked, 18);
}

// @ts-ignore: decorator
@inline
export function singlesOf(asked: i32): i32 {
  return load<u8>(asked, 19);
}

// @ts-ignore: decorator
@inline
export function amineOf(asked: i32): i32 {
  return load<u8>(asked, 20);
}

// @ts-ignore: decorator
@inline
export function extrasOf(asked: i32): i32 {
  return load<u8>(asked, 21);
}

/** A sum of AROMATIC, ALIPHATIC, SATURATED, ASKS_MULTIPLE and ASKS_OXO. */
// @ts-ignore: decorator
@inline
export function flagsOf(asked: i32): i32 {
  return load<u8>(asked, 22);
}

/** What is asked of it by traits: those at hand, and the others; see `slotsOf` of ../../traits.ts. */
// @ts-ignore: decorator
@inline
export function atHandOf(asked: i32): i32 {
  return load<i32>(asked, 28);
}

// @ts-ignore: decorator
@inline
export function othersOf(asked: i32): i32 {
  return load<u8>(asked, 23);
}

/** The atom's bonds to atoms before it, up to those of the next. */
// @ts-ignore: decorator
@inline
export function linksOf(asked: i32): i32 {
  return PATTERN_LINKS + (load<i32>(asked, 24) << 2);
}

/** Which of the pattern's atoms the bond leads to. */
// @ts-ignore: decorator
@inline
export function leadsTo(link: i32): i32 {
  return load<u8>(link);
}

// @ts-ignore: decorator
@inline
export function ringOfLink(link: i32): i32 {
  return load<i8>(link, 1);
}

/** 0 any, 1 single, 2 double, 3 aromatic. */
// @ts-ignore: decorator
@inline
export function orderOfLink(link: i32): i32 {
  return load<u8>(link, 2);
}
