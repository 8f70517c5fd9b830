import { describe, expect, it } from 'vitest';
import { readLabelled } from '../../src/language/labelled.js';

const labels = [
  { criterionId: 'a', words: ['HSCV', 'Hồ sơ công việc', 'Hồ sơ công việc xử lý trên môi trường mạng'] },
  { criterionId: 'b', words: ['BCĐK', 'Báo cáo định kỳ điện tử', 'báo cáo định kỳ'] },
  { criterionId: 'c', words: ['VBHC', 'Văn bản hành chính điện tử', 'văn bản hành chính'] },
  { criterionId: 'd', words: ['KTXH', 'Báo cáo KT-XH trên phần mềm tỉnh', 'KT-XH'] },
];
const figures = (text: string): string | null => {
  const read = readLabelled(text, labels);
  if (read === null) return null;
  return read.found
    .map(
      ({ criterionId, reply }) =>
        `${criterionId} ${reply.outcome === 'value' ? `${reply.numerator}/${reply.denominator}` : reply.outcome}`,
    )
    .join(' ');
};
const ALL = 'a 266/431 b 41/41 c 873/873 d 12/12';

describe('labelled figures in one message', () => {
  it.each<[string, string | null]>([
    ['hscv 266/431 bcdk 41/41, vbhc 873/873 ktxh 12/12', ALL],
    ['HSCV 266/431, BCĐK 41/41, VBHC 873/873, KTXH 12/12', ALL],
    ['HSCV: 266/431\nBCĐK: 41/41\nVBHC: 873/873\nKT-XH: 12/12', ALL],
    ['hscv=266/431;bcdk=41/41;vbhc=873/873;kt-xh=12/12', ALL],
    ['hồ sơ công việc 266 trên 431, báo cáo định kỳ 41/41, văn bản hành chính 873/873 và KTXH 12/12', ALL],
    ['266/431 hscv, 41/41 bcdk, 873/873 vbhc, 12/12 ktxh', ALL],
    ['ktxh 12/12 hscv 266/431', 'd 12/12 a 266/431'],
    ['1. HSCV 266/431 2. BCĐK 41/41', 'a 266/431 b 41/41'],
    ['vbhc 1204/1204', 'c 1204/1204'],
    ['1. 266/431 2. 41/41 3. 873/873 4. 12/12', ALL],
    ['1/ 266/431\n2/ 41/41\n3/ 873/873\n4/ 12/12', ALL],
    ['1: 266/431, 2: 41/41, 3: 873/873, 4: 12/12', ALL],
    ['1. 266/431 2. 41/41', null],
    ['266/431 2. 41/41 3. 873/873 4. 12/12', null],
    ['48 báo cáo định kỳ trên 48', 'b 48/48'],
    ['HSCV tổng 655, trên mạng 413; BCĐK 41/41', 'a 413/655 b 41/41'],
    ['hscv khoảng 60%, bcdk 41/41', 'a ask b 41/41'],
    ['hscv chưa có số liệu, bcdk 41/41', 'a pending b 41/41'],
    ['hscv, bcdk 41/41', 'b 41/41'],
    ['266/431 41/41 873/873', null],
    ['hscv là gì', null],
    ['p nào k đạt hscv', null],
    ['482/764', null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(figures(text)).toBe(expected);
  });

  it('takes the longest name that stands there', () => {
    const near = [
      { criterionId: 'short', words: ['báo cáo'] },
      { criterionId: 'long', words: ['báo cáo KT-XH'] },
    ];
    const read = readLabelled('báo cáo KT-XH 12/12, báo cáo 48/50', near);
    expect(read?.found.map((f) => f.criterionId)).toEqual(['long', 'short']);
  });

  it('says what stood before the first label', () => {
    expect(readLabelled('Phường Đài Sơn báo cáo: HSCV 266/431, BCĐK 41/41', labels)?.rest).toBe(
      'Phường Đài Sơn báo cáo',
    );
  });
});
