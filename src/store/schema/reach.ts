/** Whether an address can be reached now, and what reaching people cost. */
import type { ChannelName } from '../../channels/channel.js';
import { instant, integer, oneOf, primaryKey, table, text } from '../columns.js';

/** One row per address that ever acted. No reference: a stranger has one before an address. */
export const reach = table('reach', {
  /** `<channel>:<external>`. */
  address: text().primaryKey(),
  /** The person's latest act, by the platform's clock. */
  seenAt: instant(),
  /** Null: the platform does not say. */
  followed: oneOf(['yes', 'no']),
  /** An officer answered by hand in the platform's own tool. */
  humanAt: instant(),
  /** The platform said the window is shut; a later act opens it again. */
  shutAt: instant(),
});

/** What was paid for, by month: counted before it is sent, taken back only after a definite refusal. */
export const paidSend = table(
  'paid_send',
  {
    /** `2026-11`, in Vietnam. */
    month: text().notNull(),
    channel: text().$type<ChannelName>().notNull(),
    /** `template:deadline`, or `late`: written after the free window. */
    kind: text().notNull(),
    count: integer().notNull(),
    /** Đồng, at the configured prices. */
    amount: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.channel, t.kind] })],
);

/** Secrets that change while the service runs (a platform's tokens), sealed with `SECRET_KEY`. */
export const vault = table('vault', {
  name: text().primaryKey(),
  /** AES-256-GCM of JSON; readable only with the key and under this name. */
  sealed: text().notNull(),
  /** Rises with every write: who read an older one writes nothing. */
  version: integer().notNull(),
  at: instant().notNull(),
});
