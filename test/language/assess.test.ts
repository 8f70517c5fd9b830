import { describe, expect, it } from 'vitest';
import { readAssess, readStatement, readVerdict } from '../../src/language/assess.js';
import { readCommand } from '../../src/language/commands.js';

describe('what a unit says about a qualitative standard', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['plain words', 'Tổ chức 3 đợt ra quân số hóa hồ sơ', 'text'],
    ['not done', 'chưa thực hiện', 'not_done'],
    ['not done, politely', 'dạ chưa có ạ', 'not_done'],
    ['without marks', 'chua lam', 'not_done'],
    ['in English', 'not done', 'not_done'],
    ['not yet, but more is said', 'chưa có sáng kiến, đã tổ chức hai đợt tập huấn', 'text'],
    ['a figure', '482/764', 'too_short'],
    ['a percentage', '85%', 'too_short'],
    ['one word', 'có', 'too_short'],
    ['done, and nothing of what', 'đã làm', 'too_short'],
    ['more than a screen', `Đã tổ chức ${'ra quân '.repeat(80)}`, 'too_long'],
  ];
  it.each(rows)('%s', (_name, text, kind) => {
    expect(readStatement(text).kind).toBe(kind);
  });
  it('keeps the words as typed', () => {
    expect(readStatement('  Đã mở 3 lớp học, có Sổ tay ')).toMatchObject({
      text: 'Đã mở 3 lớp học, có Sổ tay',
    });
  });
});

describe('what an officer says of it', () => {
  const rows: readonly (readonly [string, string, string | null, string | null])[] = [
    ['met', 'đạt', 'met', null],
    ['met, without marks', 'dat', 'met', null],
    ['not met with its reason', 'chưa đạt, thiếu sáng kiến', 'not_met', 'thiếu sáng kiến'],
    ['because', 'không đạt vì chưa có mô hình', 'not_met', 'chưa có mô hình'],
    ['taken back', 'để chưa đánh giá', 'open', null],
    ['another word that begins alike', 'đặt hạn 10/12', null, null],
    ['a question', 'phường nào đạt 60%', null, null],
    ['a question that begins alike', 'đạt bao nhiêu phần trăm', null, null],
    ['a question about others', 'chưa đạt phường nào', null, null],
    ['met, and talk that is no reason', 'đạt 60% rồi', null, null],
  ];
  it.each(rows)('%s', (_name, text, verdict, words) => {
    const read = readVerdict(text);
    expect(read?.verdict ?? null).toBe(verdict);
    if (verdict !== null) expect(read?.words).toBe(words);
  });

  const wholes: readonly (readonly [string, string, object])[] = [
    ['only a unit', 'Đài Sơn', { whom: 'Đài Sơn', year: null, verdict: null }],
    ['with number and year', 'Đài Sơn 1 năm 2023', { whom: 'Đài Sơn 1', year: '2023', verdict: null }],
    ['with a verdict', 'Đài Sơn 1: đạt', { whom: 'Đài Sơn 1', verdict: { verdict: 'met', words: null } }],
    [
      'with year, verdict and reason',
      'Đài Sơn phong trào 2023: chưa đạt, thiếu sáng kiến',
      { whom: 'Đài Sơn phong trào', year: '2023', verdict: { verdict: 'not_met', words: 'thiếu sáng kiến' } },
    ],
    [
      'the verdict at the end',
      'Đài Sơn 1 chưa đạt',
      { whom: 'Đài Sơn 1', verdict: { verdict: 'not_met', words: null } },
    ],
  ];
  it.each(wholes)('%s', (_name, text, read) => {
    expect(readAssess(text)).toMatchObject(read);
  });

  it('is a command of its own, and so are the unit’s words', () => {
    expect(readCommand('đánh giá Đài Sơn 1: đạt')).toEqual({ kind: 'assess', rest: 'Đài Sơn 1: đạt' });
    expect(readCommand('báo định tính')).toEqual({ kind: 'stated', rest: '' });
    expect(readCommand('định tính 5')).toEqual({ kind: 'stated', rest: '5' });
  });
});
