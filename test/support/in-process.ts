import { Writable } from 'node:stream';
import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/program.js';
import { createDayScreener } from '../../src/screening/index.js';

/** Runs the command in this process, with the real screener: quicker than the built one, and the same but for files. */
export async function command(args: readonly string[]) {
  let out = '';
  let err = '';
  const sink = (take: (text: string) => void) =>
    new Writable({
      decodeStrings: false,
      write: (chunk, _, done) => {
        take(String(chunk));
        done();
      },
    });
  const io: Io = {
    out: sink((text) => {
      out += text;
    }),
    err: sink((text) => {
      err += text;
    }),
    env: {},
    stdinIsTerminal: true,
    now: () => new Date('2026-12-06T23:59:59Z'),
    createScreener: async (options) => createDayScreener(options),
    onInterrupt: () => () => {},
  };
  const status = await run(args, io);
  return { status, stdout: out, stderr: err };
}
