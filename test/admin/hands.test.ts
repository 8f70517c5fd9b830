/** The command line in review: the same decisions as chat, as a named seat, judged from the stored seat. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setCampaign } from '../../src/admin/campaign-set.js';
import type { Call, Handler } from '../../src/admin/cli/call.js';
import { enter } from '../../src/admin/cli/enter.js';
import * as hands from '../../src/admin/cli/hands.js';
import { problemWords } from '../../src/admin/cli/words.js';
import { ok } from '../../src/domain/problem.js';
import { Chat } from '../support/chat.js';
import { words } from '../support/office.js';
import { seatAt, seedWorld, writeEvents } from '../support/world.js';

const chat = new Chat('web', 'buttons');
const NOW = Date.parse('2023-12-13T09:00:00+07:00');
let refs = 0;
const say = (who: string, text: string) => chat.input(who, { kind: 'text', text }, `r${refs++}`);
const seats = new Map<string, string>();

async function run(handler: Handler, args: readonly string[], options: Readonly<Record<string, string>>) {
  const more = { language: 'vi', house: async () => ok(chat.house), words: async () => words };
  const call = { args, options: { campaign: 'prtc', period: '2023', ...options }, ...more } as unknown as Call;
  const done = await handler(call);
  return done.ok ? done.value.json : problemWords(done.problem, words, 'vi');
}

const DAI_SON = { unit: '22765', criterion: 'work_files_online' };
const as = (who: string) => ({ ...DAI_SON, as: seats.get(who) ?? '' });

describe('review on the command line', () => {
  beforeAll(async () => {
    chat.setTime(NOW);
    await chat.open();
    await seedWorld(chat.house, ['2022']);
    const people = [
      ['officer', 'coordinator', []],
      ['reviewer', 'reviewer', []],
      ['dai-son', 'focal_point', ['22765']],
      ['head', 'unit_head', ['22765']],
      ['my-dong', 'focal_point', ['22771']],
    ] as const;
    for (const [who, role, units] of people) {
      await seatAt(chat.house, `web:${who}`, role, units);
      const [seat] = (await chat.house.ask((facts) => facts.who(`web:${who}`))).seats;
      seats.set(who, seat?.id ?? '');
    }
    const on = { campaignId: 'prtc', name: 'approval', value: 'on', document: null };
    const set = await chat.house.ask((facts) => setCampaign(on, facts, { ...chat.house, now: NOW, at: NOW }));
    if (!set.ok) throw new Error(set.problem.code);
    await writeEvents(chat.house, set.value.events, NOW);
    await say('dai-son', 'HSCV 482/764, BCĐK 48/48, VBHC 1204/1204, KTXH 12/12');
    await say('dai-son', 'gửi');
  });

  afterAll(async () => {
    await chat.close();
    chat.remove();
  });

  it('sends a report back and approves it, as the head and nobody else', async () => {
    expect(await run(hands.approve, [], as('dai-son'))).toMatchObject({ code: 'seat_unknown' });
    expect(await run(hands.approve, [], as('officer'))).toMatchObject({ code: 'seat_unknown' });
    expect(await run(hands.sendBack, ['xem', 'lại', 'số', '1'], as('head'))).toMatchObject({ told: 1 });
    expect(await run(hands.approve, [], as('head'))).toMatchObject({ code: 'approval_passed' });
    // The summary stands there again, and is sent.
    await say('dai-son', 'gửi');
    await say('dai-son', 'gửi');
    expect(await run(hands.approve, [], as('head'))).toMatchObject({ unit: '22765', on_time: true });
  });

  it('records another value, which the unit contests once and the second person decides', async () => {
    expect(await run(hands.set, ['480/764', 'theo phần mềm'], as('head'))).toMatchObject({ code: 'seat_unknown' });
    expect(await run(hands.set, ['480/764'], as('officer'))).toMatchObject({ code: 'reason_missing' });
    expect(await run(hands.set, ['480/764', 'theo phần mềm'], as('officer'))).toMatchObject({ decided: false });
    expect(await run(hands.contest, ['đã đối chiếu'], as('my-dong'))).toMatchObject({ code: 'seat_unknown' });
    expect(await run(hands.contest, ['đã đối chiếu'], as('dai-son'))).toMatchObject({ told: 1 });
    expect(await run(hands.contest, ['lần nữa'], as('dai-son'))).toMatchObject({ code: 'contested_already' });
    expect(await run(hands.set, ['482/764', 'lấy số của đơn vị'], as('officer'))).toMatchObject({
      code: 'own_figures',
    });
    expect(await run(hands.set, ['482/764', 'lấy số của đơn vị'], as('reviewer'))).toMatchObject({ decided: true });
  });

  it('takes back only what the office entered itself, and only before verification', async () => {
    const unit = { unit: '22771', as: seats.get('officer') ?? '', for: '22765' };
    const figures = ['work_files_online=334/612', 'periodic_reports_edoc=44/44', 'admin_docs_edoc=905/905'];
    await run(enter, [...figures, 'econ_reports_on_system=12/12'], { unit: '22771' });
    expect(await run(hands.withdraw, ['nhập nhầm'], { ...unit, as: seats.get('my-dong') ?? '' })).toMatchObject({
      code: 'seat_unknown',
    });
    expect(await run(hands.withdraw, ['nhập nhầm'], unit)).toMatchObject({
      withdrawn: true,
      told_unit: 1,
      told_for: 1,
    });
    expect(await run(hands.withdraw, ['nhập nhầm'], unit)).toMatchObject({ code: 'not_sent' });
    expect(await run(hands.withdraw, ['nhập nhầm'], { ...unit, unit: '22765' })).toMatchObject({
      code: 'sent_by_unit',
    });
    const refused = await run(hands.withdraw, ['nhập nhầm'], { ...unit, unit: '22765' });
    expect(JSON.stringify(refused)).toContain('do đơn vị tự gửi');
  });
});
