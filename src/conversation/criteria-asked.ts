/** Which criteria a report holds: everything the unit's tier is asked, or what a request outside the rhythm names. */
import { requestedDay } from '../domain/period.js';
import { type Criterion, collectedCriteria, type Plan } from '../domain/plan.js';
import type { Facts, ObligationView } from './facts.js';

export async function criteriaAsked(
  plan: Plan,
  { campaignId, unit, period }: Pick<ObligationView, 'campaignId' | 'unit' | 'period'>,
  facts: Facts,
): Promise<readonly Criterion[]> {
  const all = collectedCriteria(plan, unit.tier);
  const request = requestedDay(period) === null ? null : await facts.request(campaignId, period);
  return request === null ? all : all.filter((one) => request.criteria.includes(one.id));
}
