import { describe, expect, it } from 'vitest';
import { compareDecimals } from '../../src/domain/quantity.js';

describe('compareDecimals', () => {
  it.each([
    ['9', '10', -1],
    ['10', '10', 0],
    ['100', '99', 1],
    ['0', '-1', 1],
    ['-2', '-1', -1],
    ['85.5', '85', 1],
    ['85', '85.5', -1],
    ['0.1', '0.10', 0],
    ['999999999999999', '1000000000000000', -1],
    ['9007199254740993', '9007199254740992', 1],
    ['0.123456789', '0.12345679', -1],
  ] as const)('%s against %s is %i', (a, b, expected) => expect(compareDecimals(a, b)).toBe(expected));
});
