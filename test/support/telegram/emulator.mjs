import { createFaults } from '../emulator/faults.mjs';
import { createControl } from './control.mjs';
import { createLimiter } from './limiter.mjs';
import { createPerson } from './people.mjs';
import { createPusher } from './pusher.mjs';
import { createServer } from './server.mjs';
import { createUpdates } from './updates.mjs';
import { createWorld } from './world.mjs';

export { randomOf } from '../emulator/faults.mjs';

/** A Bot API server of our own on 127.0.0.1; see emulator.d.mts for the contract. */
export async function startTelegram({
  token = '4242:emulator',
  now = Date.now,
  timeScale = 1,
  port = 0,
  rates = {},
  keepCalls = true,
} = {}) {
  const world = createWorld({ token, now, timeScale, keepCalls });
  const faults = createFaults();
  const updates = createUpdates(world);
  const pusher = createPusher(world);
  const users = new Map();
  world.onUpdate = () => {
    updates.wake();
    pusher.pump();
  };

  const emulator = {
    token,
    world,
    faults,
    apiRoot: '',
    user(id, given) {
      const known = users.get(String(id));
      if (known) return known;
      const person = createPerson(world, id, given);
      users.set(String(id), person);
      return person;
    },
    get accepted() {
      return world.accepted;
    },
    get calls() {
      return world.calls;
    },
    count: (method) => world.counts[method] ?? 0,
    pushRaw: (update) => world.pushRaw(update),
    waitFor: world.waitFor,
  };

  const make = () => createServer(world, { faults, updates, limiter, control: createControl(emulator) });
  const limiter = createLimiter(world, rates);
  let server = make();
  let bound = await server.listen(port);
  emulator.apiRoot = `http://127.0.0.1:${bound}/`;
  /** Refuses connections, as a dead network does, until `online`. */
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
