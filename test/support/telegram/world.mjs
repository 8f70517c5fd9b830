/** One bot's side of Telegram's servers: people, the queue of updates, what was accepted. No network in here. */

import { makeWatched } from '../emulator/watched.mjs';

export class ApiError extends Error {
  constructor(code, description, parameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

const DAY_S = 86_400;
/** Seconds an update waits, from the server's source: a button press is soon worthless. */
const TTL_S = { callback_query: 150 };

export function createWorld({ token, now, timeScale, keepCalls }) {
  const world = {
    token,
    botId: token.split(':')[0],
    now,
    /** Every wait of the emulator, in real ms. */
    ms: (seconds) => seconds * 1000 * timeScale,
    people: new Map(),
    files: new Map(),
    updates: [],
    nextUpdateId: 1000,
    nextMessageId: 1,
    expired: 0,
    answeredPresses: [],
    commands: new Map(),
    allowed: null,
    webhook: { url: '', secret: '', maxConnections: 40, lastError: null },
    /** Sends made although a 429 had asked for silence. */
    early: 0,
    onUpdate: () => undefined,
  };
  makeWatched(world, { now, keepCalls });

  /** Puts an update into the queue, unless the bot did not ask for its kind. `queue` is Telegram's order key. */
  world.push = (kind, payload, queue) => {
    if (world.allowed !== null && !world.allowed.includes(kind)) return null;
    return world.pushRaw({ update_id: world.nextUpdateId, [kind]: payload }, queue, TTL_S[kind] ?? DAY_S);
  };

  /** Any shape at all, as it stands. */
  world.pushRaw = (update, queue = 'raw', ttlS = DAY_S) => {
    const id = world.nextUpdateId;
    world.nextUpdateId += 1;
    world.updates.push({ id, update, queue, expires: now() + ttlS * 1000, failures: 0 });
    world.onUpdate();
    return id;
  };

  world.purge = () => {
    const at = now();
    if (!world.updates.some((one) => one.expires <= at)) return;
    const kept = world.updates.filter((one) => one.expires > at);
    world.expired += world.updates.length - kept.length;
    world.updates = kept;
  };

  world.confirmBelow = (offset) => {
    if (world.updates.length > 0 && world.updates[0].id < offset) {
      world.updates = world.updates.filter((one) => one.id >= offset);
    }
  };

  return world;
}
