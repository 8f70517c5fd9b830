import { describe, expect, it } from 'vitest';
import { readDay, withoutDay } from '../../src/language/dates.js';
import { readDecision } from '../../src/language/said-dates.js';

/** Monday. */
const TODAY = '2023-12-11';

describe('days', () => {
  it.each([
    ['hôm nay', '2023-12-11'],
    ['hôm qua', '2023-12-10'],
    ['mai', '2023-12-12'],
    ['ngày mai', '2023-12-12'],
    ['mốt', '2023-12-13'],
    ['chiều mốt', '2023-12-13'],
    ['10/12', '2023-12-10'],
    ['ngày 7/12', '2023-12-07'],
    ['12/10', '2023-10-12'],
    ['10-12-2023', '2023-12-10'],
    ['10/12/23', '2023-12-10'],
    ['10.12.2023', '2023-12-10'],
    ['ngày 10 tháng 12', '2023-12-10'],
    ['ngày 10 tháng 12 năm 2022', '2022-12-10'],
    ['2023-12-10', '2023-12-10'],
    ['5/1', '2024-01-05'],
    ['ngày 10', '2023-12-10'],
    ['thứ hai', '2023-12-11'],
    ['thứ sáu tuần này', '2023-12-15'],
    ['thứ sáu tuần trước', '2023-12-08'],
    ['chủ nhật tuần này', '2023-12-17'],
    ['yesterday', '2023-12-10'],
  ])('%s is %s', (text, day) => expect(readDay(text, TODAY)).toEqual({ day }));

  it.each(['30/02', '32/12', '10/13', 'abc', '482/764', '', '85%'])('no day: %s', (text) =>
    expect(readDay(text, TODAY)).toBeNull(),
  );

  it('asks which week', () => {
    expect(readDay('thứ sáu', TODAY)).toEqual({ ask: 'which_week', days: ['2023-12-08', '2023-12-15'] });
  });
  it('takes the year that is nearest', () => {
    expect(readDay('31/12', '2024-01-03')).toEqual({ day: '2023-12-31' });
  });
});

it.each([
  ['sơ kết 26/12/2023', 'so ket '],
  ['sơ kết ngày 5 tháng 1 năm 2024', 'so ket ngay '],
  ['sơ kết 05-01-2024', 'so ket '],
  ['sơ kết 2024-01-05', 'so ket '],
  ['sơ kết 2023: 5/1', 'so ket 2023: '],
  ['sơ kết năm 2023', 'so ket nam 2023'],
])('%s without its day', (text, rest) => expect(withoutDay(text).replace(/ +/g, ' ')).toBe(rest));

describe('a bound as an officer writes it', () => {
  it.each([
    ['Mỹ Đông trước ngày 20/12', true],
    ['Mỹ Đông trước 0h ngày 20/12', true],
    ['Mỹ Đông trước 17h00 ngày 20/12', false],
    ['Mỹ Đông trước 24 giờ ngày 20/12', false],
    ['Mỹ Đông đến hết ngày 20/12', false],
    ['Mỹ Đông hết ngày 20/12', false],
    ['Mỹ Đông chậm nhất 20/12', false],
    ['Mỹ Đông muộn nhất là ngày 20/12; lý do mưa lũ', false],
  ])('%s leaves the day itself out: %s', (text, exclusive) => {
    expect(readDecision(text, '2023-12-11')).toMatchObject({ whom: 'Mỹ Đông', day: '2023-12-20', exclusive });
  });

  it('is not the day the figures are as of', () => {
    const text = 'phường số liệu tính đến hết ngày 30/11 chậm nhất ngày 20/12';
    expect(readDecision(text, '2023-12-11')).toMatchObject({ asOf: '2023-11-30', day: '2023-12-20' });
  });
});
