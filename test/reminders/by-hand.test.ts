/** What the coordinator sends by hand, against the real store. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { OwingView } from '../../src/conversation/facts.js';
import { Chat } from '../support/chat.js';
import { seatAt, seedWorld, writeEvents } from '../support/world.js';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);

let chat: Chat;

beforeEach(async () => {
  chat = new Chat('web', 'buttons');
  chat.setTime(at('2023-12-12 09:10'));
  await chat.open();
  await seedWorld(chat.house, []);
  await seatAt(chat.house, 'web:office', 'coordinator', []);
  await chat.remind();
  return async () => {
    await chat.close();
    chat.remove();
  };
});

const press = async (choice: string) => {
  const said = await chat.input('office', { kind: 'choice', choice }, null);
  return [...said, ...(await chat.remind())].map((one) => `${one.address}: ${one.text.split('\n')[0]}`);
};

async function owed(code: string): Promise<OwingView> {
  const found = (await chat.house.ask((facts) => facts.owing('prtc'))).find((one) => one.unit.code === code);
  if (found === undefined) throw new Error('owes nothing');
  return found;
}

describe('the head of a unit', () => {
  beforeEach(() => seatAt(chat.house, 'web:head', 'unit_head', ['22744']));

  const TOLD = [
    'office: Đã báo người đứng đầu Phường Bảo An.',
    'head: Phường Bảo An chưa gửi báo cáo năm 2023 (hạn hết Thứ Năm, 14/12).',
  ];

  it('is told once a day, however often it is pressed', async () => {
    const { obligationId } = await owed('22744');
    expect(await press(`rm_head:${obligationId}`)).toEqual(TOLD);
    expect(await press(`rm_head:${obligationId}`)).toEqual([expect.stringContaining('Chưa báo được người đứng đầu')]);
    chat.setTime(at('2023-12-13 09:10'));
    expect(await press(`rm_head:${obligationId}`)).toEqual(TOLD);
    expect(chat.problems).toEqual([]);
  });

  it('is not told twice in the hours that come, asked for at night', async () => {
    const { obligationId } = await owed('22744');
    chat.setTime(at('2023-12-12 20:00'));
    expect((await press(`rm_head:${obligationId}`)).length).toBe(1);
    chat.setTime(at('2023-12-13 07:31'));
    expect(await press(`rm_head:${obligationId}`)).toEqual([
      expect.stringContaining('Chưa báo được người đứng đầu'),
      TOLD[1],
    ]);
  });

  it('was told: that is no reminder of a focal point who came later', async () => {
    const { obligationId } = await owed('22744');
    await press(`rm_head:${obligationId}`);
    await seatAt(chat.house, 'web:two', 'focal_point', ['22744']);
    chat.setTime(at('2023-12-13 09:10'));
    expect(await owed('22744')).toMatchObject({ unanswered: 0, headNext: false });
  });
});

describe('a report that waits for the head of the unit', () => {
  it('is not asked for again: its sender reads that the head has not agreed', async () => {
    await seatAt(chat.house, 'web:two', 'focal_point', ['22744']);
    const { obligationId, unit } = await owed('22744');
    const details = { obligationId, draftVersion: 1, sentAt: chat.now() };
    const task = { taskId: 't1', campaignId: 'prtc', kind: 'approve', subject: `obligation:${obligationId}`, details };
    await writeEvents(chat.house, [{ type: 'task_opened', ...task }], chat.now());
    expect(await press(`rm_go:u${unit.id}`)).toEqual([
      'office: Đã nhắc 1 đơn vị.',
      'two: Báo cáo năm 2023 của Phường Bảo An trình ngày 12/12, người đứng đầu đơn vị chưa duyệt.',
    ]);
  });
});
