/** What opens by itself, and what an outage near a bound leads to: through the whole house. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createPeriods, pulse } from '../../src/runtime/service/periods.js';
import { holdBack } from '../../src/runtime/service/restored.js';
import { restore } from '../../src/store/sqlite/copy.js';
import { Chat } from '../support/chat.js';
import { seatAt, seedWorld } from '../support/world.js';

const at = (text: string): number => Date.parse(`${text}+07:00`);
const QUIET = { info: () => undefined };

let chat: Chat;

beforeEach(async () => {
  chat = new Chat('web', 'buttons');
  chat.setTime(at('2023-12-14T15:00:00'));
  await chat.open();
  await seedWorld(chat.house, ['2022', '2023']);
  await seatAt(chat.house, 'web:cv', 'coordinator', []);
  return async () => {
    await chat.close();
    chat.remove();
  };
});

const tasks = () => chat.house.ask((facts) => facts.openTasks('prtc'));

async function silence(from: string, to: string): Promise<void> {
  chat.setTime(at(from));
  await pulse(chat.house);
  chat.setTime(at(to));
  await pulse(chat.house);
}

describe('an outage', () => {
  it('within a day of a bound is put before the coordinator once, and one tap prepares the extension', async () => {
    await silence('2023-12-14T15:00:00', '2023-12-14T18:30:00');
    await pulse(chat.house);
    const [task, ...others] = await tasks();
    expect([task?.kind, task?.details.units, task?.details.last, others.length]).toEqual([
      'offer_extension',
      1,
      '2023-12-15',
      0,
    ]);
    await chat.reopen();
    const said = await chat.input('cv', { kind: 'choice', choice: `dt_offer:${task?.id}` }, null);
    expect(said.at(-1)?.text).toContain('Theo văn bản nào?');
    const shown = await chat.input('cv', { kind: 'text', text: 'công văn 9 (mẫu)' }, null);
    expect(shown.at(-1)?.text).toContain('hết Thứ Sáu, 15/12/2023');
    await chat.input('cv', { kind: 'text', text: 'có' }, null);
    expect(await tasks()).toEqual([]);
    const moved = await chat.house.ask((facts) => facts.obligationsIn('prtc', '2023'));
    expect(moved.filter((one) => one.extended).map((one) => one.unit.code)).toEqual(['22771']);
  });

  it.each([
    ['that is short', '2023-12-14T15:00:00', '2023-12-14T15:14:00'],
    ['over before the last day', '2023-12-13T20:00:00', '2023-12-13T23:59:00'],
    ['after the bound', '2023-12-15T08:00:00', '2023-12-15T12:00:00'],
  ])('%s is nobody’s concern', async (_name, from, to) => {
    await silence(from, to);
    expect(await tasks()).toEqual([]);
  });
});

describe('the tick', () => {
  it('opens what begins on its first day, once, however often it looks', async () => {
    const periods = createPeriods(chat.house, QUIET);
    const opened = async () => (await chat.house.ask((facts) => facts.agencyDuties('prtc'))).map((one) => one.period);
    chat.setTime(at('2024-12-31T23:59:00'));
    await periods.look();
    expect((await opened()).includes('2025')).toBe(false);
    chat.setTime(at('2025-01-01T00:01:00'));
    await periods.look();
    await periods.look();
    expect((await opened()).filter((period) => period === '2025')).toEqual(['2025']);
  });
});

describe('a copy put back', () => {
  it('sends nothing a second time of what was due since, and goes on with what is due later', async () => {
    const { databaseFile } = chat.house.config;
    const web = { name: 'web', limits: { text: 4_000, choices: 'buttons', maxChoices: 5, edits: false, files: true } };
    await seatAt(chat.house, 'web:dm', 'focal_point', ['22771']);
    chat.setTime(at('2023-12-14T19:00:00'));
    await chat.house.store.backup(`${databaseFile}.copy`);
    chat.setTime(at('2023-12-15T09:00:00'));
    const first = await chat.remind();
    expect(first.map((one) => one.address)).toContain('dm');
    await chat.close();
    expect(restore(`${databaseFile}.copy`, databaseFile, 1_000).ok).toBe(true);
    chat.setTime(at('2023-12-15T09:30:00'));
    await chat.open();
    const held = await holdBack(chat.house, [web as never]);
    expect(await chat.remind()).toEqual([]);
    expect(held).toBe(first.length);
    chat.setTime(at('2023-12-18T08:30:00'));
    const later = await chat.remind();
    expect(later.length).toBeGreaterThan(0);
  });
});
