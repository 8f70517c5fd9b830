/** Spellings of numbers: read right, or with both readings, never wrong. */
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/language/fold.js';
import { readNumber } from '../../src/language/numbers.js';

const ONES = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** The textbook spelling of a number below 1000. */
function spell(n: number): string {
  if (n < 10) return ONES[n] ?? '';
  if (n < 100) {
    const [ten, one] = [Math.floor(n / 10), n % 10];
    const tens = ten === 1 ? 'mười' : `${ONES[ten]} mươi`;
    if (one === 0) return tens;
    return `${tens} ${one === 5 ? 'lăm' : one === 1 && ten > 1 ? 'mốt' : ONES[one]}`;
  }
  const rest = n % 100;
  const hundred = `${ONES[Math.floor(n / 100)]} trăm`;
  if (rest === 0) return hundred;
  return `${hundred} ${rest < 10 ? 'linh ' : ''}${spell(rest)}`;
}

describe('the textbook spelling', () => {
  it('of every number below 1000, with and without marks', () => {
    const wrong = Array.from({ length: 1000 }, (_, n) => n).filter((n) =>
      [spell(n), fold(spell(n))].some((text) => readNumber(text)?.readings.join() !== String(n)),
    );
    expect(wrong).toEqual([]);
  });

  it('of thousands and millions', () => {
    for (let n = 1001; n < 999_999; n += 7919) {
      const rest = n % 1000;
      const low =
        rest === 0 ? '' : rest < 100 ? ` không trăm ${rest < 10 ? 'linh ' : ''}${spell(rest)}` : ` ${spell(rest)}`;
      const text = `${spell(Math.floor(n / 1000))} nghìn${low}`;
      expect([text, readNumber(text)?.readings]).toEqual([text, [String(n)]]);
      expect([text, readNumber(`hai triệu ${text}`)?.readings]).toEqual([text, [String(2_000_000 + n)]]);
    }
  });
});

describe('as people write', () => {
  it.each<[string, readonly string[]]>([
    ['1k2', ['1200']],
    ['1k', ['1000']],
    ['1,2k', ['1200']],
    ['2tr5', ['2500000']],
    ['12 tr', ['12000000']],
    ['1,5 triệu', ['1500000']],
    ['3 nghìn rưỡi', ['3500']],
    ['2 triệu rưỡi', ['2500000']],
    ['1 nghìn 2', ['1200']],
    ['1 nghìn 200', ['1200']],
    ['1 nghìn 25', ['1250', '1025']],
    ['2tr50', ['2500000', '2000050']],
    ['một nghìn hai', ['1200']],
    ['1 ngàn 2', ['1200']],
    ['một tỷ hai', ['1200000000']],
    ['2 tỉ', ['2000000000']],
    ['1 nghìn tỷ', ['1000000000000']],
    ['3 trăm', ['300']],
    ['3 trăm rưỡi', ['350']],
    ['tám lăm', ['85']],
    ['chín mốt', ['91']],
    ['bảy tư', ['74']],
    ['bẩy mươi', ['70']],
    ['hai nhăm', ['25']],
    ['trăm hai', ['120']],
    ['trăm rưỡi', ['150']],
    ['trăm lẻ năm', ['105']],
    ['hai trăm linh năm', ['205']],
    ['tám lăm phẩy năm', ['85.5']],
    ['85 phẩy 5', ['85.5']],
    ['85 chấm 25', ['85.25']],
    ['không phẩy chín tám', ['0.98']],
    ['ba phẩy không năm', ['3.05']],
    ['tám rưỡi', ['8.5']],
    ['１２', ['12']],
    ['0123', ['123']],
    ['85,50', ['85.5']],
    ['1.234.567', ['1234567']],
    ['1,234,567', ['1234567']],
    ['1.234.567,89', ['1234567.89']],
    ['1.234', ['1234', '1.234']],
    ['1,234', ['1234', '1.234']],
    ['0,850', ['0.85']],
    ['8 500', ['8500']],
    ['1 234 567', ['1234567']],
    ['12.34.56', []],
    ['99999999999999999999999999', []],
  ])('%s', (text, readings) => {
    expect(readNumber(text)?.readings).toEqual(readings);
  });

  it.each(['nghìn', 'tạm', 'tầm', 'từ', 'abc', '', '%', 'Hải', 'mất'])('no number: %s', (text) =>
    expect(readNumber(text)).toBeNull(),
  );
  it.each(['tám chục', 'năm sáu', '8 chục', 'vài chục'])('not exact: %s', (text) =>
    expect(readNumber(text)?.approximate ?? true).toBe(true),
  );
});
