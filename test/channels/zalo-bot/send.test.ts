import { afterEach, describe, expect, it } from 'vitest';
import type { ZaloBotDeps } from '../../../src/channels/zalo-bot/channel.js';
import type { EmulatorOptions } from '../../support/zalo-bot/emulator.mjs';
import { outgoing } from '../contract.js';
import { serve } from '../telegram/serve.js';
import { PERSON, TOKEN, zaloBot } from './rig.js';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

async function rig(deps: Partial<ZaloBotDeps> = {}, options: EmulatorOptions = {}) {
  const set = await zaloBot(deps, options);
  stops.push(() => set.emulator.stop());
  return { ...set, set, user: set.emulator.user(PERSON).isKnown() };
}

const PNG = { name: 'ma-moi.png', type: 'image/png', bytes: new Uint8Array([137, 80, 78, 71]) };
const DOC = { name: 'du-thao.docx', type: 'application/vnd.x', bytes: new Uint8Array([1]) };

describe('how a send ends', () => {
  it.each<[string, number, string, object]>([
    ['400 of a wrong chat', 400, 'Bad Request: chat_id is invalid', { refused: 'unknown_address' }],
    ['400 of a long text', 400, 'Bad Request: text is too long', { refused: 'too_long' }],
    ['400 of anything else', 400, 'Bad Request', { refused: 'other' }],
    ['401', 401, 'Unauthorized', { refused: 'bad_token' }],
    ['403 as the table words it', 403, 'Internal server error', { inDoubt: 'sendMessage: 403 Internal server error' }],
    ['403 of a block', 403, 'Forbidden: blocked', { refused: 'blocked' }],
    ['404 of a method', 404, 'Not Found', { refused: 'other' }],
    ['408', 408, 'Request timeout', { inDoubt: 'sendMessage: 408 Request timeout' }],
    ['429', 429, 'Quota exceeded', { retry: 30_000, scope: 'lane' }],
    ['another code', 418, 'tea', { refused: 'other' }],
  ])('%s', async (_name, code, description, outcome) => {
    for (const refusalStatus of ['code', '200'] as const) {
      const { channel, emulator } = await rig({}, { refusalStatus });
      emulator.faults.failNext('sendMessage', 'answer', { code, description });
      expect(await channel.send(outgoing(PERSON, 'x'))).toEqual(outcome);
    }
  });

  it.each([
    ['error_500', 0],
    ['error_502_page', 0],
    ['ok_false', 0],
    ['reset_before', 0],
    ['reset_after', 1],
    ['truncated', 1],
    ['hang', 0],
    ['hang_after', 1],
  ] as const)('%s is in doubt, and one call', async (kind, shown) => {
    const { channel, emulator, user } = await rig({ httpTimeoutMs: 100 });
    emulator.faults.failNext('sendMessage', kind);
    expect(await channel.send(outgoing(PERSON, 'x'))).toHaveProperty('inDoubt');
    expect(user.messages()).toHaveLength(shown);
    expect(emulator.count('sendMessage')).toBe(1);
  });

  it('nobody listening is definitely not sent', async () => {
    const { channel, emulator } = await rig();
    await emulator.offline();
    expect(await channel.send(outgoing(PERSON, 'x'))).toEqual({ retry: 2_000, scope: 'lane' });
    await emulator.online();
  });

  it('429 when this month is used up by our own count is a refusal', async () => {
    const { channel, set } = await rig({}, { monthlyMessages: 1 });
    expect(await channel.send(outgoing(PERSON, 'một'))).toHaveProperty('sent');
    expect(await channel.send(outgoing(PERSON, 'hai'))).toHaveProperty('retry');
    set.usage = { sentThisMonth: 3_000, users: 1 };
    expect(await channel.send(outgoing(PERSON, 'hai'))).toEqual({ refused: 'quota' });
  });

  it.each([
    ['a plan without that limit', {}],
    ['a plan nobody can read now', { faults: true }],
  ])(
    '429 past the count of the free plan is no refusal under %s',
    async (_name, { faults = false }: { faults?: boolean }) => {
      const { channel, emulator, set } = await rig({}, { plan: 'PRO' });
      set.usage = { sentThisMonth: 5_000, users: 80 };
      emulator.faults.failNext('sendMessage', 'answer', { code: 429, description: 'Too many requests' });
      if (faults) emulator.faults.failNext('getMe', 'error_500');
      expect(await channel.send(outgoing(PERSON, 'x'))).toEqual({ retry: 30_000, scope: 'lane' });
    },
  );

  it('text beyond 2,000 units, or none, is not tried', async () => {
    const { channel, emulator } = await rig();
    expect(await channel.send(outgoing(PERSON, 'a'.repeat(2_000)))).toHaveProperty('sent');
    expect(await channel.send(outgoing(PERSON, 'a'.repeat(2_001)))).toEqual({ refused: 'too_long' });
    expect(await channel.send(outgoing(PERSON, ' '))).toEqual({ refused: 'other' });
    expect(emulator.count('sendMessage')).toBe(1);
  });

  it('no token and no address in any log line or outcome', async () => {
    const { channel, emulator, lines } = await rig({ httpTimeoutMs: 100 });
    const seen: unknown[] = [];
    for (const kind of ['not_json', 'error_502_page', 'reset_after', 'truncated', 'hang'] as const) {
      emulator.faults.failNext('sendMessage', kind, { body: `<a>bot${TOKEN}/sendMessage</a>` });
      seen.push(await channel.send(outgoing(PERSON, 'kín')));
    }
    emulator.faults.failNext('sendMessage', 'answer', { code: 400, description: `no ${TOKEN}` });
    seen.push(await channel.send(outgoing(PERSON, 'kín')));
    const all = JSON.stringify([seen, lines]);
    expect(all).not.toContain('canary');
    expect(all).not.toContain('kín');
    expect(all).not.toContain(PERSON);
  });
});

describe('pictures', () => {
  it('go out by an address of ours that Zalo fetches', async () => {
    const held: { channel?: Parameters<typeof serve>[0] extends () => infer C ? C : never } = {};
    const served = await serve(() => {
      if (held.channel === undefined) throw new Error('too early');
      return held.channel;
    });
    stops.push(() => served.stop());
    const { channel, user } = await rig({ publicUrl: served.url });
    held.channel = channel;
    expect(channel.limits.files).toBe('pictures');
    expect(await channel.send(outgoing(PERSON, 'Mã mời', { file: PNG }))).toHaveProperty('sent');
    const [shown] = user.messages();
    expect(shown?.text).toBe('Mã mời');
    expect(shown?.photo).toEqual(Buffer.from(PNG.bytes));
  });

  it('are found under their own name only, and not for long', async () => {
    let now = 0;
    const { channel, emulator } = await rig({ publicUrl: 'https://thidua.example', now: () => now });
    emulator.faults.failNext('sendPhoto', 'answer', { code: 400, description: 'photo could not be downloaded' });
    await channel.send(outgoing(PERSON, 'x', { file: PNG }));
    const route = channel.routes.find((one) => one.method === 'GET');
    const ask = async (id: string) =>
      (await route?.handle({ method: 'GET', path: '', query: { id }, headers: {}, body: new Uint8Array() }))?.status;
    expect(await ask('')).toBe(404);
    expect(await ask('x')).toBe(404);
    now = 11 * 60_000;
    expect(await ask('x')).toBe(404);
  });

  it('without a public address, and files of other kinds, the words go alone', async () => {
    const { channel, user } = await rig();
    expect(channel.limits.files).toBe(false);
    expect(await channel.send(outgoing(PERSON, 'Mã mời', { file: PNG }))).toHaveProperty('sent');
    expect(await channel.send(outgoing(PERSON, 'Dự thảo', { file: DOC }))).toHaveProperty('sent');
    expect(user.messages().map((one) => one.method)).toEqual(['sendMessage', 'sendMessage']);
  });

  it.each(['photo_url', 'photo', 'photos'] as const)('come in as %s', async (field) => {
    const { channel, user } = await rig();
    const got: unknown[] = [];
    const stop = await channel.start(async (items) => {
      for (const { body } of items) if (body.kind === 'file') got.push(await channel.fetch(body.file, 10));
    });
    user.sendsPicture({ bytes: new Uint8Array([1, 2, 3]), field });
    user.sendsPicture({ bytes: new Uint8Array(11), field });
    while (got.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await stop();
    expect(got).toEqual([{ bytes: Buffer.from([1, 2, 3]) }, { refused: 'too_big' }]);
  });

  it.each([
    ['this machine', 'http://127.0.0.1:22/x.jpg'],
    ['this machine by name', 'https://localhost/x.jpg'],
    ['an address of the network', 'https://192.168.1.1/x.jpg'],
    ['an address of the network in IPv6', 'https://[fd00::1]/x.jpg'],
    ['another port', 'https://photo.example:8443/x.jpg'],
    ['no https', 'http://photo.example/x.jpg'],
    ['a file', 'file:///etc/passwd'],
    ['no address', 'x'],
  ])('%s is never fetched', async (_name, id) => {
    const { channel } = await rig();
    expect(await channel.fetch({ id, name: 'x.jpg', size: null }, 10)).toEqual({ refused: 'not_allowed' });
  });
});
