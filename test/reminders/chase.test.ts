/** Whom the office runs after: of everything owed what it is time to ask for, each unit once. */
import { describe, expect, it } from 'vitest';
import type { OwingView } from '../../src/conversation/facts.js';
import { makeCalendar, NATIONAL } from '../../src/domain/calendar.js';
import { DEFAULT_RULES } from '../../src/domain/reminder-rules.js';
import { type Instant, startOfDay } from '../../src/domain/time.js';
import { byUnit, needsCall, periodsOf, worthAsking } from '../../src/reminders/chase.js';

const at = (text: string): Instant => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
const unit = (id: number) => ({ id, code: `U${id}`, name: `Đơn vị ${id}`, type: 'Đơn vị', tier: 't', ...NO_DATES });
const NO_DATES = { parentCode: null, validFrom: null, validTo: null };

function owes(id: number, period: string, due: string, more: Partial<OwingView> = {}): OwingView {
  return {
    obligationId: `${id} ${period}`,
    campaignId: 'c',
    unit: unit(id),
    phone: null,
    period,
    dueBefore: startOfDay(due),
    people: [{ personId: `p${id}`, told: [] }],
    promise: null,
    unanswered: 0,
    headNext: false,
    unreached: false,
    urgedAt: null,
    ...more,
  };
}

const LATE = owes(1, '2023', '2023-12-15');
const NEXT = owes(1, '2024', '2024-12-15');
const ADHOC = owes(1, 'adhoc:20240630-1', '2024-07-20');
const OTHER = owes(2, '2024', '2024-12-15');

describe('what it is time to ask for', () => {
  it.each<[string, readonly OwingView[], string | null, string, readonly string[]]>([
    ['in January the late report, not the new year', [LATE, NEXT, OTHER], null, '2024-01-15 09:00', ['1 2023']],
    ['before its time the report due first', [NEXT, OTHER], null, '2024-06-03 09:00', ['1 2024', '2 2024']],
    ['ten working days before, the year beside it', [LATE, NEXT], null, '2024-11-29 00:00', ['1 2023', '1 2024']],
    ['one day earlier, not yet', [LATE, NEXT], null, '2024-11-28 23:59', ['1 2023']],
    ['what was asked for outside the rhythm at once', [NEXT, ADHOC], null, '2024-07-01 09:00', ['1 adhoc:20240630-1']],
    ['the period that is named', [LATE, NEXT, OTHER], '2024', '2024-01-15 09:00', ['1 2024', '2 2024']],
    ['nothing where nothing is owed', [], null, '2024-01-15 09:00', []],
  ])('is %s', (_, owing, period, now, expected) => {
    const asked = worthAsking(owing, period, DEFAULT_RULES, NATIONAL, at(now));
    expect(asked.map((one) => one.obligationId)).toEqual(expected);
  });

  it('counts working days by the calendar it is given', () => {
    const own = makeCalendar(undefined, [{ day: '2024-12-02', as: 'off' }]);
    const asked = worthAsking([LATE, NEXT], null, DEFAULT_RULES, own, at('2024-11-28 08:00'));
    expect(periodsOf(asked)).toEqual(['2023', '2024']);
  });
});

describe('a unit that owes several reports', () => {
  it('is named once, the oldest bound first', () => {
    const units = byUnit([NEXT, OTHER, LATE]);
    expect(units.map((one) => [one.unit.id, one.reports.map((report) => report.period)])).toEqual([
      [1, ['2023', '2024']],
      [2, ['2024']],
    ]);
  });

  const promise = { day: '2024-12-05', half: null, madeAt: at('2024-12-02 08:00') };
  const called = (...reports: OwingView[]) =>
    needsCall(byUnit(reports)[0] as never, DEFAULT_RULES, at('2024-12-03 09:00'));

  it.each<[string, readonly OwingView[], boolean]>([
    ['nobody takes part', [owes(1, '2024', '2024-12-15', { people: [] })], true],
    ['two reminders without an answer', [owes(1, '2024', '2024-12-15', { unanswered: 2 })], true],
    ['nobody could be written to', [owes(1, '2024', '2024-12-15', { unreached: true })], true],
    ['one reminder only', [owes(1, '2024', '2024-12-15', { unanswered: 1 })], false],
    ['a day named', [owes(1, '2024', '2024-12-15', { unanswered: 3, promise })], false],
    [
      'a day named for one of two',
      [owes(1, '2024', '2024-12-15', { unanswered: 3, promise }), owes(1, '2023', '2023-12-15', { unanswered: 2 })],
      true,
    ],
    [
      'a named day that is over',
      [owes(1, '2024', '2024-12-15', { unanswered: 2, promise: { ...promise, day: '2024-12-02' } })],
      true,
    ],
  ])('is called or not: %s', (_, reports, expected) => {
    expect(called(...reports)).toBe(expected);
  });
});
