import { isIP } from 'node:net';

/** Where a service listens. */
export interface Address {
  /** An IP address, or a name that means one. */
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

/** The address that is meant where only a port is said: this machine and nobody else. */
const LOOPBACK = '127.0.0.1';

/**
 * Reads an address.
 *
 * @param text - `8080`, `:8080`, `127.0.0.1:8080`, `[::1]:0`
 * @returns the address; undefined where it is none
 * @throws never
 * @example readAddress('8080'); // { host: '127.0.0.1', port: 8080 }
 */
export function readAddress(text: string): Address | undefined {
  const match = /^(?:(\[[0-9a-f:.]+\]|[^:[\]\s]*):)?(\d{1,5})$/i.exec(text.trim());
  const port = Number(match?.[2]);
  if (match === null || port > 65_535) return undefined;
  const host = (match[1] ?? '').replace(/^\[|\]$/g, '');
  return { host: host === '' ? LOOPBACK : host, port };
}

/** Whether nobody but this machine can reach a host. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** An address as it stands in a URL. */
export const urlOf = ({ host, port }: Address): string =>
  `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;

/**
 * May a request name this host? A page of somebody else can let its own name mean 127.0.0.1 and then read answers as its
 * own ("DNS rebinding"); its requests bear that name. An IP address and `localhost` can be nobody's but ours.
 *
 * @param header - the header Host, as it came
 * @param names - further names, in lower case, that the operator allows
 */
export function isOurs(header: string | undefined, names: ReadonlySet<string>): boolean {
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::\d{1,5})?$/i.exec(header ?? '');
  if (match === null) return false;
  const host = match[1]!.replace(/^\[|\]$/g, '').toLowerCase();
  return host === 'localhost' || isIP(host) !== 0 || names.has(host);
}
