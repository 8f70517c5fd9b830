/** The body that issued a plan ends or is merged: the campaign is frozen, then handed to a successor or closed. */
import { day, id, instant, oneOf, table, text } from '../columns.js';
import { campaign } from './plan.js';

export const ISSUER_CHANGES = ['frozen', 'handed_over'] as const;

/** The newest row of a campaign says how it stands. */
export const issuerChange = table('issuer_change', {
  id: id(),
  campaignId: text()
    .notNull()
    .references(() => campaign.id),
  kind: oneOf(ISSUER_CHANGES).notNull(),
  /** The first day on which the old body is no more, or the successor answers. */
  from: day().notNull(),
  document: text().notNull(),
  /** The successor, where it was handed over. */
  issuer: text(),
  at: instant().notNull(),
});
