/** "Xem lại báo cáo": what was sent, how it stands, and how to correct one figure. */

import { untilParams } from '../../../admin/review/told.js';
import { type Line, line } from '../../../messages/message.js';
import type { FigureView, TaskView } from '../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { timelinessLine, titleLine, valueWords } from './lines.js';
import { documentLine, paperChoice } from './paper.js';
import { summary } from './summary.js';
import { criterionAt, type ReportView } from './view.js';

const MOST_RETURNS = 2;
const MOST_REASON = 60;

function row(view: ReportView, figures: readonly FigureView[]): Line[] {
  return view.criteria.map((criterion, i) => {
    const figure = figures.find((one) => one.criterionId === criterion.id);
    const value = figure === undefined ? { line: line('report.value.missing') } : valueWords(criterion, figure.value);
    const state = figure === undefined ? '' : { line: line(`report.state.${figure.state}`) };
    return line('report.row_state', { n: i + 1, name: criterion.shortName, value, state });
  });
}

/** Which figure is asked for again, why and until when: typed under it, another figure is the answer. */
function returnLines(view: ReportView, tasks: readonly TaskView[]): Line[] {
  return tasks
    .filter((task) => task.kind === 'return')
    .slice(0, MOST_RETURNS)
    .map(({ details }) => {
      const n = (criterionAt(view, String(details.criterionId))?.place ?? 0) + 1;
      return line('review.told.in_view', {
        n,
        reason: String(details.reason ?? '').slice(0, MOST_REASON),
        ...untilParams(Number(details.dueBefore)),
      });
    });
}

async function dateAndPaper(turn: Turn, { obligation }: ReportView): Promise<Line[]> {
  const asOf = obligation.submitted?.asOf ?? null;
  return [
    ...(asOf === null ? [] : [line('report.summary.as_of', { day: { day: asOf, form: 'day' } })]),
    documentLine(await turn.facts.signedDocument(obligation.id)),
  ];
}

export async function review(turn: Turn, view: ReportView): Promise<Answer> {
  const { obligation } = view;
  if (obligation.submitted === null) return summary(view, turn.now);
  const figures = await turn.facts.figures(obligation.campaignId, obligation.unit.id, obligation.period);
  const { receipt, at, onTime, version } = obligation.submitted;
  const tasks = await turn.facts.tasksAbout(obligation.campaignId, `obligation:${obligation.id}`);
  const asked = returnLines(view, tasks);
  const lines = [
    titleLine(view),
    ...row(view, figures),
    ...asked,
    line('report.review.sent', {
      receipt,
      version,
      at: { instant: at, form: 'stamp' },
      time: { line: timelinessLine(onTime) },
    }),
    // What is asked for again goes before what only describes: one bubble holds either.
    ...(asked.length > 0 ? [] : [...(await dateAndPaper(turn, view)), line('report.review.fix')]),
  ];
  return {
    bubble: bubble(lines, [choice(`history:${obligation.id}`, 'history'), paperChoice(view)], {
      titled: true,
      spelled: 'none',
    }),
    open: NOTHING_OPEN,
  };
}
