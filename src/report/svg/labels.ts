import escapeHtml from 'escape-html';
import type { Point } from '../../chemistry/index.js';

/** Left, top, right and bottom, in pixels. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** What is to be written beside a group, and what it must keep clear of. */
export interface WantedLabel {
  readonly lines: readonly string[];
  readonly bold: boolean;
  /** The points of its group. */
  readonly own: readonly Point[];
  /** Those of all other groups. */
  readonly others: readonly Point[];
}

export interface Placed {
  /** A thin line to its group, where it stands some way off. */
  readonly leader: string;
  readonly text: string;
  readonly box: Box;
}

const SIZE = 10;
const LINE = SIZE + 2;
const CELL = 3;
/** How far a group's tint goes out from its atoms. */
const HALO = 11;

/**
 * Puts each label beside its group, over no atom, bond or other label, and nearer to its own group than to another.
 *
 * @param ink - what is drawn, as lines from point to point
 * @param bounds - the box of the drawing; labels that go beyond it make the picture larger, which costs a little
 */
export function placeLabels(
  wanted: readonly WantedLabel[],
  ink: readonly (readonly [Point, Point])[],
  bounds: Box,
): Placed[] {
  const sizes = wanted.map(({ lines, bold }) => ({
    width: Math.max(...lines.map((line, i) => textWidth(line, bold && i === 0))),
    height: lines.length * LINE + 2,
  }));
  const reach = Math.max(0, ...sizes.map((s) => s.width)) + 60;
  const field = new Field(ink, [bounds[0] - reach, bounds[1] - 110, bounds[2] + reach, bounds[3] + 110]);
  const boxes = [wanted.keys(), [...wanted.keys()].reverse()]
    .map((order) => placedIn([...order], wanted, sizes, field, bounds))
    .reduce((a, b) => (b.cost < a.cost - 1e-6 ? b : a)).boxes;
  return wanted.map((each, i) => ({
    leader: leader(boxes[i]!, each.own),
    text: labelText(each.lines, boxes[i]!, each.bold),
    box: boxes[i]!,
  }));
}

/** The labels of a picture, which have their type in common; each stands out from what is under it by a white edge. */
export const labelGroup = (labels: readonly Placed[]): string =>
  labels.length === 0
    ? ''
    : `${labels.map((l) => l.leader).join('')}<g font-size="${SIZE}" text-anchor="middle" fill="#111" stroke="#fff" stroke-width="2.5" paint-order="stroke">${labels.map((l) => l.text).join('')}</g>`;

/** The labels put down one after the other, then each once more: the first did not know yet where the last would go. */
function placedIn(
  order: readonly number[],
  wanted: readonly WantedLabel[],
  sizes: readonly Size[],
  field: Field,
  bounds: Box,
): { boxes: readonly Box[]; cost: number } {
  const boxes: (Box | undefined)[] = wanted.map(() => undefined);
  let cost = 0;
  for (let round = 0; round < 2; round++) {
    cost = 0;
    for (const i of order) {
      const placed = boxes.filter((box, k): box is Box => k !== i && box !== undefined);
      const found = best(wanted[i]!, sizes[i]!, field, placed, bounds);
      boxes[i] = found.box;
      cost += found.cost;
    }
  }
  return { boxes: boxes as readonly Box[], cost };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function best(
  { own, others }: WantedLabel,
  { width, height }: Size,
  field: Field,
  placed: readonly Box[],
  bounds: Box,
): { box: Box; cost: number } {
  const around = boxOf(own, HALO);
  const middle = (around[0] + around[2]) / 2;
  const room = placed.reduce(join, bounds);
  let least = Number.POSITIVE_INFINITY;
  let [left, top] = [middle - width / 2, around[1] - height];
  const look = (x: number, y: number) => {
    const box: Box = [x, y, x + width, y + height];
    const wider = Math.max(0, room[0] - x) + Math.max(0, x + width - room[2]);
    const taller = Math.max(0, room[1] - y) + Math.max(0, y + height - room[3]);
    let cost = 0.3 * wider + 0.25 * taller + 0.2 * Math.abs(x + width / 2 - middle);
    if (cost >= least) return;
    cost += field.under(box) * 8;
    if (cost >= least) return;
    for (const other of placed) cost += overlap(box, other, 4) * 2;
    if (cost >= least) return;
    const gap = Math.max(0, nearest(box, own) - HALO);
    cost += gap * 1.6;
    if (cost >= least) return;
    // A label that stands nearer to another group than to its own misleads.
    if (others.length > 0) cost += Math.max(0, gap + HALO - nearest(box, others) + 14);
    if (cost >= least) return;
    least = cost;
    [left, top] = [x, y];
  };
  // The plainest places first, close above, below and beside it.
  const level = (around[1] + around[3] - height) / 2;
  for (const gap of [0, 2, 5]) {
    for (const y of [around[1] - height - gap, around[3] + gap])
      for (const part of [0.5, 0.25, 0.75, 0, 1])
        look(around[0] + (around[2] - around[0]) * part - width / 2, y);
    for (const x of [around[0] - width - gap, around[2] + gap]) look(x, level);
  }
  for (let y = around[1] - height - 34; y <= around[3] + 34; y += 6)
    for (let x = around[0] - width - 34; x <= around[2] + 34; x += 9) look(x, y);
  const [x, y] = [left, top];
  for (let dy = -5; dy <= 5; dy += 2.5) for (let dx = -8; dx <= 8; dx += 4) look(x + dx, y + dy);
  return { box: [left, top, left + width, top + height], cost: least };
}

/** Which cells of the plane are drawn on, so that it is quick to say how many a box covers. */
class Field {
  readonly #sums: Int32Array;
  readonly #columns: number;
  readonly #rows: number;

  constructor(
    ink: readonly (readonly [Point, Point])[],
    readonly box: Box,
  ) {
    this.#columns = Math.ceil((box[2] - box[0]) / CELL) + 1;
    this.#rows = Math.ceil((box[3] - box[1]) / CELL) + 1;
    const drawn = new Uint8Array(this.#columns * this.#rows);
    const reach = Math.ceil(HALO / CELL);
    for (const [[ax, ay], [bx, by]] of ink) {
      const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / CELL));
      for (let i = 0; i <= steps; i++) {
        const column = Math.round((ax + ((bx - ax) * i) / steps - box[0]) / CELL);
        const row = Math.round((ay + ((by - ay) * i) / steps - box[1]) / CELL);
        for (let dy = -reach; dy <= reach; dy++)
          for (let dx = -reach; dx <= reach; dx++)
            if (dx * dx + dy * dy <= reach * reach && this.#holds(column + dx, row + dy))
              drawn[(row + dy) * this.#columns + column + dx] = 1;
      }
    }
    const wide = this.#columns + 1;
    this.#sums = new Int32Array(wide * (this.#rows + 1));
    for (let row = 0; row < this.#rows; row++)
      for (let column = 0, sum = 0; column < this.#columns; column++) {
        sum += drawn[row * this.#columns + column]!;
        this.#sums[(row + 1) * wide + column + 1] = this.#sums[row * wide + column + 1]! + sum;
      }
  }

  #holds(column: number, row: number): boolean {
    return column >= 0 && row >= 0 && column < this.#columns && row < this.#rows;
  }

  under([left, top, right, bottom]: Box): number {
    const columns = this.#columns;
    const rows = this.#rows;
    const sums = this.#sums;
    const wide = columns + 1;
    const l = clamped((left - this.box[0]) / CELL, columns);
    const r = Math.min(columns, clamped((right - this.box[0]) / CELL, columns) + 1);
    const t = clamped((top - this.box[1]) / CELL, rows) * wide;
    const b = Math.min(rows, clamped((bottom - this.box[1]) / CELL, rows) + 1) * wide;
    return sums[b + r]! - sums[t + r]! - sums[b + l]! + sums[t + l]!;
  }
}

const clamped = (place: number, most: number): number => Math.min(most, Math.max(0, Math.floor(place)));

/** A thin line from a label to its group, where the label had to go some way off. */
function leader(box: Box, own: readonly Point[]): string {
  let far = Number.POSITIVE_INFINITY;
  let line = '';
  for (const [x, y] of own) {
    const from: Point = [Math.min(Math.max(x, box[0]), box[2]), Math.min(Math.max(y, box[1]), box[3])];
    const gap = Math.hypot(x - from[0], y - from[1]);
    if (gap >= far) continue;
    far = gap;
    const part = 1 - (HALO - 2) / gap;
    line = `M${round(from[0])},${round(from[1])}L${round(from[0] + (x - from[0]) * part)},${round(from[1] + (y - from[1]) * part)}`;
  }
  return far < 22 ? '' : `<path d="${line}" stroke="#777" stroke-width="0.8"/>`;
}

function labelText(lines: readonly string[], [left, top, right]: Box, bold: boolean): string {
  const x = round((left + right) / 2);
  return lines
    .map((line, i) => {
      const y = round(top + SIZE + i * LINE);
      const weight = bold && i === 0 ? ' font-weight="700"' : '';
      return `<text x="${x}" y="${y}"${weight}${bold || i > 0 ? '' : ' fill="#555"'}>${escapeHtml(line)}</text>`;
    })
    .join('');
}

function nearest([left, top, right, bottom]: Box, points: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [x, y] of points) {
    const dx = x < left ? left - x : x > right ? x - right : 0;
    const dy = y < top ? top - y : y > bottom ? y - bottom : 0;
    const far = dx * dx + dy * dy;
    if (far < least) least = far;
  }
  return Math.sqrt(least);
}

function overlap(a: Box, b: Box, margin: number): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]) + margin;
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]) + margin;
  return width > 0 && height > 0 ? width * height : 0;
}

/** The smallest box about both. */
export const join = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** The smallest box about some points, with a margin. */
export const boxOf = (points: readonly Point[], margin: number): Box => [
  Math.min(...points.map(([x]) => x)) - margin,
  Math.min(...points.map(([, y]) => y)) - margin,
  Math.max(...points.map(([x]) => x)) + margin,
  Math.max(...points.map(([, y]) => y)) + margin,
];

/** About how wide a label is in Helvetica or its like; rather too much than too little. */
export const textWidth = (text: string, bold: boolean): number =>
  text.length * SIZE * (bold ? 0.58 : 0.53) + 4;

export const round = (n: number): number => Math.round(n * 10) / 10;
