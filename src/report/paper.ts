import type { Colors } from './colors.js';
import { columns, pad, visible, wrap } from './text.js';

export interface PaperStyle {
  readonly width: number;
  readonly colors: Colors;
}

/** A text under way, line by line, no line wider than the paper. All that is put on it is made fit for a terminal. */
export class Paper {
  readonly #lines: string[] = [];
  constructor(readonly style: PaperStyle) {}

  /** Wrapped text, indented; further lines begin with `hanging`. */
  say(text: string, indent = '', hanging = indent): this {
    for (const each of wrap(visible(text), this.style.width - indent.length, hanging.slice(indent.length)))
      this.#lines.push(indent + each);
    return this;
  }

  /** A heading with an empty line before it. */
  head(text: string): this {
    if (this.#lines.length > 0) this.#lines.push('');
    for (const each of wrap(visible(text), this.style.width, '  '))
      this.#lines.push(this.style.colors.bold(each));
    return this;
  }

  gap(): this {
    this.#lines.push('');
    return this;
  }

  /** A label with its text beside it; a text is put beside an empty label by its further lines alone. */
  field(label: string, text: string, left = 2, labelWidth = 14): this {
    const isLong = columns(visible(label)) >= labelWidth;
    const room = ' '.repeat(left + labelWidth);
    // A label that is too long for its column has a line to itself.
    if (isLong) this.say(label, ' '.repeat(left));
    const before = isLong ? room : ' '.repeat(left) + pad(visible(label), labelWidth);
    wrap(visible(text), this.style.width - room.length).forEach((each, i) => {
      this.#lines.push((i === 0 ? before : room) + each);
    });
    return this;
  }

  /** Cells side by side; the last one is wrapped in what width is left. */
  row(
    cells: readonly (readonly [text: string, width: number])[],
    last: string,
    left = 2,
    hanging = '',
  ): this {
    const before = ' '.repeat(left) + cells.map(([text, width]) => pad(visible(text), width)).join('');
    const room = ' '.repeat(left + cells.reduce((sum, [, width]) => sum + width, 0));
    // Cells that are too long for their columns have a line to themselves.
    if (cells.some(([text, width]) => columns(visible(text)) >= width)) {
      this.say(cells.map(([text]) => text).join('  '), ' '.repeat(left));
      for (const each of wrap(visible(last), this.style.width - room.length, hanging))
        this.#lines.push(room + each);
      return this;
    }
    wrap(visible(last), this.style.width - room.length, hanging).forEach((each, i) => {
      this.#lines.push(((i === 0 ? before : room) + each).trimEnd());
    });
    return this;
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}
