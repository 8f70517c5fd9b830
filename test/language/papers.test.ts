import { describe, expect, it } from 'vitest';
import { readPaper, readPeriodSaid } from '../../src/language/papers.js';

describe('the period of a table or paper', () => {
  it.each([
    ['số liệu', 'none'],
    ['số liệu năm 2022', '2022'],
    ['số liệu năm ngoái', '2022'],
    ['số liệu năm trước', '2022'],
    ['số liệu năm nay', '2023'],
    ['số liệu năm 21', '2021'],
    ['báo cáo tổng hợp quý III năm ngoái', '2022-Q3'],
    ['báo cáo tổng hợp Q3/2024', '2024-Q3'],
    ['6 tháng đầu năm 2024', '2024-H1'],
    ['6 tháng cuối năm', '2024-H2'],
    ['9 tháng', '2024-9M'],
    ['tháng 6 năm 2023', '2023-06'],
    ['tình hình nộp phường 12, mã 22765, năm 2023', '2023'],
    ['số liệu quý 5 năm 2023', 'unclear'],
    ['số liệu tháng 13', 'unclear'],
    ['số liệu năm 1999', 'unclear'],
    ['số liệu kỳ trước', 'unclear'],
    ['số liệu quý trước', 'unclear'],
    ['số liệu 3 tháng đầu năm 2023', 'unclear'],
    ['số liệu 2023 so với 2022', 'unclear'],
  ])('"%s"', (text, said) => {
    expect(readPeriodSaid(text, '2024', '2023-12-18')).toEqual(/^\d/.test(said) ? { period: said } : said);
  });
});

it.each([
  ['báo cáo tổng hợp', 'roll_up'],
  ['báo cáo thành tích đề nghị 3', 'summary'],
  ['báo cáo tóm tắt thành tích', 'summary'],
])('"%s" is the paper meant', (text, paper) => expect(readPaper(text)).toBe(paper));
