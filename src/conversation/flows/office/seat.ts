/** Through which seat an act of the office is done. Asked anew on every step; null means: as if the act did not exist. */

import type { Desk } from '../../../admin/decide.js';
import { type Act, may } from '../../../domain/people.js';
import type { Instant } from '../../../domain/time.js';
import type { SeatView } from '../../facts.js';
import type { Turn } from '../../turn.js';

/** The seats that may do the act over their whole campaign, oldest first. */
export function officeSeats(turn: Turn, act: Act): readonly SeatView[] {
  return turn.who.seats.filter((seat) => seat.unit === null && may({ role: seat.role, unitId: null }, act, null));
}

/** The seat for the act in one campaign, or the oldest one where no campaign is named. */
export function officeSeat(turn: Turn, act: Act, campaignId?: string): SeatView | null {
  return officeSeats(turn, act).find((seat) => campaignId === undefined || seat.campaignId === campaignId) ?? null;
}

export function deskOf(turn: Turn): Desk {
  const { now, make, links } = turn;
  const at: Instant = turn.input.at;
  return { now, at, make, links };
}

export async function agencyOf(turn: Turn, campaignId: string): Promise<string> {
  return (await turn.facts.campaign(campaignId))?.plan.roles.standingAgency.label ?? '';
}
