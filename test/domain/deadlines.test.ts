/** The table of last acceptable days (2022–2028), and periods of every shape. */
import { describe, expect, it } from 'vitest';
import { lastWorkingDay, NATIONAL } from '../../src/domain/calendar.js';
import { boundOf, periodsIn, windowOf } from '../../src/domain/duty-periods.js';
import { agencyDuesOf, deadlinesBetween, lastDayOf, obligationsOf } from '../../src/domain/obligation.js';
import { parsePeriod, periodText, requestedDay } from '../../src/domain/period.js';
import type { Duty, Plan } from '../../src/domain/plan.js';
import { isoOf, weekdayOf } from '../../src/domain/time.js';
import type { Unit } from '../../src/domain/unit.js';

const at = (text: string): number => Date.parse(`${text}+07:00`);

const duty = (over: Partial<Duty>): Duty => ({
  ...{ id: 'unit_report', from: ['commune'], to: 'UBND', through: null, due: null, bound: null, every: 'year' },
  ...{ years: [2023, 2024, 2025], clause: 'VI.1', words: null },
  ...over,
});
const dated = (id: string, due: string): Duty => duty({ id, due, bound: 'exclusive', words: `trước ngày ${due}` });
const body = { name: 'Phòng', label: 'Phòng', role: 'chủ trì', clause: 'VI' };
const plan = (...duties: Duty[]): Plan => ({
  ...{ id: 'mau', title: 'Mẫu', movement: 'mẫu', issuer: 'UBND', period: { from: 2022, to: 2025 } },
  phases: [
    { id: 'p1', name: 'Giai đoạn 1', from: 2022, to: 2023, review: 'sơ kết', reviewTime: 'Quý IV/2023', clause: 'I' },
    { id: 'p2', name: 'Giai đoạn 2', from: 2024, to: 2025, review: 'tổng kết', reviewTime: null, clause: 'I' },
    { id: 'p3', name: 'Không sơ kết', from: 2024, to: 2024, review: null, reviewTime: null, clause: 'I' },
  ],
  document: { number: null, date: '2022-07-15', dateWords: null },
  tiers: [{ id: 'commune', name: 'phường, xã', reports: true, words: [] }],
  ...{ criteria: [], duties, awards: [], dossier: [], units: [], hasAwardStandards: true },
  roles: { standingAgency: body, reviewer: null, others: [] },
});
const UNIT: Unit = {
  ...{ id: 1, code: '1', name: 'Phường 1', type: 'Phường', tier: 'commune', parentCode: null },
  ...{ validFrom: null, validTo: null },
};

const WEEKDAYS = ['CN', 'Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy'];
const written = (day: string): string => `${WEEKDAYS[weekdayOf(day)]} ${day.slice(8)}/${day.slice(5, 7)}`;

const BOUNDS = [
  dated('hp_unit', '12-01'),
  dated('st', '12-10'),
  dated('prtc', '12-15'),
  dated('nt', '12-20'),
  dated('hp_agency', '12-31'),
];

/** As printed; after the arrow the working day to aim at, where the last acceptable day is a weekend. */
const TABLE: readonly (readonly [number, ...string[]])[] = [
  [2022, 'Tư 30/11', 'Sáu 09/12', 'Tư 14/12', 'Hai 19/12', 'Sáu 30/12'],
  [2023, 'Năm 30/11', 'Bảy 09/12 → Sáu 08/12', 'Năm 14/12', 'Ba 19/12', 'Bảy 30/12 → Sáu 29/12'],
  [2024, 'Bảy 30/11 → Sáu 29/11', 'Hai 09/12', 'Bảy 14/12 → Sáu 13/12', 'Năm 19/12', 'Hai 30/12'],
  [2025, 'CN 30/11 → Sáu 28/11', 'Ba 09/12', 'CN 14/12 → Sáu 12/12', 'Sáu 19/12', 'Ba 30/12'],
  [2026, 'Hai 30/11', 'Tư 09/12', 'Hai 14/12', 'Bảy 19/12 → Sáu 18/12', 'Tư 30/12'],
  [2027, 'Ba 30/11', 'Năm 09/12', 'Ba 14/12', 'CN 19/12 → Sáu 17/12', 'Năm 30/12'],
  [2028, 'Năm 30/11', 'Bảy 09/12 → Sáu 08/12', 'Năm 14/12', 'Ba 19/12', 'Bảy 30/12 → Sáu 29/12'],
];

describe('the last acceptable day', () => {
  it.each(TABLE)('in %i', (year, ...cells) => {
    const found = deadlinesBetween(plan(...BOUNDS), `${year}-01-01`, `${year}-12-31`, {});
    const read = found.map(({ duty: id, period, lastDay }) => {
      const working = lastWorkingDay(NATIONAL, lastDay);
      return [id, period, working === lastDay ? written(lastDay) : `${written(lastDay)} → ${written(working)}`];
    });
    expect(read).toEqual(BOUNDS.map((one, i) => [one.id, String(year), cells[i]]));
  });

  it('is counted, not the bound: a bound on 01/01 is asked for in December', () => {
    const inclusive = plan(duty({ due: '12-31', bound: 'inclusive', words: 'đến hết ngày 31/12' }));
    const found = deadlinesBetween(inclusive, '2025-12-31', '2025-12-31', {});
    expect(found).toMatchObject([{ period: '2025', lastDay: '2025-12-31' }]);
    expect(deadlinesBetween(inclusive, '2026-01-01', '2026-01-01', {})).toEqual([]);
  });

  it('comes from a recorded decision where the plan names none', () => {
    const bare = plan(duty({}));
    expect(deadlinesBetween(bare, '2022-01-01', '2028-12-31', {})).toEqual([]);
    const decided = [{ dutyId: 'unit_report', period: '2024', dueBefore: at('2024-12-11T00:00:00') }];
    const found = deadlinesBetween(bare, '2022-01-01', '2028-12-31', { decided });
    expect(found).toMatchObject([{ duty: 'unit_report', period: '2024', lastDay: '2024-12-10' }]);
  });
});

describe('periods of every shape', () => {
  const rows: readonly (readonly [Duty['every'], string, string, string])[] = [
    ['year', '2024', '2023-12-15 2024-12-14', '2024-01-01 2024-12-31'],
    ['half', '2024-H1 2024-H2', '2023-12-15 2024-06-14', '2024-01-01 2024-06-30'],
    ['nine_months', '2024-9M', '2023-12-15 2024-09-14', '2024-01-01 2024-09-30'],
    ['quarter', '2024-Q1 2024-Q2 2024-Q3 2024-Q4', '2023-12-15 2024-03-14', '2024-01-01 2024-03-31'],
    ['once', '2024', '2023-12-15 2024-12-14', '2024-01-01 2024-12-31'],
  ];
  it.each(rows)('every %s', (every, periods, national, calendar) => {
    const one = duty({ every });
    const found = periodsIn(plan(one), one, 2024);
    expect(found.join(' ')).toBe(periods);
    const days = (window: Duty['window']): string => {
      const of = windowOf(plan(), duty({ every, window: window ?? null }), found[0] ?? '');
      return `${of?.from} ${of?.to}`;
    };
    expect([days(null), days('national'), days('calendar')]).toEqual([national, national, calendar]);
  });

  it('every month, February of a leap year included', () => {
    const months = periodsIn(plan(), duty({ every: 'month' }), 2024);
    expect([months.length, months[1]]).toEqual([12, '2024-02']);
    expect(windowOf(plan(), duty({ every: 'month', window: 'calendar' }), '2024-02')?.to).toBe('2024-02-29');
    expect(windowOf(plan(), duty({ every: 'month' }), '2024-01')).toEqual({ from: '2023-12-15', to: '2024-01-14' });
  });

  it('at reviews, for the years of the phase', () => {
    const review = duty({ every: 'phase', years: [] });
    expect([2023, 2024, 2025].map((year) => periodsIn(plan(), review, year))).toEqual([['phase:p1'], [], ['phase:p2']]);
    expect(windowOf(plan(), review, 'phase:p1')).toEqual({ from: '2021-12-15', to: '2023-12-14' });
  });

  it.each([
    ['two working days after the quarter, over 30/4', 'quarter', '2024-Q1', '2024-03-18'],
    ['over Tết 2024', 'month', '2024-02', '2024-02-16'],
    ['after the year', 'year', '2024', '2024-12-17'],
  ] as const)('due %s', (_name, every, period, last) => {
    const one = duty({ every, due: 'cutoff+2', bound: 'inclusive', words: '02 ngày làm việc' });
    expect(lastDayOf(boundOf(plan(), one, period) ?? 0)).toBe(last);
  });
});

describe('a request', () => {
  it('is a period of its own', () => {
    expect(parsePeriod('adhoc:20240630-2')).toEqual({ kind: 'adhoc', asOf: '2024-06-30', n: 2 });
    expect(requestedDay('adhoc:20240630-2')).toBe('2024-06-30');
    expect([requestedDay('2024'), parsePeriod('adhoc:20240631-1'), parsePeriod('adhoc:x')]).toEqual([null, null, null]);
    expect(periodText({ kind: 'adhoc', asOf: '2024-06-30', n: 2 })).toBe('adhoc:20240630-2');
  });
});

describe('what opens', () => {
  const opened = (of: Duty, now: string, through: number | null = null): string[] =>
    obligationsOf(plan(of), [UNIT], { through, now: at(now) }).map((one) => one.period);

  it.each([
    ['quarters that still run or can be sent late', '2025-05-01T00:00:00', null, '2025-Q1 2025-Q2 2025-Q3 2025-Q4'],
    ['quarters by decision', '2026-02-01T00:00:00', 2026, '2026-Q1 2026-Q2 2026-Q3 2026-Q4'],
    ['no quarter after the plan without one', '2026-02-01T00:00:00', null, ''],
  ] as const)('%s', (_name, now, through, periods) => {
    expect(opened(duty({ every: 'quarter', years: [2025] }), now, through).join(' ')).toBe(periods);
  });

  it('each period with its own first day', () => {
    const found = obligationsOf(plan(duty({ every: 'half', years: [2024] })), [UNIT], {
      through: null,
      now: at('2024-01-02T00:00:00'),
    });
    expect(found.map((one) => isoOf(one.opensAt).slice(0, 10))).toEqual(['2024-01-01', '2024-07-01']);
  });

  it('reviews in their year, and never by decision beyond the plan', () => {
    const review = duty({ every: 'phase', years: [] });
    expect(opened(review, '2023-11-01T00:00:00')).toEqual(['phase:p1', 'phase:p2']);
    expect(opened(review, '2026-11-01T00:00:00', 2027)).toEqual([]);
  });

  it('a review without a year once a decision names its day, until that day is over', () => {
    const review = duty({ id: 'review', every: 'phase', years: [], from: ['standing_agency'] });
    const undated = { ...plan(review), phases: plan().phases.map((one) => ({ ...one, from: null, to: null })) };
    const decided = [{ dutyId: 'review', period: 'phase:p1', dueBefore: at('2024-07-01T00:00:00') }];
    const owed = (now: string, more = {}) =>
      agencyDuesOf(undated, { through: null, now: at(now), ...more }).map((one) => one.period);
    expect(owed('2024-02-01T00:00:00')).toEqual([]);
    expect(owed('2024-02-01T00:00:00', { decided })).toEqual(['phase:p1']);
    expect(owed('2024-08-01T00:00:00', { decided })).toEqual([]);
    expect(deadlinesBetween(undated, '2024-01-01', '2024-12-31', { decided })).toMatchObject([
      { duty: 'review', period: 'phase:p1', lastDay: '2024-06-30' },
    ]);
  });

  it('the agency’s own roll-up, the other link of the chain', () => {
    const chain = plan(dated('units', '12-01'), { ...dated('roll_up', '12-31'), from: ['standing_agency'] });
    const choice = { through: null, now: at('2023-06-01T00:00:00') };
    expect(agencyDuesOf(chain, choice).map((one) => [one.dutyId, one.period, isoOf(one.dueBefore ?? 0)])).toEqual([
      ['roll_up', '2023', '2023-12-31T00:00:00+07:00'],
      ['roll_up', '2024', '2024-12-31T00:00:00+07:00'],
      ['roll_up', '2025', '2025-12-31T00:00:00+07:00'],
    ]);
    expect(obligationsOf(chain, [UNIT], choice).every((one) => one.dutyId === 'units')).toBe(true);
  });

  it('with a decided bound, and its lock', () => {
    const decided = [{ dutyId: 'unit_report', period: '2024', dueBefore: at('2024-12-11T00:00:00') }];
    const choice = { through: null, now: at('2024-06-01T00:00:00'), decided };
    const [one] = obligationsOf(plan(duty({ years: [2024] })), [UNIT], choice);
    expect([isoOf(one?.dueBefore ?? 0), isoOf(one?.locksAt ?? 0)]).toEqual([
      '2024-12-11T00:00:00+07:00',
      '2025-03-11T00:00:00+07:00',
    ]);
  });
});
