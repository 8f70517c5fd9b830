/** Signed papers that units name by number and day: their reports, their own launch plans. The newest row counts. */
import { day, id, index, instant, integer, oneOf, table, text } from '../columns.js';
import { campaign, obligation, unit } from './plan.js';

export const DOCUMENT_KINDS = ['report', 'launch_plan'] as const;

export const unitDocument = table(
  'unit_document',
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    unitId: integer()
      .notNull()
      .references(() => unit.id),
    /** The report it belongs to; null for a launch plan. */
    obligationId: text().references(() => obligation.id),
    kind: oneOf(DOCUMENT_KINDS).notNull(),
    number: text().notNull(),
    day: day().notNull(),
    bySeat: text(),
    at: instant().notNull(),
  },
  (t) => [
    index('unit_document_report').on(t.obligationId),
    index('unit_document_unit').on(t.campaignId, t.unitId, t.kind),
  ],
);
