import { describe, expect, it } from 'vitest';
import { readValue } from '../../src/admin/cli/enter.js';
import { misfit } from '../../src/domain/fits.js';
import type { Measure } from '../../src/domain/plan.js';
import { words } from '../support/office.js';

/** As `figures enter` reads it. */
const rows: readonly (readonly [string, Measure, string, string | null])[] = [
  ['counts of a ratio', 'ratio', '334/612', null],
  ['a rate', 'ratio', '85.5%', null],
  ['a rate above all', 'ratio', '120%', 'ratio'],
  ['a rate below nothing', 'ratio', '-3%', 'ratio'],
  ['a bare number for a ratio', 'ratio', '12', 'ratio'],
  ['yes', 'units', '1/1', null],
  ['no', 'units', '0/1', null],
  ['half of a unit', 'units', '1/2', 'yes_no'],
  ['a rate of one unit', 'units', '100%', 'yes_no'],
  ['a number of one unit', 'units', '1', 'yes_no'],
  ['it did not arise', 'units', 'not_arisen', null],
  ['a count', 'count', '12', null],
  ['a rate for a count', 'count', '12%', 'count'],
  ['a rise', 'growth', '4.2%', null],
  ['a fall', 'growth', '-3%', null],
  ['a bare number for a rise', 'growth', '4', 'growth'],
  ['a figure for words', 'qualitative', '3/4', 'words'],
];

describe('a value of the kind that is asked', () => {
  it.each(rows)('%s', (_name, measure, text, wanted) => {
    const value = readValue(text);
    if (value === null) throw new Error(text);
    expect(misfit({ measure }, value)).toBe(wanted);
  });
  it.each(['ratio', 'yes_no', 'count', 'growth', 'words'])('%s is said plainly', (wanted) => {
    const said = words.say({ key: 'problem.figure_misfit', params: { name: 'Tiêu chí', id: 'x', wanted } }, 'vi');
    expect(said).toMatch(/^Tiêu chí \(x\): .{20,}\.$/);
  });
});
