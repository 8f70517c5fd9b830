import { afterEach, describe, expect, it } from 'vitest';
import type { Outgoing } from '../../../src/channels/channel.js';
import { wellFormed } from '../../../src/channels/common/text.js';
import { cut, keyboardOf, toHtml } from '../../../src/channels/telegram/render.js';
import type { Emulator, FaultDetail, FaultKind } from '../../support/telegram/emulator.mjs';
import { outgoing } from '../contract.js';
import { telegram } from './rig.js';

let running: Emulator | null = null;
afterEach(() => running?.stop());

async function rig(deps: Parameters<typeof telegram>[0] = {}) {
  const set = await telegram(deps);
  running = set.emulator;
  const user = set.emulator.user(7).isKnown();
  const say = (text: string, more: Partial<Outgoing> = {}) => set.channel.send(outgoing('7', text, more));
  return { ...set, user, say };
}

describe('how a send ends', () => {
  const answer = (
    code: number,
    description: string,
    parameters?: FaultDetail['parameters'],
  ): [FaultKind, FaultDetail] => ['answer', { code, description, ...(parameters ? { parameters } : {}) }];
  it.each<[string, [FaultKind, FaultDetail], object, number]>([
    ['429 names its time', ['too_many', { retryAfterS: 7 }], { retry: 7_250, scope: 'chat' }, 0],
    ['429 without a time', answer(429, 'Too Many Requests'), { retry: 5_000, scope: 'chat' }, 0],
    ['blocked', answer(403, 'Forbidden: bot was blocked by the user'), { refused: 'blocked' }, 0],
    ['deactivated', answer(403, 'Forbidden: user is deactivated'), { refused: 'blocked' }, 0],
    [
      'may not write first',
      answer(403, "Forbidden: bot can't initiate conversation with a user"),
      { refused: 'blocked' },
      0,
    ],
    ['chat not found', answer(400, 'Bad Request: chat not found'), { refused: 'unknown_address' }, 0],
    [
      'moved',
      answer(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -1005 }),
      { refused: 'unknown_address', movedTo: '-1005' },
      0,
    ],
    ['too long', answer(400, 'Bad Request: message is too long'), { refused: 'too_long' }, 0],
    ['too large', answer(413, 'Request Entity Too Large'), { refused: 'too_long' }, 0],
    ['bad button', answer(400, 'Bad Request: BUTTON_DATA_INVALID'), { refused: 'other' }, 0],
    ['unknown refusal', answer(418, 'teapot'), { refused: 'other' }, 0],
    ['401', answer(401, 'Unauthorized'), { refused: 'bad_token' }, 0],
    ['404', answer(404, 'Not Found'), { refused: 'bad_token' }, 0],
    ['500', ['error_500', {}], { inDoubt: expect.any(String) }, 0],
    ['a proxy page', ['error_502_page', {}], { inDoubt: expect.any(String) }, 0],
    ['a page with status 200', ['not_json', { body: '<html>' }], { inDoubt: expect.any(String) }, 0],
    ['a redirect', ['not_json', { status: 302, body: '' }], { inDoubt: expect.any(String) }, 0],
    ['an empty object', ['not_json', { body: '{}' }], { inDoubt: expect.any(String) }, 0],
    ['ok without a message', ['not_json', { body: '{"ok":true,"result":true}' }], { inDoubt: expect.any(String) }, 0],
    ['ok: false with 500', ['ok_false', {}], { inDoubt: expect.any(String) }, 0],
    ['reset before', ['reset_before', {}], { inDoubt: expect.any(String) }, 0],
    ['reset after', ['reset_after', {}], { inDoubt: expect.any(String) }, 1],
    ['cut answer', ['truncated', {}], { inDoubt: expect.any(String) }, 1],
    ['silence', ['hang', {}], { inDoubt: expect.any(String) }, 0],
    ['silence after', ['hang_after', {}], { inDoubt: expect.any(String) }, 1],
  ])('%s', async (_name, [kind, detail], outcome, visible) => {
    const { emulator, user, say } = await rig({ httpTimeoutMs: 150 });
    emulator.faults.failNext('sendMessage', kind, detail);
    expect(await say('một')).toEqual(outcome);
    expect(user.messages()).toHaveLength(visible);
    expect(emulator.count('sendMessage')).toBe(1);
  });

  it('a refused connection was definitely not sent', async () => {
    const { emulator, say } = await rig();
    await emulator.offline();
    expect(await say('một')).toMatchObject({ retry: expect.any(Number), scope: 'lane' });
    await emulator.online();
    expect(await say('một')).toHaveProperty('sent');
  });

  it('a name that cannot be looked up was definitely not sent', async () => {
    const { say } = await rig({ apiRoot: 'http://telegram.invalid/' });
    expect(await say('một')).toMatchObject({ retry: expect.any(Number) });
  });

  it('mark-up Telegram does not understand goes once more as plain text', async () => {
    const { emulator, user, say } = await rig();
    emulator.faults.failNext('sendMessage', 'answer', {
      code: 400,
      description: "Bad Request: can't parse entities: x",
    });
    expect(await say('một <b>', { titled: true })).toHaveProperty('sent');
    expect(emulator.count('sendMessage')).toBe(2);
    expect(user.messages()).toHaveLength(1);
    expect(user.messages()[0]).toMatchObject({ text: 'một <b>', entities: [] });
  });

  it('people who blocked, left or moved', async () => {
    const { emulator, user, say } = await rig();
    user.blocks();
    expect(await say('x')).toEqual({ refused: 'blocked' });
    user.unblocks();
    user.moves(99);
    expect(await say('x')).toEqual({ refused: 'unknown_address', movedTo: '99' });
    expect(emulator.accepted).toHaveLength(0);
  });

  const page = { replaces: '1', choices: [{ id: 'next:2', label: 'Xem tiếp' }] } as const;
  it('another page takes the place of the message its button hung on, however often it is sent', async () => {
    const { user, say, emulator } = await rig();
    expect(await say('trang 1')).toEqual({ sent: '1' });
    expect(await say('trang 2', page)).toEqual({ sent: '1' });
    expect(await say('trang 2', page)).toEqual({ sent: '1' });
    expect(user.messages()).toMatchObject([{ text: 'trang 2', edits: 1, buttons: [[{ data: 'next:2' }]] }]);
    expect(emulator.count('sendMessage')).toBe(1);
  });

  it.each<[string, [FaultKind, FaultDetail] | null, object, string[]]>([
    ['is a new message where the old one is gone', null, { sent: '2' }, ['trang 1', 'trang 2']],
    [
      'waits where Telegram asks for it',
      ['too_many', { retryAfterS: 1 }],
      { retry: 1_250, scope: 'chat' },
      ['trang 1'],
    ],
    ['is in doubt without an answer', ['reset_after', {}], { inDoubt: expect.any(String) }, ['trang 2']],
  ])('another page %s', async (_name, fault, outcome, seen) => {
    const { user, say, emulator } = await rig();
    await say('trang 1');
    if (fault === null) user.deletes(1);
    else emulator.faults.failNext('editMessageText', ...fault);
    expect(await say('trang 2', page)).toEqual(outcome);
    expect(user.messages().map((one) => one.text)).toEqual(seen);
  });

  it('carries an address beyond 2^53 digit by digit', async () => {
    const { emulator, channel } = await rig();
    emulator.user('9007199254740993').isKnown();
    expect(await channel.send(outgoing('9007199254740993', 'x'))).toHaveProperty('sent');
  });

  it('shows the first line bold, buttons in rows, and no link preview', async () => {
    const { user, say } = await rig();
    const choices = [
      { id: 'send:41:3', label: 'Gửi' },
      { id: 'fix:41:3', label: 'Sửa' },
      { id: 'later', label: 'Để sau, tôi sẽ báo cáo vào ngày mai' },
      { id: 'how', label: 'Cách tính' },
    ];
    await say('Kỳ năm 2023\nGửi báo cáo?', { titled: true, choices });
    const [shown] = user.messages();
    expect(shown?.entities).toEqual([{ type: 'bold', offset: 0, length: 11 }]);
    expect(shown?.buttons.map((row) => row.length)).toEqual([2, 1, 1]);
    expect(shown?.params.link_preview_options).toEqual({ is_disabled: true });
    expect(user.presses('Sửa')).toBeTypeOf('string');
  });

  it.each([
    ['a long button id', { choices: [{ id: 'đ'.repeat(33), label: 'x' }] }, 'other'],
    ['an empty label', { choices: [{ id: 'x', label: ' ' }] }, 'other'],
    [
      'words too long for a file',
      { text: 'x'.repeat(1025), file: { name: 'a', type: 'b', bytes: new Uint8Array(1) } },
      'too_long',
    ],
  ])('refuses %s without a call, and says so in the log', async (_name, more, refused) => {
    const { emulator, say, lines } = await rig();
    expect(await say('x', more)).toEqual({ refused });
    expect(emulator.calls).toHaveLength(0);
    expect(lines).toMatchObject([{ level: 'error', event: 'telegram.unsendable' }]);
  });
});

describe('twenty per cent of faults', () => {
  it('gives every message at least once, and at most once more per doubt', async () => {
    const { emulator, user, channel } = await rig({ httpTimeoutMs: 100 });
    emulator.faults.plan({ seed: 20_231_211, rate: 0.2, retryAfterS: 0 });
    const doubts = new Map<string, number>();
    const say = async (text: string) => {
      for (let tries = 0; tries < 30; tries += 1) {
        const end = await channel.send(outgoing('7', text));
        if ('sent' in end) return;
        expect(end).not.toHaveProperty('refused');
        if ('inDoubt' in end) doubts.set(text, (doubts.get(text) ?? 0) + 1);
      }
      throw new Error('thirty tries');
    };
    const texts = Array.from({ length: 200 }, (_, n) => `m${n}`);
    for (let n = 0; n < texts.length; n += 10) await Promise.all(texts.slice(n, n + 10).map(say));
    const copies = new Map<string, number>();
    for (const one of user.messages()) copies.set(one.text, (copies.get(one.text) ?? 0) + 1);
    for (const text of texts) {
      expect(copies.get(text) ?? 0).toBeGreaterThanOrEqual(1);
      expect(copies.get(text) ?? 0).toBeLessThanOrEqual(1 + (doubts.get(text) ?? 0));
    }
    expect(Object.keys(emulator.faults.counts).length).toBe(9);
  });
});

describe('hostile names and texts', () => {
  const PIECES = [
    '<b>',
    '</b>',
    '</a>',
    '<a href="http://x.y">',
    '&',
    '&lt;',
    '&#60;',
    '<',
    '>',
    '"',
    '\u202e',
    '\u0000',
    '\ud800',
    '😀',
    'Đài Sơn',
    '\n',
    '<tg-spoiler>',
    '<!--',
    '&amp',
    'á'.normalize('NFD'),
    'x'.repeat(900),
  ];
  const at = (n: number) => PIECES[n % PIECES.length] ?? '';
  const texts = Array.from({ length: 500 }, (_, n) => {
    const text = `${at(n)}${at(n * 7 + 3)} ${at(n * 3 + 1)}${at(Math.floor(n / 3))}`;
    return n % 10 === 0 ? `${text.repeat(200)}<b` : text;
  });

  it('500: none refused, no link, no mark but our own bold title', async () => {
    const { emulator, channel } = await rig();
    emulator.user(8).isKnown();
    for (const [n, text] of texts.entries()) {
      const end = await channel.send(
        outgoing('8', text, { titled: n % 2 === 0, choices: [{ id: 'x', label: `a${text.slice(0, 40)}` }] }),
      );
      expect(end).toHaveProperty('sent');
    }
    expect(emulator.count('sendMessage')).toBe(500);
    const marks = emulator.accepted.flatMap((one) => one.entities);
    expect(marks.every((mark) => mark.type === 'bold' && mark.offset === 0)).toBe(true);
    expect(emulator.accepted.filter((one) => one.entities.length > 1)).toEqual([]);
    expect(emulator.accepted.every((one) => one.text.length <= 4096)).toBe(true);
  });
});

describe('rendering', () => {
  it.each([
    ['plain', 'a < b & c > d', false, 'a &lt; b &amp; c &gt; d'],
    ['a title', 'Tên & tuổi\nx', true, '<b>Tên &amp; tuổi</b>\nx'],
    ['a title alone', 'Tên', true, '<b>Tên</b>'],
    ['an empty first line', '\nx', true, '\nx'],
  ])('%s', (_name, text, titled, html) => {
    expect(toHtml(text, titled)).toBe(html);
  });

  it('cuts by UTF-16 units and never through a character', () => {
    expect(cut('abcdef', 6)).toBe('abcdef');
    expect(cut('abcdefg', 6)).toBe('abcde…');
    expect(cut('abcd😀g', 6)).toBe('abcd…');
    expect(cut(`${'<'.repeat(5000)}`, 4096)).toHaveLength(4096);
    expect(wellFormed('a\ud800b😀')).toBe('a\ufffdb😀');
  });

  it('puts two short labels side by side and a long one alone', () => {
    const label = (text: string) => ({ id: text, label: text });
    const rows = keyboardOf([
      label('1'),
      label('2'),
      label('3'),
      label('một nhãn rất là dài'),
      label('4'),
    ]).inline_keyboard;
    expect(rows.map((row) => row.map((one) => one.text))).toEqual([['1', '2'], ['3'], ['một nhãn rất là dài'], ['4']]);
  });
});
