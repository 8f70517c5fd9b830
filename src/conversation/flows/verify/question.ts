/** [Hỏi lại]: a question of the officer's own about one figure; the reply comes back here. */
import { askUnit } from '../../../admin/review/ask.js';
import type { CaseFigure } from '../../../admin/review/case.js';
import type { QueueItem } from '../../../admin/review/queue.js';
import { line } from '../../../messages/message.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { deskOf } from '../office/seat.js';
import { refused } from './agree.js';
import { opened, type VerifyOpen } from './open.js';
import { itemOf, next } from './queue.js';

const MOST = 200;

export function askText(item: QueueItem, each: CaseFigure, open: VerifyOpen | null): Answer {
  const { id, submitted, unit } = item.case.report.obligation;
  return {
    bubble: bubble(
      [line('review.ask.question', { unit: unit.name, n: each.place + 1 })],
      [choice(`vf_open:${id}`, 'stop')],
    ),
    open: opened('question', {
      obligationId: id,
      version: submitted?.version ?? 0,
      criterionId: each.criterion.id,
      passed: open?.passed ?? '',
    }),
  };
}

/** Sent at once: it changes no figure, and the sender has just typed it. The report is put off until the reply. */
export async function sendQuestion(turn: Turn, open: VerifyOpen, text: string): Promise<Answer | null> {
  const found = await itemOf(turn, open.obligationId);
  if (found === null) return null;
  const { seat, officer } = found;
  const { obligationId, criterionId } = open;
  const args = { campaignId: seat.campaignId, obligationId, officer, version: null, criterionId };
  const done = await askUnit({ ...args, text: text.slice(0, MOST) }, turn.facts, deskOf(turn));
  if (!done.ok) return refused(turn, obligationId, done.problem.code);
  const { unit } = done.value.result.case.report.obligation;
  const lead = [line('review.done.asked', { unit: unit.name })];
  const passed = `${open.passed} ${obligationId}`.trim();
  return { ...(await next(turn, lead, passed)), events: done.value.events, by: seat.id };
}
