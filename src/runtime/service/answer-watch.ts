/** Looks every two minutes whether an answer given no longer holds, and tells its asker once. Harmless when woken twice. */
import { answersToTell } from '../../admin/answer-watch.js';
import { apply, StaleDecision } from '../../store/apply.js';
import { createFacts } from '../../store/facts.js';
import type { House } from '../composition.js';
import type { Log } from '../log.js';
import { type Loop, startLoop } from '../loops.js';

const LOOK_MS = 2 * 60_000;

/** One look over every campaign; how many askers were told. Public for tests. */
export async function tellAskers(house: House): Promise<number> {
  const { store, caches, clock, make, secretKey } = house;
  const now = clock.now();
  const campaigns = await house.ask((facts) => facts.campaigns());
  let told = 0;
  for (const { id } of campaigns) {
    // Nothing is written, and no turn is held up, while every answer holds.
    if ((await house.ask((facts) => answersToTell(id, facts, now))).length === 0) continue;
    told += await store.write(async (tx) => {
      const events = await answersToTell(id, createFacts(tx, caches, now), now);
      const env = { address: null, seq: null, now, secretKey, newId: make.newId, handed: false };
      return (await apply(tx, events, { ...env, actor: { kind: 'service' } })).length;
    });
  }
  return told;
}

export function startAnswerWatch(house: House, log: Log): Loop {
  return startLoop(
    async (now) => {
      await tellAskers(house);
      return now + LOOK_MS;
    },
    house.clock,
    (error) => {
      if (!(error instanceof StaleDecision)) log.error({ error }, 'askers could not be told; tried again');
    },
  );
}
