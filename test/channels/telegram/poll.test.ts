import { afterEach, describe, expect, it } from 'vitest';
import type { Stop } from '../../../src/channels/channel.js';
import type { Emulator } from '../../support/telegram/emulator.mjs';
import { createInbox, until } from '../contract.js';
import { TOKEN, telegram } from './rig.js';

describe('polling', () => {
  const stops: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0).toReversed()) await stop();
  });
  const keep = (emulator: Emulator, stop?: Stop) => {
    stops.push(() => emulator.stop());
    if (stop) stops.push(stop);
  };

  it('confirms a batch only after it is stored', async () => {
    const { emulator, channel, lines } = await telegram();
    const inbox = createInbox();
    inbox.broken = true;
    emulator.user(7).says('một');
    keep(emulator, await channel.start(inbox.receive));
    await until(() => inbox.calls >= 3, 'three offers');
    expect(emulator.world.updates).toHaveLength(1);
    expect(lines.some((line) => line.event === 'telegram.not_stored')).toBe(true);
    inbox.broken = false;
    await until(() => emulator.world.updates.length === 0, 'the confirmation');
    expect(inbox.items).toHaveLength(1);
  });

  it('gets the same updates under the same keys after a crash between commit and confirmation', async () => {
    const first = await telegram();
    keep(first.emulator);
    first.emulator.user(7).says('một');
    first.emulator.user(7).says('hai');
    const before = createInbox();
    // The process dies in the moment of the commit: this promise never resolves and nothing is confirmed.
    await first.channel.start(async (items) => {
      await before.receive(items);
      await new Promise(() => undefined);
    });
    await until(() => before.items.length > 0, 'the first reading');
    const again = await telegram({ apiRoot: first.emulator.apiRoot });
    keep(again.emulator);
    const after = createInbox();
    stops.push(await again.channel.start(after.receive));
    await until(() => after.items.length >= 2, 'the second reading');
    expect(after.items.map((item) => item.key)).toEqual(expect.arrayContaining(before.items.map((item) => item.key)));
  });

  it('keeps the order of one chat over several batches', async () => {
    const { emulator, channel } = await telegram();
    const inbox = createInbox();
    for (let n = 0; n < 250; n += 1) emulator.user(7).says(String(n));
    keep(emulator, await channel.start(inbox.receive));
    await until(() => inbox.items.length === 250, '250 messages');
    expect(inbox.calls).toBe(3);
    expect(inbox.items.map((item) => item.body)).toEqual(
      Array.from({ length: 250 }, (_, n) => ({ kind: 'text', text: String(n) })),
    );
  });

  it('asks for its kinds of update and holds the call', async () => {
    const { emulator, channel } = await telegram();
    keep(emulator, await channel.start(createInbox().receive));
    await until(() => emulator.world.allowed !== null, 'the first poll');
    expect(emulator.world.allowed).toEqual(['message', 'edited_message', 'callback_query', 'my_chat_member']);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(emulator.count('getUpdates')).toBe(0);
  });

  it('goes on when update ids start anew lower', async () => {
    const { emulator, channel } = await telegram({}, { timeScale: 0.001 });
    const inbox = createInbox();
    keep(emulator, await channel.start(inbox.receive));
    emulator.user(7).says('một');
    await until(() => inbox.items.length === 1 && emulator.world.updates.length === 0, 'the first');
    // In the moment in which an empty poll has been answered and the next one has not come.
    const polls = emulator.count('getUpdates');
    await emulator.waitFor(() => emulator.count('getUpdates') > polls + 1);
    emulator.world.nextUpdateId = 5;
    emulator.user(7).says('hai');
    await until(() => inbox.items.length === 2, 'the second');
  });

  it('answers a press after it is stored, and not before', async () => {
    const { emulator, channel } = await telegram();
    const inbox = createInbox();
    inbox.broken = true;
    const press = emulator.user(7).isKnown().pressesData('send:41:3');
    keep(emulator, await channel.start(inbox.receive));
    await until(() => inbox.calls > 0, 'an offer');
    expect(emulator.world.answeredPresses).toEqual([]);
    inbox.broken = false;
    await until(() => emulator.world.answeredPresses.length > 0, 'the answer');
    expect(emulator.world.answeredPresses).toEqual([press]);
    expect(inbox.items[0]?.body).toEqual({ kind: 'choice', choice: 'send:41:3', of: '1' });
  });

  it('sets aside what it cannot read and goes on', async () => {
    const { emulator, channel } = await telegram();
    const inbox = createInbox();
    emulator.pushRaw({ update_id: 1000, message: { text: 5 } });
    emulator.user(7).says('một');
    keep(emulator, await channel.start(inbox.receive));
    await until(() => inbox.items.length === 1, 'the readable one');
    expect(inbox.malformed).toEqual([
      { key: 'telegram:4242:1000', channel: 'telegram', raw: '{"update_id":1000,"message":{"text":5}}' },
    ]);
    await until(() => emulator.world.updates.length === 0, 'the confirmation');
  });

  it('leaves a foreign webhook alone and waits', async () => {
    const { emulator, channel, lines, pauses } = await telegram();
    emulator.world.webhook.url = 'https://other.example/secret-path';
    const inbox = createInbox();
    keep(emulator, await channel.start(inbox.receive));
    await until(() => pauses.length > 1, 'a second look');
    expect(pauses[0]).toBe(60_000);
    expect(emulator.count('getUpdates') + emulator.count('deleteWebhook') + emulator.count('setWebhook')).toBe(0);
    expect(lines[0]).toMatchObject({
      level: 'error',
      event: 'telegram.foreign_webhook',
      fields: { host: 'other.example' },
    });
    expect(await channel.check()).toContainEqual(
      expect.objectContaining({ level: 'error', what: expect.stringContaining('other.example') }),
    );
    emulator.world.webhook.url = '';
    emulator.user(7).says('một');
    await until(() => inbox.items.length === 1, 'polling');
  });

  it.each([
    [
      '409 backs off',
      { code: 409, description: 'Conflict' },
      [5_000, 10_000, 20_000, 40_000, 60_000],
      'telegram.conflict',
    ],
    ['401 nearly stops', { code: 401, description: 'Unauthorized' }, [600_000, 600_000], 'telegram.bad_token'],
    ['404 nearly stops', { code: 404, description: 'Not Found' }, [600_000, 600_000], 'telegram.bad_token'],
    [
      '429 waits as told',
      { code: 429, description: 'Too Many', parameters: { retry_after: 17 } },
      [18_000],
      'telegram.poll_failed',
    ],
    ['500 doubles', { code: 500, description: 'x' }, [1_000, 2_000, 4_000, 8_000], 'telegram.poll_failed'],
    ['400 doubles too', { code: 400, description: 'x' }, [1_000, 2_000], 'telegram.poll_failed'],
  ] as const)('%s', async (_name, answer, expected, event) => {
    const { emulator, channel, lines, pauses } = await telegram();
    const inbox = createInbox();
    emulator.faults.failNext('getUpdates', 'answer', { ...answer, times: expected.length });
    emulator.user(7).says('một');
    keep(emulator, await channel.start(inbox.receive));
    await until(() => inbox.items.length === 1, 'recovery');
    expect(pauses).toEqual(expected);
    expect(lines.every((line) => line.event === event)).toBe(true);
  });

  it.each(['error_502_page', 'reset_before', 'truncated', 'not_json', 'ok_false'] as const)(
    'survives %s',
    async (kind) => {
      const { emulator, channel } = await telegram();
      const inbox = createInbox();
      emulator.faults.failNext('getUpdates', kind, { times: 2 });
      emulator.user(7).says('một');
      keep(emulator, await channel.start(inbox.receive));
      await until(() => inbox.items.length === 1, 'recovery');
    },
  );

  it('raises an alarm when two poll for more than two minutes', async () => {
    let time = 0;
    const { emulator, channel, lines } = await telegram({ now: () => time });
    emulator.faults.failNext('getUpdates', 'answer', { code: 409, description: 'Conflict', times: 1_000 });
    keep(emulator, await channel.start(createInbox().receive));
    await until(() => lines.length > 0, 'the first conflict');
    expect(lines[0]?.level).toBe('warn');
    time = 121_000;
    await until(() => lines.at(-1)?.level === 'error', 'the alarm');
  });

  it('a second poller ends the first, which comes back', async () => {
    const { emulator, channel, lines } = await telegram();
    const inbox = createInbox();
    keep(emulator, await channel.start(inbox.receive));
    await until(() => emulator.world.allowed !== null, 'the first poll');
    await fetch(`${emulator.apiRoot}bot${TOKEN}/getUpdates`, { method: 'POST', body: '{"timeout":0}' });
    await until(() => lines.some((line) => line.event === 'telegram.conflict'), 'the conflict');
    emulator.user(7).says('một');
    await until(() => inbox.items.length === 1, 'recovery');
  });

  it('logs neither token nor words', async () => {
    const { emulator, channel, lines } = await telegram();
    const inbox = createInbox();
    for (const kind of ['error_502_page', 'reset_before', 'not_json', 'too_many'] as const) {
      emulator.faults.failNext('getUpdates', kind);
      emulator.faults.failNext('sendMessage', kind);
    }
    emulator.faults.failNext('sendMessage', 'answer', {
      code: 400,
      description: `proxy says /bot${TOKEN}/sendMessage`,
    });
    emulator.user(7).says('bí danh của tôi');
    keep(emulator, await channel.start(inbox.receive));
    await until(() => inbox.items.length === 1, 'the message');
    const ends = [];
    for (let n = 0; n < 5; n += 1) {
      const end = await channel.send({ address: '7', text: 'bí danh của tôi', titled: false, choices: [], file: null });
      ends.push(end);
    }
    const everything = JSON.stringify([lines, ends, await channel.check()]);
    expect(everything).not.toContain('canary');
    expect(everything).not.toContain('bí danh');
  });
});
