/** The pipe's own tables: what came in, what goes out, and when a schedule last fired. */
import { sql } from 'drizzle-orm';
import type { ChannelName, IncomingBody } from '../../channels/channel.js';
import type { Bubble, Language, Template } from '../../messages/message.js';
import { bool, id, index, instant, integer, json, oneOf, table, text } from '../columns.js';

/** One row per incoming message, committed before the platform is answered. `seq` is the order of arrival. */
export const inbox = table(
  'inbox',
  {
    seq: id(),
    key: text().notNull().unique(),
    channel: text().$type<ChannelName>().notNull(),
    address: text().notNull(),
    displayName: text(),
    language: text(),
    /** The person's own act by the platform's clock. */
    at: instant(),
    ref: text(),
    /** What kind of body it was; stays when the body is erased. */
    kind: text().$type<IncomingBody['kind']>().notNull(),
    /** Null once erased. */
    body: json<IncomingBody>(),
    receivedAt: instant().notNull(),
    state: oneOf(['open', 'done', 'parked']).notNull(),
    attempts: integer().notNull(),
    /** Not before; null is at once. */
    nextAt: instant(),
    error: text(),
    endedAt: instant(),
  },
  (t) => [
    index('inbox_open').on(t.channel, t.address, t.seq).where(sql`state = 'open'`),
    index('inbox_parked').on(t.seq).where(sql`state = 'parked'`),
  ],
);

/** Authentic updates nobody could read, kept 14 days. */
export const quarantine = table('quarantine', {
  id: id(),
  key: text().notNull().unique(),
  channel: text().$type<ChannelName>().notNull(),
  raw: text(),
  receivedAt: instant().notNull(),
});

export const LANES = ['reply', 'reminder', 'broadcast'] as const;
export const OUTBOX_STATES = [
  'due', // waiting for its time
  'claimed', // being sent, or about to be; found at start it is in doubt
  'sent',
  'refused',
  'in_doubt', // asked too often without a definite answer: listed to the coordinator
  'cancelled',
  'superseded',
  'expired',
] as const;

/**
 * What goes out. The receiver is an address (`channel` and `address`: replies) or a person (`personId`), whose
 * address is found at the moment of sending.
 */
export const outbox = table(
  'outbox',
  {
    id: id(),
    channel: text().$type<ChannelName>(),
    address: text(),
    personId: text(),
    lane: oneOf(LANES).notNull(),
    /** Why the row is there (`obligation:41`); whoever takes the reason away cancels by it. */
    about: text(),
    /** Key and parameters; null once erased. */
    message: json<Bubble>(),
    language: text().$type<Language>(),
    /** What goes out instead where the window is shut; null: nothing. Erased with the message. */
    template: json<Template | null>(),
    /** Carries a code: the message is erased as soon as the row has ended. */
    fleeting: bool().notNull(),
    /** False: a send in doubt is not repeated ("không gửi lặp"). */
    repeat: bool().notNull(),
    notBefore: instant(),
    notAfter: instant(),
    state: oneOf(OUTBOX_STATES).notNull(),
    attempts: integer().notNull(),
    doubts: integer().notNull(),
    /** Parts of a message too long for one call that have surely arrived: a repetition goes on behind them. */
    part: integer().notNull().default(0),
    /** Where a person's message was last tried, `<channel>:<address>`: after a doubt it goes nowhere else. */
    sentTo: text(),
    /** Places of the person that refused it. */
    tried: json<readonly string[]>(),
    claimedAt: instant(),
    messageRef: text(),
    inboxSeq: integer(),
    createdAt: instant().notNull(),
    endedAt: instant(),
    reason: text(),
  },
  (t) => [
    index('outbox_open').on(t.lane, t.id).where(sql`state in ('due', 'claimed')`),
    index('outbox_about').on(t.about).where(sql`about is not null and state = 'due'`),
    index('outbox_in_doubt').on(t.id).where(sql`state = 'in_doubt'`),
    index('outbox_shut_out').on(t.personId).where(sql`state = 'due' and reason in ('window_shut', 'cap_reached')`),
  ],
);

/** The web chat's own mailbox: what its pages fetch with `after=<id>`. */
export const mailbox = table(
  'mailbox',
  {
    id: id(),
    address: text().notNull(),
    text: text().notNull(),
    titled: bool().notNull(),
    choices: json<readonly { readonly id: string; readonly label: string }[]>().notNull(),
    /** Where the file's bytes lie, null without a file. */
    file: json<{ readonly id: string; readonly name: string; readonly type: string }>(),
    at: instant().notNull(),
  },
  (t) => [index('mailbox_address').on(t.address, t.id)],
);

/** One row per schedule: when it last looked. */
export const tick = table('tick', {
  name: text().primaryKey(),
  at: instant().notNull(),
});
