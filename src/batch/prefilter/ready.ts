import { unpack } from './packed.js';
import type { Tables } from './reader.js';
import kept from './ready.json';

/**
 * The tables for the register as it is shipped, worked out beforehand by bench/compile.ts: making them takes longer than a
 * prefilter takes for a hundred thousand lines. A test makes them anew from the register and the skeletons, and compares.
 */
export const readyTables = (): Tables => unpack(kept as Parameters<typeof unpack>[0]) as Tables;
