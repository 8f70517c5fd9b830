/** Qualitative standards: what units said and how the standing agency assessed it. Nothing is changed, only followed. */
import { ASSESSED } from '../../domain/assessment.js';
import { bool, id, index, instant, integer, oneOf, table, text, unique } from '../columns.js';
import { campaign, obligation, unit } from './plan.js';

export const statement = table(
  'statement',
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    obligationId: text()
      .notNull()
      .references(() => obligation.id),
    unitId: integer()
      .notNull()
      .references(() => unit.id),
    criterionId: text().notNull(),
    period: text().notNull(),
    version: integer().notNull(),
    current: bool().notNull(),
    /** Null: "chưa thực hiện". */
    text: text(),
    at: instant().notNull(),
    bySeat: text(),
  },
  (t) => [
    unique('statement_version').on(t.campaignId, t.unitId, t.criterionId, t.period, t.version),
    index('statement_obligation').on(t.obligationId),
  ],
);

export const assessment = table(
  'assessment',
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    unitId: integer()
      .notNull()
      .references(() => unit.id),
    criterionId: text().notNull(),
    period: text().notNull(),
    version: integer().notNull(),
    current: bool().notNull(),
    verdict: oneOf(ASSESSED).notNull(),
    words: text(),
    /** The statement it was judged on; 0 when there was none. */
    statement: integer().notNull(),
    at: instant().notNull(),
    bySeat: text(),
  },
  (t) => [unique('assessment_version').on(t.campaignId, t.period, t.unitId, t.criterionId, t.version)],
);
