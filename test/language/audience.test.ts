/** Whom an announcement is for, and when it goes out, as officers write it. */
import { describe, expect, it } from 'vitest';
import { readAudience } from '../../src/language/audience.js';
import { readMoment } from '../../src/language/moment.js';

const GROUPS = {
  tiers: [
    { id: 'city_dept', name: 'phòng, ban, ngành, đoàn thể thành phố', words: ['phòng', 'phòng ban', 'ban ngành'] },
    { id: 'commune', name: 'phường, xã', words: ['phường', 'xã', 'phường xã'] },
  ],
  types: ['Phường', 'Xã', 'Phòng'],
};

const ROWS: readonly [string, string][] = [
  ['tất cả', 'everybody'],
  ['cả 28', 'everybody names=28'],
  ['các phường chưa nộp', 'types=Phường state=not_submitted'],
  ['cac phuong chua nop bao cao', 'types=Phường state=not_submitted'],
  ['phường, xã', 'tiers=commune'],
  ['các phường xã', 'tiers=commune'],
  ['phòng ban', 'tiers=city_dept'],
  ['các đơn vị chưa nộp, trừ Đông Hải và Mỹ Hải', 'everybody state=not_submitted except=dong hai/my hai'],
  ['Đài Sơn, Phường Mỹ Hải', 'names=dai son/phuong my hai'],
  ['phường Đài Sơn', 'names=phuong dai son'],
  ['thủ trưởng các phường', 'types=Phường roles=unit_head'],
  ['lãnh đạo', 'roles=leader'],
  ['các đơn vị nộp muộn', 'everybody state=late'],
  ['đơn vị bị trả lại số liệu', 'state=returned'],
  ['đã tham gia nhưng chưa nhập gì', 'state=silent'],
  ['các phường đủ tiêu chuẩn', 'types=Phường state=eligible'],
  ['đơn vị đạt các tiêu chuẩn định lượng', 'state=eligible'],
  ['cac phuong du tieu chuan xet khen thuong, tru Dong Hai', 'types=Phường state=eligible except=dong hai'],
  ['phường, xã đủ điều kiện xét', 'tiers=commune state=eligible'],
  ['units that meet the quantitative standards', 'state=eligible'],
  ['all eligible units', 'everybody state=eligible'],
  ['các phường chưa đủ tiêu chuẩn', 'names=phuong chua du tieu chuan'],
  ['not eligible', 'names=not eligible'],
  ['các xã đã nộp trừ Thành Hải', 'types=Xã state=submitted except=thanh hai'],
];

function shown(text: string): string {
  const { everybody, tiers, types, roles, state, names, except } = readAudience(text, GROUPS);
  const lists = { tiers, types, roles, state: state === null ? [] : [state], names, except };
  const said = Object.entries(lists).flatMap(([name, list]) =>
    list.length === 0 ? [] : [`${name}=${list.join('/')}`],
  );
  return [...(everybody ? ['everybody'] : []), ...said].join(' ');
}

const NOW = Date.parse('2023-12-20T09:20:00+07:00');
const MOMENTS: readonly [string, string | null][] = [
  ['8h sáng mai', '2023-12-21T08:00'],
  ['14 giờ 30 ngày 29/12', '2023-12-29T14:30'],
  ['14h30 29/12/2023', '2023-12-29T14:30'],
  ['3h chiều thứ sáu', '2023-12-22T15:00'],
  ['lúc 10h', '2023-12-20T10:00'],
  ['8:15', '2023-12-21T08:15'],
  ['14h30p mai', '2023-12-21T14:30'],
  ['29/12, tầng 2 hội trường', null],
  ['sáng mai', null],
  ['25h mai', null],
];

describe('whom', () => {
  it.each(ROWS)('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('when', () => {
  it.each(MOMENTS)('%s', (text, expected) => {
    expect(readMoment(text, NOW)).toBe(expected === null ? null : Date.parse(`${expected}:00+07:00`));
  });
});
