/** Announcements to units that meet the standards: by the list awards are considered from, and never without one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetsOf } from '../../src/admin/award/sheet.js';
import { basisLines, type Eligible, eligibleNow } from '../../src/admin/broadcast/eligible.js';
import { compose } from '../../src/admin/cli/broadcast.js';
import { EVERYBODY } from '../../src/broadcast/types.js';
import { rowsBy } from '../../src/domain/award-sheet.js';
import { ok } from '../../src/domain/problem.js';
import type { Event } from '../../src/events/event.js';
import { Chat } from '../support/chat.js';
import { seatAt, seedWorld, writeEvents } from '../support/world.js';

const NOW = Date.parse('2023-12-21T09:10:00+07:00');
const campaignId = 'prtc';
const prtc = new Chat('web', 'buttons');
const province = new Chat('web', 'buttons');

const say = async (chat: Chat, text: string): Promise<string> =>
  (await chat.input('one', { kind: 'text', text }, null))
    .filter((one) => one.address === 'one')
    .map((one) => one.text)
    .join('\n');

const listed = async (): Promise<readonly number[]> => {
  const wanted = { campaignId, occasion: null, period: null, tier: 'commune' };
  const found = await prtc.house.ask((facts) => sheetsOf(wanted, facts, prtc.now()));
  if (!found.ok) throw new Error(found.problem.code);
  return rowsBy(found.value.live, 'listed').map((row) => row.unitId);
};

const MET = 'đạt các tiêu chuẩn định lượng';

const codesOf = async (ids: readonly number[]): Promise<readonly string[]> => {
  const units = await prtc.house.ask((facts) => facts.units(campaignId));
  return units.filter((unit) => ids.includes(unit.id)).map((unit) => unit.code);
};

async function freezeList(): Promise<void> {
  const [card] = await prtc.input('reviewer', { kind: 'text', text: 'chốt danh sách xét' }, null);
  const choice = card?.choices.find((one) => one.id.startsWith('aw_frozen'))?.id ?? '';
  await prtc.input('reviewer', { kind: 'choice', choice }, null);
}

/** What the command line answers, or the code of its refusal. */
async function composed(chat: Chat, to: string, campaign = campaignId, more: Readonly<Record<string, string>> = {}) {
  const as = await chat.house.ask(async (facts) => (await facts.who('web:one')).seats[0]?.id);
  const done = await compose({
    args: ['Mời {đơn vị} chuẩn bị hồ sơ.'],
    options: { campaign, as, to, ...more },
    language: 'vi',
    house: async () => ok(chat.house),
    words: () => chat.house.words(),
  } as never);
  return done.ok ? JSON.parse(JSON.stringify(done.value.json)) : done.problem.code;
}

beforeAll(async () => {
  for (const chat of [prtc, province]) chat.setTime(NOW);
  await prtc.open();
  await seedWorld(prtc.house, ['2022', '2023']);
  await province.open();
  await seedWorld(province.house, [], 'nt_ldtbxh');
  await seatAt(prtc.house, 'web:one', 'coordinator', []);
  await seatAt(prtc.house, 'web:reviewer', 'reviewer', []);
  await seatAt(province.house, 'web:one', 'coordinator', [], 'nt_ldtbxh');
}, 30_000);

afterAll(async () => {
  for (const chat of [prtc, province]) {
    await chat.close();
    chat.remove();
  }
});

describe('an announcement to units that meet the standards', () => {
  it('goes to those on the list and names what it rests on', async () => {
    const before = await listed();
    for (const code of await codesOf(before.slice(0, 2)))
      await seatAt(prtc.house, `web:w${code}`, 'focal_point', [code]);
    const card = await say(prtc, 'gửi thông báo cho phường, xã đủ tiêu chuẩn: Mời {đơn vị} chuẩn bị hồ sơ.');
    expect(card).toContain(`Gửi ${before.length} nơi nhận (${before.length} đơn vị):`);
    expect(card).toContain(`Theo danh sách xét sơ kết (phường, xã), số liệu 2023: ${MET} (đã thẩm định; chưa chốt).`);
    const all = await say(prtc, 'cho đơn vị đạt các tiêu chuẩn định lượng');
    expect(all).toContain('Danh sách xét sơ kết (phòng), số liệu 2023: chưa đơn vị nào đạt.');
    expect(all.length).toBeLessThanOrEqual(420);
  });

  it('says which groups are left out because the plan gives no standards for them', async () => {
    const audience = { ...EVERYBODY, state: 'eligible' as const };
    const found = await prtc.house.ask((facts) => eligibleNow({ campaignId, audience }, facts, prtc.now()));
    if (!found.ok || found.value === null) throw new Error('no list');
    const words = await prtc.house.words();
    const said = (without: readonly string[]) =>
      basisLines({ ...found.value, without } as Eligible).map((one) => words.say(one, 'vi'));
    expect(said([]).join()).not.toContain('Không tính');
    expect(said(['phòng', 'trường']).at(-1)).toBe('Không tính phòng; trường: kế hoạch không nêu căn cứ.');
  });

  it('is refused for a group the plan gives no standards for', async () => {
    const said = await say(prtc, 'cho toàn địa bàn đủ tiêu chuẩn');
    expect(said).toContain('Kế hoạch không nêu căn cứ xét toàn');
    await say(prtc, 'cho các phường đủ tiêu chuẩn');
  });

  it('keeps to the frozen list, without who was suspended since', async () => {
    const before = await listed();
    await freezeList();
    const unitId = before.at(-1) ?? 0;
    const held: Event = { type: 'award_suspended', campaignId, unitId, document: 'Công văn 45/NV', day: '2023-12-20' };
    await writeEvents(prtc.house, [held], prtc.now());
    const card = await say(prtc, 'cho phường, xã đủ tiêu chuẩn');
    expect(card).toContain(`Gửi ${before.length - 1} nơi nhận`);
    expect(card).toContain('(đã thẩm định; chốt 21/12/2023, 1 thay đổi từ khi chốt)');
    expect(await say(prtc, `gửi ${before.length}`)).toContain(`Số nơi nhận hiện là ${before.length - 1}`);
    await say(prtc, `gửi ${before.length - 1}`);
    await writeEvents(prtc.house, [{ ...held, type: 'award_resumed' }], prtc.now());
    const rows = await prtc.house.ask(async (facts) => {
      const [sent] = await facts.announcements().list(campaignId);
      return facts.announcements().ledger(sent?.id ?? '');
    });
    const told = rows.flatMap((row) => row.unitIds);
    expect(told.toSorted((a, b) => a - b)).toEqual(before.slice(0, -1).toSorted((a, b) => a - b));
  });

  it('is written from the command line with its basis', async () => {
    const asking = (question: string) => composed(prtc, 'Đài Sơn', campaignId, { question, en: 'Please {unit}.' });
    expect(await asking('attend')).toMatchObject({
      question: 'attend',
      attachment: null,
      text: { en: 'Please {unit}.' },
    });
    expect(await asking('maybe')).toBe('usage_one_of');
    const at = await composed(prtc, 'Đài Sơn', campaignId, { at: '2023-12-22T08:00' });
    expect(at).toMatchObject({ scheduled_at: '2023-12-22T08:00:00+07:00' });
    const { audience, preview } = await composed(prtc, 'units that meet the quantitative standards');
    expect(audience).toMatchObject({ state: 'eligible' });
    expect(preview.basis).toMatchObject([
      { tier: 'city_dept', period: '2023', verified: null, frozen_at: null },
      { tier: 'commune', period: '2023', verified: true, frozen_at: expect.stringContaining('2023-12-21'), changes: 0 },
    ]);
  });

  it('is agreed with by a second person who reads the same basis', async () => {
    await seatAt(prtc.house, 'web:two', 'coordinator', []);
    await say(prtc, 'gửi thông báo cho phường, xã đủ tiêu chuẩn: Mời {đơn vị} chuẩn bị hồ sơ.');
    const submit = prtc.heard.flatMap((one) => one.choices).findLast((one) => one.id.startsWith('bc_submit'));
    const heard = await prtc.input('one', { kind: 'choice', choice: submit?.id ?? '' }, null);
    const asked = heard.find((one) => one.address === 'two')?.text;
    expect(asked).toContain('Theo danh sách xét sơ kết (phường, xã), số liệu 2023');
  });
});

describe('a plan without standards', () => {
  it('is refused in words, in chat and from the command line, and other receivers can be named', async () => {
    const said = await say(province, 'gửi thông báo cho các đơn vị đủ tiêu chuẩn: Mời {đơn vị} chuẩn bị hồ sơ.');
    expect(said).toContain('Kế hoạch không nêu căn cứ xét; tiêu chuẩn nằm ở Mục V Kế hoạch 3420/KH-UBND');
    expect(said).toContain('Gửi cho ai?');
    expect(await say(province, 'các đơn vị đủ tiêu chuẩn')).toContain('Kế hoạch không nêu căn cứ xét');
    expect(await say(province, 'lãnh đạo')).toContain('nơi nhận');
    expect(await composed(province, 'đơn vị đủ tiêu chuẩn', 'nt_ldtbxh')).toBe('broadcast_no_basis');
  });
});
