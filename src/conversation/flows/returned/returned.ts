/**
 * What the standing agency gave back to the unit: the one figure is asked for with its old value and the reason; a
 * figure typed with nothing else open is the answer to it.
 */
import { confirmOwn } from '../../../admin/review/answer.js';
import { untilParams } from '../../../admin/review/told.js';
import { readReply } from '../../../language/reply.js';
import { type Line, line } from '../../../messages/message.js';
import type { TaskView } from '../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { startCorrection } from '../correct.js';
import { menu } from '../menu.js';
import { deskOf } from '../office/seat.js';
import { fieldOf } from '../report/field.js';
import { titleLine, valueWords } from '../report/lines.js';
import { myObligations } from '../report/start.js';
import { criterionAt, type ReportView, reportView } from '../report/view.js';
import { askReply, pressFigure } from './says.js';

export interface Given {
  readonly view: ReportView;
  readonly task: TaskView;
  readonly criterionId: string;
}

/** Open returns or questions over all units of this person, in the order in which they came. */
export async function givenBack(turn: Turn, kind: 'return' | 'question'): Promise<readonly Given[]> {
  const found: Given[] = [];
  for (const obligation of await myObligations(turn)) {
    if (obligation.submitted === null) continue;
    const tasks = await turn.facts.tasksAbout(obligation.campaignId, `obligation:${obligation.id}`);
    const mine = tasks.filter((task) => task.kind === kind);
    const view = mine.length === 0 ? null : await reportView(turn, obligation.id);
    if (view === null) continue;
    found.push(...mine.map((task) => ({ view, task, criterionId: String(task.details.criterionId ?? '') })));
  }
  return found;
}

/** One line per thing for the menu; at most two. */
export async function givenLines(turn: Turn): Promise<Line[]> {
  const returns = await givenBack(turn, 'return');
  return returns.slice(0, 2).map(({ view, task, criterionId }) => {
    const found = criterionAt(view, criterionId);
    const params = { unit: view.obligation.unit.name, name: found?.criterion.shortName ?? '' };
    return line('review.owed', { ...params, ...untilParams(Number(task.details.dueBefore ?? 0)) });
  });
}

/** The message opens at exactly the one figure: old value, reason, until when. */
export async function askReturned(turn: Turn, { view, task, criterionId }: Given): Promise<Answer | null> {
  const found = criterionAt(view, criterionId);
  const { campaignId, unit, period } = view.obligation;
  const figure = (await turn.facts.figures(campaignId, unit.id, period)).find((one) => one.criterionId === criterionId);
  if (found === undefined || figure === undefined) return null;
  const asked = await startCorrection(turn, view, criterionId, '', null);
  if (asked === null) return null;
  const lines = [
    titleLine(view),
    line('review.told.returned', { agency: view.campaign.plan.roles.standingAgency.label }),
    line('review.told.sent', {
      n: found.place + 1,
      name: found.criterion.shortName,
      value: valueWords(found.criterion, figure.value),
    }),
    line('review.reason', { reason: String(task.details.reason ?? '') }),
    line('review.told.until', untilParams(Number(task.details.dueBefore ?? 0))),
  ];
  const keep = choice(`rt_keep:${view.obligation.id}:${criterionId}:${figure.version}`, 'keep_explain');
  return { bubble: bubble(lines, [keep], { titled: true }), open: asked.open };
}

/** A figure typed with nothing open, while exactly one is asked for again, is that one; of several, the first is asked. */
export async function figureForReturn(turn: Turn, text: string): Promise<Answer | null> {
  const returns = await givenBack(turn, 'return');
  const [first] = returns;
  if (first === undefined) return null;
  const criterion = criterionAt(first.view, first.criterionId)?.criterion;
  const reply = readReply(text, criterion === undefined ? 'ratio' : fieldOf(criterion));
  if (criterion === undefined || (reply.outcome !== 'value' && reply.outcome !== 'not_arisen')) return null;
  if (returns.length > 1) return askReturned(turn, first);
  return startCorrection(turn, first.view, first.criterionId, text, null);
}

/** "báo cáo" with nothing new to report goes to what was given back. */
export async function startReturned(turn: Turn): Promise<Answer | null> {
  const [first] = await givenBack(turn, 'return');
  return first === undefined ? null : askReturned(turn, first);
}

export const UNIT_PRESSES = ['rt_keep', 'rt_no', 'rt_reply', 'rt_own'] as const;

/** Null when the press is none of ours. */
export async function pressReturned(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  if (!UNIT_PRESSES.some((one) => one === act)) return null;
  const [obligationId = '', second = ''] = args;
  const view = await reportView(turn, obligationId);
  if (view === null || view.obligation.submitted === null) return menu(turn, [line('stale.gone')]);
  if (act === 'rt_own') return own(turn, view, Number(second));
  if (act !== 'rt_reply') return pressFigure(turn, view, act, args);
  const task = await turn.facts.task(second);
  const mine = task !== null && task.subject === `obligation:${obligationId}` && task.kind === 'question' && !task.done;
  return mine
    ? askReply(view, task.id, String(task.details.text ?? ''))
    : menu(turn, [line('review.refused.answered_already')]);
}

/** [Xác nhận đúng]: the unit stands for what the office's only officer typed for it. */
async function own(turn: Turn, view: ReportView, version: number): Promise<Answer> {
  const { campaignId, id: obligationId } = view.obligation;
  const done = await confirmOwn({ campaignId, obligationId, version }, turn.facts, deskOf(turn));
  if (!done.ok) return menu(turn, [line(`review.refused.${done.problem.code}`)]);
  const said = bubble([titleLine(view), line('review.says.own')], [choice(`view:${obligationId}`, 'review')], {
    titled: true,
  });
  return { bubble: said, open: NOTHING_OPEN, by: view.seat.id, events: done.value.events };
}
