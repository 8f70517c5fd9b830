/** What units say: drafts while a report is typed, figures with their versions, answers given, things to do. */
import { sql } from 'drizzle-orm';
import type { FigureOrigin, FigureSource, FigureState, FigureValue } from '../../domain/figure.js';
import {
  bool,
  day,
  decimal,
  id,
  index,
  instant,
  integer,
  json,
  oneOf,
  primaryKey,
  table,
  text,
  unique,
  uniqueIndex,
} from '../columns.js';
import { campaign, obligation, unit } from './plan.js';

/** One per obligation, whoever of the unit types. `version` grows with every change. */
export const draft = table('draft', {
  obligationId: text()
    .primaryKey()
    .references(() => obligation.id),
  version: integer().notNull(),
  /** The plan version it was begun under; a newer one does not change a report being typed. Null in older drafts. */
  planVersion: integer(),
  asOf: day(),
  highlight: text(),
  droppedAt: instant(),
  updatedAt: instant().notNull(),
});

export const draftAnswer = table(
  'draft_answer',
  {
    obligationId: text()
      .notNull()
      .references(() => draft.obligationId),
    criterionId: text().notNull(),
    value: json<FigureValue>().notNull(),
    note: text(),
    /** Of a figure taken over from another campaign's report. */
    origin: json<FigureOrigin>(),
    bySeat: text().notNull(),
    ref: text(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.obligationId, t.criterionId] })],
);

export const FIGURE_KINDS = ['ratio', 'percent', 'count', 'not_arisen'] as const;
export const FIGURE_STATES = ['reported', 'verified', 'returned', 'final'] as const satisfies readonly FigureState[];
export const FIGURE_SOURCES = ['chat', 'entered_for', 'import', 'verifier'] as const satisfies readonly FigureSource[];

/** A correction is a new row; exactly one row per campaign, unit, period and criterion is current. */
export const figure = table(
  'figure',
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    unitId: integer()
      .notNull()
      .references(() => unit.id),
    period: text().notNull(),
    criterionId: text().notNull(),
    version: integer().notNull(),
    current: bool().notNull(),
    kind: oneOf(FIGURE_KINDS).notNull(),
    numerator: integer(),
    denominator: integer(),
    /** Percentage or count as exact digits, where the figure is no pair of counts. */
    value: decimal(),
    /** Why it did not arise. */
    whyNot: text(),
    state: oneOf(FIGURE_STATES).notNull(),
    source: oneOf(FIGURE_SOURCES).notNull(),
    note: text(),
    /** The report of another campaign it was taken over from. */
    origin: json<FigureOrigin>(),
    /** Why it was corrected. */
    reason: text(),
    supplementary: bool().notNull(),
    asOf: day(),
    at: instant().notNull(),
    bySeat: text(),
    /** False when the sender's seat was not yet confirmed by the inviter. */
    confirmed: bool().notNull(),
  },
  (t) => [
    unique('figure_version').on(t.campaignId, t.unitId, t.period, t.criterionId, t.version),
    uniqueIndex('figure_current').on(t.campaignId, t.period, t.criterionId, t.unitId).where(sql`current = 1`),
  ],
);

/** Questions answered, so that [Cơ sở] and "còn lại" can lean on them. */
export const answer = table(
  'answer',
  {
    id: text().primaryKey(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    address: text().notNull(),
    query: text().notNull(),
    canonical: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('answer_at').on(t.at)],
);

export const task = table(
  'task',
  {
    id: text().primaryKey(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    kind: text().notNull(),
    subject: text().notNull(),
    details: json<Readonly<Record<string, string | number>>>().notNull(),
    openedAt: instant().notNull(),
    doneAt: instant(),
  },
  (t) => [index('task_open').on(t.campaignId, t.subject).where(sql`done_at is null`)],
);
