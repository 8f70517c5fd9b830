/** A reply to a report's question: read, kept in the draft, echoed above the next question; or asked back. */
import { type FigureValue, sameValue } from '../../../domain/figure.js';
import type { Criterion } from '../../../domain/plan.js';
import type { Event } from '../../../events/event.js';
import { type Label, readLabelled } from '../../../language/labelled.js';
import { type Reply, readDenominator, readNumerator, readReply } from '../../../language/reply.js';
import { asked } from '../../../language/reply-type.js';
import { type Line, line } from '../../../messages/message.js';
import { periodWords } from '../../periods.js';
import type { AskState, OfferedReading } from '../../session.js';
import { type Answer, choice, type Turn } from '../../turn.js';
import { askLine, askReason } from './ask-back.js';
import { finish, retyped } from './doubt.js';
import { fieldOf } from './field.js';
import { echoLine, handParams, previousWords, valueWords } from './lines.js';
import { ask, askBack } from './question.js';
import { summary } from './summary.js';
import { answerTo, nextOpen, type ReportView, withAnswer } from './view.js';

/** The next question, or the summary when nothing is open. */
export function advance(
  turn: Turn,
  view: ReportView,
  after: string,
  lead: readonly Line[],
  replaced: readonly Line[] = [],
): Answer {
  const next = nextOpen(view, after);
  return next === undefined ? finish(view, turn.now, replaced) : ask(view, next.id, [...replaced, ...lead]);
}

function draftEvent(view: ReportView, turn: Turn, criterionId: string, reading: OfferedReading): Event {
  return {
    type: 'draft_answered',
    obligationId: view.obligation.id,
    criterionId,
    value: reading.value,
    note: reading.note,
    origin: reading.origin ?? null,
    by: view.seat.id,
    ref: turn.input.ref,
    version: view.draft.version + 1,
  };
}

/** Keeps one figure in the draft and goes on. */
export function keep(turn: Turn, view: ReportView, criterion: Criterion, reading: OfferedReading): Answer {
  const { open } = turn.session;
  if (open.kind === 'question' && open.state.kind === 'doubt' && open.criterionId === criterion.id) {
    const { view: settled, event } = retyped(view, criterion.id, open.state);
    const kept = keepPlain(turn, settled, criterion, reading);
    return { ...kept, events: [event, ...(kept.events ?? [])] };
  }
  return keepPlain(turn, view, criterion, reading);
}

/** Several people may fill one report: what a colleague typed is never replaced in silence. */
function replacedLine(turn: Turn, view: ReportView, criterion: Criterion, reading: OfferedReading): Line[] {
  const was = answerTo(view, criterion.id);
  const given = was?.given ?? null;
  if (was === undefined || given === null || given.by.personId === turn.who.person?.id) return [];
  if (sameValue(was.value, reading.value)) return [];
  const params = { value: valueWords(criterion, was.value), ...handParams(given) };
  return [line('report.replaced', params)];
}

function keepPlain(turn: Turn, view: ReportView, criterion: Criterion, reading: OfferedReading): Answer {
  const event = draftEvent(view, turn, criterion.id, reading);
  const replaced = replacedLine(turn, view, criterion, reading);
  const held = { criterionId: criterion.id, value: reading.value, note: reading.note, ref: turn.input.ref };
  const next = advance(turn, withAnswer(view, held), criterion.id, [echoLine(criterion, reading.value)], replaced);
  return { ...next, events: [event] };
}

const labels = new WeakMap<readonly Criterion[], readonly Label[]>();

/** Made once per plan and tier: `collectedCriteria` gives the same list each time. */
function labelsOf(criteria: readonly Criterion[]): readonly Label[] {
  const made =
    labels.get(criteria) ??
    criteria.map((c) => ({
      criterionId: c.id,
      field: fieldOf(c),
      words: [c.label ?? c.shortName, c.shortName, c.question, ...c.aliases],
    }));
  labels.set(criteria, made);
  return made;
}

/** Several labelled figures in one message are taken together; the first that is unclear is asked about. */
export function answerLabelled(turn: Turn, view: ReportView, text: string): Answer | null {
  const read = readLabelled(text, labelsOf(view.criteria));
  if (read === null) return null;
  let now = view;
  const events: Event[] = [];
  const echoes: Line[] = [];
  const replaced: Line[] = [];
  let unclear: { criterion: Criterion; reply: Reply } | null = null;
  for (const { criterionId, reply } of read.found) {
    const criterion = view.criteria.find((c) => c.id === criterionId);
    if (criterion === undefined) continue;
    const reading = certain(reply, criterion);
    if (reading === null) {
      unclear ??= { criterion, reply };
      continue;
    }
    replaced.push(...replacedLine(turn, now, criterion, reading));
    events.push(draftEvent(now, turn, criterionId, reading));
    now = withAnswer(now, { criterionId, value: reading.value, note: reading.note, ref: turn.input.ref });
    echoes.push(line('report.echo_named', { name: criterion.shortName, value: valueWords(criterion, reading.value) }));
  }
  const last = read.found.at(-1)?.criterionId ?? '';
  const next =
    unclear === null
      ? advance(turn, now, last, echoes.slice(-3), replaced.slice(0, 2))
      : asidesFirst(take(turn, now, unclear.criterion, unclear.reply), now, unclear.criterion, echoes);
  return { ...next, events: [...events, ...(next.events ?? [])] };
}

/** What was understood, and about which of several figures the question is. */
function asidesFirst(asked: Answer, view: ReportView, criterion: Criterion, echoes: readonly Line[]): Answer {
  if (echoes.length === 0) return asked;
  const name = line('report.how.head', { n: view.criteria.indexOf(criterion) + 1, name: criterion.shortName });
  return { ...asked, bubble: { ...asked.bubble, lines: [...echoes.slice(-3), null, name, ...asked.bubble.lines] } };
}

/** The figure a reply stands for without any doubt, or null. */
export function certain(reply: Reply, criterion: Criterion): OfferedReading | null {
  if (reply.outcome === 'not_arisen')
    return { value: { kind: 'not_arisen', reason: reply.reason ?? null }, note: null };
  if (reply.outcome !== 'value') return null;
  const note = reply.note ?? null;
  switch (criterion.measure) {
    case 'ratio':
    case 'units':
      break;
    case 'growth':
      return reply.percent === undefined ? null : { value: { kind: 'percent', percent: reply.percent }, note };
    case 'count':
    case 'qualitative':
      return reply.value === undefined ? null : { value: { kind: 'count', value: reply.value }, note };
    default:
      return criterion.measure satisfies never;
  }
  if (reply.numerator === undefined || reply.denominator === undefined) return null;
  const value: FigureValue = {
    kind: 'ratio',
    numerator: Number(reply.numerator),
    denominator: Number(reply.denominator),
  };
  return { value, note };
}

/** What was typed, read under what stands open: the total after a number done, the number done after a total. */
export function replyUnder(state: AskState, text: string, criterion: Criterion): Reply {
  const plain = (): Reply => readReply(text, fieldOf(criterion));
  if (state.kind !== 'denominator' && state.kind !== 'numerator') return plain();
  const rest = state.kind === 'denominator' ? readDenominator(text) : readNumerator(text);
  if (rest === null) return plain();
  const fraction =
    state.kind === 'denominator' ? `${state.numerator}/${rest.count}` : `${rest.count}/${state.denominator}`;
  const joined = readReply(fraction, 'ratio');
  const note = rest.note ?? state.note ?? undefined;
  return joined.outcome !== 'value' || note === undefined ? joined : { ...joined, note };
}

/** Answers the open question with what was typed. */
export function answerQuestion(
  turn: Turn,
  view: ReportView,
  criterion: Criterion,
  state: AskState,
  text: string,
): Answer {
  return take(turn, view, criterion, replyUnder(state, text, criterion), state);
}

/** One reply of any kind: kept, or answered with the one question that would settle it. */
export function take(turn: Turn, view: ReportView, criterion: Criterion, reply: Reply, state?: AskState): Answer {
  const reading = certain(reply, criterion);
  if (reading !== null) return keep(turn, view, criterion, reading);
  const subject = `${view.obligation.id}:${criterion.id}`;
  switch (reply.outcome) {
    case 'value':
      return percentOnly(turn, view, criterion, reply.percent ?? '0', state);
    case 'ask': {
      const half =
        reply.reason === 'approximate' || reply.reason === 'range' ? halfAgain(view, criterion, state) : null;
      if (half === null) return askReason(view, criterion, reply);
      return { ...half, bubble: { ...half.bubble, lines: [line('report.ask.exact'), ...half.bubble.lines] } };
    }
    case 'same': {
      const before = view.previous.get(criterion.id);
      if (before === undefined)
        return askBack(view, criterion, [askLine(criterion, 'same_none', {})], { kind: 'plain' }, []);
      const said = line('report.ask.same', {
        before: periodWords(view.previousPeriod ?? ''),
        value: previousWords(criterion, before),
        period: periodWords(view.obligation.period),
      });
      return askBack(view, criterion, [said], { kind: 'readings', readings: [{ value: before, note: null }] }, [
        choice(`read:${subject}:0`, 'right'),
        choice(`again:${subject}`, 'type_other'),
      ]);
    }
    case 'pending':
      // Not taken as an answer: the next figure typed must still belong to this question.
      return askBack(view, criterion, [line('report.ask.pending')], state ?? { kind: 'plain' }, [
        choice(`nodata:${subject}`, 'pass_over'),
        choice(`later:${view.obligation.id}`, 'later'),
      ]);
    case 'not_mine':
      return askBack(view, criterion, [line('report.ask.not_mine')], { kind: 'plain' }, [
        choice(`nodata:${subject}`, 'no_data'),
        choice(`pass:${view.obligation.id}`, 'pass_on'),
        choice(`later:${view.obligation.id}`, 'later'),
      ]);
    case 'secret':
      return askBack(view, criterion, [line('secret.refused')], { kind: 'plain' }, []);
    default: {
      const half = halfAgain(view, criterion, state);
      if (half !== null) return half;
      return askBack(
        view,
        criterion,
        [
          askLine(criterion, 'unreadable', {
            noun: criterion.noun ?? '',
          }),
        ],
        state ?? { kind: 'plain' },
        [choice(`how:${subject}`, 'how'), choice(`nodata:${subject}`, 'no_data')],
      );
    }
  }
}

/** Half of a fraction is known: the other half is asked for again, and what was given is kept. */
function halfAgain(view: ReportView, criterion: Criterion, state: AskState | undefined): Answer | null {
  if (state?.kind !== 'denominator' && state?.kind !== 'numerator') return null;
  const note = state.note === null ? {} : { note: state.note };
  return askReason(
    view,
    criterion,
    state.kind === 'denominator'
      ? asked('denominator_missing', [], { numerator: String(state.numerator), ...note })
      : asked('numerator_missing', [], { denominator: String(state.denominator), ...note }),
  );
}

/** A bare percentage: the counts are asked once; the second time it is kept as "chỉ có tỷ lệ". */
function percentOnly(turn: Turn, view: ReportView, criterion: Criterion, percent: string, state?: AskState): Answer {
  const reading: OfferedReading = { value: { kind: 'percent', percent }, note: null };
  if (state?.kind === 'counts' && state.percent === percent) return keep(turn, view, criterion, reading);
  const said = line('report.ask.counts', { percent: { percent }, noun: criterion.noun ?? '' });
  return askBack(view, criterion, [said], { kind: 'counts', percent }, [
    choice(`rate:${view.obligation.id}:${criterion.id}`, 'only_rate'),
  ]);
}

/** "Chưa có số liệu": the criterion stays open and the report goes on to the next one. */
export function noData(turn: Turn, view: ReportView, criterion: Criterion): Answer {
  const event: Event = {
    type: 'draft_answered',
    obligationId: view.obligation.id,
    criterionId: criterion.id,
    value: null,
    note: null,
    by: view.seat.id,
    ref: null,
    version: view.draft.version + 1,
  };
  const without = withAnswer(view, { criterionId: criterion.id, value: null });
  const place = view.criteria.indexOf(criterion);
  const next = view.criteria.slice(place + 1).find((c) => nextOpenIs(without, c.id));
  const lead = [line('report.no_data', { name: criterion.shortName })];
  return { ...(next === undefined ? summary(without, turn.now, lead) : ask(without, next.id, lead)), events: [event] };
}

const nextOpenIs = (view: ReportView, id: string): boolean => !view.draft.answers.some((a) => a.criterionId === id);

export const rateReading = (percent: string): OfferedReading => ({ value: { kind: 'percent', percent }, note: null });
