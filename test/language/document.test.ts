import { describe, expect, it } from 'vitest';
import { isNumberAlone, readDocument } from '../../src/language/document.js';

const TODAY = '2023-12-18';

describe('a signed paper named in chat', () => {
  it.each([
    ['văn bản 25/BC-UBND ngày 14/12/2023', 'report', '25/BC-UBND', '2023-12-14'],
    ['van ban so 25/BC-UBND ngay 14/12', 'report', '25/BC-UBND', '2023-12-14'],
    ['Báo cáo số 07/BC-UBND hôm qua', 'report', '07/BC-UBND', '2023-12-17'],
    ['công văn 112/2023/UBND-VX ngày 1/12/2023', 'report', '112/2023/UBND-VX', '2023-12-01'],
    ['kế hoạch số 12/KH-UBND ngày 05/3/2023', 'launch_plan', '12/KH-UBND', '2023-03-05'],
    ['văn bản 25/BC-UBND', 'report', '25/BC-UBND', null],
    ['văn bản 25/BC-UBND ngày 31/02/2023', 'report', '25/BC-UBND', null],
  ])('%s', (text, kind, number, day) => {
    expect(readDocument(text, TODAY)).toEqual({ kind, number, day });
  });

  it.each([
    ['văn bản 1196/1204'],
    ['văn bản hành chính 1196/1204'],
    ['báo cáo'],
    ['482/764'],
    ['25/BC-UBND'],
    ['báo cáo năm 2023'],
  ])('%s names none', (text) => {
    expect(readDocument(text, TODAY)).toBeNull();
  });
});

describe('a number alone', () => {
  it.each([
    ['Công văn 45/NV', true],
    ['CV số 45/NV-TĐKT', true],
    ['Quyết định số 12/2023/QĐ-UBND', true],
    ['45-CV/TU', true],
    ['Công văn 45/NV do lãnh đạo bị kỷ luật', false],
    ['Công văn 45/NV (đơn thư)', false],
    ['lãnh đạo bị kỷ luật theo Công văn 45/NV', false],
    ['đang có đơn thư', false],
    ['', false],
  ])('%s: %s', (text, alone) => expect(isNumberAlone(text)).toBe(alone));
});
