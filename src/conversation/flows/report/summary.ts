/** The summary that confirms all figures at once, and what can be changed from it. */
import { requestedDay } from '../../../domain/period.js';
import type { Day, Instant } from '../../../domain/time.js';
import { dayOf } from '../../../domain/time.js';
import { type Line, line } from '../../../messages/message.js';
import { type Answer, bubble, choice } from '../../turn.js';
import { lastHandLine, titleLine, unitChoice, valueWords } from './lines.js';
import { answerTo, nextOpen, type ReportView } from './view.js';

/** The date of the figures: as set, else the day a request wants, else today. */
export function figuresDate(view: ReportView, now: number): Day {
  return view.draft.asOf ?? requestedDay(view.obligation.period) ?? dayOf(now);
}

function rows(view: ReportView): Line[] {
  return view.criteria.map((criterion, i) => {
    const answer = answerTo(view, criterion.id);
    const value = answer === undefined ? { line: line('report.value.missing') } : valueWords(criterion, answer.value);
    return line('report.row', { n: i + 1, name: criterion.shortName, value });
  });
}

/** Already with the head of the unit: nothing is to be sent; another figure goes up anew. */
function waiting(view: ReportView, above: readonly (Line | null)[], sentUpAt: Instant): Answer {
  const { id } = view.obligation;
  const at = { instant: sentUpAt, form: 'clock_day' as const };
  const lines = [...above, line('report.approval.in_summary', { at })];
  return {
    bubble: bubble(lines, [choice(`date:${id}`, 'change_date')], { titled: true, spelled: 'words' }),
    open: { kind: 'summary', obligationId: id },
  };
}

/** Everything is answered: the figures, their date, and [Gửi báo cáo]. Otherwise names what is missing. */
export function summary(view: ReportView, now: number, lead: readonly Line[] = []): Answer {
  const id = view.obligation.id;
  const missing = nextOpen(view);
  const above: (Line | null)[] = lead.length === 0 ? [] : [...lead, null];
  const lines = [...above, titleLine(view), ...rows(view)];
  if (missing !== undefined) {
    lines.push(line('report.summary.missing'));
    const choices = [choice(`go:${id}:${missing.id}`, 'continue'), choice(`later:${id}`, 'later')];
    return { bubble: bubble(lines, choices, { titled: true }), open: { kind: 'summary', obligationId: id } };
  }
  lines.push(line('report.summary.as_of', { day: { day: figuresDate(view, now), form: 'day' } }));
  const waits = view.sentUpAt ?? null;
  if (waits !== null) return waiting(view, lines, waits);
  lines.push(...lastHandLine(view));
  lines.push(line(view.draft.highlight === null ? 'report.summary.highlight_none' : 'report.summary.highlight_kept'));
  lines.push(line('report.summary.confirm', { n: Math.min(3, view.criteria.length) }));
  const choices = [
    unitChoice(view, `send:${id}:${view.draft.version}`, 'send'),
    choice(`date:${id}`, 'change_date'),
    choice(`later:${id}`, 'later'),
  ];
  return {
    bubble: bubble(lines, choices, { titled: true, spelled: 'none' }),
    open: { kind: 'summary', obligationId: id },
  };
}
