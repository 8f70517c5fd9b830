/** What is kept of persons no longer than it is needed. */
import { and, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Instant } from '../../domain/time.js';
import type { Tx } from '../port.js';
import { nomination, nominationPaper, nominationStep } from '../schema/award.js';

/**
 * Empties the proposals of persons that were withdrawn before `before`: who it was and what was said of them, by the unit and
 * by the office. Their papers are named by nothing from then on. The number, the unit and the steps stay.
 */
export async function eraseWithdrawnPersons(tx: Tx, before: Instant): Promise<number> {
  const gone = await tx.db
    .update(nomination)
    .set({ who: null, post: null, what: null, effect: null, recognition: null })
    .where(
      and(
        eq(nomination.subject, 'person'),
        eq(nomination.state, 'withdrawn'),
        isNotNull(nomination.who),
        inArray(
          nomination.id,
          tx.db
            .select({ id: nominationStep.nominationId })
            .from(nominationStep)
            .where(and(eq(nominationStep.step, 'withdraw'), lt(nominationStep.at, before))),
        ),
      ),
    )
    .returning({ id: nomination.id });
  const ids = gone.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tx.db.update(nominationStep).set({ words: null }).where(inArray(nominationStep.nominationId, ids));
  await tx.db
    .update(nominationPaper)
    .set({ withdrawnAt: before, name: null })
    .where(and(inArray(nominationPaper.nominationId, ids), isNull(nominationPaper.withdrawnAt)));
  return ids.length;
}
