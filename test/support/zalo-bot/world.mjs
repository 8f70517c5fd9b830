/** One bot's side of Zalo's Bot Platform: people, events, what was accepted. No network in here. */
import { randomBytes } from 'node:crypto';
import { makeWatched } from '../emulator/watched.mjs';

export class BotError extends Error {
  constructor(code, description) {
    super(description);
    this.code = code;
  }
}

/** Twenty hex digits, as the live service's ids are. */
export const newHex = () => randomBytes(10).toString('hex');

export function createWorld(options) {
  const { token, now, timeScale, users } = options;
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
    webhook: null,
    sentThisMonth: 0,
    hotPolls: 0,
    onEvent: () => undefined,
  };
  makeWatched(world, options);

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
