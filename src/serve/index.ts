/** The service: one handler (handler.ts), and three doors: lines of JSON, HTTP, and the Model Context Protocol. */
import type { Readable, Writable } from 'node:stream';
import type { ScreenerOptions } from '../screening/index.js';
import { createHandler } from './handler.js';
import { type HttpOptions, type HttpService, serveHttp } from './http/index.js';
import { serveMcp } from './mcp.js';
import { serveStdio } from './stdio.js';

export type { Answer, ErrorCode, Stamp } from './answer.js';
export { type AnswerOptions, createHandler, type Handler, type Health } from './handler.js';
export { type HttpLimits, type HttpOptions, type HttpService, LIMITS } from './http/index.js';
export type { LawAnswer } from './law.js';
export { McpMissing } from './mcp.js';
export type { Question } from './question.js';

/**
 * Options of `serve`: those of a screener, for questions that do not say otherwise, and which door is opened.
 *
 * @example
 * const options: ServeOptions = { jurisdictions: ['us'], door: { by: 'http', port: 0 } };
 * const service = await serve(options);
 * await service.stop();
 * service.http.url.startsWith('http://127.0.0.1:'); // true
 */
export interface ServeOptions extends ScreenerOptions {
  /** By lines of JSON on standard input and output, where absent. */
  readonly door?:
    | {
        /** Lines of JSON, or the Model Context Protocol. */
        readonly by: 'stdio' | 'mcp';
        /** Where questions come from; standard input where absent. */
        readonly input?: Readable;
        /** Where answers go; standard output where absent. */
        readonly output?: Writable;
      }
    | ({
        /** HTTP, at the address and port of its options. */
        readonly by: 'http';
      } & HttpOptions);
  /** Ends the service in an orderly way. */
  readonly signal?: AbortSignal;
}

/**
 * A service that runs.
 *
 * @example
 * const service = await serve({ door: { by: 'http' } });
 * await service.stop();
 * await service.ended; // undefined
 */
export interface Service {
  /** Where it listens; of HTTP alone. */
  readonly http?: Pick<HttpService, 'url' | 'host' | 'port' | 'loopback'>;
  /** Resolved when it has ended: its input ended, or it was stopped. Rejected where reading or writing failed. */
  readonly ended: Promise<void>;
  /** Takes nothing further, and lets what is being answered end. */
  stop(): Promise<void>;
}

/**
 * Answers questions of other programs: docs/SERVICE.md is the contract.
 *
 * @param options - see {@link ServeOptions}
 * @returns when it listens, or reads
 * @throws TypeError where an option is wrong; McpMissing; the fault of the system where it cannot listen there
 * @example
 * const service = await serve({ jurisdictions: ['us'], door: { by: 'http', port: 0 } });
 * const answer = await fetch(`${service.http.url}/explain?name=carfentanil`).then((response) => response.json());
 * await service.stop();
 * answer.result.verdict; // 'listed'
 */
export async function serve({
  door = { by: 'stdio' },
  signal,
  ...options
}: ServeOptions = {}): Promise<Service> {
  const handler = createHandler(options);
  if (door.by === 'http') {
    const { by: _, ...where } = door;
    const service = await serveHttp(handler, where);
    const stop = () => service.stop();
    if (signal?.aborted) await stop();
    signal?.addEventListener('abort', () => void stop(), { once: true });
    const { url, host, port, loopback, ended } = service;
    return { http: { url, host, port, loopback }, ended, stop };
  }
  const stopper = new AbortController();
  const stop = (): void => stopper.abort();
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  const { input = process.stdin, output = process.stdout } = door;
  const streams = { input, output, signal: stopper.signal };
  const ended = door.by === 'mcp' ? serveMcp(handler, streams) : serveStdio(handler, streams);
  return {
    ended,
    stop() {
      stop();
      return ended.catch(() => {});
    },
  };
}
