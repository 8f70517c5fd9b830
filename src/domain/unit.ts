import type { Day } from './time.js';

/** A body that reports. `id` is ours and stable; `code` is the statistics office's text and may be reused over time. */
export interface Unit {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly tier: string;
  readonly parentCode: string | null;
  /** First and last day in force; null = open. */
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** Codes of the units that took over the day after; absent or empty when none is known. See `lineage.ts`. */
  readonly successorCodes?: readonly string[];
}

/** Whether the unit stood on the given day. */
export function inForce(unit: Unit, day: Day): boolean {
  return (unit.validFrom === null || unit.validFrom <= day) && (unit.validTo === null || day <= unit.validTo);
}

/**
 * The units that stood on any day from `from` to `to`. When none of the roster did, the roster as it is: a campaign
 * carried on by decision works with the units it has until a new roster is imported.
 */
export function standingDuring<U extends Unit>(units: readonly U[], from: Day, to: Day): readonly U[] {
  const standing = units.filter(
    (u) => (u.validFrom === null || u.validFrom <= to) && (u.validTo === null || from <= u.validTo),
  );
  return standing.length === 0 ? units : standing;
}

/** The units in force on the day, or the roster as it is when none is any more. */
export function standingOn<U extends Unit>(units: readonly U[], day: Day): readonly U[] {
  return standingDuring(units, day, day);
}

const TYPE_INITIALS: Readonly<Record<string, string>> = { Phường: 'P.', Xã: 'X.', 'Thị trấn': 'TT.' };

/** Only a place is known without its kind: "Sở Nội vụ" is not "Nội vụ", nor is "Văn phòng Sở" the Sở. */
const PLACES = new Set(['Phường', 'Xã', 'Thị trấn', 'Đặc khu', 'Quận', 'Huyện', 'Thị xã', 'Thành phố']);

/** "Phường Đài Sơn" → "Đài Sơn"; a numbered ward keeps its type, since "3" alone is no name. */
export function bareName(unit: Pick<Unit, 'name' | 'type'>): string {
  const prefix = `${unit.type} `;
  if (!PLACES.has(unit.type) || !unit.name.startsWith(prefix)) return unit.name;
  const bare = unit.name.slice(prefix.length);
  return /^\d/.test(bare) ? unit.name : bare;
}

/** "Phường Đài Sơn" → "P. Đài Sơn", for a button. */
export function buttonName(unit: Pick<Unit, 'name' | 'type'>): string {
  const initials = TYPE_INITIALS[unit.type];
  return initials === undefined ? unit.name : `${initials} ${unit.name.slice(unit.type.length + 1)}`;
}
