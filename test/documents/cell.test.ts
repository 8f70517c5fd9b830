import { describe, expect, it } from 'vitest';
import { isGarbled, plainNumber } from '../../src/documents/cell.js';

describe('a number of a workbook reads as typed', () => {
  it.each([
    ['413', '413'],
    ['-5', '-5'],
    ['85.549999999999997', '85.55'],
    ['0.30000000000000004', '0.3'],
    ['0.1', '0.1'],
    ['60.100000000000001', '60.1'],
    ['99.999999999999999', '100'],
    ['9.9999999999999999', '10'],
    ['0.99999999999999999', '1'],
    ['1E+15', '1000000000000000'],
    ['1.5E3', '1500'],
    ['1E-3', '0.001'],
    ['1.23456789E-7', '0.000000123456789'],
    ['1000000000000000', '1000000000000000'],
    ['9007199254740993', '9007199254740993'],
    ['0', '0'],
    ['0.0', '0'],
    ['12.50', '12.5'],
    ['0012.5', '12.5'],
    ['1234567890123456.7', '1234567890123460'],
    ['NaN', 'NaN'],
    ['1e999999', '1e999999'],
  ])('%s -> %s', (raw, typed) => {
    expect(plainNumber(raw)).toBe(typed);
  });
});

describe('damaged Vietnamese', () => {
  it.each(['Phường Đài Sơn', 'UBND phường 3 – khối 2', 'Xã "Thành Hải"', 'Văn bản §5', 'ÁO DÀI Á', 'Ä 2°C'])(
    'is not seen in %s',
    (text) => {
      expect(isGarbled(text)).toBe(false);
    },
  );
  it.each(['Ph­êng §µi S¬n', 'PhÆ°á»ng', 'Ã´ Ã¡', 'Ph\ufffdng'])('is seen in %s', (text) => {
    expect(isGarbled(text)).toBe(true);
  });
});
