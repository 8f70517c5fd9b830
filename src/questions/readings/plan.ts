/** What the plan says: deadlines, standards and clauses, forms of award, who leads, where reports go. */

import { chooseCriterion } from '../choose.js';
import { notUnderstood, only, placesOf, type Reader, type Reading } from '../context.js';
import type { PlanQuery } from '../query.js';

const tierOf = (reading: Reading): string | null => {
  const places = placesOf(reading);
  return places.length === 1 ? (places[0]?.tier ?? null) : null;
};

export const readDeadline: Reader = (reading) => {
  const { f, period } = reading;
  const asksWhen = f.has('when') && f.has('submit', 'report') && f.units.length === 0;
  if ((!f.has('deadline', 'days_left') && !asksWhen) || f.has('late', 'on_time')) return null;
  if (
    f.mark !== null ||
    f.criteria !== null ||
    !only(f, 'deadline', 'days_left', 'when', 'submit', 'report', 'how_many', 'plan', 'more')
  ) {
    return notUnderstood('words');
  }
  const named = f.periods.length > 0 || f.years.length > 0;
  return {
    query: { kind: 'deadline', tier: tierOf(reading), period: named ? period : (reading.context.duePeriod ?? period) },
  };
};

export const readPlanFacts: Reader = (reading) => {
  const { f, period } = reading;
  const about: PlanQuery['about'] | null = f.has('award_forms')
    ? 'awards'
    : f.has('award') && f.has('when') && !f.has('submit', 'report')
      ? 'award_days'
      : f.has('responsible')
        ? 'responsible'
        : f.has('recipient')
          ? 'recipient'
          : null;
  if (about === null || f.has('not') || f.units.length > 0 || f.mark !== null) return null;
  if (!only(f, 'award_forms', 'responsible', 'recipient', 'submit', 'report', 'plan', 'award', 'when')) return null;
  return { query: { kind: 'plan', about, tier: null, criterion: null, period } };
};

/** "Tiêu chuẩn là gì", "kế hoạch yêu cầu bao nhiêu", "60% quy định ở đâu". Comes last: most words have other uses. */
export const readStandards: Reader = (reading) => {
  const { f, period } = reading;
  // "Hscv là gì": what the plan says of it.
  const meaning = f.criteria !== null && f.has('what') && only(f);
  if (!meaning && !f.has('target', 'plan', 'standards')) return null;
  if (f.units.length > 0 || f.negated || f.notEligible) return null;
  // "Phường nào vượt xa chỉ tiêu" asks for units.
  if (f.has('gt', 'lt') && f.has('which') && f.typed) return null;
  const asks = f.has('what', 'how_many', 'which', 'list', 'plan', 'standards');
  if (!asks && f.criteria === null) return null;
  if (
    !only(
      f,
      'target',
      'plan',
      'standards',
      'what',
      'how_many',
      'award',
      'eligible',
      'meet',
      'lt',
      'gt',
      'all',
      'from',
    ) ||
    f.standards !== null
  )
    return null;
  if (f.criteria !== null || f.mark !== null) {
    return chooseCriterion(
      reading,
      (place, criterion) => ({ kind: 'plan', about: 'standards', tier: place.tier, criterion: criterion.id, period }),
      { mark: f.mark },
    );
  }
  return { query: { kind: 'plan', about: 'standards', tier: tierOf(reading), criterion: null, period } };
};
