/** One tick against the real store: decided once, taken back with its reason, the rest decided again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { intentRows } from '../../src/store/queries/reminder.js';
import { Chat } from '../support/chat.js';
import { seatAt, seedWorld, writeEvents } from '../support/world.js';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
const SLOT = at('2023-12-11 07:45');

let chat: Chat;

beforeEach(async () => {
  chat = new Chat('web', 'buttons');
  chat.setTime(SLOT);
  await chat.open();
  await seedWorld(chat.house, []);
  await seatAt(chat.house, 'web:two', 'focal_point', ['22744', '22747']);
});

afterEach(async () => {
  await chat.close();
  chat.remove();
});

async function rows() {
  const all = await chat.house.store.read((tx) => intentRows(tx, 'prtc', 0, SLOT * 2));
  return all.filter((row) => row.rule === 'before-3' && row.personId !== '');
}

const shown = async (): Promise<string[]> =>
  (await rows()).map((row) => `${row.state} ${row.reason ?? '-'} ${row.delivery ?? '-'}`).sort();

async function reported(code: string): Promise<void> {
  const obligationId = await chat.house.ask(async (facts) => {
    const owing = await facts.owing('prtc');
    return owing.find((one) => one.unit.code === code)?.obligationId ?? '';
  });
  const event = { type: 'report_received' as const, campaignId: 'prtc', obligationId, receipt: `R${code}`, at: SLOT };
  await writeEvents(chat.house, [{ ...event, asOf: '2023-12-11' }], chat.now());
}

describe('a tick', () => {
  it('decides once, however often and by how many at the same time it is woken', async () => {
    await Promise.all([chat.decideReminders(), chat.decideReminders(), chat.decideReminders()]);
    chat.setTime(SLOT - 3_600_000);
    await chat.decideReminders();
    chat.setTime(SLOT + 60_000);
    await chat.reopen();
    expect((await chat.remind()).map((one) => one.address)).toEqual(['two']);
    expect(await chat.remind()).toEqual([]);
    expect(await shown()).toEqual(['sent - sent', 'sent - sent']);
  });

  it('takes back a message that waits when its report comes, and says the rest without it', async () => {
    await chat.decideReminders();
    await reported('22744');
    expect(await shown()).toEqual(['dropped met -', 'open - -']);
    const heard = await chat.remind();
    expect(heard.map((one) => one.text.split('\n')[0])).toEqual([
      'Phường Phủ Hà chưa gửi báo cáo năm 2023 (4 tiêu chí, khoảng 3 phút).',
    ]);
    expect(await shown()).toEqual(['dropped met -', 'sent - sent']);
  });

  it('says nothing any more when all of it was reported', async () => {
    await chat.decideReminders();
    await reported('22744');
    await reported('22747');
    expect(await chat.remind()).toEqual([]);
  });

  it('goes out in the next hours when its own ended before it could be sent', async () => {
    await chat.decideReminders();
    chat.setTime(at('2023-12-11 12:00'));
    expect(await chat.remind()).toEqual([]);
    chat.setTime(at('2023-12-11 13:31'));
    expect((await chat.remind()).map((one) => one.address)).toEqual(['two']);
    expect((await rows()).map((row) => `${row.state} ${row.delivery}`)).toEqual(['sent sent', 'sent sent']);
  });

  it('is dropped with its reason when nobody can write to the person', async () => {
    chat.answers = () => ({ refused: 'blocked' });
    expect(await chat.remind()).toEqual([]);
    chat.setTime(SLOT + 120_000);
    expect(await chat.remind()).toEqual([]);
    expect(await shown()).toEqual(['dropped unreachable -', 'dropped unreachable -']);
  });
});
