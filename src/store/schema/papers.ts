/** An office's own forms of papers: the newest row of a paper counts; without a file the plain form is used again. */
import { id, index, instant, integer, table, text } from '../columns.js';
import { campaign } from './plan.js';

export const paperForm = table(
  'paper_form',
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    paper: text().notNull(),
    /** Its place on the disk; null: back to the plain form. */
    sha256: text(),
    size: integer(),
    name: text(),
    bySeat: text(),
    at: instant().notNull(),
  },
  (t) => [index('paper_form_paper').on(t.campaignId, t.paper), index('paper_form_sha256').on(t.sha256)],
);
