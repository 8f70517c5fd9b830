import { describe, expect, it } from 'vitest';
import { checkFigures, groupByCode } from '../../src/admin/import/figures.js';
import { plan, unit } from './import-plan.js';
import { tableOf } from './import-table.js';

const HEAD = 'period,unit_code,criterion_id,numerator,denominator,value,status';
const units = [
  unit(1, '00123'),
  unit(2, '7', { validTo: '2022-10-31' }),
  unit(3, '7', { validFrom: '2022-11-01', validTo: '2024-10-31' }),
  unit(4, '8', { validTo: '2022-06-30' }),
];
const check = (text: string) =>
  checkFigures(tableOf(text), {
    plan,
    unitsByCode: groupByCode(units),
    periodsKnown: new Set(['2022', '2023', '2023-H1', '2023-06', 'phase:one']),
  });
const one = (row: string) => {
  const checked = check(`${HEAD}\n${row}`);
  return 'refused' in checked ? checked.refused.map((cell) => `${cell.column}: ${cell.code}`) : checked.figures[0];
};

describe('a row is taken', () => {
  it.each([
    ['counts', '2023,00123,files,449,751,,verified', { kind: 'ratio', numerator: 449, denominator: 751 }],
    ['0 of something', '2023,00123,files,0,751,,verified', { kind: 'ratio', numerator: 0, denominator: 751 }],
    [
      'leading zeros of a number',
      '2023,00123,files,007,0100,,reported',
      { kind: 'ratio', numerator: 7, denominator: 100 },
    ],
    [
      'groups that read one way',
      '2023,00123,files,1 204,1.234.567,,reported',
      { kind: 'ratio', numerator: 1204, denominator: 1234567 },
    ],
    [
      'counts at the very top',
      '2023,00123,files,1000000000000000,1000000000000000,,reported',
      { kind: 'ratio', numerator: 1e15, denominator: 1e15 },
    ],
    [
      'counts and their percentage',
      '2023,00123,files,449,751,59.79,verified',
      { kind: 'ratio', numerator: 449, denominator: 751 },
    ],
    [
      'counts and their percentage cut',
      '2023,00123,files,449,751,59.78%,verified',
      { kind: 'ratio', numerator: 449, denominator: 751 },
    ],
    ['a percentage alone', '2023,00123,files,,,60.10,verified', { kind: 'percent', percent: '60.1' }],
    ['a percentage with sign', '2023,00123,files,,,0.6%,verified', { kind: 'percent', percent: '0.6' }],
    [
      'a percentage with sign and three places',
      '2023,00123,files,,,59.995%,verified',
      { kind: 'percent', percent: '59.995' },
    ],
    ['zero percent', '2023,00123,files,,,0,verified', { kind: 'percent', percent: '0' }],
    ['not arisen', '2023,00123,files,,,not_arisen,verified', { kind: 'not_arisen', reason: null }],
    ['not arisen in words', '2023,00123,files,,,Không phát sinh,đã thẩm định', { kind: 'not_arisen', reason: null }],
    ['a count', '2023,00123,meetings,,,12,reported', { kind: 'count', value: '12' }],
    ['a falling growth', '2023,00123,growth,,,-3.5%,reported', { kind: 'percent', percent: '-3.5' }],
    ['a growth above 100', '2023,00123,growth,,,105,reported', { kind: 'percent', percent: '105' }],
  ])('%s', (_, row, value) => {
    expect(one(row)).toMatchObject({ unitId: 1, unitCode: '00123', value });
  });

  it('with a decimal comma, the file having other separators', () => {
    const table = {
      columns: HEAD.split(','),
      rows: [
        {
          line: 2,
          cells: Object.fromEntries(
            HEAD.split(',').map((name, i) => [name, ['2023', '00123', 'files', '', '', '60,1', 'reported'][i] ?? '']),
          ),
        },
      ],
    };
    const checked = checkFigures(table, { plan, unitsByCode: groupByCode(units), periodsKnown: new Set(['2023']) });
    expect(checked).toMatchObject({ figures: [{ value: { kind: 'percent', percent: '60.1' } }] });
  });

  it.each([
    ['2023', '7', 3],
    ['2022', '7', 3],
    ['2023-h1', '00123', 1],
    ['phase:one', '00123', 1],
  ])('in %s, code %s is unit %i', (period, code, unitId) => {
    expect(one(`${period},${code},files,1,2,,reported`)).toMatchObject({ unitId });
  });

  it('with the collected one of two criteria of one id', () => {
    expect(one('2023,00123,files,1,2,,REPORTED')).toMatchObject({ criterionId: 'files', status: 'reported' });
  });
});

describe('a row is refused', () => {
  it.each<[string, string, string[]]>([
    ['numerator above denominator', '2023,00123,files,20,12,,verified', ['numerator: numerator_greater']],
    ['nothing out of nothing', '2023,00123,files,0,0,,verified', ['denominator: denominator_zero']],
    ['a negative number', '2023,00123,files,-1,12,,verified', ['numerator: number_negative']],
    [
      'a number with one group',
      '2023,00123,files,1.204,1.300,,verified',
      ['numerator: number_grouped', 'denominator: number_grouped'],
    ],
    ['a broken count', '2023,00123,files,1.5,12,,verified', ['numerator: number_not_whole']],
    ['more than 10^15', '2023,00123,files,1,1000000000000001,,verified', ['denominator: number_too_big']],
    ['a thousand digits', `2023,00123,files,1,${'9'.repeat(1000)},,verified`, ['denominator: number_too_big']],
    ['words', '2023,00123,files,khoảng 80,100,,verified', ['numerator: number_unreadable']],
    ['an exponent', '2023,00123,files,1e3,10000,,verified', ['numerator: number_unreadable']],
    ['hexadecimal', '2023,00123,files,0x10,100,,verified', ['numerator: number_unreadable']],
    ['half a fraction', '2023,00123,files,12,,,verified', ['denominator: ratio_half']],
    ['the other half', '2023,00123,files,,12,60,verified', ['numerator: ratio_half']],
    ['nothing at all', '2023,00123,files,,,,verified', ['numerator: figure_empty']],
    ['a percentage above 100', '2023,00123,files,,,100.01,verified', ['value: percent_out_of_range']],
    ['a part or a percentage', '2023,00123,files,,,0.6,verified', ['value: percent_or_part']],
    ['1, which may be all', '2023,00123,files,,,1,verified', ['value: percent_or_part']],
    ['a percentage of two readings', '2023,00123,files,,,1.204,verified', ['value: number_grouped']],
    ['a percentage too fine', '2023,00123,files,,,33.3333333333,verified', ['value: number_too_fine']],
    ['a percentage that is not of the counts', '2023,00123,files,190,200,94,verified', ['value: value_disagrees']],
    ['not arisen beside counts', '2023,00123,files,1,2,not_arisen,verified', ['value: not_arisen_with_numbers']],
    [
      'a count in the wrong column',
      '2023,00123,meetings,12,,,verified',
      ['numerator: belongs_in_value', 'value: cell_empty'],
    ],
    ['a negative count', '2023,00123,meetings,,,-12,verified', ['value: number_negative']],
    ['a figure of a quality', '2023,00123,spirit,,,5,verified', ['criterion_id: criterion_no_number']],
    ['an unknown unit', '2023,123,files,1,2,,verified', ['unit_code: unit_unknown']],
    ['a unit no longer standing', '2023,8,files,1,2,,verified', ['unit_code: unit_not_in_force']],
    ['an unknown criterion', '2023,00123,nothing_like,1,2,,verified', ['criterion_id: criterion_unknown']],
    ['a mistyped criterion', '2023,00123,meting,1,2,,verified', ['criterion_id: criterion_unknown_near']],
    ['a criterion of another tier', '2023,00123,dept_files,1,2,,verified', ['criterion_id: criterion_other_tier']],
    ['a criterion not collected', '2023,00123,area_only,1,2,,verified', ['criterion_id: criterion_not_collected']],
    ['a period not open', '2030,00123,files,1,2,,verified', ['period: period_unknown']],
    ['no period', 'quý 3,00123,files,1,2,,verified', ['period: period_unreadable']],
    ['a month that is none', '2023-13,00123,files,1,2,,verified', ['period: period_unreadable']],
    ['an unknown status', '2023,00123,files,1,2,,final', ['status: status_unknown']],
    ['no status', '2023,00123,files,1,2,,', ['status: cell_empty']],
    ['a status named like a method', '2023,00123,files,1,2,,constructor', ['status: status_unknown']],
    [
      'everything at once',
      '2030,9,nix,-1,x,,maybe',
      [
        'period: period_unknown',
        'unit_code: unit_unknown',
        'criterion_id: criterion_unknown',
        'numerator: number_negative',
        'denominator: number_unreadable',
        'status: status_unknown',
      ],
    ],
  ])('%s', (_, row, expected) => {
    expect(one(row)).toEqual(expected);
  });

  it('the same figure twice, with every other bad row, in order of rows', () => {
    const good = '2023,00123,files,1,2,,reported';
    const checked = check(
      `${HEAD}\n${good}\n${good}\n2023,00123,meetings,,,x,reported\n2023,00123,files,1,3,,reported`,
    );
    expect('refused' in checked && checked.refused.map((cell) => [cell.row, cell.code])).toEqual([
      [3, 'row_twice'],
      [4, 'number_unreadable'],
      [5, 'row_twice'],
    ]);
  });

  it('a missing column', () => {
    const checked = check('period,unit_code,criterion_id,numerator,denominator,value\n');
    expect(checked).toMatchObject({ refused: [{ row: 1, column: 'status', code: 'column_missing' }] });
  });
});
