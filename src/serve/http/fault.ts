import type { ErrorCode } from '../answer.js';

/** A request that is not answered as it was asked; becomes an answer with a status of HTTP. */
export class HttpFault extends Error {
  override readonly name = 'HttpFault';
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}
