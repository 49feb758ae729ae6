import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CLI, folder, ndjson } from '../support/built.js';

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const manifest = json('package.json');
const lock = json('package-lock.json');

/** Packages that a user gets, at whatever depth; the parts for one kind of machine each are counted as one. */
const installed = Object.entries<Record<string, unknown>>(lock.packages).filter(
  ([path, { dev }]) => path !== '' && dev !== true,
);

describe('what is installed', () => {
  test('nothing runs on installing, neither ours nor of what we need', () => {
    const { scripts } = manifest;
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'])
      expect(scripts).not.toHaveProperty(name);
    for (const [path, { hasInstallScript }] of installed) expect(hasInstallScript, path).toBeUndefined();
  });

  test('is pinned to the letter but for openchemlib, with a check sum for each', () => {
    for (const [name, version] of Object.entries<string>(manifest.devDependencies))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    // A range, so that an application which uses openchemlib itself has one copy of it; tested is the lock's.
    expect(manifest.dependencies).toEqual({ openchemlib: expect.stringMatching(/^\^\d+\.\d+\.\d+$/) });
    for (const [path, { integrity, version }] of Object.entries<Record<string, string>>(lock.packages))
      if (path !== '')
        expect([path, integrity, version]).toEqual([
          path,
          expect.stringMatching(/^sha512-/),
          expect.stringMatching(/^\d/),
        ]);
  });

  test('is one package: the others are bundled, or asked for by who uses onetweak/schema', () => {
    expect(installed.filter(([, { peer }]) => peer !== true).map(([path]) => path)).toEqual([
      'node_modules/openchemlib',
    ]);
  });

  test('holds dist and the change log, no source of a test', () => {
    expect(manifest.files).toEqual([
      'dist',
      'src/chemistry/openchemlib/library.cjs',
      'src/chemistry/openchemlib/library.js',
      'src/law/data/register.json',
      'src/law/register.schema.json',
      'src/law/CHANGELOG.md',
      'CHANGELOG.md',
    ]);
  });
});

/** All that the service needs of the network: it answers, and opens no connection. */
const LISTENS =
  /import \{ (?:createServer|isIP) \} from "(?:node:)?(?:http|net)";|= require\("node:(?:http|net)"\);/;

const JAVA = /import \{ spawn \} from "(?:node:)?child_process";|= require\("node:child_process"\);/;

/** What the command's own code is run with, from a file of this package. */
const SCRIPT = /= require\("node:vm"\);/;

/** A module begins with its name; the command's are together in one file. */
const modulesOf = (name: string): string[] => {
  const text = readFileSync(`dist/${name}`, 'utf8');
  return /^(?:command|cli)\.cjs$/.test(name) ? text.split(/^(?= *\/\/ (?:src|node_modules)\/)/m) : [text];
};

describe('what is built', () => {
  const built = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.c?js$/.test(name),
  );

  test('the command is told module by module', () => {
    expect(modulesOf('command.cjs').length).toBeGreaterThan(300);
  });

  test.each(built)('%s: no network, no code from text, no other program', (name) => {
    for (const whole of modulesOf(name)) {
      const code = whole
        .replaceAll(new RegExp(LISTENS, 'g'), '')
        .replace(JAVA, '')
        .replace(SCRIPT, '')
        .replace('long: "http"', '')
        .replaceAll('door.by === "http"', '');
      // OPSIN runs in the user's own Java, where --names asks for it; nothing else starts a program.
      if (JAVA.test(whole)) expect(whole).toContain('// src/batch/names/opsin.ts');
      // The service listens where it is asked to; nothing else does.
      if (LISTENS.test(whole)) expect(whole).toContain('// src/serve/http/');
      if (SCRIPT.test(whole)) expect(whole).toContain('// src/cli/code-cache.ts');
      for (const word of [
        /\beval\s*\(/,
        /\bnew Function\b/,
        /\bFunction\s*\(\s*['"`]/,
        /\bfetch\s*\(/,
        /XMLHttpRequest|WebSocket|EventSource|sendBeacon/,
        /['"](?:node:)?(?:https?|http2|net|tls|dns|dgram|inspector|vm|child_process|cluster|repl)(?:\/[a-z]+)?['"]/,
        /\.setPrototypeOf\(/,
      ])
        expect(code).not.toMatch(word);
    }
  });

  test('a run opens no connection, asks for no name and starts no program', () => {
    const here = folder();
    const guard = here.file(
      'guard.cjs',
      `const stop = (what) => () => { require('fs').writeSync(2, 'FORBIDDEN ' + what + '\\n'); process.exit(99); };
      for (const [name, keys] of Object.entries({ net: ['connect', 'createConnection', 'createServer'], tls: ['connect'],
        dns: ['lookup', 'resolve', 'resolve4'], http: ['request', 'get', 'createServer'], https: ['request', 'get'],
        dgram: ['createSocket'], child_process: ['spawn', 'exec', 'execFile', 'fork', 'spawnSync', 'execSync'] }))
        for (const key of keys) require(name)[key] = stop(name + '.' + key);
      require('net').Socket.prototype.connect = stop('Socket.connect');
      globalThis.fetch = stop('fetch'); globalThis.eval = stop('eval');
      globalThis.Function = new Proxy(Function, { construct: stop('Function'), apply: stop('Function') });`,
    );
    const run = (args: string[]) =>
      spawnSync(process.execPath, ['--require', guard, CLI, ...args], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
    const list = run(['screen', 'fixtures/shipment.csv', '-f', 'ndjson']);
    expect([list.status, ndjson(list.stdout).length > 50]).toEqual([0, true]);
    for (const args of [['explain', 'CCO'], ['law', 'list'], ['serve', '--stdio'], ['--help'], ['--version']])
      expect(run(args).status).toBe(0);
  });

  test('zod is asked not to compile, in the way that it listens to', () => {
    const { __zod_globalConfig } = globalThis as { __zod_globalConfig?: unknown };
    expect(z.config()).toBe(__zod_globalConfig);
  });

  test('code from text is refused by the engine itself, and nothing changes', () => {
    const run = spawnSync(
      process.execPath,
      ['--disallow-code-generation-from-strings', CLI, 'screen', 'fixtures/shipment.csv', '-f', 'ndjson'],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    expect(run.status).toBe(0);
  });
});
