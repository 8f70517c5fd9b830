/** Figures of every kind from a file, under the plan of Hải Phòng: fractions, yes or no, did not arise. */
import { describe, expect, it } from 'vitest';
import { checkFigures, groupByCode } from '../../src/admin/import/figures.js';
import { builtIn } from '../support/plans.js';
import { tableOf } from './import-table.js';

const HEAD = 'period,unit_code,criterion_id,numerator,denominator,value,status';
const sample = { id: 1, code: 'H01', name: 'Sở mẫu A', type: 'Sở', tier: 'city_unit', parentCode: null };
const read = (row: string) => {
  const checked = checkFigures(tableOf(`${HEAD}\n${row}`), {
    plan: builtIn('hp'),
    unitsByCode: groupByCode([{ ...sample, validFrom: null, validTo: null }]),
    periodsKnown: new Set(['2022']),
  });
  return 'refused' in checked ? checked.refused.map((cell) => cell.code) : checked.figures[0]?.value;
};

describe('a figure of a past year', () => {
  it.each([
    ['a fraction', 'work_files_online,905,1000,', { kind: 'ratio', numerator: 905, denominator: 1000 }],
    ['a rate alone', 'work_files_online,,,90.5', { kind: 'percent', percent: '90.5' }],
    ['yes', 'open_data_agencies,1,1,', { kind: 'ratio', numerator: 1, denominator: 1 }],
    ['not yet', 'open_data_agencies,0,1,', { kind: 'ratio', numerator: 0, denominator: 1 }],
    ['did not arise', 'inspections_digital,,,not_arisen', { kind: 'not_arisen', reason: null }],
    ['yes of several', 'open_data_agencies,12,20,', ['units_one']],
    ['a rate where yes or no is asked', 'open_data_agencies,,,100', ['units_one']],
    ['a criterion without a figure', 'q_tasks_on_time,1,1,', ['criterion_not_collected']],
    ['a criterion of another plan', 'fiber_households,1,2,', ['criterion_unknown']],
  ])('%s', (_, cells, expected) => {
    expect(read(`2022,H01,${cells},verified`)).toEqual(expected);
  });
});
