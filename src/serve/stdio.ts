import type { Readable, Writable } from 'node:stream';
import { visibleJson } from '../report/text.js';
import type { Handler } from './handler.js';
import { questionLines } from './lines.js';

/** What a door by lines is given. */
export interface StdioOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** Ends the work: the question that is being answered is answered, and no further one is read. */
  readonly signal?: AbortSignal;
}

/**
 * Answers lines of JSON with lines of JSON: each in its turn, written at once, until the input ends. A line that is no
 * question is answered with an error, and the next one is read.
 *
 * @returns when the input has ended, or was told to, and all answers are written
 * @throws what reading or writing throws; a reader that goes away is the code EPIPE
 */
export async function serveStdio(handler: Handler, { input, output, signal }: StdioOptions): Promise<void> {
  let failed: Error | undefined;
  const onError = (cause: Error): void => {
    failed = cause;
    input.destroy();
  };
  output.on('error', onError);
  const onAbort = (): void => void input.destroy();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    for await (const line of questionLines(input as AsyncIterable<Uint8Array>)) {
      const answer =
        'text' in line ? await handler.answerLine(line.text) : handler.refuse(line.fault, line.message);
      if (failed !== undefined) break;
      await written(output, `${visibleJson(answer)}\n`);
      if (signal?.aborted) break;
    }
  } catch (cause) {
    // A stream that we closed ourselves says that it was closed too early.
    if (!signal?.aborted && failed === undefined) throw cause;
  } finally {
    signal?.removeEventListener('abort', onAbort);
    output.off('error', onError);
  }
  if (failed !== undefined) throw failed;
}

/** Waits while the other side cannot keep up, and no longer than it is there. */
async function written(output: Writable, text: string): Promise<void> {
  if (output.write(text) || output.destroyed) return;
  await new Promise<void>((resolve) => {
    const events = ['drain', 'close', 'error'] as const;
    const go = (): void => {
      for (const event of events) output.off(event, go);
      resolve();
    };
    for (const event of events) output.on(event, go);
  });
}
