import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Emulator, type EmulatorOptions, startTelegram } from '../../support/telegram/emulator.mjs';

let emulator: Emulator;
afterEach(() => emulator?.stop());

interface Answer {
  readonly ok: boolean;
  readonly result: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: object;
}
async function begin(options: EmulatorOptions = {}) {
  emulator = await startTelegram(options);
  const call = async (method: string, params: object = {}): Promise<Answer> => {
    const url = `${emulator.apiRoot}bot${emulator.token}/${method}`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    return (await answer.json()) as Answer;
  };
  const poll = async (params: object) =>
    ((await call('getUpdates', params)).result as { update_id: number }[]).map((one) => one.update_id);
  return { call, poll };
}

describe('the emulator keeps the limits of Telegram', () => {
  it.each<[string, object, string]>([
    ['an unknown chat', { chat_id: 9, text: 'x' }, 'chat not found'],
    ['no text', { chat_id: 7, text: ' ' }, 'message text is empty'],
    ['4,097 characters', { chat_id: 7, text: 'x'.repeat(4097) }, 'message is too long'],
    ['a stray mark', { chat_id: 7, text: 'a <b', parse_mode: 'HTML' }, "can't parse entities"],
    ['an unknown tag', { chat_id: 7, text: '<x>a</x>', parse_mode: 'HTML' }, 'Unsupported start tag'],
    ['an open tag', { chat_id: 7, text: '<b>a', parse_mode: 'HTML' }, "Can't find end tag"],
    ['crossed tags', { chat_id: 7, text: '<b><i>a</b></i>', parse_mode: 'HTML' }, 'Unmatched end tag'],
    [
      '65 bytes of data',
      { chat_id: 7, text: 'x', reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'x'.repeat(65) }]] } },
      'BUTTON_DATA_INVALID',
    ],
    [
      'a nameless button',
      { chat_id: 7, text: 'x', reply_markup: { inline_keyboard: [[{ text: '', callback_data: 'x' }]] } },
      'non-empty',
    ],
    ['half a character', { chat_id: 7, text: '\ud800' }, 'UTF-8'],
  ])('refuses %s', async (_name, params, says) => {
    const { call } = await begin();
    emulator.user(7).isKnown();
    expect(await call('sendMessage', params)).toMatchObject({
      ok: false,
      error_code: 400,
      description: expect.stringContaining(says),
    });
    expect(emulator.accepted).toHaveLength(0);
  });

  it('counts 4,096 after reading the mark-up', async () => {
    const { call } = await begin();
    emulator.user(7).isKnown();
    const text = `<b>${'&amp;'.repeat(4096)}</b>`;
    expect((await call('sendMessage', { chat_id: 7, text, parse_mode: 'HTML' })).ok).toBe(true);
    expect(emulator.accepted[0]?.text).toBe('&'.repeat(4096));
  });

  it('confirms by a higher offset only', async () => {
    const { poll } = await begin();
    for (const text of ['a', 'b', 'c']) emulator.user(7).says(text);
    expect(await poll({ limit: 2 })).toEqual([1000, 1001]);
    expect(await poll({ offset: 1001 })).toEqual([1001, 1002]);
    expect(await poll({ offset: 1001 })).toEqual([1001]);
    expect(await poll({ offset: 1003, timeout: 0 })).toEqual([]);
  });

  it('holds a poll until something comes', async () => {
    const { poll } = await begin();
    const held = poll({ timeout: 50 });
    setTimeout(() => emulator.user(7).says('a'), 20);
    expect(await held).toEqual([1000]);
  });

  it('ends the older of two polls with 409, and any poll under a webhook', async () => {
    const { call } = await begin();
    const first = call('getUpdates', { timeout: 50 });
    await emulator.waitFor(() => emulator.world.allowed === null);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await call('getUpdates', { timeout: 0 });
    expect(await first).toMatchObject({ error_code: 409 });
    await call('setWebhook', { url: 'https://x.example/' });
    expect(await call('getUpdates')).toMatchObject({
      error_code: 409,
      description: expect.stringContaining('webhook'),
    });
  });

  it('forgets a press after 150 s and a message after 24 h, by its own clock', async () => {
    let time = 1_702_000_000_000;
    const { poll } = await begin({ now: () => time });
    emulator.user(7).says('a');
    emulator.user(7).pressesData('x');
    time += 149_000;
    expect(await poll({})).toEqual([1000, 1001]);
    time += 2_000;
    expect(await poll({})).toEqual([1000]);
    time += 86_400_000;
    expect(await poll({})).toEqual([]);
    expect(emulator.world.expired).toBe(2);
  });

  it('answers 429 by rate and counts who does not wait', async () => {
    let time = 0;
    const { call } = await begin({ now: () => time, rates: { perChatPerSecond: 1 } });
    emulator.user(7).isKnown();
    expect((await call('sendMessage', { chat_id: 7, text: 'a' })).ok).toBe(true);
    expect(await call('sendMessage', { chat_id: 7, text: 'b' })).toMatchObject({
      error_code: 429,
      parameters: { retry_after: 1 },
    });
    await call('sendMessage', { chat_id: 7, text: 'b' });
    expect(emulator.world.early).toBe(1);
    time += 3_000;
    expect((await call('sendMessage', { chat_id: 7, text: 'b' })).ok).toBe(true);
    expect(emulator.world.early).toBe(1);
  });

  it.each([
    ['a wrong token', 'bot1:x/getMe', 401],
    ['an unknown method', 'bot4242:emulator/fly', 404],
  ])('%s', async (_name, path, code) => {
    await begin();
    const answer = await fetch(`${emulator.apiRoot}${path}`, { method: 'POST' });
    expect(answer.status).toBe(code);
  });

  describe('pushes to a webhook', () => {
    /** Answers as told, in order, and 200 after that. */
    async function hook(answers: readonly [number, Record<string, string>?][]) {
      const got: string[] = [];
      const server = createServer((req, res) => {
        let body = '';
        req.on('data', (chunk) => {
          body += chunk;
        });
        req.on('end', () => {
          const update = JSON.parse(body) as { message?: { text: string }; callback_query?: { data: string } };
          got.push(update.message?.text ?? update.callback_query?.data ?? '');
          const [status, headers] = answers[got.length - 1] ?? [200];
          res.writeHead(status, headers).end();
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => {
        server.closeAllConnections();
        server.close();
      });
      return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
    }

    it('one update of a chat at a time, the failing one again and again, while others and presses pass', async () => {
      const { got, url } = await hook([[503], [200], [200], [200], [500], [503]]);
      const { call } = await begin({ timeScale: 0.02 });
      const [an, binh] = [emulator.user(7).isKnown(), emulator.user(8)];
      an.says('một');
      an.says('hai');
      binh.says('ba');
      an.pressesData('send:1');
      await call('setWebhook', { url });
      await emulator.waitFor(() => emulator.world.updates.length === 0);
      expect(new Set(got)).toEqual(new Set(['một', 'hai', 'ba', 'send:1']));
      expect(got.lastIndexOf('một')).toBeLessThan(got.indexOf('hai'));
      expect(got).toHaveLength(7);
    });

    it('and waits as it is asked to', async () => {
      const { got, url } = await hook([[429, { 'retry-after': '600' }]]);
      const { call } = await begin({ timeScale: 0.0005 });
      emulator.user(7).says('một');
      await call('setWebhook', { url });
      await emulator.waitFor(() => emulator.world.updates.some((one) => one.failures === 1));
      expect(got).toEqual(['một']);
      await emulator.waitFor(() => emulator.world.updates.length === 0);
      expect(got).toEqual(['một', 'một']);
    });

    it('twice as many as it may send at a time are looked at', async () => {
      const { got, url } = await hook([[503], [503], [503], [503]]);
      const { call } = await begin({ timeScale: 5 });
      for (const id of [1, 2, 3, 4, 5]) emulator.user(id).says(`của ${id}`);
      await call('setWebhook', { url, max_connections: 1 });
      await emulator.waitFor(() => got.length === 4);
      expect(new Set(got)).toEqual(new Set(['của 1', 'của 2']));
    });
  });

  it('runs as a process of its own', async () => {
    const main = new URL('../../support/telegram/main.mjs', import.meta.url);
    const child = spawn(process.execPath, [main.pathname], { stdio: ['pipe', 'pipe', 'inherit'] });
    const first = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data: Buffer) => resolve(data.toString())),
    );
    const { apiRoot, token } = JSON.parse(first) as { apiRoot: string; token: string };
    const control = async (verb: string, body?: object): Promise<unknown> =>
      (await fetch(`${apiRoot}control/${verb}`, { method: 'POST', body: JSON.stringify(body ?? {}) })).json();
    await control('say', { user: 7, text: 'xin chào' });
    await fetch(`${apiRoot}bot${token}/sendMessage`, {
      method: 'POST',
      body: JSON.stringify({ chat_id: 7, text: 'chào' }),
    });
    await control('wait', { accepted: 1, timeoutMs: 1_000 });
    expect(await control('ledger')).toMatchObject([{ chat: '7', text: 'chào' }]);
    expect(await control('stats')).toMatchObject({ accepted: 1, waiting: 1, calls: { sendMessage: 1 } });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.stdin.end();
    expect(await gone).toBe(0);
    await begin();
  });
});
