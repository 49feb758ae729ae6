import type { IncomingMessage } from 'node:http';
import { HttpFault } from './fault.js';

/** A body is larger than is taken. */
export const bodyTooLarge = (most: number): HttpFault =>
  new HttpFault(
    413,
    'too-large',
    `The body is larger than ${most.toLocaleString('en')} bytes; it was not read.`,
  );

/** A body that was said to be too large is not read at all. */
export function refuseLarge(request: IncomingMessage, most: number): void {
  if (Number(request.headers['content-length'] ?? 0) > most) throw bodyTooLarge(most);
}

/**
 * Reads a whole body of UTF-8.
 *
 * @param most - the most bytes
 * @param ms - milliseconds within which it must be there
 * @throws HttpFault
 */
export async function readBody(request: IncomingMessage, most: number, ms: number): Promise<string> {
  refuseLarge(request, most);
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const ended = (fault?: HttpFault): void => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone);
      if (fault === undefined) resolve(Buffer.concat(chunks));
      else reject(fault);
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > most) ended(bodyTooLarge(most));
      else chunks.push(chunk);
    };
    const onEnd = (): void => ended();
    const onGone = (): void => ended(new HttpFault(400, 'wrong-question', 'The body ended before its end.'));
    const timer = setTimeout(
      () => ended(new HttpFault(408, 'timed-out', `The body was not there within ${ms / 1000} seconds.`)),
      ms,
    );
    request.on('data', onData).on('end', onEnd).on('error', onGone).on('close', onGone);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpFault(400, 'not-utf8', 'The body is not UTF-8.');
  }
}

/** The bytes of a body as they come, up to a size. */
export async function* boundedBytes(request: IncomingMessage, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw bodyTooLarge(most);
    yield chunk;
  }
}

/** What a request says that its body is, without its parameters. */
export const mediaTypeOf = ({ headers }: IncomingMessage): string =>
  (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
