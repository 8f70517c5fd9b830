/** Announcements, and the ledger of who receives each: one row per person, frozen at approval. */
import { sql } from 'drizzle-orm';
import { type Audience, type Content, ROW_ENDS, STATES } from '../../broadcast/types.js';
import { bool, id, index, instant, integer, json, oneOf, primaryKey, table, text, uniqueIndex } from '../columns.js';
import { person } from './people.js';
import { outbox } from './pipe.js';
import { campaign } from './plan.js';

export const broadcast = table(
  'broadcast',
  {
    id: text().primaryKey(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    /** 1, 2, 3 … within the campaign: how people name it. */
    number: integer().notNull(),
    state: oneOf(STATES).notNull(),
    version: integer().notNull(),
    content: json<Content>().notNull(),
    /** SHA-256 of the content; at approval it must be the one the approver read. */
    hash: text().notNull(),
    audience: json<Audience>().notNull(),
    optional: bool().notNull(),
    repeat: bool().notNull(),
    scheduledAt: instant(),
    notAfter: instant(),
    /** No references: a table cannot name itself before it stands. */
    corrects: text(),
    waveOf: text(),
    /** Null: the command line. */
    createdBySeat: text(),
    createdByPerson: text(),
    createdAt: instant().notNull(),
    submittedAt: instant(),
    approvedBySeat: text(),
    approvedByPerson: text(),
    approvedAt: instant(),
    /** No second person agreed: the number of receivers was typed. */
    alone: bool().notNull(),
    startsAt: instant(),
    startedAt: instant(),
    /** When its author was told that half of it is out; only long ones. */
    halfAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex('broadcast_number').on(t.campaignId, t.number),
    index('broadcast_open').on(t.startsAt).where(sql`state in ('approved', 'sending')`),
  ],
);

export const broadcastRecipient = table(
  'broadcast_recipient',
  {
    id: id(),
    broadcastId: text()
      .notNull()
      .references(() => broadcast.id),
    /** Null: nobody has joined in the unit. */
    personId: text().references(() => person.id),
    /** The units the person is told for. */
    unitIds: json<readonly number[]>().notNull(),
    /** Where the person was reached when the receivers were frozen: how full a channel is goes by it. */
    channel: text(),
    /** Why it never enters the outbox; null while it may, or did: then the outbox knows the rest. */
    endedAs: oneOf(ROW_ENDS),
    reason: text(),
    endedAt: instant(),
    outboxId: integer().references(() => outbox.id),
    /** Đồng: what its sends cost, those without an answer included. */
    charged: integer().notNull(),
  },
  (t) => [
    uniqueIndex('broadcast_recipient_once').on(t.broadcastId, t.personId),
    index('broadcast_recipient_waiting').on(t.broadcastId, t.id).where(sql`ended_as is null and outbox_id is null`),
    index('broadcast_recipient_outbox').on(t.outboxId).where(sql`outbox_id is not null`),
  ],
);

/** People who do not want optional announcements. */
export const broadcastOptOut = table(
  'broadcast_opt_out',
  {
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    personId: text()
      .notNull()
      .references(() => person.id),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.personId] })],
);
