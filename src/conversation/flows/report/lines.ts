/** Lines that several bubbles of a report share. */
import type { FigureValue } from '../../../domain/figure.js';
import { lastDayOf } from '../../../domain/obligation.js';
import type { Criterion } from '../../../domain/plan.js';
import { type Decimal, shownPercent } from '../../../domain/quantity.js';
import { dayOf } from '../../../domain/time.js';
import { buttonName } from '../../../domain/unit.js';
import { type Choice, type Line, line, type Param } from '../../../messages/message.js';
import type { Hand } from '../../facts.js';
import { periodWords } from '../../periods.js';
import { choice } from '../../turn.js';
import type { ReportView } from './view.js';

export function titleLine(view: ReportView): Line {
  return line('report.title', { period: periodWords(view.obligation.period), unit: view.obligation.unit.name });
}

/** The deadline in the plan's words and as the last day; what a late report means; or that there is none. */
export function dueLine(view: ReportView, now: number): Line {
  const bound = view.obligation.dueBefore;
  if (bound === null) return line('report.due_none', { agency: view.campaign.plan.roles.standingAgency.label });
  const last = lastDayOf(bound);
  const params = {
    before: { day: dayOf(bound), form: 'day' as const },
    last: { day: last, form: 'weekday' as const },
  };
  return line(now < bound ? 'report.due' : 'report.due_passed', params);
}

/** "482/764 = 63,09%" */
export function valueWords(criterion: Criterion, value: FigureValue): Param {
  switch (value.kind) {
    case 'ratio':
      if (criterion.measure === 'units') return { line: unitsWords(value) };
      return {
        line: line('report.value.ratio', {
          n: { count: value.numerator },
          d: { count: value.denominator },
          percent: { percent: shownPercent(value, criterion.threshold) },
        }),
      };
    case 'percent':
      if (criterion.measure === 'growth') return { line: growthWords(value.percent) };
      return { line: line('report.value.percent', { percent: { percent: value.percent } }) };
    case 'count':
      return { count: value.value };
    case 'not_arisen':
      return { line: line('report.value.not_arisen') };
    default:
      return value satisfies never;
  }
}

/** One unit's "có" or "chưa có"; of several units "12/16 đơn vị". */
function unitsWords({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }): Line {
  if (denominator === 1) return line(numerator === 1 ? 'report.value.has' : 'report.value.has_not');
  return line('report.value.units', { n: { count: numerator }, d: { count: denominator } });
}

/** "tăng 12%", "giảm 3%". */
export function growthWords(percent: Decimal): Line {
  const down = percent.startsWith('-');
  return line('report.value.growth', {
    way: down ? 'down' : percent === '0' ? 'same' : 'up',
    percent: { percent: down ? percent.slice(1) : percent },
  });
}

/** "417/742, đạt 56,20%", or "46/46" when it is whole. */
export function previousWords(criterion: Criterion, value: FigureValue): Param {
  if (value.kind !== 'ratio' || criterion.measure === 'units') return valueWords(criterion, value);
  const counts = { n: { count: value.numerator }, d: { count: value.denominator } };
  if (value.numerator === value.denominator) return { line: line('report.value.full', counts) };
  const percent = { percent: shownPercent(value, criterion.threshold) };
  return { line: line('report.value.reached', { ...counts, percent }) };
}

/** "Đã hiểu: 482 trên 764 hồ sơ, đạt 63,09%." */
export function echoLine(criterion: Criterion, value: FigureValue): Line {
  const noun = criterion.noun ?? '';
  switch (value.kind) {
    case 'ratio':
      if (criterion.measure === 'units') return line('report.echo.units', { value: valueWords(criterion, value) });
      return line('report.echo.ratio', {
        n: { count: value.numerator },
        d: { count: value.denominator },
        noun,
        percent: { percent: shownPercent(value, criterion.threshold) },
      });
    case 'percent':
      if (criterion.measure === 'growth') return line('report.echo.growth', { value: valueWords(criterion, value) });
      return line('report.echo.percent', { percent: { percent: value.percent } });
    case 'count':
      return line('report.echo.count', { n: { count: value.value }, noun });
    case 'not_arisen':
      return line('report.echo.not_arisen');
    default:
      return value satisfies never;
  }
}

/** A choice that changes something: names the unit when the person holds several. */
export function unitChoice(view: ReportView, id: string, name: string): Choice {
  return view.severalUnits ? choice(id, `${name}_unit`, { unit: buttonName(view.obligation.unit) }) : choice(id, name);
}

/** By whom and when: the person's own name, else the role. */
export function handParams(given: { readonly at: number; readonly by: Hand }): Readonly<Record<'who' | 'at', Param>> {
  const { displayName, role } = given.by;
  const who =
    displayName === null || displayName === '' ? { line: line(`role_short.${role}`) } : displayName.slice(0, 40);
  return { who, at: { instant: given.at, form: 'clock_day' } };
}

/** Who typed last, where several people fill the report; empty where one does. */
export function lastHandLine(view: ReportView): Line[] {
  const given = view.draft.answers.flatMap((answer) => answer.given ?? []);
  if (given.every((one) => one.by.seatId === view.seat.id)) return [];
  const last = given.reduce((latest, one) => (one.at > latest.at ? one : latest));
  return [line('report.last_hand', handParams(last))];
}

/** How a report stands in time, in words. */
export function timelinessLine(onTime: boolean | null): Line {
  if (onTime === null) return line('report.time.no_bound');
  return line(onTime ? 'report.time.on_time' : 'report.time.late');
}
