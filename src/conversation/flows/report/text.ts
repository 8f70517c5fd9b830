/** Something typed while a report is open. Commands first, then figures; what is neither is left to the engine. */

import type { Criterion } from '../../../domain/plan.js';
import { dayOf } from '../../../domain/time.js';
import type { Command } from '../../../language/commands.js';
import { readDay } from '../../../language/dates.js';
import { fold } from '../../../language/fold.js';
import { readReply } from '../../../language/reply.js';
import type { AskState, Open } from '../../session.js';
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
import { askThisOne, askWhich, fix, saidBack } from './fix.js';
import { ask } from './question.js';
import { send } from './send.js';
import { goOn } from './start.js';
import { summary } from './summary.js';
import { answerTo, criterionAt, type ReportView } from './view.js';

const PLAIN: AskState = { kind: 'plain' };

/** Commands that may be the answer to a question ("có", "không"), or nothing at all. */
const ANSWERS = new Set<Command['kind']>(['yes', 'no', 'report']);

type ReportOpen = Extract<Open, { kind: 'question' | 'summary' | 'as_of' | 'highlight' | 'drop' }>;

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
      return open.kind === 'as_of' || open.kind === 'highlight' ? goOn(turn, view) : askDrop(view);
    case 'how':
      return open.kind === 'question' ? how(view, open.criterionId) : null;
    case 'send':
      return send(turn, view, null);
    case 'as_of':
      return command.text === '' ? askDate(view) : setDate(turn, view, command.text);
    case 'report':
      return goOn(turn, view);
    case 'fix': {
      const asked = open.kind === 'question' ? criterionAt(view, open.criterionId)?.criterion : undefined;
      const state = open.kind === 'question' ? open.state : PLAIN;
      return fix(turn, view, asked, state, command) ?? askWhich(turn);
    }
    default:
      return null;
  }
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
      const taken = saidBack(turn, view, found.criterion, open.state, text);
      if (taken !== null) return taken;
      if (command?.kind === 'no' && open.state.kind === 'readings' && open.state.readings.length === 1) {
        return ask(view, open.criterionId, []);
      }
      // "dự thảo", "đề nghị 3" ask for something else; "lập 413/655" is a figure all the same.
      const reply = readReply(text, fieldOf(found.criterion));
      const fraction = reply.outcome === 'value' && reply.numerator !== undefined;
      if (command !== null && !ANSWERS.has(command.kind) && !fraction) return null;
      const reads = reply.outcome !== 'unreadable';
      return reads || open.state.kind === 'denominator' || open.state.kind === 'numerator'
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
      return command?.kind === 'no' ? summary(view, turn.now) : (labelled ?? underSummary(turn, view, command, text));
    case 'summary':
      return labelled ?? underSummary(turn, view, command, text);
    default:
      return open satisfies never;
  }
}

async function underSummary(
  turn: Turn,
  view: ReportView,
  command: Command | null,
  text: string,
): Promise<Answer | null> {
  const missing = view.criteria.filter((criterion) => answerTo(view, criterion.id) === undefined);
  const [only] = missing;
  // A figure under a summary that lacks exactly one can only be that one.
  if (only !== undefined && missing.length === 1 && readReply(text, fieldOf(only)).outcome !== 'unreadable') {
    return answerQuestion(turn, view, only, PLAIN, text);
  }
  if (command?.kind === 'yes') return send(turn, view, null);
  if (readDay(text, dayOf(turn.now)) !== null && fold(text).startsWith('ngay')) return setDate(turn, view, text);
  if (!isOnlyFigure(view.criteria, text)) return null;
  return askThisOne(view, text) ?? askWhich(turn);
}

/** A figure and nothing else: it belongs to some criterion, nobody knows which. */
export function isOnlyFigure(criteria: readonly Criterion[], text: string): boolean {
  return criteria.some((criterion) => {
    const reply = readReply(text, fieldOf(criterion));
    return reply.outcome === 'value' && reply.note === undefined;
  });
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
  return (open.kind === 'summary' || open.kind === 'highlight') && text.trim().length >= 12
    ? offerHighlight(view, text)
    : null;
}
