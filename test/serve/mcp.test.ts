import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, describe, expect, test } from 'vitest';
import { createScreener } from '../../src/index.js';
import { CLI, folder } from '../support/built.js';

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const client = new Client({ name: 'test', version: '1' });
await client.connect(
  new StdioClientTransport({
    command: process.execPath,
    args: [CLI, 'serve', '--mcp', '--as-of', '2026-01-01'],
  }),
);
afterAll(() => client.close());
const call = (name: string, given: Record<string, unknown>) => client.callTool({ name, arguments: given });

describe('serve --mcp', () => {
  test('has three tools, which change nothing', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['screen', 'explain', 'law']);
    for (const { annotations } of tools)
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
  });

  test('answers as the library does', async () => {
    const screener = createScreener({ asOf: '2026-01-01' });
    const result = JSON.parse(JSON.stringify(screener.screen(FENTANYL)));
    const { asOf, register } = result;
    const { structuredContent, content } = await call('screen', { smiles: FENTANYL });
    expect(structuredContent).toEqual({ asOf, register, result });
    expect(JSON.parse((content as [{ text: string }])[0].text)).toEqual(structuredContent);
    expect((await call('explain', { smiles: FENTANYL })).structuredContent).toEqual({
      asOf,
      register,
      result,
      evidence: JSON.parse(JSON.stringify(screener.explain(screener.screen(FENTANYL)))),
    });
    expect((await call('law', { what: 'us-frs-2018', asOf: '2020-01-01' })).structuredContent).toMatchObject({
      asOf: '2020-01-01',
      onDay: { 'us-frs-2018': 'in force' },
    });
  });

  test.each([
    ['screen', {}],
    ['screen', { smile: 'C' }],
    ['law', { what: 'nothing of that name' }],
    ['law', { what: 7 }],
    ['law', { what: 'us', asOf: '2026-02-30' }],
    ['suggest', { smiles: 'C' }],
  ])('%s %j is an error in words', async (name, given) => {
    expect(await call(name, given)).toMatchObject({ isError: true, structuredContent: { error: {} } });
  });
});

test('without the SDK it says what is missing', () => {
  // The same command where its dependencies are found, and that one is not.
  const here = folder();
  cpSync('dist', here.in('dist'), { recursive: true });
  mkdirSync(here.in('node_modules'));
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(here.in(`node_modules/${name}`)), { recursive: true });
    symlinkSync(resolve('node_modules', name), here.in(`node_modules/${name}`));
  }
  cpSync('package.json', here.in('package.json'));
  cpSync('src/chemistry/openchemlib', here.in('src/chemistry/openchemlib'), { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [here.in('dist/cli.cjs'), 'serve', '--mcp'], {
    input: '',
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([
    2,
    'error: the door by MCP needs the package @modelcontextprotocol/sdk: npm install @modelcontextprotocol/sdk\n',
  ]);
});
