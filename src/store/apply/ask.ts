/** What becomes of questions: answers kept to be compared, publications, unread questions, other names. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { dayOf } from '../../domain/time.js';
import type { AskEvent } from '../../events/event.js';
import type { Outcome } from '../../questions/outcome.js';
import type { Tx } from '../port.js';
import { alias, answerOutcome, publication, unreadQuestion } from '../schema/ask.js';
import { type ApplyEnv, PLANS_STAMP, renewStamp, StaleDecision } from './context.js';

type Of<T extends AskEvent['type']> = Extract<AskEvent, { type: T }>;

export async function answerKept(
  tx: Tx,
  kept: {
    readonly answerId: string;
    readonly campaignId: string;
    readonly personId: string | null;
    readonly outcome: string;
  },
  env: ApplyEnv,
): Promise<void> {
  const outcome = JSON.parse(kept.outcome) as Outcome;
  await tx.db.insert(answerOutcome).values({ ...kept, outcome, at: env.now });
}

/** Each once: an answer told in between makes the decision old. */
export async function answersTold(tx: Tx, event: Of<'answers_told'>, env: ApplyEnv): Promise<void> {
  const ids = [...event.answerIds];
  const told = await tx.db
    .update(answerOutcome)
    .set({ toldAt: env.now })
    .where(and(inArray(answerOutcome.answerId, ids), isNull(answerOutcome.toldAt)))
    .returning({ id: answerOutcome.answerId });
  if (told.length !== ids.length) throw new StaleDecision('an asker was told');
}

export async function questionUnread(tx: Tx, event: Of<'question_unread'>, env: ApplyEnv): Promise<void> {
  const { campaignId, key, text } = event;
  await tx.db.insert(unreadQuestion).values({ campaignId, key, text, day: dayOf(env.now) });
}

export async function resultsPublished(tx: Tx, event: Of<'results_published'>, env: ApplyEnv): Promise<void> {
  const { publicationId, campaignId, period, tier, criterionId, way, rule } = event;
  const bySeat = env.actor.kind === 'seat' ? env.actor.seatId : null;
  const row = { id: publicationId, campaignId, period, tier, criterionId, way, rule, at: env.now, bySeat };
  await tx.db.insert(publication).values(row);
}

/** The lexicon is made from the plan, so what is held of plans is old now. */
export async function aliasSet(tx: Tx, event: Of<'alias_set'>, env: ApplyEnv): Promise<void> {
  const { campaignId, key, words, criterionId } = event;
  await tx.db.delete(alias).where(and(eq(alias.campaignId, campaignId), eq(alias.key, key)));
  if (criterionId !== null) {
    const bySeat = env.actor.kind === 'seat' ? env.actor.seatId : null;
    await tx.db.insert(alias).values({ campaignId, key, words, criterionId, at: env.now, bySeat });
  }
  await renewStamp(tx, PLANS_STAMP, env);
}
