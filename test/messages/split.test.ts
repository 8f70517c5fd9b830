import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from '../../src/messages/split.js';

describe('a long text is cut', () => {
  it.each<[string, string, number, string[]]>([
    ['not at all when it fits', 'một hai', 7, ['một hai']],
    ['at an empty line', 'một\nhai\n\nba bốn', 10, ['một\nhai', 'ba bốn']],
    ['at a line', 'một hai\nba bốn', 10, ['một hai', 'ba bốn']],
    ['at a sentence', 'Một hai. Ba bốn năm', 12, ['Một hai.', 'Ba bốn năm']],
    ['at a word', 'một hai ba bốn', 9, ['một hai', 'ba bốn']],
    ['within a word only where it alone is too long', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['not within a number', 'năm 1.204/1.204 văn bản', 14, ['năm', '1.204/1.204', 'văn bản']],
    ['not within an emoji', '👍🏽👍🏽👍🏽', 6, ['👍🏽', '👍🏽', '👍🏽']],
    [
      'not within a letter and its mark',
      'ớ'.normalize('NFD').repeat(3),
      4,
      Array.from({ length: 3 }, () => 'ớ'.normalize('NFD')),
    ],
    ['empty', '', 5, ['']],
  ])('%s', (_name, text, limit, parts) => {
    expect(splitText(text, limit)).toEqual(parts);
  });

  it('into parts that fit and together say the same words', () => {
    const word = fc
      .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
      .filter((one) => !/\s/.test(one) && one !== '');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.constantFrom(' ', '\n', '\n\n'), (words, gap) => {
        const parts = splitText(words.join(gap), 80);
        expect(parts.every((part) => part.length <= 80)).toBe(true);
        expect(
          parts
            .join(' ')
            .split(/\s+/)
            .filter((one) => one !== ''),
        ).toEqual(words);
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});
