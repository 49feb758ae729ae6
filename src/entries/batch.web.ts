export * from '../batch/web/index.js';
