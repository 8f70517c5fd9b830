/** "Rút báo cáo": a sending made by mistake is taken back while nothing was verified; the figures are a draft again. */
import { withdrawReport } from '../../../admin/review/answer.js';
import { line } from '../../../messages/message.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { menu } from '../menu.js';
import { deskOf } from '../office/seat.js';
import { lastReport } from './after.js';
import { dueLine, titleLine } from './lines.js';
import type { ReportView } from './view.js';

/** One question, where it can be done; says what the new sending will be judged by. */
export async function askWithdraw(turn: Turn): Promise<Answer> {
  const view = await lastReport(turn);
  const sent = view?.obligation.submitted ?? null;
  if (view === null || sent === null) return menu(turn, [line('report.withdraw.nothing')]);
  const { campaignId, id: obligationId } = view.obligation;
  const args = { campaignId, obligationId, version: sent.version, reason: null };
  const may = await withdrawReport(args, turn.facts, deskOf(turn));
  if (!may.ok) return menu(turn, [line(`review.refused.${may.problem.code}`)]);
  const lines = [titleLine(view), line('report.withdraw.ask', { receipt: sent.receipt }), dueLine(view, turn.now)];
  const choices = [choice(`wd:${obligationId}:${sent.version}`, 'withdraw'), choice(`view:${obligationId}`, 'stop')];
  return {
    bubble: bubble(lines, choices, {
      titled: true,
    }),
    open: NOTHING_OPEN,
  };
}

export async function withdraw(turn: Turn, view: ReportView, version: number): Promise<Answer> {
  const { campaignId, id: obligationId } = view.obligation;
  const args = { campaignId, obligationId, version, reason: null };
  const done = await withdrawReport(args, turn.facts, deskOf(turn));
  if (!done.ok) return menu(turn, [line(`review.refused.${done.problem.code}`)]);
  const lines = [titleLine(view), line('report.withdraw.done'), dueLine(view, turn.now)];
  return {
    bubble: bubble(lines, [choice(`open:${obligationId}`, 'go_on')], { titled: true }),
    open: NOTHING_OPEN,
    by: view.seat.id,
    events: done.value.events,
  };
}
