import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Outcome } from './judge.js';
import { CLI, type Fault, noted, watched } from './machine.js';

/** A call of the service that is to fail. */
export interface ServiceTry {
  readonly name: string;
  readonly fault: Fault;
  run(): Promise<Outcome | 'not reached' | `FORBIDDEN: ${string}`>;
}

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const LIST = Array.from(
  { length: 300 },
  (_, i) => `${i % 20 === 7 ? FENTANYL : 'CCOc1ccccc1'} id${i}\n`,
).join('');

/** Milliseconds that the service has to answer, and to end. */
const HANG = 20_000;

/** What is asked over HTTP, each on a connection of its own. */
const QUESTIONS = [
  { method: 'GET', path: '/explain?name=carfentanil', type: undefined, body: '' },
  { method: 'POST', path: '/screen/stream?exact=true', type: 'text/plain', body: LIST },
  { method: 'POST', path: '/screen', type: 'application/json', body: JSON.stringify({ smiles: FENTANYL }) },
] as const;

/** An answer that came whole; undefined where it was cut off, or did not come. */
function asked(url: string, { method, path, type, body }: (typeof QUESTIONS)[number]) {
  return new Promise<{ status: number; text: string } | 'hung' | undefined>((resolve) => {
    const asking = request(new URL(path, url), {
      method,
      agent: false,
      headers: type === undefined ? {} : { 'content-type': type },
    });
    const timer = setTimeout(() => {
      resolve('hung');
      asking.destroy();
    }, HANG);
    const end = (answer: { status: number; text: string } | undefined): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    asking.on('error', () => end(undefined));
    asking.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('error', () => end(undefined));
      response.on('close', () => end(response.complete ? { status: response.statusCode!, text } : undefined));
    });
    asking.end(body);
  });
}

interface Served {
  readonly answers: Awaited<ReturnType<typeof asked>>[];
  /** The first question, asked again at the end. */
  readonly after: Awaited<ReturnType<typeof asked>>;
  readonly ended: number | string | null;
  readonly err: string;
}

async function byHttp(env: NodeJS.ProcessEnv): Promise<Served> {
  const child = spawn(process.execPath, [CLI, 'serve', '--http', '127.0.0.1:0', '--as-of', '2026-01-01'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  const ended = new Promise<number | string | null>((resolve) =>
    child.on('close', (code, signal) => resolve(code ?? signal)),
  );
  const url = await new Promise<string | undefined>((resolve) => {
    child.stderr.on('data', (chunk) => {
      err += chunk;
      const found = /listening at (http:\S+)/.exec(err)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => resolve(undefined));
  });
  if (url === undefined) return { answers: [], after: undefined, ended: await ended, err };
  const answers: Served['answers'][number][] = [];
  for (const question of QUESTIONS) answers.push(await asked(url, question));
  let after = await asked(url, QUESTIONS[0]);
  // Where reads come in other pieces, the call that fails may be of this question: then the one after it must be answered.
  if (after === undefined) after = await asked(url, QUESTIONS[0]);
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), HANG);
  const how = await ended;
  clearTimeout(timer);
  return { answers, after, ended: how, err };
}

/** Whether an answer that came can be taken for whole by who asked. */
const seemsWhole = (answer: { status: number; text: string }, index: number): boolean =>
  answer.status === 200 && (index !== 1 || /^\{"summary":/.test(answer.text.trimEnd().split('\n').at(-1)!));

function judgeHttp(clean: Served, { answers, after, ended, err }: Served, fault: Fault) {
  let outcome: Outcome = 'whole';
  if (/internal error|^\s+at /m.test(err)) return `FORBIDDEN: not in plain words: ${err}` as const;
  if (ended !== 143) return `FORBIDDEN: it ended by ${ended}: ${err}` as const;
  if (answers.includes('hung') || after === 'hung') return 'FORBIDDEN: an answer never came' as const;
  for (const [i, answer] of (answers as ({ status: number; text: string } | undefined)[]).entries()) {
    if (answer === undefined || !seemsWhole(answer, i)) outcome = 'told';
    else if (answer.text !== (clean.answers[i] as { text: string }).text)
      return `FORBIDDEN: another answer to question ${i + 1}` as const;
  }
  if (!fault.on && after?.text !== (clean.after as { text: string }).text)
    return 'FORBIDDEN: the next question is not answered' as const;
  return outcome;
}

const LINES = Array.from(
  { length: 40 },
  (_, i) => `${JSON.stringify({ smiles: i % 10 === 7 ? FENTANYL : 'CCOc1ccccc1', id: `id${i}` })}\n`,
).join('');

async function byLines(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [CLI, 'serve', '--stdio', '--as-of', '2026-01-01'], {
    env,
    stdio: 'pipe',
  });
  let [out, err] = ['', ''];
  let hung = false;
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(LINES);
  const timer = setTimeout(() => {
    hung = true;
    child.kill('SIGKILL');
  }, HANG);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  return { out, err, code, hung };
}

type Lines = Awaited<ReturnType<typeof byLines>>;

function judgeLines(clean: Lines, { out, err, code, hung }: Lines) {
  if (hung) return 'FORBIDDEN: it hung' as const;
  if (!clean.out.startsWith(out)) return 'FORBIDDEN: other answers' as const;
  if (code === 0) return out === clean.out ? 'whole' : ('FORBIDDEN: exit 0 on less than all' as const);
  if (code !== 2 && code !== 141) return `FORBIDDEN: exit ${code}: ${err}` as const;
  if (/internal error|^\s+at /m.test(err)) return `FORBIDDEN: not in plain words: ${err}` as const;
  return code === 141 || /^error: ./m.test(err) ? 'told' : ('FORBIDDEN: without a word' as const);
}

const ERRORS = ['EIO', 'ECONNRESET', 'EPIPE', 'EINTR', 'EAGAIN', 'EMFILE', 'ENOSPC', 'SHORT'];
/** What stays so: a connection that is gone, no number for a further one. */
const LASTING = ['EIO', 'EMFILE'];

/** All calls on connections that can fail, over HTTP and by lines. */
export async function serviceTries(folder: string, shim: string): Promise<ServiceTry[]> {
  const log = join(folder, 'service-log');
  const env = (fault?: Fault): NodeJS.ProcessEnv => {
    rmSync(log, { force: true });
    return watched({ shim, roots: [join(folder, 'nowhere')], log, fault, sockets: true });
  };
  const http = await byHttp(env());
  const httpCalls = noted(log).calls;
  if (judgeHttp(http, http, { call: '', at: 0, on: false, error: '' }) !== 'whole')
    throw new Error(`the service without a fault: ${http.ended} ${http.err}`);
  const lines = await byLines(env());
  const lineCalls = noted(log).calls;
  if (judgeLines(lines, lines) !== 'whole')
    throw new Error(`lines without a fault: ${lines.code} ${lines.err}`);
  const tries = (
    name: string,
    calls: ReadonlyMap<string, number>,
    run: (fault: Fault) => Promise<Awaited<ReturnType<ServiceTry['run']>>>,
  ): ServiceTry[] =>
    [...calls].flatMap(([call, count]) =>
      Array.from({ length: count }, (_, i) => i + 1).flatMap((at) =>
        [
          ...ERRORS.filter((error) => error !== 'SHORT' || call !== 'accept').map((error) => ({
            error,
            on: false,
          })),
          ...LASTING.filter((error) => error === 'EMFILE' || call !== 'accept').map((error) => ({
            error,
            on: true,
          })),
        ].map(({ error, on }) => {
          const fault = { call, at, on, error };
          return { name, fault, run: () => run(fault) };
        }),
      ),
    );
  return [
    ...tries('HTTP', httpCalls, async (fault) => {
      const served = await byHttp(env(fault));
      return noted(log).failed ? judgeHttp(http, served, fault) : 'not reached';
    }),
    ...tries('lines', lineCalls, async (fault) => {
      const answered = await byLines(env(fault));
      return noted(log).failed ? judgeLines(lines, answered) : 'not reached';
    }),
  ];
}
