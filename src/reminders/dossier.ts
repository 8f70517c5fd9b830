/** Reminders of dossiers before the day on which they are collected: one matter per unit and occasion. */
import { dossiersOf } from '../conversation/dossiers.js';
import type { Calendar } from '../domain/calendar.js';
import { dossierSubject } from '../domain/dossier.js';
import { takesPapers } from '../domain/nomination.js';
import { dossierRules, type ReminderRules } from '../domain/reminder-rules.js';
import { dayOf, type Instant } from '../domain/time.js';
import { line } from '../messages/message.js';
import type { StoredFacts } from '../store/facts.js';
import type { DossierRow } from '../store/queries/reminder-award.js';
import type { Matter, Receiver } from './plan.js';
import type { SaidOffice } from './say.js';
import { boundSlots } from './slots.js';

export const subjectOf = ({ campaignId, unitId, occasion, period }: DossierRow): string =>
  dossierSubject(campaignId, unitId, occasion, period);

export function dossierMatter(
  row: DossierRow,
  people: readonly Receiver[],
  rules: ReminderRules,
  calendar: Calendar,
): Matter {
  const { campaignId, dueBefore, setAt } = row;
  const slots = boundSlots({ dueBefore, locksAt: dueBefore, once: false }, dossierRules(rules), calendar);
  return { subject: subjectOf(row), campaignId, rules, people, slots, promise: null, opensAt: setAt };
}

/** Null when nothing is missing any more. Nobody is named: it may arrive on any channel. */
export async function dossierNews(facts: StoredFacts, row: DossierRow, now: Instant): Promise<SaidOffice | null> {
  const campaign = await facts.campaign(row.campaignId);
  const unit = (await facts.units(row.campaignId)).find((one) => one.id === row.unitId);
  if (campaign === null || unit === undefined) return null;
  const own = await dossiersOf(
    facts,
    campaign,
    dayOf(now),
    (one) => one.unit.id === row.unitId && one.occasion === row.occasion && one.period === row.period,
  );
  const missing = own
    .filter(({ nomination }) => takesPapers(nomination.state))
    .reduce((sum, one) => sum + one.missing.length, 0);
  if (missing === 0) return null;
  const last = { day: row.last, form: 'weekday' } as const;
  return {
    lines: [line('nomination.papers.remind', { unit: unit.name, count: missing, last }), line('nomination.papers_how')],
    choices: [],
  };
}
