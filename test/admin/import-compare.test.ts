import { describe, expect, it } from 'vitest';
import type { FigureRow } from '../../src/admin/import/figures.js';
import { type CurrentFigure, planImport } from '../../src/admin/import/plan-import.js';
import type { FigureState, FigureValue } from '../../src/domain/figure.js';

const ratio = (numerator: number): FigureValue => ({ kind: 'ratio', numerator, denominator: 100 });
const row = (numerator: number, status: FigureRow['status'] = 'verified'): FigureRow => ({
  line: 2,
  period: '2023',
  unitId: 1,
  unitCode: '1',
  criterionId: 'files',
  value: ratio(numerator),
  status,
});
const current = (numerator: number, state: FigureState = 'verified'): CurrentFigure => ({
  unitId: 1,
  criterionId: 'files',
  period: '2023',
  version: 3,
  value: ratio(numerator),
  state,
});
const fateOf = (before: readonly CurrentFigure[], one: FigureRow): string => {
  const planned = planImport(before, [one]);
  const fates = (['created', 'changed', 'unchanged'] as const).filter((fate) => planned[fate].length === 1);
  return fates.join();
};

describe('against what stands, a row', () => {
  it.each<[string, readonly CurrentFigure[], FigureRow, string]>([
    ['of a new figure is created', [], row(60), 'created'],
    ['of another period is created', [{ ...current(60), period: '2022' }], row(60), 'created'],
    ['of the same content is unchanged', [current(60)], row(60), 'unchanged'],
    ['of other counts is changed', [current(61)], row(60), 'changed'],
    ['that verifies is changed', [current(60, 'reported')], row(60, 'verified'), 'changed'],
    ['that would lower a verified figure is unchanged', [current(60)], row(60, 'reported'), 'unchanged'],
    ['that repeats a final figure is unchanged', [current(60, 'final')], row(60), 'unchanged'],
    ['that sends a returned figure again is changed', [current(60, 'returned')], row(60, 'reported'), 'changed'],
  ])('%s', (_, before, one, fate) => {
    expect(fateOf(before, one)).toBe(fate);
  });

  it('a change carries the version it follows', () => {
    expect(planImport([current(61)], [row(60)]).changed[0]?.current.version).toBe(3);
  });
});
