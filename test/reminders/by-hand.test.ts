/** What the coordinator sends by hand, against the real store. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OwingView } from '../../src/conversation/facts.js';
import { outbox } from '../../src/store/schema/pipe.js';
import { reminderIntent } from '../../src/store/schema/reminder.js';
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

  it('is left alone until the day that was named, though the button is still there', async () => {
    const { obligationId } = await owed('22744');
    await writeEvents(
      chat.house,
      [
        {
          type: 'promise_made',
          promiseId: 'p1',
          campaignId: 'prtc',
          obligationId,
          day: '2023-12-13',
          half: null,
          by: 'call',
        },
      ],
      chat.now(),
    );
    expect((await press(`rm_head:${obligationId}`)).length).toBe(1);
  });

  it('was not reached before the hours ended: that stays on record, and can be sent again', async () => {
    const { obligationId } = await owed('22744');
    chat.setTime(at('2023-12-12 20:00'));
    await press(`rm_head:${obligationId}`);
    await chat.house.store.write((tx) => tx.db.update(outbox).set({ state: 'expired' }).where(eq(outbox.state, 'due')));
    chat.setTime(at('2023-12-13 09:10'));
    await chat.remind();
    const rows = await chat.house.store.read((tx) => tx.db.select().from(reminderIntent));
    expect(rows.filter((row) => row.rule === 'by-hand').map((row) => row.state)).toEqual(['sent']);
    expect(await press(`rm_head:${obligationId}`)).toEqual(TOLD);
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
  async function sendUp(draftVersion = 0): Promise<OwingView> {
    await seatAt(chat.house, 'web:two', 'focal_point', ['22744']);
    const one = await owed('22744');
    const { obligationId } = one;
    const details = { obligationId, draftVersion, sentAt: chat.now() };
    const task = { taskId: 't1', campaignId: 'prtc', kind: 'approve', subject: `obligation:${obligationId}`, details };
    await writeEvents(chat.house, [{ type: 'task_opened', ...task }], chat.now());
    return one;
  }

  it('is not asked for again: its sender reads that the head has not agreed', async () => {
    const { unit } = await sendUp();
    expect(await press(`rm_go:u${unit.id}`)).toEqual([
      'office: Đã nhắc 1 đơn vị.',
      'two: Báo cáo năm 2023 của Phường Bảo An trình ngày 12/12, người đứng đầu đơn vị chưa duyệt.',
    ]);
  });

  it('and was changed since is asked for: it has to be sent up again', async () => {
    const { unit } = await sendUp(3);
    expect(await press(`rm_go:u${unit.id}`)).toEqual([
      'office: Đã nhắc 1 đơn vị.',
      'two: Phường Bảo An chưa gửi báo cáo năm 2023 (4 tiêu chí, khoảng 3 phút).',
    ]);
  });

  it('is named to the head as waiting there, not as missing', async () => {
    const { unit, obligationId } = await sendUp();
    await seatAt(chat.house, 'web:head', 'unit_head', ['22744']);
    await press(`rm_go:u${unit.id}`);
    expect(await press(`rm_head:${obligationId}`)).toEqual([
      'office: Đã báo người đứng đầu Phường Bảo An.',
      'head: Báo cáo năm 2023 của Phường Bảo An chờ Anh/Chị duyệt.',
    ]);
  });
});

it('a person no channel reaches is not reminded, and not counted', async () => {
  await seatAt(chat.house, 'web:two', 'focal_point', ['22744']);
  await seatAt(chat.house, 'web:three', 'focal_point', ['22780']);
  await chat.input('two', { kind: 'gone' }, null);
  const [shown] = await chat.input('office', { kind: 'text', text: 'nhắc' }, null);
  expect(shown?.text).toContain('Sẽ nhắc: Mỹ Hải.');
  expect(shown?.text).toContain('Không nhắn tới được, cần gọi điện: Bảo An.');
  expect((await press('rm_go:all'))[0]).toBe('office: Đã nhắc 1 đơn vị.');
});

describe('asked for at night', () => {
  beforeEach(async () => {
    await seatAt(chat.house, 'web:two', 'focal_point', ['22744']);
    chat.setTime(at('2023-12-12 20:00'));
    await press('rm_go:all');
  });

  it('nobody has been reminded before the message goes out', async () => {
    expect(await owed('22744')).toMatchObject({ unanswered: 0, headNext: false });
    chat.setTime(at('2023-12-13 07:31'));
    expect(await owed('22744')).toMatchObject({ unanswered: 1, headNext: true });
  });

  it('the message carries what an approved template says, for whom nothing else reaches', async () => {
    const rows = await chat.house.store.read((tx) => tx.db.select().from(outbox).where(eq(outbox.lane, 'reminder')));
    expect(rows.at(-1)?.template).toEqual({
      name: 'deadline',
      fields: { unit: 'Phường Bảo An', deadline: { day: '2023-12-14', form: 'day' }, count: 1 },
    });
  });
});

describe('a day that was named', () => {
  const says = async (who: string, text: string) => {
    const said = await chat.input(who, { kind: 'text', text }, null);
    return said.map((one) => one.text.split('\n')[0]);
  };

  it.each([
    ['Bảo An đã gọi, hẹn 13/12/2033', 'Đến ngày đó kỳ báo cáo đã khóa.'],
    ['Bảo An đã gọi, hẹn 11/12', 'Ngày này đã qua.'],
    ['Bảo An đã gọi', 'Xin ghi ngày hẹn, ví dụ: Bảo An đã gọi, hẹn 13/12'],
  ])('by telephone, "%s": %s', async (text, answer) => {
    expect(await says('office', text)).toEqual([answer]);
    expect((await owed('22744')).promise).toBeNull();
  });

  it('on a later day is called by its day', async () => {
    await seatAt(chat.house, 'web:two', 'focal_point', ['22744']);
    chat.setTime(at('2023-12-12 15:45'));
    await says('two', 'chiều nay gửi');
    chat.setTime(at('2023-12-13 07:45'));
    expect((await chat.remind()).map((one) => one.text.split('\n')[0])).toEqual([
      'Anh/Chị hẹn Thứ Ba, 12/12 gửi báo cáo năm 2023 của Phường Bảo An.',
    ]);
  });
});

describe('under "Nhắc …" nothing is sent', () => {
  const PREVIEW = 'office: Nhắc báo cáo năm 2023: 1 đơn vị';

  beforeEach(() => seatAt(chat.house, 'web:two', 'focal_point', ['22744', '22780']));

  it.each([
    ['nhắc Mỹ Hải', PREVIEW],
    ['nhắc lại sau', 'office: Chưa tìm thấy đơn vị'],
    ['ok để mai', 'office: Chưa hiểu tin này'],
    ['dừng', 'office: Đã thôi, không gửi tin nào.'],
    ['Đô Vinh', 'office: '],
  ])('by "%s"', async (text, answer) => {
    await chat.input('office', { kind: 'text', text: 'nhắc' }, null);
    const said = await chat.input('office', { kind: 'text', text }, null);
    expect(said.map((one) => `${one.address}: ${one.text}`)).toEqual([expect.stringContaining(answer)]);
  });

  it('by "ok" under another page', async () => {
    const said = [];
    for (const text of ['nhắc', 'ai đã nộp', 'ok'])
      said.push(...(await chat.input('office', { kind: 'text', text }, null)));
    expect(said.map((one) => `${one.address}: ${one.text}`)).toEqual([
      expect.stringContaining('Nhắc báo cáo năm 2023: 2 đơn vị'),
      expect.stringContaining('tình hình nộp'),
      expect.stringContaining('Tin gần nhất không phải bản xem trước nên chưa làm gì.'),
    ]);
  });

  it.each(['vì họp', 'lý do: họp', 'Do họp'])('"%s" is why the cap is set aside', async (text) => {
    const first = await owed('22744');
    await press(`rm_go:u${first.unit.id}`);
    await chat.input('office', { kind: 'text', text: 'nhắc' }, null);
    const [said] = await chat.input('office', { kind: 'text', text }, null);
    expect(said?.text).toMatch(/^Nhắc báo cáo năm 2023: 2 đơn vị/);
    await press('rm_go:all');
    const rows = await chat.house.store.read((tx) => tx.db.select().from(reminderIntent));
    expect(rows.map((row) => row.because).filter((why) => why !== null)).toEqual(['họp', 'họp']);
  });
});
