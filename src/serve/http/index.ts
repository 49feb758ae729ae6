/**
 * The door by HTTP. It stands on Node's own server: eight fixed paths need no router, and what the service must do well
 * (bounds, time-outs, whose requests it answers, an orderly end) is there and nowhere else. A framework would add its own
 * parser of bodies and its own log, both of which would have to be turned off.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Handler } from '../handler.js';
import { type Address, isLoopback, isOurs, urlOf } from './address.js';
import { HttpFault } from './fault.js';
import { type HttpLimits, LIMITS } from './limits.js';
import { queryOf } from './query.js';
import type { Route } from './route.js';
import { ROUTES, send } from './routes.js';

export type { Address } from './address.js';
export { isLoopback, readAddress } from './address.js';
export { type HttpLimits, LIMITS } from './limits.js';

/**
 * Where a service listens, by which names it may be called, and how much it takes on.
 *
 * @example
 * const service = await serve({ door: { by: 'http', port: 0, hosts: ['lab.example'], limits: { requests: 10 } } });
 * await service.stop();
 * service.http.host; // '127.0.0.1'
 */
export interface HttpOptions extends Partial<Address> {
  /** Names, beside IP addresses and `localhost`, by which requests may call the service. */
  readonly hosts?: readonly string[];
  readonly limits?: Partial<HttpLimits>;
}

/**
 * A service that listens.
 *
 * @example
 * const service = await serve({ door: { by: 'http' } });
 * await service.stop();
 * service.http.loopback; // true
 */
export interface HttpService {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** True where nobody but this machine can reach it. */
  readonly loopback: boolean;
  /** Resolved when the service has ended. */
  readonly ended: Promise<void>;
  /** Takes no further request, lets those that are being answered end, and cuts them off after a time. */
  stop(): Promise<void>;
}

/** Milliseconds that requests which are being answered get when the service is stopped. */
const GRACE = 4000;
/** Milliseconds within which the head of a request must be there, and for which a connection may wait for its next one. */
const HEAD_MS = 10_000;
const KEEP_ALIVE_MS = 65_000;
/** The most bytes of a head, with its URL. */
const HEAD_BYTES = 1 << 15;

/**
 * Listens for requests.
 *
 * @returns when it listens
 * @throws the fault of the system where it cannot listen there (`EADDRINUSE`)
 */
export async function serveHttp(handler: Handler, options: HttpOptions = {}): Promise<HttpService> {
  const limits: HttpLimits = { ...LIMITS, ...options.limits };
  const names = new Set((options.hosts ?? []).map((name) => name.toLowerCase()));
  const state = { requests: 0, streams: 0, stopping: false };

  async function onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value);
    let counted = false;
    let stream = false;
    const done = (): void => {
      if (counted) state.requests -= 1;
      if (stream) state.streams -= 1;
      counted = false;
      stream = false;
      if (state.stopping) request.socket.end();
    };
    response.once('close', done);
    try {
      if (state.stopping) throw busy('The service is being stopped.');
      if (state.requests >= limits.requests) throw busy('The service answers as many requests as it may.');
      state.requests += 1;
      counted = true;
      checkHost(request, names);
      checkOrigin(request);
      const { route, url } = routeOf(request);
      if (route.path === '/screen/stream') {
        if (state.streams >= limits.streams) throw busy('The service reads as many lists as it may.');
        state.streams += 1;
        stream = true;
      }
      const query = queryOf(url.searchParams, Object.keys(route.parameters));
      await route.run({ request, response, query, handler, limits });
    } catch (cause) {
      refuse(request, response, handler, cause);
    }
  }

  const server = createServer(
    {
      headersTimeout: HEAD_MS,
      // The body of a list may take as long as it moves; that of /screen has a time of its own.
      requestTimeout: 0,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 1000,
      maxHeaderSize: HEAD_BYTES,
    },
    (request, response) => void onRequest(request, response),
  );
  server.maxConnections = limits.connections;
  server.timeout = limits.idleMs;
  await listening(server, { host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
  const { address: host, port } = server.address() as AddressInfo;
  const ended = new Promise<void>((resolve) => server.once('close', resolve));
  return {
    url: urlOf({ host, port }),
    host,
    port,
    loopback: isLoopback(host),
    ended,
    stop() {
      if (state.stopping) return ended;
      state.stopping = true;
      server.close();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), GRACE);
      return ended.then(() => clearTimeout(cut));
    },
  };
}

/** What every answer bears: nothing of it is kept anywhere, and no page of another origin may have it. */
const ALWAYS = {
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const busy = (message: string): HttpFault =>
  new HttpFault(503, 'busy', `${message} Ask again in a second.`, { 'retry-after': '1' });

function checkHost({ headers }: IncomingMessage, names: ReadonlySet<string>): void {
  if (!isOurs(headers.host, names))
    throw new HttpFault(
      421,
      'host-not-allowed',
      'The request calls the service by a name that it does not know; --allow-host allows one.',
    );
}

/** A page of another origin may send requests without asking, though it may not read the answers. */
function checkOrigin({ headers }: IncomingMessage): void {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  const isOther = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (isOther || (origin !== undefined && origin !== `http://${host}`))
    throw new HttpFault(403, 'origin-not-allowed', 'Pages of another origin are not answered.');
}

function routeOf(request: IncomingMessage): { route: Route; url: URL } {
  const url = urlOfRequest(request);
  const there = url === null ? [] : ROUTES.filter(({ path }) => path === url.pathname);
  if (url === null || there.length === 0)
    throw new HttpFault(404, 'not-found', 'There is nothing of that path; /docs says what there is.');
  const route = there.find(({ method }) => method === request.method);
  if (route !== undefined) return { route, url };
  const allow = there.map(({ method }) => method).join(', ');
  throw new HttpFault(405, 'method-not-allowed', `That path takes ${allow}.`, { allow });
}

function urlOfRequest({ url = '' }: IncomingMessage): URL | null {
  try {
    return new URL(url, 'http://localhost');
  } catch {
    return null;
  }
}

/** Milliseconds for which the rest of a refused body is thrown away, so that who sends it comes to read why. */
const REST_MS = 2000;

function refuse(request: IncomingMessage, response: ServerResponse, handler: Handler, cause: unknown): void {
  // What went wrong may quote the molecule, and is told to nobody.
  const fault =
    cause instanceof HttpFault
      ? cause
      : new HttpFault(500, 'internal-fault', 'Internal error (please report it).');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (!request.complete) {
    const { socket } = request;
    request.resume();
    setTimeout(() => {
      if (!request.complete) socket.destroy();
    }, REST_MS).unref();
  }
  send(response, fault.status, handler.refuse(fault.code, fault.message), 'application/json', fault.headers);
}

const listening = (server: Server, { host, port }: Address): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: 2048 }, () => {
      server.off('error', reject);
      resolve();
    });
  });
