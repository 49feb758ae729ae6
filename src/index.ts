export { createExplainer, type EvidenceOptions, type Explainer } from './evidence.js';
export * from './result.js';
export { createScreener, type Screener, type ScreenerOptions } from './screener.js';
