/**
 * Units over time: merged, split, renamed. A unit ends on a day and names its immediate successors by code; the
 * successor is the unit of that code that stands the day after, begun then or going on and taking the area in. Codes
 * are reused, so a unit is code and first day.
 */
import type { FigureValue } from './figure.js';
import { addDays, type Day } from './time.js';
import { inForce, type Unit } from './unit.js';

/** The units that took over the day after `unit` ended; none while it stands. */
export function successorsOf<U extends Unit>(unit: U, units: readonly U[]): readonly U[] {
  if (unit.validTo === null) return [];
  const next = addDays(unit.validTo, 1);
  const codes = unit.successorCodes ?? [];
  return units.filter((one) => one.id !== unit.id && codes.includes(one.code) && inForce(one, next));
}

const ended = new WeakMap<readonly Unit[], ReadonlyMap<number, readonly Unit[]>>();

/** Who ended into whom, worked out once per roster: it is asked on every turn of a report. */
function endedInto(units: readonly Unit[]): ReadonlyMap<number, readonly Unit[]> {
  const held = ended.get(units);
  if (held !== undefined) return held;
  const found = new Map<number, Unit[]>();
  const leaving = units.filter((one) => one.validTo !== null && (one.successorCodes ?? []).length > 0);
  const wanted = new Set(leaving.flatMap((one) => one.successorCodes ?? []));
  const candidates = units.filter((one) => wanted.has(one.code));
  for (const one of leaving) {
    for (const next of successorsOf(one, candidates)) found.set(next.id, [...(found.get(next.id) ?? []), one]);
  }
  ended.set(units, found);
  return found;
}

/** The units that ended into this one, when it began or later. Costs nothing for a roster asked before. */
export function predecessorsOf(unit: Unit, units: readonly Unit[]): readonly Unit[] {
  return endedInto(units).get(unit.id) ?? [];
}

/** Its whole area went to one unit: what it counted can be added there. */
export const wentWhole = (unit: Unit): boolean => (unit.successorCodes ?? []).length === 1;

/**
 * The units that stood on `day` and whose area belongs to `unit` by now, through any number of reforms; the unit itself
 * where it stood already. Just the unit itself for nearly every unit and day.
 */
export function partsOn(unit: Unit, units: readonly Unit[], day: Day): readonly Unit[] {
  const own = inForce(unit, day) ? [unit] : [];
  const absorbed = predecessorsOf(unit, units).filter((one) => one.validTo !== null && day <= one.validTo);
  return [...own, ...absorbed.flatMap((one) => partsOn(one, units, day))];
}

export type Recut =
  | { readonly value: Extract<FigureValue, { kind: 'ratio' }>; readonly of: readonly Unit[] }
  /** Why the parts cannot be added, and which of them it is. */
  | { readonly cannot: 'split' | 'missing' | 'not_counts'; readonly of: readonly Unit[] };

/**
 * The figure of today's area as of `day`: numerators and denominators of its parts added. Null when the unit stood there
 * as it is. Refused when a part was split (nobody knows how), gave nothing, or gave no pair of counts: a percentage
 * cannot be added.
 */
export function recut(
  unit: Unit,
  units: readonly Unit[],
  day: Day,
  figureOf: (unit: Unit) => FigureValue | undefined,
): Recut | null {
  const of = partsOn(unit, units, day);
  if (of.length === 0 || (of.length === 1 && of[0]?.id === unit.id)) return null;
  const split = of.filter((one) => one.id !== unit.id && !wentWhole(one));
  if (split.length > 0) return { cannot: 'split', of: split };
  const missing = of.filter((one) => figureOf(one) === undefined);
  if (missing.length > 0) return { cannot: 'missing', of: missing };
  let numerator = 0;
  let denominator = 0;
  for (const one of of) {
    const value = figureOf(one);
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
