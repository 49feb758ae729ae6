import escapeHtml from 'escape-html';
import type { Evidence, NearestRecord, ScreenResult } from '../../result.js';
import { relationInWords } from '../sentences.js';
import { round, textWidth } from './labels.js';
import { partOf, referenceFor, referencePicture, resultPicture, shownPart } from './marks.js';
import { PATTERNS, type Picture } from './picture.js';

export { keyOfReference, partOf, referenceFor, referencePicture, resultPicture, shownPart } from './marks.js';
export { PATTERNS, type Picture } from './picture.js';

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
  const named = evidence === undefined ? undefined : referenceFor(result, evidence);
  const reference = named === undefined ? null : partOf(named);
  const left = resultPicture(result, own, reference ?? undefined);
  if (left === null) return null;
  const right = reference === null ? null : referencePicture(reference, own);
  const shown = [
    { drawn: left, head: titleOfResult(result), sub: verdictLine(result) },
    ...(right === null
      ? []
      : [{ drawn: right, head: named!.name, sub: namedLine(named!, named !== evidence!.besideFentanyl) }]),
  ];
  // The amide nitrogens at one height, so that an eye can go across.
  const above = Math.max(...shown.map(({ drawn }) => drawn.axis - drawn.box[1]));
  let x = MARGIN;
  let tall = 0;
  let body = '';
  for (const { drawn, head, sub } of shown) {
    const [px, py, w, h] = drawn.box;
    const wide = Math.max(w, textWidth(head, true) * 1.3, textWidth(sub, false));
    const middle = round(x + wide / 2);
    const down = above - (drawn.axis - py);
    body += `<text x="${middle}" y="22" text-anchor="middle" font-size="13" font-weight="700" fill="#111">${escapeHtml(head)}</text>`;
    body += `<text x="${middle}" y="36" text-anchor="middle" font-size="10" fill="#555">${escapeHtml(sub)}</text>`;
    body += `<g transform="translate(${round(middle - px - w / 2)} ${round(HEAD - py + down)})">${drawn.body}</g>`;
    x += wide + GAP;
    tall = Math.max(tall, h + down);
  }
  const width = Math.ceil(x - GAP + MARGIN);
  const height = Math.ceil(HEAD + tall + MARGIN);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Helvetica, Arial, sans-serif"><title>${escapeHtml(titleOfResult(result))}</title>${PATTERNS}<rect width="100%" height="100%" fill="#fff"/>${body}</svg>\n`;
}

const MARGIN = 14;
const GAP = 36;
const HEAD = 48;

/** The verdict in a line under the title: `listed: US, GB, on 2026-11-22`. */
function verdictLine(result: ScreenResult): string {
  const where = jurisdictions(result.findings.map((f) => f.jurisdiction));
  const found = result.findings.length === 0 ? relationInWords(result).replace(/^a relative, /, '') : where;
  const verdict = result.arguable ? `${result.verdict} (arguable)` : result.verdict;
  return short(`${verdict}${found === '' ? '' : `: ${found}`}, on ${result.asOf}`);
}

/** Why it stands beside: `for comparison: named by US, GB`. */
function namedLine({ entries }: NearestRecord, isNearest: boolean): string {
  const why = isNearest ? 'nearest named substance' : 'for comparison';
  return short(`${why}: named by ${jurisdictions(entries.map((e) => e.jurisdiction))}`);
}

const jurisdictions = (ids: readonly string[]): string =>
  [...new Set(ids)].map((id) => (/^[a-z]{2}$/.test(id) ? id.toUpperCase() : id)).join(', ');

const short = (text: string): string => (text.length <= 90 ? text : `${text.slice(0, 89)}…`);

export function titleOfResult(result: ScreenResult): string {
  const named = result.findings.find((f) => f.kind === 'listed');
  const name = named?.extension === undefined && named?.name !== undefined ? named.name : 'this molecule';
  return short(name);
}
