/** Office numbers of units: of the post, not of a person. */
import { instant, integer, primaryKey, table, text } from '../columns.js';
import { campaign, unit } from './plan.js';

export const unitPhone = table(
  'unit_phone',
  {
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    unitId: integer()
      .notNull()
      .references(() => unit.id),
    phone: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.unitId] })],
);
