/** What is known of channels beside addresses: counts that a platform's plan limits, and remarks already made. */
import type { ChannelName } from '../../channels/channel.js';
import { instant, integer, primaryKey, table, text } from '../columns.js';

/** Messages a platform took (or may have taken) in a calendar month, where its plan counts them. */
export const channelMonth = table(
  'channel_month',
  {
    channel: text().$type<ChannelName>().notNull(),
    /** `2026-11`, by Vietnam's calendar. */
    month: text().notNull(),
    sent: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.channel, t.month] })],
);

/** When somebody was last told that a kind of message is not read: at most once an hour each. */
export const remark = table(
  'remark',
  {
    /** A person's id, or the address of somebody who is none. */
    whose: text().notNull(),
    kind: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.whose, t.kind] })],
);

/** A short-lived code that brings a second address to the same person. Stored hashed; used once. */
export const linkCode = table('link_code', {
  codeHash: text().primaryKey(),
  personId: text().notNull(),
  /** Where it was shown: that place is told when it was used. */
  shownAt: text().notNull(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
});
