/** Units over time: who follows whom, and when the parts of a merged unit can be added. */
import { describe, expect, it } from 'vitest';
import type { FigureValue } from '../../src/domain/figure.js';
import { partsOn, predecessorsOf, recut, successorsOf } from '../../src/domain/lineage.js';
import type { Unit } from '../../src/domain/unit.js';

const unit = (id: number, code: string, validFrom: string | null, validTo: string | null, to: string[] = []): Unit => ({
  ...{ id, code, name: `Phường ${id}`, type: 'Phường', tier: 'commune', parentCode: null, validFrom, validTo },
  successorCodes: to,
});

// 1 and 2 merge into 4, which takes over code 02; 3 is split between 4 and 5; code 01 is used again by 5.
const UNITS = [
  unit(1, '01', null, '2024-12-31', ['02']),
  unit(2, '02', null, '2024-12-31', ['02']),
  unit(3, '03', null, '2024-12-31', ['02', '01']),
  unit(4, '02', '2025-01-01', null),
  unit(5, '01', '2025-01-01', null),
  unit(6, '06', null, '2024-12-31', ['07']),
  unit(7, '07', '2025-01-01', null),
];
const at = (id: number): Unit => {
  const found = UNITS[id - 1];
  if (found === undefined) throw new Error('no such unit');
  return found;
};
const ids = (units: readonly Unit[]) => units.map((one) => one.id);
const ratio = (numerator: number, denominator: number): FigureValue => ({ kind: 'ratio', numerator, denominator });

describe('lineage', () => {
  it('goes by code and day: a code that is used again leads to the unit that stands the day after', () => {
    expect(ids(successorsOf(at(1), UNITS))).toEqual([4]);
    expect(ids(successorsOf(at(3), UNITS))).toEqual([4, 5]);
    expect(ids(predecessorsOf(at(4), UNITS))).toEqual([1, 2, 3]);
    expect(ids(predecessorsOf(at(7), UNITS))).toEqual([6]);
    expect(successorsOf(at(4), UNITS)).toEqual([]);
  });
});

describe('a unit that goes on and takes others in', () => {
  // As Phường Kinh Dinh did on 01/11/2024, and became part of Phường Phan Rang on 01/7/2025.
  const city = [
    unit(1, '22753', null, '2024-10-31', ['22759']),
    unit(2, '22756', null, '2024-10-31', ['22759']),
    unit(3, '22759', null, '2025-06-30', ['22759']),
    unit(4, '22765', null, '2025-06-30', ['22759']),
    unit(5, '22759', '2025-07-01', null),
  ];
  const of = (id: number, day: string) => ids(partsOn(city[id - 1] ?? at(1), city, day)).sort();
  it.each<[number, string, number[]]>([
    [3, '2023-12-31', [1, 2, 3]],
    [3, '2024-12-31', [3]],
    [5, '2023-12-31', [1, 2, 3, 4]],
    [5, '2025-06-30', [3, 4]],
    [5, '2025-12-31', [5]],
  ])('unit %i on %s is made of %j', (id, day, parts) => {
    expect(of(id, day)).toEqual(parts);
  });

  it('has last year’s figure of its whole area of today', () => {
    const kinhDinh = city[2] ?? at(1);
    expect(recut(kinhDinh, city, '2023-12-31', () => ratio(10, 20))).toMatchObject({ value: ratio(30, 60) });
    expect(recut(kinhDinh, city, '2024-12-31', () => ratio(10, 20))).toBeNull();
  });
});

describe('the figure of a merged unit for a time before it', () => {
  const merged = UNITS.filter((one) => one.id !== 3);
  it('adds numerators and denominators, never percentages', () => {
    const of = new Map([
      [1, ratio(120, 200)],
      [2, ratio(30, 100)],
    ]);
    expect(recut(at(4), merged, '2024-06-30', (one) => of.get(one.id))).toMatchObject({ value: ratio(150, 300) });
  });

  it.each<[string, (id: number) => FigureValue | undefined, Unit[], string, number[]]>([
    ['a part was split', () => ratio(1, 2), UNITS, 'split', [3]],
    ['a part gave nothing', (id) => (id === 1 ? ratio(1, 2) : undefined), merged, 'missing', [2]],
    [
      'a part gave only a percentage',
      (id) => (id === 1 ? ratio(1, 2) : { kind: 'percent', percent: '60' }),
      merged,
      'not_counts',
      [2],
    ],
  ])('is refused when %s', (_, figureOf, units, why, of) => {
    const found = recut(at(4), units, '2024-06-30', (one) => figureOf(one.id));
    expect(found).toMatchObject({ cannot: why });
    expect(found === null ? [] : ids(found.of)).toEqual(of);
  });

  it('leaves out what did not arise', () => {
    const of = new Map<number, FigureValue>([
      [1, ratio(120, 200)],
      [2, { kind: 'not_arisen', reason: null }],
    ]);
    expect(recut(at(4), merged, '2024-06-30', (one) => of.get(one.id))).toMatchObject({ value: ratio(120, 200) });
  });

  it('is none for a unit that was always there', () => {
    expect(recut(at(1), UNITS, '2024-06-30', () => ratio(1, 2))).toBeNull();
  });
});
