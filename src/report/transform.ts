import type { JurisdictionId } from '../result.ids.js';
import type { Evidence, ScreenResult } from '../result.types.js';
import { COLOURLESS } from './colors.js';
import { REPORT_FORMATS, type ReportFormatId } from './formats.js';
import { footOf, type Renderer, type Setting } from './renderer.js';
import type { Summary, SummaryOfFile } from './summary.js';
import { noVerdicts } from './summary.js';

/**
 * What a report is made of: a result and where it belongs. A `ScreenedLine` of `screenLines` is one.
 *
 * @example
 * const line: ReportLine = { line: 1, id: 'MOL-1', result: createScreener().screen('CCO') };
 */
export interface ReportLine {
  /** 1-based. */
  readonly line: number;
  /** Lines of the input that the record takes; 1 where absent. */
  readonly lines?: number;
  /** What the input calls the record. */
  readonly id?: string;
  /** The declared name. */
  readonly name?: string;
  /** The line as it stood, where it could not be read. */
  readonly raw?: string;
  /** What the screening says of it. */
  readonly result: ScreenResult;
}

/** What a report says of the whole input at its end. A `ListSummary` of `screenLines` is one. */
export interface ReportSummary {
  /** Lines read. */
  readonly lines: number;
  /** Records judged. */
  readonly records: number;
  /** Further lines of records that take several. */
  readonly continued: number;
  /** Lines of headings and titles. */
  readonly headings: number;
  /** Blank lines. */
  readonly blank: number;
  /** Lines of comments. */
  readonly comments: number;
  /** What was understood of the list, in words. */
  readonly understood: string;
  /** Records by verdict. */
  readonly verdicts: Summary['verdicts'];
  /** Records of verdict `none` that the prefilter rejected. */
  readonly rejected: number;
}

/**
 * Options of a report; each format takes what it needs.
 *
 * @example
 * const options: ReportOptions = { file: 'stock.smi', findings: 'ids' };
 */
export interface ReportOptions {
  /** What the input is called; `list` where absent. */
  readonly file?: string;
  /** csv: its columns of jurisdictions, in order; those of the first result where absent. */
  readonly jurisdictions?: readonly JurisdictionId[];
  /** csv: a byte order mark first, for spreadsheets that want one. */
  readonly bom?: boolean;
  /** table: columns of the paper; 80 where absent. */
  readonly width?: number;
  /** ndjson: the findings in full, or by their ids. */
  readonly findings?: 'full' | 'ids';
  /** html: what was asked, to be repeated. */
  readonly commandLine?: string;
  /** html: what the summary of the list says, where there is one; else the lines given are counted. */
  readonly summary?: PromiseLike<ReportSummary>;
  /** html and sdf: what supports a flagged result, such as `screener.explain`; by our own register where absent. */
  readonly explain?: (result: ScreenResult) => Evidence;
}

/** Writes lines in one format, as text; the format is loaded when its first line comes. */
export function reportTransform<T extends string | Uint8Array>(
  id: ReportFormatId,
  options: ReportOptions = {},
): TransformStream<ReportLine, T> {
  const { file = 'list', bom = false, width = 80, findings = 'full', commandLine = '' } = options;
  const verdicts = noVerdicts();
  let last: ScreenResult | undefined;
  let arguable = 0;
  let lines = 0;
  const load = async (first: ScreenResult | undefined): Promise<Renderer> => {
    const setting: Setting = {
      showFile: false,
      bom,
      jurisdictions: options.jurisdictions ?? first?.jurisdictions ?? [],
      width,
      colors: COLOURLESS,
      notes: [],
      extra: [],
      findings,
      commandLine,
      async explainer() {
        if (options.explain !== undefined) return options.explain;
        const { createExplainer } = await import('../evidence/index.js');
        const explainer = createExplainer();
        return (result) => explainer.explain(result);
      },
    };
    return REPORT_FORMATS.find((format) => format.id === id)!.load(setting);
  };
  let loaded: ReturnType<typeof load> | undefined;
  // A format writes text or bytes, never both; which of them T says.
  const give = (piece: string | Uint8Array, controller: TransformStreamDefaultController<T>) => {
    if (piece.length > 0) controller.enqueue(piece as T);
  };
  return new TransformStream({
    async transform({ line, lines: taken = 1, id: called = '', name, raw, result }, controller) {
      const isFirst = loaded === undefined;
      loaded ??= load(result);
      const renderer = await loaded;
      const head = isFirst ? renderer.head() : '';
      verdicts[result.verdict] += 1;
      if (result.verdict === 'class' && result.arguable) arguable += 1;
      lines += taken;
      last = result;
      const text = renderer.row({
        file,
        line,
        lines: taken,
        id: called,
        ...(name === undefined ? {} : { name }),
        ...(raw === undefined ? {} : { raw }),
        result,
      });
      give(head, controller);
      give(text, controller);
    },
    async flush(controller) {
      const isFirst = loaded === undefined;
      loaded ??= load(undefined);
      const renderer = await loaded;
      const head = isFirst ? renderer.head() : '';
      give(head, controller);
      for (const piece of await foot()) give(piece, controller);

      async function foot(): Promise<Iterable<string | Uint8Array>> {
        if (renderer.foot === undefined) return [];
        const records = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
        const whole: ReportSummary = (await options.summary) ?? {
          ...{ lines, records, continued: lines - records, headings: 0, blank: 0, comments: 0 },
          ...{ understood: 'results, one by one', verdicts, rejected: 0 },
        };
        const of: SummaryOfFile = {
          name: file,
          understood: whole.understood,
          lines: whole.lines,
          records: whole.records,
          continued: whole.continued,
          headers: whole.headings,
          blank: { count: whole.blank, first: [] },
          comments: { count: whole.comments, first: [] },
        };
        return footOf(renderer, {
          files: [of],
          verdicts: whole.verdicts,
          arguable,
          rejected: whole.rejected,
          jurisdictions: last?.jurisdictions ?? options.jurisdictions ?? [],
          asOf: last?.asOf ?? '',
          register: last?.register ?? { version: '', hash: '' },
        });
      }
    },
  });
}
