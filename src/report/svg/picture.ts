import { BOND, type Drawing, draw, type Molecule, type Point } from '../../chemistry/index.js';
import {
  type Decomposition,
  FAMILIES,
  familyOf,
  type Site,
  type SiteId,
  viewOf,
} from '../../families/index.js';
import { boxOf, join, labelGroup, placeLabels, round } from './labels.js';

/**
 * A molecule with its sites marked. A site is told by its label and by the pattern under it, hatched, dotted, plain
 * or lined; colour only helps. What differs has a dark outline and a bold label.
 */

type SiteStyle = Site['style'];

/** The patterns that the pictures of a page share; each page or file holds them once. */
export const PATTERNS = `<defs>${FAMILIES.flatMap(({ sites }) => sites)
  .map(
    ({ style: { id, tint, marks } }) =>
      `<pattern id="ot-${id}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="${tint}"/>${marks}</pattern>`,
  )
  .join('')}</defs>`;

/** A mark on a site. */
export interface SiteMark {
  /** What to write beside it. */
  readonly lines: readonly string[];
  readonly differs: boolean;
  /** The atoms that make the difference; all of the site where absent. */
  readonly changed?: readonly number[];
}

export interface Picture {
  /** SVG elements in pixels, from the upper left of `box`. */
  readonly body: string;
  readonly box: readonly [left: number, top: number, width: number, height: number];
  /** How far down the atom lies by which two pictures are levelled, so that two pictures can stand at one height. */
  readonly axis: number;
}

/**
 * Draws a molecule with its sites marked, the way round that all members of its family have.
 *
 * @param of - what sits where; null draws the molecule alone
 * @returns null where it cannot be drawn
 */
export function picture(
  molecule: Molecule,
  of: Decomposition | null,
  marks: ReadonlyMap<SiteId, SiteMark> = new Map(),
): Picture | null {
  const pose = of === null ? null : familyOf(of.family).pose(of);
  const drawing = draw(molecule, pose ?? {});
  if (drawing === null) return null;
  let box = boxOf(drawing.atoms, 12);
  for (const { at, half } of drawing.letters)
    box = join(box, [at[0] - half - 2, at[1] - 8, at[0] + half + 2, at[1] + 8]);
  let body = drawing.ink;
  if (of !== null) {
    const sites = familyOf(of.family).sites.map((site) => ({
      ...site,
      atoms: viewOf(of, site.id).atoms,
      mark: marks.get(site.id),
    }));
    const empties = new Map<SiteId, Empty>();
    for (const { id, atoms, mark, emptyAt } of sites) {
      if (atoms.length > 0 || mark?.differs !== true) continue;
      const place = emptyPlace(drawing, emptyAt === undefined ? undefined : of.at[emptyAt]);
      if (place !== null) empties.set(id, place);
    }
    const tints = sites.map(({ atoms, style }) => tint(drawing, atoms, style));
    const outlines = sites.map(({ atoms, style, mark }) => outline(drawing, atoms, style, mark));
    const rings = [...empties.values()].map(emptyMark);
    const ink = [
      ...drawing.bonds.map(([a, b]) => [drawing.atoms[a]!, drawing.atoms[b]!] as const),
      ...drawing.letters.map(
        ({ at, half }) =>
          [
            [at[0] - half, at[1]],
            [at[0] + half, at[1]],
          ] as const,
      ),
      ...[...empties.values()].map(({ from, at }) => [from, at] as const),
    ];
    const wanted = sites
      .flatMap(({ id, atoms, mark }) => {
        const place = empties.get(id);
        if (atoms.length === 0 && place === undefined) return [];
        const own = new Set(atoms);
        return [
          {
            lines: mark?.lines ?? [id],
            bold: mark?.differs === true,
            own: place === undefined ? atoms.map((a) => drawing.atoms[a]!) : [place.at],
            others: drawing.atoms.filter((_, a) => !own.has(a)),
          },
        ];
      })
      .sort((a, b) => Number(b.bold) - Number(a.bold));
    const labels = placeLabels(wanted, ink, box);
    for (const label of labels) box = join(box, label.box);
    for (const { at } of empties.values()) box = join(box, boxOf([at], 11));
    body = `${patches(tints.join('') + outlines.join(''))}${rings.join('')}${drawing.ink}${labelGroup(labels)}`;
  }
  const [left, top, right, bottom] = box;
  return {
    body,
    box: [Math.floor(left), Math.floor(top), Math.ceil(right - left), Math.ceil(bottom - top)],
    axis: drawing.atoms[pose?.axis ?? 0]![1],
  };
}

const WIDTH = 19;

/**
 * Atoms and the bonds between them as one path, the rings closed so that they fill, each the same way round: rings that
 * run against each other would cut holes. Lines between two points fill nothing. Letters are covered too.
 */
function shape(drawing: Drawing, atoms: readonly number[]): string {
  const own = new Set(atoms);
  const at = (a: number) => drawing.atoms[a]!.join();
  const alone = new Set(atoms);
  const inRing = new Set<string>();
  let path = '';
  for (const ring of drawing.rings) {
    if (!ring.every((a) => own.has(a))) continue;
    const around = isClockwise(drawing, ring) ? ring : [...ring].reverse();
    path += `M${around.map(at).join('L')}Z`;
    for (const [i, a] of ring.entries()) {
      alone.delete(a);
      inRing.add(bondKey(a, ring[(i + 1) % ring.length]!));
    }
  }
  for (const [a, b] of drawing.bonds) {
    if (!own.has(a) || !own.has(b) || inRing.has(bondKey(a, b))) continue;
    path += `M${at(a)}L${at(b)}`;
    alone.delete(a);
    alone.delete(b);
  }
  for (const a of alone) path += `M${at(a)}h0`;
  for (const { atom, at: middle, half } of drawing.letters) {
    if (!own.has(atom)) continue;
    const [x, y] = drawing.atoms[atom]!;
    const over = Math.max(0, half - 5) * Math.sign(middle[0] - x);
    if (Math.hypot(middle[0] - x, middle[1] - y) > 4)
      path += `M${x},${y}L${round(middle[0] + over)},${middle[1]}`;
  }
  return path;
}
const bondKey = (a: number, b: number): string => (a < b ? `${a}-${b}` : `${b}-${a}`);

function isClockwise({ atoms }: Drawing, ring: readonly number[]): boolean {
  let area = 0;
  for (const [i, a] of ring.entries()) {
    const [x, y] = atoms[a]!;
    const [nextX, nextY] = atoms[ring[(i + 1) % ring.length]!]!;
    area += x * nextY - nextX * y;
  }
  return area > 0;
}

const stroke = (path: string, width: number, paint: string): string =>
  `<path d="${path}" fill="${paint}" stroke="${paint}"${width === WIDTH ? '' : ` stroke-width="${width}"`}/>`;

/** The patches of all sites have their strokes' form in common. */
const patches = (content: string): string =>
  content === ''
    ? ''
    : `<g stroke-width="${WIDTH}" stroke-linecap="round" stroke-linejoin="round">${content}</g>`;

/** The site as one soft patch, with a white seam towards its neighbours; letters stand on the bare tint. */
function tint(drawing: Drawing, atoms: readonly number[], style: SiteStyle): string {
  if (atoms.length === 0) return '';
  return `${stroke(shape(drawing, atoms), WIDTH, `url(#ot-${style.id})`)}${bare(drawing, atoms, style)}`;
}

function bare(drawing: Drawing, atoms: readonly number[], style: SiteStyle): string {
  if (style.marks === '') return '';
  const own = new Set(atoms);
  return drawing.letters
    .filter((letter) => own.has(letter.atom))
    .map(
      ({ at, half }) =>
        `<circle cx="${at[0]}" cy="${at[1]}" r="${round(Math.max(4, half + 2))}" fill="${style.tint}"/>`,
    )
    .join('');
}

/** A dark line about what makes the difference, drawn again with its pattern over all else. */
function outline(
  drawing: Drawing,
  all: readonly number[],
  style: SiteStyle,
  mark: SiteMark | undefined,
): string {
  if (mark?.differs !== true || all.length === 0) return '';
  const changed = mark.changed === undefined || mark.changed.length === 0 ? all : mark.changed;
  // A ring that closes on the site's own atom is outlined as a ring, not as an arc with a hole.
  const closing = drawing.rings.flatMap((ring) => {
    const others = ring.filter((a) => !changed.includes(a));
    return others.length === 1 && all.includes(others[0]!) ? others : [];
  });
  const atoms = [...new Set([...changed, ...closing])];
  const form = shape(drawing, atoms);
  return `${stroke(form, WIDTH + 3.2, '#111')}${stroke(form, WIDTH, `url(#ot-${style.id})`)}${bare(drawing, atoms, style)}`;
}

/** A place without a group: the atom that would bear it, and where the group would begin. */
interface Empty {
  readonly from: Point;
  readonly at: Point;
}

/** Where a group would be that is not there: one bond from the atom that bears hydrogen in its place. */
function emptyPlace(drawing: Drawing, bearing: number | undefined): Empty | null {
  const from = bearing === undefined ? undefined : drawing.atoms[bearing];
  if (bearing === undefined || from === undefined) return null;
  // Into the widest gap between its bonds and letters, so that it crosses none.
  const away = [
    ...drawing.bonds
      .flatMap(([a, b]) => (a === bearing ? [b] : b === bearing ? [a] : []))
      .map((a) => drawing.atoms[a]!),
    ...drawing.letters
      .filter((l) => l.atom === bearing && Math.hypot(l.at[0] - from[0], l.at[1] - from[1]) > 4)
      .map((l) => l.at),
  ].map(([x, y]) => Math.atan2(y - from[1], x - from[0]));
  const angles = away.sort((a, b) => a - b);
  let widest = 0;
  let angle = Math.PI;
  for (const [i, a] of angles.entries()) {
    const next = i + 1 < angles.length ? angles[i + 1]! : angles[0]! + 2 * Math.PI;
    if (next - a <= widest) continue;
    widest = next - a;
    angle = (a + next) / 2;
  }
  return {
    from,
    at: [round(from[0] + BOND * 1.15 * Math.cos(angle)), round(from[1] + BOND * 1.15 * Math.sin(angle))],
  };
}

function emptyMark({ from, at }: Empty): string {
  const far = Math.hypot(at[0] - from[0], at[1] - from[1]);
  const part = (r: number): string =>
    `${round(from[0] + ((at[0] - from[0]) * r) / far)},${round(from[1] + ((at[1] - from[1]) * r) / far)}`;
  return `<g fill="none" stroke="#111" stroke-width="1.2" stroke-dasharray="2.5 2"><path d="M${part(9)}L${part(far - 8)}"/><circle cx="${at[0]}" cy="${at[1]}" r="8"/></g>`;
}
