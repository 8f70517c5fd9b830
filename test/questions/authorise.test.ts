import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/people.js';
import { authorise } from '../../src/questions/authorise.js';
import type { Query } from '../../src/questions/query.js';
import { idOf, queryOf } from './world.js';

const OWN = idOf('Tấn Tài');
const all = { tier: 'commune', types: [], period: '2023' };

/** One question of each kind, and whether a seat of the unit asked about may ask it. */
const KINDS: readonly (readonly [kind: Query['kind'], own: boolean, ask: (unit: string) => Query])[] = [
  ['list', false, () => queryOf('phường nào đạt 60%')],
  ['count', false, () => queryOf('mấy phường đạt 60%')],
  ['rank', false, (unit) => queryOf(`${unit} xếp thứ mấy hscv`)],
  ['ranking', false, () => queryOf('top 3 phường hscv')],
  ['value', true, (unit) => queryOf(`${unit} hscv bao nhiêu`)],
  ['missing', true, (unit) => queryOf(`${unit} nộp chưa`)],
  ['missing', false, () => queryOf('ai chưa nộp')],
  ['eligibility', true, (unit) => queryOf(`${unit} đủ tiêu chuẩn chưa`)],
  ['eligibility', false, () => queryOf('đơn vị nào đủ tiêu chuẩn')],
  ['gap', true, (unit) => queryOf(`${unit} thiếu mấy hồ sơ`)],
  ['compare', true, (unit) => queryOf(`hscv ${unit} so với năm ngoái`)],
  ['compare', false, (unit) => queryOf(`so sánh ${unit} với mỹ bình hscv`)],
  ['compare', false, () => queryOf('phường nào tăng hscv so với năm ngoái')],
  ['compare', false, (unit) => queryOf(`phường nào hscv cao hơn ${unit}`)],
  ['compare', false, (unit) => queryOf(`hscv ${unit} so với trung bình`)],
  ['compare', false, () => queryOf('phường nào hscv trên trung bình')],
  ['count', false, () => queryOf('bao nhiêu phần trăm phường đạt 60%')],
  ['trend', true, (unit) => queryOf(`diễn biến hscv của ${unit} qua các năm`)],
  ['average', false, () => queryOf('bình quân hscv')],
];

describe('authorise', () => {
  const rows = KINDS.flatMap(([kind, own, make]) =>
    (['focal_point', 'unit_head'] as const).flatMap((role) => [
      { kind, role, unit: 'tấn tài', allowed: own, make },
      { kind, role, unit: 'kinh dinh', allowed: false, make },
    ]),
  );
  it.each(rows)('$role · $kind · $unit: $allowed', ({ role, unit, allowed, make }) => {
    expect(authorise(make(unit), { role, unitId: OWN }).ok).toBe(allowed);
  });
  it.each(['leader', 'coordinator', 'reviewer'] as const satisfies readonly Role[])('%s asks everything', (role) => {
    for (const [, , make] of KINDS) expect(authorise(make('kinh dinh'), { role, unitId: null }).ok).toBe(true);
  });
  it.each([
    ['plan', queryOf('tiêu chuẩn của phường là gì')],
    ['deadline', queryOf('hạn nộp khi nào')],
  ] as const)('everybody with a seat may ask for the %s', (_kind, query) => {
    expect(authorise(query, { role: 'focal_point', unitId: OWN }).ok).toBe(true);
  });
  it('refuses a stranger the same way whatever is asked', () => {
    const refusals = KINDS.map(([, , make]) => authorise(make('kinh dinh'), null));
    expect(new Set(refusals.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(refusals.every((one) => !one.ok)).toBe(true);
    expect(
      authorise({ kind: 'missing', want: 'missing', count: false, unit: null, criterion: null, ...all }, null).ok,
    ).toBe(false);
  });
});
