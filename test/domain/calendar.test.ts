import { describe, expect, it } from 'vitest';
import {
  hoursOf,
  lastWorkingDay,
  makeCalendar,
  NATIONAL,
  nextSendingInstant,
  SENDING_HOURS,
  workingDaysAfter,
  workingDaysBefore,
} from '../../src/domain/calendar.js';
import { CALENDAR_YEARS } from '../../src/domain/holidays.js';
import { isDay, isoOf, weekdayOf } from '../../src/domain/time.js';

const at = (text: string): number => Date.parse(`${text}+07:00`);

describe('kinds of days', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['an ordinary Friday', '2026-11-20', 'working'],
    ['the day proposed to be off beside 24/11/2026', '2026-11-23', 'unknown'],
    ['24/11 from 2026', '2026-11-24', 'holiday'],
    ['24/11 before the resolution', '2025-11-24', 'working'],
    ['24/11/2027', '2027-11-24', 'holiday'],
    ['the last acceptable day of nt in 2026', '2026-12-19', 'weekend'],
    ['the last acceptable day of nt in 2027', '2027-12-19', 'weekend'],
    ['a Friday swapped for a Saturday', '2026-01-02', 'swapped_off'],
    ['the Saturday worked for it', '2026-01-10', 'working_saturday'],
    ['a Saturday worked for 31/08/2026', '2026-08-22', 'working_saturday'],
    ['the Monday after Giỗ Tổ on a Sunday', '2026-04-27', 'holiday'],
    ['Tết 2027 by the Vietnamese moon, not the Chinese', '2027-02-06', 'holiday'],
    ['a second day before Tết 2027, not decided', '2027-02-04', 'unknown'],
    ['the Monday swapped in 2024', '2024-04-29', 'swapped_off'],
    ['a weekday of a year without a table', '2028-01-26', 'working'],
    ['a Saturday of a year without a table', '2028-12-09', 'weekend'],
  ];
  it.each(rows)('%s', (_name, day, kind) => {
    expect(NATIONAL.kind(day)).toBe(kind);
    expect(NATIONAL.isWorking(day)).toBe(kind === 'working' || kind === 'working_saturday');
  });

  it('says which years have a table', () => {
    expect([2021, 2022, 2027, 2028].map((year) => NATIONAL.known(year))).toEqual([false, true, true, false]);
  });
});

describe('the tables', () => {
  it('hold real days of their own year, once each', () => {
    for (const { year, days } of CALENDAR_YEARS) {
      expect(days.every(({ day }) => isDay(day) && day.startsWith(`${year}-`))).toBe(true);
      expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
    }
  });

  it('work on Saturdays only, and make up or swap weekdays only', () => {
    for (const { day, as } of CALENDAR_YEARS.flatMap((one) => one.days)) {
      const weekday = weekdayOf(day);
      if (as === 'working_saturday') expect([day, weekday]).toEqual([day, 6]);
      if (as === 'made_up' || as === 'swapped_off') expect([day, weekday > 0 && weekday < 6]).toEqual([day, true]);
    }
  });

  it('pay each swapped day back, and make each weekend holiday up', () => {
    for (const { year, days } of CALENDAR_YEARS) {
      const count = (as: string): number => days.filter((one) => one.as === as).length;
      expect([year, count('swapped_off')]).toEqual([year, count('working_saturday')]);
      const onWeekend = days.filter(({ day, as }) => as === 'holiday' && [0, 6].includes(weekdayOf(day)));
      expect([year, count('made_up')]).toEqual([year, onWeekend.length]);
    }
  });
});

describe('a coordinator’s entries', () => {
  const edited = makeCalendar(
    CALENDAR_YEARS,
    [
      { day: '2026-11-23', as: 'off' },
      { day: '2026-11-28', as: 'working' },
      { day: '2026-11-24', as: 'working' },
      { day: '2026-11-24', as: 'table' },
    ],
    [2028],
  );
  it.each([
    ['an unsettled day becomes free', '2026-11-23', 'holiday'],
    ['a Saturday becomes worked', '2026-11-28', 'working_saturday'],
    ['an entry taken back leaves the table', '2026-11-24', 'holiday'],
  ])('%s', (_name, day, kind) => expect(edited.kind(day)).toBe(kind));
  it('makes a year known', () => expect(edited.known(2028)).toBe(true));
});

describe('counting working days', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['a Thursday is itself', lastWorkingDay(NATIONAL, '2023-12-14'), '2023-12-14'],
    ['Saturday 14/12/2024 goes back to Friday', lastWorkingDay(NATIONAL, '2024-12-14'), '2024-12-13'],
    ['Saturday 19/12/2026 goes back to Friday', lastWorkingDay(NATIONAL, '2026-12-19'), '2026-12-18'],
    ['Sunday 19/12/2027 goes back to Friday', lastWorkingDay(NATIONAL, '2027-12-19'), '2027-12-17'],
    ['24/11/2026 goes back over the unsettled Monday', lastWorkingDay(NATIONAL, '2026-11-24'), '2026-11-20'],
    ['ten before 01/12/2026, over 24/11 and 23/11', workingDaysBefore(NATIONAL, '2026-12-01', 10), '2026-11-13'],
    ['one before a Monday', workingDaysBefore(NATIONAL, '2023-12-11', 1), '2023-12-08'],
    ['none before', workingDaysBefore(NATIONAL, '2023-12-09', 0), '2023-12-09'],
    ['one after a Thursday', workingDaysAfter(NATIONAL, '2023-12-14', 1), '2023-12-15'],
    ['five after a Thursday', workingDaysAfter(NATIONAL, '2023-12-14', 5), '2023-12-21'],
    ['over Tết 2026', workingDaysAfter(NATIONAL, '2026-02-13', 1), '2026-02-23'],
    ['onto a working Saturday', workingDaysAfter(NATIONAL, '2026-01-09', 1), '2026-01-10'],
  ];
  it.each(rows)('%s', (_name, found, day) => expect(found).toBe(day));

  it('ends even when nothing is worked', () => {
    const none = { kind: () => 'holiday' as const, isWorking: () => false, known: () => true };
    expect(lastWorkingDay(none, '2026-01-01')).toBe('2026-01-01');
    expect(nextSendingInstant(none, 0)).toBe(0);
  });
});

describe('sending hours', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['before the morning', '2026-12-14T06:00:00', '2026-12-14T07:30:00'],
    ['at the first minute', '2026-12-14T07:30:00', '2026-12-14T07:30:00'],
    ['the last second of the morning', '2026-12-14T11:29:59', '2026-12-14T11:29:59'],
    ['noon', '2026-12-14T11:30:00', '2026-12-14T13:30:00'],
    ['seconds after the afternoon began', '2026-12-14T13:30:05', '2026-12-14T13:30:05'],
    ['the end of the day', '2026-12-14T17:00:00', '2026-12-15T07:30:00'],
    ['Friday evening', '2026-12-18T18:00:00', '2026-12-21T07:30:00'],
    ['a Saturday', '2026-12-19T09:00:00', '2026-12-21T07:30:00'],
    ['over the unsettled 23/11 and the holiday 24/11', '2026-11-20T17:00:00', '2026-11-25T07:30:00'],
    ['before Tết 2027', '2027-02-03T20:00:00', '2027-02-12T07:30:00'],
  ];
  it.each(rows)('%s', (_name, from, next) => {
    expect(isoOf(nextSendingInstant(NATIONAL, at(from)))).toBe(`${next}+07:00`);
    expect(hoursOf(NATIONAL, SENDING_HOURS, at(from))).toBe(from === next);
  });
});
