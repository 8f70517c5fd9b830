/** Role × act: who gets an answer of the office, and who is answered as to something unknown. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../src/domain/people.js';
import { House, type Said } from '../support/office.js';

vi.mock('../../src/conversation/flows/ask/ask.js', () => ({
  askText: async () => null,
  askPress: async () => null,
  askCommand: async () => null,
  unread: () => [],
}));

const OTHERS: readonly (readonly [Role, string | null])[] = [
  ['focal_point', '22771'],
  ['unit_head', '22771'],
  ['reviewer', null],
  ['leader', null],
];

const TYPED = [
  'mời đầu mối phường Văn Hải',
  'mời lãnh đạo',
  'danh sách người',
  'khóa Đài Sơn',
  'gỡ Đài Sơn',
  'mở khóa Đài Sơn',
  'nhập thay Mỹ Đông',
  'nhập tệp',
];

const PRESSED = [
  'person_yes:new',
  'person_no:new',
  'of_role:leader',
  'of_unit:1',
  'of_again:focal_point:1',
  'of_send:web:nobody',
  'of_sendok:web:nobody',
  'of_sendno',
  'of_who:lock',
  'of_do:lock:new',
  'of_do:remove:new',
  'of_more:5',
  'of_stop',
  'of_enter',
  'of_for:1',
  'of_import:task',
  'of_noimport:task',
  'for:nodata:0::ob-12-2023',
  'for_send:ob-12-2023:00000001:0',
];

let house: House;

beforeEach(() => {
  house = new House();
  house.seat('office', 'coordinator', null, 'Phòng VHTT');
  house.seat('new', 'focal_point', '22765', 'Chị Hương', false);
  for (const [role, code] of OTHERS) house.seat(role, role, code);
});

/** What the engine says to a word or a button that means nothing. */
const unknown = (said: Said): boolean =>
  said.events.length === 0 && /^(Chưa hiểu tin này|Nút này thuộc một bước đã qua)/.test(said.text);

const offices = /office|mã|Mã|Đài Sơn/;

describe('a role that may not', () => {
  const rows = OTHERS.flatMap(([role]) => TYPED.map((text) => [role, text] as const));
  it.each(rows)('%s typing "%s" is answered as to an unknown text', async (role, text) => {
    const said = await house.types(role, text);
    expect(said.events).toEqual([]);
    expect(unknown(said), said.text).toBe(true);
    expect(said.text).not.toMatch(offices);
  });

  const presses = OTHERS.flatMap(([role]) => PRESSED.map((id) => [role, id] as const));
  it.each(presses)('%s forging %s is answered as to an old button', async (role, id) => {
    const said = await house.presses(role, id);
    expect(unknown(said), said.text).toBe(true);
  });

  it.each(OTHERS.map(([role]) => role))('%s sending a file is told it is not taken', async (role) => {
    const said = await house.sends(role, 'so-lieu.csv', { table: { columns: ['period'], rows: [] } });
    expect(said.text).toMatch(/^Tệp này chưa được nhận và không được lưu/);
    expect(said.events).toEqual([]);
  });

  it('loses every act the moment the seat ends, in the middle of one', async () => {
    await house.types('office', 'nhập thay Mỹ Đông');
    house.seats = house.seats.filter((seat) => seat.id !== 'office');
    const said = await house.types('office', '334/612');
    expect(said.text).toMatch(/không giữ vai trò|dành cho người có mã mời/);
    expect(said.events).toEqual([]);
  });
});

describe('the coordinator', () => {
  it.each(TYPED)('typing "%s" is served', async (text) => {
    const said = await house.types('office', text);
    expect(unknown(said), said.text).toBe(false);
  });

  it.each(['person_yes:new', 'of_who:lock', 'of_do:lock:new', 'of_enter', 'of_for:12'])(
    'pressing %s is served',
    async (id) => {
      expect(unknown(await house.presses('office', id))).toBe(false);
    },
  );
});

describe('who has reported', () => {
  it.each(['office', 'reviewer', 'leader'])('%s sees the list through the menu', async (seat) => {
    expect((await house.presses(seat, 'menu:reported')).lines[0]).toBe('Báo cáo năm 2023 – tình hình nộp');
  });

  it.each(['focal_point', 'unit_head'])('%s does not', async (seat) => {
    expect((await house.presses(seat, 'menu:reported')).text).not.toContain('tình hình nộp');
  });

  it('is a question when a leader asks in words', async () => {
    expect((await house.types('leader', 'ai đã nộp')).text).not.toContain('tình hình nộp');
  });

  it('offers "nhập thay" to nobody but the coordinator', async () => {
    expect((await house.presses('leader', 'menu:reported')).choices).toEqual([]);
    expect((await house.presses('office', 'menu:reported')).choices.map((c) => c.label)).toContain('Nhập thay');
  });
});
