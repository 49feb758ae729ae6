#!/usr/bin/env node
import * as nodeModule from 'node:module';

// Node 22 and later keep what they compiled for the next run; nothing else may be loaded before they are asked to.
(nodeModule as { enableCompileCache?: () => void }).enableCompileCache?.();
await import('./main.js');
