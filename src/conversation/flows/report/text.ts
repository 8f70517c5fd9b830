/** Something typed while a report is open. Commands first, then figures; what is neither is left to the engine. */

import type { Criterion } from '../../../domain/plan.js';
import { dayOf } from '../../../domain/time.js';
import type { Command } from '../../../language/commands.js';
import { readDay } from '../../../language/dates.js';
import { fold } from '../../../language/fold.js';
import { readReply } from '../../../language/reply.js';
import type { Open } from '../../session.js';
import type { Answer, Turn } from '../../turn.js';
import {
  askDate,
  askDrop,
  back,
  backFromSummary,
  drop,
  how,
  keepHighlight,
  later,
  offerHighlight,
  setDate,
} from './acts.js';
import { answerLabelled, answerQuestion, certain, keep, noData } from './answer.js';
import { answerDoubt, pressDoubt } from './doubt.js';
import { fieldOf } from './field.js';
import { ask } from './question.js';
import { send } from './send.js';
import { goOn } from './start.js';
import { summary } from './summary.js';
import { answerTo, criterionAt, type ReportView } from './view.js';

type ReportOpen = Extract<Open, { kind: 'question' | 'summary' | 'as_of' | 'highlight' | 'drop' }>;

/** The criterion a person means by "3", "HSCV" or "văn bản hành chính"; null when it is not certain. */
export function criterionMeant(criteria: readonly Criterion[], said: string): Criterion | null {
  const words = fold(said).trim();
  if (/^\d{1,2}$/.test(words)) return criteria[Number(words) - 1] ?? null;
  const names = (c: Criterion): string[] => [c.label ?? '', c.shortName, c.question, c.name, ...c.aliases].map(fold);
  const exact = criteria.filter((c) => names(c).includes(words));
  if (exact.length === 1) return exact[0] ?? null;
  const near = words.length < 3 ? [] : criteria.filter((c) => names(c).some((name) => name.includes(words)));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** Commands that act on the open draft; null for any other command. */
export async function reportCommand(
  turn: Turn,
  view: ReportView,
  open: ReportOpen,
  command: Command,
): Promise<Answer | null> {
  switch (command.kind) {
    case 'back':
      return open.kind === 'question' ? back(view, open.criterionId) : backFromSummary(view);
    case 'skip':
    case 'no_data': {
      const criterion = open.kind === 'question' ? criterionAt(view, open.criterionId)?.criterion : undefined;
      return criterion === undefined ? summary(view, turn.now) : noData(turn, view, criterion);
    }
    case 'later':
      return later(view, turn.now);
    case 'cancel':
      return askDrop(view);
    case 'how':
      return open.kind === 'question' ? how(view, open.criterionId) : null;
    case 'send':
      return send(turn, view, null);
    case 'as_of':
      return command.text === '' ? askDate(view) : setDate(turn, view, command.text);
    case 'report':
      return goOn(turn, view);
    case 'fix':
      return fix(turn, view, open, command);
    default:
      return null;
  }
}

/** "sửa 2", "sửa 2 thành 40/41", "sửa văn bản hành chính thành …"; "sửa lại 86" means the open question. */
function fix(turn: Turn, view: ReportView, open: ReportOpen, command: Extract<Command, { kind: 'fix' }>): Answer {
  const subject = command.n === null ? command.subject : String(command.n);
  const here = subject === '' && open.kind === 'question' ? criterionAt(view, open.criterionId)?.criterion : undefined;
  const criterion = here ?? criterionMeant(view.criteria, subject);
  if (criterion === null) return summary(view, turn.now);
  if (command.value === '') return ask(view, criterion.id, []);
  return answerQuestion(turn, view, criterion, { kind: 'plain' }, command.value);
}

/** Free text under an open report; null when it reads as nothing of a report's. */
export async function reportText(
  turn: Turn,
  view: ReportView,
  open: ReportOpen,
  command: Command | null,
  text: string,
): Promise<Answer | null> {
  const labelled = answerLabelled(turn, view, text);
  switch (open.kind) {
    case 'question': {
      const found = criterionAt(view, open.criterionId);
      if (found === undefined) return goOn(turn, view);
      if (command?.kind === 'yes' && open.state.kind === 'readings' && open.state.readings.length === 1) {
        const [only] = open.state.readings;
        if (only !== undefined) return keep(turn, view, found.criterion, only);
      }
      if (labelled !== null) return labelled;
      if (open.state.kind === 'doubt') return underDoubt(turn, view, open, command, text);
      if (command?.kind === 'no' && open.state.kind === 'readings' && open.state.readings.length === 1) {
        return ask(view, open.criterionId, []);
      }
      const reads = readReply(text, fieldOf(found.criterion)).outcome !== 'unreadable';
      return reads || open.state.kind === 'denominator'
        ? answerQuestion(turn, view, found.criterion, open.state, text)
        : null;
    }
    case 'as_of':
      return setDate(turn, view, text);
    case 'drop':
      if (command?.kind === 'yes') return drop(view, view.draft.version);
      return command?.kind === 'no' ? goOn(turn, view) : null;
    case 'highlight':
      if (command?.kind === 'yes') return keepHighlight(turn, view, open.text);
      return command?.kind === 'no' ? summary(view, turn.now) : offerHighlight(view, text);
    case 'summary': {
      if (labelled !== null) return labelled;
      const missing = view.criteria.filter((criterion) => answerTo(view, criterion.id) === undefined);
      const [only] = missing;
      // A figure under a summary that lacks exactly one can only be that one.
      if (only !== undefined && missing.length === 1 && readReply(text, fieldOf(only)).outcome !== 'unreadable') {
        return answerQuestion(turn, view, only, { kind: 'plain' }, text);
      }
      if (command?.kind === 'yes') return send(turn, view, null);
      if (readDay(text, dayOf(turn.now)) !== null && fold(text).startsWith('ngay')) return setDate(turn, view, text);
      return null;
    }
    default:
      return open satisfies never;
  }
}

/** Under the one question about an unusual figure: yes, no, another figure, or the unit's own words. */
function underDoubt(
  turn: Turn,
  view: ReportView,
  open: Extract<Open, { kind: 'question' }>,
  command: Command | null,
  text: string,
): Answer | null {
  if (open.state.kind !== 'doubt') return null;
  const criterion = criterionAt(view, open.criterionId)?.criterion;
  if (command?.kind === 'yes') return pressDoubt(turn, view, 'dt_real', open.criterionId);
  if (command?.kind === 'no') return pressDoubt(turn, view, 'dt_slip', open.criterionId);
  if (criterion === undefined || command !== null) return null;
  const reply = readReply(text, fieldOf(criterion));
  if (reply.outcome === 'value')
    return keep(
      turn,
      view,
      criterion,
      certain(reply, criterion) ?? { value: { kind: 'percent', percent: reply.percent ?? '0' }, note: null },
    );
  return answerDoubt(turn, view, open.criterionId, open.state, text.trim());
}

/** Nothing else understood a text under the summary: it may be the optional highlight. */
export function leftOver(view: ReportView, open: ReportOpen, text: string): Answer | null {
  return open.kind === 'summary' && text.trim().length >= 12 ? offerHighlight(view, text) : null;
}
