import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiFile, surfaces } from '../bench/api.js';

/** The public surface of each entry stands in test/api/; where it changed on purpose, `npm run api` writes it anew. */
const now = surfaces();

test.each([...now.keys()])('the surface of %s is the one that is written down', (entry) => {
  expect(now.get(entry)).toBe(readFileSync(apiFile(entry), 'utf8'));
});
