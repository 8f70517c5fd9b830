/**
 * "Hỏi lại số liệu sau kỳ", a switch of the campaign: a report sent before the period's data had closed carries an
 * earlier date; once it has, the unit is asked whether its figures still hold. Asked once, in working hours, never a
 * block: who does not answer stays as reported. Another figure is a correction like any other.
 */
import type { DatedReport } from '../conversation/facts.js';
import { periodWords } from '../conversation/periods.js';
import { bubble, choice, tell } from '../conversation/turn.js';
import { dataWindow } from '../domain/period.js';
import { ok, refuse } from '../domain/problem.js';
import { addDays, type Day, dayOf, type Instant, startOfDay } from '../domain/time.js';
import type { CampaignId, Event, ObligationId } from '../events/event.js';
import { type Bubble, line } from '../messages/message.js';
import { ASK_AGAIN } from './campaign-set.js';
import type { Decide } from './decide.js';

/** Units in one transaction. */
const MOST = 200;

/** The last day of the period's data once it has passed, where the report is of an earlier day; else null. */
export function closedSince(report: Pick<DatedReport, 'period' | 'asOf'>, now: Instant): Day | null {
  const to = dataWindow(report.period)?.to ?? null;
  return to !== null && report.asOf < to && dayOf(now) > to ? to : null;
}

/** A report that came in after the data had closed was dated by its sender with that in mind. */
const sentBefore = (report: DatedReport, to: Day): boolean => report.sentAt < startOfDay(addDays(to, 1));

export interface Asked {
  readonly asked: number;
  /** There is more to ask at once. */
  readonly more: boolean;
}

/** Whoever is due is asked; nothing where the campaign does not want it. */
export const askAgain: Decide<{ readonly campaignId: CampaignId }, Asked> = async ({ campaignId }, facts, { now }) => {
  const none = ok({ events: [], result: { asked: 0, more: false } });
  if ((await facts.rule(campaignId, ASK_AGAIN)) !== 'on') return none;
  const reports = await facts.reportsNotAskedAgain(campaignId);
  const closed = new Set<string>();
  for (const period of new Set(reports.map((one) => one.period)))
    if ((await facts.closing(campaignId, period)) !== null) closed.add(period);
  const due = reports.flatMap((report) => {
    const to = closed.has(report.period) ? null : closedSince(report, now);
    return to !== null && sentBefore(report, to) ? [{ report, to }] : [];
  });
  const events: Event[] = [];
  for (const { report, to } of due.slice(0, MOST)) {
    const { id: obligationId, unitId, period } = report;
    const obligation = await facts.obligation(obligationId);
    if (obligation === null) throw new Error('a sent report has its obligation');
    const place = { campaignId, obligationId, unitId, period, criterionId: null };
    const version = obligation.submitted?.version ?? 0;
    events.push({ type: 'review_noted', act: 'asked_again', ...place, version, words: null });
    const said = question(obligation.unit.name, report, to);
    for (const personId of await facts.holders(campaignId, 'focal_point', unitId))
      events.push(tell(personId, said, `report:${obligationId}`));
  }
  return ok({ events, result: { asked: due.length, more: due.length > MOST } });
};

function question(unit: string, { id, period, asOf }: DatedReport, to: Day): Bubble {
  const lines = [
    line('report.title', { period: periodWords(period), unit }),
    line('again.ask', { asOf: { day: asOf, form: 'day' }, to: { day: to, form: 'day' } }),
    line('again.same'),
  ];
  return bubble(lines, [choice(`ag_keep:${id}`, 'again_keep'), choice(`ag_change:${id}`, 'again_change')], {
    titled: true,
  });
}

/** The figures hold for the whole period. Refuses `not_sent`, `nothing_waiting` (they say so already), `period_closed`. */
export const keepFigures: Decide<
  { readonly campaignId: CampaignId; readonly obligationId: ObligationId },
  { readonly asOf: Day }
> = async ({ campaignId, obligationId }, facts, { now }) => {
  const obligation = await facts.obligation(obligationId);
  if (obligation?.submitted == null || obligation.campaignId !== campaignId) return refuse('not_sent');
  const { unit, period, submitted } = obligation;
  if ((await facts.closing(campaignId, period)) !== null) return refuse('period_closed');
  const asOf = closedSince({ period, asOf: submitted.asOf }, now);
  if (asOf === null) return refuse('nothing_waiting');
  const place = { campaignId, obligationId, unitId: unit.id, period };
  const { version } = submitted;
  const events: Event[] = [
    { type: 'report_dated', ...place, asOf, version },
    { type: 'review_noted', act: 'kept_again', ...place, criterionId: null, version, words: null },
  ];
  return ok({ events, result: { asOf } });
};
