#!/usr/bin/env node
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runScript } from './code-cache.js';

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

/** Of the contents of command.cjs; build/command.ts puts it in. */
declare const COMMAND_MARK: string;

type Command = (
  require: (name: string) => unknown,
  importOther: (name: string) => Promise<unknown>,
  folder: string,
) => { readonly DID: ReadonlySet<string> };

// All of the command is one script, and its code is kept: after the flags, for it is code for the flags of then. A script whose code was
// kept cannot import by itself.
runScript(join(__dirname, 'command.cjs'), COMMAND_MARK, (command) => {
  return (command as Command)(require, (name) => import(name), __dirname).DID;
});
