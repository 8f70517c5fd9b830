/** An announcement through the whole house: agreed with, frozen, sent, stopped, put right. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  approveBroadcast,
  sendAlone,
  sendBackBroadcast,
  submitBroadcast,
  takeBackBroadcast,
} from '../../src/admin/broadcast/approve.js';
import { receiversNow } from '../../src/admin/broadcast/case.js';
import { composeBroadcast, correctBroadcast, sendAgain, textOnly } from '../../src/admin/broadcast/compose.js';
import { lookAt } from '../../src/admin/broadcast/look.js';
import { stopBroadcast } from '../../src/admin/broadcast/stop.js';
import { type Audience, type Broadcast, EVERYBODY } from '../../src/broadcast/types.js';
import type { Outgoing, SendOutcome } from '../../src/channels/channel.js';
import { nextState } from '../../src/delivery/next-state.js';
import { announceOnce, noteChannels } from '../../src/runtime/service/broadcasts.js';
import { noteRunning } from '../../src/store/facts/broadcast.js';
import { claim, dueRows } from '../../src/store/queries/outbox.js';
import { noteReach } from '../../src/store/queries/reach.js';
import { settle } from '../../src/store/queries/settle.js';
import { seatAt, writeEvents } from '../support/world.js';
import { MORNING, Office, WARDS } from './rig.js';

const TEXT = 'Kính gửi {đơn vị}: mời họp lúc 14 giờ.';
const campaignId = 'prtc';
let office: Office;

beforeAll(async () => {
  office = new Office();
  await office.open();
});

beforeEach(() => {
  office.chat.setTime(MORNING);
  office.chat.answers = () => null;
});

afterAll(() => office.close());

async function unitIds(codes: readonly string[]): Promise<number[]> {
  const units = await office.chat.house.ask((facts) => facts.units(campaignId));
  return codes.map((code) => units.find((unit) => unit.code === code)?.id ?? 0);
}

async function drafted(more: Partial<Audience> = {}, wanted = {}): Promise<Broadcast> {
  const audience = { ...EVERYBODY, units: await unitIds(WARDS), ...more };
  const hand = await office.hand('one');
  return office.do(
    composeBroadcast,
    { campaignId, broadcastId: null, hand, content: textOnly(TEXT), audience, ...wanted },
    hand,
  );
}

async function approved(draft: Broadcast, count = 0): Promise<Broadcast> {
  const one = await office.hand('one');
  const two = await office.hand('two');
  const { id: broadcastId, version, hash } = draft;
  await office.do(submitBroadcast, { campaignId, broadcastId, version, hand: one }, one);
  const { recipients } = await office.chat.house.ask((facts) => receiversNow(draft, facts, office.chat.now()));
  await office.do(
    approveBroadcast,
    { campaignId, broadcastId, hash, count: count || recipients.length, hand: two },
    two,
  );
  return draft;
}

const toWards = (heard: readonly Outgoing[]) => heard.filter((one) => one.address.startsWith('w2'));

describe('an announcement', () => {
  it('reaches each receiver once, in their own words, and its author hears a sum that adds up', async () => {
    const { id } = await approved(await drafted());
    expect(await office.stand(id)).toEqual({ waiting: 4, total: 4 });
    const heard = await office.chat.announce();
    expect(toWards(heard).map((one) => `${one.address}: ${one.text}`)).toEqual([
      'w22738: Kính gửi Phường Đô Vinh: mời họp lúc 14 giờ.',
      'w22741: Kính gửi Phường Phước Mỹ: mời họp lúc 14 giờ.',
      'w22744: Kính gửi Phường Bảo An: mời họp lúc 14 giờ.',
      'w22747: Kính gửi Phường Phủ Hà: mời họp lúc 14 giờ.',
    ]);
    expect(heard.filter((one) => one.address === 'one').at(-1)?.text).toContain('Tổng 4: 4 đã gửi tới.');
    expect(await office.stand(id)).toEqual({ delivered: 4, total: 4 });
    await office.chat.reopen();
    expect(toWards(await office.chat.announce())).toEqual([]);
  });

  it('is one announcement, however often the second person presses', async () => {
    const draft = await approved(await drafted());
    const two = await office.hand('two');
    const again = { campaignId, broadcastId: draft.id, hash: draft.hash, count: 4, hand: two };
    expect(await office.tryTo(approveBroadcast, again, two)).toMatchObject({ code: 'broadcast_approved' });
    expect(toWards(await office.chat.announce())).toHaveLength(4);
  });

  it('keeps refusals, doubts and people out of reach apart, and a second wave goes to the failed only', async () => {
    const ends: Record<string, SendOutcome> = {
      w22753: { refused: 'blocked' },
      w22741: { refused: 'forbidden_content' },
      w22744: { inDoubt: 'timeout' },
    };
    await seatAt(office.chat.house, 'web:w22753', 'focal_point', ['22753']);
    office.chat.answers = (out) => ends[out.address] ?? null;
    const { id } = await approved(
      await drafted({ units: await unitIds(['22753', '22741', '22744', '22747', '22750']) }, { repeat: false }),
      5,
    );
    await office.chat.announce();
    expect(await office.stand(id)).toEqual({ delivered: 1, refused: 1, unreachable: 2, in_doubt: 1, total: 5 });
    const one = await office.hand('one');
    const wave = await office.do(sendAgain, { campaignId, broadcastId: id, hand: one }, one);
    office.chat.answers = () => null;
    await approved(wave, 3);
    expect(toWards(await office.chat.announce()).map((out) => out.address)).toEqual(['w22741']);
    expect(await office.stand(wave.id)).toEqual({ delivered: 1, unreachable: 2, total: 3 });
    // Once more: w22741 has it by now.
    await seatAt(office.chat.house, 'web:w22750', 'focal_point', ['22750']);
    const third = await office.do(sendAgain, { campaignId, broadcastId: id, hand: one }, one);
    await approved(third, 2);
    expect(toWards(await office.chat.announce()).map((out) => out.address)).toEqual(['w22750']);
    // A mistake in it is put right with everybody it reached, by whichever wave.
    const content = textOnly('Họp lúc 15 giờ.');
    await approved(await office.do(correctBroadcast, { campaignId, broadcastId: id, hand: one, content }, one), 4);
    expect(toWards(await office.chat.announce()).map((out) => out.address)).toEqual(
      expect.arrayContaining(['w22741', 'w22744', 'w22747', 'w22750']),
    );
    const left = await office.hand('w22750');
    await writeEvents(
      office.chat.house,
      [{ type: 'seat_ended', seatId: left.seatId, campaignId, why: 'left' }],
      MORNING,
    );
  });

  it('is put right by one message to exactly those who got it, or may have', async () => {
    office.chat.answers = (out) =>
      out.address === 'w22738' ? { refused: 'forbidden_content' } : out.address === 'w22741' ? { inDoubt: 'x' } : null;
    const { id } = await approved(await drafted({}, { repeat: false }));
    await office.chat.announce();
    office.chat.answers = () => null;
    const one = await office.hand('one');
    const content = textOnly('Họp lúc 15 giờ.');
    const put = await office.do(correctBroadcast, { campaignId, broadcastId: id, hand: one, content }, one);
    await approved(put, 3);
    const heard = toWards(await office.chat.announce());
    expect(heard.map((out) => `${out.address}: ${out.text}`)).toEqual(
      ['w22741', 'w22744', 'w22747'].map((to) => `${to}: ĐÍNH CHÍNH thông báo đã gửi:\nHọp lúc 15 giờ.`),
    );
  });

  it('goes once more to the roles it was for, whoever else has joined in their units', async () => {
    await seatAt(office.chat.house, 'web:head', 'unit_head', ['22741']);
    const first = await approved(await drafted({ units: await unitIds(['22738', '22741']), roles: ['unit_head'] }));
    await office.chat.announce();
    expect(await office.stand(first.id)).toEqual({ delivered: 1, unreachable: 1, total: 2 });
    const one = await office.hand('one');
    const wave = await office.do(sendAgain, { campaignId, broadcastId: first.id, hand: one }, one);
    const { recipients } = await office.chat.house.ask((facts) => receiversNow(wave, facts, office.chat.now()));
    expect(recipients.map((row) => [row.personId, row.end?.reason])).toEqual([[null, 'nobody_joined']]);
  });

  it('is stopped by a leader only where the campaign gave leaders the part', async () => {
    const { id } = await approved(await drafted());
    await seatAt(office.chat.house, 'web:chief', 'leader', []);
    const chief = await office.hand('chief');
    const args = { campaignId, broadcastId: id };
    expect(await office.tryTo(stopBroadcast, { ...args, hand: chief }, chief)).toMatchObject({
      code: 'broadcast_not_approver',
    });
    const one = await office.hand('one');
    await office.do(stopBroadcast, { ...args, hand: one }, one);
  });

  it('stops before it begins, nothing goes out, and its author hears that somebody else did it', async () => {
    const { id, number } = await approved(await drafted());
    const one = await office.hand('one');
    const two = await office.hand('two');
    await office.do(stopBroadcast, { campaignId, broadcastId: id, hand: two }, two);
    const heard = await office.chat.announce();
    expect(toWards(heard)).toEqual([]);
    expect(heard.filter((out) => out.text.startsWith(`Thông báo số ${number} đã được người khác dừng: 0/4`))).toEqual([
      expect.objectContaining({ address: 'one' }),
    ]);
    expect(await office.stand(id)).toEqual({ cancelled: 4, total: 4 });
    expect(await office.tryTo(stopBroadcast, { campaignId, broadcastId: id, hand: one }, one)).toMatchObject({
      code: 'broadcast_cancelled',
    });
  });

  it('does not try again what was being sent when it was stopped', async () => {
    const { house } = office.chat;
    const { id } = await approved(await drafted());
    for (let step = 0; step < 2; step++) await announceOnce(house, () => undefined);
    const now = office.chat.now();
    const ask = { lane: 'broadcast', channels: ['web'], now, limit: 9, after: 0 } as const;
    const [row] = await house.store.read((tx) => dueRows(tx, ask));
    if (row === undefined) throw new Error('nothing is due');
    await house.store.write((tx) => claim(tx, row.id, 'web:w22738', now));
    const one = await office.hand('one');
    await office.do(stopBroadcast, { campaignId, broadcastId: id, hand: one }, one);
    const { settlement } = nextState(row, { inDoubt: 'timeout' }, now + 1_000);
    expect(settlement.state).toBe('due');
    await house.store.write((tx) => settle(tx, row, settlement, now + 1_000));
    expect(toWards(await office.chat.announce())).toEqual([]);
    expect(await office.stand(id)).toEqual({ in_doubt: 1, cancelled: 3, total: 4 });
  });

  it('waits for its hour and for sending hours', async () => {
    const scheduledAt = Date.parse('2023-12-20T18:00:00+07:00');
    await approved(await drafted({}, { scheduledAt }));
    office.chat.setTime(Date.parse('2023-12-20T18:30:00+07:00'));
    expect(toWards(await office.chat.announce())).toEqual([]);
    office.chat.setTime(Date.parse('2023-12-21T07:30:00+07:00'));
    expect(toWards(await office.chat.announce())).toHaveLength(4);
  });

  it('for those who have not reported is not sent to whoever has by then', async () => {
    const scheduledAt = Date.parse('2023-12-21T08:00:00+07:00');
    const { id } = await approved(await drafted({ state: 'not_submitted' }, { scheduledAt }));
    const [unitId = 0] = await unitIds(['22741']);
    const owed = await office.chat.house.ask((facts) => facts.obligations(campaignId, unitId));
    const { id: obligationId, period } = owed.find((one) => one.period === '2023') ?? owed[0] ?? { id: '', period: '' };
    const rest = {
      at: MORNING,
      onTime: false,
      asOf: '2023-12-14',
      highlight: null,
      figures: [],
      source: 'chat',
    } as const;
    const sent = { type: 'report_submitted', campaignId, obligationId, unitId, period, receipt: 'S111' } as const;
    await writeEvents(office.chat.house, [{ ...sent, ...rest, draftVersion: 0 }], MORNING);
    office.chat.setTime(scheduledAt + 60_000);
    const heard = await office.chat.announce();
    expect(toWards(heard).map((one) => one.address)).toEqual(['w22738', 'w22744', 'w22747']);
    expect(await office.stand(id)).toEqual({ delivered: 3, superseded: 1, total: 4 });
  });

  it('is not sent when it would be overtaken: its author hears so', async () => {
    const notAfter = Date.parse('2023-12-20T10:00:00+07:00');
    const { id } = await approved(await drafted({}, { scheduledAt: MORNING + 60_000, notAfter }));
    office.chat.setTime(notAfter + 60_000);
    const heard = await office.chat.announce();
    expect(toWards(heard)).toEqual([]);
    expect(heard.at(-1)?.text).toContain('đã quá thời điểm cuối');
    expect(await office.stand(id)).toEqual({ superseded: 4, total: 4 });
  });

  it('waits for whoever must write first, says so in its sum, and reaches them when they do', async () => {
    office.chat.answers = (out) => (out.address === 'w22741' ? { refused: 'window_shut' } : null);
    const { id } = await approved(await drafted());
    const heard = await office.chat.announce();
    expect(heard.at(-1)?.text).toContain('Tổng 4: 3 đã gửi tới, 1 chờ người nhận nhắn tin trước.');
    expect(await office.stand(id)).toEqual({ delivered: 3, held: 1, total: 4 });
    office.chat.answers = () => null;
    office.chat.setTime(MORNING + 12 * 3_600_000);
    // As a channel with a window tells of every act of a person.
    const seen = { type: 'reach_noted' as const, address: 'web:w22741', seenAt: office.chat.now() };
    await writeEvents(office.chat.house, [seen], office.chat.now());
    const said = await office.chat.announce();
    expect(said.some((one) => one.text.includes('mời họp lúc 14 giờ'))).toBe(true);
    expect(await office.stand(id)).toEqual({ delivered: 4, total: 4 });
  });

  it('is looked at with windows, prices and the month’s limit before it goes out', async () => {
    const draft = await drafted({ units: await unitIds(['22738', '22744', '22747']) });
    const window = { freeMs: 0, paidMs: 3_600_000 };
    const costs = { prices: { announcement: 300, late: 55 }, cap: 100 };
    const note = (templates: readonly string[]) =>
      office.chat.house.store.write((tx) =>
        noteRunning(tx, [{ name: 'web', perSecond: 1, window, templates, ...costs }]),
      );
    const look = async () => (await office.chat.house.ask((facts) => lookAt(draft, facts, MORNING))).preview;
    await note([]);
    expect(await look()).toMatchObject({ total: 3, paid: { count: 0 }, shut: 3 });
    await office.chat.house.store.write((tx) => noteReach(tx, 'web:w22738', { seenAt: MORNING - 60_000 }));
    await office.chat.house.store.write((tx) => noteReach(tx, 'web:w22744', { seenAt: MORNING - 60_000 }));
    expect(await look()).toMatchObject({ paid: { count: 1, amount: 55 }, overCap: 1, shut: 1, seconds: 1 });
    await note(['announcement']);
    expect(await look()).toMatchObject({ paid: { count: 1, amount: 55 }, overCap: 2, shut: 0 });
    await noteChannels(office.chat.house, []);
  });

  it('says what its own messages cost, those in doubt included, and the month with its limit', async () => {
    const web = { name: 'web', perSecond: 1, window: null, templates: [] };
    const running = { ...web, prices: { announcement: 300, late: 55 }, cap: 500_000 };
    await office.chat.house.store.write((tx) => noteRunning(tx, [running]));
    const ends: Record<string, SendOutcome> = {
      w22738: { sent: 'a', charged: 55 },
      w22741: { sent: 'b', instead: true, charged: 300 },
      w22744: { inDoubt: 'timeout', charged: 300 },
      w22747: { refused: 'cap_reached' },
    };
    office.chat.answers = (out) => ends[out.address] ?? null;
    const { id } = await approved(await drafted({}, { repeat: false }));
    const heard = await office.chat.announce();
    expect(heard.at(-1)?.text).toContain('Tính phí 3 tin, 655 đồng. Tháng này đã dùng 0/500.000 đồng.');
    expect(heard.at(-1)?.text).toContain('Tổng 4: 2 đã gửi tới, 1 chưa rõ kết quả, 1 chờ người nhận nhắn tin trước.');
    expect(await office.chat.house.ask((facts) => facts.announcements().charged(id))).toEqual({
      count: 3,
      amount: 655,
    });
    const one = await office.hand('one');
    await office.do(stopBroadcast, { campaignId, broadcastId: id, hand: one }, one);
    await noteChannels(office.chat.house, []);
  });

  it('goes on in the next hours with whoever its hours ended for, and says half-way how far a long one is', async () => {
    const { id } = await approved(await drafted());
    office.chat.answers = (out) => (out.address === 'w22747' ? { retry: 60_000, scope: 'message' } : null);
    await office.chat.announce();
    office.chat.answers = () => null;
    office.chat.setTime(Date.parse('2023-12-20T12:00:00+07:00'));
    expect(toWards(await office.chat.announce())).toEqual([]);
    expect(await office.stand(id)).toEqual({ delivered: 3, waiting: 1, total: 4 });
    office.chat.setTime(Date.parse('2023-12-20T13:30:00+07:00'));
    const heard = await office.chat.announce();
    expect(toWards(heard).map((one) => one.address)).toEqual(['w22747']);
    expect(heard.filter((one) => one.text.includes('đang gửi: 3/4 nơi đã nhận'))).toHaveLength(1);
  });

  it('respects who wants no optional news, and tells everybody their duties', async () => {
    const { personId } = await office.hand('w22738');
    await writeEvents(
      office.chat.house,
      [{ type: 'announcements_chosen', campaignId, personId, wanted: false }],
      MORNING,
    );
    const optional = await approved(await drafted({}, { optional: true }));
    expect(toWards(await office.chat.announce())).toHaveLength(3);
    expect(await office.stand(optional.id)).toEqual({ delivered: 3, opted_out: 1, total: 4 });
    await approved(await drafted());
    expect(toWards(await office.chat.announce())).toHaveLength(4);
  });

  it('is agreed with by another person, as it was read, for those it was said to be for', async () => {
    const one = await office.hand('one');
    const two = await office.hand('two');
    const draft = await drafted();
    const { id: broadcastId, version, hash } = draft;
    const args = { campaignId, broadcastId, hash, count: 4 };
    expect(await office.tryTo(sendAlone, { ...args, hand: one }, one)).toMatchObject({
      code: 'broadcast_second_person',
    });
    await office.do(submitBroadcast, { campaignId, broadcastId, version, hand: one }, one);
    const edit = { campaignId, broadcastId, hand: one, content: textOnly('Khác.') };
    expect(await office.tryTo(composeBroadcast, edit, one)).toMatchObject({ code: 'broadcast_submitted' });
    expect(await office.tryTo(approveBroadcast, { ...args, hand: one }, one)).toMatchObject({ code: 'broadcast_own' });
    const stranger = await office.hand('w22738');
    expect(await office.tryTo(approveBroadcast, { ...args, hand: stranger }, stranger)).toMatchObject({
      code: 'broadcast_not_approver',
    });
    const other = { ...args, hash: 'x', hand: two };
    expect(await office.tryTo(approveBroadcast, other, two)).toMatchObject({ code: 'broadcast_stale' });
    await seatAt(office.chat.house, 'web:w-new', 'focal_point', ['22747']);
    expect(await office.tryTo(approveBroadcast, { ...args, hand: two }, two)).toMatchObject({
      code: 'broadcast_count',
      params: { count: 5 },
    });
    await office.do(takeBackBroadcast, { campaignId, broadcastId, hand: one }, one);
    const newer = { campaignId, broadcastId, version: version + 1, hand: one };
    await office.do(submitBroadcast, newer, one);
    await office.do(sendBackBroadcast, { campaignId, broadcastId, hand: two, words: 'Sửa giờ họp' }, two);
    expect(await office.tryTo(approveBroadcast, { ...args, count: 5, hand: two }, two)).toMatchObject({
      code: 'broadcast_draft',
    });
  });

  it('is nobody’s to agree with who changed it: whoever wrote it last is its author', async () => {
    const { id: broadcastId } = await drafted();
    const one = await office.hand('one');
    const two = await office.hand('two');
    const edit = { campaignId, broadcastId, hand: two, content: textOnly('Khác.') };
    const { version, hash } = await office.do(composeBroadcast, edit, two);
    const sent = await office.do(submitBroadcast, { campaignId, broadcastId, version, hand: two }, two);
    expect(sent.approvers).toEqual([one.personId]);
    const args = { campaignId, broadcastId, hash, count: 5 };
    expect(await office.tryTo(approveBroadcast, { ...args, hand: two }, two)).toMatchObject({ code: 'broadcast_own' });
    await office.do(stopBroadcast, { campaignId, broadcastId, hand: one }, one);
  });

  it('tells nobody of the reports of a unit they have left since', async () => {
    await seatAt(office.chat.house, 'web:w22756', 'focal_point', ['22756']);
    const text = 'Kính gửi {đơn vị}: còn thiếu {số liệu còn thiếu}.';
    await approved(await drafted({ units: await unitIds(['22756']) }, { content: textOnly(text) }));
    const { seatId } = await office.hand('w22756');
    await writeEvents(office.chat.house, [{ type: 'seat_ended', seatId, campaignId, why: 'left' }], MORNING);
    await seatAt(office.chat.house, 'web:w22756', 'focal_point', ['22759']);
    const [told] = toWards(await office.chat.announce());
    expect(told?.text).toBe('Kính gửi Phường Tấn Tài: còn thiếu (chưa có kỳ báo cáo).');
  });

  it('is frozen: who comes later does not receive it, who leaves before it does not either', async () => {
    const { id } = await approved(await drafted());
    await seatAt(office.chat.house, 'web:w2-new', 'focal_point', ['22747']);
    const { seatId } = await office.hand('w22738');
    await writeEvents(office.chat.house, [{ type: 'seat_ended', seatId, campaignId, why: 'left' }], MORNING);
    const heard = await office.chat.announce();
    expect(toWards(heard).map((one) => one.address)).toEqual(['w22741', 'w22744', 'w22747']);
    expect(await office.stand(id)).toEqual({ delivered: 4, cancelled: 1, total: 5 });
  });
});

describe('an office of one', () => {
  it('types the number and has two minutes to stop', async () => {
    await office.close();
    office = new Office();
    await office.open(WARDS, ['one']);
    const draft = await drafted();
    const one = await office.hand('one');
    const args = { campaignId, broadcastId: draft.id, hash: draft.hash, hand: one };
    expect(await office.tryTo(sendAlone, { ...args, count: 3 }, one)).toMatchObject({ code: 'broadcast_count' });
    await office.do(sendAlone, { ...args, count: 4 }, one);
    expect(toWards(await office.chat.announce())).toEqual([]);
    office.chat.setTime(MORNING + 2 * 60_000 + 1_000);
    expect(toWards(await office.chat.announce())).toHaveLength(4);
  });
});
