/**
 * The head of the unit agrees before a report counts as sent, where the campaign wants it. The focal point's own act is
 * judged by the bound, as long as the head agrees within the days of grace. Where no head holds a seat, or none has
 * spoken by the day before the bound, the number of the signed document stands for the agreement.
 */
import { statedStandards } from '../../../domain/assessment.js';
import { reportingOf } from '../../../domain/plan.js';
import { dayOf, type Instant } from '../../../domain/time.js';
import { documentCountsFrom } from '../../../domain/verification.js';
import type { Event, PersonId } from '../../../events/event.js';
import { line } from '../../../messages/message.js';
import type { CampaignView, Facts, TaskView } from '../../facts.js';
import { periodWords } from '../../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn, tell } from '../../turn.js';
import { approvalCard } from './approval-card.js';
import { timelinessLine, titleLine } from './lines.js';
import { paperChoice } from './paper.js';
import { type Sending, submission } from './submit.js';
import { figuresDate } from './summary.js';
import type { ReportView } from './view.js';

export const APPROVAL_RULE = 'approval';

/** The recorded decision, else the plan's own word. */
export async function needsApprovalIn({ id, plan }: CampaignView, facts: Facts): Promise<boolean> {
  const decided = await facts.rule(id, APPROVAL_RULE);
  return decided === null ? reportingOf(plan).approval : decided === 'on';
}

export const needsApproval = (turn: Turn, view: ReportView): Promise<boolean> =>
  needsApprovalIn(view.campaign, turn.facts);

/** What was sent up and waits; null when nothing does. */
export async function sentUp(turn: Turn, view: ReportView): Promise<TaskView | null> {
  const { campaignId, id } = view.obligation;
  return (await turn.facts.tasksAbout(campaignId, `obligation:${id}`)).find((task) => task.kind === 'approve') ?? null;
}

function headsOf(turn: Turn, view: ReportView): Promise<readonly PersonId[]> {
  return turn.facts.holders(view.obligation.campaignId, 'unit_head', view.obligation.unit.id);
}

/** From the last working day before the bound on, the signed document's number may stand for a silent head. */
async function mayUseDocument(turn: Turn, { obligation }: ReportView, heads: readonly PersonId[]): Promise<boolean> {
  const { dueBefore, campaignId } = obligation;
  if (heads.length === 0) return true;
  if (dueBefore === null) return false;
  return turn.now >= documentCountsFrom(dueBefore, (await turn.facts.calendar(campaignId)).calendar);
}

/** [Gửi báo cáo] where the head must agree. The sender who is the head has agreed by sending. */
export async function sendUp(turn: Turn, view: ReportView): Promise<Answer> {
  const heads = await headsOf(turn, view);
  const me = turn.who.person?.id;
  if (me !== undefined && heads.includes(me)) return sent(turn, view, submission(turn, view, turn.input.at), []);
  const waiting = await sentUp(turn, view);
  if (waiting !== null && Number(waiting.details.draftVersion) === view.draft.version) {
    const signed = await turn.facts.signedDocument(view.obligation.id);
    if (signed !== null && (await mayUseDocument(turn, view, heads))) return byDocument(turn, view, waiting, []);
    return waitingAnswer(turn, view, heads, Number(waiting.details.sentAt), []);
  }
  const taskId = turn.make.newId();
  const { id: obligationId, campaignId, unit, period } = view.obligation;
  const at = turn.input.at;
  const details = {
    obligationId,
    draftVersion: view.draft.version,
    sentAt: at,
    asOf: figuresDate(view, turn.now),
    seat: view.seat.id,
    person: me ?? '',
  };
  const subject = `obligation:${obligationId}`;
  const events: Event[] = [
    ...(waiting === null ? [] : [{ type: 'task_done' as const, taskId: waiting.id }]),
    { type: 'task_opened', taskId, campaignId, kind: 'approve', subject, details },
    {
      type: 'review_noted',
      act: 'sent_up',
      campaignId,
      obligationId,
      unitId: unit.id,
      period,
      criterionId: null,
      version: view.draft.version,
      words: null,
    },
    ...heads.map((personId) => tell(personId, approvalCard(view, taskId, at), `obligation:${obligationId}`)),
  ];
  return waitingAnswer(turn, view, heads, at, events);
}

async function waitingAnswer(
  turn: Turn,
  view: ReportView,
  heads: readonly PersonId[],
  sentAt: Instant,
  events: readonly Event[],
): Promise<Answer> {
  const at = { instant: sentAt, form: 'stamp' as const };
  const key = heads.length === 0 ? 'no_head' : (await mayUseDocument(turn, view, heads)) ? 'silent' : 'waiting';
  const lines = [titleLine(view), line('report.approval.sent_up', { at }), line(`report.approval.${key}`)];
  return {
    bubble: bubble(lines, [choice(`open:${view.obligation.id}`, 'see_figures')], { titled: true }),
    open: NOTHING_OPEN,
    events,
    by: view.seat.id,
  };
}

/** "văn bản 25/BC-UBND ngày 14/12" while the report waits. Null where nothing waits: it is then an ordinary remark. */
export async function documentWhileWaiting(turn: Turn, view: ReportView, recorded: Event): Promise<Answer | null> {
  const waiting = await sentUp(turn, view);
  if (waiting === null) return null;
  const heads = await headsOf(turn, view);
  if (!(await mayUseDocument(turn, view, heads))) return documentTooEarly(turn, view);
  if (Number(waiting.details.draftVersion) !== view.draft.version) {
    const lines = [titleLine(view), line('report.approval.changed')];
    return { bubble: bubble(lines, [choice(`open:${view.obligation.id}`, 'go_on')]), open: NOTHING_OPEN };
  }
  return byDocument(turn, view, waiting, [recorded]);
}

/** The number does not count yet, and is not written down: from when on it does. */
async function documentTooEarly(turn: Turn, view: ReportView): Promise<Answer> {
  const { campaignId, dueBefore, id } = view.obligation;
  const { calendar } = await turn.facts.calendar(campaignId);
  const from = dueBefore === null ? null : dayOf(documentCountsFrom(dueBefore, calendar));
  const said =
    from === null
      ? line('report.approval.waiting')
      : line('report.approval.document_later', { from: { day: from, form: 'weekday' } });
  return { bubble: bubble([titleLine(view), said], [choice(`open:${id}`, 'see_figures')]), open: NOTHING_OPEN };
}

function byDocument(turn: Turn, view: ReportView, waiting: TaskView, before: readonly Event[]): Answer {
  const sending = submission(turn, view, Number(waiting.details.sentAt));
  return sent(turn, view, sending, [...before, { type: 'task_done', taskId: waiting.id }]);
}

/** The receipt, as after any sending. */
export function sent(turn: Turn, view: ReportView, sending: Sending, before: readonly Event[]): Answer {
  const { obligation } = view;
  const agency = view.campaign.plan.roles.standingAgency.label;
  const stated = statedStandards(view.campaign.plan, obligation.unit.tier).length > 0;
  const more = stated ? [choice(`ql:${obligation.id}`, 'stated')] : [];
  const lines = [
    line('report.receipt.got', { period: periodWords(obligation.period), unit: obligation.unit.name }),
    line('report.receipt.code', {
      receipt: sending.receipt,
      at: { instant: turn.input.at, form: 'stamp' },
      time: { line: timelinessLine(sending.onTime) },
    }),
    line('report.receipt.next', { agency }),
    line('report.receipt.not_the_paper', { stated: stated ? 'yes' : 'no' }),
  ];
  return {
    bubble: bubble(lines, [paperChoice(view), choice(`view:${obligation.id}`, 'review'), ...more], {
      titled: true,
      spelled: 'none',
    }),
    open: NOTHING_OPEN,
    events: [...before, sending.event],
    by: view.seat.id,
  };
}
