/** Files that came in as evidence, a row per message, whether a turn named them or not: what a person may send in a day. */
import { index, instant, integer, table, text } from '../columns.js';

export const stagedFile = table(
  'staged_file',
  {
    /** The inbox row that brought it: a message handled again after a kill counts once. */
    inboxSeq: integer().primaryKey(),
    personId: text().notNull(),
    bytes: integer().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('staged_file_person').on(t.personId, t.at)],
);
