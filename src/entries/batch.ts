export * from '../batch/node/index.js';
