import { unpack } from './packed.js';
import ready from './ready.json';
import type { Tables } from './tables.js';

/**
 * The tables for the register as it is shipped, made by bench/compile.ts: making them takes longer than a prefilter takes for
 * a hundred thousand lines. A test makes them anew from the register and the families, and compares.
 */
export const readyTables = (): Tables => unpack(ready as Parameters<typeof unpack>[0]) as Tables;
