import { ALL_READ, FIRST, LINES, NEXT, NOT_MODELLED, STAGES, UNDECIDED, UNREAD } from '../layout';
import { BY_COUNTS, BY_MASKS, BY_STAGE_1, classifyByGraph } from './graph/index';
import { classifyByMasks } from './masks/index';
import { byte, next, readLine } from './read';

export { classifyByMasks } from './masks/index';

/**
 * Reads lines up to the first candidate. A line is a structure, up to its first blank, and what follows.
 *
 * @param from - where the first line begins
 * @param to - one past the line end of the last; a line feed must stand there too
 * @returns NOT_MODELLED, MAYBE_CORE or MAYBE_NAMED, for the candidate from FIRST to NEXT; ALL_READ where the last line has
 * been read. LINES counts all lines read since it was set, STAGES those that were rejected.
 */
export function scan(from: i32, to: i32): i32 {
  let i = from;
  let lines = load<i32>(LINES);
  while (i < to) {
    const first = i;
    let stage = classify(i);
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
      // What is neither the structure nor a line end is skipped, sixteen bytes at a time.
      while (c > 31 && c != 0xc2 && c != 0xe2) {
        const text = v128.load(i);
        const stops = v128.or(
          i8x16.le_u(text, i8x16.splat(31)),
          v128.or(i8x16.eq(text, i8x16.splat(<i8>0xc2)), i8x16.eq(text, i8x16.splat(<i8>0xe2))),
        );
        const ends = i8x16.bitmask(stops);
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
      // Behind it another structure may stand, so the line is no record of one.
      if (isSeparator(i - 1)) stage = NOT_MODELLED;
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

/**
 * Classifies the structure that begins there: by masks of its text, then, where these cannot tell, by its graph.
 *
 * @returns one of the REJECTED stages, NOT_MODELLED, MAYBE_CORE or MAYBE_NAMED; NEXT says where the text was left
 */
export function classify(from: i32): i32 {
  const stage = classifyByMasks(from);
  if (stage != UNREAD && stage != UNDECIDED) return stage;
  if (!readAtoms(from)) return NOT_MODELLED;
  return classifyByGraph(stage == UNREAD ? BY_MASKS : BY_STAGE_1);
}

/** The same by the graph alone, so that what the masks reject can be compared with it. */
export function classifyWithoutMasks(from: i32): i32 {
  return readAtoms(from) ? classifyByGraph(BY_COUNTS) : NOT_MODELLED;
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

/** What parts lines or records elsewhere, and does not here: see batch/source/separators.ts. */
function isSeparator(at: i32): bool {
  const a = byte(at);
  if (a < 32) return a == 0 || a == 11 || a == 12 || a >= 28;
  const b = byte(at + 1);
  if (a == 0xc2) return b == 0x85;
  return a == 0xe2 && b == 0x80 && (byte(at + 2) & 0xfe) == 0xa8;
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
