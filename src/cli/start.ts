#!/usr/bin/env node
import * as nodeModule from 'node:module';
import { setFlagsFromString } from 'node:v8';

/**
 * When V8 compiles a function anew with optimisation. By default it does so after a moment: in a list of 852,098 lines that was two fifths
 * of all processor time, most of it for functions of the exact path that are then called no more (docs/decisions/18). The flags are those of
 * the releases that were measured; another release keeps its own way.
 */
const LATER: Readonly<Record<string, readonly string[]>> = {
  '20': ['--interrupt-budget=500000', '--max-inlined-bytecode-size-cumulative=300'],
  '22': ['--invocation-count-for-turbofan=30000', '--max-inlined-bytecode-size-cumulative=300'],
  '24': ['--invocation-count-for-turbofan=30000', '--max-inlined-bytecode-size-cumulative=300'],
};
for (const flag of LATER[process.versions.node.split('.', 1)[0]!] ?? []) setFlagsFromString(flag);

// Node 22 and later keep what they compiled for the next run, for the flags of then; nothing else may be loaded before they are asked to.
(nodeModule as { enableCompileCache?: () => void }).enableCompileCache?.();
await import('./main.js');
