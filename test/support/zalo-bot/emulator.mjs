import { createFaults } from '../emulator/faults.mjs';
import { createControl } from './control.mjs';
import { createPerson } from './people.mjs';
import { createPusher } from './pusher.mjs';
import { createServer } from './server.mjs';
import { createUpdates } from './updates.mjs';
import { BotError, createWorld } from './world.mjs';

const DEFAULTS = {
  token: '777:emulator-secret',
  now: Date.now,
  timeScale: 1,
  port: 0,
  keepCalls: true,
  polling: 'consume',
  pollUnderWebhook: 'refuse',
  noWebhook: '404',
  refusalStatus: 'code',
  webhookBody: 'flat',
  webhookTwice: false,
  emptyProbe: false,
  anyWebhookHost: false,
  plan: 'BASIC',
  monthlyMessages: 3_000,
  users: 50,
  perSecond: null,
  skewMs: 0,
};

/** A Bot Platform of our own on 127.0.0.1; see emulator.d.mts for the contract. */
export async function startZaloBot(given = {}) {
  const options = { ...DEFAULTS, ...given };
  const world = createWorld(options);
  const faults = createFaults();
  const updates = createUpdates(world);
  const pusher = createPusher(world);
  const users = new Map();
  world.limit = limiter(world);
  world.onEvent = () => {
    updates.wake();
    void pusher.pump();
  };

  const emulator = {
    token: options.token,
    world,
    faults,
    apiRoot: '',
    user(id, more) {
      const known = users.get(id);
      if (known) return known;
      const person = createPerson(world, id, more);
      users.set(id, person);
      return person;
    },
    get accepted() {
      return world.accepted;
    },
    get calls() {
      return world.calls;
    },
    count: (method) => world.counts[method] ?? 0,
    pushRaw: (event) => world.push(event),
    waitFor: world.waitFor,
  };

  const make = () => createServer(world, { faults, updates, control: createControl(emulator) });
  let server = make();
  let bound = await server.listen(options.port);
  emulator.apiRoot = `http://127.0.0.1:${bound}/`;
  world.apiRoot = emulator.apiRoot;
  emulator.offline = () => server.close();
  emulator.online = async () => {
    server = make();
    bound = await server.listen(bound);
  };
  emulator.stop = async () => {
    pusher.close();
    await server.close();
  };
  return emulator;
}

/** The month's messages, and a rate where one is given: both are answered with the same 429. */
function limiter(world) {
  const { monthlyMessages, perSecond } = world.options;
  let recent = [];
  return () => {
    if (world.sentThisMonth >= monthlyMessages) throw new BotError(429, 'Quota exceeded');
    const at = world.now();
    recent = recent.filter((one) => at - one < 1_000);
    if (perSecond !== null && recent.length >= perSecond) throw new BotError(429, 'Quota exceeded');
    recent.push(at);
    world.sentThisMonth += 1;
  };
}
