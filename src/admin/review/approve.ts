/** The head of the unit agrees with what was sent up, which sends the report; or sends it back with a word. */
import type { Facts, SeatView, TaskView, Who } from '../../conversation/facts.js';
import { timelinessLine, titleLine } from '../../conversation/flows/report/lines.js';
import { isOpen } from '../../conversation/flows/report/start.js';
import { type Sending, submission } from '../../conversation/flows/report/submit.js';
import { type ReportView, viewFor } from '../../conversation/flows/report/view.js';
import { bubble, choice, tell } from '../../conversation/turn.js';
import { reportingOf } from '../../domain/plan.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { DAY_MS, type Instant } from '../../domain/time.js';
import type { CampaignId, Event, ObligationId, TaskId } from '../../events/event.js';
import { type Line, line } from '../../messages/message.js';
import type { Decide } from '../decide.js';

const MOST_WORDS = 200;

export interface HeadArgs {
  readonly campaignId: CampaignId;
  readonly obligationId: ObligationId;
  /** What the head saw; null on the command line, which looks and acts at once. */
  readonly taskId: TaskId | null;
  /** The head's seat, of this very unit. */
  readonly seat: SeatView;
}

interface SentUp {
  readonly view: ReportView;
  readonly task: TaskView;
}

/** Nobody's own view: the seat was judged by whoever calls. */
const NOBODY: Who = { address: '', known: false, displayName: null, language: 'vi', person: null, seats: [] };

/** Refuses `approval_passed`: nothing was sent up, something else was, or it is settled. */
async function sentUpTo(args: HeadArgs, facts: Facts, now: Instant): Promise<Result<SentUp>> {
  const obligation = await facts.obligation(args.obligationId);
  if (obligation === null || obligation.campaignId !== args.campaignId || obligation.submitted !== null)
    return refuse('approval_passed');
  const tasks = await facts.tasksAbout(args.campaignId, `obligation:${obligation.id}`);
  const task = tasks.find((one) => one.kind === 'approve' && (args.taskId === null || one.id === args.taskId));
  const view = task === undefined ? null : await viewFor({ facts, who: NOBODY, now }, obligation, args.seat);
  return task === undefined || view === null ? refuse('approval_passed') : ok({ view, task });
}

/** The focal point's act counts when the head agrees within the days of grace, else the head's own. */
function judgedAt(view: ReportView, sentAt: Instant, now: Instant): Instant {
  const { dueBefore } = view.obligation;
  const grace = reportingOf(view.campaign.plan).approvalGraceDays * DAY_MS;
  return dueBefore === null || now < dueBefore + grace ? sentAt : now;
}

/** "Mã 7K4P · 09:15, Thứ Sáu 08/12/2023 · đúng hạn" */
export const approvedLine = ({ receipt, onTime }: Sending, at: Instant): Line =>
  line('report.receipt.code', { receipt, at: { instant: at, form: 'stamp' }, time: { line: timelinessLine(onTime) } });

/** Also refuses `approval_locked`, and `approval_changed_head` when a figure changed after it was sent up. */
export const approveReport: Decide<HeadArgs, Sending> = async (args, facts, { now, at, make }) => {
  const found = await sentUpTo(args, facts, now);
  if (!found.ok) return found;
  const { view, task } = found.value;
  const { obligation, draft } = view;
  if (!isOpen(obligation, now)) return refuse('approval_locked');
  if (draft.version !== Number(task.details.draftVersion)) return refuse('approval_changed_head');
  const judged = judgedAt(view, Number(task.details.sentAt), at);
  const sending = submission({ make, now }, view, judged, String(task.details.seat));
  const { campaignId, id: obligationId, unit, period } = obligation;
  const agency = view.campaign.plan.roles.standingAgency.label;
  const told = bubble(
    [
      titleLine(view),
      line('report.approval.approved'),
      approvedLine(sending, at),
      line('report.receipt.next', { agency }),
    ],
    [choice(`paper:${obligationId}`, 'draft_paper'), choice(`view:${obligationId}`, 'review')],
    { titled: true },
  );
  const place = { campaignId, obligationId, unitId: unit.id, period, criterionId: null };
  const people = await facts.holders(campaignId, 'focal_point', unit.id);
  const events: Event[] = [
    { type: 'task_done', taskId: task.id },
    { type: 'review_noted', act: 'approved', ...place, version: draft.version, words: null },
    { ...sending.event, asOf: String(task.details.asOf) },
    ...people.map((personId) => tell(personId, told, `report:${obligationId}`)),
  ];
  return ok({ events, result: sending });
};

/** The report is a draft again, and the focal points read why. Also refuses `words_missing`. */
export const sendBackReport: Decide<HeadArgs & { readonly words: string }, { readonly told: number }> = async (
  args,
  facts,
  { now },
) => {
  const found = await sentUpTo(args, facts, now);
  if (!found.ok) return found;
  const { view, task } = found.value;
  const words = args.words.trim().slice(0, MOST_WORDS);
  if (words === '') return refuse('words_missing');
  const { campaignId, id: obligationId, unit, period } = view.obligation;
  const said = bubble(
    [titleLine(view), line('report.approval.sent_back'), line('review.reason', { reason: words })],
    [choice(`open:${obligationId}`, 'go_on')],
    { titled: true },
  );
  const people = await facts.holders(campaignId, 'focal_point', unit.id);
  const place = { campaignId, obligationId, unitId: unit.id, period, criterionId: null };
  const events: Event[] = [
    { type: 'task_done', taskId: task.id },
    { type: 'review_noted', act: 'sent_back', ...place, version: view.draft.version, words },
    ...people.map((personId) => tell(personId, said, `obligation:${obligationId}`)),
  ];
  return ok({ events, result: { told: people.length } });
};
