/** Replies to "đã có hay chưa?" and to "tăng hay giảm bao nhiêu phần trăm?". */
import { describe, expect, it } from 'vitest';
import { readLabelled } from '../../src/language/labelled.js';
import { type Field, readReply } from '../../src/language/reply.js';

const said = (text: string, field: Field): string => {
  const reply = readReply(text, field);
  if (reply.outcome === 'ask') return `ask ${reply.reason}`;
  if (reply.outcome !== 'value') return reply.outcome;
  return reply.numerator === undefined ? `${reply.percent}%` : `${reply.numerator}/${reply.denominator}`;
};

describe('yes or no of one unit', () => {
  it.each([
    ['có', '1/1'],
    ['Có rồi', '1/1'],
    ['đã có', '1/1'],
    ['co', '1/1'],
    ['rồi ạ', '1/1'],
    ['1/1', '1/1'],
    ['yes', '1/1'],
    ['đã tham gia', '1/1'],
    ['chưa', '0/1'],
    ['chưa có', '0/1'],
    ['không', '0/1'],
    ['ko', '0/1'],
    ['chưa làm', '0/1'],
    ['0/1', '0/1'],
    ['not yet', '0/1'],
    ['chưa có số liệu', 'pending'],
    ['để em hỏi', 'pending'],
    ['không phát sinh', 'not_arisen'],
    ['như năm trước', 'same'],
    ['100%', 'ask yes_or_no'],
    ['12', 'ask yes_or_no'],
    ['12/20', 'ask yes_or_no'],
    ['phường nào có', 'unreadable'],
    ['cảm ơn', 'unreadable'],
  ])('%s', (text, expected) => {
    expect(said(text, 'yes_no')).toBe(expected);
  });

  it('is read by its label beside fractions', () => {
    const labels = [
      { criterionId: 'open', words: ['DLM'], field: 'yes_no' as const },
      { criterionId: 'files', words: ['HSCV'] },
    ];
    const read = readLabelled('HSCV 90/100, DLM có', labels);
    expect(read?.found.map((one) => one.criterionId)).toEqual(['files', 'open']);
    expect(read?.found[1]?.reply).toMatchObject({ numerator: '1', denominator: '1' });
  });
});

describe('a change against last year', () => {
  it.each([
    ['tăng 12%', '12%'],
    ['tăng 12,5', '12.5%'],
    ['12%', '12%'],
    ['giảm 3,5%', '-3.5%'],
    ['-2', '-2%'],
    ['giam 3', '-3%'],
    ['tăng 120%', '120%'],
    ['0%', '0%'],
    ['còn lại không phát sinh', 'ask for_others_too'],
    ['tăng -3', 'ask inconsistent'],
    ['giảm còn 95%', 'ask inconsistent'],
    ['tăng khoảng 5%', 'ask approximate'],
    ['tăng hơn 5%', 'ask approximate'],
    ['vừa tăng vừa giảm 3', 'ask inconsistent'],
    ['khoảng chục', 'unreadable'],
    ['từ 10 đến 12', 'ask several_values'],
    ['chưa có số liệu', 'pending'],
  ])('%s', (text, expected) => {
    expect(said(text, 'growth')).toBe(expected);
  });
});
