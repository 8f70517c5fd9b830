/** Who takes part, and what the office does about them: confirm, remove, lock, unlock. Each works at once. */
import type { Facts, SeatRow } from '../conversation/facts.js';
import { ROLES } from '../domain/people.js';
import { ok, type Result, refuse } from '../domain/problem.js';
import type { PersonId, SeatEnd } from '../events/event.js';
import type { Decide, Decided } from './decide.js';
import { type Invited, invite } from './invite.js';

export interface SeatArgs {
  readonly campaignId: string;
  readonly seatId: string;
  /** Who asks, where it is a person: nobody locks or removes themselves this way. Null on the command line. */
  readonly asker: PersonId | null;
}

const names = new Intl.Collator('vi', { numeric: true });

/** Every seat in force, by role, then unit, then name. */
export async function listPeople(campaignId: string, facts: Facts): Promise<readonly SeatRow[]> {
  const rows = [...(await facts.seats(campaignId))];
  return rows.sort(
    (a, b) =>
      ROLES.indexOf(a.role) - ROLES.indexOf(b.role) ||
      names.compare(a.unit?.name ?? '', b.unit?.name ?? '') ||
      names.compare(a.displayName ?? '', b.displayName ?? ''),
  );
}

async function seatRow(args: Omit<SeatArgs, 'asker'>, facts: Facts): Promise<Result<SeatRow>> {
  const row = (await facts.seats(args.campaignId)).find((one) => one.id === args.seatId);
  return row === undefined ? refuse('seat_unknown', { seat: args.seatId }) : ok(row);
}

const nothing = (row: SeatRow): Result<Decided<SeatRow>> => ok({ events: [], result: row });

/** The inviter says it is the right person. Refuses `seat_unknown` and `self`; a second time changes nothing. */
export const confirmSeat: Decide<SeatArgs, SeatRow> = async (args, facts) => {
  const found = await seatRow(args, facts);
  if (!found.ok || found.value.confirmed) return found.ok ? nothing(found.value) : found;
  if (found.value.personId === args.asker) return refuse('self');
  const { seatId, campaignId } = args;
  return ok({ events: [{ type: 'seat_confirmed', seatId, campaignId }], result: found.value });
};

/** Refuses `seat_unknown` (it may have ended already) and `self`. */
export const removeSeat: Decide<SeatArgs & { readonly why: SeatEnd }, SeatRow> = async (args, facts) => {
  const found = await seatRow(args, facts);
  if (!found.ok) return found;
  if (found.value.personId === args.asker) return refuse('self');
  const { seatId, campaignId, why } = args;
  return ok({ events: [{ type: 'seat_ended', seatId, campaignId, why }], result: found.value });
};

export interface Replaced {
  readonly row: SeatRow;
  readonly invited: Invited;
}

/**
 * Someone left without handing over: the seat ends at once and a code for the successor is made. Refuses
 * `seat_unknown`, `self`, and what `invite` refuses.
 */
export const replaceSeat: Decide<SeatArgs, Replaced> = async (args, facts, desk) => {
  const ended = await removeSeat({ ...args, why: 'removed' }, facts, desk);
  if (!ended.ok) return ended;
  const { role, unit } = ended.value.result;
  const wish = { campaignId: args.campaignId, role, unitId: unit?.id ?? null, medium: 'chat', name: null } as const;
  const made = await invite(wish, facts, desk);
  if (!made.ok) return made;
  const { holders } = made.value.result;
  const result = { row: ended.value.result, invited: { ...made.value.result, holders: Math.max(0, holders - 1) } };
  return ok({ events: [...ended.value.events, ...made.value.events], result });
};

/** Locks the person behind the seat, with all their seats. Refuses `seat_unknown`, `self`; again changes nothing. */
export const lockPerson: Decide<SeatArgs, SeatRow> = async (args, facts) => {
  const found = await seatRow(args, facts);
  if (!found.ok) return found;
  const { personId, locked } = found.value;
  if (personId === args.asker) return refuse('self');
  if (locked) return nothing(found.value);
  return ok({ events: [{ type: 'person_locked', personId, campaignId: args.campaignId }], result: found.value });
};

export const unlockPerson: Decide<SeatArgs, SeatRow> = async (args, facts) => {
  const found = await seatRow(args, facts);
  if (!found.ok) return found;
  const { personId, locked } = found.value;
  if (!locked) return nothing(found.value);
  return ok({ events: [{ type: 'person_unlocked', personId, campaignId: args.campaignId }], result: found.value });
};
