/** [Gửi báo cáo] of the office: the report goes out marked "nhập thay" and the unit's focal points are told. */

import { enterFor } from '../../../../admin/enter-for.js';
import { line } from '../../../../messages/message.js';
import { periodWords } from '../../../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../../turn.js';
import { timelinessLine } from '../../report/lines.js';
import { answerTo, nextOpen, type ReportView } from '../../report/view.js';
import { deskOf } from '../seat.js';
import { type Entry, takenUp } from './entry.js';
import { entrySummary, entryTitle, receivedDay } from './summary.js';

export function sentBefore(view: ReportView): Answer {
  const { submitted, unit, period } = view.obligation;
  if (submitted === null) throw new Error('asked only for a sent report');
  const said = line('office.enter.already_sent', {
    unit: unit.name,
    period: periodWords(period),
    receipt: submitted.receipt,
    at: { instant: submitted.at, form: 'stamp' },
  });
  return { bubble: bubble([said]), open: NOTHING_OPEN };
}

export async function sendEntry(turn: Turn, view: ReportView, entry: Entry): Promise<Answer> {
  const { obligation } = view;
  if (obligation.submitted !== null) return sentBefore(view);
  if (nextOpen(view) !== undefined) return entrySummary(turn, view, entry);
  const figures = view.criteria.flatMap((criterion) => {
    const answer = answerTo(view, criterion.id);
    return answer === undefined ? [] : [{ criterionId: criterion.id, value: answer.value, note: answer.note }];
  });
  const receivedOn = receivedDay(entry, turn.now);
  const args = { campaignId: obligation.campaignId, obligationId: obligation.id, figures, receivedOn };
  const done = await enterFor({ ...args, officer: turn.who.person?.id ?? null }, turn.facts, deskOf(turn));
  if (!done.ok) {
    const said = line(`office.refused.${done.problem.code}`, done.problem.params);
    return { bubble: bubble([entryTitle(view), said], [], { titled: true }), open: NOTHING_OPEN };
  }
  const { receipt, onTime, told } = done.value.result;
  const aside = await takenUp(turn, obligation.campaignId, obligation.id);
  const lines = [
    line('office.enter.got', {
      period: periodWords(obligation.period),
      unit: obligation.unit.name,
      day: { day: receivedOn, form: 'day' },
    }),
    line('report.receipt.code', {
      receipt,
      at: { instant: turn.input.at, form: 'stamp' },
      time: { line: timelinessLine(onTime) },
    }),
    line(told > 0 ? 'office.enter.unit_told' : 'office.enter.nobody_told'),
  ];
  return {
    bubble: bubble(lines, [choice('menu:reported', 'menu_reported')], { titled: true }),
    open: NOTHING_OPEN,
    events: [...done.value.events, ...(aside?.events ?? [])],
    by: view.seat.id,
  };
}
