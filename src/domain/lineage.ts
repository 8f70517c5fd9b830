/**
 * Units over time: merged, split, renamed. A unit ends on a day and names its immediate successors by code; the
 * successor is the unit of that code that stands the day after. Codes are reused, so a unit is code and first day.
 */
import type { FigureValue } from './figure.js';
import { addDays } from './time.js';
import { inForce, type Unit } from './unit.js';

/** The units that took over the day after `unit` ended; none while it stands. */
export function successorsOf<U extends Unit>(unit: U, units: readonly U[]): readonly U[] {
  if (unit.validTo === null) return [];
  const next = addDays(unit.validTo, 1);
  const codes = unit.successorCodes ?? [];
  return units.filter((one) => one.id !== unit.id && codes.includes(one.code) && inForce(one, next));
}

/** The units that ended the day before `unit` began and name it. */
export function predecessorsOf<U extends Unit>(unit: U, units: readonly U[]): readonly U[] {
  if (unit.validFrom === null) return [];
  return units.filter((one) => successorsOf(one, units).some((next) => next.id === unit.id));
}

/** Its whole area went to one unit: what it counted can be added there. */
export const wentWhole = (unit: Unit): boolean => (unit.successorCodes ?? []).length === 1;

export type Recut =
  | { readonly value: Extract<FigureValue, { kind: 'ratio' }>; readonly of: readonly Unit[] }
  /** Why the parts cannot be added, and which of them it is. */
  | { readonly cannot: 'split' | 'missing' | 'not_counts'; readonly of: readonly Unit[] };

/**
 * The figure of a merged unit for a time before it existed: numerators and denominators of its predecessors added.
 * Null when it has no predecessors. Refused when a part was split (nobody knows how), is missing, or is no pair of
 * counts: a percentage cannot be added.
 */
export function recut(
  unit: Unit,
  units: readonly Unit[],
  valueOf: (unit: Unit) => FigureValue | undefined,
): Recut | null {
  const of = predecessorsOf(unit, units);
  if (of.length === 0) return null;
  const split = of.filter((one) => !wentWhole(one));
  if (split.length > 0) return { cannot: 'split', of: split };
  const missing = of.filter((one) => valueOf(one) === undefined);
  if (missing.length > 0) return { cannot: 'missing', of: missing };
  let numerator = 0;
  let denominator = 0;
  for (const one of of) {
    const value = valueOf(one);
    if (value?.kind === 'not_arisen') continue;
    if (value?.kind !== 'ratio') return { cannot: 'not_counts', of: [one] };
    numerator += value.numerator;
    denominator += value.denominator;
  }
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator === 0) {
    return { cannot: 'not_counts', of };
  }
  return { value: { kind: 'ratio', numerator, denominator }, of };
}
