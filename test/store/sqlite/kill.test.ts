/** Kill -9 at random moments: nothing answered is lost, nothing is recorded twice. Shows the ordering, not the disk. */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { startChild } from '../../support/child.js';
import { folderOnDisk, schemaMigration } from '../../support/store.js';

const script = fileURLToPath(new URL('../../support/pipe-child.mjs', import.meta.url));
const KILLS = Number(process.env.KILLS ?? 20);
/** How often each of the two windows must have been hit before the run counts; more kills follow until they were. */
const HITS = KILLS / 10;
const MOST_KILLS = KILLS * 10;

/** Small, seeded, good enough to pick moments. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Found {
  readonly keys: readonly string[];
  readonly replies: readonly { key: string; state: string; doubts: number }[];
}

/** Looks at a copy of all files, after the process is dead. */
function look(folder: string, round: number): Found {
  const copy = join(folder, `copy${round}`);
  mkdirSync(copy);
  for (const end of ['', '-wal', '-shm']) {
    if (existsSync(join(folder, `pipe.db${end}`)))
      copyFileSync(join(folder, `pipe.db${end}`), join(copy, `pipe.db${end}`));
  }
  const database = new Database(join(copy, 'pipe.db'));
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  const keys = database.prepare('SELECT key FROM inbox').pluck().all() as string[];
  const replies = database
    .prepare('SELECT i.key, o.state, o.doubts FROM outbox o JOIN inbox i ON i.seq = o.inbox_seq')
    .all() as Found['replies'];
  const half = database
    .prepare(
      "SELECT count(*) FROM inbox i WHERE (state = 'done') <> EXISTS (SELECT 1 FROM outbox WHERE inbox_seq = i.seq)",
    )
    .pluck()
    .get();
  expect(half).toBe(0);
  database.close();
  return { keys, replies };
}

describe(`${KILLS} kills and more`, () => {
  it('lose nothing answered, double nothing, and hit the window between commit and answer', {
    timeout: 170_000,
  }, async () => {
    const folder = folderOnDisk();
    writeFileSync(join(folder, '0000_schema.sql'), (await schemaMigration()).sql);
    const seed = Date.now() % 100_000;
    const next = random(seed);
    const answered = new Set<string>();
    const sent = new Map<string, number>();
    const open = new Set<string>();
    let made = 0;
    let unanswered = 0;
    const histogram = { starting: 0, idle: 0, beforeCommit: 0, betweenCommitAndAnswer: 0, inSend: 0 };

    const hear = (line: string) => {
      const [what, key = ''] = line.split(' ');
      if (what === 'answered') {
        answered.add(key);
        open.delete(key);
      }
      if (what === 'sent') sent.set(key, (sent.get(key) ?? 0) + 1);
    };
    const run = async (after: number | null, round: number): Promise<Found> => {
      const child = startChild(script, [folder], hear);
      if (after !== null && round % 10 === 9) {
        await new Promise((resolve) => setTimeout(resolve, after * 2));
        histogram.starting++;
      } else {
        await child.until('ready');
        // A platform sends again what was not answered, and now and then what was.
        for (const key of open) child.say(key);
        const feed = setInterval(() => {
          for (let n = 0; n < 4 && open.size < 40 && after !== null; n++) {
            const key = `k${made++}-${Math.floor(next() * 10)}`;
            open.add(key);
            child.say(key);
            if (next() < 0.1) child.say(key);
          }
        }, 1);
        if (after !== null) await new Promise((resolve) => setTimeout(resolve, after));
        clearInterval(feed);
        if (after === null) {
          while (open.size > 0) await new Promise((resolve) => setTimeout(resolve, 20));
          child.say('quiet?');
          await child.until('quiet');
        }
      }
      await child.kill();
      const found = look(folder, round);
      const recorded = new Set(found.keys);
      const inWindow = [...open].filter((key) => recorded.has(key)).length;
      unanswered += inWindow;
      if (inWindow > 0) histogram.betweenCommitAndAnswer++;
      if ([...open].some((key) => !recorded.has(key))) histogram.beforeCommit++;
      if (open.size === 0) histogram.idle++;
      if (found.replies.some((reply) => reply.state === 'claimed' && sent.has(reply.key))) histogram.inSend++;
      for (const key of answered) expect(recorded.has(key), `answered ${key}`).toBe(true);
      expect(recorded.size).toBe(found.keys.length);
      return found;
    };

    let kills = 0;
    const hit = (): boolean => histogram.betweenCommitAndAnswer >= HITS && histogram.inSend >= HITS;
    while (kills < KILLS || (kills < MOST_KILLS && !hit())) await run(5 + next() * 60, kills++);
    const end = await run(null, kills);

    console.log(
      JSON.stringify({
        seed,
        kills,
        messages: made,
        answered: answered.size,
        committedUnanswered: unanswered,
        histogram,
      }),
    );
    expect(open.size).toBe(0);
    expect(end.keys.length).toBe(made);
    const perKey = new Map<string, number>();
    for (const { key } of end.replies) perKey.set(key, (perKey.get(key) ?? 0) + 1);
    expect([...perKey.values()].every((count) => count === 1)).toBe(true);
    expect(perKey.size).toBe(made);
    for (const { key, state, doubts } of end.replies) {
      expect(state).toBe('sent');
      expect(sent.get(key) ?? 0).toBeGreaterThanOrEqual(1);
      expect(sent.get(key) ?? 0).toBeLessThanOrEqual(1 + doubts);
    }
    expect(histogram.betweenCommitAndAnswer).toBeGreaterThanOrEqual(HITS);
    expect(histogram.inSend).toBeGreaterThanOrEqual(HITS);
  });
});
