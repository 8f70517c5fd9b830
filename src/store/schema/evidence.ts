/** What proves a figure: a document's number and day, or a file kept under its own hash. */
import { day, index, instant, integer, table, text } from '../columns.js';
import { campaign, obligation, unit } from './plan.js';

export const evidence = table(
  'evidence',
  {
    id: text().primaryKey(),
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
    /** The figure version it was given for: 1 when the report was still a draft. */
    figureVersion: integer().notNull(),
    /** Of a file: its hash is its place on the disk. Null for a document's number. */
    sha256: text(),
    size: integer(),
    type: text(),
    name: text(),
    /** Of a document. */
    number: text(),
    day: day(),
    bySeat: text(),
    at: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [index('evidence_obligation').on(t.obligationId), index('evidence_sha256').on(t.sha256)],
);
