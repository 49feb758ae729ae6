import { defineConfig } from 'vitest/config';

/** The page's tests need a Chromium; `npm test` needs none. */
export default defineConfig({
  test: {
    include: ['test/page/**/*.page.ts'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
