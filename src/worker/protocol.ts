import type {
  ListProgress,
  ListSource,
  ListSummary,
  ResultAs,
  ScreenedLine,
  ScreenLinesOptions,
} from '../batch/list.js';
import type { Evidence, ScreenResult } from '../result.types.js';
import type { ScreenerOptions } from '../screening/options.js';
import type { History } from '../screening/time-line.js';

/** What a page asks of its worker; `id` is the page's own number of the question. */
export type ToWorker =
  | {
      readonly id: number;
      readonly do: 'screen';
      readonly structure: string;
      readonly options: ScreenerOptions;
      readonly ask: ScreenAsk;
    }
  | {
      readonly id: number;
      readonly do: 'list';
      readonly source: ListSource;
      readonly options: Omit<ScreenLinesOptions<'full' | 'ids'>, 'signal' | 'onProgress'>;
    }
  /** One batch of lines was read: another may come. */
  | { readonly id: number; readonly do: 'more' }
  /** Nobody reads on. */
  | { readonly id: number; readonly do: 'stop' };

/** What a worker answers. */
export type FromWorker =
  | ({ readonly id: number; readonly say: 'screened' } & Screened)
  | {
      readonly id: number;
      readonly say: 'lines';
      readonly lines: readonly ScreenedLine<ResultAs<'full' | 'ids'>>[];
    }
  | { readonly id: number; readonly say: 'progress'; readonly progress: ListProgress }
  | { readonly id: number; readonly say: 'end'; readonly summary: ListSummary }
  | { readonly id: number; readonly say: 'fault'; readonly name: string; readonly message: string };

/** How one structure is screened, and what more is asked of it. */
export interface ScreenAsk {
  /** The day, `YYYY-MM-DD`; that of the options where absent. */
  readonly asOf?: string;
  /** The text is no structure but a CAS number, an InChIKey or a name. */
  readonly as?: 'cas' | 'inchikey' | 'name';
  /** True: what supports the result goes along. */
  readonly explain?: boolean;
  /** True: the days on which its verdicts changed go along. */
  readonly history?: boolean;
  /** True: its picture goes along, beside the nearest named substance where `explain` is asked for. */
  readonly picture?: boolean;
}

/** A result, with what was asked for beside it. */
export interface Screened {
  /** The result. */
  readonly result: ScreenResult;
  /** What supports it, where it was asked for. */
  readonly evidence?: Evidence;
  /** The days on which its verdicts changed, where they were asked for. */
  readonly history?: History;
  /** An SVG file as text; null where there is nothing to draw. */
  readonly svg?: string | null;
}
