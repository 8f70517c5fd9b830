/** What can be done to a draft besides answering: back, later, another date, highlight, drop and take back. */
import { dataWindow } from '../../../domain/period.js';
import { DAY_MS, type Day, dayOf } from '../../../domain/time.js';
import { readDay } from '../../../language/dates.js';
import { type Line, line } from '../../../messages/message.js';
import { periodWords } from '../../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { fieldOf } from './field.js';
import { dueLine, titleLine } from './lines.js';
import { ask, openQuestion } from './question.js';
import { goOn } from './start.js';
import { summary } from './summary.js';
import { answerTo, criterionAt, nextOpen, type ReportView } from './view.js';

/** How long a dropped draft can be taken back. */
const RESTORE_MS = DAY_MS;
const HIGHLIGHT_MAX = 1000;

/** [Quay lại]: the question before this one, with what was entered there. */
export function back(view: ReportView, criterionId: string): Answer {
  const place = criterionAt(view, criterionId)?.place ?? 0;
  const before = view.criteria[Math.max(0, place - 1)];
  return ask(view, before?.id ?? criterionId, []);
}

/** From the summary back to the last question. */
export function backFromSummary(view: ReportView): Answer {
  return ask(view, view.criteria.at(-1)?.id ?? '', []);
}

/** [Cách tính]: what the numerator and denominator count, what is left out, the clause. */
export function how(view: ReportView, criterionId: string): Answer | null {
  const found = criterionAt(view, criterionId);
  if (found === undefined) return null;
  const { criterion, place } = found;
  const lines: Line[] = [line('report.how.head', { n: place + 1, name: criterion.question })];
  if (criterion.numerator !== null) lines.push(line('report.how.numerator', { text: criterion.numerator }));
  if (criterion.denominator !== null) lines.push(line('report.how.denominator', { text: criterion.denominator }));
  if (criterion.exclusion !== null) lines.push(line('report.how.exclusion', { text: criterion.exclusion }));
  if (criterion.note !== null) lines.push(line('report.how.note', { text: criterion.note }));
  lines.push(line('report.how.clause', { clause: criterion.clause }));
  lines.push(line(`report.how.type_${fieldOf(criterion)}`, { noun: criterion.noun ?? '' }));
  const open = openQuestion(view, criterionId);
  return { bubble: bubble(lines, [choice(`nodata:${view.obligation.id}:${criterionId}`, 'no_data')]), open };
}

/** [Để sau]: nothing is lost; says how to go on. */
export function later(view: ReportView, now: number): Answer {
  const done = view.criteria.filter((c) => answerTo(view, c.id) !== undefined).length;
  const lines = [titleLine(view), line('report.later', { done, total: view.criteria.length }), dueLine(view, now)];
  return {
    bubble: bubble(lines, [choice(`open:${view.obligation.id}`, 'go_on')], { titled: true }),
    open: NOTHING_OPEN,
  };
}

/** Asks for the date of the figures. */
export function askDate(view: ReportView): Answer {
  return { bubble: bubble([line('report.as_of.ask')]), open: { kind: 'as_of', obligationId: view.obligation.id } };
}

/** "số liệu tính đến ngày": not in the future, nor before the period begins; asked again when it is not a day. */
export function setDate(turn: Turn, view: ReportView, text: string): Answer {
  const today = dayOf(turn.now);
  const read = readDay(text, today);
  const open = { kind: 'as_of', obligationId: view.obligation.id } as const;
  if (read === null || !('day' in read)) return { bubble: bubble([line('report.as_of.unreadable')]), open };
  if (read.day > today) {
    return { bubble: bubble([line('report.as_of.future', { day: { day: read.day, form: 'day' } })]), open };
  }
  const begins = dataWindow(view.obligation.period)?.from ?? null;
  if (begins !== null && read.day < begins) {
    const params = { day: { day: read.day, form: 'day' }, period: periodWords(view.obligation.period) } as const;
    return { bubble: bubble([line('report.as_of.too_early', params)]), open };
  }
  return dated(turn, view, read.day);
}

/** The summary shows the day; where figures are still missing it stands above the next question. */
function dated(turn: Turn, view: ReportView, day: Day): Answer {
  const version = view.draft.version + 1;
  const after: ReportView = { ...view, draft: { ...view.draft, asOf: day, version } };
  const missing = nextOpen(after);
  const said = line('report.summary.as_of', { day: { day, form: 'day' } });
  const next = missing === undefined ? summary(after, turn.now) : ask(after, missing.id, [said]);
  return { ...next, events: [{ type: 'draft_dated', obligationId: view.obligation.id, asOf: day, version }] };
}

/** A free text under the summary may be the optional "kết quả nổi bật": asked, never guessed. */
export function offerHighlight(view: ReportView, text: string): Answer {
  const kept = text.slice(0, HIGHLIGHT_MAX);
  const id = view.obligation.id;
  return {
    bubble: bubble(
      [line('report.highlight.offer', { text: kept.length > 160 ? `${kept.slice(0, 160)}…` : kept })],
      [choice(`note:${id}`, 'keep_note'), choice(`nonote:${id}`, 'no_note')],
    ),
    open: { kind: 'highlight', obligationId: id, text: kept },
  };
}

export function keepHighlight(turn: Turn, view: ReportView, text: string): Answer {
  const version = view.draft.version + 1;
  const next = summary({ ...view, draft: { ...view.draft, highlight: text, version } }, turn.now);
  return { ...next, events: [{ type: 'draft_noted', obligationId: view.obligation.id, highlight: text, version }] };
}

/** "hủy": one question; nothing is dropped yet. */
export function askDrop(view: ReportView): Answer {
  const id = view.obligation.id;
  const done = view.draft.answers.length;
  return {
    bubble: bubble(
      [titleLine(view), line('report.drop.ask', { done })],
      [choice(`drop:${id}:${view.draft.version}`, 'drop'), choice(`nodrop:${id}`, 'keep_on')],
      { titled: true },
    ),
    open: { kind: 'drop', obligationId: id },
  };
}

export function drop(view: ReportView, version: number): Answer {
  const said =
    version === view.draft.version
      ? [line('report.drop.done')]
      : [line('stale.figures_changed'), line('report.drop.not_done')];
  const events =
    version === view.draft.version
      ? [{ type: 'draft_dropped' as const, obligationId: view.obligation.id, version: version + 1 }]
      : [];
  return {
    bubble: bubble([titleLine(view), ...said], [choice(`restore:${view.obligation.id}`, 'restore')], { titled: true }),
    open: NOTHING_OPEN,
    events,
  };
}

/** "lấy lại" within a day: the draft is as it was. */
export async function restore(turn: Turn, view: ReportView): Promise<Answer> {
  const held = await turn.facts.draft(view.obligation.id);
  if (held === null || held.droppedAt === null) return goOn(turn, view);
  if (turn.now - held.droppedAt > RESTORE_MS) {
    const lines = [titleLine(view), line('report.drop.too_late')];
    return { bubble: bubble(lines, [choice('menu:report', 'menu_report')], { titled: true }), open: NOTHING_OPEN };
  }
  const version = held.version + 1;
  const restored: ReportView = { ...view, draft: { ...held, version, droppedAt: null } };
  const next = goOn(turn, restored);
  return { ...next, events: [{ type: 'draft_restored', obligationId: view.obligation.id, version }] };
}
