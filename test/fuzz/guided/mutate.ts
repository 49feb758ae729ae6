/** A source of chance that a seed leads back to: numbers from 0 to one below `n`. */
export type Chance = (n: number) => number;

/** @param seed - a whole number; xorshift of 32 bits */
export function chanceFrom(seed: number): Chance {
  let state = seed | 0 || 0x9e3779b9;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}

const NUMBERS = ['0', '-1', '1', '2', '9', '10', '15', '99', '100', '255', '999', '1000', '4096', '65536', '1e9', '2147483648', 'NaN', '']; // biome-ignore format: a table
const SIGNS = Buffer.from('()[]{}=#$:/\\.,;|@+-%*~<>&"\'\n\r\t \0_!?');

/**
 * A text with some slips: bytes and pieces that are left out, doubled, exchanged or put in, numbers that are others, lines
 * that are moved, pieces of another text, and words of the reader's own.
 *
 * @param most - bytes that the result may have
 */
export function mutated(
  input: Buffer,
  other: Buffer,
  words: readonly Buffer[],
  chance: Chance,
  most: number,
): Buffer {
  let bytes = input;
  for (let times = 1 << chance(4); times > 0; times--) bytes = once(bytes, other, words, chance);
  return bytes.length > most ? bytes.subarray(0, most) : bytes;
}

function once(bytes: Buffer, other: Buffer, words: readonly Buffer[], chance: Chance): Buffer {
  const at = chance(bytes.length + 1);
  const length = 1 + chance(Math.min(16, bytes.length + 1));
  const splice = (from: number, drop: number, put: Buffer): Buffer =>
    Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + drop)]);
  switch (chance(14)) {
    case 0:
      return splice(at, length, EMPTY);
    case 1:
      return splice(at, 0, bytes.subarray(at, at + length));
    case 2:
      return splice(at, 1, Buffer.from([chance(256)]));
    case 3:
      return splice(at, chance(2), SIGNS.subarray(chance(SIGNS.length)).subarray(0, 1));
    case 4:
    case 5:
    case 6:
      return words.length === 0
        ? bytes
        : splice(at, chance(2) === 0 ? 0 : length, words[chance(words.length)]!);
    case 7: {
      // A piece of the same text elsewhere.
      const from = chance(bytes.length + 1);
      return splice(at, chance(2) * length, bytes.subarray(from, from + 1 + chance(40)));
    }
    case 8: {
      const from = chance(other.length + 1);
      return splice(at, chance(2) * length, other.subarray(from, from + 1 + chance(60)));
    }
    case 9:
      return Buffer.concat([bytes.subarray(0, at), other.subarray(chance(other.length + 1))]);
    case 10: {
      const [from, to] = numberFrom(bytes, at);
      if (from === to) return bytes;
      const number = Number(bytes.toString('latin1', from, to));
      const put = chance(2) === 0 ? NUMBERS[chance(NUMBERS.length)]! : String(number + chance(5) - 2);
      return splice(from, to - from, Buffer.from(put));
    }
    case 11: {
      // A line that is doubled, left out, or set somewhere else.
      const [from, to] = lineAt(bytes, at);
      const line = bytes.subarray(from, to);
      const way = chance(3);
      if (way === 0) return splice(from, 0, line);
      const rest = splice(from, to - from, EMPTY);
      if (way === 1) return rest;
      const [place] = lineAt(rest, chance(rest.length + 1));
      return Buffer.concat([rest.subarray(0, place), line, rest.subarray(place)]);
    }
    case 12: {
      // Many of a piece: what is nested, or long.
      const piece = bytes.subarray(at, at + 1 + chance(8));
      return splice(at, 0, Buffer.concat(Array.from({ length: 1 << chance(9) }, () => piece)));
    }
    default: {
      if (bytes.length === 0) return bytes;
      const turned = Buffer.from(bytes);
      turned[at % bytes.length]! ^= 1 << chance(8);
      return turned;
    }
  }
}

const EMPTY = Buffer.alloc(0);
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;

/** The first number from a place on. */
function numberFrom(bytes: Buffer, at: number): [from: number, to: number] {
  let from = at;
  while (from < bytes.length && !isDigit(bytes[from])) from++;
  let to = from;
  while (isDigit(bytes[to])) to++;
  return [from, to];
}

/** The line that a place is in, with its end. */
function lineAt(bytes: Buffer, at: number): [from: number, to: number] {
  const from = at === 0 ? 0 : bytes.lastIndexOf(10, at - 1) + 1;
  const end = bytes.indexOf(10, at);
  return [from, end === -1 ? bytes.length : end + 1];
}
