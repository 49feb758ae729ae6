import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

for (const file of readdirSync(DIST).filter((name) => name.endsWith('.d.ts'))) {
  const text = readFileSync(`${DIST}/${file}`, 'utf8');
  writeFileSync(
    `${DIST}/${file.replace(/ts$/, 'cts')}`,
    text.replaceAll(/((?:from|import\()\s*'\.[^']*)\.js'/g, "$1.cjs'"),
  );
}

mkdirSync(`${DIST}/schema`, { recursive: true });
const schemas = {
  record: recordJsonSchema(),
  'record-ids': recordJsonSchema('ids'),
  rules: rulesJsonSchema(),
};
for (const [name, schema] of Object.entries(schemas))
  writeFileSync(`${DIST}/schema/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`);
