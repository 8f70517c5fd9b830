/** What receivers answer to announcements, what they ask back, and whom a reminder went to. */
import { GIVEN } from '../../broadcast/answers.js';
import { index, instant, integer, oneOf, primaryKey, table, text } from '../columns.js';
import { broadcast } from './broadcast.js';
import { person } from './people.js';

export const announcementAnswer = table(
  'announcement_answer',
  {
    broadcastId: text()
      .notNull()
      .references(() => broadcast.id),
    personId: text()
      .notNull()
      .references(() => person.id),
    given: oneOf(GIVEN).notNull(),
    words: text(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.broadcastId, t.personId] })],
);

export const announcementReply = table(
  'announcement_reply',
  {
    id: text().primaryKey(),
    broadcastId: text()
      .notNull()
      .references(() => broadcast.id),
    personId: text()
      .notNull()
      .references(() => person.id),
    unitId: integer(),
    /** The person's own; emptied with the person. */
    words: text(),
    at: instant().notNull(),
    answeredAt: instant(),
    answer: text(),
  },
  (t) => [index('announcement_reply_of').on(t.broadcastId, t.at)],
);

/** One reminder per person and announcement. */
export const announcementReminder = table(
  'announcement_reminder',
  {
    broadcastId: text()
      .notNull()
      .references(() => broadcast.id),
    personId: text()
      .notNull()
      .references(() => person.id),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.broadcastId, t.personId] })],
);
