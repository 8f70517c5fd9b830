/** A decision of the office, done from the command line or by the service: one turn, the same `apply` as everywhere. */

import type { Problem, Result } from '../../domain/problem.js';
import { ok } from '../../domain/problem.js';
import type { Actor } from '../../events/event.js';
import type { House } from '../../runtime/composition.js';
import { apply, StaleDecision } from '../../store/apply.js';
import type { StoredFacts } from '../../store/facts.js';
import { createFacts } from '../../store/facts.js';
import type { Decide, Desk } from '../decide.js';
import { stillStands } from '../standing.js';

/** Makes a turn roll back because a later step of it was refused. */
class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

export interface Steps {
  readonly facts: StoredFacts;
  readonly desk: Desk;
  /** Decides and writes; a refusal ends the whole turn and leaves nothing. `as`: the seat that acts, or the service; without it the command line. */
  do<A, T>(decide: Decide<A, T>, args: A, as?: Actor): Promise<T>;
}

const TRIES = 3;

/** Runs the steps in one turn; decided again on fresh facts when the state moved meanwhile. */
export async function act<T>(house: House, steps: (turn: Steps) => Promise<T>): Promise<Result<T>> {
  for (let tries = 1; ; tries++) {
    try {
      return ok(await house.store.write((tx) => steps(stepsOn(tx, house))));
    } catch (error) {
      if (error instanceof Refused) return { ok: false, problem: error.problem };
      if (!(error instanceof StaleDecision) || tries === TRIES) throw error;
    }
  }
}

function stepsOn(tx: Parameters<Parameters<House['store']['write']>[0]>[0], house: House): Steps {
  const { clock, make, links, secretKey, caches } = house;
  const now = clock.now();
  const facts = createFacts(tx, caches, now);
  const desk: Desk = { now, at: now, make, links };
  return {
    facts,
    desk,
    async do(decide, args, as) {
      const decided = await decide(args, facts, desk);
      if (!decided.ok) throw new Refused(decided.problem);
      const still = await stillStands(decided.value.events, facts);
      if (still !== null)
        throw new Refused({
          code: still.closedAt == null ? 'campaign_frozen' : 'campaign_closed',
          params: { id: still.id },
        });
      const actor: Actor = as ?? { kind: 'command_line' };
      const env = { actor, address: null, seq: null, now, secretKey, newId: make.newId, handed: false };
      await apply(tx, decided.value.events, env);
      return decided.value.result;
    },
  };
}
