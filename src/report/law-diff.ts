import type { LawDiff } from '../law/diff.js';
import type { EventKind, LawEvent } from '../law/timeline.js';
import { eventDay } from './law-words.js';
import { Paper, type PaperStyle } from './paper.js';

/** `onetweak law diff`: what began, changed and ended between two days, and what may have. */
export function lawDiffText(diff: LawDiff, name: string, style: PaperStyle): string {
  const paper = new Paper(style);
  paper.head(`${name} (${diff.jurisdiction}): after ${diff.from}, up to and with ${diff.to}`);
  const parts = [
    ['Began', diff.began],
    ['Widened, moved or made permanent', diff.changed],
    ['Ended (the last day in force)', diff.ended],
    ['May have happened in that time: the day is not known well enough', diff.perhaps],
  ] as const;
  for (const [title, events] of parts) {
    if (events.length === 0) continue;
    paper.head(`${title} — ${events.length}`);
    const width = Math.max(...events.map((event) => eventDay(event).length)) + 2;
    for (const event of events) paper.row([[eventDay(event), width]], told(event), 2, '  ');
  }
  if (parts.every(([, events]) => events.length === 0))
    paper.gap().say('Nothing that the register knows of. It holds what it names, and no more.');
  return paper.text();
}

const told = (event: LawEvent): string =>
  [
    `${event.name}${event.of === 'class' ? ' (class rule)' : ''}, ${event.schedule}${KINDS[event.kind]}${event.extension === undefined ? '' : `: ${event.extension}`}`,
    event.instrument ?? event.citation,
    event.id,
  ].join('; ');

const KINDS: Readonly<Record<EventKind, string>> = {
  began: '',
  'first controlled': ' — first controlled',
  extended: ' — extended',
  moved: ' — moved there',
  'made permanent': ' — made permanent',
  'runs out unless extended': ' — temporary order runs out unless extended',
  ended: '',
};
