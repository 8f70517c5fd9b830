import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Channel, RouteRequest } from '../../../src/channels/channel.js';
import { createTelegramChannel } from '../../../src/channels/telegram/channel.js';
import { randomOf } from '../../support/telegram/emulator.mjs';
import { createInbox, type Inbox, until } from '../contract.js';
import { createLog, TOKEN, telegram } from './rig.js';
import { serve } from './serve.js';

const SECRET = 'secret_secret_secret_secret_secret-1';
const PATH = '/webhooks/telegram';
const update = (text: string, id = 10) => ({
  update_id: id,
  message: {
    message_id: 3,
    from: { id: 7, first_name: 'Hà' },
    chat: { id: 7, type: 'private' },
    date: 1_702_000_000,
    text,
  },
});
const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

/** The route alone; nothing listens at the API root, so an outbound call would show as an error. */
async function opened() {
  const { log, lines } = createLog();
  const deps = {
    token: TOKEN,
    mode: 'webhook',
    webhookSecret: SECRET,
    httpTimeoutMs: 200,
    now: Date.now,
    log,
  } as const;
  const channel = createTelegramChannel({ ...deps, apiRoot: 'http://127.0.0.1:9/' });
  const inbox = createInbox();
  stops.push(await channel.start(inbox.receive));
  const [route] = channel.routes;
  if (route === undefined) throw new Error('no route');
  const post = (body: Uint8Array, headers: RouteRequest['headers'] = { 'x-telegram-bot-api-secret-token': SECRET }) =>
    route.handle({ method: 'POST', path: PATH, query: {}, headers, body });
  return { channel, inbox, post, lines };
}

describe('who may speak', () => {
  const header = 'x-telegram-bot-api-secret-token';
  it.each<[string, RouteRequest['headers']]>([
    ['no secret', {}],
    ['an empty one', { [header]: '' }],
    ['a shorter one', { [header]: SECRET.slice(1) }],
    ['a longer one', { [header]: `${SECRET}x` }],
    ['another one', { [header]: SECRET.replace('1', '2') }],
    ['another case', { [header]: SECRET.toUpperCase() }],
    ['a list', { [header]: [SECRET] }],
    ['two', { [header]: [SECRET, SECRET] }],
  ])('%s is refused', async (_name, headers) => {
    const { inbox, post } = await opened();
    expect(await post(bytes(update('x')), headers)).toEqual({ status: 401 });
    expect(await post(bytes('null'), headers)).toEqual({ status: 401 });
    expect(inbox.calls).toBe(0);
  });

  it('a thousand changed secrets are refused', async () => {
    const { inbox, post } = await opened();
    const random = randomOf(7);
    for (let n = 0; n < 1_000; n += 1) {
      const at = Math.floor(random() * SECRET.length);
      const letter = String.fromCharCode(33 + Math.floor(random() * 90));
      const changed = SECRET.slice(0, at) + (letter === SECRET[at] ? '' : letter) + SECRET.slice(at + 1);
      expect((await post(bytes(update('x')), { [header]: changed })).status).toBe(401);
    }
    expect(inbox.calls).toBe(0);
  });

  it.each([
    ['missing', undefined],
    ['short', 'x'.repeat(31)],
    ['with a letter Telegram refuses', `${'x'.repeat(40)}!`],
  ])('a secret %s is refused at start, naming the variable', (_name, webhookSecret) => {
    const { log } = createLog();
    const deps = { token: TOKEN, mode: 'webhook', httpTimeoutMs: 200, now: Date.now, log } as const;
    const build = () => createTelegramChannel(webhookSecret === undefined ? deps : { ...deps, webhookSecret });
    expect(build).toThrow(/TELEGRAM_WEBHOOK_SECRET/);
    expect(() => createTelegramChannel({ ...deps, mode: 'polling', token: 'nonsense' })).toThrow(/TELEGRAM_BOT_TOKEN/);
  });
});

describe('what is stored', () => {
  it('an update, and then 200', async () => {
    const { inbox, post } = await opened();
    expect(await post(bytes(update('85,5%')))).toEqual({ status: 200 });
    expect(inbox.items).toMatchObject([
      { key: 'telegram:4242:10', address: '7', body: { kind: 'text', text: '85,5%' } },
    ]);
  });

  it('503 when the store cannot, when not open and after the stop', async () => {
    const { channel, inbox, post } = await opened();
    inbox.broken = true;
    const busy = { status: 503, headers: { 'retry-after': '5' } };
    expect(await post(bytes(update('x')))).toEqual(busy);
    expect(await post(bytes('null'))).toEqual(busy);
    inbox.broken = false;
    expect((await post(bytes(update('x')))).status).toBe(200);
    await stops.pop()?.();
    expect(await post(bytes(update('x')))).toEqual(busy);
    expect(channel.routes).toHaveLength(1);
  });

  it.each([
    ['null', 'null'],
    ['a number', '123'],
    ['a list', '[]'],
    ['no JSON', '{"update_id":'],
    ['nothing', ''],
    ['HTML', '<html>'],
    ['depth 100,000', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['bytes that are no UTF-8', '\u0000\u00ff'],
    ['a message without chat', '{"update_id":1,"message":{}}'],
    ['__proto__', '{"__proto__":{"update_id":1}}'],
  ])('%s with the secret is set aside and answered 200', async (_name, body) => {
    const { inbox, post } = await opened();
    expect(await post(Buffer.from(body, 'latin1'))).toEqual({ status: 200 });
    expect(inbox.items).toEqual([]);
    expect(inbox.malformed).toHaveLength(1);
  });

  it('2,000 broken bodies: none crashes, none is refused, the next message passes', async () => {
    const { inbox, post } = await opened();
    const random = randomOf(14);
    const good = bytes(update('Tỷ lệ 63,09%'));
    for (let n = 0; n < 2_000; n += 1) {
      const body = Buffer.from(good);
      for (let hit = 0; hit < 1 + (n % 5); hit += 1)
        body[Math.floor(random() * body.length)] = Math.floor(random() * 256);
      expect((await post(n % 7 === 0 ? body.subarray(0, Math.floor(random() * body.length)) : body)).status).toBe(200);
    }
    await post(bytes(update('sau cùng')));
    expect(inbox.items.at(-1)?.body).toEqual({ kind: 'text', text: 'sau cùng' });
  });

  it('nothing over 1 MB', async () => {
    const { inbox, post } = await opened();
    expect((await post(Buffer.alloc(1024 * 1024 + 1, 'x'))).status).toBe(413);
    expect(inbox.calls).toBe(0);
  });

  it.each([
    ['Vietnamese', 'Phường Đô Vinh: 85,5%'],
    ['decomposed', 'Phường Đô Vinh'.normalize('NFD')],
    ['emoji', '👍🏽 tốt'],
  ])('%s sent byte by byte', async (_name, text) => {
    const { channel, inbox } = await opened();
    const served = await serve(() => channel);
    stops.push(() => served.stop());
    const body = bytes(update(text));
    const socket = net.connect({ port: Number(new URL(served.url).port), host: '127.0.0.1', noDelay: true });
    socket.write(
      `POST ${PATH} HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: ${SECRET}\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    for (const byte of body) {
      socket.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => inbox.items.length === 1, 'the message');
    socket.destroy();
    expect(inbox.items[0]?.body).toEqual({ kind: 'text', text });
  });
});

describe('over the emulator', () => {
  async function webhooked() {
    const held: { channel?: Channel } = {};
    const served = await serve(() => {
      if (held.channel === undefined) throw new Error('too early');
      return held.channel;
    });
    const deps = { mode: 'webhook', webhookSecret: SECRET, publicUrl: served.url } as const;
    const set = await telegram(deps, { timeScale: 0.01 });
    held.channel = set.channel;
    stops.push(
      () => set.emulator.stop(),
      () => served.stop(),
    );
    const inbox = createInbox();
    return { ...set, inbox, served };
  }
  const textsOf = (inbox: Inbox, address: string) =>
    inbox.items
      .filter((one) => one.address === address)
      .map((one) => (one.body.kind === 'text' ? one.body.text : one.body.kind));

  it('sets the webhook once, and not where it is right', async () => {
    const { emulator, channel, inbox, served } = await webhooked();
    const stop = await channel.start(inbox.receive);
    await until(() => emulator.world.webhook.url !== '', 'the webhook');
    expect(emulator.world.webhook).toMatchObject({ url: `${served.url}${PATH}`, secret: SECRET, maxConnections: 20 });
    await stop();
    stops.push(await channel.start(inbox.receive));
    await until(() => emulator.count('getWebhookInfo') === 2, 'the second look');
    expect(emulator.count('setWebhook')).toBe(1);
    expect((await channel.check()).every((one) => one.level === 'ok')).toBe(true);
  });

  it('sets it again when Telegram complains of 401, as after a change of the secret', async () => {
    const { emulator, channel, inbox, served } = await webhooked();
    Object.assign(emulator.world.webhook, { url: `${served.url}${PATH}`, secret: 'old', maxConnections: 20 });
    emulator.world.allowed = ['message', 'edited_message', 'callback_query', 'my_chat_member'];
    emulator.user(7).says('một');
    await until(() => emulator.world.webhook.lastError !== null, 'the complaint');
    stops.push(await channel.start(inbox.receive));
    await until(() => inbox.items.length === 1, 'the message');
  });

  it('keeps the order of each person while the store fails now and then', async () => {
    const { emulator, channel, inbox } = await webhooked();
    const random = randomOf(3);
    stops.push(
      await channel.start(async (items, malformed) => {
        if (random() < 0.3) throw new Error('the store cannot');
        // Telegram may send one again that it believes unanswered; the house ignores a second copy.
        const fresh = items.filter((item) => inbox.items.every((known) => known.key !== item.key));
        await inbox.receive(fresh, malformed);
      }),
    );
    const wanted = Array.from({ length: 15 }, (_, n) => String(n));
    for (const text of wanted) for (const id of [7, 8, 9]) emulator.user(id).says(text);
    await until(() => inbox.items.length >= 45, '45 messages', 15_000);
    for (const id of ['7', '8', '9']) expect(textsOf(inbox, id)).toEqual(wanted);
    await until(() => emulator.world.updates.length === 0, 'the last 200');
  });

  it('stops only when nothing is half received', async () => {
    const { channel, emulator } = await webhooked();
    let release: () => void = () => undefined;
    let entered = false;
    const stop = await channel.start(
      () =>
        new Promise<void>((resolve) => {
          entered = true;
          release = resolve;
        }),
    );
    emulator.user(7).says('một');
    await until(() => entered, 'receive');
    let stopped = false;
    const stopping = stop().then(() => {
      stopped = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(stopped).toBe(false);
    release();
    await stopping;
    await until(() => emulator.world.updates.length === 0, 'the 200');
  });

  it('an unreadable update does not hold back its chat; a press is answered', async () => {
    const { emulator, channel, inbox } = await webhooked();
    stops.push(await channel.start(inbox.receive));
    emulator.pushRaw({ update_id: 1000, message: { chat: { id: 7 } } });
    const press = emulator.user(7).isKnown().pressesData('x');
    emulator.user(7).says('sau');
    await until(() => inbox.items.length === 2 && inbox.malformed.length === 1, 'all three');
    await until(() => emulator.world.answeredPresses.includes(press), 'the answer');
  });
});
