/** The period's data has closed and the unit was asked whether its figures still hold: [Giữ nguyên], [Có thay đổi]. */
import { closedSince, keepFigures } from '../../../admin/again.js';
import { type Choice, line } from '../../../messages/message.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { menu } from '../menu.js';
import { deskOf } from '../office/seat.js';
import { titleLine, valueWords } from './lines.js';
import type { ReportView } from './view.js';

const MOST_ROWS = 6;

/** [Còn lại giữ nguyên] under a correction, while the unit is still asked about the rest. */
export async function restChoice(turn: Turn, { obligation }: ReportView): Promise<Choice[]> {
  const { campaignId, id, unit, period, submitted } = obligation;
  if (submitted === null || closedSince({ period, asOf: submitted.asOf }, turn.now) === null) return [];
  const acts = await turn.facts.reviewActs(campaignId, unit.id, period);
  return acts.some((one) => one.act === 'asked_again') ? [choice(`ag_keep:${id}`, 'again_rest')] : [];
}

export async function keepAgain(turn: Turn, view: ReportView): Promise<Answer> {
  const { campaignId, id: obligationId } = view.obligation;
  const done = await keepFigures({ campaignId, obligationId }, turn.facts, deskOf(turn));
  if (!done.ok) return menu(turn, [line(`again.refused.${done.problem.code}`)]);
  const to = { day: done.value.result.asOf, form: 'day' as const };
  return {
    bubble: bubble([titleLine(view), line('again.kept', { to })], [choice(`view:${obligationId}`, 'review')], {
      titled: true,
    }),
    open: NOTHING_OPEN,
    by: view.seat.id,
    events: done.value.events,
  };
}

/** The figures as they stand, and how to type another one: a correction like any other. */
export async function changeAgain(turn: Turn, view: ReportView): Promise<Answer> {
  const { campaignId, id, unit, period, submitted } = view.obligation;
  const to = submitted === null ? null : closedSince({ period, asOf: submitted.asOf }, turn.now);
  if (to === null) return menu(turn, [line('again.refused.nothing_waiting')]);
  const figures = await turn.facts.figures(campaignId, unit.id, period);
  const rows = view.criteria.flatMap((criterion, i) => {
    const figure = figures.find((one) => one.criterionId === criterion.id);
    if (figure === undefined) return [];
    return [line('report.row', { n: i + 1, name: criterion.shortName, value: valueWords(criterion, figure.value) })];
  });
  const lines = [titleLine(view), ...rows.slice(0, MOST_ROWS), line('again.how', { to: { day: to, form: 'day' } })];
  return {
    bubble: bubble(lines, [choice(`ag_keep:${id}`, 'again_rest')], { titled: true }),
    open: NOTHING_OPEN,
  };
}
