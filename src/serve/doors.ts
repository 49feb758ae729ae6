/** The parts of the service, for the command: it says what is wrong in its own words, and prints where it listens. */
export { createHandler } from './handler.js';
export { serveHttp } from './http/index.js';
export { serveMcp } from './mcp.js';
export { serveStdio } from './stdio.js';
