import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handler } from '../handler.js';
import type { HttpLimits } from './limits.js';
import type { Query } from './query.js';

/** What a route is given. */
export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: Query;
  readonly handler: Handler;
  readonly limits: HttpLimits;
}

/** A body, by its media type, and the schema of components.schemas that it has. */
export type Bodies = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;

/** A route, from which the server, the OpenAPI document and the page are made. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  readonly about: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body?: Bodies;
  readonly answer: Bodies;
  /** Statuses with which it may refuse, beside those that all may give. */
  readonly refuses: readonly number[];
  run(call: Call): Promise<void>;
}
