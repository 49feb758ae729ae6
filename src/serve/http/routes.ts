import type { ServerResponse } from 'node:http';
import { visibleJson } from '../../report/text.js';
import type { Answer } from '../answer.js';
import type { Handler } from '../handler.js';
import { MEANS } from '../question.js';
import { mediaTypeOf, readBody } from './body.js';
import { HttpFault } from './fault.js';
import { daysOf } from './query.js';
import type { Call, Route } from './route.js';
import { answerStream, QUESTION_LINES, STREAM_PARAMETERS } from './stream.js';

const DAY = 'Judge for that day, YYYY-MM-DD.';
const NDJSON = 'application/x-ndjson';

export const ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/screen',
    summary: 'Judge one molecule, or some.',
    about:
      'The body is a question, or an array of them; the answer is an answer, or an array of as many in the same order. A text that cannot be read is answered: its verdict is unreadable.',
    parameters: {},
    body: {
      'application/json': { oneOf: [ref('Question'), { type: 'array', items: ref('Question') }] },
    },
    answer: {
      'application/json': { oneOf: [ref('Answer'), { type: 'array', items: ref('Answer') }] },
    },
    refuses: [400, 408, 413, 415],
    run: screen,
  },
  {
    method: 'POST',
    path: '/screen/stream',
    summary: 'Judge a list of any size while it is sent.',
    about: `Of ${QUESTION_LINES.join(', ')} each line is a question and is given an answer. Any other body is a file (a SMILES list, a table, a workbook, an SD file; each also gzipped), and each of its records is given a record. The last line is a summary, or an error; where neither is there, lines are missing. Read while you send: what is not read stops the work.`,
    parameters: STREAM_PARAMETERS,
    body: { [NDJSON]: 'Question', 'application/octet-stream': { type: 'string', format: 'binary' } },
    answer: {
      [NDJSON]: {
        oneOf: [ref('Answer'), ref('Record'), ref('RecordIds'), ref('StreamEnd')],
      },
    },
    refuses: [400, 413, 422],
    run: ({ request, response, query, handler, limits }) =>
      answerStream(request, response, query, handler, limits),
  },
  {
    method: 'GET',
    path: '/explain',
    summary: 'Tell what supports the verdict on one molecule.',
    about:
      'The same as a question with explain. A URL may be kept by programs on its way: POST /screen keeps the molecule out of it.',
    parameters: {
      ...Object.fromEntries(
        MEANS.filter((field) => field !== 'molfile').map((field) => [
          field,
          `What is meant, as ${field} of a question says it.`,
        ]),
      ),
      asOf: DAY,
      jurisdictions: 'Whose lists and rules, by commas.',
      svg: 'true: with a picture.',
    },
    answer: { 'application/json': 'Answer' },
    refuses: [400],
    async run({ response, query, handler }) {
      const means = Object.fromEntries(
        MEANS.flatMap((field) => {
          const value = query.get(field);
          return value === undefined ? [] : [[field, value]];
        }),
      );
      const answer = await handler.answer({
        ...means,
        ...daysOf(query),
        explain: true,
        ...(query.get('svg') === 'true' ? { svg: true } : {}),
      });
      send(response, statusOf(answer), answer);
    },
  },
  {
    method: 'GET',
    path: '/law',
    summary: 'Show the register of lists and rules.',
    about: 'All of it in numbers, or what it holds under a word, and what of that was in force on a day.',
    parameters: {
      what: 'A jurisdiction, a rule or an entry by its id or the beginning of it, or a name such as carfentanil.',
      asOf: 'The day, YYYY-MM-DD; today where absent.',
    },
    answer: { 'application/json': 'Law' },
    refuses: [400, 404],
    async run({ response, query, handler }) {
      const asOf = query.get('asOf');
      let answer: ReturnType<Handler['law']>;
      try {
        answer = handler.law(query.get('what'), asOf);
      } catch (cause) {
        if (!(cause instanceof TypeError)) throw cause;
        throw new HttpFault(400, 'wrong-parameter', 'asOf is a day that exists, as YYYY-MM-DD.');
      }
      send(response, 'error' in answer ? 404 : 200, answer);
    },
  },
  {
    method: 'GET',
    path: '/schema',
    summary: 'The JSON Schemas of what comes in and goes out.',
    about: 'One JSON Schema (draft 2020-12) whose $defs are the schemas of this service.',
    parameters: {},
    answer: { 'application/schema+json': { type: 'object' } },
    refuses: [],
    async run({ response }) {
      const { schemas } = await import('./openapi.js');
      send(response, 200, schemas(), 'application/schema+json');
    },
  },
  {
    method: 'GET',
    path: '/openapi.json',
    summary: 'This contract, for programs.',
    about: 'OpenAPI 3.1.',
    parameters: {},
    answer: { 'application/json': { type: 'object' } },
    refuses: [],
    async run({ response, limits }) {
      const { openApi } = await import('./openapi.js');
      send(response, 200, openApi(ROUTES, limits));
    },
  },
  {
    method: 'GET',
    path: '/docs',
    summary: 'This contract, for people.',
    about: 'A page that needs no network.',
    parameters: {},
    answer: { 'text/html': { type: 'string' } },
    refuses: [],
    async run({ response, limits }) {
      const { docsPage } = await import('./docs.js');
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      });
      response.end(docsPage(ROUTES, limits));
    },
  },
  {
    method: 'GET',
    path: '/health',
    summary: 'Whether the service answers, and by what register.',
    about: 'old is true where the register was not held against its sources for a year.',
    parameters: {},
    answer: { 'application/json': 'Health' },
    refuses: [],
    async run({ response, handler }) {
      send(response, 200, handler.health());
    },
  },
];

function ref(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

async function screen({ request, response, handler, limits }: Call): Promise<void> {
  if (mediaTypeOf(request) !== 'application/json')
    throw new HttpFault(415, 'media-type', 'The body of /screen is application/json.');
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity')
    throw new HttpFault(
      415,
      'media-type',
      'The body of /screen is not packed; that of /screen/stream may be.',
    );
  const text = await readBody(request, limits.bodyBytes, limits.bodyMs);
  let asked: unknown;
  try {
    asked = JSON.parse(text);
  } catch {
    throw new HttpFault(400, 'not-json', 'The body is not JSON.');
  }
  if (!Array.isArray(asked)) {
    const answer = await handler.answer(asked);
    send(response, statusOf(answer), answer);
    return;
  }
  if (asked.length > limits.questions)
    throw new HttpFault(
      413,
      'too-many',
      `The body holds more than ${limits.questions.toLocaleString('en')} questions; /screen/stream takes any number.`,
    );
  const answers: Answer[] = [];
  let turned = performance.now();
  for (const question of asked) {
    answers.push(await handler.answer(question));
    if (performance.now() - turned < TURN) continue;
    // Others get their turn; who went away is not worked for.
    await new Promise((resolve) => setImmediate(resolve));
    if (response.destroyed) return;
    turned = performance.now();
  }
  send(response, 200, answers);
}

/** Milliseconds of one request after which others get their turn. */
const TURN = 8;

const STATUS: Readonly<Record<string, number>> = {
  'wrong-question': 400,
  'jurisdiction-not-known': 400,
  'internal-fault': 500,
};

const statusOf = (answer: Answer): number => ('error' in answer ? (STATUS[answer.error.code] ?? 400) : 200);

/** Sends JSON. */
export function send(
  response: ServerResponse,
  status: number,
  value: unknown,
  type = 'application/json',
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = visibleJson(value);
  response.writeHead(status, {
    'content-type': type,
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  });
  response.end(text);
}
