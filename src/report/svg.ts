import escapeHtml from 'escape-html';
import { BOND, type Drawing, draw, type Molecule, type Point, readMolecules } from '../chemistry/index.js';
import type { Evidence, NearestRecord, ScreenResult } from '../result.js';
import { SITES, type Site, type Siting, sitesOf } from '../scaffold/index.js';

/**
 * Pictures of molecules with their sites marked. A site is told by its label and by the pattern under it, hatched,
 * dotted, plain or lined; colour only helps. A site that differs has a dark outline and a bold label.
 */

interface SiteStyle {
  readonly id: string;
  readonly tint: string;
  readonly marks: string;
}

const STYLES: Readonly<Record<Site, SiteStyle>> = {
  acyl: { id: 'acyl', tint: '#fbdcae', marks: '<path d="M0,6L6,0" stroke="#c27a12" stroke-width="1"/>' },
  'aniline ring': { id: 'aniline', tint: '#d3e5f8', marks: '<circle cx="3" cy="3" r="1" fill="#3f74ab"/>' },
  'piperidine ring': { id: 'piperidine', tint: '#e9e6e1', marks: '' },
  'N-substituent': {
    id: 'n-substituent',
    tint: '#cfebdd',
    marks: '<path d="M0,3H6" stroke="#3b8a66" stroke-width="0.8"/>',
  },
};

/** The patterns that the pictures of a page share; each page or file holds them once. */
export const PATTERNS = `<defs>${SITES.map((site) => {
  const { id, tint, marks } = STYLES[site];
  return `<pattern id="ot-${id}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="${tint}"/>${marks}</pattern>`;
}).join('')}</defs>`;

/** A mark on a site: that it differs, and what to write beside it. */
export interface SiteMark {
  readonly differs: boolean;
  readonly lines: readonly string[];
}

export interface Picture {
  /** SVG elements in pixels, from the upper left of `box`. */
  readonly body: string;
  readonly box: readonly [left: number, top: number, width: number, height: number];
}

/**
 * Draws a molecule with its sites marked, the way round that all members of the skeleton have.
 *
 * @param siting - what sits where; null draws the molecule alone
 * @returns null where it cannot be drawn
 */
export function picture(
  molecule: Molecule,
  siting: Siting | null,
  marks: Partial<Record<Site, SiteMark>> = {},
): Picture | null {
  const drawing = draw(molecule, siting === null ? {} : { places: template(siting), loose: siting.bridged });
  if (drawing === null) return null;
  const boxes: Box[] = [boxOf(drawing.atoms, 14)];
  for (const site of siting === null ? [] : SITES) {
    const empty = marks[site]?.differs === true ? emptyPlace(drawing, site, siting!.core) : null;
    if (empty !== null && siting!.sites[site].atoms.length === 0) boxes.push(boxOf([empty], 10));
  }
  let under = '';
  let over = '';
  if (siting !== null) {
    // Plain sites first, so that an outline is never covered by the halo of its neighbour.
    const order = [...SITES].sort(
      (a, b) => Number(marks[a]?.differs ?? false) - Number(marks[b]?.differs ?? false),
    );
    for (const site of order) under += halo(drawing, siting, site, marks[site]?.differs === true);
    const placed = placeLabels(drawing, siting, marks);
    for (const label of placed) {
      over += label.svg;
      boxes.push(label.box);
    }
  }
  const [left, top, right, bottom] = boxes.reduce((a, b) => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ]);
  return {
    body: under + drawing.ink + over,
    box: [Math.floor(left), Math.floor(top), Math.ceil(right - left), Math.ceil(bottom - top)],
  };
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Where the atoms of the core lie in every picture: the piperidine nitrogen to the left, the amide to the right. */
function template({ molecule, core }: Siting): Map<number, Point> {
  const places = new Map<number, Point>();
  const put = (label: string, x: number, y: number) => {
    const atom = core[label];
    if (atom !== undefined) places.set(atom, [x, y]);
  };
  const ring = Object.keys(core).filter((label) => /^[CN]\d$/.test(label));
  const size = core['tail C'] === undefined ? ring.length : 0;
  const labels = size === 6 && ring[0] === 'C4' ? ['C4', 'C3', 'C2', 'N1', 'C6', 'C5'] : ring;
  const radius = size === 0 ? 1 : 1 / (2 * Math.sin(Math.PI / size));
  for (const [i, label] of labels.entries())
    if (size > 0) {
      const angle = (i * 2 * Math.PI) / size;
      put(label, radius * Math.cos(angle), radius * Math.sin(angle));
    }
  // A further group on C4 takes the room below; the amide then turns up a little.
  const onC4 = molecule.edges[core.C4 ?? core['amide N']!]!.filter(
    (e) => !Object.values(core).includes(e.to),
  );
  const crowded = size === 6 && core.C4 !== undefined && onC4.length > 0;
  const to = (x: number, y: number, degrees: number): Point => [
    x + Math.cos((degrees * Math.PI) / 180),
    y + Math.sin((degrees * Math.PI) / 180),
  ];
  // With one on C3 as well, which comes to lie below, the room is shared.
  const shared = crowded && molecule.edges[core.C3!]!.some((e) => !Object.values(core).includes(e.to));
  const turn = shared ? -65 : crowded ? -50 : 0;
  const amide = to(radius, 0, turn);
  const aryl = to(...amide, turn - 60);
  const acyl = to(...amide, turn + 60);
  const oxygen = to(...acyl, turn + 120);
  put('amide N', ...amide);
  put(core['benzyl C'] === undefined ? 'aryl C' : 'benzyl C', ...aryl);
  put('acyl C', ...acyl);
  put('acyl O', ...oxygen);
  put('acyl S', ...oxygen);
  if (crowded && onC4.length === 1) places.set(onC4[0]!.to, to(radius, 0, shared ? 42 : 70));
  return places;
}

/** The site's atoms and bonds, and the bond that leads to it, as one thick soft line. */
function halo(drawing: Drawing, { sites, core }: Siting, site: Site, differs: boolean): string {
  const own = new Set(sites[site].atoms);
  if (site === 'piperidine ring' && own.size === 0) return '';
  let path = '';
  for (const [a, b] of drawing.bonds)
    if (own.has(a) && own.has(b)) path += `M${drawing.atoms[a]!.join()}L${drawing.atoms[b]!.join()}`;
  for (const atom of own) path += `M${drawing.atoms[atom]!.join()}h0`;
  if (own.size === 0) {
    const place = emptyPlace(drawing, site, core);
    if (place === null || !differs) return '';
    return `<circle cx="${place[0]}" cy="${place[1]}" r="8" fill="none" stroke="#111" stroke-width="1.2" stroke-dasharray="2.5 2"/>`;
  }
  const line = (width: number, stroke: string) =>
    `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
  const width = 19;
  return (
    (differs ? line(width + 3.4, '#111') : '') +
    (differs ? '' : line(width, '#fff')) +
    line(width, `url(#ot-${STYLES[site].id})`)
  );
}

/** Where a group would be that is not there: beside the nitrogen that bears hydrogen in its place. */
function emptyPlace(drawing: Drawing, site: Site, core: Readonly<Record<string, number>>): Point | null {
  const atom = site === 'acyl' ? core['amide N'] : site === 'N-substituent' ? core.N1 : undefined;
  const place = atom === undefined ? undefined : drawing.atoms[atom];
  if (place === undefined) return null;
  return site === 'acyl' ? [place[0] + 10, place[1] + BOND] : [place[0] - BOND * 1.5, place[1]];
}

interface Label {
  readonly svg: string;
  readonly box: Box;
}

const SIZE = 10;

function placeLabels(
  drawing: Drawing,
  { sites, core }: Siting,
  marks: Partial<Record<Site, SiteMark>>,
): Label[] {
  const placed: Label[] = [];
  const whole = boxOf(drawing.atoms, 0);
  const discs = drawing.atoms.map(([x, y]): Box => [x - 11, y - 11, x + 11, y + 11]);
  const empties = SITES.flatMap((site) => {
    const place =
      sites[site].atoms.length === 0 && marks[site]?.differs === true
        ? emptyPlace(drawing, site, core)
        : null;
    return place === null ? [] : [boxOf([place], 10)];
  });
  const order = [...SITES].sort(
    (a, b) => Number(marks[b]?.differs ?? false) - Number(marks[a]?.differs ?? false),
  );
  for (const site of order) {
    const mark = marks[site];
    const own = sites[site].atoms.map((a) => drawing.atoms[a]!);
    const empty = own.length === 0 ? emptyPlace(drawing, site, core) : null;
    if (own.length === 0 && (empty === null || mark?.differs !== true)) continue;
    const lines = (mark?.lines ?? [site]).flatMap(broken).map((line) => shorten(line, 46));
    const width = Math.max(...lines.map((line, i) => textWidth(line, i === 0 && mark?.differs === true)));
    const height = lines.length * (SIZE + 2) + 2;
    const around = boxOf(own.length === 0 ? [empty!] : own, 11);
    const taken = [...discs, ...empties];
    const others = drawing.atoms.filter((_, a) => !sites[site].atoms.includes(a));
    const best = spots(around, width, height)
      .map((box) => ({ box, cost: costOf(box, taken, placed, whole, around) + strays(box, own, others) }))
      .reduce((a, b) => (b.cost < a.cost ? b : a)).box;
    const leader = leaderTo(best, own);
    placed.push({ svg: leader + labelText(lines, best, mark?.differs === true), box: best });
  }
  return placed;
}

/** Places around a box: above and below it, and at its sides, at three alignments and two distances. */
function spots([left, top, right, bottom]: Box, width: number, height: number): Box[] {
  const out: Box[] = [];
  const from = (x: number, y: number) => out.push([x, y, x + width, y + height]);
  for (const gap of [1, 9, 22])
    for (const part of [0.5, 0, 1, 0.25, 0.75]) {
      const x = left + (right - left - width) * part;
      const y = top + (bottom - top - height) * part;
      from(x, top - gap - height);
      from(x, bottom + gap);
      from(left - gap - width, y);
      from(right + gap, y);
    }
  return out;
}

function costOf(box: Box, discs: readonly Box[], placed: readonly Label[], whole: Box, around: Box): number {
  const [left, top, right, bottom] = box;
  const outside =
    Math.max(0, whole[0] - left) +
    Math.max(0, right - whole[2]) +
    0.7 * (Math.max(0, whole[1] - top) + Math.max(0, bottom - whole[3]));
  const away = Math.hypot(
    (left + right - around[0] - around[2]) / 2,
    (top + bottom - around[1] - around[3]) / 2,
  );
  return (
    discs.reduce((sum, disc) => sum + overlap(box, disc), 0) * 3 +
    placed.reduce(
      (sum, label) =>
        sum + overlap(box, [label.box[0] - 3, label.box[1] - 4, label.box[2] + 3, label.box[3] + 4]),
      0,
    ) *
      10 +
    outside +
    away * 0.9
  );
}

/** A thin line from a label to its group, where the label had to go some way off. */
function leaderTo(box: Box, own: readonly Point[]): string {
  const gaps = own.map(([x, y]) => {
    const fromX = Math.min(Math.max(x, box[0]), box[2]);
    const fromY = Math.min(Math.max(y, box[1]), box[3]);
    return { x, y, fromX, fromY, far: Math.hypot(x - fromX, y - fromY) };
  });
  const near = gaps.reduce<(typeof gaps)[number] | null>(
    (a, b) => (a === null || b.far < a.far ? b : a),
    null,
  );
  if (near === null || near.far < 24) return '';
  const part = 1 - 11 / near.far;
  const x = round(near.fromX + (near.x - near.fromX) * part);
  const y = round(near.fromY + (near.y - near.fromY) * part);
  return `<path d="M${round(near.fromX)},${round(near.fromY)}L${x},${y}" stroke="#777" stroke-width="0.8"/>`;
}

/** A label that stands nearer to another site than to its own misleads. */
function strays(box: Box, own: readonly Point[], others: readonly Point[]): number {
  const nearest = (points: readonly Point[]) =>
    Math.min(
      ...points.map(([x, y]) =>
        Math.hypot(Math.max(box[0] - x, 0, x - box[2]), Math.max(box[1] - y, 0, y - box[3])),
      ),
    );
  return own.length === 0 || others.length === 0 ? 0 : Math.max(0, nearest(own) - nearest(others) + 4) * 3;
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return width > 0 && height > 0 ? width * height : 0;
}

function labelText(lines: readonly string[], [left, top, right]: Box, bold: boolean): string {
  const x = round((left + right) / 2);
  return lines
    .map((line, i) => {
      const y = round(top + SIZE + i * (SIZE + 2));
      const weight = bold && i === 0 ? ' font-weight="700"' : '';
      return `<text x="${x}" y="${y}" text-anchor="middle" font-size="${SIZE}"${weight} fill="${bold ? '#111' : '#555'}" stroke="#fff" stroke-width="2.5" paint-order="stroke">${escapeHtml(line)}</text>`;
    })
    .join('');
}

/** `N-substituent: 2-(thiophen-2-yl)ethyl` over two lines where it is long. */
function broken(line: string): string[] {
  if (line.length <= 30) return [line];
  const at = line.indexOf(': ') >= 0 ? line.indexOf(': ') + 1 : line.indexOf(' with ');
  return at > 0 ? [line.slice(0, at), line.slice(at + 1)] : [line];
}

const textWidth = (text: string, bold: boolean): number => text.length * SIZE * (bold ? 0.6 : 0.54) + 4;
const round = (n: number): number => Math.round(n * 10) / 10;
const shorten = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

function boxOf(points: readonly Point[], margin: number): Box {
  return [
    Math.min(...points.map(([x]) => x)) - margin,
    Math.min(...points.map(([, y]) => y)) - margin,
    Math.max(...points.map(([x]) => x)) + margin,
    Math.max(...points.map(([, y]) => y)) + margin,
  ];
}

/** The part of a result that its picture shows: the first that has a relation to fentanyl, else the first found. */
export function shownPart(result: ScreenResult): { molecule: Molecule; siting: Siting | null } | null {
  const reading = readMolecules(result.smiles);
  if (!reading.ok) return null;
  for (const molecule of reading.molecules) {
    const siting = sitesOf(molecule);
    if (siting !== null) return { molecule, siting };
  }
  const molecule = reading.molecules[result.findings[0]?.component ?? 0];
  return molecule === undefined ? null : { molecule, siting: null };
}

/** What to write at the sites of a result: the group, and beneath it the clauses that it meets, `US (E), CN (1)`. */
export function marksOf(
  result: ScreenResult,
  siting: Siting,
  nearest?: NearestRecord,
): Partial<Record<Site, SiteMark>> {
  const changed = new Set(nearest?.differs.map((d) => d.site) ?? []);
  return Object.fromEntries(
    SITES.map((site) => {
      const met = result.findings.flatMap((f) =>
        f.clauses
          .filter((c) => c.site === site && c.clause !== null)
          .map((c) => `${f.jurisdiction.toUpperCase()} ${c.clause}`),
      );
      const clauses = [...new Set(met)];
      const differs = changed.has(site);
      const text = siting.sites[site].text;
      const first = differs ? (site === 'piperidine ring' ? text : `${site}: ${text}`) : site;
      return [site, { differs, lines: clauses.length === 0 ? [first] : [first, ...inLines(clauses)] }];
    }),
  );
}

function inLines(clauses: readonly string[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < clauses.length; i += 4) lines.push(clauses.slice(i, i + 4).join(', '));
  return lines;
}

/** A picture as an SVG element of its own size, for a page that holds PATTERNS once. */
export function inlineSvg({ body, box }: Picture, title: string): string {
  const [left, top, width, height] = box;
  return `<svg viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeHtml(title)}">${body}</svg>`;
}

/**
 * A whole SVG file: the molecule, and the nearest named substance beside it the same way round.
 *
 * @returns null where there is nothing to draw
 */
export function resultSvg(result: ScreenResult, evidence?: Evidence): string | null {
  const own = shownPart(result);
  if (own === null) return null;
  const reference = evidence === undefined ? undefined : referenceFor(result, evidence);
  const left = picture(
    own.molecule,
    own.siting,
    own.siting === null ? {} : marksOf(result, own.siting, reference),
  );
  if (left === null) return null;
  const right = reference === undefined ? null : referencePicture(reference);
  const gap = 36;
  const head = 22;
  const names = [left, right].map((p, i) => ({
    p,
    name: i === 0 ? titleOfResult(result) : (reference?.name ?? ''),
  }));
  let x = 12;
  let tall = 0;
  let body = '';
  for (const { p, name } of names) {
    if (p === null) continue;
    const [px, py, w, h] = p.box;
    const wide = Math.max(w, textWidth(name, true) * 1.25);
    body += `<text x="${round(x + wide / 2)}" y="16" text-anchor="middle" font-size="12.5" font-weight="700" fill="#111">${escapeHtml(shorten(name, 60))}</text>`;
    body += `<g transform="translate(${round(x - px + (wide - w) / 2)} ${round(head - py)})">${p.body}</g>`;
    x += wide + gap;
    tall = Math.max(tall, h);
  }
  const width = Math.ceil(x - gap + 12);
  const height = Math.ceil(head + tall + 12);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Helvetica, Arial, sans-serif"><title>${escapeHtml(titleOfResult(result))}</title>${PATTERNS}<rect width="100%" height="100%" fill="#fff"/>${body}</svg>\n`;
}

/** What to draw beside a molecule: fentanyl for a listed one, else the nearest named; none beside fentanyl itself. */
export function referenceFor(result: ScreenResult, evidence: Evidence): NearestRecord | undefined {
  const reference =
    result.verdict === 'listed'
      ? evidence.besideFentanyl
      : (evidence.nearestInChosen[0] ?? evidence.nearest[0]);
  return reference == null || reference.differs.length === 0 ? undefined : reference;
}

/** The named substance, with the sites that differ outlined. */
export function referencePicture(nearest: NearestRecord): Picture | null {
  const reading = readMolecules(nearest.smiles);
  const molecule = reading.ok ? reading.molecules[0] : undefined;
  if (molecule === undefined) return null;
  const siting = sitesOf(molecule);
  const changed = new Set(nearest.differs.map((d) => d.site));
  return picture(
    molecule,
    siting,
    siting === null
      ? {}
      : Object.fromEntries(
          SITES.map((site) => [
            site,
            {
              differs: changed.has(site),
              lines: [
                changed.has(site)
                  ? site === 'piperidine ring'
                    ? siting.sites[site].text
                    : `${site}: ${siting.sites[site].text}`
                  : site,
              ],
            },
          ]),
        ),
  );
}

export function titleOfResult(result: ScreenResult): string {
  const named = result.findings.find((f) => f.kind === 'listed');
  return named?.extension === undefined && named?.name !== undefined ? named.name : 'this molecule';
}
