/**
 * The unit's own paper. The chat is not the report: a draft is offered from the figures sent, and when the paper is
 * signed and sent its number and day are written down. Only the figures decide "đúng hạn".
 */
import { aboutUnit, LAUNCH_PLAN } from '../../../admin/launch-plan.js';
import { may } from '../../../domain/people.js';
import { dayOf } from '../../../domain/time.js';
import type { Event } from '../../../events/event.js';
import { type DocumentRead, readDocument } from '../../../language/document.js';
import { type Choice, type Line, line } from '../../../messages/message.js';
import type { SignedDocument } from '../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { lastReport } from './after.js';
import { documentWhileWaiting, sentUp } from './approval.js';
import { titleLine } from './lines.js';
import type { ReportView } from './view.js';

/** [Lấy dự thảo]: the unit's own paper, from the figures sent. */
export function paperChoice(view: ReportView): Choice {
  return choice(`paper:${view.obligation.id}`, 'draft_paper');
}

/** "Văn bản ký số: 25/BC-UBND ngày 14/12/2023", or that none is written down yet. */
export function documentLine(signed: SignedDocument | null): Line {
  if (signed === null) return line('report.paper.none');
  return line('report.paper.signed', { number: signed.number, day: { day: signed.day, form: 'day' } });
}

/** [Lấy dự thảo]: the DOCX with the figures as they stand now. */
export function draftPaper(view: ReportView): Answer {
  if (view.obligation.submitted === null) {
    return {
      bubble: bubble([titleLine(view), line('report.paper.not_sent')], [choice(`open:${view.obligation.id}`, 'go_on')]),
      open: NOTHING_OPEN,
    };
  }
  return {
    bubble: bubble([titleLine(view), line('report.paper.draft'), line('report.paper.when_signed')], [], {
      titled: true,
      file: { kind: 'unit_report', params: { obligationId: view.obligation.id } },
    }),
    open: NOTHING_OPEN,
  };
}

/** "dự thảo" typed. */
export async function draftOfLast(turn: Turn): Promise<Answer | null> {
  const view = await lastReport(turn);
  return view === null ? null : draftPaper(view);
}

/** "văn bản 25/BC-UBND ngày 14/12/2023". Null when the text names no paper, or the person reports for no unit. */
export async function documentTyped(turn: Turn, text: string): Promise<Answer | null> {
  const read = readDocument(text, dayOf(turn.now));
  if (read === null) return null;
  return read.kind === 'report' ? reportPaper(turn, read) : launchPlan(turn, read);
}

async function reportPaper(turn: Turn, read: DocumentRead): Promise<Answer | null> {
  const view = await lastReport(turn);
  if (view === null) return null;
  const waits = view.obligation.submitted === null && (await sentUp(turn, view)) !== null;
  if (view.obligation.submitted === null && !waits) return draftPaper(view);
  const day = usable(turn, read);
  if (typeof day !== 'string') return day;
  const { campaignId, id: obligationId, unit } = view.obligation;
  const recorded: Event = {
    type: 'document_recorded',
    campaignId,
    unitId: unit.id,
    obligationId,
    kind: 'report',
    number: read.number,
    day,
  };
  if (waits) return documentWhileWaiting(turn, view, recorded);
  return {
    bubble: bubble([titleLine(view), line('report.paper.recorded', words(read, day))], [], { titled: true }),
    open: NOTHING_OPEN,
    by: view.seat.id,
    events: [recorded],
  };
}

/** The unit's own launch plan, where a plan asks for one. */
async function launchPlan(turn: Turn, read: DocumentRead): Promise<Answer | null> {
  const seat = turn.who.seats.find(
    (one) => one.unit !== null && may({ role: one.role, unitId: one.unit.id }, 'report', one.unit.id),
  );
  if (seat?.unit == null) return null;
  const day = usable(turn, read);
  if (typeof day !== 'string') return day;
  const { campaignId, unit } = seat;
  const asked = (await turn.facts.tasksAbout(campaignId, aboutUnit(unit.id))).filter((one) => one.kind === LAUNCH_PLAN);
  return {
    bubble: bubble([line('report.paper.plan_recorded', { ...words(read, day), unit: unit.name })]),
    open: NOTHING_OPEN,
    by: seat.id,
    events: [
      ...asked.map((one): Event => ({ type: 'task_done', taskId: one.id })),
      {
        type: 'document_recorded',
        campaignId,
        unitId: unit.id,
        obligationId: null,
        kind: 'launch_plan',
        number: read.number,
        day,
      },
    ],
  };
}

function words(read: DocumentRead, day: string) {
  return { number: read.number, day: { day, form: 'day' as const } };
}

/** The day of the paper, or the question for it: never in the future. */
function usable(turn: Turn, read: DocumentRead): string | Answer {
  if (read.day !== null && read.day <= dayOf(turn.now)) return read.day;
  const asked = read.kind === 'report' ? 'report.paper.ask_day' : 'launch_plan.ask_day';
  const key = read.day === null ? asked : 'report.paper.future';
  return { bubble: bubble([line(key, { number: read.number })]), open: turn.session.open };
}
