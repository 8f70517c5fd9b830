import { describe, expect, it } from 'vitest';
import { checkUnits } from '../../src/admin/import/units.js';
import type { Unit } from '../../src/domain/unit.js';
import { tableOf } from './import-table.js';

const HEAD = 'code,name,type,tier,parent_code,valid_from,valid_to,successor_codes';
const tiers = ['commune', 'city_dept'];
const existing: Unit[] = [
  {
    id: 1,
    code: '22738',
    name: 'Phường Đô Vinh',
    type: 'Phường',
    tier: 'commune',
    parentCode: null,
    validFrom: null,
    validTo: null,
  },
];
const check = (text: string, known: readonly Unit[] = []) => checkUnits(tableOf(text), { tiers, existing: known });
const refusals = (text: string, known: readonly Unit[] = []) => {
  const checked = check(text, known);
  return 'refused' in checked ? checked.refused.map((one) => [one.row, one.column, one.code]) : [];
};

describe('a roster is taken', () => {
  it('whole, codes as text', () => {
    expect(check(`${HEAD}\n00123,Phường Đài Sơn,Phường,commune,582,2023-01-01,2025-06-30,22738;22741`)).toEqual({
      ignoredColumns: [],
      units: [
        {
          line: 2,
          code: '00123',
          name: 'Phường Đài Sơn',
          type: 'Phường',
          tier: 'commune',
          parentCode: '582',
          validFrom: '2023-01-01',
          validTo: '2025-06-30',
          successorCodes: ['22738', '22741'],
        },
      ],
    });
  });

  it.each([
    ['in capitals', 'CODE,NAME,TYPE,TIER'],
    ['with spaces', ' Unit Code , name ,type,tier'],
    ['in Vietnamese', 'Mã,Tên,Loại,Nhóm'],
    ['in Vietnamese, longer', 'Mã đơn vị,TÊN ĐƠN VỊ,Loại hình,Nhóm đối tượng'],
    ['in Vietnamese, decomposed', 'Mã,Tên,Loại,Nhóm'.normalize('NFD')],
  ])('with headers %s', (_, head) => {
    expect(check(`${head}\n1,A,Xã,commune`)).toMatchObject({ units: [{ code: '1', name: 'A' }] });
  });

  it('with columns of its own, which are named as ignored', () => {
    expect(check('code,name,type,tier,ghi chú\n1,A,Xã,commune,x')).toMatchObject({ ignoredColumns: ['ghi chú'] });
  });

  it('with what stands of a unit where the file has no column for it, and without where the cell is empty', () => {
    const ended = {
      ...{ code: '1', validFrom: '2024-11-01', validTo: '2025-06-30', parentCode: '582', successorCodes: ['2'] },
      ...{ id: 3, name: 'A', type: 'Xã', tier: 'commune' },
    };
    const older = { ...ended, id: 2, validFrom: null, validTo: '2024-10-31', parentCode: null };
    const { id: _, name: __, ...stays } = ended;
    expect(check('code,name,type,tier\n1,A mới,Xã,commune', [ended, older])).toMatchObject({
      units: [{ ...stays, name: 'A mới' }],
    });
    expect(check(`${HEAD}\n1,A,Xã,commune,,2024-11-01,,`, [ended, older])).toMatchObject({
      units: [{ validFrom: '2024-11-01', validTo: null, parentCode: null, successorCodes: [] }],
    });
  });

  it('again over itself', () => {
    expect(refusals(`${HEAD}\n22738,Phường Đô Vinh,Phường,commune,,,2025-06-30,`, existing)).toEqual([]);
  });

  it('when a code passes on from one unit to the next', () => {
    const passing = '1,A,Xã,commune,,,2024-10-31,\n1,B,Xã,commune,,2024-11-01,,';
    expect(refusals(`${HEAD}\n${passing}`)).toEqual([]);
  });
});

describe('a roster is refused', () => {
  it.each<[string, string, [number, string | null, string][]]>([
    ['unknown tier', '1,A,Xã,district,,,,', [[2, 'tier', 'tier_unknown']]],
    ['mistyped tier', '1,A,Xã,comune,,,,', [[2, 'tier', 'tier_unknown_near']]],
    [
      'empty cells',
      ',,,,,,,x',
      [
        [2, 'code', 'cell_empty'],
        [2, 'name', 'cell_empty'],
        [2, 'type', 'cell_empty'],
        [2, 'tier', 'cell_empty'],
      ],
    ],
    ['a code with a space', '1 2,A,Xã,commune,,,,', [[2, 'code', 'bad_code']]],
    ['a day that is none', '1,A,Xã,commune,,2023-02-30,,', [[2, 'valid_from', 'bad_day']]],
    ['a day written otherwise', '1,A,Xã,commune,,,30/6/2025,', [[2, 'valid_to', 'bad_day']]],
    ['days reversed', '1,A,Xã,commune,,2025-01-01,2024-01-01,', [[2, 'valid_to', 'days_reversed']]],
    ['a code twice', '1,A,Xã,commune,,,,\n1,B,Xã,commune,,,,', [[3, 'code', 'unit_twice']]],
    ['a code of two units at once', '1,A,Xã,commune,,,,\n1,B,Xã,commune,,2024-01-01,,', [[3, 'code', 'code_in_use']]],
    ['a unit above itself', '1,A,Xã,commune,1,,,', [[2, 'parent_code', 'parent_cycle']]],
    [
      'a circle of three, and only those',
      '1,A,Xã,commune,2,,,\n2,B,Xã,commune,3,,,\n3,C,Xã,commune,1,,,\n4,D,Xã,commune,1,,,',
      [
        [2, 'parent_code', 'parent_cycle'],
        [3, 'parent_code', 'parent_cycle'],
        [4, 'parent_code', 'parent_cycle'],
      ],
    ],
    [
      'every bad row',
      'x y,A,Xã,commune,,,,\n2,B,Xã,nowhere,,,,\n3,,Xã,commune,,,,',
      [
        [2, 'code', 'bad_code'],
        [3, 'tier', 'tier_unknown'],
        [4, 'name', 'cell_empty'],
      ],
    ],
  ])('%s', (_, rows, expected) => {
    expect(refusals(`${HEAD}\n${rows}`)).toEqual(expected);
  });

  it('missing columns, with what was found', () => {
    const checked = check('code,tên,x\n1,A,2');
    expect('refused' in checked && checked.refused.map((one) => [one.row, one.column, one.code])).toEqual([
      [1, 'type', 'column_missing'],
      [1, 'tier', 'column_missing'],
    ]);
    expect('refused' in checked && checked.refused[0]?.message.params?.found).toEqual({
      list: ['code', 'tên', 'x'],
    });
  });

  it('one column under two names', () => {
    expect(refusals('code,mã,name,type,tier\n1,2,A,Xã,commune')).toEqual([[1, 'code', 'column_twice']]);
  });

  it('a code that stands for another unit in the campaign', () => {
    expect(refusals(`${HEAD}\n22738,Phường Mới,Phường,commune,,2025-07-01,,`, existing)).toEqual([
      [2, 'code', 'code_in_use'],
    ]);
  });

  it('another tier for a unit that has figures, and only then', () => {
    const moved = tableOf(`${HEAD}\n22738,Phường Đô Vinh,Phường,city_dept,,,,`);
    const codes = (reporting: readonly number[]) => {
      const checked = checkUnits(moved, { tiers, existing, reporting: new Set(reporting) });
      return 'refused' in checked ? checked.refused.map((one) => one.code) : [];
    };
    expect([codes([1]), codes([2])]).toEqual([['tier_has_figures'], []]);
  });

  it('a circle through a unit of the campaign', () => {
    const above: Unit[] = [{ ...(existing[0] as Unit), code: '9', parentCode: '1' }];
    expect(refusals(`${HEAD}\n1,A,Xã,commune,9,,,`, above)).toEqual([[2, 'parent_code', 'parent_cycle']]);
  });
});
