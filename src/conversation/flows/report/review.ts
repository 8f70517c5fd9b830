/** "Xem lại báo cáo": what was sent, how it stands, and how to correct one figure. */

import { type Line, line } from '../../../messages/message.js';
import type { FigureView } from '../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { timelinessLine, titleLine, valueWords } from './lines.js';
import { documentLine, paperChoice } from './paper.js';
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
