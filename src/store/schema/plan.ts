/** Campaigns, their immutable plan versions, the units and what each owes. */
import type { Plan } from '../../domain/plan.js';
import { bool, day, id, index, instant, integer, json, table, text, unique } from '../columns.js';

export const campaign = table('campaign', {
  id: text().primaryKey(),
  /** The plan version in force. */
  planVersion: integer().notNull(),
  loadedAt: instant().notNull(),
});

/** Never changed once written; another text of the plan is another version. */
export const planVersion = table(
  'plan_version',
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    version: integer().notNull(),
    /** Where it was read from: a built-in plan's id or a file's name. */
    source: text().notNull(),
    /** SHA-256 of the text it was read from. */
    hash: text().notNull(),
    plan: json<Plan>().notNull(),
    /** The recorded decision that yearly duties go on, with its document. */
    through: integer(),
    document: text(),
    at: instant().notNull(),
  },
  (t) => [unique('plan_version_number').on(t.campaignId, t.version)],
);

export const unit = table(
  'unit',
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    /** The statistics office's code, as text. */
    code: text().notNull(),
    name: text().notNull(),
    /** For searching in the database: marks, case and đ folded away. */
    folded: text().notNull(),
    type: text().notNull(),
    tier: text().notNull(),
    parentCode: text(),
    /** '' when open, since a unique index takes two nulls for two values. */
    validFrom: day().notNull(),
    validTo: day(),
    successorCodes: json<readonly string[]>().notNull(),
  },
  (t) => [unique('unit_code').on(t.campaignId, t.code, t.validFrom)],
);

/** A reform of units as the office recorded it; the units carry the lineage. */
export const unitReform = table('unit_reform', {
  id: id(),
  campaignId: text()
    .notNull()
    .references(() => campaign.id),
  from: day().notNull(),
  document: text().notNull(),
  at: instant().notNull(),
});

/** One unit × duty × period. `submitted…` is empty until the report was sent. */
export const obligation = table(
  'obligation',
  {
    id: text().primaryKey(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    dutyId: text().notNull(),
    unitId: integer()
      .notNull()
      .references(() => unit.id),
    period: text().notNull(),
    opensAt: instant().notNull(),
    /** Exclusive. */
    dueBefore: instant(),
    locksAt: instant(),
    /** When the bound was last moved for this unit. */
    extendedAt: instant(),
    /** The unit need not report: nothing is owed, nothing taken. */
    exemptedAt: instant(),
    /** The person's own act by the platform's clock. */
    submittedAt: instant(),
    onTime: bool(),
    receipt: text(),
    /** Of the report: 1 when first sent, one more with each correction. */
    version: integer().notNull(),
    asOf: day(),
    highlight: text(),
    submittedBy: text(),
  },
  (t) => [
    unique('obligation_once').on(t.campaignId, t.dutyId, t.unitId, t.period),
    unique('obligation_receipt').on(t.campaignId, t.receipt),
    index('obligation_period').on(t.campaignId, t.period),
    index('obligation_unit').on(t.campaignId, t.unitId),
  ],
);

/** Renewed whenever what is cached in memory under `name` has changed; a random text, so that a rollback never lies. */
export const stamp = table('stamp', { name: text().primaryKey(), value: text().notNull() });

export const setting = table('setting', { key: text().primaryKey(), value: text().notNull() });
