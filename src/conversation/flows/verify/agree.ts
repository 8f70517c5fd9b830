/** [Xác nhận cả 4], [Xác nhận]: agreed with as it was shown; anything that moved meanwhile is shown again instead. */
import { verifyFigures } from '../../../admin/review/verify.js';
import { line } from '../../../messages/message.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { deskOf } from '../office/seat.js';
import { verifyOpen } from './open.js';
import { itemOf, next, openCase } from './queue.js';

/** Says why nothing was done, and shows where the report stands. */
export async function refused(turn: Turn, obligationId: string, code: string): Promise<Answer | null> {
  const said = line(`review.refused.${code}`);
  const shown = await openCase(turn, obligationId, [said]);
  return shown ?? { bubble: bubble([said]), open: NOTHING_OPEN };
}

/** `criterionId` null: all that wait. From the queue, the answer is the next report. */
export async function agree(
  turn: Turn,
  obligationId: string,
  criterionId: string | null,
  version: number,
): Promise<Answer | null> {
  const found = await itemOf(turn, obligationId);
  if (found === null) return null;
  const { seat, officer } = found;
  const args = { campaignId: seat.campaignId, obligationId, officer, version, criterionId };
  const done = await verifyFigures(args, turn.facts, deskOf(turn));
  if (!done.ok) return refused(turn, obligationId, done.problem.code);
  const { events, result } = done.value;
  const { unit } = result.case.report.obligation;
  const total = result.case.figures.length;
  const [first] = result.agreed;
  const params = { unit: unit.name, agreed: result.agreed.length, total, n: (first?.place ?? 0) + 1 };
  const one = total > 1 && (criterionId !== null || result.agreed.length === 1);
  const key = one ? (result.whole ? 'agreed_one_whole' : 'agreed_one') : result.whole ? 'agreed_whole' : 'agreed';
  const lead = [line(`review.done.${key}`, params)];
  if (criterionId === null || result.whole) {
    const passed = verifyOpen(turn.session.open)?.passed ?? '';
    return { ...(await next(turn, lead, passed, obligationId)), events, by: seat.id };
  }
  return {
    bubble: bubble(lead, [choice(`vf_open:${obligationId}`, 'open_case'), choice('vf_next', 'next_report')]),
    open: NOTHING_OPEN,
    events,
    by: seat.id,
  };
}
