/** Presses and yes/no of decisions about dates; the offer of an extension after an outage. */
import { OFFER } from '../../../../admin/dates/offer.js';
import { line } from '../../../../messages/message.js';
import { type Answer, bubble, NOTHING_OPEN, type Turn } from '../../../turn.js';
import { officeSeat } from '../seat.js';
import { confirm } from './preview.js';
import { goOn, seatFor } from './start.js';
import { heldWish, WISH } from './wish.js';

export const DATE_PRESSES: ReadonlySet<string> = new Set(['dt_ok', 'dt_no', 'dt_offer', 'dt_nooffer']);

/** Null for whoever may not: as if it did not exist. */
export async function datePress(turn: Turn, act: string, first: string): Promise<Answer | null> {
  if (act === 'dt_offer' || act === 'dt_nooffer') return offered(turn, first, act === 'dt_offer');
  const held = heldWish(turn.session.open);
  if (act === 'dt_no') return held === null ? null : stop();
  const seat = held === null ? officeSeat(turn, 'manage_dates') : seatFor(turn, held.wish.kind);
  return seat === null ? null : confirm(turn, seat, first);
}

const stop = (): Answer => ({ bubble: bubble([line('dates.stopped')]), open: NOTHING_OPEN });

/** "có" or "không" typed under a preview. */
export async function dateYesNo(turn: Turn, yes: boolean): Promise<Answer | null> {
  const held = heldWish(turn.session.open);
  if (held === null) return null;
  if (!yes) return stop();
  if (held.step !== 'confirm' && held.step !== 'sure') return null;
  const seat = seatFor(turn, held.wish.kind);
  return seat === null ? null : confirm(turn, seat, null);
}

async function offered(turn: Turn, taskId: string, yes: boolean): Promise<Answer | null> {
  const task = await turn.facts.task(taskId);
  const seat = officeSeat(turn, 'manage_dates', task?.campaignId);
  if (seat === null) return null;
  const { open } = turn.session;
  if (task === null || task.kind !== OFFER || task.done) return { bubble: bubble([line('stale.passed')]), open };
  if (!yes)
    return { bubble: bubble([line('dates.offer.left')]), open, by: seat.id, events: [{ type: 'task_done', taskId }] };
  const { tier, period, last, from, to } = task.details;
  const reason = turn.words.say(
    line('dates.offer.reason', {
      from: { instant: Number(from), form: 'clock_day' },
      to: { instant: Number(to), form: 'clock_day' },
    }),
    turn.language,
  );
  const wish = { ...WISH, kind: 'extend' as const, whom: { tier: String(tier) }, day: String(last) };
  return goOn(turn, seat, { ...wish, period: String(period), reason, taskId });
}
