import { describe, expect, it } from 'vitest';
import { dueBeforeOf } from '../../src/domain/duty-periods.js';
import { isOnTime, isPlanOver, lastDayOf, lastYearToGoOn, obligationsOf } from '../../src/domain/obligation.js';
import type { Duty, Plan } from '../../src/domain/plan.js';
import { isoOf } from '../../src/domain/time.js';
import type { Unit } from '../../src/domain/unit.js';

const at = (iso: string): number => Date.parse(`${iso}+07:00`);

const DUTY: Duty = {
  ...{ id: 'unit_report', from: ['commune'], to: 'UBND', through: null, due: '12-15', bound: 'exclusive' },
  ...{ every: 'year', years: [2023, 2024, 2025], clause: 'VI.1', words: 'trước ngày 15/12' },
};
const body = { name: 'Phòng', label: 'Phòng', role: 'chủ trì', clause: 'VI' };
const PLAN: Plan = {
  ...{ id: 'mau', title: 'Mẫu', movement: 'mẫu', issuer: 'UBND', period: { from: 2021, to: 2025 }, phases: [] },
  document: { number: null, date: null, dateWords: 'tháng 02 năm 2023', earliest: '2023-02-01' },
  tiers: [
    { id: 'commune', name: 'phường, xã', reports: true, words: [] },
    { id: 'area', name: 'địa bàn', reports: false, words: [] },
  ],
  ...{ criteria: [], duties: [DUTY], awards: [], dossier: [], units: [], hasAwardStandards: true },
  roles: { standingAgency: body, reviewer: null, others: [] },
};
const unit = (id: number, over: Partial<Unit> = {}): Unit => ({
  ...{ id, code: String(id), name: `Phường ${id}`, type: 'Phường', tier: 'commune', parentCode: null },
  ...{ validFrom: null, validTo: null },
  ...over,
});
const withDuty = (over: Partial<Duty>): Plan => ({ ...PLAN, duties: [{ ...DUTY, ...over }] });
const periods = (plan: Plan, now: string, through: number | null = null): string[] =>
  obligationsOf(plan, [unit(1)], { through, now: at(now) }).map((one) => one.period);

describe('the bound', () => {
  it.each([
    ['trước ngày 15/12/2023', 'exclusive', 2023, '2023-12-15T00:00:00+07:00', '2023-12-14'],
    [
      'trước ngày 15/12/2024, a Saturday before: nothing rolls',
      'exclusive',
      2024,
      '2024-12-15T00:00:00+07:00',
      '2024-12-14',
    ],
    ['đến hết ngày 15/12/2023', 'inclusive', 2023, '2023-12-16T00:00:00+07:00', '2023-12-15'],
  ] as const)('%s', (_, bound, year, instant, lastDay) => {
    const dueBefore = dueBeforeOf({ due: '12-15', bound }, year) ?? 0;
    expect([isoOf(dueBefore), lastDayOf(dueBefore)]).toEqual([instant, lastDay]);
  });

  it('đến hết ngày 31/12 ends with the year', () => {
    expect(isoOf(dueBeforeOf({ due: '12-31', bound: 'inclusive' }, 2023) ?? 0)).toBe('2024-01-01T00:00:00+07:00');
  });

  it.each([
    ['the last millisecond of 14/12', '2023-12-14T23:59:59.999', true],
    ['midnight', '2023-12-15T00:00:00', false],
    ['07:00 on 15/12, still 14/12 nowhere in Vietnam', '2023-12-15T07:00:00', false],
  ])('on time at %s: %s is %s', (_, moment, onTime) => {
    expect(isOnTime(at(moment), at('2023-12-15T00:00:00'))).toBe(onTime);
  });

  it('is nobody’s to keep where there is none', () => {
    expect(isOnTime(at('2023-12-15T00:00:00'), null)).toBeNull();
  });

  it.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])('is the same on a host in %s', (zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      expect(dueBeforeOf(DUTY, 2023)).toBe(Date.UTC(2023, 11, 14, 17));
      expect(lastDayOf(Date.UTC(2023, 11, 14, 17))).toBe('2023-12-14');
      expect(periods(PLAN, '2023-12-11T09:00:00')).toEqual(['2023', '2024', '2025']);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});

describe('which years are opened', () => {
  it.each([
    ['a plan that just began', '2023-02-20T09:00:00', null, ['2023', '2024', '2025']],
    ['the trial day', '2023-12-11T09:00:00', null, ['2023', '2024', '2025']],
    ['a few days after the bound: late reports are taken', '2023-12-18T09:00:00', null, ['2023', '2024', '2025']],
    ['after the first year is locked', '2024-06-01T09:00:00', null, ['2024', '2025']],
    ['the last day of the last year', '2025-12-14T23:59:00', null, ['2025']],
    ['all its years are over', '2025-12-15T00:00:00', null, []],
    ['long over', '2026-11-21T09:00:00', null, []],
    ['long over, a decision to go on', '2026-11-21T09:00:00', 2026, ['2026']],
    ['a decision for two years more', '2026-02-01T09:00:00', 2027, ['2026', '2027']],
    ['a decision taken early', '2025-06-01T09:00:00', 2026, ['2025', '2026']],
    ['a decision for the past opens nothing', '2027-03-01T09:00:00', 2026, []],
    ['a decision within the plan’s own years adds nothing', '2025-06-01T09:00:00', 2025, ['2025']],
  ])('%s (%s, through %s)', (_, now, through, expected) => {
    expect(periods(PLAN, now, through)).toEqual(expected);
  });

  it.each([
    ['2023-12-11T09:00:00', 2030],
    ['2026-11-21T09:00:00', 2031],
  ])('a decision at %s may carry the duty on to %d', (now, last) => {
    expect(lastYearToGoOn(PLAN, at(now))).toBe(last);
  });

  it.each([
    ['without a date: to the end of the year and on', { due: null, bound: null }, '2025-12-31T23:59:00', ['2025']],
    ['without a rhythm', { every: null }, '2023-12-11T09:00:00', []],
    ['once', { every: 'once', years: [2025] }, '2024-01-01T09:00:00', ['2025']],
    ['of the standing agency', { from: ['standing_agency'] }, '2023-12-11T09:00:00', []],
    ['of a tier that does not report', { from: ['area'] }, '2023-12-11T09:00:00', []],
  ] as const)('a duty %s', (_, over, now, expected) => {
    expect(periods(withDuty(over), now)).toEqual(expected);
  });

  it.each([
    ['on its last day', PLAN, '2025-12-14T23:59:59', false],
    ['after its last bound', PLAN, '2025-12-15T00:00:00', true],
    ['that asks nothing of units', withDuty({ from: ['standing_agency'] }), '2030-01-01T00:00:00', false],
  ] as const)('a plan %s is over: %s %s', (_, plan, now, over) => {
    expect(isPlanOver(plan, at(now))).toBe(over);
  });
});

describe('one obligation', () => {
  const [first, second] = obligationsOf(PLAN, [unit(7)], { through: null, now: at('2023-02-20T09:00:00') });

  it('opens with its year, but not before the plan', () => {
    expect([isoOf(first?.opensAt ?? 0), isoOf(second?.opensAt ?? 0)]).toEqual([
      '2023-02-01T00:00:00+07:00',
      '2024-01-01T00:00:00+07:00',
    ]);
  });

  it('is due before 15/12 and locked 90 days later', () => {
    expect(first).toMatchObject({ dutyId: 'unit_report', unitId: 7, period: '2023' });
    expect(isoOf(first?.dueBefore ?? 0)).toBe('2023-12-15T00:00:00+07:00');
    expect(isoOf(first?.locksAt ?? 0)).toBe('2024-03-14T00:00:00+07:00');
  });

  it('has neither bound nor lock where the plan names no date', () => {
    const [open] = obligationsOf(withDuty({ due: null, bound: null }), [unit(1)], {
      through: null,
      now: at('2023-03-01T00:00:00'),
    });
    expect([open?.dueBefore, open?.locksAt]).toEqual([null, null]);
  });

  it('is not made where the plan came after the bound', () => {
    const late: Plan = { ...PLAN, document: { number: null, date: '2023-12-20', dateWords: null } };
    expect(periods(late, '2023-12-21T09:00:00')).toEqual(['2024', '2025']);
  });
});

describe('which units owe it', () => {
  it.each([
    ['one that stands', {}, ['2023', '2024', '2025']],
    ['one merged away in the year', { validTo: '2024-10-31' }, ['2023']],
    ['one that ends on the last acceptable day', { validTo: '2024-12-14' }, ['2023', '2024']],
    ['one that begins on the bound', { validFrom: '2024-12-15' }, ['2025']],
    ['one of a tier without the duty', { tier: 'area' }, []],
  ])('%s', (_, over, expected) => {
    const owed = obligationsOf(PLAN, [unit(1, over)], { through: null, now: at('2023-12-11T09:00:00') });
    expect(owed.map((one) => one.period)).toEqual(expected);
  });

  it('is each of them once a year', () => {
    const owed = obligationsOf(PLAN, [unit(1), unit(2)], { through: null, now: at('2025-01-05T09:00:00') });
    expect(owed.map((one) => `${one.period} ${one.unitId}`)).toEqual(['2024 1', '2024 2', '2025 1', '2025 2']);
  });
});
