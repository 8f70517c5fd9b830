/** Awards: lists frozen for good, consideration held up, what the office set with its day, nominations and their steps. */
import { OCCASIONS } from '../../domain/award.js';
import type { AwardSheet } from '../../domain/award-sheet.js';
import { NOMINATION_STATES, NOMINATION_STEPS, RESULTS, SUBJECTS } from '../../domain/nomination.js';
import type { AwardRule } from '../../events/award.js';
import { bool, day, id, index, instant, integer, json, oneOf, table, text, unique } from '../columns.js';
import { campaign, unit } from './plan.js';

const campaignId = () =>
  text()
    .notNull()
    .references(() => campaign.id);
const unitId = () =>
  integer()
    .notNull()
    .references(() => unit.id);

/** Only ever added to: a frozen list never changes. */
export const awardSheet = table(
  'award_sheet',
  {
    id: text().primaryKey(),
    campaignId: campaignId(),
    occasion: oneOf(OCCASIONS).notNull(),
    period: text().notNull(),
    tier: text().notNull(),
    sheet: json<AwardSheet>().notNull(),
    at: instant().notNull(),
    bySeat: text(),
  },
  (t) => [index('award_sheet_of').on(t.campaignId, t.occasion, t.period, t.tier)],
);

/** Only ever added to; a unit's newest row tells whether it is held up. */
export const awardSuspension = table(
  'award_suspension',
  {
    id: id(),
    campaignId: campaignId(),
    unitId: unitId(),
    suspended: bool().notNull(),
    document: text().notNull(),
    day: day().notNull(),
    at: instant().notNull(),
    bySeat: text(),
  },
  (t) => [index('award_suspension_unit').on(t.campaignId, t.unitId)],
);

/** Only ever added to; the newest row of a kind and subject holds (points of a decree all stand). */
export const awardRule = table(
  'award_rule',
  {
    id: id(),
    campaignId: campaignId(),
    kind: text().notNull(),
    /** What it is about within its kind: `so_ket 2023 city_certificate individual`, a decree, ''. */
    subject: text().notNull(),
    rule: json<AwardRule>().notNull(),
    at: instant().notNull(),
    bySeat: text(),
  },
  (t) => [index('award_rule_kind').on(t.campaignId, t.kind, t.subject)],
);

export const nomination = table(
  'nomination',
  {
    id: text().primaryKey(),
    campaignId: campaignId(),
    number: integer().notNull(),
    unitId: unitId(),
    occasion: oneOf(OCCASIONS).notNull(),
    period: text().notNull(),
    awardId: text().notNull(),
    subject: oneOf(SUBJECTS).notNull(),
    category: text(),
    who: text(),
    post: text(),
    what: text(),
    effect: text(),
    recognition: text(),
    headsEnterprise: bool().notNull(),
    state: oneOf(NOMINATION_STATES).notNull(),
    version: integer().notNull(),
    openedAt: instant().notNull(),
    openedBy: text(),
    result: oneOf(RESULTS),
    decisionNumber: text(),
    decisionDay: day(),
  },
  (t) => [index('nomination_unit').on(t.campaignId, t.unitId), unique('nomination_number').on(t.campaignId, t.number)],
);

/** Each step with who and when; only ever added to. */
export const nominationStep = table(
  'nomination_step',
  {
    id: id(),
    nominationId: text()
      .notNull()
      .references(() => nomination.id),
    step: oneOf(NOMINATION_STEPS).notNull(),
    state: oneOf(NOMINATION_STATES).notNull(),
    words: text(),
    at: instant().notNull(),
    bySeat: text(),
  },
  (t) => [index('nomination_step_of').on(t.nominationId)],
);

/** A paper of the check-list that was given: a document's number and day, or a file under its hash. */
export const nominationPaper = table(
  'nomination_paper',
  {
    id: text().primaryKey(),
    nominationId: text()
      .notNull()
      .references(() => nomination.id),
    paperId: text().notNull(),
    sha256: text(),
    size: integer(),
    type: text(),
    name: text(),
    number: text(),
    day: day(),
    at: instant().notNull(),
    bySeat: text(),
    withdrawnAt: instant(),
  },
  (t) => [index('nomination_paper_of').on(t.nominationId), index('nomination_paper_sha256').on(t.sha256)],
);
