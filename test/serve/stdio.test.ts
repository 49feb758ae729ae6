import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { serve } from '../../src/serve/index.js';
import { questionLines } from '../../src/serve/lines.js';
import { cli, folder, ndjson, start, until } from '../support/built.js';

const here = folder();
const ask = (input: string | Uint8Array) =>
  cli(['serve', '--stdio', '--as-of', '2026-01-01', '-j', 'us'], input);

describe('serve --stdio', () => {
  test('answers a line with a line, in order, and survives a bad one', () => {
    const lines = [
      '{"id":1,"smiles":"CCO"}',
      'no JSON',
      '',
      '{"id":"b","name":"fentanyl"}',
      '{"id":3}',
      '[1]',
    ];
    const { status, stdout, stderr } = ask(lines.join('\n'));
    expect([status, stderr]).toEqual([0, '']);
    expect(ndjson(stdout)).toMatchObject([
      { id: 1, result: { verdict: 'none' } },
      { id: null, error: { code: 'not-json' } },
      { id: null, error: { code: 'not-json' } },
      { id: 'b', result: { verdict: 'listed', basis: 'name' } },
      { id: 3, error: { code: 'wrong-question' } },
      { id: null, error: { code: 'wrong-question' } },
    ]);
  });

  test('answers bytes that are no text, and a line without end, and goes on', () => {
    const long = Buffer.alloc((1 << 20) + 1, 'x');
    const bytes = Buffer.concat([
      Buffer.from('\ufeff{"id":0,"smiles":"C"}\r\n'),
      Buffer.from([0xff, 0xfe, 0x0a]),
      long,
      Buffer.from('\n{"id":1,"smiles":"CC"}'),
    ]);
    expect(ndjson(ask(bytes).stdout)).toMatchObject([
      { id: 0, result: { verdict: 'none' } },
      { error: { code: 'not-utf8' } },
      { error: { code: 'line-too-long' } },
      { id: 1, result: { verdict: 'none' } },
    ]);
  });

  test('ends with its input', () => {
    expect(ask('')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  test('each answer is there before the next question, and a signal ends it', async () => {
    const { child, said, ended } = start(['serve', '--stdio'], here.path);
    for (let id = 1; id <= 3; id++) {
      child.stdin.write(`{"id":${id},"smiles":"CCO"}\n`);
      await until(() => said.out.split('\n').length === id + 1);
    }
    expect(ndjson(said.out).map(({ id }) => id)).toEqual([1, 2, 3]);
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 143, signal: null });
  });

  test('a reader that goes away is no fault', async () => {
    const { child, said, ended } = start(['serve', '--stdio'], here.path);
    child.stdin.on('error', () => {});
    child.stdin.write('{"smiles":"CCO"}\n');
    await until(() => said.out.includes('\n'));
    child.stdout.destroy();
    for (let i = 0; i < 2000; i++) child.stdin.write('{"smiles":"CCO"}\n');
    child.stdin.end();
    expect(await ended).toEqual({ code: 141, signal: null });
    expect(said.err).toBe('');
  });

  test.each([
    [['serve'], 'serve takes one door'],
    [['serve', '--stdio', '--mcp'], 'serve takes one door'],
    [['serve', '--http', 'nowhere'], '--http takes an address'],
    [['serve', '--http', '127.0.0.1:99999'], '--http takes an address'],
    [['serve', '--stdio', '--allow-host', 'a'], '--allow-host'],
    [['serve', '--stdio', '-j', 'xx'], 'no jurisdiction'],
    [['serve', '--http', '203.0.113.7:8080'], 'no such address'],
  ])('%j is refused in words', (args, words) => {
    const { status, stderr } = cli(args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});

test('the library has the same door, for any streams', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const service = await serve({ jurisdictions: ['us'], door: { by: 'stdio', input, output } });
  input.write('{"id":1,"smiles":"CCO"}\n');
  const [answer] = (await output.iterator({ destroyOnReturn: false }).next()).value.toString().split('\n');
  expect(JSON.parse(answer)).toMatchObject({ id: 1, result: { verdict: 'none' } });
  await service.stop();
  await service.ended;
});

test('lines are the same however their bytes are cut', async () => {
  const text = Buffer.from('\ufeffeins\nzwei é\r\n\n\nfünf');
  const all = async (size: number) => {
    const pieces = async function* () {
      for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size);
    };
    const found: unknown[] = [];
    for await (const line of questionLines(pieces())) found.push(line);
    return found;
  };
  const whole = ['eins', 'zwei é\r', '', '', 'fünf'].map((line) => ({ text: line }));
  for (let size = 1; size <= text.length; size++) expect(await all(size)).toEqual(whole);
});
