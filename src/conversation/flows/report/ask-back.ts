/** One sentence that would settle a reply that is not certain, with the possible readings as buttons. */
import type { FigureValue } from '../../../domain/figure.js';
import type { Criterion } from '../../../domain/plan.js';
import { isRatio } from '../../../domain/quantity.js';
import type { Asked, Reading } from '../../../language/reply-type.js';
import { type Choice, type Line, line, type Param } from '../../../messages/message.js';
import { periodWords } from '../../periods.js';
import type { AskState, OfferedReading } from '../../session.js';
import { type Answer, choice } from '../../turn.js';
import { fieldOf } from './field.js';
import { valueWords } from './lines.js';
import { askBack } from './question.js';
import type { ReportView } from './view.js';

function figureOf(reading: Reading): FigureValue | null {
  if (reading.numerator !== undefined && reading.denominator !== undefined) {
    const [numerator, denominator] = [Number(reading.numerator), Number(reading.denominator)];
    return isRatio(numerator, denominator) ? { kind: 'ratio', numerator, denominator } : null;
  }
  if (reading.percent !== undefined) return { kind: 'percent', percent: reading.percent };
  return reading.value === undefined ? null : { kind: 'count', value: reading.value };
}

function offered(reply: Asked): OfferedReading[] {
  return reply.readings
    .flatMap((reading) => {
      const value = figureOf(reading);
      return value === null ? [] : [{ value, note: reply.note ?? null }];
    })
    .slice(0, 3);
}

const NOTHING_AROSE: OfferedReading = { value: { kind: 'not_arisen', reason: null }, note: null };

function shortWords(criterion: Criterion, value: FigureValue): Param {
  return value.kind === 'percent' ? { percent: value.percent } : valueWords(criterion, value);
}

/** What is asked about one number has words of its own: no total, no "120/200". */
const ONE_NUMBER = new Set([
  'same_none',
  'unreadable',
  'zero_or_none',
  'approximate',
  'range',
  'change_not_level',
  'inconsistent',
  'out_of_range',
  'complement',
  'words_only',
  'several_values',
  'date_or_fraction',
  'grouping',
  'half_or_time',
  'letter_for_digit',
]);

export function askLine(criterion: Criterion, key: string, params: Readonly<Record<string, Param>>): Line {
  const field = fieldOf(criterion);
  if (field === 'yes_no' && key === 'unreadable') return line('report.ask.yes_or_no');
  if ((field !== 'count' && field !== 'growth') || !ONE_NUMBER.has(key)) return line(`report.ask.${key}`, params);
  return line(`report.ask_one.${key}`, { ...params, sample: { line: line(`report.ask_one.sample_${field}`) } });
}

/** Asks back. Nothing is stored: the person's next message or press decides. */
export function askReason(view: ReportView, criterion: Criterion, reply: Asked): Answer {
  const subject = `${view.obligation.id}:${criterion.id}`;
  const noun = criterion.noun ?? '';
  if (reply.reason === 'denominator_missing' && reply.numerator !== undefined) {
    const said = line('report.ask.denominator_missing', {
      n: { count: reply.numerator },
      noun,
      done: criterion.done ?? '',
    });
    const state: AskState = { kind: 'denominator', numerator: Number(reply.numerator), note: reply.note ?? null };
    return askBack(view, criterion, [said], state, [choice(`again:${subject}`, 'type_again')]);
  }
  if (reply.reason === 'numerator_missing' && reply.denominator !== undefined) {
    const said = line('report.ask.numerator_missing', {
      total: { count: reply.denominator },
      noun,
      done: criterion.done ?? '',
    });
    const state: AskState = { kind: 'numerator', denominator: Number(reply.denominator), note: reply.note ?? null };
    return askBack(view, criterion, [said], state, [choice(`again:${subject}`, 'type_again')]);
  }
  if (reply.reason === 'zero_or_none') {
    const said = askLine(criterion, 'zero_or_none', {
      period: periodWords(view.obligation.period),
      unit: view.obligation.unit.name,
      noun,
      done: criterion.done ?? '',
    });
    return askBack(view, criterion, [said], { kind: 'plain' }, [
      choice(`none:${subject}`, 'not_arisen'),
      choice(`zero:${subject}`, 'some_zero'),
    ]);
  }
  if (reply.reason === 'for_others_too') {
    const said = line('report.ask.for_others_too', { unit: view.obligation.unit.name });
    return askBack(view, criterion, [said], { kind: 'readings', readings: [NOTHING_AROSE] }, [
      choice(`read:${subject}:0`, 'not_arisen'),
      choice(`again:${subject}`, 'type_other'),
    ]);
  }
  const readings = offered(reply);
  const [first, second] = readings;
  const params = {
    noun,
    unit: view.obligation.unit.name,
    done: criterion.done ?? '',
    first: first === undefined ? '' : shortWords(criterion, first.value),
    second: second === undefined ? '' : shortWords(criterion, second.value),
    number: { count: reply.number ?? reply.numerator ?? '0' },
  };
  const choices: Choice[] = readings.map((reading, i) => ({
    id: `read:${subject}:${i}`,
    label: line('choice.reading', { value: shortWords(criterion, reading.value) }),
  }));
  if (choices.length === 0) choices.push(choice(`how:${subject}`, 'how'), choice(`nodata:${subject}`, 'no_data'));
  const state: AskState = readings.length > 0 ? { kind: 'readings', readings } : { kind: 'plain' };
  return askBack(view, criterion, [askLine(criterion, reply.reason, params)], state, choices);
}
