import { visible } from '../text.js';

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The longest text of a cell (Excel's own limit). */
const CELL = 32_767;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text within an element or an attribute. Controls show as pictures; `_x0041_` would be read as a letter, and is not. */
export const escaped = (text: string): string =>
  visible(text)
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);

/** `A` for 0, `AB` for 27. */
export function columnName(at: number): string {
  let name = '';
  for (let left = at + 1; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}

export interface Cell {
  readonly text: string | number;
  /** Place in the styles of the workbook; 0 for none. */
  readonly style?: number;
}

/** A row of a sheet. Texts stand in it as texts: none can be a formula. */
export function rowXml(number: number, cells: readonly Cell[]): string {
  const all = cells.map(({ text, style = 0 }, at) => {
    const place = `r="${columnName(at)}${number}"${style === 0 ? '' : ` s="${style}"`}`;
    if (typeof text === 'number') return `<c ${place}><v>${text}</v></c>`;
    if (text === '') return style === 0 ? '' : `<c ${place}/>`;
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(cut(text))}</t></is></c>`;
  });
  return `<row r="${number}">${all.join('')}</row>`;
}

/** No half of a pair is left at the cut. */
const cut = (text: string): string => {
  if (text.length <= CELL) return text;
  const kept = text.slice(0, CELL - 40).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept} … cut: ask for ndjson`;
};
