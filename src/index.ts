export * from './result.js';
export { createScreener, type Screener, type ScreenerOptions } from './screener.js';
