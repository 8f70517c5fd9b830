/** Answers to announcements through the whole house: who may, once, in hours, taken back, kept where it can be erased. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerTable } from '../../src/admin/broadcast/ledger-table.js';
import { sayer } from '../../src/admin/exports/say.js';
import { gridOf } from '../../src/admin/exports/write.js';
import type { Broadcast } from '../../src/broadcast/types.js';
import { Chat } from '../support/chat.js';
import { tablesWith } from '../support/rows.js';
import { seatAt, seedWorld, writeEvents } from '../support/world.js';

const chat = new Chat('web', 'buttons');
const MORNING = Date.parse('2023-12-06T09:20:00+07:00');
const EVENING = Date.parse('2023-12-06T19:30:00+07:00');
let refs = 0;
const say = async (who: string, text: string) =>
  (await chat.input(who, { kind: 'text', text }, `r${refs++}`))
    .filter((one) => one.address === who)
    .map((one) => one.text)
    .join('\n');
const press = async (who: string, id: string) =>
  (await chat.input(who, { kind: 'choice', choice: id }, `r${refs++}`))
    .filter((one) => one.address === who)
    .map((one) => one.text)
    .join('\n');
const newest = async (): Promise<Broadcast> => {
  const [one] = await chat.house.ask((facts) => facts.announcements().list('prtc'));
  if (one === undefined) throw new Error('no announcement');
  return one;
};

async function announce(question: string): Promise<string> {
  await say('chuyen-vien', 'thông báo cho Đài Sơn, Mỹ Hải: Nội dung mẫu để hỏi các đơn vị.');
  await say('chuyen-vien', question);
  // Not the last thing shown: the card comes once more.
  await say('chuyen-vien', 'tỷ lệ hồ sơ công việc của Đài Sơn');
  expect(await say('chuyen-vien', 'gửi 2')).toContain('Nội dung mẫu');
  await say('chuyen-vien', 'gửi 2');
  chat.setTime(chat.now() + 3 * 60_000);
  await chat.announce();
  return (await newest()).id;
}

describe('answers to an announcement', () => {
  let id = '';
  beforeAll(async () => {
    chat.setTime(MORNING);
    await chat.open();
    await seedWorld(chat.house, ['2022']);
    await seatAt(chat.house, 'web:chuyen-vien', 'coordinator', []);
    await seatAt(chat.house, 'web:lanh-dao', 'leader', []);
    for (const [who, code] of [
      ['dai-son', '22765'],
      ['my-hai', '22780'],
      ['van-hai', '22777'],
    ] as const) {
      await seatAt(chat.house, `web:${who}`, 'focal_point', [code]);
      await say(who, 'chào');
    }
    id = await announce('hỏi tham dự');
  });
  afterAll(async () => {
    await chat.close();
    chat.remove();
  });

  it('are taken from those it was sent to, and from nobody else', async () => {
    expect(await press('van-hai', `an_yes:${id}:attend`)).toContain('không gửi tới tài khoản này');
    expect(await press('lanh-dao', `an_ask:${id}`)).toContain('không gửi tới tài khoản này');
    expect(await say('van-hai', 'tham dự')).toContain('Chưa hiểu');
    expect(await press('dai-son', `an_yes:${id}:attend`)).toContain('Phường Đài Sơn tham dự');
  });

  it('are read in the words people use, and a second word takes the place of one nobody sent on', async () => {
    expect(await say('dai-son', 'không đi được ạ')).toContain('Phường Đài Sơn không tham dự');
    expect(await say('dai-son', 'sẽ dự họp')).toContain('Phường Đài Sơn tham dự');
    expect(await say('dai-son', 'Xin cho biết thành phần')).toContain('xin bấm Gửi lời nhắn');
    expect(await say('dai-son', 'Cử Phó Chủ tịch thay mặt')).toContain('"Cử Phó Chủ tịch thay mặt"');
    expect(await say('dai-son', 'không')).toContain('Chưa gửi gì');
  });

  it('are of the kind that was asked', async () => {
    expect(await press('dai-son', `an_yes:${id}:received`)).toContain('không hỏi như vậy');
    expect(await press('dai-son', `an_yes:${id}:words`)).toContain('không hỏi như vậy');
    expect(await press('dai-son', `an_say:${id}`)).toContain('không hỏi như vậy');
  });

  it('are counted once by unit; another one takes the place of the first', async () => {
    await press('dai-son', `an_yes:${id}:absent`);
    await press('dai-son', `an_yes:${id}:absent`);
    const said = await say('chuyen-vien', 'ai chưa trả lời');
    expect(said).toContain('Đã trả lời 1: tham dự 0, không tham dự 1 (Đài Sơn).');
    expect(said).toContain('Chưa trả lời 1: Mỹ Hải.');
    expect(said).toContain('Cộng 2 nơi nhận.');
  });

  it('are seen and asked for by the standing agency alone', async () => {
    for (const who of ['lanh-dao', 'dai-son']) {
      expect(await say(who, 'ai chưa trả lời')).not.toContain('Đã trả lời');
      expect(await press(who, `an_list:${id}`)).not.toContain('Đã trả lời');
      expect(await press(who, `an_nudge:${id}`)).not.toContain('nhắc');
    }
  });

  it('are not asked of somebody who holds no role any more', async () => {
    const personId = (await chat.house.ask((facts) => facts.who('web:my-hai'))).person?.id ?? '';
    const locked = (type: 'person_locked' | 'person_unlocked') =>
      writeEvents(chat.house, [{ type, personId, campaignId: 'prtc' }], chat.now());
    await locked('person_locked');
    expect(await say('chuyen-vien', 'ai chưa trả lời')).toContain('Chưa trả lời 1: Mỹ Hải.');
    expect(await press('chuyen-vien', `an_nudge:${id}`)).toContain('Không còn nơi nào');
    await locked('person_unlocked');
  });

  it('are asked for once, and not at night', async () => {
    chat.setTime(EVENING);
    const before = chat.heard.length;
    expect(await press('chuyen-vien', `an_nudge:${id}`)).toMatch(/^Sẽ nhắc 1 người .* lúc 07:/);
    expect(chat.heard.slice(before).filter((one) => one.address === 'my-hai')).toEqual([]);
    expect(await press('chuyen-vien', `an_nudge:${id}`)).toContain('Đã nhắc một lần rồi');
  });

  it('stop the reminder that has not gone out', async () => {
    expect(await say('my-hai', 'tham dự')).toContain('Phường Mỹ Hải tham dự');
    chat.setTime(Date.parse('2023-12-07T08:00:00+07:00'));
    const before = chat.heard.length;
    await chat.reopen();
    await say('van-hai', 'chào');
    expect(chat.heard.slice(before).filter((one) => one.address === 'my-hai')).toEqual([]);
    expect(await press('chuyen-vien', `an_nudge:${id}`)).toContain('Đã nhắc một lần rồi');
  });

  it('in words are kept in one table, and asking back in another; the audit holds neither', async () => {
    const other = await announce('hỏi ý kiến');
    await press('dai-son', `an_say:${other}`);
    expect(await say('dai-son', 'Xin dời sang tuần sau mẫu-7731')).toContain('mẫu-7731');
    await press('dai-son', `an_ask:${other}`);
    await say('dai-son', 'Có họp trực tuyến không mẫu-8842');
    const data = chat.house.config.dataDir;
    const pipe = ['inbox', 'outbox', 'session'];
    expect(tablesWith(data, 'mẫu-7731').filter((name) => !pipe.includes(name))).toEqual(['announcement_answer']);
    expect(tablesWith(data, 'mẫu-8842').filter((name) => !pipe.includes(name))).toEqual(['announcement_reply']);
    expect(await say('chuyen-vien', 'kết quả trả lời')).toContain('• Đài Sơn: "Xin dời sang tuần sau mẫu-7731"');
  });

  it('stand whole in the exported ledger, with words for why and where', async () => {
    const one = await newest();
    const say = sayer(await chat.house.words());
    const making = { say, sample: false, now: chat.now() };
    const table = await chat.house.ask((facts) => ledgerTable(one, facts, making));
    const { rows } = gridOf(table, say);
    const shown = rows.map((cells) => cells.map((cell) => cell.text));
    const at = shown[0]?.at(-1) ?? '';
    expect(at).toMatch(/^\d\d:\d\d/);
    expect(shown).toEqual([
      [
        '22765',
        'Phường Đài Sơn',
        '',
        'trang web',
        'đã gửi tới',
        '',
        expect.any(String),
        '0',
        'trả lời ngắn',
        'Xin dời sang tuần sau mẫu-7731',
        at,
      ],
      ['22780', 'Phường Mỹ Hải', '', 'trang web', 'đã gửi tới', '', expect.any(String), '0', '', '', ''],
    ]);
    expect(await press('chuyen-vien', `an_list:${one.id}`)).toContain('mẫu-7731');
    expect(chat.heard.at(-1)?.choices.map((each) => each.label)).toContain('Tải sổ gửi');
  });

  it('a question asked back is answered once', async () => {
    const { id: other } = await newest();
    const [open] = await chat.house.ask((facts) => facts.announcementAnswers().openReplies(other));
    const reply = open?.id ?? '';
    expect(await press('lanh-dao', `an_reply:${reply}`)).not.toContain('mẫu-8842');
    expect(await press('chuyen-vien', `an_reply:${reply}`)).toContain('mẫu-8842');
    for (const page of ['tình hình', 'menu', 'trợ giúp']) {
      expect(await say('chuyen-vien', page)).not.toContain('Đã gửi câu trả lời');
      await press('chuyen-vien', `an_reply:${reply}`);
    }
    await say('chuyen-vien', 'nhập tệp');
    expect(await say('chuyen-vien', 'Có, đường nối gửi sau.')).toContain('mẫu-8842');
    expect(await say('chuyen-vien', 'Có, đường nối gửi sau.')).toContain('Đã gửi câu trả lời tới Phường Đài Sơn');
    expect(await press('chuyen-vien', `an_reply:${reply}`)).toContain('đã được trả lời từ trước');
    expect(chat.heard.filter((one) => one.address === 'dai-son').at(-1)?.text).toContain('Có, đường nối gửi sau.');
  });

  it('stand when two accounts of one person become one', async () => {
    const { id: other } = await newest();
    await seatAt(chat.house, 'web:dai-son-may-moi', 'focal_point', ['22765']);
    const people = await chat.house.ask((facts) => facts.seats('prtc'));
    const of = async (address: string) => (await chat.house.ask((facts) => facts.who(address))).person?.id ?? '';
    const [from, into] = [await of('web:dai-son'), await of('web:dai-son-may-moi')];
    expect(people.length).toBeGreaterThan(3);
    await writeEvents(chat.house, [{ type: 'persons_joined', campaignId: 'prtc', into, from }], chat.now());
    const received = await chat.house.ask((facts) => facts.announcementAnswers().received(other, into));
    expect(received?.given?.words).toContain('mẫu-7731');
    expect(await chat.house.ask((facts) => facts.announcementAnswers().received(other, from))).toBeNull();
  });

  it('lose their words with the person', async () => {
    const data = chat.house.config.dataDir;
    const personId = (await chat.house.ask((facts) => facts.who('web:dai-son'))).person?.id ?? '';
    await writeEvents(chat.house, [{ type: 'person_erased', personId }], chat.now());
    for (const words of ['mẫu-7731', 'mẫu-8842']) {
      expect(tablesWith(data, words).filter((name) => name.startsWith('announcement'))).toEqual([]);
    }
  });

  it('are taken from whoever it may have reached, though its channel never said so', async () => {
    let tries = 0;
    chat.answers = (out) => {
      if (out.address !== 'my-hai' || !out.text.includes('Nội dung')) return null;
      return tries++ === 0 ? { inDoubt: 'timeout' } : { retry: 3_600_000, scope: 'message' };
    };
    const other = await announce('hỏi đã nhận');
    await say('chuyen-vien', 'dừng gửi');
    chat.answers = () => null;
    expect((await chat.house.ask((facts) => facts.announcements().counts(other))).in_doubt).toBe(1);
    expect(await press('my-hai', `an_yes:${other}:received`)).toContain('đã nhận thông báo số');
  });
});
