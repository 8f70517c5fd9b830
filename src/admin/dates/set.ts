/** "Đặt hạn": the bound of a duty's period where the plan names none. */
import type { CampaignView } from '../../conversation/facts.js';
import { boundOf, firstDayOf, periodsIn, undatedReviews, yearOfPeriod } from '../../domain/duty-periods.js';
import type { Duty } from '../../domain/plan.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { dayOf, type Instant, startOfDay } from '../../domain/time.js';
import type { Decide } from '../decide.js';
import { concerned, tellAll } from './concerned.js';
import { comingBound, type OnPaper, runningCampaign } from './whom.js';
import { decisionBubble } from './words.js';

export interface SetArgs extends OnPaper {
  /** Null: the only duty of the plan that this can mean. */
  readonly dutyId: string | null;
  readonly period: string;
  /** Exclusive. */
  readonly dueBefore: Instant;
}

export interface DeadlineSet {
  readonly dutyId: string;
  readonly period: string;
  readonly dueBefore: Instant;
  /** Units that owe the report now; those that come later get the bound too. */
  readonly units: number;
  readonly told: number;
}

/** A review may lie some years ahead. */
const FARTHEST_DAYS = 5 * 366;

/** The duty meant; a plan with several undated ones wants it named. */
function dutyMeant({ plan }: CampaignView, { dutyId, period }: SetArgs): Result<Duty> {
  const asked = plan.duties.filter((duty) => dutyId === null || duty.id === dutyId);
  const year = yearOfPeriod(plan, period);
  const fits = asked.filter(
    (duty) =>
      undatedReviews(plan, duty).includes(period) || (year !== null && periodsIn(plan, duty, year).includes(period)),
  );
  const open = fits.filter((duty) => boundOf(plan, duty, period) === null);
  const [only] = open;
  if (asked.length === 0) return refuse('duty_unknown', { known: plan.duties.map((duty) => duty.id).join(', ') });
  if (fits.length === 0) return refuse('period_unknown', { period });
  if (only === undefined) return refuse('bound_named', { words: fits[0]?.words ?? '' });
  return open.length === 1 ? ok(only) : refuse('duty_needed', { known: open.map((duty) => duty.id).join(', ') });
}

/**
 * Refuses `campaign_unknown`, `campaign_closed`, `document_missing`, `duty_unknown`, `duty_needed`, `period_unknown`,
 * `bound_named` (the plan has its own date: extend instead), `bound_past`, `bound_too_far`,
 * `bound_before_opening`, `period_closed`.
 */
export const setDeadline: Decide<SetArgs, DeadlineSet> = async (args, facts, { now }) => {
  const running = await runningCampaign(args, facts);
  if (!running.ok) return running;
  const { campaignId, period, dueBefore, document } = args;
  const duty = dutyMeant(running.value, args);
  if (!duty.ok) return duty;
  const bound = comingBound(dueBefore, now, FARTHEST_DAYS);
  if (!bound.ok) return bound;
  const opens = firstDayOf(running.value.plan, period);
  if (dueBefore <= startOfDay(opens)) return refuse('bound_before_opening', { day: opens });
  const dutyId = duty.value.id;
  const owing = (await facts.obligationsIn(campaignId, period)).filter((one) => one.dutyId === dutyId && !one.exempt);
  if (owing.length > 0 && (await facts.closing(campaignId, period)) !== null)
    return refuse('period_closed', { period });
  const waiting = owing.filter((one) => one.submitted === null);
  const people = await concerned(facts, campaignId, new Set(waiting.map((one) => one.unit.id)));
  const last = { day: dayOf(dueBefore - 1), form: 'weekday_year' as const };
  const told = tellAll(people, (units) => decisionBubble('dates.told.set', { period, units, document, last }));
  return ok({
    events: [
      { type: 'deadline_set', campaignId, dutyId, period, dueBefore, document },
      // A review without a year is owed from here on; what the agency owes already stays as it is.
      ...(duty.value.from.includes('standing_agency') && startOfDay(opens) <= now
        ? [
            {
              type: 'agency_duties_opened' as const,
              campaignId,
              duties: [{ dutyId, period, dueBefore, opensAt: startOfDay(opens) }],
            },
          ]
        : []),
      ...told,
    ],
    result: { dutyId, period, dueBefore, units: owing.length, told: people.size },
  });
};
