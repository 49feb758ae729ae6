/**
 * Writes a list as a file: it is read and screened once more, with the findings in full, and goes through the formats of
 * `onetweak/report` piece by piece. So what is saved is what the command would write, and no list must fit in memory.
 */
import { screenLines } from '../entries/batch.web.js';
import { formatFacts, formats, type ReportFormatId } from '../entries/report.js';
import { createScreener, type ScreenerOptions } from '../index.js';

/** What the page asks for. */
export interface SaveAsk {
  readonly source: Blob;
  readonly name: string;
  readonly format: Exclude<ReportFormatId, 'table'>;
  /** True: without the records of which nothing was found. */
  readonly flagged: boolean;
  /** With the day. */
  readonly options: ScreenerOptions;
  /** The command that does the same. */
  readonly commandLine: string;
}

/** What it answers. */
export type SaveAnswer =
  | { readonly say: 'progress'; readonly records: number }
  | { readonly say: 'saved'; readonly file: Blob }
  | { readonly say: 'fault'; readonly message: string };

const scope = globalThis as unknown as {
  postMessage(answer: SaveAnswer): void;
  onmessage: ((event: { readonly data: SaveAsk }) => void) | null;
};

/** Bytes after which pieces become a Blob, which the browser may keep on the disk. */
const PIECE = 1 << 22;

async function save({ source, name, format, flagged, options, commandLine }: SaveAsk): Promise<Blob> {
  const screener = createScreener(options);
  const list = screenLines(source, {
    ...options,
    flagged,
    onProgress: ({ records }) => scope.postMessage({ say: 'progress', records }),
  });
  const { writable, readable } = formats[format]({
    file: name,
    jurisdictions: screener.jurisdictions,
    summary: list.summary,
    explain: (result) => screener.explain(result),
    bom: format === 'csv',
    commandLine,
  });
  const written = (async () => {
    const writer = writable.getWriter();
    try {
      for await (const line of list) await writer.write(line);
      await writer.close();
    } catch (cause) {
      await writer.abort(cause).catch(() => {});
      throw cause;
    }
  })();
  const parts: Blob[] = [];
  let pieces: (string | Uint8Array<ArrayBuffer>)[] = [];
  let size = 0;
  const fold = () => {
    if (pieces.length > 0) parts.push(new Blob(pieces));
    pieces = [];
    size = 0;
  };
  const reader = (readable as ReadableStream<string | Uint8Array<ArrayBuffer>>).getReader();
  const collected = (async () => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      pieces.push(next.value);
      size += next.value.length;
      if (size >= PIECE) fold();
    }
  })();
  await Promise.all([written, collected]);
  fold();
  return new Blob(parts, { type: formatFacts.find(({ id }) => id === format)!.mediaType });
}

scope.onmessage = ({ data }) => {
  save(data).then(
    (file) => scope.postMessage({ say: 'saved', file }),
    (cause) =>
      scope.postMessage({ say: 'fault', message: cause instanceof Error ? cause.message : String(cause) }),
  );
};
