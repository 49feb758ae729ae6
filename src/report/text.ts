/**
 * Text from a file made fit for a terminal: control characters, which can move the cursor, hide text or run a
 * terminal's commands, show as pictures of themselves (␛ for ESC); marks that turn the direction of writing show by
 * their number.
 */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (sign) => {
      const code = sign.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      if (code === 0x7f) return '\u2421';
      return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
    },
  );
}

/** The beginning of a text, with `…` where something was cut away. */
export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1))}…`;
}

/** Broken at blanks into lines of at most `width`; a word that is longer is broken anywhere. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    let rest = word;
    for (;;) {
      const joined = line === '' ? rest : `${line} ${rest}`;
      const room = width - (lines.length === 0 ? 0 : indent.length);
      if (joined.length <= room) {
        line = joined;
        break;
      }
      if (line !== '') {
        lines.push(line);
        line = '';
        continue;
      }
      lines.push(rest.slice(0, room));
      rest = rest.slice(room);
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines.map((each, i) => (i === 0 ? each : indent + each));
}

/** `1 line`, `2 lines`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
