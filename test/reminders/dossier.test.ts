/** Dossiers are reminded of before they are collected, once, and no more when nothing is missing. Sample numbers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../src/events/event.js';
import { Chat } from '../support/chat.js';
import { seatAt, seedWorld, writeEvents } from '../support/world.js';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
const campaignId = 'prtc';
const about = { nominationId: 'n1', campaignId } as const;
let chat: Chat;

async function said(time: string): Promise<string[]> {
  chat.setTime(at(time));
  const heard = await chat.remind();
  return heard.filter((one) => one.address === 'unit' && one.text.includes('Hồ sơ')).map((one) => one.text);
}

const collect = (last: string): Event => ({
  type: 'award_rule_set',
  campaignId,
  rule: { kind: 'collect', occasion: 'so_ket', period: '2023', last, document: null, day: '2023-12-18' },
});

beforeEach(async () => {
  chat = new Chat('web', 'buttons');
  chat.setTime(at('2023-12-18 09:00'));
  await chat.open();
  await seedWorld(chat.house, ['2023']);
  await seatAt(chat.house, 'web:unit', 'focal_point', ['22777']);
  const unit = (await chat.house.ask((facts) => facts.units(campaignId))).find((one) => one.code === '22777');
  await writeEvents(
    chat.house,
    [
      {
        type: 'award_rule_set',
        campaignId,
        rule: {
          kind: 'papers',
          papers: [
            { id: 'own1', name: 'văn bản đề nghị', only: null },
            { id: 'own2', name: 'báo cáo thành tích', only: null },
          ],
          document: null,
          day: '2023-12-18',
        },
      },
      {
        type: 'nomination_opened',
        ...about,
        ...{ unitId: unit?.id ?? 0, occasion: 'so_ket', period: '2023', awardId: 'city_certificate' },
        ...{ subject: 'unit', category: null, number: 1 },
      },
      collect('2023-12-26'),
    ],
    chat.now(),
  );
});

afterEach(async () => {
  await chat.close();
  chat.remove();
});

const paper = (paperId: string): Event => ({
  type: 'nomination_paper_given',
  ...about,
  ...{ givenId: `g-${paperId}`, paperId, file: null, document: { number: '25/TTr-UBND', day: '2023-12-20' } },
});

describe('dossiers', () => {
  it('are spoken of three working days before and on the last day, in working hours, once each', async () => {
    expect(await said('2023-12-21 07:30')).toEqual([]);
    expect(await said('2023-12-21 07:46')).toEqual([
      'Hồ sơ đề nghị khen thưởng của Phường Văn Hải còn thiếu 2 giấy tờ; hạn nộp hết Thứ Ba, 26/12.\nBổ sung giấy tờ, gõ: hồ sơ còn thiếu gì',
    ]);
    expect(await said('2023-12-21 09:00')).toEqual([]);
    expect(await said('2023-12-25 08:00')).toEqual([]);
    expect(await said('2023-12-26 08:01')).toHaveLength(1);
    expect(await said('2023-12-27 08:01')).toEqual([]);
  });

  it('are not spoken of when nothing is missing', async () => {
    await writeEvents(chat.house, [paper('own1'), paper('own2')], chat.now());
    expect(await said('2023-12-21 07:46')).toEqual([]);
    expect(await said('2023-12-26 08:01')).toEqual([]);
  });

  it('count what is still missing, and take back what was counted before', async () => {
    chat.setTime(at('2023-12-21 07:46'));
    await chat.decideReminders();
    await writeEvents(chat.house, [paper('own1')], chat.now());
    expect(await said('2023-12-21 07:50')).toEqual([]);
    expect((await said('2023-12-26 08:01')).join()).toContain('còn thiếu 1 giấy tờ');
  });

  it('follow another day', async () => {
    await writeEvents(chat.house, [collect('2023-12-29')], chat.now());
    expect(await said('2023-12-21 07:46')).toEqual([]);
    expect(await said('2023-12-26 07:46')).toHaveLength(1);
  });

  it('are of no matter once it was withdrawn', async () => {
    const moved = { step: 'withdraw', to: 'withdrawn', words: null, decided: null, version: 2 } as const;
    chat.setTime(at('2023-12-21 07:46'));
    await chat.decideReminders();
    await writeEvents(chat.house, [{ type: 'nomination_moved', ...about, ...moved }], chat.now());
    expect(await said('2023-12-21 07:47')).toEqual([]);
    expect(await said('2023-12-26 08:01')).toEqual([]);
  });

  it('count no dossier that has been appraised and takes no more papers', async () => {
    const other = { nominationId: 'n2', campaignId } as const;
    const unitId = (await chat.house.ask((facts) => facts.nomination('n1')))?.unit.id ?? 0;
    const moved = { step: 'appraise', to: 'appraised', words: null, decided: null, version: 2 } as const;
    await writeEvents(
      chat.house,
      [
        { type: 'nomination_moved', ...about, ...moved },
        {
          type: 'nomination_opened',
          ...other,
          ...{ unitId, occasion: 'so_ket', period: '2023', awardId: 'city_certificate' },
          ...{ subject: 'person', category: null, number: 2 },
        },
        { ...paper('own1'), ...other },
      ],
      chat.now(),
    );
    expect((await said('2023-12-21 07:46')).join()).toContain('còn thiếu 1 giấy tờ');
  });
});
