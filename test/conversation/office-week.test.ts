/** A coordinator's week: inviting, the right person, the list, entering for a unit, a file. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Event } from '../../src/events/event.js';
import { behind, House, type Said, words } from '../support/office.js';

vi.mock('../../src/conversation/flows/ask/ask.js', () => ({
  askText: async () => null,
  askPress: async () => null,
  askCommand: async () => null,
  unread: () => [],
}));

let house: House;

const types = async (text: string): Promise<Said> => note(await house.types('office', text));
const presses = async (id: string): Promise<Said> => note(await house.presses('office', id));
const press = async (said: Said, label: string): Promise<Said> => presses(behind(said, label));

function note(said: Said): Said {
  expect(said.lines.length, said.text).toBeLessThanOrEqual(12);
  expect(said.text.length, said.text).toBeLessThanOrEqual(420);
  expect(said.choices.length, said.text).toBeLessThanOrEqual(5);
  for (const { id, label } of said.choices) {
    expect(label.length, label).toBeLessThanOrEqual(20);
    expect(Buffer.byteLength(id), id).toBeLessThanOrEqual(60);
  }
  expect(said.text).not.toMatch(/[!]|(^|[^\p{L}])(bạn|tôi|em)($|[^\p{L}])/u);
  return said;
}

const only = <T extends Event['type']>(said: Said, type: T): Extract<Event, { type: T }> => {
  const found = said.events.filter((event): event is Extract<Event, { type: T }> => event.type === type);
  expect(found, said.text).toHaveLength(1);
  return found[0] as Extract<Event, { type: T }>;
};

beforeEach(() => {
  house = new House();
  house.seat('office', 'coordinator', null, 'Phòng VHTT');
  house.seat('ds', 'focal_point', '22765', 'Chị Hương');
  house.seat('vh', 'focal_point', '22777', 'Văn phòng UBND phường', false);
  house.seat('md', 'focal_point', '22771', 'Anh Tú');
});

describe('inviting', () => {
  it.each([
    ['mời đầu mối phường Văn Hải', 'focal_point', '22777', 'chat', '2023-12-26T00:00:00+07:00'],
    ['moi dau moi van hai', 'focal_point', '22777', 'chat', '2023-12-26T00:00:00+07:00'],
    ['mời thủ trưởng P. Đài Sơn', 'unit_head', '22765', 'chat', '2023-12-26T00:00:00+07:00'],
    ['mời đầu mối 22771 bản in', 'focal_point', '22771', 'printed', '2024-01-18T00:00:00+07:00'],
    ['mời đầu mối Văn Hải qua điện thoại', 'focal_point', '22777', 'phone', '2023-12-18T08:20:00+07:00'],
    ['mời lãnh đạo', 'leader', null, 'chat', '2023-12-26T00:00:00+07:00'],
    ['invite leader', 'leader', null, 'chat', '2023-12-26T00:00:00+07:00'],
  ] as const)('"%s"', async (text, role, code, medium, expires) => {
    const said = await types(text);
    const unitId = code === null ? null : house.unit(code).id;
    const expiresAt = Date.parse(expires);
    expect(only(said, 'invitation_created')).toMatchObject({ role, unitId, medium, expiresAt, name: null });
    expect(said.fleeting).toBe(true);
    expect(said.text).toContain(medium === 'phone' ? 'Tham gia 482913' : 'Tham gia K7QM-9F2X-TB4W-HN3C');
    expect(JSON.stringify(said.events)).not.toMatch(/K7QM|482913/);
  });

  it('keeps the name after a colon', async () => {
    expect(only(await types('mời đầu mối Văn Hải: chị Hoa'), 'invitation_created').name).toBe('chị Hoa');
  });

  it('says the last day with its weekday', async () => {
    expect((await types('mời lãnh đạo')).text).toContain('đến hết Thứ Hai, 25/12/2023');
  });

  it('asks for role and unit step by step', async () => {
    const role = await presses('menu:invite');
    expect(role.choices).toHaveLength(5);
    await press(role, 'Đầu mối');
    const unknown = await types('Tân Tiến');
    expect(unknown.text).toContain('Chưa tìm thấy đơn vị "Tân Tiến"');
    expect(only(await types('tấn tài'), 'invitation_created').unitId).toBe(
      house.units.find((u) => u.name.endsWith('Tấn Tài'))?.id,
    );
  });

  it('asks which role when only a unit is named, and when "lãnh đạo" of a unit may mean its head', async () => {
    for (const text of ['mời Văn Hải', 'mời lãnh đạo phường Văn Hải']) {
      const said = await types(text);
      expect(said.choices.map((c) => c.label)).toEqual(['Đầu mối', 'Thủ trưởng đơn vị']);
      expect(only(await press(said, 'Thủ trưởng đơn vị'), 'invitation_created')).toMatchObject({ role: 'unit_head' });
    }
  });

  it('offers near names instead of guessing', async () => {
    const said = await types('mời đầu mối đông h');
    expect(said.events).toEqual([]);
    expect(said.choices.map((c) => c.label)).toEqual(['P. Đông Hải']);
  });
});

describe('the right person', () => {
  it('is noted once; again it explains itself', async () => {
    const said = await presses('person_yes:vh');
    expect(only(said, 'seat_confirmed').seatId).toBe('vh');
    expect(said.lines[1]).toBe('3/16 đơn vị đã có đầu mối.');
    const again = await presses('person_yes:vh');
    expect([again.events, again.text.includes('Không có gì thay đổi')]).toEqual([[], true]);
  });

  it('is never said by that person', async () => {
    house.seat('late', 'coordinator', null, 'Người mới', false);
    const said = await house.presses('late', 'person_yes:late');
    expect([said.events, said.text]).toEqual([[], expect.stringContaining('chính Anh/Chị')]);
  });

  it('names who is still missing when they are few', async () => {
    for (const unit of house.units)
      if (!['22771', '22765', '22777'].includes(unit.code)) house.seat(unit.code, 'focal_point', unit.code);
    house.seats = house.seats.filter((seat) => seat.id !== 'md');
    expect((await presses('person_yes:vh')).lines[1]).toBe('15/16 đơn vị đã có đầu mối; còn Mỹ Đông.');
  });

  it('is removed when wrong, at once, and a new code is one press away', async () => {
    const said = await presses('person_no:vh');
    expect(only(said, 'seat_ended')).toMatchObject({ seatId: 'vh', why: 'not_the_person' });
    expect((await house.types('vh', 'báo cáo')).text).not.toContain('Văn Hải');
    expect(only(await press(said, 'Mời lại'), 'invitation_created').unitId).toBe(house.unit('22777').id);
    for (const id of ['person_no:vh', 'person_yes:vh', 'person_no:forged']) {
      expect((await presses(id)).events, id).toEqual([]);
    }
  });
});

describe('people', () => {
  it('are listed with role, unit, name, channel and what is open', async () => {
    const said = await types('danh sách người');
    expect(said.lines).toEqual([
      'Đang giữ vai trò: 4 người, 1 chờ đối chiếu.',
      '1. đầu mối Phường Đài Sơn (Chị Hương) · trang web',
      '2. đầu mối Phường Mỹ Đông (Anh Tú) · trang web',
      '3. đầu mối Phường Văn Hải (Văn phòng UBND phường) · trang web · chờ đối chiếu',
      '4. chuyên viên (Phòng VHTT) · trang web',
    ]);
  });

  it.each([
    ['khóa 2', 'Khóa', 'person_locked'],
    ['khóa tài khoản của Mỹ Đông', 'Khóa', 'person_locked'],
    ['khoa anh tu', 'Khóa', 'person_locked'],
    ['gỡ mỹ đông', 'Gỡ', 'seat_ended'],
    ['go 2', 'Gỡ', 'seat_ended'],
    ['lock 2', 'Khóa', 'person_locked'],
  ] as const)('"%s": one question, then it is done', async (text, label, type) => {
    await types('danh sách người');
    const asked = await types(text);
    expect(asked.events).toEqual([]);
    expect(asked.text).toContain('Mỹ Đông');
    only(await press(asked, label), type);
    expect((await house.types('md', 'báo cáo')).text).not.toContain('Mỹ Đông');
    expect((await press(asked, label)).events).toEqual([]);
  });

  it('are asked for when a button names nobody', async () => {
    const who = await press(await types('danh sách người'), 'Gỡ');
    expect(who.text).toContain('Gỡ vai trò của ai?');
    only(await press(await types('3'), 'Gỡ'), 'seat_ended');
  });

  it('can be unlocked again', async () => {
    await press(await types('khóa mỹ đông'), 'Khóa');
    only(await press(await types('mở khóa mỹ đông'), 'Mở khóa'), 'person_unlocked');
  });

  it('"có" and "không" answer the question', async () => {
    await types('gỡ văn hải');
    expect((await types('không')).events).toEqual([]);
    await types('gỡ văn hải');
    only(await types('có'), 'seat_ended');
  });

  it('do not include removing oneself', async () => {
    const said = await press(await types('gỡ phòng vhtt'), 'Gỡ');
    expect([said.events, said.text.includes('chính Anh/Chị')]).toEqual([[], true]);
  });

  it('come five at a time', async () => {
    for (const unit of house.units) house.seat(`h${unit.code}`, 'unit_head', unit.code, 'Nguyễn Thị Thanh Bình Minh');
    const first = await types('danh sách người');
    const second = await press(first, 'Xem tiếp');
    expect(second.lines[1]).toMatch(/^6\. /);
    expect((await types('gỡ 6')).text).toContain(second.lines[1]?.slice(3).split(' · ')[0] ?? '-');
  });
});

describe('entering for a unit', () => {
  const ALL = 'HSCV 334/612, BCĐK 44/44, VBHC 905/905, KTXH 12/12';

  it('takes four figures in one message, sends them marked and tells the unit', async () => {
    await types('nhập thay Mỹ Đông');
    const summary = await types(ALL);
    expect(summary.lines[0]).toBe('Nhập thay báo cáo năm 2023 – Phường Mỹ Đông');
    const sent = await press(summary, 'Gửi báo cáo');
    const event = only(sent, 'report_submitted');
    expect(event).toMatchObject({
      source: 'entered_for',
      onTime: false,
      asOf: '2023-12-18',
      unitId: 12,
      draftVersion: 0,
    });
    expect(event.figures).toHaveLength(4);
    const told = only(sent, 'message_created');
    expect(told.to).toEqual({ personId: 'person-md' });
    const text = words.render(told.bubble, { language: 'vi', buttons: true }).text;
    expect(text).toContain('Phòng VHTT đã nhập thay');
    expect(text).toContain('1. Hồ sơ công việc: 334/612 = 54,58%');
    expect(text.length).toBeLessThanOrEqual(420);
    expect(sent.events.some((one) => one.type === 'draft_answered')).toBe(false);
  });

  it('is on time when the paper was', async () => {
    await types('nhập thay Mỹ Đông');
    await types(ALL);
    const dated = await types('ngày 14/12');
    expect(dated.text).toContain('Văn bản nhận ngày 14/12/2023 · đúng hạn.');
    expect(only(await press(dated, 'Gửi báo cáo'), 'report_submitted')).toMatchObject({
      onTime: true,
      asOf: '2023-12-14',
    });
  });

  it.each(['ngày 20/12', '25/12/2023'])('refuses a paper of a day to come: %s', async (day) => {
    await types('nhập thay Mỹ Đông');
    await press(await types(ALL), 'Đổi ngày nhận');
    expect((await types(day)).text).toContain('chưa tới');
  });

  it('asks one by one, back and forth, without touching the unit’s draft', async () => {
    await types('nhập thay Mỹ Đông');
    const half = await types('334');
    expect(half.text).toContain('trên tổng bao nhiêu');
    await types('612');
    const none = await types('không');
    const third = await press(none, 'Không phát sinh');
    expect(third.lines[0]).toBe('Đã ghi: không phát sinh.');
    await press(third, 'Quay lại');
    await types('44/44');
    await types('905/905');
    const summary = await types('12/12');
    const sent = await press(summary, 'Gửi báo cáo');
    expect(only(sent, 'report_submitted').figures.map((one) => one.value)).toEqual([
      { kind: 'ratio', numerator: 334, denominator: 612 },
      { kind: 'ratio', numerator: 44, denominator: 44 },
      { kind: 'ratio', numerator: 905, denominator: 905 },
      { kind: 'ratio', numerator: 12, denominator: 12 },
    ]);
    expect(house.log.some((event) => event.type.startsWith('draft_'))).toBe(false);
  });

  it('a button that saw other figures sends nothing; a second press explains itself', async () => {
    await types('nhập thay Mỹ Đông');
    const old = await types(ALL);
    const fixed = await types('sửa 1 thành 335/612');
    const stale = await press(old, 'Gửi báo cáo');
    expect([stale.events, stale.lines[0]]).toEqual([[], 'Số liệu đã thay đổi từ lúc có nút này. Xin xem lại:']);
    only(await press(fixed, 'Gửi báo cáo'), 'report_submitted');
    const again = await press(fixed, 'Gửi báo cáo');
    expect([again.events, again.text.includes('đã gửi lúc 08:05')]).toEqual([[], true]);
  });

  it.each(['gửi', 'đúng'])('"%s" after another page shows the report again, and sends it then', async (word) => {
    await types('nhập thay Mỹ Đông');
    await types(ALL);
    await types('nhập tệp');
    const again = await types(word);
    expect([again.events, again.lines[0]]).toEqual([[], 'Nhập thay báo cáo năm 2023 – Phường Mỹ Đông']);
    only(await types(word), 'report_submitted');
  });

  it('keeps what was typed when put aside, and when something else takes its place', async () => {
    for (const leave of ['để sau', 'danh sách người', 'mời đầu mối', 'menu', 'nhập thay Văn Hải']) {
      await types('nhập thay Mỹ Đông');
      await types('HSCV 334/612');
      only(await types(leave), 'task_opened');
      const back = await types('nhập thay Mỹ Đông');
      only(back, 'task_done');
      expect(back.text, leave).toContain('Đã nhập: 1. 334/612');
      await types('hủy');
    }
    expect((await types('nhập thay Mỹ Đông')).text).not.toContain('Đã nhập');
  });

  it('explains what it cannot do', async () => {
    house.sent('22765', '2023-12-08T09:15:00+07:00');
    expect((await types('nhập thay Đài Sơn')).text).toContain('đã gửi lúc 09:15');
    expect((await types('nhập thay Tân Tiến')).text).toContain('Chưa tìm thấy đơn vị');
    house.now = Date.parse('2024-06-01T08:00:00+07:00');
    expect((await types('nhập thay Mỹ Đông')).text).toMatch(/Nhập thay báo cáo năm 2024|đã khóa/);
  });

  it('offers the units still to report when none is named', async () => {
    for (const unit of house.units) if (unit.code !== '22771') house.sent(unit.code, '2023-12-08T09:00:00+07:00');
    const said = await press(await types('ai đã nộp'), 'Nhập thay');
    expect((await press(said, 'P. Mỹ Đông')).lines[0]).toBe('Nhập thay báo cáo năm 2023 – Phường Mỹ Đông');
  });
});

describe('who has reported', () => {
  it('names days, who was late and who is missing', async () => {
    for (const unit of house.units) if (unit.code !== '22771') house.sent(unit.code, '2023-12-08T09:00:00+07:00');
    house.sent('22777', '2023-12-16T09:00:00+07:00');
    const said = await types('ai đã nộp');
    expect(said.lines.slice(1, 4)).toEqual([
      'Đã qua hạn (hết Thứ Năm, 14/12/2023).',
      'Đã nộp 15/16, trong đó 1 nộp sau hạn.',
      'Chưa nộp: Mỹ Đông.',
    ]);
    expect(said.lines.at(-1)).toBe('16/12: Văn Hải (sau hạn)');
  });

  it('shows everybody over its pages, however many days they came on', async () => {
    house.now = Date.parse('2023-12-29T08:00:00+07:00');
    const day = (i: number): string => `2023-12-${String(i + 1).padStart(2, '0')}`;
    for (const [i, unit] of house.units.entries()) house.sent(unit.code, `${day(i)}T09:00:00+07:00`);
    let said = await types('ai đã nộp');
    const seen = [said.text];
    while (said.choices.some((one) => one.label === 'Xem tiếp')) {
      said = await press(said, 'Xem tiếp');
      seen.push(said.text);
    }
    for (const i of house.units.keys()) expect(seen.join('\n')).toContain(`${day(i).slice(8)}/12: `);
    expect((await press(said, 'Trang trước')).text).toBe(seen.at(-2));
  });
});

it('closing a period names some of both, the silent and the unverified, within one bubble', async () => {
  house.now = Date.parse('2023-12-12T08:00:00+07:00');
  house.units.forEach((unit, i) => {
    Object.assign(unit, { name: `Xã Tân Phú ${i}` });
    if (i < 8) house.sent(unit.code, '2023-12-08T09:00:00+07:00');
    const value = { kind: 'ratio', numerator: 1, denominator: 2 } as const;
    const one = {
      unitId: unit.id,
      period: '2023',
      criterionId: 'work_files_online',
      value,
      state: 'reported',
    } as const;
    if (i < 8) house.figures.push({ ...one, version: 1, source: 'chat', asOf: null, at: house.now });
  });
  const said = await types('chốt kỳ');
  expect(said.text).toContain('Chưa nộp 8: ');
  expect(said.text).toContain('ở 8 đơn vị: ');
});

describe('a file', () => {
  const COLUMNS = ['period', 'unit_code', 'criterion_id', 'numerator', 'denominator', 'value', 'status'];
  const table = (rows: readonly (readonly string[])[]) => ({
    table: {
      columns: COLUMNS,
      rows: rows.map((cells, i) => ({
        line: i + 2,
        cells: Object.fromEntries(COLUMNS.map((c, n) => [c, cells[n] ?? ''])),
      })),
    },
  });
  const sends = async (rows: readonly (readonly string[])[]): Promise<Said> =>
    note(await house.sends('office', 'so-lieu-2023.csv', table(rows)));
  const GOOD = [
    ['2023', '22771', 'work_files_online', '334', '612', '', 'reported'],
    ['2023', '22765', 'work_files_online', '482', '764', '', 'verified'],
  ];

  it('is shown first, imported by one press, and a second press explains itself', async () => {
    const shown = await sends(GOOD);
    expect(shown.text).toContain('2 số liệu, 2 đơn vị, kỳ 2023');
    expect(shown.text).toContain('Mới 2 · thay đổi 0 · giữ nguyên 0.');
    only(shown, 'task_opened');
    expect(shown.events.some((one) => one.type === 'figures_imported')).toBe(false);
    const done = await press(shown, 'Nhập');
    expect(only(done, 'figures_imported')).toMatchObject({ source: 'import', figures: [{ after: 0 }, { after: 0 }] });
    expect((await press(shown, 'Nhập')).events).toEqual([]);
    expect((await press(shown, 'Thôi')).events).toEqual([]);
  });

  it('imports as what stands when it is confirmed, not when it was shown', async () => {
    const shown = await sends(GOOD);
    const twin = await sends(GOOD);
    await press(twin, 'Nhập');
    const done = await press(shown, 'Nhập');
    expect(done.events.map((one) => one.type)).toEqual(['task_done']);
    expect(done.text).toContain('Mới 0 · thay đổi 0 · giữ nguyên 2.');
    expect((await sends(GOOD)).text).toContain('không có gì phải nhập');
  });

  it('with bad rows names the first and imports none', async () => {
    const bad = Array.from({ length: 9 }, (_, i) => [
      '2023',
      `9999${i}`,
      'work_files_online',
      '1',
      '2',
      '',
      'reported',
    ]);
    const said = await sends([...GOOD, ...bad]);
    expect(said.events).toEqual([]);
    expect(said.text).toContain('9 dòng cần xem lại');
    expect(said.text).toContain('và 6 chỗ khác.');
  });

  it.each([
    ['not read', null, 'chưa đọc được'],
    ['refused by the reader', { problem: { key: 'import.problem.file_empty' } }, 'không có gì thay đổi'],
  ] as const)('%s is said', async (_, file, words) => {
    expect(note(await house.sends('office', 'x.csv', file)).text).toContain(words);
  });

  it('of an officer in two campaigns is taken by none before one is chosen', async () => {
    house.seats.push({ ...house.seat('office', 'coordinator'), campaignId: 'hp' });
    const asked = await sends(GOOD);
    expect(asked.events).toEqual([]);
    expect(asked.lines.at(-1)).toBe('Chọn xong, xin gửi lại tệp.');
    await presses('camp:prtc');
    expect(only(await sends(GOOD), 'task_opened').campaignId).toBe('prtc');
  });

  it('can be refused by the person', async () => {
    const shown = await sends(GOOD);
    only(await press(shown, 'Thôi'), 'task_done');
    expect((await press(shown, 'Nhập')).events).toEqual([]);
  });
});
