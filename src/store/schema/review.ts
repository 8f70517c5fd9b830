/** What hands did to figures after they were sent: who verified, returned, asked, contested; periods that were closed. */
import { sql } from 'drizzle-orm';
import { NOTED_ACTS } from '../../events/event.js';
import { id, index, instant, integer, oneOf, primaryKey, table, text, uniqueIndex } from '../columns.js';
import { campaign, unit } from './plan.js';
import { draft } from './report.js';

export const REVIEW_ACTS = [
  ...NOTED_ACTS,
  'verified',
  'confirmed_own',
  'returned',
  'resubmitted',
  'explained',
  'set',
  'decided',
  'contested',
  'withdrawn',
] as const;

/** Only ever added to. `version` is the figure's; a figure's state says how it stands, these rows say how it came there. */
export const reviewAct = table(
  'review_act',
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    unitId: integer()
      .notNull()
      .references(() => unit.id),
    period: text().notNull(),
    /** Null: the whole report. */
    criterionId: text(),
    version: integer().notNull(),
    act: oneOf(REVIEW_ACTS).notNull(),
    words: text(),
    bySeat: text(),
    at: instant().notNull(),
  },
  (t) => [index('review_act_unit').on(t.campaignId, t.unitId, t.period)],
);

/** A closed period; `reopened…` ends the closing. */
export const periodClosing = table(
  'period_closing',
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    period: text().notNull(),
    closedAt: instant().notNull(),
    bySeat: text(),
    reopenedAt: instant(),
    reopenedBy: text(),
    askedBy: text(),
    reason: text(),
  },
  (t) => [uniqueIndex('period_closed_once').on(t.campaignId, t.period).where(sql`reopened_at is null`)],
);

/** The one question about an unusual figure of a draft, and how it was answered. */
export const draftDoubt = table('draft_doubt', {
  obligationId: text()
    .primaryKey()
    .references(() => draft.obligationId),
  criterionId: text().notNull(),
  doubt: text().notNull(),
  answer: text().notNull(),
  bySeat: text().notNull(),
  at: instant().notNull(),
});

/** Decided rules of a campaign, over what its plan says; the newest row of a rule holds. */
export const campaignRule = table(
  'campaign_rule',
  {
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    rule: text().notNull(),
    value: text().notNull(),
    document: text(),
    bySeat: text(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.rule, t.at] })],
);
