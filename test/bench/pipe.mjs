/**
 * How much the pipe itself costs: a trivial turn (one reply), a channel that answers in the next round of the event
 * loop, everything durable at synchronous=FULL. Prints turns/s, CPU per turn and statements per turn.
 *   node test/bench/pipe.mjs [turns] [chats] [batch]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDelivery } from '../../dist/delivery/delivery.js';
import { createInbox } from '../../dist/inbox/inbox.js';
import { systemClock } from '../../dist/runtime/clock.js';
import { enqueue } from '../../dist/store/queries/outbox.js';
import { readMigrations } from '../../dist/store/sqlite/migrator.js';
import { openSqlite } from '../../dist/store/sqlite/store.js';

const [turns = 20_000, chats = 200, batch = 100] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'thidua-bench-'));
const log = { warn: console.error, error: console.error };

let statements = 0;
const COUNTED = process.env.COUNT === '1';
const opened = openSqlite({
  file: join(folder, 'bench.db'),
  migrations: readMigrations(fileURLToPath(new URL('../../migrations/sqlite/', import.meta.url))),
  now: Date.now(),
  onOpen(connection) {
    if (!COUNTED) return;
    const prepare = connection.prepare.bind(connection);
    connection.prepare = (sql) => {
      const statement = prepare(sql);
      for (const verb of ['run', 'all', 'get']) {
        const plain = statement[verb].bind(statement);
        statement[verb] = (...values) => {
          statements++;
          return plain(...values);
        };
      }
      return statement;
    };
  },
});
if (!opened.ok) throw new Error(opened.problem.code);
const store = opened.value;

let sent = 0;
let finished = () => undefined;
const channel = {
  name: 'telegram',
  limits: { sendsPerSecond: 1e6 },
  send: () =>
    new Promise((resolve) => {
      setImmediate(() => {
        resolve({ sent: String(++sent) });
        if (sent === turns) finished();
      });
    }),
};
const delivery = createDelivery({
  store,
  clock: systemClock,
  log,
  channels: [channel],
  concurrency: Number(process.env.SEND_CONCURRENCY ?? 12),
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
  backlog: () => delivery.backlog(),
  deliver: (rows) => delivery.hand(rows),
  handle: async (tx, row) => [
    await enqueue(
      tx,
      {
        to: { channel: row.channel, address: row.address },
        lane: 'reply',
        about: null,
        message: { lines: [{ key: row.body.text }], choices: [] },
        language: 'vi',
        inboxSeq: row.seq,
        handed: true,
      },
      Date.now(),
    ),
  ],
});
await delivery.start();
await inbox.start();
await new Promise((resolve) => setTimeout(resolve, 50));

const done = new Promise((resolve) => {
  finished = resolve;
});
const cpu = process.cpuUsage();
const began = performance.now();
for (let at = 0; at < turns; at += batch) {
  const items = Array.from({ length: Math.min(batch, turns - at) }, (_, n) => ({
    key: `telegram:1:${at + n}`,
    channel: 'telegram',
    address: String((at + n) % chats),
    displayName: null,
    language: 'vi',
    at: null,
    ref: null,
    body: { kind: 'text', text: `tin ${at + n}` },
  }));
  await inbox.receive(items);
}
await done;
const took = performance.now() - began;
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    turns,
    'turns/s': Math.round((turns / took) * 1000),
    'cpu ms/turn': Number(((user + system) / 1000 / turns).toFixed(4)),
    ...(COUNTED ? { 'statements/turn': Number((statements / turns).toFixed(2)) } : {}),
  }),
);
await inbox.drain();
await delivery.stop(1_000);
await store.close();
rmSync(folder, { recursive: true, force: true });
