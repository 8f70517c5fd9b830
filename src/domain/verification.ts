/**
 * Thẩm định số liệu: who may judge a figure, and until when a returned one is to be answered.
 *
 * Nobody judges what they typed themselves, nor their own unit. A figure is judged by an officer of the standing agency
 * (coordinator). Where the office has only officers who may not, the second person takes it: the agency that appraises
 * dossiers (reviewer), for a contested value at last the leader. Where there is no second person either, the unit confirms for
 * itself what was typed for it, and that is marked.
 */

import { type Calendar, lastWorkingDay, NATIONAL } from './calendar.js';
import type { FigureState } from './figure.js';
import { lastDayOf } from './obligation.js';
import type { Role } from './people.js';
import { addDays, dayOf, type Instant, startOfDay } from './time.js';

/** A seat of the campaign with the person who holds it. */
export interface SeatHeld {
  readonly personId: string;
  readonly role: Role;
  readonly unitId: number | null;
  readonly locked: boolean;
}

export interface Judged {
  readonly unitId: number;
  /** Who typed the value that stands, the unit or an officer; null when nobody is known (command line). */
  readonly author: string | null;
  /** The unit contested a value that `author` recorded in verification. */
  readonly contested: boolean;
}

/** In the order in which they are asked. */
const SECONDS: readonly Role[] = ['coordinator', 'reviewer', 'leader'];

/** The people who may judge the figure: the nearest in order that is not its author and not of its unit. */
export function judgesOf(figure: Judged, seats: readonly SeatHeld[]): ReadonlySet<string> {
  const own = new Set(seats.filter((one) => one.unitId === figure.unitId).map((one) => one.personId));
  const manned = seats.some((one) => one.role === 'coordinator' && !one.locked);
  for (const role of SECONDS) {
    // An office without any officer has not begun: nobody takes its place, but a contest must find somebody.
    if (role !== 'coordinator' && !figure.contested && (role === 'leader' || !manned)) break;
    const free = seats.filter(
      (one) =>
        one.role === role &&
        one.unitId === null &&
        !one.locked &&
        one.personId !== figure.author &&
        !own.has(one.personId),
    );
    if (free.length > 0) return new Set(free.map((one) => one.personId));
  }
  return new Set();
}

/** Whether a value in this state may still be agreed with, returned or set to another. */
export const isOpenToReview = (state: FigureState): boolean => state !== 'final';

/** A return is to be answered within this many working days after its own. */
const RETURN_DAYS = 2;

/** Exclusive: the start of the day after the last one. 15/12/2023 (a Friday) gives 20/12, so the last day is 19/12. */
export function returnDueBefore(at: Instant, calendar: Pick<Calendar, 'isWorking'> = NATIONAL): Instant {
  let day = dayOf(at);
  for (let left = RETURN_DAYS; left > 0; ) {
    day = addDays(day, 1);
    if (calendar.isWorking(day)) left--;
  }
  return startOfDay(addDays(day, 1));
}

/** From the day before the bound on (its last working day), a signed document's number stands for a head who is silent. */
export const documentCountsFrom = (dueBefore: Instant, calendar: Calendar): Instant =>
  startOfDay(lastWorkingDay(calendar, lastDayOf(dueBefore)));
