/** Groups, pictures and the slash menus: what the room adds beside private words. */
import { afterEach, describe, expect, it } from 'vitest';
import { createInbox, outgoing, until } from '../contract.js';
import { telegram } from './rig.js';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

async function rig(deps: Parameters<typeof telegram>[0] = {}) {
  const set = await telegram(deps);
  stops.push(() => set.emulator.stop());
  const inbox = createInbox();
  return { ...set, inbox, user: set.emulator.user(7).isKnown() };
}

describe('in a group', () => {
  it('only what names a bot or is a command is handed over, as words of the group', async () => {
    const { channel, inbox, user } = await rig();
    const stop = await channel.start(inbox.receive);
    user.saysInGroup(-100, 'Đài Sơn 482/764');
    user.saysInGroup(-100, '/huongdan@emulator_bot');
    user.saysInGroup(-100, '@emulator_bot chào');
    user.says('riêng');
    await until(() => inbox.items.length === 3, 'two of the group and one in private');
    await stop();
    expect(inbox.items.map(({ address, displayName, body }) => ({ address, displayName, body }))).toEqual([
      { address: '-100', displayName: null, body: { kind: 'group', text: '/huongdan@emulator_bot' } },
      { address: '-100', displayName: null, body: { kind: 'group', text: '@emulator_bot chào' } },
      { address: '7', displayName: 'Người', body: { kind: 'text', text: 'riêng' } },
    ]);
    expect(inbox.malformed).toEqual([]);
  });

  it('an answer goes to the group', async () => {
    const { channel, emulator, user } = await rig();
    user.saysInGroup(-100, '/help');
    expect(await channel.send(outgoing('-100', 'Xin nhắn riêng.'))).toHaveProperty('sent');
    expect(emulator.accepted.map((one) => one.chat)).toEqual(['-100']);
  });

  it('that became a supergroup is told under its new id', async () => {
    const { channel, emulator, user } = await rig();
    user.saysInGroup(-100, '/help');
    emulator.faults.failNext('sendMessage', 'answer', {
      code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -1009007199254740 },
    });
    expect(await channel.send(outgoing('-100', 'x'))).toEqual({
      refused: 'unknown_address',
      movedTo: '-1009007199254740',
    });
  });
});

describe('files out', () => {
  it.each([
    ['image/png', 'sendPhoto'],
    ['image/jpeg', 'sendPhoto'],
    ['image/svg+xml', 'sendDocument'],
    ['application/pdf', 'sendDocument'],
  ])('%s goes by %s, with its words and buttons', async (type, method) => {
    const { channel, user } = await rig();
    const file = { name: 'ma-moi', type, bytes: new Uint8Array([1, 2, 3]) };
    const choices = [{ id: 'a', label: 'Được' }];
    expect(await channel.send(outgoing('7', 'Mã mời', { file, choices }))).toHaveProperty('sent');
    const [shown] = user.messages();
    expect(shown).toMatchObject({ method, text: 'Mã mời', document: { bytes: Buffer.from([1, 2, 3]) } });
    expect(shown?.buttons.flat()).toEqual([{ label: 'Được', data: 'a' }]);
  });
});

describe('the slash menus', () => {
  it('are set per scope and language', async () => {
    const one = (command: string) => [{ command, description: command }];
    const { channel, emulator, inbox } = await rig({
      commands: { vi: one('baocao'), en: one('report') },
      groupCommands: { vi: one('huongdan'), en: one('help') },
    });
    const stop = await channel.start(inbox.receive);
    await until(() => emulator.world.commands.size === 4, 'four menus');
    await stop();
    expect(Object.fromEntries([...emulator.world.commands].map(([scope, all]) => [scope, all[0]?.command]))).toEqual({
      '': 'baocao',
      en: 'report',
      'group:': 'huongdan',
      'group:en': 'help',
    });
  });
});

describe('a press', () => {
  it('is answered at once after the commit, and not when the store could not take it', async () => {
    const { channel, emulator, inbox, user } = await rig();
    inbox.broken = true;
    const stop = await channel.start(inbox.receive);
    const press = user.pressesData('x');
    await until(() => inbox.calls > 1, 'two offers');
    expect(emulator.world.answeredPresses).toEqual([]);
    inbox.broken = false;
    await until(() => emulator.world.answeredPresses.includes(press), 'the answer');
    await stop();
  });
});
