import { ALL_READ, CLOSER, FIRST, LINES, NEXT, NOT_MODELLED, STAGES } from '../layout';
import { lookCloser } from './closer/index';
import { countAtoms } from './groups';
import { next, readLine } from './read';
import { skim, UNDECIDED } from './skim/index';

// @ts-ignore: decorator
@inline
function byte(at: i32): i32 {
  return load<u8>(at);
}

/**
 * Reads lines up to the first that may be something. A line is a structure, up to its first blank, and what follows.
 *
 * @param from - where the first line begins
 * @param to - one past the line end of the last; a line feed must stand there too
 * @returns NOT_MODELLED, MAYBE_SKELETON or MAYBE_NAMED, for the line from FIRST to NEXT; ALL_READ where the last line has
 * been read. LINES counts all lines read since it was set, STAGES those in which nothing can be.
 */
export function scan(from: i32, to: i32): i32 {
  let i = from;
  let lines = load<i32>(LINES);
  while (i < to) {
    const first = i;
    let stage = settle(i);
    i = load<i32>(NEXT);
    let c = byte(i++);
    if (stage != NOT_MODELLED && (c == 32 || c == 9)) {
      // What follows the blank may belong to the structure: an extension `|…|`.
      while (c == 32 || c == 9) c = byte(i++);
      if (c == 124) {
        const past = readStereo(i - 1);
        if (past > 0) {
          i = past;
          c = byte(i++);
          while (c == 32 || c == 9) c = byte(i++);
        }
      }
      if (c == 124 || c == 11 || c == 12 || isBlank(i - 1)) stage = NOT_MODELLED;
    }
    for (;;) {
      // What is neither the structure nor a line end is passed over, sixteen bytes at a time.
      while (c > 13) {
        const ends = i8x16.bitmask(i8x16.le_u(v128.load(i), i8x16.splat(13)));
        if (ends == 0) {
          i += 16;
          continue;
        }
        i += <i32>ctz(ends);
        c = byte(i++);
      }
      if (c == 10) break;
      if (c == 13) {
        if (byte(i) == 10 && i < to) i++;
        break;
      }
      c = byte(i++);
    }
    lines++;
    if (stage >= NOT_MODELLED) {
      store<i32>(FIRST, first);
      store<i32>(NEXT, i);
      store<i32>(LINES, lines);
      return stage;
    }
    const count = STAGES + (stage << 2);
    store<i32>(count, load<i32>(count) + 1);
  }
  store<i32>(NEXT, i);
  store<i32>(LINES, lines);
  return ALL_READ;
}

/** How far the structure comes that begins there; NEXT says where the text was left. */
export function settle(from: i32): i32 {
  const stage = skim(from);
  if (stage == UNDECIDED) return settleAtoms(from);
  if (stage == CLOSER) return readAtoms(from) ? lookCloser() : NOT_MODELLED;
  return stage;
}

/**
 * What the masks alone say of the structure that begins there.
 *
 * @returns NOTHING_IN_TEXT or NOTHING_AROUND, NEXT saying where the text was left; else CLOSER or UNDECIDED
 */
export function look(from: i32): i32 {
  return skim(from);
}

/** How far the structure comes by the reader of atoms and the graph alone: what the masks settle can be compared with it. */
export function settleAtoms(from: i32): i32 {
  if (!readAtoms(from)) return NOT_MODELLED;
  countAtoms();
  return lookCloser();
}

/** Is the structure that begins there of the grammar that is read here? NEXT says where the text was left. */
export function readAtoms(from: i32): bool {
  const read = readLine(from);
  store<i32>(NEXT, next);
  return read;
}

/**
 * Reads an extension `|…|` of stereo groups and geometries alone, which changes no atom and no bond.
 *
 * @param from - where its first `|` stands
 * @returns one past its last `|`; 0 where it is of another kind
 */
function readStereo(from: i32): i32 {
  let i = from;
  do {
    let c = byte(++i);
    if (c == 38 || c == 111 /* & o */) {
      c = byte(++i);
      while (c >= 48 && c <= 57) c = byte(++i);
    } else if (c == 119 /* w */) {
      c = byte(++i);
      if (c == 85 || c == 68) c = byte(++i);
    } else if (c == 97 || c == 99 || c == 114 || c == 116 /* a c r t */) c = byte(++i);
    else return 0;
    if (c != 58 /* : */) continue;
    c = byte(++i);
    // Numbers with commas and full stops between them; a comma before a letter ends the part.
    while ((c >= 48 && c <= 57) || c == 46 || (c == 44 && byte(i + 1) >= 48 && byte(i + 1) < 58)) c = byte(++i);
  } while (byte(i) == 44);
  return byte(i) == 124 && byte(i + 1) <= 32 ? i + 1 : 0;
}

/** The blanks of Unicode beyond ASCII, in UTF-8: after one of them an extension could stand. */
function isBlank(at: i32): bool {
  const a = byte(at);
  if (a < 0xc2) return false;
  const b = byte(at + 1);
  if (a == 0xc2) return b == 0xa0 || b == 0x85;
  const c = byte(at + 2);
  if (a == 0xe1) return b == 0x9a && c == 0x80;
  if (a == 0xe2)
    return (
      (b == 0x80 && (c <= 0x8a || c == 0xa8 || c == 0xa9 || c == 0xaf)) || (b == 0x81 && c == 0x9f)
    );
  if (a == 0xe3) return b == 0x80 && c == 0x80;
  return a == 0xef && b == 0xbb && c == 0xbf;
}
