/** What doctor is told about the OA, and that every finding has its words. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { nextState } from '../../../src/delivery/next-state.js';
import { loadCatalogue } from '../../../src/messages/locales.js';
import { packageRoot } from '../../../src/runtime/root.js';
import { enqueue } from '../../../src/store/queries/outbox.js';
import { writeSetting } from '../../../src/store/queries/setting.js';
import { settle } from '../../../src/store/queries/settle.js';
import type { ZaloOaOptions } from '../../support/zalo-oa/emulator.mjs';
import { createInbox, outgoing } from '../contract.js';
import { DAY_AT, type Rigged, USER, zaloOa } from './rig.js';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function rigged(more: Parameters<typeof zaloOa>[0] = {}, options: ZaloOaOptions = {}): Promise<Rigged> {
  const rig = await zaloOa(more, options);
  stops.push(rig.stop);
  return rig;
}

const codes = async (rig: Rigged) =>
  (await rig.channel.check()).map((one) => `${one.level} ${one.code?.replace('zalo_oa_', '')}`);

it('a sound OA, once it was heard', async () => {
  const rig = await rigged();
  await rig.acted(0);
  await rig.channel.send(outgoing(USER, 'x'));
  expect(await codes(rig)).toEqual(['ok tokens', 'ok known', 'warn unheard', 'ok clock_ok', 'ok money', 'ok windows']);
});

describe('each broken state', () => {
  it.each([
    ['never connected', 'error unconnected', { seed: null }, {}],
    ['a spent seed', 'error broken', { seed: 'refresh-0-spent-long-ago' }, {}],
    ['another OA', 'error other_oa', { oaId: '4400000000000000999' }, {}],
    ['not verified', 'warn unverified', {}, { verified: false }],
    ['no prices', 'ok no_money', { paid: { templates: {}, latePrice: 0, monthlyCap: 0 } }, {}],
    ['the same key twice', 'warn unheard_same', { oaSecret: 'oa-secret', appSecret: 'oa-secret' }, {}],
  ] as const)('%s', async (_name, code, more, options) => {
    const rig = await rigged(more, options);
    await rig.channel.send(outgoing(USER, 'x'));
    expect(await codes(rig)).toContain(code);
  });

  it('a key that is not the OA’s: events come and are refused', async () => {
    const rig = await rigged({ oaSecret: 'the-app-secret-perhaps' });
    const inbox = createInbox();
    stops.push(await rig.channel.start(inbox.receive));
    rig.emulator.user(USER).says('một');
    await rig.emulator.waitFor(() => rig.emulator.world.answers.includes(401));
    expect(await codes(rig)).toContain('error other_key');
  });

  it.each([
    ['the OA never told of what it sent', false, true],
    ['it did, as of the message that went out', true, false],
  ] as const)('events that are switched off: %s', async (_name, echoes, warned) => {
    const rig = await rigged({}, { echoes });
    const inbox = createInbox();
    stops.push(await rig.channel.start(inbox.receive));
    await rig.acted(0);
    const sent = await rig.channel.send(outgoing(USER, 'x'));
    const to = { channel: 'zalo-oa', address: USER } as const;
    const message = { lines: [], choices: [] };
    const fresh = { to, lane: 'reply', about: null, message, language: null, handed: true } as const;
    const row = await rig.store.write((tx) => enqueue(tx, fresh, DAY_AT));
    const { settlement } = nextState(row, sent, DAY_AT);
    await rig.store.write((tx) => settle(tx, row, settlement, DAY_AT));
    await rig.emulator.waitFor(() => rig.emulator.world.events.length === 0);
    expect((await codes(rig)).includes('warn no_echo')).toBe(warned);
  });

  it('noise with a wrong signature is no such sign', async () => {
    const rig = await rigged();
    const headers = { 'x-zevent-signature': `mac=${'0'.repeat(64)}` };
    await rig.emulator.post('{"app_id":"1","event_name":"x"}', headers);
    expect(await codes(rig)).toContain('warn unheard');
  });

  it('a restored database, until the tokens are renewed', async () => {
    const rig = await rigged();
    await rig.channel.send(outgoing(USER, 'x'));
    await rig.store.write((tx) => writeSetting(tx, 'restored_at', String(rig.time.now + 1)));
    expect(await codes(rig)).toContain('warn restored');
  });

  it('money that is spent', async () => {
    const rig = await rigged();
    await rig.deps.reach.pay('late', 1_000, 1_000);
    expect(await codes(rig)).toContain('error spent');
  });

  it('a clock that is off', async () => {
    const rig = await rigged({ now: () => DAY_AT + 3_600_000 });
    expect(await codes(rig)).toContain('error clock_off');
  });

  it('nobody at Zalo', async () => {
    const rig = await rigged();
    await rig.channel.send(outgoing(USER, 'x'));
    await rig.emulator.stop();
    expect(await codes(rig)).toContain('error silent');
  });
});

it('every finding is said in both languages, and what is wrong with what to do', () => {
  const source = readFileSync(new URL('src/channels/zalo-oa/check.ts', packageRoot), 'utf8');
  const used = [...source.matchAll(/\b(ok|warn|error)\((?:deps\.sameSecrets \? '(\w+)' : )?'(\w+)'/g)];
  expect(used.length).toBeGreaterThan(15);
  for (const language of ['vi', 'en'] as const) {
    const words = loadCatalogue(packageRoot, language);
    for (const [, level, first, second] of used) {
      for (const code of [first, second].filter((one) => one !== undefined)) {
        expect([code, words.has(`doctor.said.zalo_oa_${code}`)]).toEqual([code, true]);
        if (level !== 'ok') expect([code, words.has(`doctor.remedy.zalo_oa_${code}`)]).toEqual([code, true]);
      }
    }
  }
});
