/** "sửa 2", "nhầm, 413/655", "câu trước sai": which figure of an open report a person takes back. */

import type { Criterion } from '../../../domain/plan.js';
import type { Command } from '../../../language/commands.js';
import { fold } from '../../../language/fold.js';
import { saysCorrected } from '../../../language/remarks.js';
import { readReply } from '../../../language/reply.js';
import { tokenise } from '../../../language/tokens.js';
import { line } from '../../../messages/message.js';
import type { AskState } from '../../session.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { answerQuestion, certain } from './answer.js';
import { fieldOf } from './field.js';
import { titleLine, valueWords } from './lines.js';
import { ask, askBack } from './question.js';
import { answerTo, nextOpen, type ReportView } from './view.js';

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

/** What is open stays open. */
export const askWhich = (turn: Turn): Answer => ({
  bubble: bubble([line('correct.which')]),
  open: turn.session.open,
});

/**
 * "sửa 2", "sửa 2 thành 40/41", "sửa văn bản hành chính thành …"; "sửa lại 86" means the open question, or the one
 * before it. Null when nothing says which.
 */
export function fix(
  turn: Turn,
  view: ReportView,
  asked: Criterion | undefined,
  state: AskState,
  command: Extract<Command, { kind: 'fix' }>,
): Answer | null {
  const subject = command.n === null ? command.subject : String(command.n);
  const taken = asked === undefined ? null : takenBack(turn, view, asked, state, subject, command.value);
  if (taken !== null) return taken;
  const criterion = subject === '' && asked !== undefined ? asked : criterionMeant(view.criteria, subject);
  if (criterion === null) return null;
  if (command.value === '') return ask(view, criterion.id, []);
  return answerQuestion(turn, view, criterion, { kind: 'plain' }, command.value);
}

const THE_ONE_BEFORE = /(?:^| )(?:(?:cau|so|muc|tieu chi) )?(?:truoc|vua roi|o tren|ben tren)(?: |$)/;

/**
 * What takes something back right after a figure was echoed: the figure before, when it says so or says no figure; else
 * it is asked whose the figure is. Null where only the open question can be meant.
 */
function takenBack(
  turn: Turn,
  view: ReportView,
  asked: Criterion,
  state: AskState,
  said: string,
  value: string,
): Answer | null {
  const before = view.criteria[view.criteria.indexOf(asked) - 1];
  const fresh = state.kind === 'plain' && answerTo(view, asked.id) === undefined;
  if (!fresh || before === undefined || answerTo(view, before.id) === undefined) return null;
  const named = THE_ONE_BEFORE.test(fold(said).trim());
  if (said !== '' && !named) return null;
  if (value === '') return ask(view, before.id, []);
  if (named) return answerQuestion(turn, view, before, { kind: 'plain' }, value);
  return certain(readReply(value, fieldOf(before)), before) === null ? null : askWhose(view, before, asked, value);
}

/** A figure with nothing asked for it: is it the next one? Null when it is none, or every figure is in. */
export function askThisOne(view: ReportView, text: string): Answer | null {
  const next = nextOpen(view);
  const reading = next === undefined ? null : certain(readReply(text, fieldOf(next)), next);
  if (next === undefined || reading === null || reading.note !== null) return null;
  const said = line('report.ask.this_one', {
    value: valueWords(next, reading.value),
    n: view.criteria.indexOf(next) + 1,
    name: next.shortName,
  });
  const subject = `${view.obligation.id}:${next.id}`;
  return askBack(view, next, [titleLine(view), said], { kind: 'readings', readings: [reading] }, [
    choice(`read:${subject}:0`, 'right'),
    choice(`again:${subject}`, 'type_other'),
  ]);
}

function askWhose(view: ReportView, before: Criterion, asked: Criterion, text: string): Answer {
  const n = view.criteria.indexOf(asked) + 1;
  const said = line('report.ask.whose', { before: n - 1, was: before.shortName, n, name: asked.shortName });
  return askBack(view, asked, [said], { kind: 'whose', text }, [
    choice(`whose:${view.obligation.id}:${before.id}`, 'criterion', { n: n - 1 }),
    choice(`whose:${view.obligation.id}:${asked.id}`, 'criterion', { n }),
  ]);
}

/** "nhầm rồi", "à nhầm, 413/655", "câu trước sai": no command, and yet something is taken back. */
const MOST_WORDS_BACK = 5;
export function saidBack(turn: Turn, view: ReportView, asked: Criterion, state: AskState, text: string): Answer | null {
  const sentence = tokenise(text);
  if (!saysCorrected(sentence)) return null;
  const said = THE_ONE_BEFORE.test(fold(text)) ? 'câu trước' : '';
  if (readReply(text, fieldOf(asked)).outcome !== 'unreadable') return takenBack(turn, view, asked, state, said, text);
  const short = sentence.tokens.filter((t) => t.kind === 'word').length <= MOST_WORDS_BACK;
  return short ? takenBack(turn, view, asked, state, said, '') : null;
}
