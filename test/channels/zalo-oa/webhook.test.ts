import { createHash, randomBytes } from 'node:crypto';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { RouteRequest } from '../../../src/channels/channel.js';
import { EVENTS } from '../../../src/channels/zalo-oa/events.js';
import type { ZaloOaOptions } from '../../support/zalo-oa/emulator.mjs';
import { createInbox, type Inbox, until } from '../contract.js';
import { DAY_AT, type Rigged, USER, zaloOa } from './rig.js';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function opened(options: ZaloOaOptions = {}, more: Parameters<typeof zaloOa>[0] = {}) {
  const rig = await zaloOa(more, options);
  const inbox = createInbox();
  stops.push(rig.stop);
  stops.push(await rig.channel.start(inbox.receive));
  return { ...rig, inbox };
}

type Fields = Readonly<Record<string, unknown>>;

/** One event as Zalo writes it, with what is to be different. */
function event({ emulator }: Pick<Rigged, 'emulator'>, name: string, more: Fields = {}): string {
  return JSON.stringify({
    app_id: emulator.appId,
    user_id_by_app: '81',
    event_name: name,
    timestamp: String(DAY_AT),
    sender: { id: USER },
    recipient: { id: emulator.oaId },
    message: { msg_id: 'a1b2', text: 'một' },
    ...more,
  });
}

/** Straight into the route, as `web/` hands it over. */
async function post(
  rig: Pick<Rigged, 'channel' | 'emulator'>,
  body: string | Buffer,
  headers?: Fields,
): Promise<number> {
  const bytes = Buffer.from(body);
  const signed = { 'x-zevent-signature': `mac=${rig.emulator.sign(bytes, String(DAY_AT))}` };
  const request: RouteRequest = {
    method: 'POST',
    path: '/webhooks/zalo-oa',
    query: {},
    headers: (headers ?? signed) as RouteRequest['headers'],
    body: bytes,
  };
  return (await rig.channel.routes[0]?.handle(request))?.status ?? 0;
}

const kept = (inbox: Inbox) => inbox.items.length + inbox.malformed.length;

describe('the signature', () => {
  const later = String(DAY_AT + 5);
  it.each([
    ['mac= and the body timestamp', (mac: string) => ({ 'x-zevent-signature': `mac=${mac}` }), String(DAY_AT), 200],
    ['bare', (mac: string) => ({ 'x-zevent-signature': mac }), String(DAY_AT), 200],
    ['upper case', (mac: string) => ({ 'x-zevent-signature': `mac=${mac.toUpperCase()}` }), String(DAY_AT), 200],
    [
      'the header timestamp',
      (mac: string) => ({ 'x-zevent-signature': `mac=${mac}`, 'x-zevent-timestamp': later }),
      later,
      200,
    ],
    ['a timestamp nobody sent', (mac: string) => ({ 'x-zevent-signature': `mac=${mac}` }), later, 401],
    ['half of it', (mac: string) => ({ 'x-zevent-signature': mac.slice(0, 32) }), String(DAY_AT), 401],
    ['none', () => ({}), String(DAY_AT), 401],
    ['twice', (mac: string) => ({ 'x-zevent-signature': [mac, mac] }), String(DAY_AT), 401],
  ])('%s', async (_name, headers, timestamp, status) => {
    const rig = await opened();
    const body = event(rig, 'user_send_text');
    expect(await post(rig, body, headers(rig.emulator.sign(body, timestamp)))).toBe(status);
    expect(rig.inbox.items).toHaveLength(status === 200 ? 1 : 0);
  });

  it('with the app secret in place of the OA secret is refused', async () => {
    const rig = await opened();
    const body = event(rig, 'user_send_text');
    const { appId, appSecret } = rig.emulator;
    const mac = createHash('sha256').update(`${appId}${body}${DAY_AT}${appSecret}`).digest('hex');
    expect(await post(rig, body, { 'x-zevent-signature': mac })).toBe(401);
  });

  it('of another day is refused, of a retry two hours later is not', async () => {
    const rig = await opened();
    const body = event(rig, 'user_send_text');
    rig.time.now = DAY_AT + 2 * 3_600_000;
    expect(await post(rig, body)).toBe(200);
    rig.time.now = DAY_AT + 25 * 3_600_000;
    expect(await post(rig, body)).toBe(401);
  });

  it('holds over the bytes: one changed letter, one space more', async () => {
    const rig = await opened();
    const body = event(rig, 'user_send_text');
    const headers = { 'x-zevent-signature': rig.emulator.sign(body, String(DAY_AT)) };
    expect(await post(rig, body.replace('một', 'hai'), headers)).toBe(401);
    expect(await post(rig, `${body} `, headers)).toBe(401);
    expect(await post(rig, body, headers)).toBe(200);
  });
});

describe('the probe', () => {
  it.each(['{}', ' {\n} '])('%j unsigned is answered 200 and leaves nothing', async (body) => {
    const rig = await opened();
    expect(await post(rig, body, {})).toBe(200);
    expect(kept(rig.inbox)).toBe(0);
  });

  it.each(['', '[]', '{"event_name":"user_send_text"}', 'null'])('%j unsigned is refused', async (body) => {
    const rig = await opened();
    expect(await post(rig, body, {})).toBe(401);
  });
});

describe('every event', () => {
  it.each([
    ['text', 'user_send_text', {}, { kind: 'text', text: 'một' }],
    [
      'a press',
      'user_send_text',
      { message: { msg_id: '1', text: '#chon:send:41:3' } },
      { kind: 'choice', choice: 'send:41:3' },
    ],
    [
      'typed that looks like a press',
      'user_send_text',
      { message: { msg_id: '1', text: '#chon: ' } },
      { kind: 'text', text: 'chon: ' },
    ],
    [
      'an entry of the OA’s menu',
      'user_send_text',
      { message: { msg_id: '1', text: '#Báo cáo' } },
      { kind: 'text', text: 'Báo cáo' },
    ],
    [
      'an image',
      'user_send_image',
      {
        message: { msg_id: '1', text: 'đây', attachments: [{ type: 'image', payload: { url: 'https://x.zdn.vn/1' } }] },
      },
      { kind: 'file', file: { id: 'https://x.zdn.vn/1', name: 'image.jpg', size: null }, caption: 'đây' },
    ],
    [
      'a file',
      'user_send_file',
      {
        message: { msg_id: '1', attachments: [{ payload: { url: 'https://x.zdn.vn/1', name: 'a.csv', size: '12' } }] },
      },
      { kind: 'file', file: { id: 'https://x.zdn.vn/1', name: 'a.csv', size: 12 }, caption: '' },
    ],
    ['a sticker', 'user_send_sticker', {}, { kind: 'other', what: 'sticker' }],
    ['a voice message', 'user_send_audio', {}, { kind: 'other', what: 'voice' }],
    ['a location', 'user_send_location', {}, { kind: 'other', what: 'location' }],
    ['a card', 'user_send_business_card', {}, { kind: 'other', what: 'contact' }],
    ['what the form held', 'user_submit_info', { info: { phone: '84900000000' } }, { kind: 'signal', what: 'acted' }],
    ['follow', 'follow', { sender: undefined, recipient: undefined, follower: { id: USER } }, { kind: 'back' }],
    ['unfollow', 'unfollow', { sender: undefined, recipient: undefined, follower: { id: USER } }, { kind: 'gone' }],
  ] as const)('%s', async (_name, name, more, body) => {
    const rig = await opened();
    expect(await post(rig, event(rig, name, more))).toBe(200);
    expect(rig.inbox.items[0]).toMatchObject({ address: USER, at: DAY_AT, body });
    expect(rig.inbox.malformed).toEqual([]);
  });

  it('an officer’s own words are news, an echo of ours is not', async () => {
    const rig = await opened();
    const both = { sender: { id: rig.emulator.oaId }, recipient: { id: USER } };
    expect(await post(rig, event(rig, 'oa_send_text', both))).toBe(200);
    expect(rig.inbox.items).toEqual([]);
    const byHand = { ...both, sender: { id: rig.emulator.oaId, admin_id: '77' } };
    expect(await post(rig, event(rig, 'oa_send_text', byHand))).toBe(200);
    expect(rig.inbox.items[0]).toMatchObject({ address: USER, body: { kind: 'signal', what: 'human' } });
  });

  const ignored = Object.entries(EVENTS).filter(([, route]) => route === 'ignored');
  it('in the catalogue that is not for us leaves nothing', async () => {
    const rig = await opened();
    for (const [name] of ignored) expect([name, await post(rig, event(rig, name))]).toEqual([name, 200]);
    expect(ignored.length).toBeGreaterThan(30);
    expect(kept(rig.inbox)).toBe(0);
  });

  it('of another OA of the same app is nothing to us', async () => {
    const rig = await opened();
    expect(await post(rig, event(rig, 'user_send_text', { recipient: { id: '4400000000000000999' } }))).toBe(200);
    expect(kept(rig.inbox)).toBe(0);
  });
});

describe('bad input', () => {
  it('authentic but unknown shapes are answered 200 and set aside once', async () => {
    const rig = await opened();
    const bodies = [
      event(rig, 'user_dreams_of_oa'),
      event(rig, 'user_send_text', { message: { msg_id: '1', text: 7 } }),
      event(rig, 'user_send_text', { sender: 'x' }),
      event(rig, 'user_send_file', { message: { msg_id: '1', attachments: 'none' } }),
      event(rig, '__proto__'),
      event(rig, 'toString'),
    ];
    for (const body of bodies) expect([await post(rig, body), await post(rig, body)]).toEqual([200, 200]);
    expect(rig.inbox.items).toEqual([]);
    expect(rig.inbox.malformed).toHaveLength(12);
    expect(new Set(rig.inbox.malformed.map((one) => one.key)).size).toBe(6);
  });

  it('10,000 forged or malformed bodies: all 4xx, none stored, no growth', async () => {
    const rig = await opened();
    const good = event(rig, 'user_send_text');
    const mac = rig.emulator.sign(good, String(DAY_AT));
    const forge = (n: number): readonly [string | Buffer, Fields] => {
      const random = randomBytes(32).toString('hex');
      switch (n % 8) {
        case 0:
          return [good, { 'x-zevent-signature': `mac=${random}` }];
        case 1:
          return [good.replace('một', `một${n}`), { 'x-zevent-signature': `mac=${mac}` }];
        case 2:
          return [randomBytes(200), { 'x-zevent-signature': `mac=${random}` }];
        case 3:
          return [good.slice(0, n % good.length), { 'x-zevent-signature': `mac=${mac}` }];
        case 4:
          return [good, {}];
        case 5:
          return ['['.repeat(5_000), { 'x-zevent-signature': `mac=${random}` }];
        case 6:
          return [`{"timestamp":"${n}","event_name":"user_send_text"}`, { 'x-zevent-signature': 'mac=' }];
        default:
          return [`${good}${good}`, { 'x-zevent-signature': `mac=${mac}`, 'x-zevent-timestamp': String(n) }];
      }
    };
    const others: unknown[] = [];
    const send = async (from: number, to: number) => {
      for (let n = from; n < to; n += 1) {
        const status = await post(rig, ...forge(n));
        if (status < 400 || status > 499) others.push([n, status]);
      }
    };
    await send(0, 2_000);
    const before = process.memoryUsage().rss;
    await send(2_000, 10_000);
    expect(others).toEqual([]);
    expect(kept(rig.inbox)).toBe(0);
    expect(rig.inbox.calls).toBe(0);
    expect(process.memoryUsage().rss - before).toBeLessThan(64_000_000);
  });

  it('a body of more than a megabyte is refused unread', async () => {
    const rig = await opened();
    const body = event(rig, 'user_send_text', { message: { msg_id: '1', text: 'x'.repeat(1_100_000) } });
    expect(await post(rig, body)).toBe(413);
  });

  it.each([
    ['decomposed letters', 'Phường Đô Vinh 85,5%'.normalize('NFD')],
    ['emoji', '👍🏽 tốt'],
  ])('%s in chunks of one byte arrive whole, with ids above 2^53', async (_name, text) => {
    const rig = await opened();
    const bare = `{"event_name":"user_send_text","app_id":"1","timestamp":${DAY_AT},"sender":{"id":9007199254740993007},"recipient":{"id":"${rig.emulator.oaId}"},"message":{"msg_id":"9","text":${JSON.stringify(text)}}}`;
    const body = Buffer.from(bare);
    const mac = rig.emulator.sign(body, String(DAY_AT));
    const socket = net.connect({ port: Number(new URL(rig.served.url).port), host: '127.0.0.1', noDelay: true });
    socket.write(
      `POST /webhooks/zalo-oa HTTP/1.1\r\nHost: x\r\nX-ZEvent-Signature: mac=${mac}\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    for (const byte of body) {
      socket.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => rig.inbox.items.length === 1, 'the message');
    socket.destroy();
    expect(rig.inbox.items[0]).toMatchObject({ address: USER, body: { kind: 'text', text } });
  });
});

describe('over the emulator', () => {
  const texts = (inbox: Inbox) => inbox.items.map((one) => (one.body.kind === 'text' ? one.body.text : one.body.kind));

  it.each([
    ['odd JSON', {}],
    ['bare signatures with the header timestamp', { bareSignature: true, headerTimestamp: true }],
    ['every event twice', { twice: true }],
  ])('%s', async (_name, options) => {
    const rig = await opened(options);
    const user = rig.emulator.user(USER);
    for (const text of ['Phường Đô Vinh', 'ỡ ỹ ự', '482/764']) user.says(text);
    user.sendsSticker();
    await rig.emulator.waitFor(() => rig.emulator.world.events.length === 0);
    expect([...new Set(texts(rig.inbox))]).toEqual(['Phường Đô Vinh', 'ỡ ỹ ự', '482/764', 'other']);
    expect(new Set(rig.inbox.items.map((one) => one.key)).size).toBe(4);
    expect(rig.emulator.world.answers.every((status) => status === 200)).toBe(true);
  });

  it('what comes out of order comes whole, each once', async () => {
    const rig = await opened({ outOfOrder: true });
    const user = rig.emulator.user(USER);
    for (const text of ['một', 'hai', 'ba']) user.says(text);
    await rig.emulator.waitFor(() => rig.emulator.world.events.length === 0);
    expect(texts(rig.inbox).toSorted()).toEqual(['ba', 'hai', 'một']);
  });

  it.each([1, 2] as const)(
    'a form of version %d that was sent in is an act, and nothing in it is kept',
    async (version) => {
      const rig = await opened();
      rig.emulator.user(USER).submitsInfo(version);
      await rig.emulator.waitFor(() => rig.emulator.world.events.length === 0);
      expect(rig.inbox.items).toMatchObject([{ body: { kind: 'signal', what: 'acted' }, displayName: null }]);
      expect(JSON.stringify(rig.inbox.items)).not.toContain('84900000000');
    },
  );

  it('receipts, and what we sent ourselves, come back and are nothing', async () => {
    const rig = await opened();
    const user = rig.emulator.user(USER).lastActed(0);
    await rig.channel.send({ address: USER, text: 'Xin chào', titled: false, choices: [], file: null });
    const [said] = user.messages();
    for (const side of ['user', 'oa'] as const) user.receives({ id: said?.id ?? '' }, side);
    user.sees({ id: said?.id ?? '' });
    await rig.emulator.waitFor(() => rig.emulator.world.events.length === 0);
    expect(kept(rig.inbox)).toBe(0);
  });

  it('is answered 503 within two seconds when the commit takes longer, and comes again', async () => {
    const rig = await zaloOa();
    stops.push(rig.stop);
    const inbox = createInbox();
    let held = true;
    stops.push(
      await rig.channel.start(async (items, malformed) => {
        if (held) {
          held = false;
          await new Promise((resolve) => setTimeout(resolve, 1_950));
        }
        await inbox.receive(items, malformed);
      }),
    );
    rig.emulator.user(USER).says('một');
    await until(() => rig.emulator.world.answers.length >= 2, 'the second answer');
    expect(rig.emulator.world.answers.slice(0, 2)).toEqual([503, 200]);
    await until(() => inbox.items.length === 2, 'both copies');
    expect(new Set(inbox.items.map((one) => one.key)).size).toBe(1);
  });

  it('a shared OA’s other visitors never reach the store', async () => {
    const rig = await opened({}, { admits: async ({ body }) => body.kind === 'text' && /^Tham gia/.test(body.text) });
    const user = rig.emulator.user(USER);
    user.says('Cho hỏi thủ tục khai sinh');
    user.follows();
    user.says('Tham gia K7QM-9F2X-TB4W-HN3C');
    await rig.emulator.waitFor(() => rig.emulator.world.events.length === 0);
    expect(texts(rig.inbox)).toEqual(['Tham gia K7QM-9F2X-TB4W-HN3C']);
    expect(rig.inbox.items[0]?.displayName).toBe('Người dùng Zalo');
  });
});
