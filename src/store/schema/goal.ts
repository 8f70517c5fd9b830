/** Goals over an area, entered by the standing agency. A figure is never changed, only followed by a new version. */
import type { GoalValue } from '../../domain/goal.js';
import { bool, day, id, instant, integer, json, table, text, unique } from '../columns.js';
import { campaign } from './plan.js';

export const goalFigure = table(
  'goal_figure',
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    tier: text().notNull(),
    criterionId: text().notNull(),
    /** The sector, '' where the goal has one value. */
    part: text().notNull(),
    period: text().notNull(),
    version: integer().notNull(),
    current: bool().notNull(),
    value: json<GoalValue>().notNull(),
    source: text().notNull(),
    asOf: day().notNull(),
    at: instant().notNull(),
    bySeat: text(),
  },
  (t) => [unique('goal_figure_version').on(t.campaignId, t.tier, t.criterionId, t.part, t.period, t.version)],
);
