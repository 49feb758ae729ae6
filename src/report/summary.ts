import { VERDICTS } from '../result.ids.js';
import type { Verdict } from '../result.types.js';
import { count, figures } from './text.js';

export interface SummaryOfFile {
  readonly name: string;
  readonly understood: string;
  readonly lines: number;
  readonly records: number;
  readonly continued: number;
  readonly headers: number;
  readonly blank: { readonly count: number; readonly first: readonly number[] };
  readonly comments: { readonly count: number; readonly first: readonly number[] };
}

export interface Summary {
  readonly files: readonly SummaryOfFile[];
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly arguable: number;
  /** Records of verdict `none` that the prefilter rejected and the exact path did not read. */
  readonly rejected?: number;
  /** Records whose verdict is about precursors alone: named as one (`listed`), or a form of one (`class`). */
  readonly precursors?: { readonly named: number; readonly forms: number };
  /** Records that the user's own exemptions name; they have their verdicts all the same. */
  readonly exempt?: number;
  /** Records that contradict themselves: a name, number, key, formula, mass or code that is of something else. */
  readonly mismatches?: number;
  /** How often each kind of contradiction was met, by its code. */
  readonly mismatchCodes?: Readonly<Record<string, number>>;
  /** What makes the result doubtful as a whole, a line each; standard error has it already. */
  readonly warnings?: readonly string[];
  /** What more is to be said, a line each. */
  readonly notes?: readonly string[];
  readonly jurisdictions: readonly string[];
  readonly asOf: string;
  readonly register: { readonly version: string; readonly hash: string };
}

export const noVerdicts = (): Record<Verdict, number> =>
  Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;

/** What was read and what came of it; every line of the input is in one of its numbers. */
export function summaryText(summary: Summary): string {
  const { verdicts } = summary;
  const out = summary.files.map((file) => {
    const rest = [
      ...(file.headers === 0 ? [] : [count(file.headers, 'heading')]),
      ...(file.blank.count === 0 ? [] : [`${file.blank.count} blank (${lineNumbers(file.blank)})`]),
      ...(file.comments.count === 0
        ? []
        : [`${count(file.comments.count, 'comment')} (${lineNumbers(file.comments)})`]),
      ...(file.continued === 0 ? [] : [`${count(file.continued, 'line')} inside rows that go over several`]),
    ];
    const sum = [count(file.records, 'record'), ...rest].join(', ');
    return `${file.name}: ${count(file.lines, 'line')} = ${sum}; ${file.understood}`;
  });
  const each = VERDICTS.map((verdict) => {
    const marked = verdict === 'class' && summary.arguable > 0 ? ` (${summary.arguable} arguable)` : '';
    return `${verdict} ${figures(verdicts[verdict])}${marked}`;
  });
  out.push(
    `${count(
      VERDICTS.reduce((sum, verdict) => sum + verdicts[verdict], 0),
      'record',
    )}: ${each.join(' · ')}`,
    `judged for ${summary.asOf} in ${summary.jurisdictions.join(', ')}; register ${summary.register.version} ` +
      summary.register.hash,
  );
  if (summary.rejected)
    out.push(
      `${figures(summary.rejected)} of “none” were rejected by the prefilter and not read: a text among them whose chemistry is impossible is not unreadable; --exact reads every line`,
    );
  if (summary.exempt)
    out.push(
      `exempt by rules of your own: ${count(summary.exempt, 'record')}, shown, and not counted for --fail-on`,
    );
  if (summary.mismatches) {
    const codes = Object.entries(summary.mismatchCodes ?? {}).map(([code, n]) => `${code} ${figures(n)}`);
    out.push(
      `contradict themselves: ${count(summary.mismatches, 'record')}${codes.length === 0 ? '' : ` (${codes.join(', ')})`}, each said in a note; --fail-on mismatch`,
    );
  }
  const { named = 0, forms = 0 } = summary.precursors ?? {};
  if (named + forms > 0)
    out.push(
      `precursors, not drugs: ${figures(named)} of listed named as one, ${figures(forms)} of class forms of one`,
    );
  out.push(...(summary.notes ?? []));
  if (verdicts.none > 0)
    out.push('“none” says that nothing was found by these rules on this day, and no more.');
  return `${out.join('\n')}\n`;
}

function lineNumbers({ count: all, first }: SummaryOfFile['blank']): string {
  return `${first.length === 1 ? 'line' : 'lines'} ${first.join(', ')}${all > first.length ? ' …' : ''}`;
}
