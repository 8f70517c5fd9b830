/** What was decided about reminding, once for each (subject, rule, occurrence, person), and days people named. */
import { sql } from 'drizzle-orm';
import { day, id, index, instant, integer, oneOf, table, text, unique } from '../columns.js';
import { outbox } from './pipe.js';
import { campaign, obligation } from './plan.js';

export const INTENT_STATES = [
  'sent', // its message is in the outbox, which knows the rest
  'merged', // a later rule of the same report speaks for it
  'dropped',
  'open', // taken back before it was sent: decided again
] as const;

export const RUNGS = ['open_window', 'template', 'other_channel', 'paper'] as const;

export const reminderIntent = table(
  'reminder_intent',
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    /** An obligation, or `campaign:<id>` for what the office is told. */
    subject: text().notNull(),
    rule: text().notNull(),
    occurrence: text().notNull(),
    /** '' where nobody holds the seat. No reference: '' is nobody's id. */
    personId: text().notNull(),
    /** When it was due, and when it was decided. */
    at: instant().notNull(),
    decidedAt: instant().notNull(),
    state: oneOf(INTENT_STATES).notNull(),
    reason: text(),
    outboxId: integer().references(() => outbox.id),
    rung: oneOf(RUNGS),
    /** How often it was put into the outbox. */
    tries: integer().notNull(),
    /** Who asked for it by hand, and why the daily cap was set aside. */
    bySeat: text(),
    because: text(),
  },
  (t) => [
    unique('reminder_intent_once').on(t.subject, t.rule, t.occurrence, t.personId),
    index('reminder_intent_decided').on(t.decidedAt),
    index('reminder_intent_outbox').on(t.outboxId).where(sql`outbox_id is not null`),
  ],
);

/** A day on which a unit said it would report. The newest row counts. */
export const promise = table(
  'promise',
  {
    seq: id(),
    id: text().notNull().unique(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    obligationId: text()
      .notNull()
      .references(() => obligation.id),
    day: day().notNull(),
    half: oneOf(['morning', 'afternoon']),
    /** The unit itself in chat, or the office after a call. */
    by: oneOf(['unit', 'call']).notNull(),
    madeAt: instant().notNull(),
  },
  (t) => [index('promise_obligation').on(t.obligationId)],
);
