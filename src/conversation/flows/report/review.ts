/** "Xem lại báo cáo": what was sent, how it stands, and how to correct one figure. */

import { type Line, line } from '../../../messages/message.js';
import type { FigureView } from '../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { titleLine, valueWords } from './lines.js';
import { documentLine, paperChoice } from './paper.js';
import { timelinessLine } from './send.js';
import { summary } from './summary.js';
import type { ReportView } from './view.js';

function row(view: ReportView, figures: readonly FigureView[]): Line[] {
  return view.criteria.map((criterion, i) => {
    const figure = figures.find((one) => one.criterionId === criterion.id);
    const value = figure === undefined ? { line: line('report.value.missing') } : valueWords(criterion, figure.value);
    const state = figure === undefined ? '' : { line: line(`report.state.${figure.state}`) };
    return line('report.row_state', { n: i + 1, name: criterion.shortName, value, state });
  });
}

export async function review(turn: Turn, view: ReportView): Promise<Answer> {
  const { obligation } = view;
  if (obligation.submitted === null) return summary(view, turn.now);
  const figures = await turn.facts.figures(obligation.campaignId, obligation.unit.id, obligation.period);
  const { receipt, at, onTime, version, asOf } = obligation.submitted;
  const lines = [
    titleLine(view),
    ...row(view, figures),
    line('report.review.sent', {
      receipt,
      version,
      at: { instant: at, form: 'stamp' },
      time: { line: timelinessLine(onTime) },
    }),
    line('report.summary.as_of', { day: { day: asOf, form: 'day' } }),
    documentLine(await turn.facts.signedDocument(obligation.id)),
    line('report.review.fix'),
  ];
  return {
    bubble: bubble(lines, [choice(`history:${obligation.id}`, 'history'), paperChoice(view)], {
      titled: true,
      spelled: 'none',
    }),
    open: NOTHING_OPEN,
  };
}

/** "Lịch sử": every version of the report's figures, newest last, at most what one bubble holds. */
export async function history(turn: Turn, view: ReportView): Promise<Answer> {
  const { obligation } = view;
  const all = await turn.facts.history(obligation.campaignId, obligation.unit.id, obligation.period);
  const rows = all.slice(-8).map((figure) => {
    const place = view.criteria.findIndex((c) => c.id === figure.criterionId);
    const criterion = view.criteria[place];
    return line('report.history.row', {
      n: place + 1,
      version: figure.version,
      value: criterion === undefined ? '' : valueWords(criterion, figure.value),
      at: { instant: figure.at, form: 'clock_day' },
    });
  });
  const body = rows.length === 0 ? [line('report.history.none')] : rows;
  return { bubble: bubble([titleLine(view), ...body], [], { titled: true }), open: NOTHING_OPEN };
}
