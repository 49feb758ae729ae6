import type { ScreenResult } from './result.js';

export interface ScreenerOptions {
  jurisdictions?: readonly string[];
  asOf?: string;
  packs?: readonly unknown[];
  relations?: readonly string[];
}

export interface Screener {
  readonly jurisdictions: readonly string[];
  readonly asOf: string;
  readonly register: { version: string; hash: string };
  screen(smiles: string): ScreenResult;
}

/** A place holder: the screener itself is being written. */
export function createScreener(_options: ScreenerOptions = {}): Screener {
  throw new TypeError('the screener is not built yet');
}
