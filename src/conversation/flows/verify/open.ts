/** What stands open while an officer verifies: which report, as which version, and how far an act has come. */
import type { Officer } from '../../../admin/review/case.js';
import { may } from '../../../domain/people.js';
import type { SeatView } from '../../facts.js';
import type { Open } from '../../session.js';
import type { Turn } from '../../turn.js';
import { officeSeats } from '../office/seat.js';

/** `card`: a report is shown. The others wait for what their name says, of one figure. */
export type VerifyStep =
  | 'card'
  | 'which_return'
  | 'which_ask'
  | 'which_set'
  | 'reason'
  | 'preview'
  | 'question'
  | 'value';

export interface VerifyHeld {
  readonly obligationId: string;
  /** The report's version that was shown. */
  readonly version: number;
  readonly criterionId: string;
  /** The reason, or the value as typed, once it was given. */
  readonly words: string;
  /** Reports put off in this round, joined by a blank. */
  readonly passed: string;
}

export interface VerifyOpen extends VerifyHeld {
  readonly step: VerifyStep;
}

const EMPTY: VerifyHeld = { obligationId: '', version: 0, criterionId: '', words: '', passed: '' };

export function opened(step: VerifyStep, held: Partial<VerifyHeld>): Open {
  return { kind: 'office', act: 'verify', step, held: { ...EMPTY, ...held } };
}

export function verifyOpen(open: Open): VerifyOpen | null {
  if (open.kind !== 'office' || open.act !== 'verify') return null;
  const text = (name: keyof VerifyHeld): string => String(open.held[name] ?? '');
  return {
    step: open.step as VerifyStep,
    obligationId: text('obligationId'),
    version: Number(open.held.version ?? 0),
    criterionId: text('criterionId'),
    words: text('words'),
    passed: text('passed'),
  };
}

/** The seats through which figures may be judged: officers first, then those who judge as the second person. */
export function judgeSeats(turn: Turn): readonly SeatView[] {
  const officers = officeSeats(turn, 'verify');
  return [...officers, ...officeSeats(turn, 'second').filter((seat) => !officers.includes(seat))];
}

/** The seat for one report's campaign, judged anew on every step; null means: as if the act did not exist. */
export async function judgeOf(turn: Turn, obligationId: string): Promise<SeatView | null> {
  const seats = judgeSeats(turn);
  if (seats.length === 0) return null;
  const campaignId = (await turn.facts.obligation(obligationId))?.campaignId;
  return seats.find((seat) => seat.campaignId === campaignId) ?? null;
}

export function officerOf(turn: Turn, seat: SeatView): Officer | null {
  const person = turn.who.person;
  return person === null ? null : { seatId: seat.id, personId: person.id, role: seat.role };
}

export const isOfficer = (seat: SeatView): boolean => may({ role: seat.role, unitId: null }, 'verify', null);
