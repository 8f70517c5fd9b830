import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Outgoing, OutgoingFile, SendOutcome } from '../../../src/channels/channel.js';
import { CODES, untilMorning } from '../../../src/channels/zalo-oa/errors.js';
import { knownReach, noteReach } from '../../../src/store/queries/reach.js';
import type { ZaloOaOptions } from '../../support/zalo-oa/emulator.mjs';
import { createInbox, outgoing } from '../contract.js';
import { DAY_AT, type Rigged, USER, zaloOa } from './rig.js';

const HOUR = 3_600_000;
const CS = 'POST /v3.0/oa/message/cs';
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function rigged(more: Parameters<typeof zaloOa>[0] = {}, options: ZaloOaOptions = {}): Promise<Rigged> {
  const rig = await zaloOa(more, options);
  stops.push(rig.stop);
  return rig;
}

const unasked = (text: string, more: Partial<Outgoing> = {}) => outgoing(USER, text, { unasked: true, ...more });
const TEMPLATE = { name: 'deadline', fields: { unit: 'Phường Đài Sơn', deadline: '14/12' } } as const;
const choice = (n: number) => ({ id: `pick:${n}`, label: `Chọn ${n}` });

describe('what people see', () => {
  it('words with up to five buttons, whose presses come back', async () => {
    const rig = await rigged();
    await rig.acted(0);
    const inbox = createInbox();
    stops.push(await rig.channel.start(inbox.receive));
    await rig.channel.send(outgoing(USER, 'Một câu', { choices: [1, 2, 3, 4, 5].map(choice) }));
    const user = rig.emulator.user(USER);
    expect(user.messages()[0]?.buttons.map((one) => one.label)).toEqual([
      'Chọn 1',
      'Chọn 2',
      'Chọn 3',
      'Chọn 4',
      'Chọn 5',
    ]);
    user.presses('Chọn 4');
    await rig.emulator.waitFor(() => inbox.items.length === 1);
    expect(inbox.items[0]?.body).toEqual({ kind: 'choice', choice: 'pick:4' });
  });

  const png: OutgoingFile = { name: 'ma.png', type: 'image/png', bytes: Buffer.from('89504e470d0a1a0a00', 'hex') };
  const pdf: OutgoingFile = { name: 'bang.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4') };

  it('an image with its words, a file alone', async () => {
    const rig = await rigged();
    await rig.acted(0);
    expect(await rig.channel.send(outgoing(USER, 'Mã mời', { file: png }))).toHaveProperty('sent');
    expect(await rig.channel.send(outgoing(USER, '', { file: pdf }))).toHaveProperty('sent');
    expect(rig.emulator.accepted.map((one) => [one.text, one.file?.name])).toEqual([
      ['Mã mời', 'ma.png'],
      ['', 'bang.pdf'],
    ]);
  });

  it.each([
    ['a workbook', { name: 'a.xlsx', type: 'application/vnd.ms-excel', bytes: new Uint8Array(9) }, 'other'],
    ['an image above a megabyte', { ...png, bytes: new Uint8Array(1_000_001) }, 'too_long'],
    ['a file above five megabytes', { ...pdf, bytes: new Uint8Array(5_000_001) }, 'too_long'],
  ] as const)('never %s', async (_name, file, refused) => {
    const rig = await rigged();
    await rig.acted(0);
    expect(await rig.channel.send(outgoing(USER, 'x', { file }))).toEqual({ refused });
    expect(rig.emulator.calls).toEqual([]);
  });

  it('an upload that got no answer is made again and nobody sees it twice', async () => {
    const rig = await rigged();
    await rig.acted(0);
    rig.emulator.faults.failNext('POST /v2.0/oa/upload/image', 'reset_after');
    expect(await rig.channel.send(outgoing(USER, 'x', { file: png }))).toMatchObject({ retry: expect.any(Number) });
    expect(rig.emulator.accepted).toEqual([]);
  });
});

describe('the window', () => {
  it.each([
    ['free within 48 hours', 47 * HOUR, { sent: expect.any(String) }, 0],
    ['charged from 48 hours on', 49 * HOUR, { sent: expect.any(String), charged: 55 }, 55],
    ['shut after 7 days', 169 * HOUR, { refused: 'window_shut' }, 0],
  ])('%s', async (_name, ago, outcome, spent) => {
    const rig = await rigged();
    await rig.acted(ago);
    expect(await rig.channel.send(unasked('Nhắc hạn'))).toMatchObject(outcome);
    expect(await rig.deps.reach.spentThisMonth()).toBe(spent);
  });

  it('never acted: nothing is even tried', async () => {
    const rig = await rigged();
    rig.emulator.user(USER);
    expect(await rig.channel.send(unasked('x'))).toEqual({ refused: 'window_shut' });
    expect(rig.emulator.calls).toEqual([]);
  });

  it('shut: the template goes out in place of everything, and is counted', async () => {
    const rig = await rigged();
    await rig.acted(200 * HOUR);
    expect(await rig.channel.send(unasked('Nhắc hạn', { template: TEMPLATE }))).toMatchObject({
      instead: true,
      charged: 300,
    });
    expect(rig.emulator.accepted[0]?.template).toMatchObject({
      template_id: '301',
      template_data: { don_vi: 'Phường Đài Sơn', han: '14/12' },
    });
    expect(await rig.deps.reach.spentThisMonth()).toBe(300);
  });

  it('open: the template stays at home', async () => {
    const rig = await rigged();
    await rig.acted(HOUR);
    await rig.channel.send(unasked('Nhắc hạn', { template: TEMPLATE }));
    expect(rig.emulator.accepted[0]).toMatchObject({ kind: 'cs', text: 'Nhắc hạn' });
  });

  it('shut for Zalo although we believed it open: noted, and the template follows', async () => {
    const rig = await rigged();
    await rig.acted(HOUR);
    rig.emulator.user(USER).lastActed(300 * HOUR);
    expect(await rig.channel.send(unasked('Nhắc hạn', { template: TEMPLATE }))).toMatchObject({ instead: true });
    expect(await rig.store.read((tx) => knownReach(tx, `zalo-oa:${USER}`))).toMatchObject({ shutAt: DAY_AT });
    expect(await rig.channel.send(unasked('Lần nữa'))).toEqual({ refused: 'window_shut' });
  });

  it.each([
    ['a template nobody approved', { name: 'invitation', fields: {} } as const],
    ['a field that is missing', { name: 'deadline', fields: { unit: 'x' } } as const],
  ])('shut, and %s: refused', async (_name, template) => {
    const rig = await rigged();
    await rig.acted(200 * HOUR);
    expect(await rig.channel.send(unasked('x', { template }))).toEqual({ refused: 'window_shut' });
    expect(rig.emulator.accepted).toEqual([]);
  });

  it('an answer to the person’s own act is tried whatever we have noted', async () => {
    const rig = await rigged();
    rig.emulator.user(USER).lastActed(0);
    expect(await rig.channel.send(outgoing(USER, 'Đã nhận'))).toHaveProperty('sent');
  });
});

describe('money', () => {
  it('the cap stops what is paid for, and only that', async () => {
    const rig = await rigged();
    await rig.acted(200 * HOUR);
    const outcomes = [];
    for (let n = 0; n < 5; n += 1) outcomes.push(await rig.channel.send(unasked('x', { template: TEMPLATE })));
    expect(outcomes.filter((one) => 'sent' in one)).toHaveLength(3);
    expect(outcomes.at(-1)).toEqual({ refused: 'cap_reached' });
    expect(rig.lines.some((one) => one.event === 'zalo_oa.cap_reached')).toBe(true);
    expect(await rig.channel.send(outgoing(USER, 'Trả lời'))).toEqual({ refused: 'window_shut' });
    rig.time.now += 1;
    await rig.acted(0);
    expect(await rig.channel.send(unasked('Miễn phí'))).toHaveProperty('sent');
    rig.time.now = Date.parse('2026-12-01T09:00:00+07:00');
    await rig.acted(200 * HOUR);
    expect(await rig.channel.send(unasked('x', { template: TEMPLATE }))).toHaveProperty('sent');
  });

  it('without a file of prices nothing is sent at a price', async () => {
    const rig = await rigged({ paid: { templates: {}, latePrice: 0, monthlyCap: 0 } });
    await rig.acted(60 * HOUR);
    expect(await rig.channel.send(unasked('x'))).toEqual({ refused: 'cap_reached' });
  });

  it('a definite refusal is taken back, a doubt stays counted', async () => {
    const rig = await rigged({ httpTimeoutMs: 300 });
    await rig.acted(200 * HOUR);
    rig.emulator.user(USER).refusesTemplates();
    expect(await rig.channel.send(unasked('x', { template: TEMPLATE }))).toEqual({ refused: 'window_shut' });
    expect(await rig.deps.reach.spentThisMonth()).toBe(0);
    rig.emulator.faults.failNext('POST /v3.0/oa/message/template', 'hang_after');
    expect(await rig.channel.send(unasked('x', { template: TEMPLATE }))).toHaveProperty('inDoubt');
    expect(await rig.deps.reach.spentThisMonth()).toBe(300);
  });

  it.each([
    ['answered', {}, { instead: true, charged: 300 }],
    ['in doubt', { httpTimeoutMs: 300 }, { inDoubt: expect.any(String), charged: 300 }],
  ])('a plain message Zalo no longer takes costs nothing when a template goes instead (%s)', async (how, more, end) => {
    const rig = await rigged(more);
    await rig.acted(60 * HOUR);
    rig.emulator.user(USER).lastActed(300 * HOUR);
    if (how === 'in doubt') rig.emulator.faults.failNext('POST /v3.0/oa/message/template', 'hang_after');
    expect(await rig.channel.send(unasked('x', { template: TEMPLATE }))).toMatchObject(end);
    expect(await rig.deps.reach.spentThisMonth()).toBe(300);
  });

  it.each([
    ['no account is linked', null],
    ['the account is empty', 10],
  ])('%s: refused, nothing counted', async (_name, balance) => {
    const rig = await rigged({}, { balance });
    await rig.acted(200 * HOUR);
    expect(await rig.channel.send(unasked('x', { template: TEMPLATE }))).toEqual({ refused: 'cap_reached' });
    expect(await rig.deps.reach.spentThisMonth()).toBe(0);
  });
});

describe('the night', () => {
  it.each([
    ['21:59', 0],
    ['22:00', 8 * HOUR],
    ['00:30', 5.5 * HOUR],
    ['05:59', 60_000],
    ['06:00', 0],
  ])('at %s a template waits %d ms', (clock, wait) => {
    expect(untilMorning(Date.parse(`2026-11-20T${clock}:00+07:00`))).toBe(wait);
  });

  it('holds this message and nobody else', async () => {
    const rig = await rigged();
    rig.time.now = Date.parse('2026-11-20T23:00:00+07:00');
    await rig.acted(200 * HOUR);
    expect(await rig.channel.send(unasked('x', { template: TEMPLATE }))).toEqual({ retry: 7 * HOUR, scope: 'message' });
    expect(await rig.deps.reach.spentThisMonth()).toBe(0);
  });
});

describe('while an officer answers by hand', () => {
  it('nothing unasked is said for half an hour, answers are', async () => {
    const rig = await rigged();
    await rig.acted(HOUR);
    await rig.store.write((tx) => noteReach(tx, `zalo-oa:${USER}`, { humanAt: rig.time.now - 60_000 }));
    expect(await rig.channel.send(unasked('Nhắc'))).toEqual({ retry: 29 * 60_000, scope: 'message' });
    expect(await rig.channel.send(outgoing(USER, 'Trả lời'))).toHaveProperty('sent');
    rig.time.now += 29 * 60_000;
    expect(await rig.channel.send(unasked('Nhắc'))).toHaveProperty('sent');
  });
});

describe('what Zalo answers', () => {
  let rig: Rigged;
  let people = 0;
  beforeAll(async () => {
    rig = await zaloOa();
  });
  afterAll(() => rig.stop());
  /** Somebody who wrote just now, and how often Zalo was asked to write to them. */
  async function toSomebody(): Promise<{ outcome: SendOutcome; calls: number }> {
    const user = `90071992547409930${people++}`;
    await rig.acted(0, user);
    const before = rig.emulator.count(CS);
    return { outcome: await rig.channel.send(outgoing(user, 'x')), calls: rig.emulator.count(CS) - before };
  }

  it.each([
    [-32, { retry: expect.any(Number), scope: 'lane' }],
    [-200, { inDoubt: 'zalo -200' }],
    [-201, { refused: 'other' }],
    [-204, { refused: 'bad_token' }],
    [-210, { refused: 'too_long' }],
    [-211, { refused: 'cap_reached' }],
    [-213, { refused: 'blocked' }],
    [-217, { refused: 'blocked' }],
    [-218, { retry: expect.any(Number), scope: 'message' }],
    [-221, { refused: 'bad_token' }],
    [-230, { refused: 'window_shut' }],
    [-232, { refused: 'window_shut' }],
    [-233, { refused: 'other' }],
    [-248, { refused: 'forbidden_content' }],
    [-99999, { refused: 'other' }],
  ])('%d', async (code, outcome) => {
    rig.emulator.faults.failNext(CS, 'answer', { code, description: 'x' });
    expect(await toSomebody()).toEqual({ outcome, calls: 1 });
  });

  it('a code of the table has an action', () => {
    expect(Object.keys(CODES).length).toBeGreaterThan(55);
  });

  it.each([
    ['reset_before', 'inDoubt'],
    ['reset_after', 'inDoubt'],
    ['truncated', 'inDoubt'],
    ['error_500', 'inDoubt'],
    ['error_502_page', 'inDoubt'],
    ['not_json', 'inDoubt'],
    ['too_many', 'retry'],
  ] as const)('%s ends as %s', async (kind, end) => {
    rig.emulator.faults.failNext(CS, kind);
    expect(await toSomebody()).toMatchObject({ outcome: { [end]: expect.anything() }, calls: 1 });
  });

  it('nobody at home: not sent, for certain', async () => {
    const alone = await rigged();
    await alone.emulator.stop();
    expect(await alone.channel.send(outgoing(USER, 'x'))).toMatchObject({ retry: expect.any(Number), scope: 'lane' });
  });
});
