import { describe, expect, it } from 'vitest';
import { readDated, readOccasion, readPaperList, readResult } from '../../src/language/award.js';

const TODAY = '2023-12-21';

it.each([
  ['sơ kết 2023 phường xã', { occasion: 'so_ket', year: '2023', rest: 'phuong xa' }],
  ['tong ket', { occasion: 'tong_ket', year: null, rest: '' }],
  ['hằng năm', { occasion: 'yearly', year: null, rest: '' }],
  ['sơ kết năm ngoái phường', { occasion: 'so_ket', year: '2022', rest: 'phuong' }],
  ['năm 2025', { occasion: null, year: '2025', rest: '' }],
  ['Đài Sơn', { occasion: null, year: null, rest: 'dai son' }],
])('"%s"', (text, said) => {
  expect(readOccasion(text, TODAY)).toEqual(said);
});

it.each([
  ['Văn Hải; theo Công văn 45/NV; ngày 18/12/2023', 'Văn Hải', 'Công văn 45/NV', '2023-12-18'],
  ['Văn Hải theo CV 45/NV ngày 18/12', 'Văn Hải', 'CV 45/NV', '2023-12-18'],
  ['Văn Hải vì có đơn thư', 'Văn Hải vì có đơn thư', null, null],
  ['', '', null, null],
])('"%s"', (text, head, document, day) => {
  expect(readDated(text, TODAY)).toEqual({ head, document, day });
});

describe('a list of papers', () => {
  it('keeps a paper\'s own "theo", reads cases, document and day', () => {
    expect(
      readPaperList(
        'văn bản đề nghị; báo cáo theo Mẫu số 7 (tập thể); xác nhận thuế (doanh nghiệp); theo Công văn 3/NV; ngày 18/12/2023',
        TODAY,
      ),
    ).toEqual({
      papers: [
        { name: 'văn bản đề nghị', only: null },
        { name: 'báo cáo theo Mẫu số 7', only: 'collective' },
        { name: 'xác nhận thuế', only: 'enterprise' },
      ],
      document: 'Công văn 3/NV',
      day: '2023-12-18',
    });
  });

  it('takes commas where nothing else separates', () => {
    expect(readPaperList('tờ trình, biên bản', TODAY).papers.map((one) => one.name)).toEqual(['tờ trình', 'biên bản']);
  });
});

it.each([
  ['tặng; QĐ 123/QĐ-UBND ngày 20/12/2023', { result: 'awarded', number: '123/QĐ-UBND', day: '2023-12-20' }],
  ['không tặng', { result: 'not_awarded', number: null, day: null }],
  ['ko tang, theo 12/TB-NV ngày 20/12', { result: 'not_awarded', number: '12/TB-NV', day: '2023-12-20' }],
  ['chưa biết', null],
  ['không đồng ý; QĐ 12/QĐ-UBND ngày 20/12/2023', { result: 'not_awarded', number: '12/QĐ-UBND', day: '2023-12-20' }],
  ['chưa đủ điều kiện tặng', { result: 'not_awarded', number: null, day: null }],
  ['không có ý kiến, tặng; 9/QĐ-UBND ngày 20/12', { result: 'awarded', number: '9/QĐ-UBND', day: '2023-12-20' }],
])('"%s"', (text, said) => {
  expect(readResult(text, TODAY)).toEqual(said);
});
