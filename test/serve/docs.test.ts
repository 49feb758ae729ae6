import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../../src/serve/answer.js';
import { LIMITS } from '../../src/serve/http/limits.js';
import { ROUTES } from '../../src/serve/http/routes.js';
import { createHandler, serve } from '../../src/serve/index.js';
import { MEANS, Question } from '../../src/serve/question.js';
import { CLI, folder } from '../support/built.js';

/** docs/SERVICE.md says what is so, and its examples run. */
const page = readFileSync('docs/SERVICE.md', 'utf8');
const blocks = (kind: string): string[] =>
  [...page.matchAll(/```(.*)\n([\s\S]*?)```/g)].filter(([, of]) => of === kind).map(([, , text]) => text!);
const here = folder();
/** A command of that name, for examples that call it. */
here.file('onetweak', `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`);
spawnSync('chmod', ['+x', here.in('onetweak')]);
const env = { ...process.env, PATH: `${here.path}:${process.env.PATH}` };
const has = (command: string): boolean => spawnSync(command, ['--version']).status === 0;

describe('docs/SERVICE.md', () => {
  const questions = blocks('json question').map((text) => JSON.parse(text));
  const answers = blocks('json answer').map((text) => JSON.parse(text));

  test.each(questions.map((question, i) => [question, answers[i]]))(
    '%j is answered so',
    async (question, said) => {
      const { register, ...rest } = said;
      expect(await createHandler().answer(question)).toMatchObject(rest);
      if (register !== undefined) expect(Object.keys(register)).toEqual(['version', 'hash']);
    },
  );

  test('names every field, route, parameter, status and error', () => {
    expect(questions).toHaveLength(answers.length);
    for (const field of Object.keys(Question.shape)) expect(page, field).toContain(`\`${field}\``);
    for (const field of MEANS) expect(page, field).toContain(`\`${field}\``);
    for (const { method, path, parameters, refuses } of ROUTES) {
      expect(page).toContain(`\`${method} ${path}\``);
      if (path === '/screen/stream')
        for (const name of Object.keys(parameters)) expect(page, name).toContain(`\`${name}\``);
      for (const status of refuses)
        expect(page, `${status}`).toMatch(new RegExp(`^\\| [\\d, ]*\\b${status}\\b`, 'm'));
    }
    const ofQuestions = ERROR_CODES.slice(0, ERROR_CODES.indexOf('not-found'));
    for (const code of ofQuestions) if (code !== 'law-not-known') expect(page, code).toContain(`\`${code}\``);
  });

  test('says the limits as they are', () => {
    for (const words of [
      `up to ${LIMITS.questions.toLocaleString('en')}`,
      `(up to ${LIMITS.bodyBytes / 2 ** 20} MiB)`,
      `(up to ${LIMITS.streamBytes / 2 ** 30} GiB)`,
      `up to ${LIMITS.streamUnpackedBytes / 2 ** 30} GiB unpacked`,
      `${LIMITS.streamLines / 1e6} million lines`,
      `within ${LIMITS.bodyMs / 1000} seconds`,
      `${LIMITS.requests} requests, or ${LIMITS.streams} lists`,
    ])
      expect(page).toContain(words);
  });

  test.skipIf(!existsSync(CLI))('its lines of shell run', async () => {
    const [first, second] = blocks('sh');
    const lines = spawnSync('sh', ['-c', first!], { env, encoding: 'utf8' });
    expect(JSON.parse(lines.stdout)).toMatchObject({ id: 1, result: { verdict: 'listed' } });
    if (!has('curl')) return;
    const service = await serve({ door: { by: 'http' } });
    here.file('stock.csv', 'id,smiles\na,CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1\n');
    const { execFile } = await import('node:child_process');
    const run = (line: string) =>
      new Promise<string>((resolve) =>
        execFile('sh', ['-c', line], { cwd: here.path }, (_, stdout) => resolve(stdout)),
      );
    const said: string[] = [];
    for (const line of second!.trim().split('\n'))
      said.push(await run(line.replace('http://127.0.0.1:8080', service.http!.url)));
    await service.stop();
    expect(JSON.parse(said[0]!)).toMatchObject({ result: { verdict: 'listed', basis: 'cas' } });
    expect(
      said[1]!
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ id: 'a', verdict: 'listed' }, { summary: { complete: true, records: 1 } }]);
  });
});

test('its lines of JavaScript run', async () => {
  const [code] = blocks('ts');
  expect(code).toContain("import { serve } from 'onetweak/node';");
  const body = code!.replace(/^import .*$/m, '').replace('port: 8080', 'port: 0');
  const said: string[] = [];
  const run = compileFunction(`return (async () => {${body}})()`, ['serve', 'console']);
  await run(serve, { log: (text: string) => said.push(text) });
  expect(said).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/)]);
});

describe.skipIf(!existsSync(CLI))('co-processes', () => {
  const said = 'listed\nlisted\nunreadable\n';
  const run = (command: string, args: readonly string[]) =>
    spawnSync(command, [...args, process.execPath, CLI], { encoding: 'utf8' }).stdout;

  test.skipIf(!has('python3'))('Python', () => {
    const path = 'examples/python/onetweak.py';
    expect(run('python3', [path])).toBe(said);
    expect(readFileSync(path, 'utf8')).toContain(blocks('python')[0]!.trimEnd());
  });

  test.skipIf(!has('java'))('Java', () => {
    expect(run('java', [join('examples', 'java', 'Onetweak.java')])).toBe(said);
  });
});
