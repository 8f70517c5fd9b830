/** One tick against the real store: decided once, taken back with its reason, the rest decided again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closePeriod } from '../../src/admin/review/period.js';
import type { Event } from '../../src/events/event.js';
import { intentRows } from '../../src/store/queries/intent.js';
import { Chat } from '../support/chat.js';
import { act, seatAt, seedWorld, writeEvents } from '../support/world.js';

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

  it('asks for no report of a period that was closed, and tells whoever had entered some of it', async () => {
    const said = { kind: 'text', text: 'báo cáo' } as const;
    await chat.input('two', said, null);
    const units = await chat.input('two', { kind: 'choice', choice: chat.heard.at(-1)?.choices[0]?.id ?? '' }, null);
    expect(units.at(-1)?.text).toContain('1/4');
    await chat.input('two', { kind: 'text', text: '413/655' }, null);
    await act(chat.house, closePeriod, { campaignId: 'prtc', period: '2023', seen: null }, SLOT);
    const heard = await chat.remind();
    expect(heard.map((one) => one.text)).toEqual([expect.stringContaining('bản đang nhập (1 số liệu) chưa gửi')]);
    expect(await chat.house.ask((facts) => facts.owing('prtc'))).toEqual([]);
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

describe('who is not reminded', () => {
  const campaignId = 'prtc';

  async function seatOf(address: string): Promise<{ seatId: string; personId: string }> {
    const who = await chat.house.ask((facts) => facts.who(address));
    return { seatId: who.seats[0]?.id ?? '', personId: who.person?.id ?? '' };
  }

  async function owedBy(codes: readonly string[]): Promise<string[]> {
    const owing = await chat.house.ask((facts) => facts.owing(campaignId));
    return owing.filter((one) => codes.includes(one.unit.code)).map((one) => one.obligationId);
  }

  const CASES: Readonly<Record<string, () => Promise<Event[]>>> = {
    'units that are exempt': async () => {
      const obligationIds = await owedBy(['22744', '22747']);
      return [{ type: 'obligations_exempted', campaignId, obligationIds, reason: 'mẫu', document: '15/UBND' }];
    },
    'units of a campaign that is closed': async () => [{ type: 'campaign_closed', campaignId, document: '15/UBND' }],
    'who was removed': async () => {
      const seats = (await chat.house.ask((facts) => facts.who('web:two'))).seats;
      return seats.map((seat) => ({ type: 'seat_ended', campaignId, seatId: seat.id, why: 'removed' }) as const);
    },
    'whose account is locked': async () => {
      const { personId } = await seatOf('web:two');
      return [{ type: 'person_locked', campaignId, personId }];
    },
  };

  it.each(Object.entries(CASES))('%s: not decided, and taken back where it waits', async (_, happens) => {
    await chat.decideReminders();
    await writeEvents(chat.house, await happens(), chat.now());
    expect(await chat.remind()).toEqual([]);
    chat.setTime(at('2023-12-14 08:00'));
    expect((await chat.remind()).map((one) => one.address)).toEqual([]);
  });

  it('who handed the unit over: the successor is, of what comes due from then on', async () => {
    const seats = (await chat.house.ask((facts) => facts.who('web:two'))).seats;
    const ended = seats.map(
      (seat) => ({ type: 'seat_ended', campaignId, seatId: seat.id, why: 'handed_over' }) as const,
    );
    await chat.decideReminders();
    chat.setTime(SLOT + 60_000);
    await writeEvents(chat.house, ended, chat.now());
    const personId = chat.house.make.newId();
    const unitId = seats[0]?.unit?.id ?? 0;
    const seat = { seatId: chat.house.make.newId(), campaignId, unitId, invitationId: null, confirmed: true };
    await writeEvents(
      chat.house,
      [
        { type: 'person_opened', personId, address: 'web:next', displayName: null, language: 'vi' },
        { type: 'seat_opened', personId, role: 'focal_point', ...seat },
      ],
      chat.now(),
    );
    chat.setTime(at('2023-12-11 10:00'));
    expect(await chat.remind()).toEqual([]);
    chat.setTime(at('2023-12-14 08:00'));
    expect((await chat.remind()).map((one) => one.address)).toEqual(['next']);
  });
});

describe('what a message said besides', () => {
  const office = { seatId: 'seat', because: null };

  async function extended(code: string): Promise<void> {
    const owed = await chat.house.ask((facts) => facts.owing('prtc'));
    const one = owed.find((row) => row.unit.code === code);
    const obligations = [{ obligationId: one?.obligationId ?? '', from: one?.dueBefore ?? null }];
    const event = {
      type: 'deadline_extended' as const,
      campaignId: 'prtc',
      obligations,
      dueBefore: at('2023-12-30 00:00'),
    };
    await writeEvents(chat.house, [{ ...event, reason: 'mẫu', document: '15/UBND' }], chat.now());
  }

  it('is said again when the bound of one of its reports moves', async () => {
    await chat.decideReminders();
    await extended('22744');
    expect((await chat.remind()).map((one) => one.text.split('\n')[0])).toEqual([
      'Phường Phủ Hà chưa gửi báo cáo năm 2023 (4 tiêu chí, khoảng 3 phút).',
    ]);
    expect(await shown()).toEqual(['dropped deadline_moved -', 'sent - sent']);
  });

  it('is said again where the office asked for it by hand at night', async () => {
    chat.setTime(at('2023-12-06 20:00'));
    const owed = (await chat.house.ask((facts) => facts.owing('prtc'))).filter((one) => one.people.length > 0);
    const personId = owed[0]?.people[0]?.personId ?? '';
    const of = { campaignId: 'prtc', rule: 'by-hand', occurrence: 'hand', personId, at: at('2023-12-07 07:30') };
    const intents = owed.map((one) => ({ ...of, subject: one.obligationId, state: 'sent' as const, reason: null }));
    const when = { notBefore: at('2023-12-07 07:30'), notAfter: at('2023-12-07 11:30'), rung: null, template: null };
    const message = {
      personId,
      intents,
      bubble: { lines: [], choices: [] },
      about: `obligation:${owed[0]?.obligationId}`,
    };
    const event = {
      type: 'reminders_decided' as const,
      reminders: [{ ...message, ...when }],
      others: [],
      byHand: office,
    };
    await writeEvents(chat.house, [event], chat.now());
    await reported('22744');
    chat.setTime(at('2023-12-07 07:31'));
    expect((await chat.remind()).map((one) => one.text.split('\n')[0])).toEqual([
      'Phường Phủ Hà chưa gửi báo cáo năm 2023 (4 tiêu chí, khoảng 3 phút).',
    ]);
    chat.setTime(at('2023-12-07 13:31'));
    expect(await chat.remind()).toEqual([]);
  });
});

describe('the standing agency', () => {
  const campaignId = 'prtc';
  const rollUp = { dutyId: 'roll_up', period: '2023', opensAt: 0, dueBefore: at('2023-12-27 00:00') };

  beforeEach(async () => {
    await seatAt(chat.house, 'web:office', 'coordinator', []);
    await writeEvents(chat.house, [{ type: 'agency_duties_opened', campaignId, duties: [rollUp] }], SLOT);
  });

  const office = async (time: string): Promise<string[]> => {
    chat.setTime(at(time));
    const heard = await chat.remind();
    return heard.filter((one) => one.address === 'office').map((one) => one.text);
  };

  it('hears of its own roll-up with the week’s digest, with its units, until it is written down', async () => {
    // Ten working days before Tuesday 26/12.
    const [first = ''] = await office('2023-12-12 08:05');
    expect(first.split('\n').slice(0, 4)).toEqual([
      'Phòng VHTT còn báo cáo tổng hợp năm 2023 gửi UBND thành phố.',
      'Hạn: trước ngày 27/12 (hết Thứ Ba, 26/12).',
      'Đơn vị đã gửi: 0/16.',
      'Gửi xong, gõ ví dụ: đã gửi báo cáo tổng hợp số 45/BC-VHTT ngày 20/12/2023',
    ]);
    chat.setTime(at('2023-12-22 16:00'));
    await chat.input('office', { kind: 'text', text: 'đã gửi báo cáo tổng hợp số 45/BC-VHTT ngày 22/12/2023' }, null);
    await chat.input('office', { kind: 'text', text: 'đúng' }, null);
    for (const time of ['2023-12-25 08:05', '2023-12-26 08:05', '2023-12-27 08:05', '2024-01-03 08:05']) {
      expect((await office(time)).join('\n')).not.toContain('tổng hợp');
    }
  });

  it('hears at each of its days when nothing is written down, once', async () => {
    const heard: string[] = [];
    for (const day of ['12-12', '12-21', '12-26', '12-27', '12-28', '12-29', '01-03', '01-04']) {
      const year = day.startsWith('12') ? '2023' : '2024';
      if ((await office(`${year}-${day} 08:05`)).join('\n').includes('tổng hợp')) heard.push(day);
    }
    // Ten and three working days before, on the last day, one and five after it.
    expect(heard).toEqual(['12-12', '12-21', '12-26', '12-27', '01-03']);
  });

  it('takes back what waits when the paper is written down, and says the rest', async () => {
    chat.setTime(at('2023-12-12 08:05'));
    await chat.decideReminders();
    const event = { type: 'agency_report_noted' as const, campaignId, dutyId: 'roll_up', period: '2023' };
    await writeEvents(chat.house, [{ ...event, document: '45/BC', day: '2023-12-12' }], chat.now());
    const told = (await chat.remind()).filter((one) => one.address === 'office');
    expect(told.map((one) => one.text.split('\n')[0])).toEqual(['Báo cáo năm 2023: hạn hết Thứ Năm, 14/12.']);
  });
});
