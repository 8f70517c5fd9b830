/**
 * One polite question at most per report, about its most unusual figure, when every figure is in: is it a slip, another
 * way of counting, or real? The answer is kept for verification; nothing is ever held back by it. Towards the unit only
 * its own history is named.
 */
import { type Doubt, type DoubtKind, ownDoubts, strongest } from '../../../domain/doubt.js';
import { reportingOf } from '../../../domain/plan.js';
import type { Event } from '../../../events/event.js';
import { type Line, line } from '../../../messages/message.js';
import type { AskState } from '../../session.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { titleLine, valueWords } from './lines.js';
import { ask, openQuestion } from './question.js';
import { summary } from './summary.js';
import { answerTo, criterionAt, type ReportView } from './view.js';

type DoubtState = Extract<AskState, { kind: 'doubt' }>;

const MOST_WORDS = 200;

/** The strongest one that nobody has been asked about; none for the office, which enters from a paper. */
function unasked(view: ReportView): Doubt | null {
  if (view.seat.unit === null || view.draft.doubt != null) return null;
  const entered = view.criteria.flatMap((criterion) => {
    const answer = answerTo(view, criterion.id);
    return answer === undefined ? [] : [{ criterion, value: answer.value, before: view.previous.get(criterion.id) }];
  });
  return strongest(ownDoubts(entered, reportingOf(view.campaign.plan).doubts));
}

/** All figures are in: the one question where something is unusual, else the summary. */
export function finish(view: ReportView, now: number, lead: readonly Line[] = []): Answer {
  const doubt = unasked(view);
  return doubt === null ? summary(view, now, lead) : askDoubt(view, doubt, lead);
}

function askDoubt(view: ReportView, doubt: Doubt, lead: readonly Line[]): Answer {
  const found = criterionAt(view, doubt.criterionId);
  const value = answerTo(view, doubt.criterionId)?.value;
  if (found === undefined || value === undefined) throw new Error('a doubt about a figure that is not there');
  const { criterion, place } = found;
  const before = view.previous.get(criterion.id);
  const subject = `${view.obligation.id}:${criterion.id}`;
  const whole = doubt.kind === 'all_full' || doubt.kind === 'copy';
  const row = line('report.row', { n: place + 1, name: criterion.shortName, value: valueWords(criterion, value) });
  const params = {
    before: before === undefined ? '' : valueWords(criterion, before),
    points: { count: doubt.points },
  };
  const above: (Line | null)[] = lead.length === 0 ? [] : [...lead, null];
  const lines = [...above, titleLine(view), whole ? null : row, line(`report.doubt.${doubt.kind}`, params)];
  return {
    bubble: bubble(
      lines.filter((one, i) => one !== null || i < above.length),
      [
        choice(`dt_real:${subject}`, 'figure_right'),
        choice(`dt_slip:${subject}`, 'figure_slip'),
        choice(`dt_count:${subject}`, 'figure_counted'),
      ],
    ),
    open: openQuestion(view, criterion.id, { kind: 'doubt', doubt: doubt.kind }),
  };
}

/** `says` is what verification reads; '' where the figure was typed anew, so that nothing is said about it. */
function doubted(view: ReportView, criterionId: string, doubt: DoubtKind, says: string): Event {
  return {
    type: 'draft_doubted',
    obligationId: view.obligation.id,
    criterionId,
    doubt,
    answer: says.slice(0, MOST_WORDS),
    by: view.seat.id,
    version: view.draft.version + 1,
  };
}

function settled(view: ReportView, criterionId: string, answer: string): ReportView {
  return { ...view, draft: { ...view.draft, version: view.draft.version + 1, doubt: { criterionId, answer } } };
}

/** The unit's own words, or one of the two buttons: kept, and the summary follows. */
export function answerDoubt(
  turn: Turn,
  view: ReportView,
  criterionId: string,
  state: DoubtState,
  says: string,
): Answer {
  const event = doubted(view, criterionId, state.doubt, says);
  return { ...summary(settled(view, criterionId, says), turn.now), events: [event], by: view.seat.id };
}

/** `dt_real`, `dt_count`: the two answers that keep the figure; `dt_slip` asks for it again. Null for anything old. */
export function pressDoubt(turn: Turn, view: ReportView, act: string, criterionId: string): Answer | null {
  const { open } = turn.session;
  if (open.kind !== 'question' || open.state.kind !== 'doubt' || open.criterionId !== criterionId) return null;
  if (act === 'dt_slip') return slipped(view, criterionId, open.state);
  const says = act === 'dt_real' ? 'report.doubt.says_real' : 'report.doubt.says_counted';
  return answerDoubt(turn, view, criterionId, open.state, turn.words.say(line(says), 'vi'));
}

/** The figure is asked again; whatever comes is not doubted a second time. */
function slipped(view: ReportView, criterionId: string, state: DoubtState): Answer {
  const event = doubted(view, criterionId, state.doubt, '');
  return { ...ask(settled(view, criterionId, ''), criterionId, []), events: [event], by: view.seat.id };
}

/** A figure typed right under the question takes the place of the doubted one. */
export function retyped(
  view: ReportView,
  criterionId: string,
  state: DoubtState,
): { readonly view: ReportView; readonly event: Event } {
  return { view: settled(view, criterionId, ''), event: doubted(view, criterionId, state.doubt, '') };
}
