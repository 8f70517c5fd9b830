/** Imports point inward and downward (docs: README "Layout"); this fails the build when one does not. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const PURE = ['domain', 'broadcast', 'events', 'language', 'questions', 'conversation', 'messages'];

/** Which rooms each room may import, besides itself. `campaigns` here means its types and loader. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  broadcast: ['domain', 'language', 'messages'],
  campaigns: ['domain', 'messages', 'runtime'],
  events: ['domain', 'messages', 'broadcast'],
  language: ['domain', 'messages'],
  messages: ['domain'],
  questions: ['domain', 'language', 'messages'],
  conversation: ['domain', 'broadcast', 'events', 'language', 'messages', 'questions', 'channels', 'admin'],
  channels: [],
  documents: ['runtime', 'messages', 'domain', 'language'],
  store: [
    'domain',
    'broadcast',
    'events',
    'questions',
    'conversation',
    'channels',
    'messages',
    'language',
    'inbox',
    'delivery',
  ],
  inbox: ['channels', 'store', 'domain', 'language', 'runtime', 'messages', 'events', 'conversation'],
  delivery: ['channels', 'store', 'domain', 'runtime', 'messages'],
  reminders: ['store', 'domain', 'events', 'messages', 'conversation'],
  web: ['channels', 'runtime', 'messages', 'domain'],
  admin: [
    'broadcast',
    'campaigns',
    'conversation',
    'documents',
    'domain',
    'events',
    'language',
    'messages',
    'questions',
    'reminders',
    'runtime',
    'store',
  ],
};

/** Packages only one room may import. */
const ONLY: readonly (readonly [RegExp, string])[] = [
  [/^(drizzle-orm|better-sqlite3)/, 'store'],
  [/^telegraf/, 'channels/telegram'],
  [/^node-fetch/, 'channels/zalo'],
  [/^fastify/, 'web'],
  [/^(read-excel-file|write-excel-file|docx|pdfkit|pdfjs-dist|@resvg)/, 'documents'],
];

const NO_EFFECTS = /^(node:(fs|http|https|net|child_process|timers|os|crypto)|pino|node-cron)/;
/** `messages/locales` reads the words, `campaigns` reads the plans: the two files of data these rooms are made of. */
/** The planner itself decides without a store or a clock; `fire`, `world` and `compose` bring them together. */
const PURE_FILES = ['slots', 'plan', 'forecast', 'say', 'office-news', 'chase'].map((name) => `reminders/${name}.ts`);
const READS_FILES = ['messages/locales.ts'];

interface Import {
  readonly file: string;
  readonly to: string;
}

function imports(): Import[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) => {
    const text = readFileSync(join(SRC, file), 'utf8');
    const found = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((m) => m[1] ?? '');
    return found.map((to) => ({ file, to: to.startsWith('.') ? relative(SRC, join(SRC, dirname(file), to)) : to }));
  });
}

const roomOf = (path: string): string => path.split('/')[0] ?? '';

describe('rooms', () => {
  const all = imports();

  it('really saw the imports', () => {
    expect(all.length).toBeGreaterThan(150);
  });

  it('import only the rooms they may', () => {
    const wrong = all.filter(({ file, to }) => {
      const allowed = MAY[roomOf(file)];
      const own = to.includes('/') && !to.startsWith('node:') && !to.startsWith('@') && /\.js$/.test(to);
      if (allowed === undefined || !own || !file.includes('/')) return false;
      if (roomOf(file) === 'conversation' && roomOf(to) === 'channels') return to !== 'channels/channel.js';
      return roomOf(to) !== roomOf(file) && !allowed.includes(roomOf(to));
    });
    expect(wrong).toEqual([]);
  });

  it('keep each platform and driver in its one room', () => {
    const wrong = all.filter(({ file, to }) => ONLY.some(([what, room]) => what.test(to) && !file.startsWith(room)));
    expect(wrong).toEqual([]);
  });

  it('stay pure where they must', () => {
    const wrong = all.filter(
      ({ file, to }) => PURE.includes(roomOf(file)) && NO_EFFECTS.test(to) && !READS_FILES.includes(file),
    );
    expect(wrong).toEqual([]);
  });

  it('keep the planner of reminders free of the store and of effects', () => {
    const own = all.filter(({ file }) => PURE_FILES.includes(file));
    expect(new Set(own.map(({ file }) => file)).size).toBe(PURE_FILES.length);
    expect(own.filter(({ to }) => NO_EFFECTS.test(to) || ['store', 'runtime'].includes(roomOf(to)))).toEqual([]);
  });

  it('read the environment in runtime only', () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const readers = files.filter((file) => readFileSync(join(SRC, file), 'utf8').includes('process.env'));
    expect(readers.filter((file) => roomOf(file) !== 'runtime')).toEqual([]);
  });

  it('have a README each', () => {
    const rooms = new Set(all.map(({ file }) => roomOf(file)).filter((room) => !room.endsWith('.ts')));
    const bare = [...rooms].filter((room) => !readdirSync(join(SRC, room)).includes('README.md'));
    expect(bare).toEqual([]);
  });
});
