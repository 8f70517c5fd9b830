/** What people asked about their own data, with the legal clock of each request. Kept as the log of processing. */
import { PRIVACY_KINDS } from '../../domain/privacy.js';
import { day, index, instant, oneOf, table, text } from '../columns.js';
import { person } from './people.js';

export const privacyRequest = table(
  'privacy_request',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    kind: oneOf(PRIVACY_KINDS).notNull(),
    /** What should be corrected, in the person's words; emptied with the person. */
    words: text(),
    askedAt: instant().notNull(),
    answerBy: day().notNull(),
    doneBy: day().notNull(),
    doneAt: instant(),
    /** What was done, or why it was refused, in the office's words. */
    outcome: text(),
  },
  (t) => [index('privacy_request_person').on(t.personId)],
);
