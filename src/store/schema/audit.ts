/**
 * The keyed chain of everything that changed. A row holds no content: the payload lies beside it under a salted hash
 * and can be erased without breaking the chain.
 */
import { id, instant, integer, table, text, unique } from '../columns.js';

export const audit = table(
  'audit',
  {
    id: id(),
    /** The campaign, or `house` for what belongs to none. */
    chain: text().notNull(),
    /** 1, 2, 3 … within the chain: a gap is a removed row. */
    seq: integer().notNull(),
    at: instant().notNull(),
    /** A pseudonym: seat or person id, an address as its keyed hash. */
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    payloadHash: text().notNull(),
    /** The `mac` before, '' for the first. */
    prev: text().notNull(),
    mac: text().notNull(),
  },
  (t) => [unique('audit_place').on(t.chain, t.seq)],
);

export const auditPayload = table('audit_payload', {
  auditId: integer()
    .primaryKey()
    .references(() => audit.id),
  salt: text().notNull(),
  payload: text().notNull(),
});
