import { request as send } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, describe, expect, test } from 'vitest';
import { createScreener } from '../../src/index.js';
import { isOurs, readAddress } from '../../src/serve/http/address.js';
import { type HttpLimits, type Service, serve } from '../../src/serve/index.js';
import { ndjson } from '../support/built.js';

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const open: Service[] = [];
const started = async (limits: Partial<HttpLimits> = {}, more = {}) => {
  const service = await serve({ asOf: '2026-01-01', door: { by: 'http', limits, ...more } });
  open.push(service);
  return service.http!;
};
const service = await started();
const { url } = service;
const screener = createScreener({ asOf: '2026-01-01' });
afterAll(() => Promise.all(open.map((each) => each.stop())));

const json = { 'content-type': 'application/json' };
const post = (path: string, body: BodyInit, headers: Record<string, string> = json, base = url) =>
  fetch(base + path, { method: 'POST', body, headers });

/** A request with headers that fetch would not send. */
const raw = (headers: Record<string, string>, path = '/health', method = 'GET') =>
  new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      send({ host: '127.0.0.1', port: service.port, path, method, headers, setHost: false }, (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode!, body, headers: response.headers }));
      })
        .on('error', reject)
        .end();
    },
  );

/** What a line of bytes on a bare connection is answered with, until it is closed. */
const bytes = (text: string, to = service.port) =>
  new Promise<string>((resolve) => {
    let said = '';
    const socket = connect(to, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      said += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(said));
  });

describe('POST /screen', () => {
  test('one', async () => {
    const response = await post('/screen', JSON.stringify({ id: 1, smiles: FENTANYL }));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { asOf, register } = screener.screen(FENTANYL);
    expect(await response.json()).toEqual(
      JSON.parse(JSON.stringify({ id: 1, asOf, register, result: screener.screen(FENTANYL) })),
    );
  });

  test('many, in order, the wrong ones among them', async () => {
    const response = await post('/screen', '[{"id":1,"smiles":"CCO"},{"id":2},{"id":3,"name":"fentanyl"}]');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject([
      { id: 1, result: { verdict: 'none' } },
      { id: 2, error: { code: 'wrong-question' } },
      { id: 3, result: { verdict: 'listed' } },
    ]);
  });

  test.each([
    ['a wrong question', '{"id":5,"smile":"C"}', json, 400, 'wrong-question'],
    ['no such jurisdiction', '{"smiles":"C","jurisdictions":["xx"]}', json, 400, 'jurisdiction-not-known'],
    ['no JSON', '{"smiles":', json, 400, 'not-json'],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), json, 400, 'not-utf8'],
    ['another media type', 'smiles=C', { 'content-type': 'text/plain' }, 415, 'media-type'],
    ['a packed body', '{}', { ...json, 'content-encoding': 'gzip' }, 415, 'media-type'],
    ['too many', JSON.stringify(Array(1001).fill({ smiles: 'C' })), json, 413, 'too-many'],
    ['too large', ' '.repeat((1 << 20) + 1), json, 413, 'too-large'],
  ])('%s is refused', async (_, body, headers, status, code) => {
    const response = await post('/screen', body, headers);
    expect([response.status, await response.json()]).toMatchObject([
      status,
      { asOf: '2026-01-01', register: screener.register, error: { code } },
    ]);
  });

  test('a body without a length is bounded too', async () => {
    const endless = new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(1 << 16).fill(32)) });
    const response = await fetch(`${url}/screen`, {
      method: 'POST',
      headers: json,
      body: endless,
      duplex: 'half',
    } as RequestInit).catch(() => undefined);
    // Who goes on sending may be cut off before it reads why.
    if (response !== undefined) expect(response.status).toBe(413);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  test('a body that does not come is not waited for', async () => {
    const { port } = await started({ bodyMs: 50 });
    const said = await bytes(
      `POST /screen HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
      port,
    );
    expect(said).toMatch(/^HTTP\/1\.1 408 [\s\S]*"timed-out"/);
  });
});

describe('POST /screen/stream', () => {
  const stream = async (path: string, body: BodyInit, type: string) => {
    const response = await post(path, body, { 'content-type': type });
    return { status: response.status, lines: ndjson(await response.text()) };
  };

  test('questions, a line each', async () => {
    const body = `{"id":1,"smiles":"CCO"}\nbad\n{"id":2,"smiles":"${FENTANYL}"}\n`;
    const { status, lines } = await stream('/screen/stream', body, 'application/x-ndjson');
    expect(status).toBe(200);
    expect(lines).toMatchObject([
      { id: 1, result: { verdict: 'none' } },
      { error: { code: 'not-json' } },
      { id: 2, result: { verdict: 'listed' } },
      { summary: { complete: true, lines: 3, errors: 1, verdicts: { listed: 1, none: 1 } } },
    ]);
  });

  test('the answer to a question is there while the next is not yet sent', async () => {
    let more: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        more = controller;
        controller.enqueue(Buffer.from('{"id":1,"smiles":"CCO"}\n'));
      },
    });
    const response = await fetch(`${url}/screen/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body,
      duplex: 'half',
    } as RequestInit);
    const reader = response.body!.getReader();
    expect(Buffer.from((await reader.read()).value!).toString()).toMatch(/^{"id":1,/);
    more!.enqueue(Buffer.from('{"id":2,"smiles":"CCO"}\n'));
    expect(Buffer.from((await reader.read()).value!).toString()).toMatch(/^{"id":2,/);
    more!.close();
    expect(Buffer.from((await reader.read()).value!).toString()).toMatch(/^{"summary":/);
  });

  test.each([
    ['a list', `CCO a\n${FENTANYL} b\n# remark\n`, 'text/plain'],
    ['a list, packed', gzipSync(`CCO a\n${FENTANYL} b\n# remark\n`), 'application/octet-stream'],
    ['a table', `id,smiles\na,CCO\nb,${FENTANYL}\n`, 'text/csv'],
  ])('%s as a file', async (_, body, type) => {
    const { lines } = await stream('/screen/stream', body, type);
    expect(lines).toMatchObject([
      { file: 'body', id: 'a', verdict: 'none', asOf: '2026-01-01' },
      { id: 'b', verdict: 'listed' },
      { summary: { complete: true, records: 2, lines: 3, verdicts: { listed: 1, none: 1 } } },
    ]);
  });

  test('what is asked of a file', async () => {
    const table = `smiles,structure,nr\nC,${FENTANYL},x\nC,CCO,y\n`;
    const path =
      '/screen/stream?column=structure&idColumn=nr&flagged=true&findings=ids&jurisdictions=us,un&asOf=2020-01-01';
    const { lines } = await stream(path, table, 'text/csv');
    expect(lines).toMatchObject([
      { id: 'x', jurisdictions: ['us', 'un'], asOf: '2020-01-01', verdicts: { us: 'listed' } },
      { summary: { records: 2 } },
    ]);
  });

  test.each([
    ['?column=nothing', 'a,smiles\nb,C\n', 422, 'source'],
    ['?jurisdictions=xx', 'C\n', 400, 'wrong-parameter'],
    ['?format=doc', 'C\n', 400, 'wrong-parameter'],
    ['?columns=1', 'C\n', 400, 'wrong-parameter'],
    ['?column=1&column=2', 'C\n', 400, 'wrong-parameter'],
  ])('%s is refused before the first line', async (query, body, status, code) => {
    const answer = await stream(`/screen/stream${query}`, body, 'text/csv');
    expect(answer).toMatchObject({ status, lines: [{ error: { code } }] });
  });

  test('a list that ends in a fault says so in its last line', async () => {
    const packed = gzipSync(`${'CCO a\n'.repeat(20_000)}`);
    const { status, lines } = await stream('/screen/stream', packed.subarray(0, -20), 'application/gzip');
    expect(status).toBe(200);
    expect(lines.at(-1)).toMatchObject({ error: { code: 'source' } });
    const { url: small } = await started({ streamBytes: 200_000 });
    const long = new Blob(['CCO a\n'.repeat(40_000)]).stream();
    const response = await fetch(`${small}/screen/stream`, {
      method: 'POST',
      body: long,
      duplex: 'half',
    } as RequestInit);
    expect(ndjson(await response.text()).at(-1)).toMatchObject({ error: { code: 'too-large' } });
  });

  test('gives the verdicts that the exact path gives', async () => {
    const body = `${[FENTANYL, 'CCO', 'C(C', 'Cn1c(=O)c2c(ncn2C)n(C)c1=O'].map((smiles) => JSON.stringify({ smiles })).join('\n')}\n`;
    const [fast, exact] = await Promise.all(
      ['', '?exact=true'].map((query) => stream(`/screen/stream${query}`, body, 'application/x-ndjson')),
    );
    expect(fast).toEqual(exact);
  });
});

describe('GET', () => {
  test('/explain', async () => {
    const query = new URLSearchParams({ smiles: FENTANYL, jurisdictions: 'us,gb', svg: 'true' });
    const response = await fetch(`${url}/explain?${query}`);
    const answer = await response.json();
    expect(answer).toMatchObject({
      result: { verdict: 'listed', jurisdictions: ['us', 'gb'] },
      evidence: {},
    });
    expect(answer.svg).toMatch(/^<svg/);
    expect((await fetch(`${url}/explain`)).status).toBe(400);
  });

  test('/law', async () => {
    expect(await (await fetch(`${url}/law`)).json()).toMatchObject({ overview: {} });
    expect(await (await fetch(`${url}/law?what=carfentanil&asOf=2020-01-01`)).json()).toMatchObject({
      asOf: '2020-01-01',
      found: { of: 'items' },
    });
    expect((await fetch(`${url}/law?what=nothing`)).status).toBe(404);
    expect((await fetch(`${url}/law?what=us&asOf=2026-02-30`)).status).toBe(400);
  });

  test('/health', async () => {
    const { reviewed } = screener;
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ status: 'ok', reviewed });
  });

  test.each([
    ['GET', '/', 404, 'not-found', undefined],
    ['GET', '//evil', 404, 'not-found', undefined],
    ['GET', '/screen', 405, 'method-not-allowed', 'POST'],
    ['OPTIONS', '/screen', 405, 'method-not-allowed', 'POST'],
    ['DELETE', '/health', 405, 'method-not-allowed', 'GET'],
  ])('%s %s is refused', async (method, path, status, code, allow) => {
    const { status: got, body, headers } = await raw({ host: 'localhost' }, path, method);
    expect([got, headers.allow]).toEqual([status, allow]);
    expect(JSON.parse(body)).toMatchObject({ error: { code } });
  });
});

describe('whose requests are answered', () => {
  test.each([
    ['no name at all', {}, 400],
    ['a name of somebody else', { host: 'evil.example' }, 421],
    ['the same with our port', { host: 'evil.example:8080' }, 421],
    ['a page of another origin', { host: 'localhost', origin: 'http://evil.example' }, 403],
    ['a page from a file', { host: 'localhost', origin: 'null' }, 403],
    ['another port of this machine', { host: 'localhost:1', origin: 'http://localhost:2' }, 403],
    ['a picture of another site', { host: 'localhost', 'sec-fetch-site': 'cross-site' }, 403],
    ['a program', { host: '127.0.0.1:8080' }, 200],
    ['a program, by name', { host: 'LOCALHOST' }, 200],
    [
      'our own page',
      { host: 'localhost:8080', origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' },
      200,
    ],
  ])('%s', async (_, headers, status) => {
    expect((await raw(headers as Record<string, string>)).status).toBe(status);
  });

  test('no answer lets a page of another origin read it', async () => {
    const { headers } = await raw({ host: 'localhost' });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  test.each([
    ['localhost', true], ['localhost:80', true], ['127.0.0.1', true], ['[::1]:8080', true], ['10.0.0.7:1', true],
    ['lab.example', true], ['LAB.example:443', true], ['127.0.0.1.evil.example', false], ['localhost.evil.example', false],
    ['evil.example', false], ['', false], [undefined, false], ['a b', false], ['[::1', false], ['127.0.0.1:80:80', false],
  ])('host %s', (host, ours) => expect(isOurs(host, new Set(['lab.example']))).toBe(ours)); // biome-ignore format: a table

  test.each([
    ['8080', '127.0.0.1', 8080], [':0', '127.0.0.1', 0], ['127.0.0.1:80', '127.0.0.1', 80], ['[::1]:80', '::1', 80],
    ['0.0.0.0:80', '0.0.0.0', 80], ['lab:80', 'lab', 80],
  ])('address %s', (text, host, port) => expect(readAddress(text)).toEqual({ host, port })); // biome-ignore format: a table

  test.each(['', 'lab', '::1:80', '1.2.3.4', '80 80', '1:99999', 'http://a:80'])('no address: %j', (text) =>
    expect(readAddress(text)).toBeUndefined(),
  );
});

describe('bounds', () => {
  test('what is beyond is refused and may come again', async () => {
    const { url: busy } = await started({ requests: 1, streams: 1 });
    let end: () => void = () => {};
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.from('{"smiles":"C"}\n'));
        end = () => controller.close();
      },
    });
    const first = await fetch(`${busy}/screen/stream`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-ndjson' },
      duplex: 'half',
    } as RequestInit);
    const second = await fetch(`${busy}/health`);
    expect([second.status, second.headers.get('retry-after'), await second.json()]).toMatchObject([
      503,
      '1',
      { error: { code: 'busy' } },
    ]);
    end();
    await first.text();
    expect((await fetch(`${busy}/health`)).status).toBe(200);
  });

  test('1,000 connections at once are each answered or refused', async () => {
    const asked = Array.from({ length: 1000 }, (_, id) =>
      post('/screen', JSON.stringify({ id, smiles: FENTANYL })).then(async (response) => {
        const answer = await response.json();
        return response.status === 200
          ? answer.id === id
          : response.status === 503 && answer.error.code === 'busy';
      }),
    );
    const all = await Promise.all(asked);
    expect(all.filter((each) => !each)).toEqual([]);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  test('heads that are none, or too long, are answered by no more than a status', async () => {
    expect(await bytes('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(
      await bytes(`GET /explain?smiles=${'C'.repeat(40_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`),
    ).toMatch(/^HTTP\/1\.1 431 /);
  });

  test('a connection on which nothing moves is closed', async () => {
    const { port } = await started({ idleMs: 50 });
    expect(await bytes('GET /health HTTP/1.1\r\n', port)).not.toMatch(/ 200 /);
  });
});

test('a service that is stopped answers what it has begun, and nothing further', async () => {
  const own = await serve({ door: { by: 'http' } });
  let end: () => void = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from('{"id":1,"smiles":"CCO"}\n'));
      end = () => controller.close();
    },
  });
  const begun = await fetch(`${own.http!.url}/screen/stream`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-ndjson' },
    duplex: 'half',
  } as RequestInit);
  const stopped = own.stop();
  await expect(fetch(`${own.http!.url}/health`)).rejects.toThrow();
  end();
  expect(ndjson(await begun.text())).toMatchObject([{ id: 1 }, { summary: { complete: true } }]);
  await stopped;
  await own.ended;
});

describe('the contract', () => {
  const contract = async () => (await fetch(`${url}/openapi.json`)).json();

  test('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(await contract());
    expect([valid, errors]).toEqual([true, undefined]);
  });

  test('holds for what is said', async () => {
    const { components } = await contract();
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    ajv.addSchema({ $id: 'urn:test:contract', components });
    const of = (name: string) => ajv.getSchema(`urn:test:contract#/components/schemas/${name}`)!;
    const holds = (name: string, value: unknown) => {
      const is = of(name);
      expect([is(value), is.errors]).toEqual([true, null]);
    };
    for (const question of [
      { id: 1, smiles: FENTANYL, explain: true, svg: true },
      { smiles: 'C(C' },
      { smiles: 'CCO' },
    ]) {
      holds('Question', question);
      holds('Answer', await (await post('/screen', JSON.stringify(question))).json());
    }
    holds('Answer', await (await post('/screen', '{"id":2}')).json());
    holds('Refused', await (await fetch(`${url}/nothing`)).json());
    holds('Health', await (await fetch(`${url}/health`)).json());
    holds('Law', await (await fetch(`${url}/law`)).json());
    holds('Law', await (await fetch(`${url}/law?what=us`)).json());
    for (const findings of ['full', 'ids']) {
      const response = await post(`/screen/stream?findings=${findings}`, `${FENTANYL} a\nC(C\n`, {});
      const lines = ndjson(await response.text());
      for (const line of lines.slice(0, -1)) holds(findings === 'ids' ? 'RecordIds' : 'Record', line);
      holds('StreamEnd', lines.at(-1));
    }
    expect(of('Question')({ smile: 'C' })).toBe(false);
    expect(of('Answer')({ id: 1 })).toBe(false);
  });

  test('as one schema, whose parts are found', async () => {
    const response = await fetch(`${url}/schema`);
    expect(response.headers.get('content-type')).toBe('application/schema+json');
    const schema = await response.json();
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    ajv.addSchema(schema);
    const is = ajv.compile({ $ref: `${schema.$id}#/$defs/Answer` });
    expect(is(await (await post('/screen', '{"smiles":"CCO"}')).json())).toBe(true);
  });

  test('as a page without a script and without a network', async () => {
    const response = await fetch(`${url}/docs`);
    const page = await response.text();
    const { paths, components } = await contract();
    for (const path of Object.keys(paths)) expect(page).toContain(path);
    for (const name of Object.keys(components.schemas)) expect(page).toContain(`id="${name}"`);
    expect(page).not.toMatch(/<script|https?:\/\/(?!json-schema\.org)/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
