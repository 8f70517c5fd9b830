/** The office's summary before sending: whose report, every figure, when the paper came in, and that it is marked. */
import { paperOnTime } from '../../../../admin/enter-for.js';
import { type Day, dayOf } from '../../../../domain/time.js';
import { type Line, line } from '../../../../messages/message.js';
import { periodWords } from '../../../periods.js';
import { type Answer, bubble, choice, type Turn } from '../../../turn.js';
import { timelinessLine, valueWords } from '../../report/lines.js';
import { answerTo, nextOpen, type ReportView } from '../../report/view.js';
import { type Entry, openEntry } from './entry.js';

export const receivedDay = (entry: Entry, now: number): Day => entry.receivedOn ?? dayOf(now);

export function entryTitle(view: ReportView): Line {
  return line('office.enter.title', { period: periodWords(view.obligation.period), unit: view.obligation.unit.name });
}

export function receivedLine(view: ReportView, day: Day): Line {
  return line('office.enter.received', {
    day: { day, form: 'day' },
    time: { line: timelinessLine(paperOnTime(day, view.obligation.dueBefore)) },
  });
}

export function entrySummary(turn: Turn, view: ReportView, entry: Entry, lead: readonly Line[] = []): Answer {
  const id = view.obligation.id;
  const above: (Line | null)[] = lead.length === 0 ? [] : [...lead, null];
  const rows = view.criteria.map((criterion, i) => {
    const answer = answerTo(view, criterion.id);
    const value = answer === undefined ? { line: line('report.value.missing') } : valueWords(criterion, answer.value);
    return line('report.row', { n: i + 1, name: criterion.shortName, value });
  });
  const lines = [...above, entryTitle(view), ...rows];
  const open = openEntry({ ...entry, criterionId: null, askingDay: false });
  const missing = nextOpen(view);
  if (missing !== undefined) {
    lines.push(line('report.summary.missing'));
    const place = view.criteria.findIndex((criterion) => criterion.id === missing.id);
    const choices = [choice(`for:go:${place}::${id}`, 'continue'), choice(`for:later:0::${id}`, 'later')];
    return { bubble: bubble(lines, choices, { titled: true }), open, by: view.seat.id };
  }
  lines.push(receivedLine(view, receivedDay(entry, turn.now)));
  if (lead.length === 0) lines.push(line('office.enter.marked'));
  lines.push(line('office.enter.confirm', { n: Math.min(3, view.criteria.length) }));
  const choices = [
    choice(`for_send:${id}:${entry.mark}:${entry.version}`, 'send'),
    choice(`for:date:0::${id}`, 'office_received'),
    choice(`for:later:0::${id}`, 'later'),
  ];
  return { bubble: bubble(lines, choices, { titled: true, spelled: 'none' }), open, by: view.seat.id };
}
