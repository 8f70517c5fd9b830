import { describe, expect, it } from 'vitest';
import { distanceTo, eligibilityOf, overall } from '../../src/domain/eligibility.js';
import type { FigureValue } from '../../src/domain/figure.js';
import { awardStandards } from '../../src/domain/plan.js';
import { plan } from '../questions/world.js';

const ratio = (numerator: number, denominator: number): FigureValue => ({ kind: 'ratio', numerator, denominator });
const standards = awardStandards(plan, 'commune');
const judge = (figures: Readonly<Record<string, FigureValue>>) =>
  eligibilityOf(standards, (one) => figures[one.id] ?? null);
const FULL = {
  periodic_reports_edoc: ratio(48, 48),
  admin_docs_edoc: ratio(1204, 1204),
  econ_reports_on_system: ratio(12, 12),
};

describe('eligibility', () => {
  it.each([
    ['all met', { ...FULL, work_files_online: ratio(482, 764) }, 'quantitative_met'],
    ['one not met', { ...FULL, work_files_online: ratio(449, 751) }, 'not_met'],
    ['one missing', FULL, 'insufficient_data'],
    ['one missing and one not met', { work_files_online: ratio(449, 751) }, 'not_met'],
    [
      'a standard that did not arise is left out',
      { ...FULL, work_files_online: ratio(482, 764), econ_reports_on_system: { kind: 'not_arisen', reason: null } },
      'quantitative_met',
    ],
    [
      'a bare 100% is not enough',
      { ...FULL, work_files_online: ratio(482, 764), admin_docs_edoc: { kind: 'percent', percent: '100' } },
      'insufficient_data',
    ],
    ['nothing reported', {}, 'insufficient_data'],
  ] as const)('%s', (_what, figures, verdict) => {
    expect(judge(figures).verdict).toBe(verdict);
  });
  it('has no basis without standards', () => {
    expect(eligibilityOf([], () => null).verdict).toBe('no_basis');
    expect(overall(['not_arisen', 'not_arisen'])).toBe('insufficient_data');
  });
  it.each([
    [
      'Tấn Tài to 60',
      ratio(449, 751),
      '60',
      false,
      { points: '0.21', counts: { short: 2, needed: 451, have: 449, of: 751 } },
    ],
    [
      'Đài Sơn to 100',
      ratio(1196, 1204),
      '100',
      false,
      { points: '0.66', counts: { short: 8, needed: 1204, have: 1196, of: 1204 } },
    ],
    [
      'one of a hundred thousand is some way off, not none',
      ratio(59_999, 100_000),
      '60',
      false,
      { points: '0.001', counts: { short: 1, needed: 60_000, have: 59_999, of: 100_000 } },
    ],
    [
      'exactly at a strict mark',
      ratio(1, 2),
      '50',
      true,
      { points: '0', counts: { short: 1, needed: 2, have: 1, of: 2 } },
    ],
    [
      'a mark with decimals',
      ratio(1, 10),
      '12.5',
      false,
      { points: '2.5', counts: { short: 1, needed: 2, have: 1, of: 10 } },
    ],
    ['a bare rate', { kind: 'percent', percent: '59.5' } as const, '60', false, { points: '0.5', counts: null }],
    ['nothing short', ratio(3, 5), '60', false, null],
  ] as const)('distance: %s', (_what, value, mark, strict, distance) => {
    expect(distanceTo(value, mark, strict)).toEqual(distance);
  });
});
