import { describe, expect, it } from 'vitest';
import { fold, normal, TEXT_LIMIT } from '../../src/language/fold.js';

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
