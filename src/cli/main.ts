import { constants } from 'node:os';
import { visibleLines } from '../report/text.js';
import { DID } from './did.js';
import { EXIT, type Io } from './io.js';
import { run } from './program.js';
import { standardOutput } from './stdout.js';

// zod would compile its schemas to functions from text; this asks it not to, before it is loaded. No code is made here.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const io: Io = {
  out: standardOutput(),
  err: process.stderr,
  env: process.env,
  // Node's streams take a while to load, and a list in a file asks for none.
  get stdinIsTerminal() {
    return process.stdin.isTTY === true;
  },
  now: () => new Date(),
  // The schema of rules files is loaded for packs alone.
  async createScreener(options) {
    if (options?.packs !== undefined)
      return (await import('../screening/index.js')).createDayScreener(options);
    const [{ shippedRegister }, { dayScreenerBy }] = await Promise.all([
      import('../law/shipped.js'),
      import('../screening/judge.js'),
    ]);
    return dayScreenerBy(shippedRegister(), options);
  },
  onInterrupt(stop) {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    // The system's own end, because an exit of ours would wait for a pipe that nobody opens.
    const end = (signal: NodeJS.Signals) => {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    };
    const taken = (signal: NodeJS.Signals) => {
      // Who asks again, or waits for what does not come, is let go at once. npx and timeout send each signal twice.
      if (stopped !== undefined) return performance.now() - since > TWICE ? end(signal) : undefined;
      stopped = 128 + constants.signals[signal];
      since = performance.now();
      setTimeout(() => end(signal), GRACE).unref();
      stop();
    };
    for (const signal of signals) process.on(signal, taken);
    return () => {
      for (const signal of signals) process.removeListener(signal, taken);
    };
  },
};

/** Milliseconds that a run which was asked to stop may take to put its output in order. */
const GRACE = 5000;
/** Milliseconds within which a second signal is the same one. */
const TWICE = 300;
let since = 0;
let stopped: number | undefined;
let ended = false;

// A reader that goes away, as `head` does, is no fault. Standard error may go away too: then there is nobody to tell.
io.out.on('error', (fault: NodeJS.ErrnoException) => {
  process.exitCode = fault.code === 'EPIPE' ? EXIT.pipeClosed : EXIT.wrong;
  if (ended && fault.code !== 'EPIPE')
    process.stderr.write(`error: cannot write the output: ${fault.message}\n`);
});
process.stderr.on('error', () => {});

async function main(): Promise<void> {
  try {
    const code = await run(process.argv.slice(2), io);
    process.exitCode = stopped ?? (code === EXIT.done ? process.exitCode : code) ?? EXIT.done;
    ended = true;
    // Standard input may still be open where its reader stopped early; nothing more is wanted from it.
    if (process.exitCode !== 0) process.stdin.destroy();
  } catch (fault) {
    const told = process.env.ONETWEAK_DEBUG && fault instanceof Error ? fault.stack : String(fault);
    process.stderr.write(`internal error (please report it): ${visibleLines(told ?? '')}\n`);
    process.exitCode = EXIT.wrong;
  }
}

// As within a module: what becomes of a write is told when what was begun here has come as far as it can by itself.
void Promise.resolve().then(main);

export { DID };
