/** What becomes of questions: what an answer said, what was published, what was not understood, what words mean. */
import { WAYS } from '../../domain/publication.js';
import type { Outcome } from '../../questions/outcome.js';
import { id, index, instant, json, oneOf, primaryKey, table, text } from '../columns.js';
import { campaign } from './plan.js';
import { answer } from './report.js';

/** Kept beside an answer for as long as its asker is told of changes. */
export const answerOutcome = table(
  'answer_outcome',
  {
    answerId: text()
      .primaryKey()
      .references(() => answer.id),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    /** Who asked; null on the command line. */
    personId: text(),
    outcome: json<Outcome>().notNull(),
    at: instant().notNull(),
    /** The asker was told, once, that it says something else now. */
    toldAt: instant(),
  },
  (t) => [index('answer_outcome_at').on(t.campaignId, t.at)],
);

/** Only ever added to: the newest for a period, tier and criterion counts. */
export const publication = table(
  'publication',
  {
    id: text().primaryKey(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    period: text().notNull(),
    tier: text().notNull(),
    /** Null: the list of those who meet every measurable standard. */
    criterionId: text(),
    way: oneOf(WAYS).notNull(),
    rule: text().notNull(),
    at: instant().notNull(),
    bySeat: text(),
  },
  (t) => [index('publication_of').on(t.campaignId, t.period)],
);

/** Without the person, the address and the hour: only words and the day. */
export const unreadQuestion = table(
  'unread_question',
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    /** Folded, so that equal questions stand together. */
    key: text().notNull(),
    text: text().notNull(),
    day: text().notNull(),
  },
  (t) => [index('unread_question_key').on(t.campaignId, t.key)],
);

/** Another name people use for a criterion. */
export const alias = table(
  'alias',
  {
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    /** As the lexicon compares names. */
    key: text().notNull(),
    words: text().notNull(),
    criterionId: text().notNull(),
    at: instant().notNull(),
    bySeat: text(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.key] })],
);
