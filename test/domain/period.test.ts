import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePeriods, dataWindow, parsePeriod, periodText, previousPeriod } from '../../src/domain/period.js';
import { addDays } from '../../src/domain/time.js';

describe('dataWindow (NĐ 09/2019/NĐ-CP)', () => {
  it.each([
    ['a year', '2023', '2022-12-15', '2023-12-14'],
    ['the first half', '2024-H1', '2023-12-15', '2024-06-14'],
    ['the second half', '2024-H2', '2024-06-15', '2024-12-14'],
    ['nine months', '2024-9M', '2023-12-15', '2024-09-14'],
    ['the first quarter', '2024-Q1', '2023-12-15', '2024-03-14'],
    ['the third quarter', '2024-Q3', '2024-06-15', '2024-09-14'],
    ['January', '2024-01', '2023-12-15', '2024-01-14'],
    ['March after a leap February', '2024-03', '2024-02-15', '2024-03-14'],
  ])('of %s', (_, period, from, to) => {
    expect(dataWindow(period)).toEqual({ from, to });
  });

  it.each(['phase:2022-2023', 'năm 2023', ''])('of "%s" is not known', (period) => {
    expect(dataWindow(period)).toBeNull();
  });

  it('of twelve months is the year without gap or overlap', () => {
    const months = Array.from({ length: 12 }, (_, i) => dataWindow(`2024-${String(i + 1).padStart(2, '0')}`));
    months.slice(1).forEach((month, i) => {
      expect(month?.from).toBe(addDays(months[i]?.to ?? '', 1));
    });
    expect({ from: months[0]?.from, to: months[11]?.to }).toEqual(dataWindow('2024'));
  });
});

describe('parsePeriod', () => {
  it.each([
    '2024-Q5',
    '2024-H3',
    '2024-13',
    '2024-00',
    '24',
    '2024-6M',
    '2024 ',
    'phase:',
    'phase:Một',
    '1999',
    '2024-q3',
    '2024-6',
  ])('refuses "%s"', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  it('is undone by periodText', () => {
    const part = fc.constantFrom('', '-H1', '-H2', '-9M', '-Q1', '-Q4', '-01', '-12');
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), part, (year, rest) => {
        const text = `${year}${rest}`;
        const period = parsePeriod(text);
        expect(period === null ? null : periodText(period)).toBe(text);
      }),
    );
    expect(periodText({ kind: 'phase', id: '2022-2023' })).toBe('phase:2022-2023');
  });
});

describe('previousPeriod', () => {
  it.each([
    ['2023', '2022'],
    ['2024-H2', '2023-H2'],
    ['2024-9M', '2023-9M'],
    ['2024-Q1', '2023-Q1'],
    ['2024-01', '2023-01'],
    ['phase:p2', null],
    ['hôm nay', null],
  ])('of %s is %s', (period, before) => {
    expect(previousPeriod(period)).toBe(before);
  });
});

describe('comparePeriods', () => {
  it('sorts by end of data, the shorter first, phases last', () => {
    const sorted = [
      '2023',
      '2024-01',
      '2024-03',
      '2024-Q1',
      '2024-H1',
      '2024-12',
      '2024-Q4',
      '2024-H2',
      '2024',
      'phase:a',
      'phase:b',
    ];
    expect([...sorted].reverse().sort(comparePeriods)).toEqual(sorted);
  });
});
