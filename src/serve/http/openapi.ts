import * as z from 'zod';
import { version } from '../../../package.json';
import descriptions from '../../result.descriptions.json';
import { Evidence, ReadResult, UnreadableResult } from '../../result.js';
import { describeFields, type JsonSchema, OPTIONS, recordJsonSchema } from '../../schema/record.js';
import { Answered, HealthRecord, Law, Refused, StreamEnd } from '../answer.js';
import { Question } from '../question.js';
import type { HttpLimits } from './limits.js';
import type { Bodies, Route } from './route.js';

type Json = Readonly<Record<string, unknown>>;

const bare = ({ $schema: _, $id: __, ...schema }: JsonSchema): JsonSchema => schema;
const jsonOf = (schema: z.ZodType, io: 'input' | 'output' = 'output'): JsonSchema =>
  bare(z.toJSONSchema(schema, { ...OPTIONS, io }) as JsonSchema);

/** The schemas of the service, by name; `at` is where they stand in the document. */
function definitions(at: string): Readonly<Record<string, Json>> {
  const read = jsonOf(ReadResult);
  const unread = jsonOf(UnreadableResult);
  describeFields(read, descriptions.ReadResult);
  describeFields(unread, descriptions.UnreadableResult);
  const answered = jsonOf(Answered);
  const { result: _, evidence, ...rest } = answered.properties!;
  const ref = (name: string) => ({ $ref: `${at}${name}` });
  return {
    Question: {
      ...jsonOf(Question, 'input'),
      description:
        'What is asked: at least one of smiles, molfile, inchi, inchikey, cas and name. Where there are several, the best is judged and the others are compared with it.',
    },
    Answer: {
      description: 'An answer to a question; error tells that it was not answered.',
      oneOf: [
        {
          ...answered,
          properties: {
            ...rest,
            result: ref('Result'),
            evidence: { ...ref('Evidence'), description: evidence!.description },
          },
        },
        ref('Refused'),
      ],
    },
    Result: {
      description:
        'What a screening says; verdict tells the two kinds apart. none says that these rules found nothing on that day.',
      oneOf: [read, unread],
    },
    Evidence: { ...jsonOf(Evidence), description: 'What supports a result.' },
    Refused: { ...jsonOf(Refused), description: 'A question, or a request, that was not answered.' },
    Record: bare(recordJsonSchema() as JsonSchema),
    RecordIds: bare(recordJsonSchema('ids') as JsonSchema),
    StreamEnd: { ...jsonOf(StreamEnd), description: 'The last line of a stream.' },
    Law: { ...jsonOf(Law), description: 'What the register holds.' },
    Health: { ...jsonOf(HealthRecord), description: 'That the service answers, and by what.' },
  };
}

/** All schemas as one document of JSON Schema. */
export const schemas = (): Json => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:onetweak:service:1',
  title: 'What goes into the service of onetweak, and what comes out of it',
  $defs: definitions('#/$defs/'),
});

const WHY: Readonly<Record<number, string>> = {
  400: 'The question, or a parameter, is wrong.',
  403: 'Pages of another origin are not answered.',
  404: 'There is nothing of that path, or under that word.',
  405: 'The path takes another method.',
  408: 'The body was not there in time.',
  413: 'The body is too large, or holds too many questions.',
  415: 'The body is of another media type.',
  421: 'The request calls the service by a name that it does not know.',
  422: 'The list cannot be read.',
  503: 'The service has as much to do as it may; ask again.',
};
/** With these any request may be refused. */
const ALWAYS = [403, 405, 421, 503];

const content = (bodies: Bodies): Json =>
  Object.fromEntries(
    Object.entries(bodies).map(([type, schema]) => [
      type,
      { schema: typeof schema === 'string' ? { $ref: `#/components/schemas/${schema}` } : schema },
    ]),
  );

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function operation({ summary, about, parameters, body, answer, refuses, path, method }: Route): Json {
  const refused = { 'application/json': { schema: { $ref: '#/components/schemas/Refused' } } };
  return {
    operationId: [method.toLowerCase(), ...path.split(/[/.]/).map(capital)].join(''),
    summary,
    description: about,
    ...(Object.keys(parameters).length === 0
      ? {}
      : {
          parameters: Object.entries(parameters).map(([name, description]) => ({
            name,
            in: 'query',
            description,
            schema: { type: 'string' },
          })),
        }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: content(body) } }),
    responses: {
      200: { description: 'Answered.', content: content(answer) },
      ...Object.fromEntries(
        [...refuses, ...ALWAYS]
          .sort((a, b) => a - b)
          .map((status) => [status, { description: WHY[status], content: refused }]),
      ),
    },
  };
}

/** The contract as OpenAPI 3.1, from the routes and the schemas. */
export function openApi(routes: readonly Route[], limits: HttpLimits): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    paths[route.path]![route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'onetweak',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description: `Tells whether a molecule is named by a drug list, covered by a class-wide rule, or one tweak away from them, and where. Classification only. ${limitsText(limits)}`,
    },
    servers: [{ url: '/' }],
    security: [],
    paths,
    components: { schemas: definitions('#/components/schemas/') },
  };
}

const number = (n: number): string => n.toLocaleString('en');

/** The limits, in words. */
export const limitsText = (limits: HttpLimits): string =>
  `A body of /screen holds up to ${number(limits.bodyBytes)} bytes and ${number(limits.questions)} questions, one of ` +
  `/screen/stream up to ${number(limits.streamBytes)} bytes, of a packed file ${number(limits.streamUnpackedBytes)} unpacked, and ${number(limits.streamLines)} lines. Up to ${number(limits.requests)} requests are answered at once, ` +
  `${number(limits.streams)} of them streams; others get 503, and may ask again.`;
