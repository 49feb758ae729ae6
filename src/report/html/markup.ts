import escapeHtml from 'escape-html';
import { visible } from '../text.js';

/** Markup that is safe as it stands; everything else is escaped when it is put into a template. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | readonly Value[] | undefined;

/**
 * Markup from a template. Every value is escaped, and its control characters made visible, unless it is Markup
 * itself: to leave an input unescaped one would have to ask for it.
 *
 * @example html`<td>${'<b>'}</td>`.text; // '<td>&lt;b&gt;</td>'
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let text = parts[0]!;
  for (const [i, value] of values.entries()) text += textOf(value) + parts[i + 1]!;
  return new Markup(text);
}

function textOf(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(textOf).join('');
  return escapeHtml(visible(String(value)));
}
