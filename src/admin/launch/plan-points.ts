/**
 * What a coordinator should look at before a campaign is launched: what the plan itself leaves open. Each point is named
 * with what settles it; none of them stops the launch.
 */
import type { DecidedBound } from '../../domain/obligation.js';
import { isPlanOver } from '../../domain/obligation.js';
import { collectedCriteria, isDefined, type Plan } from '../../domain/plan.js';
import type { Instant } from '../../domain/time.js';
import { type Line, line, type Param } from '../../messages/message.js';

export interface PlanSeen {
  readonly plan: Plan;
  /** The recorded decision that yearly duties go on. */
  readonly through: number | null;
  readonly decided: readonly DecidedBound[];
  readonly now: Instant;
}

const MOST_NAMES = 3;

const names = (all: readonly string[]): Param => ({ list: all.slice(0, MOST_NAMES) });

export function planPoints({ plan, through, decided, now }: PlanSeen): readonly Line[] {
  const points: Line[] = [];
  const reporting = plan.tiers.filter((tier) => tier.reports);
  const tiers = new Set(reporting.map((tier) => tier.id));
  if (through === null && isPlanOver(plan, now)) points.push(line('launch.point.over', { to: String(plan.period.to) }));
  if (plan.document.number === null) points.push(line('launch.point.no_number'));
  const duties = plan.duties.filter((duty) => duty.from.some((from) => tiers.has(from)));
  if (duties.length === 0) points.push(line('launch.point.no_duty'));
  for (const duty of duties) {
    const settled = decided.some((one) => one.dutyId === duty.id);
    if (duty.due === null && !settled) points.push(line('launch.point.no_bound', { clause: duty.clause }));
    if (duty.to === null) points.push(line('launch.point.no_addressee', { clause: duty.clause }));
  }
  const unclear = plan.criteria.filter((one) => one.measure !== 'qualitative' && !isDefined(one));
  if (unclear.length > 0) {
    const of = names(unclear.map((one) => one.shortName));
    points.push(line('launch.point.undefined', { count: unclear.length, names: of }));
  }
  const empty = reporting.filter((tier) => collectedCriteria(plan, tier.id).length === 0);
  if (empty.length > 0)
    points.push(line('launch.point.tier_nothing', { names: names(empty.map((tier) => tier.name)) }));
  if (!plan.hasAwardStandards) {
    const where = plan.standardsIn ?? null;
    points.push(where === null ? line('launch.point.no_standards') : line('launch.point.standards_in', { where }));
  } else if (plan.standardsPending != null) points.push(line('launch.point.standards_pending'));
  const undated = plan.phases.filter((phase) => phase.review !== null && phase.reviewTime === null);
  if (undated.length > 0) {
    points.push(line('launch.point.no_review_time', { names: names(undated.map((phase) => phase.review ?? '')) }));
  }
  return points;
}
