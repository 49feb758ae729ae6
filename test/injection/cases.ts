import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, INPUTS, type InputName, RULES, writeInput } from './lists.js';
import { CLI, type Fault, type Ran, run } from './machine.js';

export const OUTPUTS = ['csv', 'ndjson', 'html', 'xlsx'] as const;
export type OutputName = (typeof OUTPUTS)[number];

/** A run that is tried. */
export interface Case {
  readonly input: InputName;
  readonly output: OutputName;
  readonly threads: 1 | 2;
  /** What is special in it. */
  readonly kind: 'plain' | 'rules' | 'resume' | 'stdout' | 'own code';
}

export const CASES: readonly Case[] = [
  ...INPUTS.flatMap((input) =>
    OUTPUTS.flatMap((output) =>
      ([1, 2] as const).map((threads): Case => ({ input, output, threads, kind: 'plain' })),
    ),
  ),
  ...(['rules', 'resume', 'stdout', 'own code'] as const).flatMap((kind) =>
    ([1, 2] as const).map((threads): Case => ({ input: 'smi', output: 'ndjson', threads, kind })),
  ),
];

export const nameOf = ({ input, output, threads, kind }: Case): string =>
  `${kind === 'plain' ? '' : `${kind}: `}${input} to ${output}, ${threads === 1 ? 'one thread' : 'two threads'}`;

/** What a run leaves behind. */
export interface Left extends Ran {
  readonly out: Buffer | undefined;
  readonly mode: number;
  readonly partial: Buffer | undefined;
  readonly lock: string | undefined;
  readonly inputKept: boolean;
}

/** What stood under the output's name before; of every second case none did. */
export const OLD = 'an older output\n';
export const hasOld = ({ threads, kind }: Case): boolean => threads === 1 && kind !== 'stdout';

const read = (path: string): Buffer | undefined => (existsSync(path) ? readFileSync(path) : undefined);

/** Prepares a folder in which the case can be run again and again. */
export function prepared(folder: string, shim: string, each: Case) {
  const { input, output, threads, kind } = each;
  const here = join(folder, 'files');
  const at = (name: string): string => join(here, name);
  const list = fileOf(input);
  mkdirSync(here, { recursive: true });
  writeInput(folder, input);
  const bytes = readFileSync(join(folder, list));
  const out = at(`out.${output}`);
  const args = [
    ...['screen', at(list), '--format', output, '--as-of', '2026-01-01', '--threads', String(threads)],
    ...(input === 'smi' ? ['--flagged'] : []),
    ...(kind === 'rules' ? ['--rules', at('rules.json')] : []),
    ...(kind === 'resume' ? ['--resume'] : []),
    ...(kind === 'stdout' ? [] : ['--output', out]),
  ];
  const roots = kind === 'own code' ? [join(CLI, '..'), join(process.cwd(), 'node_modules')] : [here];
  let begun: Buffer | undefined;
  return {
    /** The case with this fault, from the beginning. */
    async with(fault?: Fault): Promise<Left> {
      rmSync(here, { recursive: true, force: true });
      mkdirSync(here);
      copyFileSync(join(folder, list), at(list));
      if (kind === 'rules') writeFileSync(at('rules.json'), RULES);
      if (hasOld(each)) writeFileSync(out, OLD, { mode: 0o600 });
      if (begun !== undefined) writeFileSync(`${out}.partial`, begun);
      const watch = { shim, roots, log: join(folder, 'log'), fault };
      const ran = await (kind === 'resume' && begun === undefined
        ? run(
            args.filter((arg) => arg !== '--resume'),
            watch,
          )
        : run(args, watch, kind === 'stdout' ? out : undefined));
      return {
        ...ran,
        out: read(out),
        mode: existsSync(out) ? statSync(out).mode & 0o777 : 0,
        partial: read(`${out}.partial`),
        lock: read(`${out}.partial.lock`)?.toString(),
        inputKept: bytes.equals(read(at(list)) ?? Buffer.alloc(0)),
      };
    },
    /** The case begins with a part of its output, that ends in the middle of a record. */
    begin(text: Buffer): void {
      begun = text.subarray(0, Math.floor(text.length * 0.4));
    },
  };
}
