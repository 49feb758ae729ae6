import { visible } from '../report/text.js';
import { isLoopback, readAddress } from '../serve/http/address.js';
import { EXIT, type Io, UserError } from './io.js';
import { inPlainWords, type LawOptions, readLaw, warnIfOld } from './options.js';

export interface ServeCommandOptions extends LawOptions {
  readonly stdio?: true;
  readonly http?: string;
  readonly mcp?: true;
  readonly allowHost?: readonly string[];
}

/** `onetweak serve`: answers other programs until its input ends, or it is told to stop. */
export async function serveCommand(options: ServeCommandOptions, io: Io): Promise<number> {
  const { stdio, http, mcp, allowHost = [] } = options;
  const doors = [stdio, http, mcp].filter((door) => door !== undefined);
  if (doors.length !== 1)
    throw new UserError(
      'serve takes one door: --stdio, --http 127.0.0.1:8080 or --mcp (onetweak serve --help)',
    );
  if (http === undefined && allowHost.length > 0)
    throw new UserError('--allow-host says by which names --http may be called; there is no --http');
  const { made } = await readLaw(options, io);
  // A service goes on for days: without a day it asks the clock at each question.
  const { asOf: _, ...always } = made;
  const law = options.asOf === undefined ? always : made;
  const { createHandler, serveHttp, serveMcp, serveStdio } = await import('../serve/doors.js');
  const handler = inPlainWords(() => createHandler(law));
  warnIfOld(handler.health().reviewed, io);
  const stopper = new AbortController();
  const release = io.onInterrupt(() => stopper.abort());
  try {
    if (http !== undefined) return await byHttp(http, allowHost, stopper.signal);
    const streams = { input: process.stdin, output: io.out, signal: stopper.signal };
    await (mcp ? serveMcp(handler, streams) : serveStdio(handler, streams));
    return EXIT.done;
  } catch (cause) {
    const { code, name, message, syscall } = cause as NodeJS.ErrnoException;
    if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') return EXIT.pipeClosed;
    if (name === 'McpMissing') throw new UserError(message, { cause });
    if (syscall === 'read') throw new UserError(`cannot read the questions: ${message}`, { cause });
    if (syscall === 'write') throw new UserError(`cannot write the answers: ${message}`, { cause });
    throw cause;
  } finally {
    release();
  }

  async function byHttp(text: string, hosts: readonly string[], signal: AbortSignal): Promise<number> {
    const address = readAddress(text);
    if (address === undefined)
      throw new UserError(`--http takes an address and a port such as 127.0.0.1:8080; got ${visible(text)}`);
    if (!isLoopback(address.host))
      io.err.write(
        'warning: other machines may reach this service; it asks nobody who they are, and speaks without encryption\n',
      );
    const service = await serveHttp(handler, { ...address, hosts }).catch((cause: NodeJS.ErrnoException) => {
      throw new UserError(`cannot listen at ${visible(text)}: ${LISTEN[cause.code ?? ''] ?? cause.message}`, {
        cause,
      });
    });
    io.err.write(`listening at ${service.url} (its contract: ${service.url}/docs); Ctrl-C stops it\n`);
    signal.addEventListener('abort', () => void service.stop(), { once: true });
    if (signal.aborted) await service.stop();
    await service.ended;
    return EXIT.done;
  }
}

const LISTEN: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'no permission; ports below 1024 need it',
  ENOTFOUND: 'no such host is known',
};
