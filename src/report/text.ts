/**
 * Signs that do something other than to be seen: controls, which can move the cursor, hide text or run a terminal's
 * commands; marks that turn the direction of writing; signs without width, which make two texts look alike; halves of
 * a pair; ends of lines that few programs know.
 */
const ACTS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Blocks that hold none of them: Latin, the quotation marks and dashes of printed law, Chinese. Nearly every text is of
 * these alone, and it costs a quarter to see that.
 */
export const PRINTABLE =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u034e\u2010-\u2027\u2030-\u205e\u3000-\u3020\u4e00-\u9fff\uff01-\uff5e]*$/;

/** Text from a file made fit for a terminal: controls show as pictures (␛ for ESC), the others by their number. */
export function visible(text: string): string {
  if (PRINTABLE.test(text)) return text;
  return text.replace(ACTS, (sign) => {
    const code = sign.codePointAt(0)!;
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** The same for a text of several lines, such as a message: its line ends stay. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');

/** JSON with the same signs written as escapes, which JSON reads back as what they were: nothing is lost. */
export function visibleJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent);
  if (PRINTABLE.test(text)) return text;
  return text.replace(ACTS, (sign) => {
    // The line ends of an indented text are its own: within a string they are already escaped.
    if (sign === '\n') return sign;
    return [...Array(sign.length).keys()]
      .map((i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join('');
  });
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns that a text takes on a terminal: two for a Chinese sign, none for a mark that sits on a letter. */
export function columns(text: string): number {
  if (/^[\u0020-\u024f]*$/.test(text)) return text.length;
  let sum = 0;
  for (const sign of text) sum += WIDE.test(sign) ? 2 : /^\p{M}$/u.test(sign) ? 0 : 1;
  return sum;
}

/** As much of the beginning of a text as takes no more than `width` columns; at least one sign. */
function beginning(text: string, width: number): string {
  let taken = '';
  let used = 0;
  for (const sign of text) {
    used += columns(sign);
    if (used > width && taken !== '') break;
    taken += sign;
  }
  return taken;
}

/** The beginning of a text, with `…` where something was cut away. */
export function shorten(text: string, width: number): string {
  return columns(text) <= width ? text : `${beginning(text, Math.max(1, width - 1))}…`;
}

/**
 * Broken at blanks into lines of at most `width` columns; a word that is longer is broken anywhere. Lines after the
 * first begin with `hanging`. A no-break space holds two words together and is a blank in what comes out.
 */
export function wrap(text: string, width: number, hanging = ''): string[] {
  const lines: string[] = [];
  let line = '';
  const room = () => width - (lines.length === 0 ? 0 : hanging.length);
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (columns(joined) <= room()) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    let rest = word;
    for (let part = beginning(rest, room()); part.length < rest.length; part = beginning(rest, room())) {
      // What should have kept together is broken where it is joined, if at all.
      const joint = rest.lastIndexOf('\u00a0', part.length);
      lines.push(joint > 0 ? rest.slice(0, joint) : part);
      rest = rest.slice(joint > 0 ? joint + 1 : part.length);
    }
    line = rest;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines.map((each, i) => ((i === 0 ? '' : hanging) + each).replaceAll('\u00a0', ' '));
}

/** Filled up with blanks to `width` columns. */
export const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - columns(text)));

/** A number as people read it: `12,345`. What needs no comma does not wait for the tables of all languages. */
export const figures = (number: number): string =>
  number < 1000 ? String(number) : number.toLocaleString('en');

/** `1 line`, `2 lines`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${figures(number)} ${number === 1 ? one : many}`;
