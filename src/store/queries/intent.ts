/** What the planner of reminders decided before: the ledger of intents, and what became of each. */

import { and, asc, eq, gte, inArray, isNull, like, ne, not, or, sql } from 'drizzle-orm';
import { TO_HEAD } from '../../domain/reminder-rules.js';
import { DAY_MS, type Instant } from '../../domain/time.js';
import type { CampaignId, PersonId } from '../../events/event.js';
import type { ReadTx, Tx } from '../port.js';
import { outbox } from '../schema/pipe.js';
import { obligation } from '../schema/plan.js';
import { reminderIntent } from '../schema/reminder.js';
import { among, type People } from './reminder.js';

/** Older decisions are of periods that are locked. */
const REMEMBERED_MS = 400 * DAY_MS;

/** Everything decided, of reports not sent and of the office; what was taken back is not decided. */
export async function decidedRows(tx: ReadTx, now: Instant, people: People = null) {
  const { subject, rule, occurrence, personId } = reminderIntent;
  return tx.db
    .select({ subject, rule, occurrence, personId })
    .from(reminderIntent)
    .leftJoin(obligation, eq(obligation.id, reminderIntent.subject))
    .where(
      and(
        ne(reminderIntent.state, 'open'),
        among(personId, people),
        gte(reminderIntent.decidedAt, now - REMEMBERED_MS),
        or(isNull(obligation.submittedAt), eq(rule, 'returned')),
      ),
    );
}

/** What the office asked for by hand, that was taken back before it went out and is still to be said. */
export async function openByHand(tx: ReadTx, now: Instant) {
  const { subject, occurrence, personId, at } = reminderIntent;
  return tx.db
    .select({ subject, occurrence, personId, at })
    .from(reminderIntent)
    .where(
      and(
        eq(reminderIntent.state, 'open'),
        eq(reminderIntent.rule, 'by-hand'),
        gte(reminderIntent.decidedAt, now - REOPENED_MS),
      ),
    );
}

/** When the message goes out: decided at night, it waits for the next hours. */
const goesOut = sql<number>`coalesce(${outbox.notBefore}, ${reminderIntent.decidedAt})`;

/** When reminders went out to whom since `since`, a row per message; those taken back do not count. */
export async function toldRows(tx: ReadTx, since: Instant, people: People = null) {
  const { personId, outboxId } = reminderIntent;
  return tx.db
    .selectDistinct({ personId, outboxId, at: goesOut })
    .from(reminderIntent)
    .innerJoin(outbox, eq(outbox.id, reminderIntent.outboxId))
    .where(
      and(
        gte(reminderIntent.decidedAt, since),
        among(personId, people),
        sql`${outbox.state} not in ('cancelled', 'expired', 'refused')`,
      ),
    );
}

/** Tries after which a reminder that platforms refuse is left to the call list. */
const MOST_TRIES = 3;

const REOPENED_MS = 14 * DAY_MS;

/**
 * Messages that never went out and are not in doubt (their hours ended, or the address refused) are decided again:
 * in the next hours, or on another address of the person. What was for the head of a unit is the office's to send again:
 * it stays on record as not sent. Gives how many.
 */
export async function reopenUnsent(tx: Tx, now: Instant): Promise<number> {
  const unsent = await tx.db
    .select({ id: reminderIntent.id })
    .from(reminderIntent)
    .innerJoin(outbox, eq(outbox.id, reminderIntent.outboxId))
    .where(
      and(
        eq(reminderIntent.state, 'sent'),
        gte(reminderIntent.decidedAt, now - REOPENED_MS),
        not(like(reminderIntent.occurrence, `${TO_HEAD}%`)),
        or(
          and(sql`${outbox.state} = 'expired'`, eq(outbox.doubts, 0)),
          and(sql`${outbox.state} = 'refused'`, sql`${reminderIntent.tries} < ${MOST_TRIES}`),
        ),
      ),
    );
  const ids = unsent.map((row) => row.id);
  for (let i = 0; i < ids.length; i += 500) {
    await tx.db
      .update(reminderIntent)
      .set({ state: 'open' })
      .where(inArray(reminderIntent.id, ids.slice(i, i + 500)));
  }
  return ids.length;
}

export interface IntentRow {
  readonly subject: string;
  readonly rule: string;
  readonly occurrence: string;
  readonly personId: PersonId;
  readonly at: Instant;
  readonly decidedAt: Instant;
  readonly state: string;
  readonly reason: string | null;
  readonly rung: string | null;
  readonly because: string | null;
  /** How its message stands; null where none was made. */
  readonly delivery: string | null;
  readonly deliveredAt: Instant | null;
}

/** The log of one campaign between two moments, oldest first. */
export async function intentRows(tx: ReadTx, campaignId: CampaignId, from: Instant, to: Instant): Promise<IntentRow[]> {
  const { subject, rule, occurrence, personId, at, decidedAt, state, reason, rung, because } = reminderIntent;
  return tx.db
    .select({
      subject,
      rule,
      occurrence,
      personId,
      at,
      decidedAt,
      state,
      reason,
      rung,
      because,
      delivery: outbox.state,
      deliveredAt: outbox.endedAt,
    })
    .from(reminderIntent)
    .leftJoin(outbox, eq(outbox.id, reminderIntent.outboxId))
    .where(and(eq(reminderIntent.campaignId, campaignId), gte(decidedAt, from), sql`${decidedAt} < ${to}`))
    .orderBy(asc(decidedAt), asc(reminderIntent.id));
}

/** Reminders of one campaign whose messages went out by now: how often a unit was asked, and with which rule. */
export async function sentIntents(tx: ReadTx, campaignId: CampaignId, now: Instant) {
  const { subject, personId, rule } = reminderIntent;
  return tx.db
    .select({ subject, personId, rule, decidedAt: goesOut })
    .from(reminderIntent)
    .innerJoin(obligation, eq(obligation.id, reminderIntent.subject))
    .innerJoin(outbox, eq(outbox.id, reminderIntent.outboxId))
    .where(
      and(
        eq(reminderIntent.campaignId, campaignId),
        eq(reminderIntent.state, 'sent'),
        sql`${goesOut} <= ${now}`,
        isNull(obligation.submittedAt),
      ),
    );
}

/** The rule of what the office sends on paper. */
export const PAPER_RULE = 'paper';

/** Decisions that made no message and still say something: nobody could be written to, a paper was drafted. */
export async function markedIntents(tx: ReadTx, campaignId: CampaignId) {
  const { subject, rule, reason, decidedAt } = reminderIntent;
  return tx.db
    .select({ subject, rule, reason, decidedAt })
    .from(reminderIntent)
    .innerJoin(obligation, eq(obligation.id, subject))
    .where(
      and(
        eq(reminderIntent.campaignId, campaignId),
        or(eq(reason, 'unreachable'), eq(rule, PAPER_RULE)),
        isNull(obligation.submittedAt),
      ),
    );
}
