import type { Readable, Writable } from 'node:stream';
import { version } from '../../package.json';
import type { Handler } from './handler.js';
import { schemas } from './http/openapi.js';

/**
 * The official SDK is not there; it is loaded only by this door, and installed only by who wants it.
 *
 * @example new McpMissing().name; // 'McpMissing'
 */
export class McpMissing extends Error {
  override readonly name = 'McpMissing';
  constructor(options?: ErrorOptions) {
    super(
      'the door by MCP needs the package @modelcontextprotocol/sdk: npm install @modelcontextprotocol/sdk',
      options,
    );
  }
}

const READ_ONLY = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

const NOTE =
  'Classification only: it judges what it is given, and suggests no structure. The verdict none says that these rules found nothing on that day; unreadable says that nothing was judged. Neither says that a substance may be had.';

/**
 * Answers a client of the Model Context Protocol over standard input and output, by read-only tools: `screen`, `explain`
 * and `law`.
 *
 * @returns when the client has gone, or the signal came
 * @throws McpMissing where the SDK is not installed
 */
export async function serveMcp(
  handler: Handler,
  {
    input,
    output,
    signal,
  }: { readonly input: Readable; readonly output: Writable; readonly signal?: AbortSignal },
): Promise<void> {
  const { Server, StdioServerTransport, CallToolRequestSchema, ListToolsRequestSchema } = await sdk();
  const { $defs } = schemas() as { readonly $defs: { readonly Question: Readonly<Record<string, unknown>> } };
  const { explain: _, svg: __, id: ___, ...fields } = $defs.Question.properties as Record<string, object>;
  const question = { type: 'object' as const, properties: fields, additionalProperties: false };
  const tools = [
    {
      name: 'screen',
      description: `Is this molecule named by a drug list in force, covered by a class-wide rule, or one tweak away from them, and in which jurisdiction? Give one of smiles, molfile, inchi, inchikey, cas, name. ${NOTE}`,
      inputSchema: question,
      annotations: { title: 'Screen a molecule', ...READ_ONLY },
    },
    {
      name: 'explain',
      description: `The same with what supports it: the nearest named substances, each rule's answer, the days. ${NOTE}`,
      inputSchema: question,
      annotations: { title: 'Explain a verdict', ...READ_ONLY },
    },
    {
      name: 'law',
      description:
        'What the register of lists and rules holds: in numbers, or under a word (a jurisdiction, a rule or an entry by its id, a name), and whether it was in force on a day. Texts that are known and not held are said.',
      inputSchema: {
        type: 'object' as const,
        properties: {
          what: { type: 'string', description: 'us, us-frs-2025, carfentanil; all in numbers where absent.' },
          asOf: { type: 'string', format: 'date', description: 'The day; today where absent.' },
        },
        additionalProperties: false,
      },
      annotations: { title: 'Look the law up', ...READ_ONLY },
    },
  ];
  const server = new Server(
    { name: 'onetweak', version },
    { capabilities: { tools: {} }, instructions: NOTE },
  );
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const said = await answerOf(params.name, params.arguments ?? {}, handler);
    return {
      content: [{ type: 'text' as const, text: JSON.stringify(said) }],
      structuredContent: { ...said },
      ...('error' in said ? { isError: true } : {}),
    };
  });
  const gone = new Promise<void>((resolve) => {
    server.onclose = resolve;
    input.once('end', resolve).once('close', resolve).once('error', resolve);
    output.once('close', resolve).once('error', resolve);
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.connect(new StdioServerTransport(input, output));
  await gone;
  await server.close();
}

type Given = Readonly<Record<string, unknown>>;

async function answerOf(tool: string, given: Given, handler: Handler): Promise<object> {
  if (tool === 'screen' || tool === 'explain') {
    const { explain: _, svg: __, id: ___, ...question } = given;
    const { id: ____, ...answer } = await handler.answer({ ...question, explain: tool === 'explain' });
    return answer;
  }
  if (tool !== 'law') return handler.refuse('not-found', 'There are the tools screen, explain and law.');
  const { what, asOf } = given;
  if ((what !== undefined && typeof what !== 'string') || (asOf !== undefined && typeof asOf !== 'string'))
    return handler.refuse('wrong-question', 'what and asOf are texts.');
  try {
    return handler.law(what, asOf);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return handler.refuse('wrong-question', 'asOf is a day that exists, as YYYY-MM-DD.');
  }
}

async function sdk() {
  try {
    const [{ Server }, { StdioServerTransport }, types] = await Promise.all([
      import('@modelcontextprotocol/sdk/server/index.js'),
      import('@modelcontextprotocol/sdk/server/stdio.js'),
      import('@modelcontextprotocol/sdk/types.js'),
    ]);
    const { CallToolRequestSchema, ListToolsRequestSchema } = types;
    return { Server, StdioServerTransport, CallToolRequestSchema, ListToolsRequestSchema };
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND'
      ? new McpMissing({ cause })
      : cause;
  }
}
