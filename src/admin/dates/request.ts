/**
 * "Yêu cầu báo cáo đột xuất": which criteria, of which tier, as of which day, until when, on which paper. Its
 * obligations and figures stand under a period of their own and enter no year's ranking.
 */
import type { CampaignView } from '../../conversation/facts.js';
import { lockAfter } from '../../domain/obligation.js';
import { periodText } from '../../domain/period.js';
import { type Criterion, collectedCriteria } from '../../domain/plan.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { type Day, dayOf, type Instant, isDay } from '../../domain/time.js';
import { standingOn, type Unit } from '../../domain/unit.js';
import { line } from '../../messages/message.js';
import type { Decide } from '../decide.js';
import { concerned, tellAll } from './concerned.js';
import { comingBound, type OnPaper, runningCampaign } from './whom.js';
import { decisionBubble } from './words.js';

/** The duty of every request: no clause of the plan stands behind it. */
export const REQUEST_DUTY = 'adhoc';

export interface RequestArgs extends OnPaper {
  readonly tier: string;
  /** Ids of criteria the tier is asked for; null means all of them. */
  readonly criteria: readonly string[] | null;
  readonly asOf: Day;
  /** Exclusive. */
  readonly dueBefore: Instant;
}

export interface Requested {
  readonly period: string;
  readonly asOf: Day;
  readonly dueBefore: Instant;
  readonly criteria: readonly Criterion[];
  readonly units: readonly Unit[];
  readonly told: number;
}

function criteriaMeant({ plan }: CampaignView, { tier, criteria }: RequestArgs): Result<readonly Criterion[]> {
  const asked = collectedCriteria(plan, tier);
  const reporting = plan.tiers.filter((one) => one.reports && collectedCriteria(plan, one.id).length > 0);
  if (!reporting.some((one) => one.id === tier))
    return refuse('tier_unknown', { known: reporting.map((one) => one.id).join(', ') });
  const unknown = (criteria ?? []).find((id) => !asked.some((one) => one.id === id));
  const known = asked.map((one) => one.id).join(', ');
  if (unknown !== undefined || criteria?.length === 0)
    return refuse('request_criterion_unknown', { id: unknown ?? '', known });
  return ok(criteria === null ? asked : asked.filter((one) => criteria.includes(one.id)));
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/**
 * Refuses `campaign_unknown`, `campaign_closed`, `document_missing`, `tier_unknown`, `request_criterion_unknown`,
 * `day_unreadable`, `bound_past`, `bound_too_far`, `as_of_after_bound`, `nobody_owes`, `request_made` (the very same runs already).
 */
export const requestReport: Decide<RequestArgs, Requested> = async (args, facts, { now, make }) => {
  const running = await runningCampaign(args, facts);
  if (!running.ok) return running;
  const { campaignId, tier, asOf, dueBefore, document } = args;
  const criteria = criteriaMeant(running.value, args);
  if (!criteria.ok) return criteria;
  if (!isDay(asOf) || !/^20/.test(asOf)) return refuse('day_unreadable', { found: asOf });
  const bound = comingBound(dueBefore, now);
  if (!bound.ok) return bound;
  const last = dayOf(dueBefore - 1);
  if (asOf > last) return refuse('as_of_after_bound', { day: asOf, last });
  const roster = standingOn(await facts.units(campaignId), dayOf(now));
  const units = roster.filter((unit) => unit.tier === tier);
  if (units.length === 0) return refuse('nobody_owes', { period: '' });
  const ids = criteria.value.map((one) => one.id);
  const sameDay = (await facts.requests(campaignId)).filter((one) => one.asOf === asOf);
  const runs = sameDay.find((one) => one.tier === tier && one.dueBefore > now && sameIds(one.criteria, ids));
  if (runs !== undefined) return refuse('request_made', { day: asOf, last: dayOf(runs.dueBefore - 1) });
  const period = periodText({ kind: 'adhoc', asOf, n: sameDay.length + 1 });
  const people = await concerned(facts, campaignId, new Set(units.map((unit) => unit.id)));
  const told = tellAll(people, (own) => {
    const words = { period, units: own, document, last: { day: last, form: 'weekday_year' as const } };
    const said = decisionBubble('dates.told.requested', { ...words, count: ids.length });
    return { ...said, choices: [{ id: 'menu:report', label: line('choice.menu_report') }] };
  });
  const of = { dutyId: REQUEST_DUTY, period, opensAt: now, dueBefore, locksAt: lockAfter(dueBefore) };
  return ok({
    events: [
      { type: 'request_made', campaignId, period, tier, criteria: ids, asOf, dueBefore, document },
      {
        type: 'obligations_opened',
        campaignId,
        obligations: units.map((unit) => ({ ...of, unitId: unit.id, obligationId: make.newId() })),
      },
      ...told,
    ],
    result: { period, asOf, dueBefore, criteria: criteria.value, units, told: people.size },
  });
};
