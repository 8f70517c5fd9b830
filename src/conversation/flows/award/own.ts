/** A nomination that stands open at its unit, and who may change it there. */
import { type NominationCase, readNominationCase } from '../../../admin/award/case.js';
import type { readCommand } from '../../../language/commands.js';
import type { SeatView } from '../../facts.js';
import type { Open } from '../../session.js';
import type { Turn } from '../../turn.js';
import { closedToPersons, nominatingSeats } from './seat.js';

export type Held = Extract<Open, { kind: 'office' }>['held'];

export const nominating = (step: string, held: Held): Open => ({ kind: 'office', act: 'nominate', step, held });

/** The unit's own nomination as its people may change it; null for whoever may not. */
export async function ownCase(
  turn: Turn,
  nominationId: string,
): Promise<{ readonly seat: SeatView; readonly one: NominationCase } | null> {
  const nomination = await turn.facts.nomination(nominationId);
  const seat = nominatingSeats(turn).find(
    (each) => each.campaignId === nomination?.campaignId && each.unit?.id === nomination.unit.id,
  );
  if (seat === undefined || nomination === null) return null;
  if (nomination.subject === 'person' && closedToPersons(turn)) return null;
  const found = await readNominationCase(turn.facts, seat.campaignId, nominationId, turn.now);
  return found.ok ? { seat, one: found.value } : null;
}

/** Said in answer to something, so never a way to somewhere else. */
const ANSWERING = new Set(['yes', 'no', 'skip', 'send', 'as_of', 'fix']);

/** A whole message that is a command of its own ("các đề nghị", "báo cáo"): it is followed, and what was asked stays open. */
export function isElsewhere(command: ReturnType<typeof readCommand>): boolean {
  if (command === null || ANSWERING.has(command.kind)) return false;
  return !('rest' in command) || command.rest === '' || (command.kind === 'nominations' && /^\d+$/.test(command.rest));
}
