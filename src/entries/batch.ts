/**
 * Lists of any size: files, streams, lines, rows.
 *
 * @module onetweak/batch
 */

export * from '../batch/node/index.js';
