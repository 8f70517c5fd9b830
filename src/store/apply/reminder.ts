/** What was decided about reminding becomes rows: each intent once, its message in the outbox, in one turn. */
import { and, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import type { CampaignId, DecidedIntent, PersonId, ReminderEvent } from '../../events/event.js';
import type { Tx } from '../port.js';
import { enqueue } from '../queries/outbox.js';
import { outbox } from '../schema/pipe.js';
import { promise, reminderIntent } from '../schema/reminder.js';
import { type ApplyEnv, StaleDecision } from './context.js';

type Of<T extends ReminderEvent['type']> = Extract<ReminderEvent, { type: T }>;

type Row = typeof reminderIntent.$inferInsert;

const CHUNK = 200;

/** An intent that is on record already was decided by somebody else meanwhile: the whole decision is made again. */
export async function remindersDecided(tx: Tx, event: Of<'reminders_decided'>, env: ApplyEnv): Promise<void> {
  const { reminders, others, byHand } = event;
  const hand = { bySeat: byHand?.seatId ?? null, because: byHand?.because ?? null };
  const rows: Row[] = others.map((one) => rowOf(one, env.now, hand));
  for (const { personId, intents, bubble: message, template, about, notBefore = null, notAfter, rung } of reminders) {
    const to = { personId };
    const when = { notBefore, notAfter };
    const fresh = { to, lane: 'reminder' as const, about, message, template, ...when, language: null, handed: false };
    const { id: outboxId } = await enqueue(tx, fresh, env.now);
    rows.push(...intents.map((one) => ({ ...rowOf(one, env.now, hand), outboxId, rung, tries: 1 })));
  }
  for (let i = 0; i < rows.length; i += CHUNK) await put(tx, rows.slice(i, i + CHUNK));
}

function rowOf(one: DecidedIntent, decidedAt: number, hand: Pick<Row, 'bySeat' | 'because'>): Row {
  return { ...one, ...hand, decidedAt, outboxId: null, rung: one.rung ?? null, tries: 0 };
}

async function put(tx: Tx, rows: readonly Row[]): Promise<void> {
  const written = await tx.db
    .insert(reminderIntent)
    .values([...rows])
    .onConflictDoUpdate({
      target: [reminderIntent.subject, reminderIntent.rule, reminderIntent.occurrence, reminderIntent.personId],
      set: {
        decidedAt: sql`excluded.decided_at`,
        state: sql`excluded.state`,
        reason: sql`excluded.reason`,
        outboxId: sql`excluded.outbox_id`,
        rung: sql`excluded.rung`,
        tries: sql`${reminderIntent.tries} + excluded.tries`,
      },
      setWhere: sql`${reminderIntent.state} = 'open'`,
    })
    .returning({ id: reminderIntent.id });
  if (written.length !== rows.length) throw new StaleDecision('intent is decided');
}

export async function promiseMade(tx: Tx, event: Of<'promise_made'>, env: ApplyEnv): Promise<void> {
  const { promiseId: id, campaignId, obligationId, day, half, by } = event;
  await tx.db.insert(promise).values({ id, campaignId, obligationId, day, half, by, madeAt: env.now });
  await takeBackReminders(tx, [obligationId], 'promise', env);
}

/**
 * Takes back messages that wait and speak for one of the subjects (of one person, where one is named): its intents
 * are dropped for the reason, what else the message spoke for is decided again.
 */
export async function takeBackReminders(
  tx: Tx,
  subjects: readonly string[],
  reason: string,
  env: Pick<ApplyEnv, 'now'>,
  personId: PersonId | null = null,
): Promise<void> {
  const mine = personId === null ? undefined : eq(reminderIntent.personId, personId);
  for (let i = 0; i < subjects.length; i += CHUNK) {
    await takeBack(tx, and(inArray(reminderIntent.subject, subjects.slice(i, i + CHUNK)), mine), reason, env);
  }
}

/** Rules that speak of something else than the bound: what they had to say is still to be said. */
const NOT_OF_BOUND = ['promised', 'returned'];

/** The bound is another now: what waits speaks of the old one. */
export async function boundMoved(tx: Tx, subjects: readonly string[], env: Pick<ApplyEnv, 'now'>): Promise<void> {
  for (let i = 0; i < subjects.length; i += CHUNK) {
    const of = inArray(reminderIntent.subject, subjects.slice(i, i + CHUNK));
    await takeBack(tx, and(of, notInArray(reminderIntent.rule, NOT_OF_BOUND)), 'deadline_moved', env);
  }
}

/** Of a whole campaign; what its messages said of others is decided again. */
export async function takeBackCampaign(
  tx: Tx,
  campaignId: CampaignId,
  reason: string,
  env: Pick<ApplyEnv, 'now'>,
): Promise<void> {
  await takeBack(tx, eq(reminderIntent.campaignId, campaignId), reason, env);
}

async function takeBack(tx: Tx, which: SQL | undefined, reason: string, env: Pick<ApplyEnv, 'now'>): Promise<void> {
  const waiting = await tx.db
    .selectDistinct({ id: outbox.id })
    .from(reminderIntent)
    .innerJoin(outbox, eq(outbox.id, reminderIntent.outboxId))
    .where(and(which, sql`${outbox.state} = 'due'`));
  if (waiting.length === 0) return;
  const ids = waiting.map((row) => row.id);
  const gone = await tx.db
    .update(outbox)
    .set({ state: 'cancelled', reason, endedAt: env.now })
    .where(and(inArray(outbox.id, ids), sql`${outbox.state} = 'due'`))
    .returning({ id: outbox.id });
  const of = inArray(
    reminderIntent.outboxId,
    gone.map((row) => row.id),
  );
  await tx.db.update(reminderIntent).set({ state: 'open', reason: null, outboxId: null, rung: null }).where(of);
  await tx.db
    .update(reminderIntent)
    .set({ state: 'dropped', reason })
    .where(and(which, sql`${reminderIntent.state} = 'open'`));
}
