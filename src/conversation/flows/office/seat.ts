/** Through which seat an act of the office is done. Asked anew on every step; null means: as if the act did not exist. */

import type { Desk } from '../../../admin/decide.js';
import { type Act, may } from '../../../domain/people.js';
import type { Instant } from '../../../domain/time.js';
import type { SeatView } from '../../facts.js';
import type { Turn } from '../../turn.js';
import { seatsIn } from '../campaigns.js';

/** The seats that may do the act over their whole campaign, oldest first. */
export function officeSeats(turn: Turn, act: Act): readonly SeatView[] {
  return turn.who.seats.filter((seat) => mayActIn(seat, act));
}

const mayActIn = ({ unit, role }: SeatView, act: Act): boolean =>
  unit === null && may({ role, unitId: null }, act, null);

/** The seat for the act in one campaign; where none is named, in the one being worked in. */
export function officeSeat(turn: Turn, act: Act, campaignId?: string): SeatView | null {
  return seatsIn(turn, campaignId).find((seat) => mayActIn(seat, act)) ?? null;
}

export function deskOf(turn: Turn): Desk {
  const { now, make, links } = turn;
  const at: Instant = turn.input.at;
  return { now, at, make, links };
}

export async function agencyOf(turn: Turn, campaignId: string): Promise<string> {
  return (await turn.facts.campaign(campaignId))?.plan.roles.standingAgency.label ?? '';
}
