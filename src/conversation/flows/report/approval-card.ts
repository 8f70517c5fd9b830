/** The one card the head of a unit gets: every figure, its change against last period, what is unusual. */
import { ownDoubts } from '../../../domain/doubt.js';
import { reportingOf } from '../../../domain/plan.js';
import { pointsBetween } from '../../../domain/quantity.js';
import type { Instant } from '../../../domain/time.js';
import { type Bubble, type Line, line, type Param } from '../../../messages/message.js';
import { bubble, choice } from '../../turn.js';
import { titleLine, valueWords } from './lines.js';
import { answerTo, type ReportView } from './view.js';

const MOST_ROWS = 7;

/** "(tăng 6,89 điểm)" for two rates; nothing where one of them is no rate. */
function changeWords(view: ReportView, criterionId: string): Param {
  const now = answerTo(view, criterionId)?.value;
  const before = view.previous.get(criterionId);
  if (now?.kind !== 'ratio' || before?.kind !== 'ratio') return '';
  const change = pointsBetween(now, before);
  if (change === '0') return { line: line('report.approval.same') };
  const params = { points: { count: change.replace('-', '') } };
  return { line: line(change.startsWith('-') ? 'report.approval.down' : 'report.approval.up', params) };
}

function rows(view: ReportView): Line[] {
  return view.criteria.slice(0, MOST_ROWS).map((criterion, i) => {
    const answer = answerTo(view, criterion.id);
    const value = answer === undefined ? { line: line('report.value.missing') } : valueWords(criterion, answer.value);
    const change = changeWords(view, criterion.id);
    return line('report.approval.row', { n: i + 1, name: criterion.shortName, value, change });
  });
}

function warnings(view: ReportView): Line[] {
  const entered = view.criteria.flatMap((criterion) => {
    const answer = answerTo(view, criterion.id);
    return answer === undefined ? [] : [{ criterion, value: answer.value, before: view.previous.get(criterion.id) }];
  });
  return ownDoubts(entered, reportingOf(view.campaign.plan).doubts)
    .slice(0, 2)
    .map((doubt) => {
      const n = view.criteria.findIndex((criterion) => criterion.id === doubt.criterionId) + 1;
      return line(`review.note.${doubt.kind}`, { n, points: { count: doubt.points } });
    });
}

export function approvalCard(view: ReportView, taskId: string, sentAt: Instant): Bubble {
  const more = view.criteria.length - MOST_ROWS;
  const lines = [
    titleLine(view),
    line('report.approval.ask', { at: { instant: sentAt, form: 'clock_day' } }),
    ...rows(view),
    ...(more > 0 ? [line('review.card.more', { more })] : []),
    ...warnings(view),
  ];
  return bubble(lines, [choice(`ap_yes:${taskId}`, 'approve'), choice(`ap_no:${taskId}`, 'send_back')], {
    titled: true,
  });
}
