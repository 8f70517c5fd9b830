/** Printed invitations through the whole house: who gets one, what is kept of a code, what the command line writes. */
import { extractRawText } from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteSheet, unitsWithout } from '../../src/admin/invite-sheet.js';
import { filesHouse, makeFile } from '../../src/runtime/service/files.js';
import { Chat } from '../support/chat.js';
import { tablesWith } from '../support/rows.js';
import { seatAt, seedWorld } from '../support/world.js';

const chat = new Chat('web', 'buttons');
const NOW = Date.parse('2023-11-20T08:30:00+07:00');
let refs = 0;
const say = async (who: string, text: string) => (await chat.input(who, { kind: 'text', text }, `r${refs++}`)).at(-1);
const press = async (who: string, id: string) =>
  (await chat.input(who, { kind: 'choice', choice: id }, `r${refs++}`)).at(-1);
const CODE = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/;

describe('invitation sheets', () => {
  beforeAll(async () => {
    chat.setTime(NOW);
    await chat.open();
    await seedWorld(chat.house, []);
    await seatAt(chat.house, 'web:chuyen-vien', 'coordinator', []);
    await seatAt(chat.house, 'web:lanh-dao', 'leader', []);
    await seatAt(chat.house, 'web:dai-son', 'focal_point', ['22765']);
  });
  afterAll(async () => {
    await chat.close();
    chat.remove();
  });

  it('are for units that report and have nobody', async () => {
    const units = await chat.house.ask((facts) => unitsWithout({ campaignId: 'prtc', tier: null }, facts, NOW));
    expect(units?.length).toBe(15);
    expect(units?.some((unit) => unit.code === '22765')).toBe(false);
    const none = await chat.house.ask((facts) => unitsWithout({ campaignId: 'prtc', tier: 'city_dept' }, facts, NOW));
    expect(none).toEqual([]);
  });

  it('are refused in words where nobody needs one, or the campaign is not there', async () => {
    const { make, links } = chat.house;
    const desk = { now: NOW, at: NOW, make, links };
    const codeOf = (args: Parameters<typeof inviteSheet>[0]) =>
      chat.house.ask(async (facts) => {
        const done = await inviteSheet(args, facts, desk);
        return done.ok ? 'made' : done.problem.code;
      });
    expect(await codeOf({ campaignId: 'prtc', tier: 'city_dept' })).toBe('sheet_nobody');
    expect(await codeOf({ campaignId: 'nowhere', tier: null })).toBe('campaign_unknown');
  });

  it('carry codes that join, in the file alone', async () => {
    expect((await say('chuyen-vien', 'tờ mời Văn Hải'))?.text).toContain('Tờ mời cho Phường Văn Hải.');
    const made = await press('chuyen-vien', 'sheet:word');
    expect(made?.text).toContain('Đã tạo tờ mời cho 1 đơn vị, mã dùng đến hết Thứ Tư, 20/12/2023.');
    expect(made?.text).not.toMatch(CODE);
    const text = (await extractRawText({ buffer: Buffer.from(made?.file?.bytes ?? []) })).value;
    expect(text).toContain('Phường Văn Hải');
    const code = CODE.exec(text)?.[0] ?? '';
    expect(code).toMatch(CODE);
    expect(tablesWith(chat.house.config.dataDir, code)).toEqual([]);
    const joined = await say('van-hai', `Tham gia ${code}`);
    expect(joined?.text).toContain('Mã này dành cho đầu mối Phường Văn Hải');
  });

  it('are made once by one press', async () => {
    const before = (await chat.house.ask((facts) => facts.pendingInvitations('prtc'))).length;
    expect((await press('chuyen-vien', 'sheet:word'))?.text).toContain('đã tạo rồi');
    expect((await chat.house.ask((facts) => facts.pendingInvitations('prtc'))).length).toBe(before);
  });

  it('put units first that were never invited', async () => {
    const units = await chat.house.ask((facts) => unitsWithout({ campaignId: 'prtc', tier: null }, facts, NOW));
    expect(units?.at(-1)?.code).toBe('22777');
  });

  it('are made for nobody who may not invite', async () => {
    for (const who of ['lanh-dao', 'dai-son']) {
      expect((await say(who, 'tờ mời'))?.text).not.toContain('in kiểu nào');
      expect((await press(who, 'sheet:page'))?.file ?? null).toBeNull();
    }
  });

  it('are nothing once their units or campaign are gone', async () => {
    const params = {
      campaignId: 'prtc',
      layout: 'page',
      until: NOW,
      page: '',
      telegram: '',
      codes: '99999=K7QM-9F2X-TB4W-HN3C',
    };
    expect(await makeFile({ kind: 'invitation_sheet', params }, filesHouse(chat.house))).toBeNull();
  });
});
