/** What an office decides about time: the calendar, bounds, requests outside the rhythm, its own roll-ups, closing. */
import { day, id, index, instant, integer, json, oneOf, primaryKey, table, text } from '../columns.js';
import { campaign, obligation } from './plan.js';

export const DAY_ENTRIES = ['off', 'working', 'table'] as const;

const ofCampaign = () =>
  text()
    .notNull()
    .references(() => campaign.id);

/** Laid over the national tables for one campaign; `table` takes an entry back. */
export const calendarDay = table(
  'calendar_day',
  {
    campaignId: ofCampaign(),
    day: day().notNull(),
    as: oneOf(DAY_ENTRIES).notNull(),
    document: text(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.day] })],
);

/** Years whose days are said to be complete though the program has no table for them. */
export const calendarYear = table(
  'calendar_year',
  { campaignId: ofCampaign(), year: integer().notNull(), document: text(), at: instant().notNull() },
  (t) => [primaryKey({ columns: [t.campaignId, t.year] })],
);

/** The bound of a duty's period where the plan names none, or another. */
export const deadline = table(
  'deadline',
  {
    campaignId: ofCampaign(),
    dutyId: text().notNull(),
    period: text().notNull(),
    /** Exclusive. */
    dueBefore: instant().notNull(),
    document: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.dutyId, t.period] })],
);

/** Every move of one unit's bound, the newest last; the obligation itself holds the bound in force. */
export const extension = table(
  'extension',
  {
    id: id(),
    obligationId: text()
      .notNull()
      .references(() => obligation.id),
    /** Null where there was none. */
    fromBound: instant(),
    toBound: instant().notNull(),
    reason: text().notNull(),
    document: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('extension_of').on(t.obligationId)],
);

/** A report asked for outside the rhythm. `period` is its code (`adhoc:20240630-1`), the obligations' too. */
export const request = table(
  'request',
  {
    campaignId: ofCampaign(),
    period: text().notNull(),
    tier: text().notNull(),
    criteria: json<readonly string[]>().notNull(),
    asOf: day().notNull(),
    /** Exclusive. */
    dueBefore: instant().notNull(),
    document: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.period] })],
);

/** What the standing agency itself owes; it has no unit and no figures. Done when its paper is written down. */
export const agencyDuty = table(
  'agency_duty',
  {
    campaignId: ofCampaign(),
    dutyId: text().notNull(),
    period: text().notNull(),
    opensAt: instant().notNull(),
    /** Exclusive; null until somebody sets a date. */
    dueBefore: instant(),
    doneAt: instant(),
    /** Number and day of the paper that met it. */
    document: text(),
    documentDay: day(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.dutyId, t.period] })],
);

/** After tổng kết. Nothing is taken or asked for any more; what was reported stays and answers. */
export const campaignClosing = table('campaign_closing', {
  campaignId: text()
    .primaryKey()
    .references(() => campaign.id),
  document: text().notNull(),
  at: instant().notNull(),
});
