/**
 * How much a service takes on. What is beyond is refused with a status that says so.
 *
 * @example LIMITS.questions; // 1000
 */
export interface HttpLimits {
  /** The most bytes of a body of /screen (413). */
  readonly bodyBytes: number;
  /** The most questions of a body of /screen (413). */
  readonly questions: number;
  /** The most bytes of a body of /screen/stream (413, or an error as the last line). */
  readonly streamBytes: number;
  /** The most bytes of a file in a body of /screen/stream, unpacked, and the most lines (422, or an error as the last line). */
  readonly streamUnpackedBytes: number;
  readonly streamLines: number;
  /** The most requests that are read and answered at once (503). */
  readonly requests: number;
  /** The most of these that may be streams (503). */
  readonly streams: number;
  /** The most open connections; one more is closed at once. */
  readonly connections: number;
  /** Milliseconds within which the body of /screen must be there (408). */
  readonly bodyMs: number;
  /** Milliseconds after which a connection is closed on which nothing moves while a request is read or answered. */
  readonly idleMs: number;
}

/**
 * How much a service takes on where nothing else is said.
 *
 * @example [LIMITS.requests, LIMITS.streams]; // [512, 4]
 */
export const LIMITS: HttpLimits = {
  bodyBytes: 1 << 20,
  questions: 1000,
  streamBytes: 2 ** 31,
  streamUnpackedBytes: 2 ** 33,
  streamLines: 100_000_000,
  requests: 512,
  streams: 4,
  connections: 4096,
  bodyMs: 30_000,
  idleMs: 60_000,
};
