/** What the fields of a text stand for, for one reader: from the plan and the reports of the reader's own units. */
import { lastDayOf } from '../domain/obligation.js';
import type { Role } from '../domain/people.js';
import type { Criterion, Plan } from '../domain/plan.js';
import type { Instant } from '../domain/time.js';
import { line, type Param } from '../messages/message.js';
import type { FieldValues } from './text.js';

/** How the reader's unit stands; null values: nothing is asked of it now. */
export interface ReaderReport {
  readonly unit: string;
  /** In words: "năm 2023". */
  readonly period: Param | null;
  readonly dueBefore: Instant | null;
  readonly sent: boolean;
  /** Collected criteria without an answer. */
  readonly missing: readonly Pick<Criterion, 'shortName'>[];
}

export interface Reader {
  readonly role: Role;
  /** One per unit of the reader; none for roles of the whole campaign. */
  readonly reports: readonly ReaderReport[];
}

/** Nothing of another unit can be among the values: they are made of the reader's own rows only. */
export function valuesFor(plan: Plan, reader: Reader): FieldValues {
  const { reports } = reader;
  const owing = reports.filter((one) => one.period !== null);
  return {
    unit: reports.length === 0 ? ofRole(plan, reader.role) : { list: reports.map((one) => one.unit) },
    movement: plan.movement,
    agency: plan.roles.standingAgency.label,
    plan: planWords(plan),
    period: same(owing, (one) => one.period),
    deadline: same(owing, (one) => (one.dueBefore === null ? null : dayWords(one.dueBefore))),
    missing: same(owing, missingWords),
    state: same(owing, (one) => ({ line: line(one.sent ? 'announce.state.sent' : 'announce.state.not_sent') })),
  };
}

/** "Kế hoạch số 175/KH-UBND ngày 15/07/2022"; null where the plan's own paper has no number. */
export function planWords({ document }: Pick<Plan, 'document'>): Param | null {
  const { number, date } = document;
  if (number === null) return null;
  if (date === null) return { line: line('announce.plan', { number }) };
  return { line: line('announce.plan_dated', { number, day: { day: date, form: 'day' } }) };
}

function ofRole(plan: Plan, role: Role): Param | null {
  switch (role) {
    case 'coordinator':
      return plan.roles.standingAgency.name;
    case 'reviewer':
      return plan.roles.reviewer?.name ?? null;
    case 'leader':
      return { line: line('announce.leaders', { issuer: plan.issuer }) };
    case 'focal_point':
    case 'unit_head':
      return null;
    default:
      return role satisfies never;
  }
}

const dayWords = (dueBefore: Instant): Param => ({ day: lastDayOf(dueBefore), form: 'weekday_year' });

function missingWords(one: ReaderReport): Param {
  if (one.sent) return { line: line('announce.missing.sent') };
  if (one.missing.length === 0) return { line: line('announce.missing.none') };
  return { list: one.missing.map((criterion) => criterion.shortName) };
}

/** One value where all units share it, else "Mỹ Hải: …, Đài Sơn: …"; null when no unit has one. */
function same(reports: readonly ReaderReport[], readOf: (one: ReaderReport) => Param | null): Param | null {
  const values = reports.map((one) => ({ unit: one.unit, value: readOf(one) }));
  const known = values.filter((one): one is { unit: string; value: Param } => one.value !== null);
  const [first] = known;
  if (first === undefined) return null;
  const alike = known.every((one) => JSON.stringify(one.value) === JSON.stringify(first.value));
  if (alike && known.length === values.length) return first.value;
  return { list: known.map(({ unit, value }): Param => ({ line: line('announce.of_unit', { unit, value }) })) };
}
