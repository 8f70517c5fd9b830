/** Who receives an announcement. Pure: the same roster, seats and answers give the same receivers in the same order. */
import { type Role, UNIT_ROLES } from '../domain/people.js';
import type { Unit } from '../domain/unit.js';
import type { Audience, LedgerState, Recipient } from './types.js';

/** A seat in force of somebody who is not locked. */
export interface Holder {
  readonly personId: string;
  readonly role: Role;
  readonly unitId: number | null;
}

export interface EarlierRow {
  readonly personId: string | null;
  readonly unitIds: readonly number[];
  readonly state: LedgerState;
}

export interface AudienceWorld {
  /** The roster that stands today, in its own order. */
  readonly units: readonly Unit[];
  readonly holders: readonly Holder[];
  /** Units in the state the audience names; null when it names none. */
  readonly inState: ReadonlySet<number> | null;
  /** The ledger of the announcement the audience refers to; null when it refers to none. */
  readonly earlier: readonly EarlierRow[] | null;
  /** Who opted out of optional announcements; empty for a duty's. */
  readonly optedOut: ReadonlySet<string>;
}

/**
 * One row per person, however many of the chosen units they hold, then the units in which nobody holds one of the
 * roles. Nobody is left out silently: who will not be sent anything is in the list with the reason.
 */
export function recipientsOf(audience: Audience, world: AudienceWorld): readonly Recipient[] {
  const found = audience.of === null ? chosen(audience, world) : again(audience, world);
  return found.map((one) =>
    one.end === null && one.personId !== null && world.optedOut.has(one.personId)
      ? { ...one, end: { end: 'opted_out' as const, reason: 'opted_out' } }
      : one,
  );
}

/** The units the audience means, in the roster's order. */
export function unitsOf(
  audience: Audience,
  { units, inState }: Pick<AudienceWorld, 'units' | 'inState'>,
): readonly Unit[] {
  const { tiers, except } = audience;
  return units.filter(
    (unit) =>
      (tiers.length === 0 || tiers.includes(unit.tier)) &&
      (audience.units.length === 0 || audience.units.includes(unit.id)) &&
      (inState === null || inState.has(unit.id)) &&
      !except.includes(unit.id),
  );
}

const rolesOf = ({ roles }: Audience): readonly Role[] => (roles.length === 0 ? ['focal_point'] : roles);

/** Of several units, only those that a unit's roles can be held in. */
function chosen(audience: Audience, world: AudienceWorld): Recipient[] {
  const roles = rolesOf(audience);
  const people = new Map<string, number[]>();
  const bare: number[] = [];
  if (roles.some((role) => UNIT_ROLES.includes(role))) {
    const byUnit = holdersByUnit(world.holders, roles);
    for (const unit of unitsOf(audience, world)) {
      const held = byUnit.get(unit.id) ?? [];
      if (held.length === 0) bare.push(unit.id);
      for (const personId of held) people.set(personId, [...(people.get(personId) ?? []), unit.id]);
    }
  }
  for (const { personId, role, unitId } of world.holders) {
    if (unitId === null && roles.includes(role) && !people.has(personId)) people.set(personId, []);
  }
  return [
    ...[...people].map(([personId, unitIds]): Recipient => ({ personId, unitIds, end: null })),
    ...bare.map(nobodyIn),
  ];
}

const nobodyIn = (unitId: number): Recipient => ({
  personId: null,
  unitIds: [unitId],
  end: { end: 'unreachable', reason: 'nobody_joined' },
});

function holdersByUnit(holders: readonly Holder[], roles: readonly Role[]): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const { personId, role, unitId } of holders) {
    if (unitId === null || !roles.includes(role)) continue;
    const others = found.get(unitId);
    if (others === undefined) found.set(unitId, [personId]);
    else if (!others.includes(personId)) others.push(personId);
  }
  return found;
}

/**
 * Those of an earlier announcement whose rows ended so, less what is excluded now. A unit in which nobody had joined
 * is reached through whoever holds it now; a person who holds no seat any more is left out.
 */
function again(audience: Audience, world: AudienceWorld): Recipient[] {
  const ends = audience.of?.ends ?? [];
  const present = new Set(world.holders.map((one) => one.personId));
  const byUnit = holdersByUnit(world.holders, rolesOf(audience));
  const people = new Map<string, number[]>();
  const bare: number[] = [];
  for (const row of (world.earlier ?? []).filter((one) => ends.includes(one.state))) {
    const unitIds = row.unitIds.filter((id) => !audience.except.includes(id));
    if (unitIds.length === 0 && row.unitIds.length > 0) continue;
    const now = row.personId === null ? unitIds.flatMap((id) => byUnit.get(id) ?? []) : [row.personId];
    if (row.personId === null && now.length === 0) bare.push(...unitIds);
    for (const personId of now.filter((id) => present.has(id))) {
      people.set(personId, [...new Set([...(people.get(personId) ?? []), ...unitIds])]);
    }
  }
  return [
    ...[...people].map(([personId, unitIds]): Recipient => ({ personId, unitIds, end: null })),
    ...bare.map(nobodyIn),
  ];
}
