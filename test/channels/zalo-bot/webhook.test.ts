import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Channel, RouteRequest } from '../../../src/channels/channel.js';
import { createZaloBotChannel } from '../../../src/channels/zalo-bot/channel.js';
import { randomOf } from '../../support/telegram/emulator.mjs';
import type { EmulatorOptions } from '../../support/zalo-bot/emulator.mjs';
import { createInbox, until } from '../contract.js';
import { createLog } from '../telegram/rig.js';
import { serve } from '../telegram/serve.js';
import { PERSON, SECRET, TOKEN, zaloBot } from './rig.js';

const PATH = '/webhooks/zalo-bot';
const HEADER = 'x-bot-api-secret-token';
const event = (text: string, id = 'ffffffffffffffffff01') => ({
  event_name: 'message.text.received',
  message: {
    from: { id: PERSON, display_name: 'Hà', is_bot: false },
    chat: { id: PERSON, chat_type: 'PRIVATE' },
    message_id: id,
    date: 1_750_000_000_000,
    text,
  },
});
const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

/** The route alone; nothing listens at the API root. */
async function opened() {
  const { log, lines } = createLog();
  const channel = createZaloBotChannel({
    token: TOKEN,
    mode: 'webhook',
    webhookSecret: SECRET,
    httpTimeoutMs: 200,
    now: Date.now,
    log,
    usage: async () => ({ sentThisMonth: 0, users: 0 }),
    apiRoot: 'http://127.0.0.1:9/',
  });
  const inbox = createInbox();
  stops.push(await channel.start(inbox.receive));
  const [route] = channel.routes;
  if (route === undefined) throw new Error('no route');
  const post = (body: Uint8Array, headers: RouteRequest['headers'] = { [HEADER]: SECRET }) =>
    route.handle({ method: 'POST', path: PATH, query: {}, headers, body });
  return { channel, inbox, post, lines };
}

describe('the webhook', () => {
  it.each([
    ['flat', event('85,5%')],
    ['wrapped', { ok: true, result: event('85,5%') }],
  ])('stores a %s body and then answers 200', async (_name, body) => {
    const { inbox, post } = await opened();
    expect(await post(bytes(body))).toEqual({ status: 200 });
    expect(inbox.items).toMatchObject([{ address: PERSON, body: { kind: 'text', text: '85,5%' } }]);
  });

  it.each([
    [
      'webhook.test',
      bytes({ event_name: 'webhook.test', message: { date: 1, message_id: 'webhook-test', text: 'x' } }),
    ],
    ['an empty probe', bytes('')],
  ])('answers %s 200 without effect', async (_name, body) => {
    const { inbox, post } = await opened();
    expect(await post(body)).toEqual({ status: 200 });
    expect(inbox.calls).toBe(0);
  });

  it('503 when the store cannot and after the stop', async () => {
    const { inbox, post } = await opened();
    inbox.broken = true;
    const busy = { status: 503, headers: { 'retry-after': '5' } };
    expect(await post(bytes(event('x')))).toEqual(busy);
    inbox.broken = false;
    expect((await post(bytes(event('x')))).status).toBe(200);
    await stops.pop()?.();
    expect(await post(bytes(event('x')))).toEqual(busy);
  });

  it('sets aside an authentic unknown shape, under one key however often it comes', async () => {
    const { inbox, post } = await opened();
    const odd = bytes({ event_name: 'message.hologram.received', message: { n: '9007199254740993' } });
    for (let n = 0; n < 3; n += 1) expect((await post(odd)).status).toBe(200);
    expect(new Set(inbox.malformed.map((one) => one.key)).size).toBe(1);
    expect(inbox.items).toEqual([]);
  });

  it('10,000 forged or malformed bodies: all 4xx, none stored, no growth', async () => {
    const { inbox, post } = await opened();
    const random = randomOf(14);
    const good = bytes(event('Tỷ lệ 63,09%'));
    const statuses = new Map<number, number>();
    const bad = (n: number): [Uint8Array, RouteRequest['headers']] => {
      const forged: RouteRequest['headers'][] = [
        {},
        { [HEADER]: '' },
        { [HEADER]: SECRET.slice(1) },
        { [HEADER]: [SECRET] },
        { [HEADER]: SECRET.toUpperCase() },
      ];
      if (n % 3 > 0) return [good, forged[n % forged.length] ?? {}];
      // With the right secret, but no JSON object.
      const cut = 1 + Math.floor(random() * (good.length - 2));
      const rubbish = [
        good.subarray(0, cut),
        good.subarray(cut),
        bytes('null'),
        bytes('[1]'),
        bytes('"x"'),
        bytes('12'),
      ];
      const depth = n % 300 === 0 ? Buffer.from('['.repeat(50_000)) : rubbish[n % rubbish.length];
      return [depth ?? good, { [HEADER]: SECRET }];
    };
    for (let n = 0; n < 10_000; n += 1) {
      const { status } = await post(...bad(n));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses.keys()].every((status) => status >= 400 && status < 500)).toBe(true);
    expect(statuses.get(401)).toBeGreaterThan(6_000);
    expect(statuses.get(400)).toBeGreaterThan(3_000);
    expect(inbox.calls).toBe(0);
    expect((await post(Buffer.alloc(1024 * 1024 + 1, ' '))).status).toBe(413);
    expect((await post(bytes(event('sau cùng')))).status).toBe(200);
  });

  it.each([
    ['Vietnamese', 'Phường Đô Vinh: 85,5%'],
    ['decomposed', 'Phường Đô Vinh'.normalize('NFD')],
  ])('takes %s sent byte by byte', async (_name, text) => {
    const { channel, inbox } = await opened();
    const served = await serve(() => channel);
    stops.push(() => served.stop());
    const body = bytes(event(text));
    const socket = net.connect({ port: Number(new URL(served.url).port), host: '127.0.0.1', noDelay: true });
    socket.write(`POST ${PATH} HTTP/1.1\r\nHost: x\r\n${HEADER}: ${SECRET}\r\nContent-Length: ${body.length}\r\n\r\n`);
    for (const byte of body) {
      socket.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => inbox.items.length === 1, 'the message');
    socket.destroy();
    expect(inbox.items[0]?.body).toEqual({ kind: 'text', text });
  });

  it.each([
    ['missing', undefined],
    ['short', 'x'.repeat(31)],
    ['long', 'x'.repeat(257)],
  ])('a secret %s is refused at start, naming the variable', (_name, webhookSecret) => {
    const { log } = createLog();
    const usage = async () => ({ sentThisMonth: 0, users: 0 });
    const deps = { token: TOKEN, mode: 'webhook', httpTimeoutMs: 200, now: Date.now, log, usage } as const;
    const build = () => createZaloBotChannel(webhookSecret === undefined ? deps : { ...deps, webhookSecret });
    expect(build).toThrow(/ZALO_BOT_WEBHOOK_SECRET/);
    expect(() => createZaloBotChannel({ ...deps, mode: 'polling', token: 'nonsense' })).toThrow(/ZALO_BOT_TOKEN/);
  });
});

describe('over the emulator', () => {
  async function webhooked(options: EmulatorOptions = {}) {
    const held: { channel?: Channel } = {};
    const served = await serve(() => {
      if (held.channel === undefined) throw new Error('too early');
      return held.channel;
    });
    const set = await zaloBot({ mode: 'webhook', webhookSecret: SECRET, publicUrl: served.url }, options);
    held.channel = set.channel;
    stops.push(
      () => set.emulator.stop(),
      () => served.stop(),
    );
    return { ...set, inbox: createInbox(), served, user: set.emulator.user(PERSON).isKnown() };
  }

  it.each<EmulatorOptions>([
    { webhookBody: 'flat', emptyProbe: true },
    { webhookBody: 'wrapped' },
    { webhookBody: 'flat', webhookTwice: true },
  ])('%o: the webhook is set and what people say arrives', async (options) => {
    const { channel, emulator, inbox, user, served, lines } = await webhooked(options);
    stops.push(await channel.start(inbox.receive));
    await until(() => emulator.world.webhook !== null && emulator.count('setWebhook') === 1, 'the webhook');
    expect(emulator.world.webhook).toMatchObject({ url: `${served.url}${PATH}`, secret: SECRET });
    for (const text of ['một', 'hai']) user.says(text);
    await until(() => new Set(inbox.items.map((one) => one.key)).size === 2, 'both');
    await until(() => lines.length > 0, 'the note');
    expect(lines.map((one) => [one.level, one.event])).toEqual([['info', 'zalo_bot.webhook_set']]);
    expect((await channel.check()).every((one) => one.level === 'ok')).toBe(true);
  });

  it('is not set where it is right, and set again when Zalo shows an older secret', async () => {
    const { channel, emulator, inbox, user, served } = await webhooked();
    emulator.world.webhook = { url: `${served.url}${PATH}`, secret: 'the-secret-of-before', calls: 0 };
    stops.push(await channel.start(inbox.receive));
    await until(() => emulator.count('getWebhookInfo') === 1, 'the look');
    expect(emulator.count('setWebhook')).toBe(0);
    user.says('một');
    await until(() => inbox.items.length === 1, 'the message');
    expect(emulator.count('setWebhook')).toBe(1);
  });

  it('keeps the order while the store fails now and then', async () => {
    const { channel, inbox, user } = await webhooked();
    const random = randomOf(3);
    stops.push(
      await channel.start(async (items, malformed) => {
        if (random() < 0.3) throw new Error('the store cannot');
        await inbox.receive(items, malformed);
      }),
    );
    const wanted = Array.from({ length: 10 }, (_, n) => String(n));
    for (const text of wanted) user.says(text);
    await until(() => inbox.items.length >= 10, 'ten messages');
    expect(inbox.items.map(({ body }) => (body.kind === 'text' ? body.text : ''))).toEqual(wanted);
  });
});
