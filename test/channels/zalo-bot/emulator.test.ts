/** The emulator keeps what the Bot Platform is known to do (and both readings where sources disagree). */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Emulator, type EmulatorOptions, startZaloBot } from '../../support/zalo-bot/emulator.mjs';

const PERSON = '0a1b2c3d4e5f60718293';
const stops: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

interface Answer {
  readonly status: number;
  readonly ok?: boolean;
  readonly error_code?: number;
  readonly result?: unknown;
}

async function started(options: EmulatorOptions = {}) {
  const emulator = await startZaloBot({ timeScale: 0.01, ...options });
  stops.push(emulator.stop);
  const call = async (method: string, body: unknown = {}, token = emulator.token): Promise<Answer> => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${emulator.apiRoot}bot${token}/${method}`, init);
    return { ...((await answer.json()) as object), status: answer.status };
  };
  return { emulator, call };
}

/** Somebody's server for the webhook: what it was sent, in order. */
async function hook() {
  const got: { body: string; secret: unknown; agent: unknown }[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () => {
      got.push({ body, secret: req.headers['x-bot-api-secret-token'], agent: req.headers['user-agent'] });
      res.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => void server.close());
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

const known = ({ emulator }: { emulator: Emulator }) => emulator.user(PERSON).isKnown();
const say = (text: string) => ({ chat_id: PERSON, text });

describe('calls', () => {
  it.each<[string, string, object, number]>([
    ['who it is', 'getMe', {}, 0],
    ['a name in other letters', 'GetMe', {}, 404],
    ['no such method', 'sendDocument', {}, 404],
    ['2,000 characters', 'sendMessage', say('x'.repeat(2_000)), 0],
    ['2,001 characters', 'sendMessage', say('x'.repeat(2_001)), 400],
    ['no words', 'sendMessage', say(' '), 400],
    ['a stranger', 'sendMessage', { chat_id: 'f'.repeat(20), text: 'x' }, 400],
    ['a picture without address', 'sendPhoto', { chat_id: PERSON, photo: 'x' }, 400],
    ['speech in another form', 'sendVoice', { chat_id: PERSON, voice_url: 'https://x/a.mp3' }, 400],
    ['speech', 'sendVoice', { chat_id: PERSON, voice_url: 'https://x/a.aac' }, 0],
    ['a short secret', 'setWebhook', { url: 'https://a.example/x', secret_token: '1234567' }, 400],
    ['a webhook at home', 'setWebhook', { url: 'https://localhost/x', secret_token: '12345678' }, 400],
    ['a webhook in the clear', 'setWebhook', { url: 'http://a.example/x', secret_token: '12345678' }, 400],
  ])('%s', async (_name, method, body, code) => {
    const rig = await started();
    known(rig);
    const answer = await rig.call(method, body);
    expect(answer).toMatchObject({ ok: code === 0, error_code: code, status: code === 0 ? 200 : code });
  });

  it('with another token are refused', async () => {
    const { call } = await started();
    expect(await call('getMe', {}, '777:other')).toMatchObject({ ok: false, error_code: 401 });
  });

  it('that are refused may come with HTTP 200', async () => {
    const { call } = await started({ refusalStatus: '200' });
    expect(await call('getMe', {}, '777:other')).toMatchObject({ ok: false, error_code: 401, status: 200 });
  });

  it('beyond the month’s messages are refused', async () => {
    const rig = await started({ monthlyMessages: 2 });
    known(rig);
    const codes = [];
    for (const text of ['một', 'hai', 'ba']) codes.push((await rig.call('sendMessage', say(text))).error_code);
    expect(codes).toEqual([0, 0, 429]);
  });

  it('of a person beyond the plan never come', async () => {
    const { emulator } = await started({ users: 1 });
    emulator.user(PERSON).says('một');
    emulator.user('b'.repeat(20)).says('hai');
    expect(emulator.world.events).toHaveLength(1);
  });
});

describe('getUpdates', () => {
  it.each([1, '1'])('with nothing waiting is a 408 after its time (%j)', async (timeout) => {
    const { call } = await started();
    expect(await call('getUpdates', { timeout })).toMatchObject({ ok: false, error_code: 408, status: 408 });
  });

  it.each([
    ['consume', ['một', 'hai', 408]],
    ['replay', ['một', 'hai', 'một']],
  ] as const)('gives one object; what was read is then %s', async (polling, seen) => {
    const { emulator, call } = await started({ polling });
    for (const text of ['một', 'hai']) emulator.user(PERSON).says(text);
    const got = [];
    for (let n = 0; n < 3; n++) {
      const { result, error_code } = await call('getUpdates', { timeout: 1 });
      got.push((result as { message: { text: string } } | undefined)?.message.text ?? error_code);
    }
    expect(got).toEqual(seen);
  });

  it('of two at once split what comes', async () => {
    const { emulator, call } = await started();
    const both = Promise.all([call('getUpdates', { timeout: 30 }), call('getUpdates', { timeout: 30 })]);
    await emulator.waitFor(() => true);
    setTimeout(() => {
      emulator.user(PERSON).says('một');
      emulator.user(PERSON).says('hai');
    }, 50);
    const texts = (await both).map((one) => (one.result as { message: { text: string } }).message.text);
    expect(texts.toSorted()).toEqual(['hai', 'một']);
  });

  it.each([
    ['refuse', 400],
    ['silent', 408],
  ] as const)('under a webhook: %s', async (pollUnderWebhook, code) => {
    const { url } = await hook();
    const { call } = await started({ pollUnderWebhook, anyWebhookHost: true });
    await call('setWebhook', { url, secret_token: '12345678' });
    expect(await call('getUpdates', { timeout: 1 })).toMatchObject({ error_code: code });
  });
});

describe('the webhook', () => {
  it.each(['404', 'empty'] as const)('that is not set is said as %s', async (noWebhook) => {
    const { call } = await started({ noWebhook });
    const answer = await call('getWebhookInfo');
    expect(answer).toMatchObject(noWebhook === '404' ? { error_code: 404 } : { result: { url: '' } });
  });

  it('is tried out when it is set, kept even where that failed, and let go of', async () => {
    const { got, url } = await hook();
    const { call } = await started({ anyWebhookHost: true, emptyProbe: true });
    const set = await call('setWebhook', { url, secret_token: '12345678' });
    expect(set.result).toMatchObject({ url, verification: { ok: true, outcome: 'webhook.ok' } });
    expect(got.map((one) => one.body === '')).toEqual([true, false]);
    const test = JSON.parse(got[1]?.body ?? '') as { event_name: string; message: { date: number; from?: unknown } };
    expect(test).toMatchObject({ event_name: 'webhook.test', message: { message_id: 'webhook-test' } });
    expect([test.message.date < 1e10, test.message.from, got[1]?.secret]).toEqual([true, undefined, '12345678']);
    expect(got[1]?.agent).toMatch(/^Java\//);
    const dead = { url: 'http://127.0.0.1:9/x', secret_token: '12345678' };
    expect((await call('setWebhook', dead)).result).toMatchObject({ verification: { ok: false } });
    expect((await call('getWebhookInfo')).result).toMatchObject({ url: dead.url });
    expect((await call('deleteWebhook')).result).toMatchObject({ url: '' });
  });

  it.each([
    ['flat', false, 1],
    ['wrapped', true, 2],
  ] as const)('gets its events %s', async (webhookBody, webhookTwice, times) => {
    const { got, url } = await hook();
    const { emulator, call } = await started({ anyWebhookHost: true, webhookBody, webhookTwice });
    await call('setWebhook', { url, secret_token: '12345678' });
    emulator.user(PERSON).says('một');
    await emulator.waitFor(() => emulator.world.events.length === 0 && got.length === 1 + times);
    const body = JSON.parse(got.at(-1)?.body ?? '') as { result?: object };
    const event = webhookBody === 'flat' ? body : body.result;
    expect(event).toMatchObject({
      event_name: 'message.text.received',
      message: { text: 'một', chat: { id: PERSON, chat_type: 'PRIVATE' }, from: { id: PERSON } },
    });
  });

  it('hears in a group what names the bot, as of the group', async () => {
    const { emulator, call } = await started();
    emulator.user(PERSON).saysInGroup('c'.repeat(20), '@Bot hạn nộp');
    const { result } = await call('getUpdates', { timeout: 1 });
    expect(result).toMatchObject({
      message: { chat: { id: 'c'.repeat(20), chat_type: 'GROUP' }, text: '@Bot hạn nộp' },
    });
  });
});

it('ids are hex, times in milliseconds', async () => {
  const rig = await started();
  known(rig);
  const { result } = await rig.call('sendMessage', say('một'));
  expect(result).toMatchObject({ message_id: expect.stringMatching(/^[0-9a-f]{20}$/), date: expect.any(Number) });
  expect((result as { date: number }).date).toBeGreaterThan(1e12);
});
