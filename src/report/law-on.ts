import { firstDayOf } from '../law/days.js';
import type { Finding } from '../result.types.js';
import type { History, HistoryStep } from '../screening/time-line.js';
import { holesLine } from './law-words.js';
import { Paper, type PaperStyle } from './paper.js';
import { doubtsOf, scheduleOf, titleOf } from './row.js';
import { relationSentence } from './sentences.js';

/** `onetweak law on`: a molecule's time line in every jurisdiction asked. */
export function lawOnText(history: History, today: string, style: PaperStyle): string {
  const paper = new Paper(style);
  paper.say(history.smiles === '' ? '(empty)' : history.smiles);
  if (!history.readable) {
    paper.gap().say('UNREADABLE: the text could not be read as one definite molecule; nothing was judged.');
    for (const issue of history.issues) paper.say(`${issue.message} [${issue.code}]`, '  ', '    ');
    return paper.text();
  }
  if (history.relation !== null) paper.say(relationSentence(history));
  for (const { jurisdiction, name, steps } of history.jurisdictions) {
    paper.head(`${name} (${jurisdiction})`);
    const open = history.notHeld.filter((hole) => hole.lists && hole.jurisdiction === jurisdiction);
    const grounds = (step: HistoryStep) => groundsOf(step, open);
    for (const step of told(steps, grounds)) {
      const later = step.from !== null && step.from > today ? 'to come: ' : '';
      paper.row(
        [
          [daysOf(step), 26],
          [wordsOf(step), 21],
        ],
        `${later}${grounds(step)}`,
        2,
      );
    }
  }
  paper.gap();
  paper.say('“none” says that nothing was found by these rules on those days, and no more.');
  const holes = holesLine(
    history.notHeld,
    history.jurisdictions.map((each) => each.jurisdiction),
  );
  if (holes !== '') paper.say(holes);
  paper.say(`register ${history.register.version}, ${history.register.hash}`);
  return paper.text();
}

/** Neighbours that read the same, because no more than their citation changed, as one. */
function told(steps: readonly HistoryStep[], groundsOf: (step: HistoryStep) => string): HistoryStep[] {
  const joined: HistoryStep[] = [];
  const text = (step: HistoryStep) => `${wordsOf(step)} ${groundsOf(step)}`;
  for (const step of steps) {
    const last = joined.at(-1);
    if (last !== undefined && text(last) === text(step)) joined[joined.length - 1] = { ...last, to: step.to };
    else joined.push(step);
  }
  return joined;
}

function daysOf({ from, to }: HistoryStep): string {
  if (from === null) return to === null ? 'on any day' : `to ${to}`;
  return to === null ? `from ${from}` : `${from} to ${to}`;
}

/** `listed`; `analogue or listed` where the days do not let us say; `class, arguable`. */
const wordsOf = ({ verdict, sure, arguable, certain }: HistoryStep): string => {
  if (verdict !== sure) return `${sure} or ${verdict}`;
  if (!certain) return `${verdict} (arguable, or not)`;
  return arguable ? `${verdict} (arguable)` : verdict;
};

function groundsOf({ verdict, findings, to }: HistoryStep, open: History['notHeld']): string {
  const missing = open.some(({ since }) => to === null || since === null || firstDayOf(since) <= to);
  const covers = findings.some((finding) => finding.kind !== 'similarity');
  const nothing = missing
    ? 'no list and no class rule that is held covers it; not all lists are held'
    : 'no list and no class rule in force covers it';
  const told = findings.map((finding) => {
    const title = `${titleOf(finding)}, ${[scheduleOf(finding), ...marks(finding)].join(', ')}`;
    return finding.kind === 'similarity' ? `a test of likeness may reach it: ${title}` : title;
  });
  return [...new Set([...(verdict === 'analogue' && !covers ? [nothing] : []), ...told])].join('; ');
}

const marks = (finding: Finding): string[] =>
  doubtsOf(finding).map((doubt) =>
    doubt === 'day not certain' ? `day not certain (law show ${finding.id})` : doubt,
  );
