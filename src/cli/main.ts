import { EXIT, type Io } from './io.js';
import { run } from './program.js';

const io: Io = {
  out: process.stdout,
  err: process.stderr,
  env: process.env,
  stdinIsTerminal: process.stdin.isTTY === true,
  now: () => new Date(),
  createScreener: async (options) => (await import('../screener.js')).createScreener(options),
  onInterrupt(tell) {
    const stop = () => {
      tell();
      process.exit(EXIT.interrupted);
    };
    process.once('SIGINT', stop);
    return () => void process.removeListener('SIGINT', stop);
  },
};

// A reader that goes away, as `head` does, is no fault. Standard error may go away too: then there is nobody to tell.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code === 'EPIPE') process.exitCode = EXIT.pipeClosed;
});
process.stderr.on('error', () => {});

try {
  process.exitCode = await run(process.argv.slice(2), io);
  // Standard input may still be open where its reader stopped early; nothing more is wanted from it.
  if (process.exitCode !== 0) process.stdin.destroy();
} catch (fault) {
  const told = process.env.ONETWEAK_DEBUG && fault instanceof Error ? fault.stack : String(fault);
  process.stderr.write(`onetweak met a fault of its own; please report it: ${told}\n`);
  process.exitCode = EXIT.wrong;
}
