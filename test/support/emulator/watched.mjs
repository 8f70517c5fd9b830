/** What every emulated platform can be asked: which calls came and how they ended, and to wait for what comes. */
export function makeWatched(world, { now, keepCalls }) {
  const waiters = new Set();
  /** The ledger: every message the platform took, in order; and by person. */
  world.accepted = [];
  world.chats = new Map();
  world.calls = [];
  world.counts = {};

  world.accept = (person, entry) => {
    const message = { at: now(), ...entry };
    world.accepted.push(message);
    const seen = world.chats.get(person);
    if (seen) seen.push(message);
    else world.chats.set(person, [message]);
    return message;
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
  return world;
}

/** The bot's messages to one person, each taken once by `next`. */
export function createReader(world, id, name) {
  let read = 0;
  const messages = () => world.chats.get(id) ?? [];
  return {
    messages: () => [...messages()],
    /** The next message not yet taken. */
    async next(timeoutMs = 5_000) {
      const at = read;
      read += 1;
      try {
        return await world.waitFor(() => messages()[at], timeoutMs, `a message to ${name}`);
      } catch (error) {
        // Not taken: the next wait is for this one again.
        read = Math.min(read, at);
        throw error;
      }
    },
  };
}
