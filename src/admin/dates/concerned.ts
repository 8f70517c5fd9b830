/** Whom a decision about units concerns: the people who report for them, and the units' heads. */
import type { Facts } from '../../conversation/facts.js';
import { UNIT_ROLES } from '../../domain/people.js';
import type { Unit } from '../../domain/unit.js';
import type { Event, PersonId } from '../../events/event.js';
import type { Bubble } from '../../messages/message.js';

/** Each person once, with all units of theirs that are concerned. Locked accounts are not written to. */
export async function concerned(
  facts: Facts,
  campaignId: string,
  unitIds: ReadonlySet<number>,
): Promise<ReadonlyMap<PersonId, readonly Unit[]>> {
  const found = new Map<PersonId, readonly Unit[]>();
  for (const { role, unit, personId, locked } of await facts.seats(campaignId)) {
    if (unit === null || locked || !UNIT_ROLES.includes(role) || !unitIds.has(unit.id)) continue;
    const units = found.get(personId) ?? [];
    if (!units.includes(unit)) found.set(personId, [...units, unit]);
  }
  return found;
}

/** One message for each of them, not taken back when the report is sent: a decision stays news. */
export function tellAll(
  people: ReadonlyMap<PersonId, readonly Unit[]>,
  say: (units: readonly Unit[]) => Bubble,
): Event[] {
  return [...people].map(([personId, units]) => ({
    type: 'message_created',
    to: { personId },
    bubble: say(units),
    lane: 'broadcast',
    about: null,
    fleeting: false,
  }));
}
