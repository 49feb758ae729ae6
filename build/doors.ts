import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { recordJsonSchema } from '../src/schema/record.js';
import { rulesJsonSchema } from '../src/schema/rules.js';

/**
 * Finishes dist after tsup: the doors for CommonJS, which open onto the same modules (every Node of `engines` can require
 * them), so that no class, no register and no code stands there twice; their types; and the JSON Schemas as files.
 */

const DIST = 'dist';
const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: unknown };
const doors = new Set(JSON.stringify(exports).match(/[\w.-]+(?=\.cjs")/g));

for (const door of doors)
  writeFileSync(`${DIST}/${door}.cjs`, `'use strict';\nmodule.exports = require('./${door}.js');\n`);

// A worker exports nothing: it is a file to be run.
writeFileSync(`${DIST}/web-worker.d.ts`, 'export {};\n');

/** The declarations that an entry reaches, by the imports in them. */
const reached = new Set<string>();
const FROM = /((?:from|import\()\s*['"](\.[^'"]*))\.js(['"])/g;
const walk = (file: string): void => {
  if (reached.has(file)) return;
  reached.add(file);
  const text = readFileSync(file, 'utf8');
  // openchemlib is ESM alone, which types of CommonJS cannot name: TS1479 for every user who has skipLibCheck off.
  if (/from ['"]openchemlib['"]/.test(text)) throw new Error(`${file} names a type of openchemlib`);
  for (const [, , path] of text.matchAll(FROM)) walk(join(dirname(file), `${path}.d.ts`));
};
for (const entry of JSON.stringify(exports).match(/[^"]+\.d\.ts(?=")/g) ?? []) walk(join(entry));

const TYPES = `${DIST}/types`;
for (const name of readdirSync(TYPES, { recursive: true, encoding: 'utf8' })) {
  const file = join(TYPES, name);
  if (!file.endsWith('.d.ts')) continue;
  if (!reached.has(file)) rmSync(file);
  else writeFileSync(file.replace(/ts$/, 'cts'), readFileSync(file, 'utf8').replaceAll(FROM, '$1.cjs$3'));
}

mkdirSync(`${DIST}/schema`, { recursive: true });
const schemas = {
  record: recordJsonSchema(),
  'record-ids': recordJsonSchema('ids'),
  rules: rulesJsonSchema(),
};
for (const [name, schema] of Object.entries(schemas))
  writeFileSync(`${DIST}/schema/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`);
