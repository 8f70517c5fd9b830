/** The unit's words: why a returned figure is kept, why a recorded value is contested, the answer to a question. */
import { answerQuestion, contestValue, correctFigure } from '../../../admin/review/answer.js';
import { readReply } from '../../../language/reply.js';
import { line } from '../../../messages/message.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { startCorrection } from '../correct.js';
import { menu } from '../menu.js';
import { deskOf } from '../office/seat.js';
import { certain } from '../report/answer.js';
import { fieldOf } from '../report/field.js';
import { titleLine, valueWords } from '../report/lines.js';
import { criterionAt, type ReportView, reportView } from '../report/view.js';

type Says = Extract<Open, { kind: 'unit_says' }>;

const MOST = 300;

function asks(view: ReportView, open: Says, key: string, params = {}): Answer {
  return {
    bubble: bubble([titleLine(view), line(key, params)], [choice('nofix', 'stop')], { titled: true }),
    open,
  };
}

/** [Giữ số, giải trình]: the figure stays, its reason is asked for. */
export function askWhyKept(view: ReportView, criterionId: string, version: number): Answer {
  const obligationId = view.obligation.id;
  const n = (criterionAt(view, criterionId)?.place ?? 0) + 1;
  const open: Says = { kind: 'unit_says', act: 'explain', obligationId, criterionId, version, taskId: '' };
  return asks(view, open, 'review.says.why_kept', { n });
}

function askWhyContested(view: ReportView, criterionId: string, version: number): Answer {
  const obligationId = view.obligation.id;
  const n = (criterionAt(view, criterionId)?.place ?? 0) + 1;
  const open: Says = { kind: 'unit_says', act: 'contest', obligationId, criterionId, version, taskId: '' };
  return asks(view, open, 'review.says.why_contested', { n });
}

export function askReply(view: ReportView, taskId: string, text: string): Answer {
  const obligationId = view.obligation.id;
  const open: Says = { kind: 'unit_says', act: 'reply', obligationId, criterionId: '', version: 0, taskId };
  return asks(view, open, 'review.says.reply', { text });
}

/** `rt_keep:<obligation>:<criterion>:<version>`, `rt_no:…`: judged anew; an old one explains itself. */
export async function pressFigure(turn: Turn, view: ReportView, act: string, args: readonly string[]): Promise<Answer> {
  const [, criterionId = '', version = ''] = args;
  const { campaignId, unit, period } = view.obligation;
  const figures = await turn.facts.figures(campaignId, unit.id, period);
  const figure = figures.find((one) => one.criterionId === criterionId);
  const wanted = act === 'rt_keep' ? 'returned' : 'verified';
  if (figure === undefined || figure.version !== Number(version) || figure.state !== wanted) {
    return menu(turn, [line('stale.gone')]);
  }
  return act === 'rt_keep'
    ? askWhyKept(view, criterionId, figure.version)
    : askWhyContested(view, criterionId, figure.version);
}

/** The words themselves: sent at once, since they change no figure. */
export async function unitSays(turn: Turn, open: Says, text: string): Promise<Answer | null> {
  const view = await reportView(turn, open.obligationId);
  if (view === null) return null;
  const words = text.trim().slice(0, MOST);
  if (open.act === 'explain') return explain(turn, view, open, words);
  const { campaignId, id: obligationId } = view.obligation;
  const what = { campaignId, obligationId, words };
  const done =
    open.act === 'contest'
      ? await contestValue({ ...what, criterionId: open.criterionId, version: open.version }, turn.facts, deskOf(turn))
      : await answerQuestion({ ...what, taskId: open.taskId }, turn.facts, deskOf(turn));
  if (!done.ok) return menu(turn, [line(`review.refused.${done.problem.code}`)]);
  const key = open.act === 'contest' ? 'review.says.contested' : 'review.says.replied';
  return said(view, line(key, agency(view)), done.value.events);
}

const agency = (view: ReportView) => ({ agency: view.campaign.plan.roles.standingAgency.label });

function said(view: ReportView, words: ReturnType<typeof line>, events: Answer['events']): Answer {
  const shown = bubble([titleLine(view), words], [choice(`view:${view.obligation.id}`, 'review')], { titled: true });
  return { bubble: shown, open: NOTHING_OPEN, by: view.seat.id, events: events ?? [] };
}

async function explain(turn: Turn, view: ReportView, open: Says, words: string): Promise<Answer | null> {
  const { campaignId, id: obligationId, unit, period } = view.obligation;
  const figures = await turn.facts.figures(campaignId, unit.id, period);
  const figure = figures.find((one) => one.criterionId === open.criterionId);
  const found = criterionAt(view, open.criterionId);
  if (figure === undefined || found === undefined || figure.version !== open.version || figure.state !== 'returned') {
    return menu(turn, [line('stale.gone')]);
  }
  const typed = certain(readReply(words, fieldOf(found.criterion)), found.criterion);
  // A bare figure is no explanation: it is the other value after all.
  if (typed !== null && (typed.note ?? '').trim() === '')
    return startCorrection(turn, view, open.criterionId, words, null);
  const { criterionId, version } = open;
  const args = { campaignId, obligationId, criterionId, version, value: figure.value, words, supplementary: false };
  const done = await correctFigure(args, turn.facts, deskOf(turn));
  if (!done.ok) return menu(turn, [line(`review.refused.${done.problem.code}`)]);
  const value = valueWords(found.criterion, figure.value);
  return said(view, line('review.says.kept', { value, ...agency(view) }), done.value.events);
}
