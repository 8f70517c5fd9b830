/** "Gửi báo cáo": everything is sent at once, judged by the platform's own time of the person's act. */
import { isOnTime } from '../../../domain/obligation.js';
import type { Event } from '../../../events/event.js';
import { type Line, line } from '../../../messages/message.js';
import { periodWords } from '../../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { titleLine } from './lines.js';
import { paperChoice } from './paper.js';
import { isOpen } from './start.js';
import { figuresDate, summary } from './summary.js';
import { answerTo, nextOpen, type ReportView } from './view.js';

/** How a report stands in time, in words. */
export function timelinessLine(onTime: boolean | null): Line {
  if (onTime === null) return line('report.time.no_bound');
  return line(onTime ? 'report.time.on_time' : 'report.time.late');
}

export function alreadySent(view: ReportView): Answer {
  const sent = view.obligation.submitted;
  if (sent === null) throw new Error('asked only for a sent report');
  const lines = [
    titleLine(view),
    line('report.already_sent', { receipt: sent.receipt, at: { instant: sent.at, form: 'stamp' } }),
  ];
  return {
    bubble: bubble(lines, [choice(`view:${view.obligation.id}`, 'review')], { titled: true }),
    open: NOTHING_OPEN,
  };
}

/**
 * `version` is the draft the person saw when the button was made; null when "gửi" was typed under the summary.
 * A stale or repeated press explains itself and changes nothing.
 */
export function send(turn: Turn, view: ReportView, version: number | null): Answer {
  const { obligation, draft } = view;
  if (obligation.submitted !== null) return alreadySent(view);
  if (!isOpen(obligation, turn.now)) {
    const agency = view.campaign.plan.roles.standingAgency.label;
    const said = line('report.locked', {
      period: periodWords(obligation.period),
      unit: obligation.unit.name,
      agency,
    });
    return { bubble: bubble([said]), open: NOTHING_OPEN };
  }
  if (nextOpen(view) !== undefined) return summary(view, turn.now);
  if (version !== null && version !== draft.version) return summary(view, turn.now, [line('stale.figures_changed')]);
  const onTime = isOnTime(turn.input.at, obligation.dueBefore);
  const receipt = turn.make.newReceipt();
  const figures = view.criteria.flatMap((criterion) => {
    const answer = answerTo(view, criterion.id);
    return answer === undefined ? [] : [{ criterionId: criterion.id, value: answer.value, note: answer.note }];
  });
  const event: Event = {
    type: 'report_submitted',
    campaignId: obligation.campaignId,
    obligationId: obligation.id,
    unitId: obligation.unit.id,
    period: obligation.period,
    receipt,
    at: turn.input.at,
    onTime,
    asOf: figuresDate(view, turn.now),
    highlight: draft.highlight,
    figures,
    source: 'chat',
    draftVersion: draft.version,
  };
  const agency = view.campaign.plan.roles.standingAgency.label;
  const lines = [
    line('report.receipt.got', { period: periodWords(obligation.period), unit: obligation.unit.name }),
    line('report.receipt.code', {
      receipt,
      at: { instant: turn.input.at, form: 'stamp' },
      time: { line: timelinessLine(onTime) },
    }),
    line('report.receipt.next', { agency }),
    line('report.receipt.not_the_paper'),
  ];
  return {
    bubble: bubble(lines, [paperChoice(view), choice(`view:${obligation.id}`, 'review')], {
      titled: true,
      spelled: 'none',
    }),
    open: NOTHING_OPEN,
    events: [event],
    by: view.seat.id,
  };
}
