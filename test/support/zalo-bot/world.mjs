/** One bot's side of Zalo's Bot Platform: people, events, what was accepted. No network in here. */
import { randomBytes } from 'node:crypto';

export class BotError extends Error {
  constructor(code, description) {
    super(description);
    this.code = code;
  }
}

/** Twenty hex digits, as the live service's ids are. */
export const newHex = () => randomBytes(10).toString('hex');

export function createWorld(options) {
  const { token, now, timeScale, keepCalls, users } = options;
  const waiters = new Set();
  const world = {
    options,
    token,
    botId: token.split(':')[0],
    now,
    ms: (seconds) => seconds * 1000 * timeScale,
    people: new Map(),
    groups: new Set(),
    files: new Map(),
    events: [],
    nextEvent: 1,
    accepted: [],
    chats: new Map(),
    calls: [],
    counts: {},
    webhook: null,
    sentThisMonth: 0,
    hotPolls: 0,
    onEvent: () => undefined,
  };

  world.changed = () => {
    for (const waiter of [...waiters]) waiter();
  };

  /** Resolves with the first truthy value of `look`, looked at after each change. */
  world.waitFor = (look, timeoutMs = 5_000, what = 'what was waited for') =>
    new Promise((resolve, reject) => {
      const settle = (value, error) => {
        clearTimeout(timer);
        waiters.delete(check);
        if (error) reject(error);
        else resolve(value);
      };
      const check = () => {
        const value = look();
        if (value) settle(value);
      };
      const timer = setTimeout(() => settle(null, new Error(`${what} did not come within ${timeoutMs} ms`)), timeoutMs);
      waiters.add(check);
      check();
    });

  world.record = (method, end) => {
    world.counts[method] = (world.counts[method] ?? 0) + 1;
    if (keepCalls) world.calls.push({ at: now(), method, end });
    world.changed();
  };

  /** A person beyond the plan's number never reaches the bot. */
  world.knows = (id) => {
    const person = world.people.get(id);
    const known = [...world.people.values()].filter((one) => one.started).length;
    return person?.started === true || known < users;
  };

  world.push = (event) => {
    world.events.push({ id: world.nextEvent, event, failures: 0 });
    world.nextEvent += 1;
    world.onEvent();
    world.changed();
  };

  return world;
}
