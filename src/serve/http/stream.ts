import type { IncomingMessage, ServerResponse } from 'node:http';
import { screenLines } from '../../batch/node/index.js';
import { SourceError } from '../../batch/source/error.js';
import type { InputFormat } from '../../batch/source/format-id.js';
import { INPUT_FORMATS } from '../../batch/source/formats.js';
import { ndjsonWriter } from '../../report/ndjson.js';
import { visibleJson } from '../../report/text.js';
import type { Handler } from '../handler.js';
import { questionLines } from '../lines.js';
import { boundedBytes, mediaTypeOf, refuseLarge } from './body.js';
import { HttpFault } from './fault.js';
import type { HttpLimits } from './limits.js';
import { daysOf, type Query } from './query.js';

/** Media types of questions, a line each; anything else is a file. */
export const QUESTION_LINES = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'] as const;

/** The parameters of /screen/stream, each with what it means. */
export const STREAM_PARAMETERS = {
  format: `Of a file: ${INPUT_FORMATS.map(({ id }) => id).join(', ')}; found by its content where absent.`,
  column: 'Of a table: the column of SMILES, by its heading or its number from 1.',
  idColumn: 'Of a table or an SD file: the column, or data item, of ids.',
  nameColumn: 'The same of declared names.',
  sheet: 'Of a workbook: the sheet; the first that is visible where absent.',
  flagged: 'true: of a file the records of another verdict than none alone.',
  findings: 'full (as absent), or ids: of a file, the findings by their ids alone.',
  exact:
    'true: every structure by the exact path; else those of which the prefilter proves it are none unread.',
  asOf: 'Of a file: the day to judge for.',
  jurisdictions: 'Of a file: whose lists and rules, by commas.',
} as const;

/**
 * Answers a list of any size, record by record, while it comes: questions a line each with answers, a file with records as
 * the command's ndjson. The last line is `summary`, or `error` where the list could not be read to its end; where neither
 * is there, lines are missing.
 *
 * @throws HttpFault where it is refused before the first line
 */
export async function answerStream(
  request: IncomingMessage,
  response: ServerResponse,
  query: Query,
  handler: Handler,
  limits: HttpLimits,
): Promise<void> {
  refuseLarge(request, limits.streamBytes);
  const bytes = boundedBytes(request, limits.streamBytes);
  const isQuestions = (QUESTION_LINES as readonly string[]).includes(mediaTypeOf(request));
  const lines = isQuestions ? answers(bytes, query, handler) : records(bytes, query, handler, limits);
  const out = gathered(response);
  try {
    for await (const line of lines) await out.write(line);
    await out.end();
  } catch (cause) {
    const { code, message, status } = faultOf(cause);
    if (!response.headersSent && out.isEmpty()) throw new HttpFault(status, code, message);
    await out.write(`${visibleJson({ error: { code, message } })}\n`);
    await out.end();
  }
}

async function* answers(
  bytes: AsyncIterable<Uint8Array>,
  query: Query,
  handler: Handler,
): AsyncGenerator<string> {
  const fast = query.get('exact') !== 'true';
  const verdicts: Record<string, number> = { listed: 0, class: 0, analogue: 0, none: 0, unreadable: 0 };
  let [lines, errors] = [0, 0];
  for await (const line of questionLines(bytes)) {
    lines += 1;
    const answer =
      'text' in line
        ? await handler.answerLine(line.text, { fast })
        : handler.refuse(line.fault, line.message);
    if ('result' in answer) verdicts[answer.result.verdict]! += 1;
    else errors += 1;
    yield `${visibleJson(answer)}\n`;
  }
  yield `${visibleJson({ summary: { ...handler.stamp(), complete: true, lines, errors, verdicts } })}\n`;
}

async function* records(
  bytes: AsyncIterable<Uint8Array>,
  query: Query,
  handler: Handler,
  limits: HttpLimits,
): AsyncGenerator<string> {
  const text = (name: string) => {
    const value = query.get(name);
    return value === undefined ? {} : { [name]: value };
  };
  const findings = query.get('findings') ?? 'full';
  if (findings !== 'full' && findings !== 'ids')
    throw new HttpFault(400, 'wrong-parameter', 'findings is full or ids.');
  const format = query.get('format');
  if (format !== undefined && !INPUT_FORMATS.some(({ id }) => id === format))
    throw new HttpFault(400, 'wrong-parameter', STREAM_PARAMETERS.format);
  const { row } = ndjsonWriter(findings);
  const list = screenLines(bytes, {
    ...handler.options,
    ...daysOf(query),
    ...(format === undefined ? {} : { format: format as InputFormat }),
    ...text('column'),
    ...text('idColumn'),
    ...text('nameColumn'),
    ...text('sheet'),
    flagged: query.get('flagged') === 'true',
    ...(query.get('exact') === 'true' ? { exact: true } : {}),
    maxBytes: limits.streamUnpackedBytes,
    maxLines: limits.streamLines,
    // One request is not to take all of the machine.
    threads: 1,
  });
  for await (const { line, id, name, raw, result } of list)
    yield row({
      file: 'body',
      line,
      lines: 1,
      id,
      ...(name === undefined ? {} : { name }),
      ...(raw === undefined ? {} : { raw }),
      result,
    });
  yield `${visibleJson({ summary: await list.summary })}\n`;
}

function faultOf(cause: unknown): { status: number; code: HttpFault['code']; message: string } {
  if (cause instanceof HttpFault) return cause;
  // The source says which list could not be read, and for what.
  if (cause instanceof SourceError && cause.cause instanceof HttpFault) return cause.cause;
  if (cause instanceof SourceError) return { status: 422, code: 'source', message: cause.message };
  if (cause instanceof TypeError && cause.message.startsWith('createScreener: '))
    return {
      status: 400,
      code: 'wrong-parameter',
      message: cause.message.replace(/^createScreener: /, ''),
    };
  return { status: 500, code: 'internal-fault', message: 'Internal error (please report it).' };
}

/** Characters that are gathered before they are written, and milliseconds that they wait for more at most. */
const GATHER = 1 << 15;
const WAIT = 10;
/** Milliseconds after which others get their turn: a list that is judged from memory waits for nothing. */
const TURN = 8;

function gathered(response: ServerResponse) {
  let text = '';
  let timer: NodeJS.Timeout | undefined;
  let turned = performance.now();
  const flush = (): boolean => {
    clearTimeout(timer);
    timer = undefined;
    if (text === '') return true;
    if (!response.headersSent) response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    const all = text;
    text = '';
    return response.write(all);
  };
  const drained = () =>
    new Promise<void>((resolve) => {
      const go = (): void => {
        response.off('drain', go).off('close', go);
        resolve();
      };
      response.on('drain', go).on('close', go);
    });
  return {
    isEmpty: (): boolean => text === '',
    async write(line: string): Promise<void> {
      if (response.destroyed) throw new HttpFault(400, 'timed-out', 'The connection was closed.');
      text += line;
      if (text.length >= GATHER && !flush()) await drained();
      timer ??= setTimeout(flush, WAIT);
      if (performance.now() - turned > TURN) {
        await new Promise((resolve) => setImmediate(resolve));
        turned = performance.now();
      }
    },
    async end(): Promise<void> {
      flush();
      if (!response.headersSent) response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      response.end();
    },
  };
}
