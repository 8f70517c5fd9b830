import { defineConfig } from 'vitest/config';

/** The machines are shared: a check that takes long is not a check that fails. */
const patient = { testTimeout: 30_000, hookTimeout: 60_000 };

/** What changes the process it runs in: a module that is mocked, a library that adds to `Array.prototype`. */
const APART = ['test/conversation/office-{roles,week}.test.ts', 'test/store/sqlite/{kill,migrations}.test.ts'];

/** All others share what they import: each has its own folders, and leaves the process as it was. */
export default defineConfig({
  test: {
    root: '.',
    globalSetup: ['test/support/temporary.ts'],
    projects: [
      { test: { ...patient, name: 'shared', include: ['test/**/*.test.ts'], exclude: APART, isolate: false } },
      { test: { ...patient, name: 'apart', include: APART } },
    ],
  },
});
