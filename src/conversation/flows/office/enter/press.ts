/** Buttons of an entry. Each names the report it was made for; one of another report or step explains itself. */
import { line } from '../../../../messages/message.js';
import { type Answer, bubble, NOTHING_OPEN, type Turn } from '../../../turn.js';
import { back, how } from '../../report/acts.js';
import { answerQuestion, keep, noData, rateReading } from '../../report/answer.js';
import { askReason } from '../../report/ask-back.js';
import { ask } from '../../report/question.js';
import type { ReportView } from '../../report/view.js';
import { officeSeat } from '../seat.js';
import { type Entry, entryIn, entryView, keepAside, openEntry } from './entry.js';
import { sendEntry, sentBefore } from './send.js';
import { entrySummary, entryTitle } from './summary.js';
import { turned } from './turned.js';

/** `for:<act>:<place>:<extra>:<report>`, `for_send:<report>:<mark>:<version>` */
export async function enterPress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  if (officeSeat(turn, 'enter_for') === null) return null;
  const obligationId = (act === 'for_send' ? args[0] : args[3]) ?? '';
  const entry = entryIn(turn.session.open);
  const here = entry !== null && entry.obligationId === obligationId;
  const blank = { obligationId, answers: [], version: 0, receivedOn: null };
  const view = await entryView(turn, here ? entry : blank);
  if (view === null) return { bubble: bubble([line('stale.gone')]), open: turn.session.open };
  if (view.obligation.submitted !== null) return { ...sentBefore(view), open: here ? NOTHING_OPEN : turn.session.open };
  if (!here) return { bubble: bubble([line('stale.passed')]), open: turn.session.open };
  if (act === 'for_send') {
    const seen = args[1] === entry.mark && Number(args[2]) === entry.version;
    return seen ? sendEntry(turn, view, entry) : entrySummary(turn, view, entry, [line('stale.figures_changed')]);
  }
  return pressed(turn, view, entry, args[0] ?? '', Number(args[1]), Number(args[2]));
}

function pressed(turn: Turn, view: ReportView, entry: Entry, act: string, place: number, extra: number): Answer {
  if (act === 'later') return putAside(turn, view, entry);
  if (act === 'date') return askDay(entry);
  const criterion = view.criteria[place];
  const passed = (): Answer => entrySummary(turn, view, entry, [line('stale.passed')]);
  if (criterion === undefined) return passed();
  const asked = entry.criterionId === criterion.id;
  const go = (answer: Answer): Answer => turned(turn, view, entry, answer);
  switch (act) {
    case 'go':
    case 'again':
      return go(ask(view, criterion.id, []));
    case 'back':
      return go(back(view, criterion.id));
    case 'nodata':
      return go(noData(turn, view, criterion));
    case 'none':
      return go(keep(turn, view, criterion, { value: { kind: 'not_arisen', reason: null }, note: null }));
    case 'zero': {
      const zero = { outcome: 'ask', reason: 'denominator_missing', readings: [], numerator: '0' } as const;
      return go(askReason(view, criterion, zero));
    }
    case 'how': {
      const told = how(view, criterion.id);
      return told === null ? passed() : go(told);
    }
    case 'whose':
      return entry.state.kind === 'whose'
        ? go(answerQuestion(turn, view, criterion, { kind: 'plain' }, entry.state.text))
        : passed();
    case 'rate':
      return asked && entry.state.kind === 'counts'
        ? go(keep(turn, view, criterion, rateReading(entry.state.percent)))
        : passed();
    case 'read': {
      const reading = asked && entry.state.kind === 'readings' ? entry.state.readings[extra] : undefined;
      return reading === undefined ? passed() : go(keep(turn, view, criterion, reading));
    }
    default:
      return passed();
  }
}

/** [Để sau]: kept in a task, whatever else is done here meanwhile. */
export function putAside(turn: Turn, view: ReportView, entry: Entry): Answer {
  const lines = [
    entryTitle(view),
    line('office.enter.later', {
      done: entry.answers.length,
      total: view.criteria.length,
      unit: view.obligation.unit.name,
    }),
  ];
  const events = entry.answers.length === 0 ? [] : [keepAside(turn, view, entry)];
  return { bubble: bubble(lines, [], { titled: true }), open: NOTHING_OPEN, events, by: view.seat.id };
}

export function askDay(entry: Entry): Answer {
  return { bubble: bubble([line('office.enter.which_day')]), open: openEntry({ ...entry, askingDay: true }) };
}
