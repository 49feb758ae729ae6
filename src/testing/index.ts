/**
 * Tests for one's own rules: arbitraries, and ten claims that should hold for every pack (docs/TESTING.md).
 *
 * @module onetweak/testing
 */

export { type Arbitraries, arbitraries, type FastCheck } from './arbitraries.js';
export { type CheckOptions, type ClaimReport, checkPack, type PackReport } from './check.js';
export {
  CLAIMS,
  type ClaimId,
  type PackCases,
  type PackClaim,
  type PackMember,
  packProperties,
} from './claims.js';
export { type DayAround, daysAround } from './days.js';
export { type RespellOptions, respell } from './respell.js';
export type { Dialect, ListRecord } from './rows.js';
