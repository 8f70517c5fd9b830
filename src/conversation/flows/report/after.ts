/** Acts on the person's latest report from anywhere: "sửa … thành …", an edited message, "xem báo cáo". */

import type { Command } from '../../../language/commands.js';
import { readReply } from '../../../language/reply.js';
import { line } from '../../../messages/message.js';
import { type Answer, bubble, type Turn } from '../../turn.js';
import { startCorrection } from '../correct.js';
import { answerLabelled, answerQuestion } from './answer.js';
import { fieldOf } from './field.js';
import { askThisOne, criterionMeant } from './fix.js';
import { ask } from './question.js';
import { review } from './review.js';
import { isOpen, myObligations, startReport } from './start.js';
import { summary } from './summary.js';
import { isOnlyFigure } from './text.js';
import { criterionAt, type ReportView, reportView } from './view.js';

/** The report a person means when none is named: the open draft, else the newest sent one. */
export async function lastReport(turn: Turn): Promise<ReportView | null> {
  const mine = await myObligations(turn);
  const sent = mine.filter((o) => o.submitted !== null).sort((a, b) => (a.submitted?.at ?? 0) - (b.submitted?.at ?? 0));
  const open = mine.filter((o) => isOpen(o, turn.now) && o.submitted === null);
  const held = turn.session.open;
  const wanted = 'obligationId' in held ? mine.find((o) => o.id === held.obligationId) : undefined;
  const chosen = wanted ?? sent.at(-1) ?? open.at(0);
  return chosen === undefined ? null : reportView(turn, chosen.id);
}

/** "sửa văn bản hành chính thành 1196/1204": in the draft, or a correction card for a sent report. */
export async function correctBySentence(
  turn: Turn,
  command: Extract<Command, { kind: 'fix' }>,
): Promise<Answer | null> {
  const view = await lastReport(turn);
  if (view === null) return null;
  const subject = command.n === null ? command.subject : String(command.n);
  const criterion = criterionMeant(view.criteria, subject);
  if (criterion === null) {
    if (view.obligation.submitted === null) return summary(view, turn.now);
    const shown = await review(turn, view);
    return { ...shown, bubble: bubble([line('correct.which'), ...shown.bubble.lines], shown.bubble.choices) };
  }
  if (view.obligation.submitted !== null)
    return startCorrection(turn, view, criterion.id, command.value, command.reason);
  if (command.value === '') return ask(view, criterion.id, []);
  return answerQuestion(turn, view, criterion, { kind: 'plain' }, command.value);
}

/**
 * Figures typed with nothing open: labelled ones ("HSCV 482/764, …") begin or go on with the one report that is open
 * now; of a bare one it is asked whether it is the next. Null when it is no figure, or nothing is open.
 */
export async function figuresUnasked(turn: Turn, text: string): Promise<Answer | null> {
  const open = (await myObligations(turn)).filter((o) => isOpen(o, turn.now) && o.submitted === null);
  const [only] = open;
  const view = only === undefined ? null : await reportView(turn, only.id);
  if (view === null) return null;
  if (open.length > 1) return isOnlyFigure(view.criteria, text) ? startReport(turn) : null;
  return answerLabelled(turn, view, text) ?? (isOnlyFigure(view.criteria, text) ? askThisOne(view, text) : null);
}

/**
 * An edited message corrects the figure it once gave: in the draft at once (with its echo), in a sent report as a
 * correction card. Null when the message gave no figure.
 */
export async function editedMessage(
  turn: Turn,
  body: { readonly text: string; readonly of: string },
): Promise<Answer | null> {
  for (const obligation of (await myObligations(turn)).toReversed()) {
    const draft = await turn.facts.draft(obligation.id);
    const answer = draft?.answers.find((one) => one.ref === body.of);
    if (answer === undefined) continue;
    const view = await reportView(turn, obligation.id);
    const criterion = view === null ? undefined : criterionAt(view, answer.criterionId)?.criterion;
    if (view === null || criterion === undefined) return null;
    if (view.obligation.submitted !== null) return startCorrection(turn, view, criterion.id, body.text, null);
    if (readReply(body.text, fieldOf(criterion)).outcome === 'unreadable') {
      return {
        bubble: bubble([line('edit.unreadable', { n: criterionAt(view, criterion.id)?.place ?? 0 })]),
        open: turn.session.open,
      };
    }
    const next = answerQuestion(
      { ...turn, input: { ...turn.input, ref: body.of } },
      view,
      criterion,
      { kind: 'plain' },
      body.text,
    );
    const lead = line('edit.taken', { name: criterion.shortName });
    return { ...next, bubble: { ...next.bubble, lines: [lead, ...next.bubble.lines], titled: false } };
  }
  return null;
}
