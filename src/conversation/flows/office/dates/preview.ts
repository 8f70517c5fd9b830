/** What would be done, shown once before it is: [Gia hạn] or [Thôi]. Closing a campaign is asked twice. */

import type { Problem } from '../../../../domain/problem.js';
import { isDay } from '../../../../domain/time.js';
import { type Line, line, type Param } from '../../../../messages/message.js';
import type { SeatView } from '../../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../../turn.js';
import { decideWish } from './decided.js';
import { heldWish, holding, type Wish } from './wish.js';

/** A refusal in words; days in it are read out with their weekday. */
export function problemLine({ code, params }: Problem): Line {
  const read = Object.entries(params).map(([name, value]): [string, Param] => [
    name,
    typeof value === 'string' && isDay(value) ? { day: value, form: 'weekday_year' } : value,
  ]);
  return line(`problem.${code}`, Object.fromEntries(read));
}

const refused = (problem: Problem): Answer => ({ bubble: bubble([problemLine(problem)]), open: NOTHING_OPEN });

/** Why it cannot be done, and nothing stays open; null where it can. */
export async function refusal(turn: Turn, seat: SeatView, wish: Wish): Promise<Answer | null> {
  const decided = await decideWish(turn, seat, wish);
  return decided.ok ? null : refused(decided.problem);
}

/** What would be done, to be confirmed; a refusal stands as the answer, and nothing stays open. */
export async function preview(turn: Turn, seat: SeatView, wish: Wish): Promise<Answer> {
  const decided = await decideWish(turn, seat, wish);
  if (!decided.ok) return refused(decided.problem);
  const token = turn.make.newId();
  const lines = [...decided.value.before, line('dates.nothing_yet')];
  const choices = [choice(`dt_ok:${token}`, `dates_${wish.kind}`), choice('dt_no', 'office_stop')];
  return { bubble: bubble(lines, choices, { titled: true }), open: holding(wish, 'confirm', token) };
}

/** The press under a preview, or "có" typed there (`token` null). */
export async function confirm(turn: Turn, seat: SeatView, token: string | null): Promise<Answer> {
  const held = heldWish(turn.session.open);
  if (held === null || (token !== null && token !== held.token)) {
    return { bubble: bubble([line('stale.passed')]), open: turn.session.open };
  }
  const { wish, step } = held;
  if (wish.kind === 'finish' && step === 'confirm') return askSure(turn, wish);
  const decided = await decideWish(turn, seat, wish);
  if (!decided.ok) return refused(decided.problem);
  const { events, after } = decided.value;
  return { bubble: bubble(after), open: NOTHING_OPEN, events, by: seat.id };
}

function askSure(turn: Turn, wish: Wish): Answer {
  const token = turn.make.newId();
  return {
    bubble: bubble(
      [line('dates.finish.sure')],
      [choice(`dt_ok:${token}`, 'dates_finish_sure'), choice('dt_no', 'office_stop')],
    ),
    open: holding(wish, 'sure', token),
  };
}
