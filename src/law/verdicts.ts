/** A verdict of one jurisdiction on one molecule under two registers. */
export interface VerdictChange {
  readonly smiles: string;
  readonly name: string;
  readonly jurisdiction: string;
  /** `class`, `class?` where arguable, `-` where the register does not judge by the jurisdiction. */
  readonly before: string;
  readonly after: string;
  /** What is found now and was not, and the other way round: ids of entries and rules. */
  readonly found: readonly string[];
  readonly gone: readonly string[];
}

/** What of a result is compared. */
export interface Compared {
  readonly status: Readonly<Record<string, { readonly verdict: string; readonly arguable: boolean }>>;
  readonly findings: readonly { readonly jurisdiction: string; readonly id: string }[];
}

/**
 * Which verdicts differ between two results on the same molecule?
 *
 * @returns one record a jurisdiction whose verdict, or whose doubt about it, differs
 */
export function changesOf(smiles: string, name: string, before: Compared, after: Compared): VerdictChange[] {
  const ids = [...new Set([...Object.keys(before.status), ...Object.keys(after.status)])];
  return ids.flatMap((jurisdiction) => {
    const [was, is] = [before, after].map(({ status }) => wordOf(status[jurisdiction]));
    // That a jurisdiction is judged by now and says nothing is no change of a verdict.
    if (was === is || (was === '-' && is === 'none') || (was === 'none' && is === '-')) return [];
    const [old, now] = [before, after].map(({ findings }) => [
      ...new Set(findings.filter((f) => f.jurisdiction === jurisdiction).map(({ id }) => id)),
    ]);
    return [
      {
        smiles,
        name,
        jurisdiction,
        before: was!,
        after: is!,
        found: now!.filter((id) => !old!.includes(id)),
        gone: old!.filter((id) => !now!.includes(id)),
      },
    ];
  });
}

const wordOf = (status: Compared['status'][string] | undefined): string =>
  status === undefined ? '-' : `${status.verdict}${status.arguable ? '?' : ''}`;
