import { defineConfig } from 'vitest/config';

/** The machines are shared: a check that takes long is not a check that fails. */
const patient = { testTimeout: 30_000, hookTimeout: 60_000 };

/** Rooms without state, and conversations each in a house of their own: their files share what they import. */
const SHARED = [
  'test/{broadcast,campaigns,domain,language,messages,questions,reminders,transcripts}/**/*.test.ts',
  'test/admin/**/*.test.ts',
  'test/rooms.test.ts',
];
export default defineConfig({
  test: {
    root: '.',
    globalSetup: ['test/support/temporary.ts'],
    projects: [
      { test: { ...patient, name: 'shared', include: SHARED, isolate: false } },
      { test: { ...patient, name: 'apart', include: ['test/**/*.test.ts'], exclude: SHARED } },
    ],
  },
});
