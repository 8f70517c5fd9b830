/** The bubbles of a report: first question, next question, ask-back. One input, one bubble. */
import type { Criterion } from '../../../domain/plan.js';
import { type Bubble, type Choice, type Line, line } from '../../../messages/message.js';
import type { AskState, Open } from '../../session.js';
import { type Answer, bubble, choice } from '../../turn.js';
import { fieldOf } from './field.js';
import { areaLines, beforeLine, sumLine } from './lineage.js';
import { dueLine, previousWords, titleLine, valueWords } from './lines.js';
import { sameLine } from './same.js';
import { answerTo, criterionAt, type ReportView } from './view.js';

const PLAIN: AskState = { kind: 'plain' };

export function openQuestion(view: ReportView, criterionId: string, state: AskState = PLAIN): Open {
  return { kind: 'question', obligationId: view.obligation.id, criterionId, state };
}

/** Once it is answered here, nothing is offered any more. */
const offersSame = (view: ReportView, criterion: Criterion): boolean =>
  view.same.has(criterion.id) && answerTo(view, criterion.id) === undefined;

function questionChoices(view: ReportView, criterion: Criterion, place: number): Choice[] {
  const subject = `${view.obligation.id}:${criterion.id}`;
  const choices = [choice(`how:${subject}`, 'how'), choice(`nodata:${subject}`, 'no_data')];
  if (criterion.measure === 'units')
    choices.unshift(choice(`has:${subject}`, 'has'), choice(`hasnot:${subject}`, 'has_not'));
  if (offersSame(view, criterion))
    return [
      choice(`same:${subject}:${view.same.get(criterion.id)?.origin.version ?? 0}`, 'use_same'),
      choice(`other:${subject}`, 'other_figure'),
      choice(`nodata:${subject}`, 'no_data'),
      ...(place > 0 ? [choice(`back:${subject}`, 'back')] : []),
    ];
  if (view.lineage?.sums.has(criterion.id) === true) choices.unshift(choice(`sum:${subject}`, 'use_sum'));
  if (place > 0) choices.push(choice(`back:${subject}`, 'back'));
  return choices;
}

/** "2/4. …", what to type, last period's value. */
function questionLines(view: ReportView, criterion: Criterion, place: number, first: boolean): Line[] {
  const kind = fieldOf(criterion);
  const noun = criterion.noun ?? '';
  const asked = view.onRequest.get(criterion.id);
  // The first bubble is full: the nearer figure is the better one to set against.
  const previous = first && asked !== undefined ? undefined : view.previous.get(criterion.id);
  const lines = [
    line(`report.question.head_${kind}`, {
      n: place + 1,
      total: view.criteria.length,
      question: criterion.question,
      label: criterion.label ?? criterion.shortName,
      name: criterion.shortName,
    }),
    line(first ? `report.question.${kind}_first` : `report.question.${kind}`, { noun }),
  ];
  const offered = view.same.get(criterion.id);
  if (offered !== undefined && offersSame(view, criterion)) return [...lines, sameLine(criterion, offered)];
  const inherited = beforeLine(view.lineage, criterion);
  if (inherited !== null) lines.push(inherited);
  else if (previous !== undefined)
    lines.push(line('report.question.previous', { value: previousWords(criterion, previous) }));
  if (asked !== undefined)
    lines.push(
      line('dates.on_request', {
        day: { day: asked.day, form: 'day' },
        value: previousWords(criterion, asked.value),
      }),
    );
  const sum = sumLine(view.lineage, criterion);
  return sum === null ? lines : [...lines, sum];
}

/** Asks for one criterion; `lead` is what stands above it (the echo of the last answer). */
export function ask(view: ReportView, criterionId: string, lead: readonly Line[], first = false): Answer {
  const found = criterionAt(view, criterionId);
  if (found === undefined) throw new Error(`criterion ${criterionId} is not asked of this tier`);
  const { criterion, place } = found;
  const above: (Line | null)[] = lead.length === 0 ? [] : [...lead, null];
  return {
    bubble: bubble(
      [...above, ...questionLines(view, criterion, place, first)],
      questionChoices(view, criterion, place),
      // Without buttons the first bubble names everything that is needed; what else may be typed would not fit.
      { titled: first, spelled: first ? 'none' : 'words' },
    ),
    open: openQuestion(view, criterionId),
  };
}

/** The very first bubble of a report: who, when, how much, what is left out, and the first question. */
export function askFirst(view: ReportView, now: number): Answer {
  const criterion = view.criteria[0];
  if (criterion === undefined) throw new Error('a tier that reports has criteria');
  const total = view.criteria.length;
  const need = view.criteria.map((one) =>
    line('report.need_item', { label: one.label ?? one.shortName, name: one.shortName }),
  );
  const lead = [
    titleLine(view),
    dueLine(view, now),
    ...areaLines(view.lineage),
    line('report.need', { total }),
    ...need,
  ];
  lead.push(line('report.start', { total }));
  return ask(view, criterion.id, lead, true);
}

/** Takes a report up again: what stands in the draft, then the open question. */
export function askAgain(view: ReportView, criterionId: string): Answer {
  const entered = view.criteria
    .map((criterion, i) => ({ i, criterion, answer: answerTo(view, criterion.id) }))
    .flatMap(({ i, criterion, answer }) =>
      answer === undefined
        ? []
        : [{ line: line('report.entered_one', { n: i + 1, value: valueWords(criterion, answer.value) }) }],
    );
  const lead = [titleLine(view)];
  if (entered.length > 0) lead.push(line('report.entered', { values: { list: entered } }));
  return ask(view, criterionId, lead);
}

/** Asks back in one sentence and keeps the question open in the given state. */
export function askBack(
  view: ReportView,
  criterion: Criterion,
  said: readonly Line[],
  state: AskState,
  choices: readonly Choice[],
): Answer {
  const asked: Bubble = bubble(said, choices);
  return { bubble: asked, open: openQuestion(view, criterion.id, state) };
}
