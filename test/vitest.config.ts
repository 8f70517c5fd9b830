import { defineConfig } from 'vitest/config';

/** The machines are shared: a check that takes long is not a check that fails. */
export default defineConfig({
  test: {
    root: '.',
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/temporary.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
