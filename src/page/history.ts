import type { History, HistoryStep, JurisdictionHistory } from '../index.js';
import { dayNumber, dayOfNumber } from './address.js';
import { by, codeOf, fill, h } from './dom.js';
import { dayChosen, today } from './state.js';
import { swatch, verdictWords } from './verdict.js';
import { WORDS } from './words.js';

/** A day on which what a jurisdiction says changes. */
interface Change {
  readonly day: string;
  readonly id: string;
  readonly name: string;
  readonly before: HistoryStep;
  readonly after: HistoryStep;
}

let changes: readonly Change[] = [];
let span = { first: dayNumber('1960-01-01'), last: dayNumber(today()) };
let input: HTMLInputElement | undefined;
let cursor: HTMLElement | undefined;

const sameWords = (a: HistoryStep, b: HistoryStep): boolean =>
  verdictWords(a.verdict, a) === verdictWords(b.verdict, b);

/** Steps that say the same are one stretch: the findings beneath may have changed. */
function stretches({ steps }: JurisdictionHistory): readonly HistoryStep[] {
  const out: HistoryStep[] = [];
  for (const step of steps) {
    const last = out.at(-1);
    if (last !== undefined && sameWords(last, step)) out[out.length - 1] = { ...last, to: step.to };
    else out.push(step);
  }
  return out;
}

/** The time line: a slider over the days, a strip for each jurisdiction, and each change as a button. */
export function showHistory(history: History | undefined, onDay: (day: string) => void): void {
  const box = by('history');
  input = undefined;
  cursor = undefined;
  if (history === undefined || !history.readable) {
    box.hidden = true;
    return;
  }
  const rows = history.jurisdictions.map((each) => ({ ...each, steps: stretches(each) }));
  changes = rows
    .flatMap(({ jurisdiction: id, name, steps }) =>
      steps.flatMap((after, i) => {
        const before = steps[i - 1];
        return before === undefined || after.from === null
          ? []
          : [{ day: after.from, id, name, before, after }];
      }),
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  box.hidden = changes.length === 0 && history.relation === null;
  if (box.hidden) return;
  const days = [...changes.map(({ day }) => dayNumber(day)), dayNumber(today()), dayNumber(dayChosen())];
  const least = Math.min(...days);
  const most = Math.max(...days);
  const margin = Math.max(200, Math.round((most - least) * 0.04));
  span = { first: least - margin, last: most + margin };
  input = h('input', {
    type: 'range',
    id: 'slider',
    min: span.first,
    max: span.last,
    step: 1,
    'aria-label': WORDS.slider,
    oninput: () => onDay(dayOfNumber(Number(input!.value))),
  });
  cursor = h('div', { class: 'cursor', 'aria-hidden': 'true' });
  const step = (label: string, sign: string, target: () => string | undefined) =>
    h(
      'button',
      {
        type: 'button',
        class: 'step',
        title: label,
        'aria-label': label,
        onclick: () => {
          const day = target();
          if (day !== undefined) onDay(day);
        },
      },
      sign,
    );
  fill(
    by('history-body'),
    h('p', { class: 'soft small' }, changes.length === 0 ? WORDS.noChanges : WORDS.historyHint),
    h(
      'div',
      { class: 'line' },
      h(
        'div',
        { class: 'steps' },
        step(WORDS.changeBack, WORDS.changeBackSign, before),
        step(WORDS.dayBack, '◀', () => dayOfNumber(dayNumber(dayChosen()) - 1)),
        h('output', { id: 'slider-day', for: 'slider' }),
        step(WORDS.dayOn, '▶', () => dayOfNumber(dayNumber(dayChosen()) + 1)),
        step(WORDS.changeOn, WORDS.changeOnSign, () => changes.find(({ day }) => day > dayChosen())?.day),
      ),
      h('div', { class: 'slide' }, input),
      h('div', { class: 'strips' }, rows.map(strip), h('div', { class: 'over' }, cursor), axis()),
    ),
    changes.length === 0
      ? null
      : h(
          'details',
          { class: 'changes' },
          h('summary', {}, `${WORDS.changes}: ${changes.length}`),
          h(
            'ol',
            { class: 'time' },
            changes.map((change) => changeRow(change, onDay)),
          ),
        ),
  );
  moveDay();
}

/** The day before the last change up to the day chosen; where that is the day, the change itself. */
function before(): string | undefined {
  const now = dayChosen();
  const past = changes.map(({ day }) => day).filter((day) => day <= now);
  const last = past.at(-1);
  return last === undefined ? undefined : last < now ? last : dayOfNumber(dayNumber(last) - 1);
}

const share = (number: number): number =>
  Math.max(0, Math.min(1, (number - span.first) / (span.last - span.first)));

function strip({
  jurisdiction,
  name,
  steps,
}: Pick<JurisdictionHistory, 'jurisdiction' | 'name' | 'steps'>): HTMLElement {
  const text = steps.map((step) => WORDS.stripPart(verdictWords(step.verdict, step), step.from)).join('; ');
  const bar = h('div', { class: 'bar', role: 'img', 'aria-label': WORDS.strip(name, text) });
  for (const step of steps) {
    const from = step.from === null ? 0 : share(dayNumber(step.from));
    const to = step.to === null ? 1 : share(dayNumber(step.to) + 1);
    const piece = h('i', {
      class: `f-${step.verdict}${step.arguable || !step.certain ? ' doubt' : ''}`,
      title: WORDS.strip(name, WORDS.stripPart(verdictWords(step.verdict, step), step.from)),
    });
    piece.style.left = `${from * 100}%`;
    piece.style.width = `${(to - from) * 100}%`;
    bar.append(piece);
  }
  return h(
    'div',
    { class: 'strip' },
    h('b', { title: name, 'aria-hidden': 'true' }, codeOf(jurisdiction)),
    bar,
  );
}

/** Some years under the strips. */
function axis(): HTMLElement {
  const firstYear = Number(dayOfNumber(span.first).slice(0, 4)) + 1;
  const lastYear = Number(dayOfNumber(span.last).slice(0, 4));
  const every = [1, 2, 5, 10, 20].find((n) => (lastYear - firstYear) / n <= 6) ?? 20;
  const place = h('div', { class: 'axis', 'aria-hidden': 'true' });
  for (let year = Math.ceil(firstYear / every) * every; year <= lastYear; year += every) {
    const tick = h('span', {}, year);
    tick.style.left = `${share(dayNumber(`${year}-01-01`)) * 100}%`;
    place.append(tick);
  }
  return place;
}

function changeRow({ day, id, name, before: old, after }: Change, onDay: (day: string) => void): HTMLElement {
  return h(
    'li',
    {},
    h('button', { type: 'button', class: 'link', title: WORDS.goTo(day), onclick: () => onDay(day) }, day),
    h(
      'span',
      {},
      swatch(after.verdict),
      h('b', { title: name }, codeOf(id)),
      ` ${WORDS.changed(verdictWords(old.verdict, old), verdictWords(after.verdict, after))}`,
    ),
  );
}

/** Puts slider and cursor on the day chosen. */
export function moveDay(): void {
  if (input === undefined || cursor === undefined) return;
  const day = dayChosen();
  input.value = String(dayNumber(day));
  input.setAttribute('aria-valuetext', day);
  by('slider-day').textContent = day;
  cursor.style.left = `${share(dayNumber(day)) * 100}%`;
}
