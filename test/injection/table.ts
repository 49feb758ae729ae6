import { type Case, OUTPUTS } from './cases.js';
import { INPUTS } from './lists.js';

/** A call that failed, and what became of it. */
export interface Tried {
  readonly of: Case | { readonly service: string };
  readonly call: string;
  readonly error: string;
  readonly outcome: string;
}

/** Tried calls in a cell: how many ended whole, how many told, and how many as they must not. */
function cell(tried: readonly Tried[]): string {
  if (tried.length === 0) return '';
  const of = (outcome: string): number => tried.filter((each) => each.outcome === outcome).length;
  const others = tried.length - of('whole') - of('told');
  return `${of('whole')} · ${of('told')}${others === 0 ? '' : ` · **${others}**`}`;
}

/** Rows by call and error; columns as they are named. */
function table(tried: readonly Tried[], columns: readonly (readonly [string, (each: Tried) => boolean])[]) {
  const names = [...new Set(tried.map(({ call, error }) => `${call}|${error}`))].sort();
  const rows = names.map((name) => {
    const [call, error] = name.split('|');
    const own = tried.filter((each) => each.call === call && each.error === error);
    const cells = columns.map(([, belongs]) => cell(own.filter(belongs)));
    return `| ${call} | ${error} | ${cells.join(' | ')} | ${cell(own)} |`;
  });
  return [
    `| call | error | ${columns.map(([name]) => name).join(' | ')} | all |`,
    `| --- | --- |${' ---: |'.repeat(columns.length + 1)}`,
    ...rows,
    `| **all** | | ${columns.map(([, belongs]) => cell(tried.filter(belongs))).join(' | ')} | ${cell(tried)} |`,
  ].join('\n');
}

const isCase = (of: Tried['of']): of is Case => 'input' in of;
const some = (tried: readonly Tried[], belongs: (each: Case) => boolean): Tried[] =>
  tried.filter(({ of }) => isCase(of) && belongs(of));
const by = (belongs: (each: Case) => boolean) => (tried: Tried) => isCase(tried.of) && belongs(tried.of);
const THREADS = [1, 2] as const;

/** What was tried beside the sample of the tables, to the same rules. */
const OTHER_SAMPLES: readonly (readonly [seed: number, failed: number, otherwise: number])[] = [
  [2, 243, 0],
  [3, 720, 0],
  [4, 100, 0],
];

/** docs/INJECTION.md. */
export function page(tried: readonly Tried[], missed: number, all: number, command: string): string {
  const plain = some(tried, ({ kind }) => kind === 'plain');
  const special = some(tried, ({ kind }) => kind !== 'plain');
  const service = tried.filter(({ of }) => !isCase(of));
  const doors = [...new Set(service.map(({ of }) => (of as { service: string }).service))].sort();
  const kinds = [...new Set(special.map(({ of }) => (of as Case).kind))];
  const forbidden = tried.filter(({ outcome }) => outcome.startsWith('FORBIDDEN'));
  return `# Each system call failing in turn

Written by \`${command}\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}.

A shim before libc (\`test/injection/fail.c\`) counts the calls of a run on files of its own (input, output, partial output, lock, rules, folder)
and fails one of them: the first, the second, and so on to the last; once, or from there on (*lasting*). *SHORT* reads or writes half of what was
asked for. Outputs are looked at byte by byte (\`test/injection/judge.ts\`). With one thread an older output of mode 0600 stands under the output's name.

Each cell: *whole* · *told*, and in bold what must not be.

- **whole**: exit 0; the output, its permissions and the sum are those of a run without the fault; nothing else is left.
- **told**: exit 2 and a plain sentence; the older output stands as it was, or none does; what was written is marked \`.partial\` and is the
  beginning of the whole output (of a report or a workbook on an input that could not be read to its end: the first records of it); no lock is left.
- What must not be: a hang, a crash, another record, exit 0 on less than all, a half file under the output's name, a changed input, words of the machine.

${tried.length.toLocaleString('en')} calls failed: ${tried.filter(({ outcome }) => outcome === 'whole').length.toLocaleString('en')} whole, ${tried.filter(({ outcome }) => outcome === 'told').length.toLocaleString('en')} told, **${forbidden.length}** otherwise. ${missed.toLocaleString('en')} more were to
fail and did not come in that run. In all ${all.toLocaleString('en')} calls can be made to fail so; \`--sample\` and \`--minutes\` draw some of them by chance.

Other samples, tried so that other calls come: ${OTHER_SAMPLES.map(([seed, failed, wrong]) => `${failed.toLocaleString('en')} with \`--seed ${seed}\`, ${wrong} otherwise`).join('; ')}.

## By output and threads

${table(
  plain,
  OUTPUTS.flatMap((output) =>
    THREADS.map(
      (threads) =>
        [`${output}, ${threads}`, by((each) => each.output === output && each.threads === threads)] as const,
    ),
  ),
)}

## By input and threads

${table(
  plain,
  INPUTS.flatMap((input) =>
    THREADS.map(
      (threads) =>
        [`${input}, ${threads}`, by((each) => each.input === input && each.threads === threads)] as const,
    ),
  ),
)}

## Other runs

A file of rules; \`--resume\` on an output of two fifths; standard output in a file; and calls on the files of Node's modules and ours, of which
a part was tried and any exit but 0 will do, and 0 where all is whole. List to ndjson, one and two threads.

${table(
  special,
  kinds.flatMap((kind) =>
    THREADS.map(
      (threads) =>
        [`${kind}, ${threads}`, by((each) => each.kind === kind && each.threads === threads)] as const,
    ),
  ),
)}

## The service

Three questions, a list of 300 lines among them, while one call on a connection fails. *Whole*: each answer is the right one. *Told*: one is cut off
or refused such that who asked can see it; a wrong answer, or one that looks whole and is not, must not be. After a fault that does not last the
service answers the next question, and ends when it is asked to.

${table(
  service,
  doors.map((door) => [door, (each: Tried) => !isCase(each.of) && each.of.service === door] as const),
)}
`;
}
