import { afterEach, describe, expect, it } from 'vitest';
import { createBackoff } from '../../../src/channels/common/backoff.js';
import type { Emulator } from '../../support/telegram/emulator.mjs';
import { createInbox, until } from '../contract.js';
import { telegram } from './rig.js';

let running: Emulator | null = null;
afterEach(() => running?.stop());

describe('start and check', () => {
  it('sets the slash menu in both languages', async () => {
    const commands = {
      vi: [{ command: 'baocao', description: 'Báo cáo số liệu' }],
      en: [{ command: 'report', description: 'Report figures' }],
    };
    const { emulator, channel } = await telegram({ commands });
    running = emulator;
    const stop = await channel.start(createInbox().receive);
    await until(() => emulator.world.commands.size === 2, 'the menus');
    await stop();
    expect(Object.fromEntries(emulator.world.commands)).toEqual({ '': commands.vi, en: commands.en });
  });

  it('a refused menu stops nothing', async () => {
    const { emulator, channel, lines } = await telegram({
      commands: { vi: [{ command: 'Ô', description: 'x' }], en: [] },
    });
    running = emulator;
    emulator.user(7).says('một');
    const inbox = createInbox();
    const stop = await channel.start(inbox.receive);
    await until(() => inbox.items.length === 1 && lines.length > 0, 'the message');
    await stop();
    expect(lines).toMatchObject([{ level: 'warn', event: 'telegram.commands_not_set' }]);
  });

  it('stops at once in the middle of a held poll', async () => {
    const { emulator, channel } = await telegram();
    running = emulator;
    const stop = await channel.start(createInbox().receive);
    await until(() => emulator.world.allowed !== null, 'the poll');
    await stop();
    emulator.user(7).says('một');
    expect(emulator.world.updates).toHaveLength(1);
  });

  it.each([
    ['a wrong token', 401, 'refuses the token'],
    ['no answer', 500, 'no answer'],
  ])('check names %s', async (_name, code, what) => {
    const { emulator, channel } = await telegram();
    running = emulator;
    emulator.faults.failNext('getMe', 'answer', { code, description: 'x' });
    expect(await channel.check()).toMatchObject([{ level: 'error', what: expect.stringContaining(what) }]);
  });

  it('check notices deafness', async () => {
    let time = 0;
    const { emulator, channel } = await telegram({ now: () => time }, { timeScale: 0.0001 });
    running = emulator;
    const stop = await channel.start(createInbox().receive);
    await until(() => emulator.count('getUpdates') > 1, 'an answered poll');
    await stop();
    time = 200_000;
    expect(await channel.check()).toContainEqual(
      expect.objectContaining({ level: 'error', what: 'no poll was answered for 200 s' }),
    );
  });

  it('waits double each time, less by chance, and starts anew', () => {
    const full = createBackoff(1_000, 5_000, () => 1);
    expect([full.next(), full.next(), full.next(), full.next()]).toEqual([1_000, 2_000, 4_000, 5_000]);
    full.reset();
    expect(full.next()).toBe(1_000);
    expect(createBackoff(1_000, 5_000, () => 0).next()).toBe(500);
  });
});
