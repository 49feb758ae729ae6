import type { ScreenResult, Status } from '../result.types.js';

/** `?` where a verdict rests on arguable readings alone, `*` where the days are not known well enough for it. */
export const marksOf = ({ arguable, certain }: Pick<Status, 'arguable' | 'certain'>): string =>
  `${arguable ? '?' : ''}${certain ? '' : '*'}`;

/** What one jurisdiction says, in words: `class`, `class, arguable`, `listed, day not certain`. */
export const statusWords = ({ verdict, arguable, certain }: Status): string =>
  [verdict, ...(arguable ? ['arguable'] : []), ...(certain ? [] : ['day not certain'])].join(', ');

/** The jurisdictions of a result by what they say, the gravest first. */
export function byStatus({ status, jurisdictions }: ScreenResult): readonly {
  readonly verdict: Status['verdict'];
  readonly said: readonly (Status & { readonly id: string })[];
}[] {
  return (['listed', 'class', 'analogue', 'none'] as const).flatMap((verdict) => {
    const said = jurisdictions.flatMap((id) => {
      const own = status[id];
      return own?.verdict === verdict ? [{ id, ...own }] : [];
    });
    return said.length === 0 ? [] : [{ verdict, said }];
  });
}

/** The row of jurisdictions: `class us cn it · analogue gb un`, with the marks of `marksOf`. */
export const statusText = (result: ScreenResult): string =>
  byStatus(result)
    .map(({ verdict, said }) => `${verdict} ${said.map((each) => each.id + marksOf(each)).join(' ')}`)
    .join(' · ');

/** Whether a verdict is about precursors alone: named as one, or a form of one. */
export function precursorOf({ verdict, findings }: ScreenResult): 'named' | 'form' | null {
  if (verdict !== 'listed' && verdict !== 'class') return null;
  const covering = findings.filter((f) => f.kind !== 'similarity');
  if (covering.length === 0 || covering.some((f) => f.of !== 'precursor')) return null;
  return verdict === 'listed' ? 'named' : 'form';
}

/** How well the words reach it that the verdict rests on; empty where it rests on none. */
export const readingOf = ({ verdict, arguable }: ScreenResult): string =>
  arguable ? 'arguable' : verdict === 'listed' || verdict === 'class' ? 'plain' : '';
