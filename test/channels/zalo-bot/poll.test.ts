import { afterEach, describe, expect, it } from 'vitest';
import type { ZaloBotDeps } from '../../../src/channels/zalo-bot/channel.js';
import type { EmulatorOptions } from '../../support/zalo-bot/emulator.mjs';
import { createInbox, type Inbox, until } from '../contract.js';
import { PERSON, zaloBot } from './rig.js';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

async function rig(deps: Partial<ZaloBotDeps> = {}, options: EmulatorOptions = {}) {
  const set = await zaloBot(deps, options);
  stops.push(() => set.emulator.stop());
  return { ...set, set, user: set.emulator.user(PERSON).isKnown(), inbox: createInbox() };
}

const textsOf = (inbox: Inbox) => inbox.items.map(({ body }) => (body.kind === 'text' ? body.text : body.kind));

describe('polling', () => {
  it.each(['404', 'empty'] as const)('with no webhook said as %s, an idle 408 is no failure', async (noWebhook) => {
    const { channel, emulator, lines, inbox } = await rig({}, { noWebhook });
    const stop = await channel.start(inbox.receive);
    await until(() => emulator.calls.filter((one) => one.end === 408).length >= 2, 'two idle polls');
    await stop();
    expect(lines).toEqual([]);
    expect((await channel.check()).every((one) => one.level === 'ok')).toBe(true);
  });

  it('a 408 that came with HTTP 200 is idle too', async () => {
    const { channel, emulator, lines, inbox } = await rig({}, { refusalStatus: '200' });
    const stop = await channel.start(inbox.receive);
    await until(() => emulator.count('getUpdates') >= 2, 'two idle polls');
    await stop();
    expect(lines).toEqual([]);
  });

  it('a queue replayed for ever gives each message once, with a floor between polls', async () => {
    const { channel, emulator, user, inbox, pauses } = await rig({}, { polling: 'replay' });
    const stop = await channel.start(inbox.receive);
    for (const text of ['một', 'hai', 'ba']) user.says(text);
    await until(() => pauses.length >= 10, 'ten polls without news');
    await stop();
    expect(textsOf(inbox)).toEqual(['một', 'hai', 'ba']);
    expect(pauses.every((ms) => ms === 1_000)).toBe(true);
    expect(emulator.count('getUpdates')).toBeLessThan(30);
  });

  it('one that was read and not stored is kept in hand: nothing is asked before it is committed', async () => {
    const { channel, emulator, user, inbox } = await rig();
    inbox.broken = true;
    const stop = await channel.start(inbox.receive);
    user.says('một');
    user.says('hai');
    await until(() => inbox.calls >= 5, 'five tries');
    const asked = emulator.count('getUpdates');
    inbox.broken = false;
    await until(() => inbox.items.length === 2, 'both');
    await stop();
    expect(asked).toBe(1);
    expect(textsOf(inbox)).toEqual(['một', 'hai']);
  });

  it('a stop waits for the running poll, so that no message falls into an abandoned one', async () => {
    const { channel, emulator, user, inbox } = await rig({}, { timeScale: 0.05 });
    for (let round = 0; round < 5; round += 1) {
      const stop = await channel.start(inbox.receive);
      await until(() => emulator.count('getUpdates') >= round, 'polls');
      await new Promise((resolve) => setTimeout(resolve, 20));
      const stopping = stop();
      user.says(String(round));
      await stopping;
    }
    const stop = await channel.start(inbox.receive);
    await until(() => inbox.items.length === 5, 'all five');
    await stop();
    expect(textsOf(inbox)).toEqual(['0', '1', '2', '3', '4']);
  });

  it.each(['refuse', 'silent'] as const)('a webhook of somebody else (%s) is told, with the remedy', async (how) => {
    const { channel, emulator, lines, inbox, pauses } = await rig({}, { pollUnderWebhook: how });
    emulator.world.webhook = { url: 'https://other.example/hook/secret', secret: 'x'.repeat(8), calls: 0 };
    const stop = await channel.start(inbox.receive);
    await until(() => lines.length >= 2, 'two warnings');
    expect(lines[0]).toMatchObject({ event: 'zalo_bot.foreign_webhook', fields: { host: 'other.example' } });
    expect(pauses[0]).toBe(60_000);
    expect(JSON.stringify(lines)).not.toContain('/hook/secret');
    expect(await channel.check()).toContainEqual(
      expect.objectContaining({ level: 'error', remedy: expect.stringContaining('deleteWebhook') }),
    );
    emulator.world.webhook = null;
    emulator.user(PERSON).says('sau');
    await until(() => inbox.items.length === 1, 'the message once it is gone');
    await stop();
  });

  it('a webhook that is set behind our back and answers polls with silence is noticed', async () => {
    const { channel, emulator, lines, inbox } = await rig({}, { pollUnderWebhook: 'silent', timeScale: 0.0005 });
    const stop = await channel.start(inbox.receive);
    await until(() => emulator.count('getUpdates') > 0, 'a first poll');
    emulator.world.webhook = { url: 'https://other.example/hook', secret: 'x'.repeat(8), calls: 1 };
    await until(() => lines.some((one) => one.event === 'zalo_bot.foreign_webhook'), 'the warning');
    await stop();
  });

  it('a wrong token waits long and says what to do', async () => {
    const { channel, lines, inbox, pauses } = await rig({ token: '777:another-token' });
    const stop = await channel.start(inbox.receive);
    await until(() => pauses.length > 0, 'a pause');
    await stop();
    expect(pauses[0]).toBe(600_000);
    expect(lines[0]).toMatchObject({ level: 'error', event: 'zalo_bot.bad_token' });
    expect(await channel.check()).toEqual([
      expect.objectContaining({ level: 'error', what: 'Zalo refuses the token' }),
    ]);
  });

  it('failures wait longer each time and end by themselves', async () => {
    const { channel, emulator, user, inbox, pauses } = await rig({ httpTimeoutMs: 50 });
    emulator.faults.failNext('getUpdates', 'error_502_page');
    emulator.faults.failNext('getUpdates', 'not_json');
    emulator.faults.failNext('getUpdates', 'error_500');
    const stop = await channel.start(inbox.receive);
    user.says('một');
    await until(() => inbox.items.length === 1, 'the message');
    await stop();
    expect(pauses.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
  });

  it('an event nobody can read is set aside once and holds nothing back', async () => {
    const { channel, emulator, user, inbox } = await rig({}, { polling: 'replay' });
    emulator.pushRaw({ event_name: 'message.hologram.received', message: { x: 1 } });
    user.says('sau');
    const stop = await channel.start(inbox.receive);
    await until(() => emulator.count('getUpdates') >= 8, 'replays');
    await stop();
    expect(inbox.malformed).toHaveLength(1);
    expect(textsOf(inbox)).toEqual(['sau']);
  });
});

describe('the plan', () => {
  it.each([
    ['little used', { sentThisMonth: 10, users: 5 }, ['ok', 'ok']],
    ['nearly used up', { sentThisMonth: 2_400, users: 40 }, ['warn', 'warn']],
    ['used up', { sentThisMonth: 3_000, users: 50 }, ['error', 'error']],
  ])('%s', async (_name, usage, levels) => {
    const { channel, set } = await rig();
    set.usage = usage;
    const found = (await channel.check()).filter((one) => one.what.includes('Basic plan'));
    expect(found.map((one) => one.level)).toEqual(levels);
    expect(found[0]?.what).toContain(`${usage.sentThisMonth} of 3000`);
  });

  it('of Pro has no known number', async () => {
    const { channel } = await rig({}, { plan: 'PRO' });
    expect((await channel.check()).some((one) => one.what.includes('plan'))).toBe(false);
  });
});
