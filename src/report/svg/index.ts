import escapeHtml from 'escape-html';
import { type MainPart, mainPart } from '../../evidence/main-part.js';
import type { Evidence, Finding, NearestRecord, ScreenResult } from '../../result.types.js';
import { codeOf } from '../row.js';
import { namedBy, relativeInWords } from '../sentences.js';
import { round, textWidth } from './labels.js';
import { drawnPartOf, referenceFor, referencePicture, resultPicture } from './marks.js';
import { PATTERNS, type Picture } from './picture.js';

export { drawnPartOf, keyOfReference, referenceFor, referencePicture, resultPicture } from './marks.js';
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
  const own = mainPart(result);
  if (own === null) return null;
  const named = evidence === undefined ? undefined : referenceFor(result, evidence);
  const reference = named === undefined ? null : drawnPartOf(named);
  const left = resultPicture(result, own, reference ?? undefined);
  if (left === null) return null;
  const right = reference === null ? null : referencePicture(reference, own);
  const title = titleOf(result, own);
  const shown = [
    { drawn: left, head: title, sub: verdictLine(result, own) },
    ...(right === null
      ? []
      : [{ drawn: right, head: named!.name, sub: namedLine(named!, named !== evidence!.besideParent) }]),
  ];
  // The same atoms of the core at one height, so that an eye can go across.
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
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Helvetica, Arial, sans-serif"><title>${escapeHtml(title)}</title>${PATTERNS}<rect width="100%" height="100%" fill="#fff"/>${body}</svg>\n`;
}

const MARGIN = 14;
const GAP = 36;
const HEAD = 48;

/** What was found in the part that is drawn: `listed: US, GB; class (arguable): IT, on 2026-11-22`. */
function verdictLine(result: ScreenResult, part: MainPart): string {
  const found = [...byGrade(findingsOf(result, part))].map(
    ([grade, ids]) => `${grade}: ${ids.map(codeOf).join(', ')}`,
  );
  if (found.length === 0) found.push(withoutFinding(result, part));
  return short(`${found.join('; ')}, on ${result.asOf}`);
}

/** Each jurisdiction once, under the gravest of what it says. */
function byGrade(findings: readonly Finding[]): Map<string, string[]> {
  const grades = new Map<string, string[]>();
  const told = new Set<string>();
  for (const kind of ['listed', 'class'] as const)
    for (const reading of ['plain', 'arguable'] as const)
      for (const f of findings) {
        if (f.kind !== kind || f.reading !== reading || told.has(f.jurisdiction)) continue;
        told.add(f.jurisdiction);
        const grade = reading === 'plain' ? kind : `${kind} (arguable)`;
        grades.set(grade, [...(grades.get(grade) ?? []), f.jurisdiction]);
      }
  return grades;
}

function withoutFinding(result: ScreenResult, { analysis, flagged }: MainPart): string {
  const relation = flagged > 1 ? analysis.nearest : result.relation;
  return result.relation === null || relation === null ? 'none' : `analogue: ${relativeInWords(relation)}`;
}

const findingsOf = (result: ScreenResult, { component }: MainPart): readonly Finding[] =>
  result.findings.filter((f) => f.component === component);

/** Why it stands beside: `for comparison: named by US, GB`. */
function namedLine(named: NearestRecord, isNearest: boolean): string {
  const why = isNearest ? 'nearest named substance' : 'for comparison';
  return short(`${why}: ${namedBy(named, codeOf)}`);
}

const short = (text: string): string => (text.length <= 90 ? text : `${text.slice(0, 89)}…`);

function titleOf(result: ScreenResult, part: MainPart): string {
  const named = findingsOf(result, part).find((f) => f.kind === 'listed');
  const name = named?.extension === undefined && named?.name !== undefined ? named.name : 'this molecule';
  return short(part.flagged > 1 ? `${name} (part ${part.component + 1} of the text)` : name);
}
