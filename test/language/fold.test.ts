import { describe, expect, it } from 'vitest';
import { invitationCodeIn, phoneCodeIn } from '../../src/language/codes.js';
import { fold, lastKept, normal, sameButForSlips, TEXT_LIMIT } from '../../src/language/fold.js';
import { carriesSecret } from '../../src/language/secret.js';

describe('fold', () => {
  it.each([
    ['Đường', 'duong'],
    ['Đường'.normalize('NFD'), 'duong'],
    ['Ðường', 'duong'],
    ['ĐẠT', 'dat'],
    ['đạt'.normalize('NFD'), 'dat'],
    ['hoà', 'hoa'],
    ['hòa', 'hoa'],
    ['８５,５％', '85,5%'],
    ['Ｂáo\u200b cáo', 'bao cao'],
    ['  báo \n\t cáo\u00a0 ', 'bao cao'],
    ['\u202eabc\u0000', 'abc'],
    ['a – b', 'a - b'],
    ['Thuỷ', 'thuy'],
    ['\ud800x', 'x'],
  ])('%j is %s', (text, expected) => expect(fold(text)).toBe(expected));
});

describe('words equal without their marks', () => {
  it.each([
    ['nhân', 'nhận', true],
    ['nôp', 'nộp', true],
    ['dat', 'đạt', true],
    ['dạt', 'đạt', true],
    ['phuờng', 'phường', true],
    ['đựoc', 'được', true],
    ['củng', 'cũng', true],
    ['cá', 'cả', false],
    ['máy', 'mấy', false],
    ['chùa', 'chưa', false],
    ['nhận', 'nhân', false],
  ])('%s for %s: %s', (typed, meant, same) => expect(sameButForSlips(typed, meant)).toBe(same));
});

describe('normal', () => {
  it.each([
    ['hoà', 'hòa'],
    ['Hòa', 'hòa'],
    ['thuý', 'thúy'],
    ['uỷ ban', 'ủy ban'],
    ['quý', 'quý'],
    ['qúy', 'quý'],
    ['hoàn', 'hoàn'],
    ['khoá', 'khóa'],
    ['đạt'.normalize('NFD'), 'đạt'],
  ])('%j is %s', (text, expected) => expect(normal(text)).toBe(expected));
});

it('reads no more than the limit', () => {
  expect(fold('a'.repeat(200_000))).toHaveLength(TEXT_LIMIT);
});

describe('what was made of a text', () => {
  const counted = () => {
    let made = 0;
    const read = lastKept((text) => `${text} ${++made}`);
    return { read, made: () => made };
  };

  it('is made once for those who read it one after another', () => {
    const { read, made } = counted();
    expect([read('a'), read('b'), read('a')]).toEqual(['a 1', 'b 2', 'a 1']);
    for (let i = 0; i < 100; i++) read(String(i));
    expect(read('a')).toBe(`a ${made()}`);
  });

  it.each([
    { name: 'a secret', meet: () => carriesSecret('hồ sơ TUYỆT MẬT') },
    { name: 'an invitation code', meet: () => invitationCodeIn('K7QM-9F2X-TB4W-HN3C') !== null },
    { name: 'a code told by telephone', meet: () => phoneCodeIn('mã 123456') !== null },
  ])('is kept nowhere once $name was read', ({ meet }) => {
    const { read } = counted();
    read('a');
    expect(meet()).toBe(true);
    expect(read('a')).toBe('a 2');
  });
});
