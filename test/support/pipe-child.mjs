/**
 * The pipe as a process to be killed: one key per line on standard input becomes one message; `answered <key>` goes
 * out after the commit, `sent <key>` when the fake platform got the reply. Usage: pipe-child.mjs <folder>
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createDelivery } from '../../dist/delivery/delivery.js';
import { createInbox } from '../../dist/inbox/inbox.js';
import { systemClock } from '../../dist/runtime/clock.js';
import { inboxCounts } from '../../dist/store/queries/inbox.js';
import { enqueue, outboxCounts } from '../../dist/store/queries/outbox.js';
import { readMigrations } from '../../dist/store/sqlite/migrator.js';
import { openSqlite } from '../../dist/store/sqlite/store.js';

const folder = process.argv[2];
const opened = openSqlite({ file: join(folder, 'pipe.db'), migrations: readMigrations(folder), now: Date.now() });
if (!opened.ok) throw new Error(opened.problem.code);
const store = opened.value;
// Synchronous, so that what was said before the kill was said.
const say = (line) => writeSync(1, `${line}\n`);
const log = { warn: () => undefined, error: () => undefined };
// Killed over and over, the oldest message is found claimed again and again: nothing may run out here.
const policy = {
  doubtPauses: Array.from({ length: 500 }, () => 20),
  badTokenPause: 1_000,
  longestHold: 1_000,
  pauseAtStart: 0,
  mostDoubts: 1_000,
};

const delivery = createDelivery({
  store,
  clock: systemClock,
  log,
  policy,
  pollMs: 50,
  channels: [
    {
      name: 'telegram',
      limits: { sendsPerSecond: 1e6 },
      async send(out) {
        say(`sent ${out.text}`);
        await new Promise((resolve) => setTimeout(resolve, 2));
        return { sent: out.text };
      },
    },
  ],
  locate: async () => null,
  render: (row, to) => [
    {
      address: to.address,
      text: row.message.lines[0].key,
      titled: false,
      choices: [],
      file: null,
    },
  ],
});
const inbox = createInbox({
  store,
  clock: systemClock,
  log,
  screen: (item) => item,
  fetch: () => null,
  onParked: async () => [],
  deliver: (rows) => delivery.hand(rows),
  handle: async (tx, row) => {
    const to = { channel: row.channel, address: row.address };
    const message = { lines: [{ key: row.key }], choices: [] };
    const fresh = { to, lane: 'reply', about: null, message, language: null, inboxSeq: row.seq, handed: true };
    return [await enqueue(tx, fresh, Date.now())];
  },
});
await delivery.start();
await inbox.start();
createInterface({ input: process.stdin }).on('line', async (key) => {
  if (key === 'quiet?') return quiet();
  const body = { kind: 'text', text: key };
  const item = {
    key,
    channel: 'telegram',
    address: key.slice(-1),
    displayName: null,
    language: null,
    at: null,
    ref: null,
    body,
  };
  await inbox.receive([item]);
  say(`answered ${key}`);
});
say('ready');

/** Says so when nothing is left to handle or to send. */
async function quiet() {
  const left = await store.read(async (tx) => {
    const [coming, going] = [await inboxCounts(tx), await outboxCounts(tx, Number.MAX_SAFE_INTEGER)];
    return coming.open + going.due;
  });
  if (left === 0) say('quiet');
  else setTimeout(quiet, 50);
}
