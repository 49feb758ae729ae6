import type { BriefResult, Verdict } from '../index.js';
import { codeOf } from './dom.js';
import { law } from './state.js';
import { verdictWords } from './verdict.js';
import { WORDS } from './words.js';

/** A record of a list as the table keeps it: small, for there may be hundreds of thousands. */
export interface Row {
  readonly line: number;
  readonly id: string;
  readonly name: string | undefined;
  readonly smiles: string;
  readonly raw: string | undefined;
  readonly said: Said;
}

/** What was found, shared by all rows of which the same was found. */
export interface Said {
  readonly verdict: Verdict;
  readonly badge: string;
  readonly text: string;
  readonly verdicts: BriefResult['verdicts'];
}

/** Columns by which rows are sorted. */
export type Column = 'line' | 'id' | 'verdict' | 'found';

/** Which rows are shown. */
export interface Filter {
  readonly hidden: ReadonlySet<Verdict>;
  /** In lower case. */
  readonly search: string;
  /** `+us` covered there, `-us` uncovered there; empty for anywhere. */
  readonly where: string;
}

const GRADE: Readonly<Record<Verdict, number>> = {
  listed: 0,
  class: 1,
  analogue: 2,
  unreadable: 3,
  none: 4,
};

/** Reads what a result says, once for each different one. */
export function createReader(): (result: BriefResult) => Said {
  const known = new Map<string, Said>();
  return (result) => {
    const { verdict, verdicts, arguable, certain, findings, relation, issues } = result;
    const first =
      findings.find(({ kind }) => kind === 'listed') ?? findings.find(({ kind }) => kind === 'form');
    const issue = issues.find(({ severity }) => severity === 'error')?.message ?? '';
    const key = JSON.stringify([
      verdict,
      arguable,
      certain,
      verdicts,
      first?.id,
      first?.extension,
      relation?.name,
      issue,
    ]);
    let said = known.get(key);
    if (said === undefined) {
      said = {
        verdict,
        verdicts,
        badge: verdictWords(verdict, { arguable, certain }),
        text:
          verdict === 'unreadable'
            ? issue
            : [
                nameOf(first),
                ...places(verdicts),
                ...(first === undefined && relation !== null ? [relation.name] : []),
              ]
                .filter(Boolean)
                .join(' · '),
      };
      if (known.size < 50_000) known.set(key, said);
    }
    return said;
  };
}

function nameOf(first: { readonly id: string; readonly extension?: string | undefined } | undefined): string {
  if (first === undefined) return '';
  if (first.extension !== undefined) return first.extension;
  const entry = law().find(first.id);
  return entry !== undefined && 'name' in entry && typeof entry.name === 'string' ? entry.name : '';
}

function places(verdicts: BriefResult['verdicts']): string[] {
  return (['listed', 'class', 'analogue'] as const).flatMap((verdict) => {
    const ids = Object.keys(verdicts).filter((id) => verdicts[id] === verdict);
    return ids.length === 0 ? [] : [`${WORDS.verdictsInShort[verdict]} ${ids.map(codeOf).join(' ')}`];
  });
}

export function passes(row: Row, { hidden, search, where }: Filter): boolean {
  if (hidden.has(row.said.verdict)) return false;
  if (where !== '') {
    const verdict = row.said.verdicts[where.slice(1)];
    if (where.startsWith('+') ? verdict !== 'listed' && verdict !== 'class' : verdict !== 'analogue')
      return false;
  }
  return (
    search === '' ||
    row.id.toLowerCase().includes(search) ||
    (row.name?.toLowerCase().includes(search) ?? false) ||
    row.smiles.toLowerCase().includes(search) ||
    row.said.text.toLowerCase().includes(search)
  );
}

/** The order of a column; rows of one value stay in the order of the list. */
export function orderOf(column: Column, up: boolean): (a: Row, b: Row) => number {
  const sign = up ? 1 : -1;
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const by: Readonly<Record<Column, (a: Row, b: Row) => number>> = {
    line: () => 0,
    id: (a, b) => text(a.id, b.id),
    verdict: (a, b) => GRADE[a.said.verdict] - GRADE[b.said.verdict],
    found: (a, b) => text(a.said.text, b.said.text),
  };
  const order = by[column];
  return column === 'line'
    ? (a, b) => sign * (a.line - b.line)
    : (a, b) => sign * order(a, b) || a.line - b.line;
}

/** Two sorted lists as one. */
export function merged(a: readonly Row[], b: readonly Row[], order: (a: Row, b: Row) => number): Row[] {
  const out: Row[] = [];
  let i = 0;
  let k = 0;
  while (i < a.length && k < b.length) out.push(order(a[i]!, b[k]!) <= 0 ? a[i++]! : b[k++]!);
  while (i < a.length) out.push(a[i++]!);
  while (k < b.length) out.push(b[k++]!);
  return out;
}
