/** What is typed while the office enters a report: commands of a report, figures, the day of the paper, a question. */
import { dayOf } from '../../../../domain/time.js';
import { type Command, OFFICE_COMMANDS, readCommand } from '../../../../language/commands.js';
import { readDay } from '../../../../language/dates.js';
import { fold } from '../../../../language/fold.js';
import { readReply } from '../../../../language/reply.js';
import { line } from '../../../../messages/message.js';
import { type Answer, bubble, NOTHING_OPEN, type Turn } from '../../../turn.js';
import { askText } from '../../ask/ask.js';
import { menu } from '../../menu.js';
import { back, how } from '../../report/acts.js';
import { answerLabelled, answerQuestion, keep, noData } from '../../report/answer.js';
import { fieldOf } from '../../report/field.js';
import { askWhich, fix, saidBack } from '../../report/fix.js';
import { ask } from '../../report/question.js';
import { isOnlyFigure } from '../../report/text.js';
import { criterionAt, type ReportView } from '../../report/view.js';
import { type Entry, entryIn, entryView, keepAside, openEntry } from './entry.js';
import { askDay, putAside } from './press.js';
import { sendEntry, sentBefore } from './send.js';
import { startEnter } from './start.js';
import { entrySummary, entryTitle } from './summary.js';
import { turned } from './turned.js';

export async function enterText(turn: Turn, step: string, text: string): Promise<Answer | null> {
  const command = readCommand(text);
  if (step === 'unit') return command === null ? startEnter(turn, text) : null;
  const entry = entryIn(turn.session.open);
  const view = entry === null ? null : await entryView(turn, entry);
  if (entry === null || view === null) return null;
  if (view.obligation.submitted !== null) return elsewhere(command) ? null : sentBefore(view);
  if (entry.askingDay) {
    const day = setDay(turn, view, entry, text);
    if (day !== null) return day;
  }
  const acted = command === null ? null : commanded(turn, view, entry, command);
  if (acted !== null) return acted;
  if (command !== null && !ANSWERS.has(command.kind)) return null;
  return figureText(turn, view, entry, command, text);
}

/** An act of the office that has nothing to do with the report being entered. */
const elsewhere = (command: Command | null): boolean => OFFICE_COMMANDS.some((kind) => kind === command?.kind);

/** Commands that may be the answer to the open question ("có", "không"). */
const ANSWERS = new Set<Command['kind']>(['yes', 'no']);

function commanded(turn: Turn, view: ReportView, entry: Entry, command: Command): Promise<Answer> | Answer | null {
  const asked = entry.criterionId === null ? undefined : criterionAt(view, entry.criterionId)?.criterion;
  const go = (answer: Answer): Answer => turned(turn, view, entry, answer);
  switch (command.kind) {
    case 'later':
      return putAside(turn, view, entry);
    case 'cancel':
      return {
        bubble: bubble([entryTitle(view), line('office.enter.dropped')], [], { titled: true }),
        open: NOTHING_OPEN,
      };
    case 'menu':
      return leaveToMenu(turn, view, entry);
    case 'back':
      return go(back(view, asked?.id ?? view.criteria.at(-1)?.id ?? ''));
    case 'skip':
    case 'no_data':
      return asked === undefined ? entrySummary(turn, view, entry) : go(noData(turn, view, asked));
    case 'how': {
      const told = asked === undefined ? null : how(view, asked.id);
      return told === null ? null : go(told);
    }
    case 'send':
      return sendShown(turn, view, entry);
    case 'as_of':
      return command.text === '' ? askDay(entry) : (setDay(turn, view, entry, command.text) ?? askDay(entry));
    case 'fix': {
      const fixed = fix(turn, view, asked, entry.state, command);
      return fixed === null ? askWhich(turn) : go(fixed);
    }
    default:
      return null;
  }
}

/** Typed after another page was shown, the report is shown once more instead. */
function sendShown(turn: Turn, view: ReportView, entry: Entry): Promise<Answer> | Answer {
  return turn.session.behind === true ? entrySummary(turn, view, entry) : sendEntry(turn, view, entry);
}

async function leaveToMenu(turn: Turn, view: ReportView, entry: Entry): Promise<Answer> {
  const shown = await menu(turn);
  return entry.answers.length === 0 ? shown : { ...shown, events: [keepAside(turn, view, entry)] };
}

/** The day the paper came in; null when the text is no day. A day to come is asked again. */
function setDay(turn: Turn, view: ReportView, entry: Entry, text: string): Answer | null {
  const today = dayOf(turn.now);
  const read = readDay(text, today);
  if (read === null || !('day' in read)) return null;
  if (read.day > today) {
    const said = line('report.as_of.future', { day: { day: read.day, form: 'day' } });
    return { bubble: bubble([said]), open: openEntry({ ...entry, askingDay: true }) };
  }
  return entrySummary(turn, view, { ...entry, receivedOn: read.day, version: entry.version + 1 });
}

async function figureText(
  turn: Turn,
  view: ReportView,
  entry: Entry,
  command: Command | null,
  text: string,
): Promise<Answer> {
  const go = (answer: Answer): Answer => turned(turn, view, entry, answer);
  const criterion = entry.criterionId === null ? undefined : criterionAt(view, entry.criterionId)?.criterion;
  const { state } = entry;
  const only = state.kind === 'readings' && state.readings.length === 1 ? state.readings[0] : undefined;
  if (criterion !== undefined && only !== undefined && command?.kind === 'yes') {
    return go(keep(turn, view, criterion, only));
  }
  const labelled = answerLabelled(turn, view, text);
  if (labelled !== null) return go(labelled);
  if (criterion === undefined) {
    if (command?.kind === 'yes') return sendShown(turn, view, entry);
    const day = fold(text).startsWith('ngay') ? setDay(turn, view, entry, text) : null;
    if (day !== null) return day;
    if (isOnlyFigure(view.criteria, text)) return askWhich(turn);
    return (await askText(turn, text)) ?? entrySummary(turn, view, entry, [line('office.enter.not_read')]);
  }
  if (only !== undefined && command?.kind === 'no') return go(ask(view, criterion.id, []));
  const taken = saidBack(turn, view, criterion, state, text);
  if (taken !== null) return go(taken);
  const half = state.kind === 'denominator' || state.kind === 'numerator';
  const reads = half || readReply(text, fieldOf(criterion)).outcome !== 'unreadable';
  if (reads) return go(answerQuestion(turn, view, criterion, state, text));
  return (await askText(turn, text)) ?? go(ask(view, criterion.id, [line('office.enter.not_read')]));
}
