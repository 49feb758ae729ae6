import type { Campaign } from './campaign.js';
import { engine } from './engine.js';
import { molfiles } from './molfiles.js';
import { packs } from './packs.js';
import { prefilter } from './prefilter.js';
import { reader } from './reader.js';
import { sources } from './sources.js';
import { threads } from './threads.js';

export const CAMPAIGNS: readonly Campaign[] = [reader, molfiles, sources, prefilter, engine, threads, packs];
