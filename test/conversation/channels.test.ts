/** Several channels of one person, what is not text, and groups: over the whole house. */
import { afterEach, describe, expect, it } from 'vitest';
import type { IncomingBody } from '../../src/channels/channel.js';
import { locatePerson, markGone } from '../../src/store/queries/address.js';
import { remark } from '../../src/store/schema/channel.js';
import { inbox, outbox } from '../../src/store/schema/pipe.js';
import { Chat, type Heard } from '../support/chat.js';
import { seatAt, seedWorld } from '../support/world.js';

const CODE = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/;
const HOUR = 3_600_000;

const chats: Chat[] = [];
afterEach(async () => {
  for (const chat of chats.splice(0)) {
    await chat.close();
    chat.remove();
  }
});

async function office(style: 'buttons' | 'words' = 'buttons') {
  const chat = new Chat('telegram', style);
  chats.push(chat);
  chat.setTime(Date.parse('2023-12-11T09:00:00+07:00'));
  await chat.open();
  await seedWorld(chat.house, ['2022']);
  await seatAt(chat.house, 'telegram:7', 'focal_point', ['22765']);
  await seatAt(chat.house, 'telegram:8', 'focal_point', ['22756']);
  const sends = (address: string, body: IncomingBody): Promise<Heard[]> => chat.input(address, body, null);
  const says = async (address: string, text: string) => {
    const heard = await sends(address, { kind: 'text', text });
    return heard.find((one) => one.address === address)?.text ?? '';
  };
  const shows = async (address: string) => CODE.exec(await says(address, 'thêm kênh'))?.[0] ?? '';
  const later = (ms: number) => chat.setTime(chat.now() + ms);
  return { chat, sends, says, shows, later };
}

describe('a second channel', () => {
  it('joins the same person; the first is told and can cut it off', async () => {
    const { chat, sends, says, shows } = await office();
    const code = await shows('7');
    const heard = await sends('9', { kind: 'text', text: `tham gia ${code}` });
    expect(heard.map((one) => one.address).sort()).toEqual(['7', '9']);
    expect(await says('9', 'vai trò của tôi')).toContain('Phường Đài Sơn');
    const told = heard.find((one) => one.address === '7');
    const [cut] = told?.choices ?? [];
    const after = await sends('7', { kind: 'choice', choice: cut?.id ?? '' });
    expect(after.find((one) => one.address === '9')?.text).toContain('đã được gỡ');
    expect(await says('9', 'vai trò của tôi')).toContain('dành cho người có mã mời');
    expect(await says('7', 'vai trò của tôi')).toContain('Phường Đài Sơn');
    expect(chat.problems).toEqual([]);
  });

  it.each<[string, (o: Awaited<ReturnType<typeof office>>) => Promise<string>]>([
    [
      'used once already',
      async ({ says, shows }) => {
        const code = await shows('7');
        await says('9', `tham gia ${code}`);
        return says('10', `tham gia ${code}`);
      },
    ],
    [
      'older than fifteen minutes',
      async ({ says, shows, later }) => {
        const code = await shows('7');
        later(15 * 60_000);
        return says('9', `tham gia ${code}`);
      },
    ],
    [
      'replaced by a newer one',
      async ({ says, shows }) => {
        const code = await shows('7');
        await shows('7');
        return says('9', `tham gia ${code}`);
      },
    ],
    [
      'of somebody whose seats have ended',
      async ({ chat, says, sends, shows }) => {
        const code = await shows('7');
        await says('7', 'rời');
        const leave = chat.heard.at(-1)?.choices[0]?.id ?? '';
        await sends('7', { kind: 'choice', choice: leave });
        return says('9', `tham gia ${code}`);
      },
    ],
    [
      'of a locked account',
      async ({ says, sends, shows }) => {
        const code = await shows('7');
        await sends('7', { kind: 'choice', choice: 'lock' });
        return says('9', `tham gia ${code}`);
      },
    ],
  ])('is refused with the words for any wrong code when the code is %s', async (_name, run) => {
    expect(await run(await office())).toContain('Mã này không dùng được');
  });

  it('never merges two people: who holds a seat is told so, and the code stays good', async () => {
    const { says, shows } = await office();
    const code = await shows('7');
    expect(await says('8', `tham gia ${code}`)).toContain('không gộp');
    expect(await says('8', 'vai trò của tôi')).not.toContain('Đài Sơn');
    expect(await says('9', `tham gia ${code}`)).toContain('Đã nối');
  });

  it('of the same person changes nothing', async () => {
    const { says, shows } = await office();
    const code = await shows('7');
    expect(await says('7', `tham gia ${code}`)).toContain('đã thuộc tài khoản');
    expect(await says('9', `tham gia ${code}`)).toContain('Đã nối');
  });

  it('cannot be cut off by a forged press, nor the last one at all', async () => {
    const { sends, says } = await office();
    const forged = await sends('7', { kind: 'choice', choice: 'unlink:telegram:8' });
    expect(forged[0]?.text).toContain('không còn trong tài khoản này');
    expect(await says('8', 'vai trò của tôi')).toContain('Tấn Tài');
    const last = await sends('7', { kind: 'choice', choice: 'unlink:telegram:7' });
    expect(last[0]?.text).toContain('kênh duy nhất');
  });

  it('keeps the code out of the store in the clear', async () => {
    const { chat, says, shows } = await office();
    const code = await shows('7');
    await says('9', `tham gia ${code}`);
    const rows = await chat.house.store.read(async (tx) => [
      await tx.db.select().from(inbox),
      await tx.db.select().from(outbox),
    ]);
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  it.each(['gỡ kênh', 'kênh của tôi', 'Gỡ kênh đó', 'go telegram', 'my channels'])(
    'is listed by "%s"',
    async (text) => {
      const { says } = await office('words');
      expect(await says('7', text)).toContain('Các kênh của Anh/Chị');
    },
  );

  it.each(['thêm kênh', 'them zalo', 'liên kết tài khoản', 'link account'])('is offered by "%s"', async (text) => {
    const { says } = await office('words');
    expect(await says('7', text)).toMatch(CODE);
  });
});

describe('where a person is reached', () => {
  it('on the channel used last that has not refused; writing lifts the mark', async () => {
    const { chat, says, shows, later } = await office();
    const code = await shows('7');
    later(1_000);
    await says('9', `tham gia ${code}`);
    const where = async (besides: readonly string[] = []) => {
      const { store } = chat.house;
      const who = await chat.house.ask((facts) => facts.who('telegram:7'));
      const open = [{ name: 'telegram', window: null } as const];
      return (await store.read((tx) => locatePerson(tx, who.person?.id ?? '', open, besides, chat.now())))?.address;
    };
    expect(await where()).toBe('9');
    expect(await where(['telegram:9'])).toBe('7');
    expect(await where(['telegram:9', 'telegram:7'])).toBeUndefined();
    later(1_000);
    await says('7', 'chào');
    expect(await where()).toBe('7');
    await chat.house.store.write((tx) => markGone(tx, 'telegram:7', chat.now()));
    expect(await where()).toBe('9');
    later(1_000);
    await says('7', 'chào');
    expect(await where()).toBe('7');
  });
});

describe('what is not text', () => {
  it('is answered once an hour for each kind, whatever happens between', async () => {
    const { chat, sends, later } = await office();
    const said = async (what: string) => {
      await chat.reopen();
      return (await sends('7', { kind: 'other', what })).map((one) => one.text);
    };
    expect(await said('voice')).toHaveLength(1);
    expect(await said('voice')).toEqual([]);
    expect(await said('audio')).toEqual([]);
    expect(await said('sticker')).toHaveLength(1);
    expect(await said('hologram')).toHaveLength(1);
    later(HOUR - 60_000);
    expect(await said('voice')).toEqual([]);
    later(60_000);
    expect(await said('voice')).toHaveLength(1);
  });

  it.each(['👍', '👍🏻', '🙏🏽👌', '✅', '👍!'])('%s confirms nothing and keeps the choices shown', async (sign) => {
    const { chat, says } = await office('words');
    await says('7', 'báo cáo');
    // Far from last year: a question whose answer is a word.
    const asked = await says('7', '64/742');
    expect(asked).toContain('SỐ ĐÚNG');
    expect(await says('7', sign)).toContain('không tính là xác nhận');
    expect(await says('7', 'số đúng')).toContain('2/4');
    expect(chat.problems).toEqual([]);
  });

  it('a picture at a figure question is told how to give the figure; the question stays', async () => {
    const { sends, says } = await office();
    await says('7', 'báo cáo');
    const picture = { kind: 'file', file: { id: 'x', name: 'IMG_1.HEIC', size: 9 }, caption: '' } as const;
    expect((await sends('7', picture))[0]?.text).toContain('120/200');
    expect(await says('7', '482/764')).toContain('63,09%');
  });

  it('secret material is refused every time', async () => {
    const { says } = await office();
    for (let n = 0; n < 2; n += 1) expect(await says('7', 'gửi văn bản tối mật số 5')).not.toBe('');
  });
});

describe('in a group', () => {
  it('help is answered once an hour and nothing else is answered or stored', async () => {
    const { chat, sends, says, later } = await office();
    await says('7', 'chào');
    const group = async (text: string) => (await sends('-100', { kind: 'group', text })).map((one) => one.text);
    const before = (await chat.house.store.read((tx) => tx.db.select().from(inbox))).length;
    for (const text of ['phường nào đạt 60%', '482/764', 'Đài Sơn được bao nhiêu', '', 'ai chưa nộp'])
      expect(await group(text)).toEqual([]);
    expect(await chat.house.store.read((tx) => tx.db.select().from(inbox))).toHaveLength(before);
    expect(await group('@thidua_bot hướng dẫn')).toEqual([
      expect.stringContaining('chỉ làm việc trong tin nhắn riêng'),
    ]);
    expect(await group('/help@thidua_bot')).toEqual([]);
    later(HOUR);
    expect(await group('/start')).toHaveLength(1);
    const rows = await chat.house.store.read((tx) => tx.db.select().from(remark));
    expect(rows.map((one) => one.whose)).toEqual(['telegram:-100']);
  });
});
