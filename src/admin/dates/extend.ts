/**
 * "Gia hạn": one later bound for a unit, a tier or everybody, with reason and paper. A report that was sent late but
 * within the new bound becomes on time (the extension after an outage is for exactly those).
 */
import type { ObligationView } from '../../conversation/facts.js';
import { isOnTime, lastDayOf } from '../../domain/obligation.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { dayOf, type Instant } from '../../domain/time.js';
import type { Decide } from '../decide.js';
import { concerned, tellAll } from './concerned.js';
import { comingBound, meantBy, type OnPaper, runningCampaign, type Whom } from './whom.js';
import { decisionBubble } from './words.js';

export interface ExtendArgs extends OnPaper {
  readonly whom: Whom;
  /** Null: the period being reported now. */
  readonly period: string | null;
  /** Exclusive. */
  readonly dueBefore: Instant;
  readonly reason: string;
}

export interface Extended {
  readonly period: string;
  readonly dueBefore: Instant;
  /** By the roster's order. */
  readonly moved: readonly ObligationView[];
  /** Of the moved: sent late, on time now. */
  readonly nowOnTime: number;
  /** Reports that keep their bound: sent in time. */
  readonly sent: number;
  /** People who are told. */
  readonly told: number;
}

type Standing = 'moves' | 'sent' | 'locked' | 'later';

function standing(one: ObligationView, dueBefore: Instant, now: Instant): Standing {
  if (one.submitted !== null && one.submitted.onTime !== false) return 'sent';
  if (one.locksAt !== null && one.locksAt <= now) return 'locked';
  return one.dueBefore !== null && one.dueBefore >= dueBefore ? 'later' : 'moves';
}

/** Nothing moves: why, for the first of them. */
function whyNone(obligations: readonly ObligationView[], { dueBefore }: ExtendArgs, now: Instant): Result<never> {
  const [one] = obligations;
  if (one === undefined) return refuse('nobody_owes');
  const unit = obligations.length === 1 ? one.unit.name : '';
  const last = one.dueBefore === null ? '' : lastDayOf(one.dueBefore);
  switch (standing(one, dueBefore, now)) {
    case 'sent':
      return refuse('extend_sent', { unit });
    case 'locked':
      return refuse('period_locked', { period: one.period });
    default:
      return refuse('bound_not_later', { day: last });
  }
}

/**
 * Refuses `campaign_unknown`, `campaign_closed`, `document_missing`, `reason_missing`, `bound_past`, `bound_too_far`,
 * `period_none`,
 * `nobody_owes`, `extend_sent`, `period_locked`, `bound_not_later`.
 */
export const extendDeadline: Decide<ExtendArgs, Extended> = async (args, facts, desk) => {
  const running = await runningCampaign(args, facts);
  if (!running.ok) return running;
  const { campaignId, dueBefore, reason, document } = args;
  if (reason.trim() === '') return refuse('reason_missing');
  const bound = comingBound(dueBefore, desk.now);
  if (!bound.ok) return bound;
  const meant = await meantBy(args.whom, args.period, running.value, facts, desk);
  if (!meant.ok) return meant;
  const { period, obligations } = meant.value;
  const moved = obligations.filter((one) => standing(one, dueBefore, desk.now) === 'moves');
  if (moved.length === 0) return whyNone(obligations, args, desk.now);
  const people = await concerned(facts, campaignId, new Set(moved.map((one) => one.unit.id)));
  const last = { day: dayOf(dueBefore - 1), form: 'weekday_year' as const };
  const told = tellAll(people, (units) =>
    decisionBubble('dates.told.extended', { period, units, document, last, reason }),
  );
  const late = moved.filter((one) => one.submitted !== null && isOnTime(one.submitted.at, dueBefore) === true);
  return ok({
    events: [
      {
        type: 'deadline_extended',
        campaignId,
        obligations: moved.map((one) => ({ obligationId: one.id, from: one.dueBefore })),
        dueBefore,
        reason,
        document,
      },
      ...told,
    ],
    result: {
      ...{ period, dueBefore, moved, nowOnTime: late.length, told: people.size },
      sent: obligations.filter((one) => standing(one, dueBefore, desk.now) === 'sent').length,
    },
  });
};

export interface ExemptArgs extends OnPaper {
  readonly whom: Whom;
  readonly period: string | null;
  readonly reason: string;
}

export interface Exempted {
  readonly period: string;
  readonly exempted: readonly ObligationView[];
  readonly told: number;
}

/**
 * "Miễn báo cáo": the unit owes nothing for the period; what it had typed stays unsent. Refuses as `extendDeadline`
 * does, and `exempt_sent` when the report is there already.
 */
export const exemptFromReport: Decide<ExemptArgs, Exempted> = async (args, facts, desk) => {
  const running = await runningCampaign(args, facts);
  if (!running.ok) return running;
  const { campaignId, reason, document } = args;
  if (reason.trim() === '') return refuse('reason_missing');
  const meant = await meantBy(args.whom, args.period, running.value, facts, desk);
  if (!meant.ok) return meant;
  const { period, obligations } = meant.value;
  const exempted = obligations.filter((one) => one.submitted === null);
  if (exempted.length === 0) return refuse('exempt_sent', { unit: obligations[0]?.unit.name ?? '' });
  const people = await concerned(facts, campaignId, new Set(exempted.map((one) => one.unit.id)));
  const told = tellAll(people, (units) => decisionBubble('dates.told.exempted', { period, units, document, reason }));
  return ok({
    events: [
      {
        type: 'obligations_exempted',
        campaignId,
        obligationIds: exempted.map((one) => one.id),
        reason,
        document,
      },
      ...told,
    ],
    result: { period, exempted, told: people.size },
  });
};
