/** The head's side: [Duyệt], or back to the focal point with a word. Every press is judged from the stored seat. */
import { approvedLine, approveReport, sendBackReport } from '../../admin/review/approve.js';
import { may } from '../../domain/people.js';
import { type Line, line } from '../../messages/message.js';
import type { SeatView, TaskView } from '../facts.js';
import { periodWords } from '../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../turn.js';
import { menu } from './menu.js';
import { deskOf } from './office/seat.js';
import { approvalCard } from './report/approval-card.js';
import { titleLine } from './report/lines.js';
import { type ReportView, viewFor } from './report/view.js';

export const APPROVE_PRESSES = ['ap_yes', 'ap_no', 'ap_open'] as const;

interface Waiting {
  readonly task: TaskView;
  readonly view: ReportView;
  readonly seat: SeatView;
}

function headSeats(turn: Turn): readonly SeatView[] {
  return turn.who.seats.filter(
    (seat) => seat.unit !== null && may({ role: seat.role, unitId: seat.unit.id }, 'approve', seat.unit.id),
  );
}

/** What waits for this head, over all units, oldest first. */
async function waitingFor(turn: Turn): Promise<readonly Waiting[]> {
  const found: Waiting[] = [];
  for (const seat of headSeats(turn)) {
    for (const obligation of await turn.facts.obligations(seat.campaignId, seat.unit?.id ?? 0)) {
      if (obligation.submitted !== null) continue;
      const tasks = await turn.facts.tasksAbout(seat.campaignId, `obligation:${obligation.id}`);
      const task = tasks.find((one) => one.kind === 'approve');
      const view = task === undefined ? null : await viewFor(turn, obligation, seat);
      if (task !== undefined && view !== null) found.push({ task, view, seat });
    }
  }
  return found;
}

/** One line for the menu; none for whoever approves nothing. */
export async function approveLines(turn: Turn): Promise<Line[]> {
  return (await waitingFor(turn))
    .filter(isCurrent)
    .slice(0, 2)
    .map(({ view }) => {
      const { period, unit } = view.obligation;
      return line('report.approval.waits', { period: periodWords(period), unit: unit.name });
    });
}

/** "duyệt", and the menu's entry: the card of what waits. Null for whoever approves nothing. */
export async function startApprove(turn: Turn): Promise<Answer | null> {
  if (headSeats(turn).length === 0) return null;
  const all = await waitingFor(turn);
  const first = all.find(isCurrent) ?? all[0];
  if (first === undefined) return { bubble: bubble([line('report.approval.nothing')]), open: NOTHING_OPEN };
  return { ...cardOf(first), by: first.seat.id };
}

/** What was sent up is what stands there; a figure changed since is the focal point's to send up again. */
const isCurrent = ({ task, view }: Waiting): boolean => view.draft.version === Number(task.details.draftVersion);

function cardOf(waiting: Waiting): Answer {
  const { task, view } = waiting;
  if (!isCurrent(waiting)) {
    const lines = [titleLine(view), line('review.refused.approval_changed_head')];
    return { bubble: bubble(lines, [], { titled: true }), open: NOTHING_OPEN };
  }
  return { bubble: approvalCard(view, task.id, Number(task.details.sentAt)), open: NOTHING_OPEN };
}

/** Null when the press is none of ours, or not for this person. */
export async function approvePress(turn: Turn, act: string, taskId: string): Promise<Answer | null> {
  if (!APPROVE_PRESSES.some((one) => one === act) || headSeats(turn).length === 0) return null;
  if (act === 'ap_open') return startApprove(turn);
  const found = (await waitingFor(turn)).find((one) => one.task.id === taskId);
  if (found === undefined) return menu(turn, [line('review.refused.approval_passed')]);
  if (act === 'ap_no') return askWhy(found);
  return approve(turn, found);
}

function askWhy({ task, view }: Waiting): Answer {
  return {
    bubble: bubble([titleLine(view), line('report.approval.why')], [choice('ap_open', 'stop')], { titled: true }),
    open: {
      kind: 'unit_says',
      act: 'send_back',
      obligationId: view.obligation.id,
      criterionId: '',
      version: 0,
      taskId: task.id,
    },
  };
}

async function approve(turn: Turn, { task, view, seat }: Waiting): Promise<Answer> {
  const { campaignId, id: obligationId } = view.obligation;
  const done = await approveReport({ campaignId, obligationId, taskId: task.id, seat }, turn.facts, deskOf(turn));
  if (!done.ok) return menu(turn, [line(`review.refused.${done.problem.code}`)]);
  const { events, result } = done.value;
  const lines = [titleLine(view), line('report.approval.done'), approvedLine(result, turn.input.at)];
  return { bubble: bubble(lines, [], { titled: true }), open: NOTHING_OPEN, events, by: seat.id };
}

/** The head's word under [Trả lại]: the report is a draft again, and the focal point reads why. */
export async function sendBack(turn: Turn, taskId: string, text: string): Promise<Answer | null> {
  const found = (await waitingFor(turn)).find((one) => one.task.id === taskId);
  if (found === undefined) return null;
  const { view, seat } = found;
  const { campaignId, id: obligationId } = view.obligation;
  const args = { campaignId, obligationId, taskId, seat, words: text };
  const done = await sendBackReport(args, turn.facts, deskOf(turn));
  if (!done.ok) return menu(turn, [line(`review.refused.${done.problem.code}`)]);
  const lines = [titleLine(view), line('report.approval.back_done')];
  return { bubble: bubble(lines, [], { titled: true }), open: NOTHING_OPEN, events: done.value.events, by: seat.id };
}
