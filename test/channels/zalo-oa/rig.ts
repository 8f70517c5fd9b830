import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '../../../src/channels/channel.js';
import type { ChannelLog, LogFields } from '../../../src/channels/common/log.js';
import { createZaloOaChannel, type ZaloOaDeps } from '../../../src/channels/zalo-oa/channel.js';
import type { PaidSending } from '../../../src/channels/zalo-oa/templates.js';
import type { Clock } from '../../../src/runtime/clock.js';
import { heardBook, joins, reachBook, tokenVault } from '../../../src/runtime/service/zalo-oa.js';
import type { Store } from '../../../src/store/port.js';
import { noteReach } from '../../../src/store/queries/reach.js';
import { openStore } from '../../support/migrated.js';
import { startZaloOa, type ZaloOa, type ZaloOaOptions } from '../../support/zalo-oa/emulator.mjs';
import { type Served, serve } from '../telegram/serve.js';

export const KEY = 'k'.repeat(40);
/** Beyond 2^53, as Zalo's are. */
export const USER = '9007199254740993007';
export const DAY_AT = Date.parse('2026-11-20T09:00:00+07:00');

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: LogFields;
}

export interface Rigged {
  readonly emulator: ZaloOa;
  readonly channel: Channel;
  readonly store: Store;
  readonly lines: LogLine[];
  /** The house's and the platform's time; starts on a working morning. */
  readonly time: { now: number };
  readonly deps: ZaloOaDeps;
  readonly served: Served;
  /** The person acted so long ago, for both sides. */
  acted(msAgo: number, user?: string): Promise<void>;
  stop(): Promise<void>;
}

export const PAID: PaidSending = {
  monthlyCap: 1_000,
  latePrice: 55,
  templates: { deadline: { id: '301', price: 300, fields: { unit: 'don_vi', deadline: 'han' } } },
};
export const APPROVED = { 301: { fields: ['don_vi', 'han'], price: 300 } };

/** A channel over a fresh emulator and a fresh store, its webhook registered as the console does it. */
export async function zaloOa(more: Partial<ZaloOaDeps> = {}, options: ZaloOaOptions = {}): Promise<Rigged> {
  const time = { now: DAY_AT };
  const emulator = await startZaloOa({ now: () => time.now, timeScale: 0.001, templates: APPROVED, ...options });
  const folder = mkdtempSync(join(tmpdir(), 'thidua-oa-'));
  const store = openStore(join(folder, 'oa.db'));
  const lines: LogLine[] = [];
  const at =
    (level: LogLine['level']) =>
    (event: string, fields: LogFields = {}) =>
      void lines.push({ level, event, fields });
  const log: ChannelLog = { info: at('info'), warn: at('warn'), error: at('error') };
  const clock: Clock = { now: () => time.now, monotonic: () => performance.now(), after: () => () => undefined };
  const kept = { store, secretKey: KEY, clock };
  const deps: ZaloOaDeps = {
    appId: emulator.appId,
    appSecret: emulator.appSecret,
    oaSecret: emulator.oaSecret,
    oaId: emulator.oaId,
    seed: emulator.issue().refresh_token,
    apiRoot: emulator.apiRoot,
    oauthRoot: emulator.apiRoot,
    publicUrl: 'https://thidua.example',
    httpTimeoutMs: 2_000,
    vault: tokenVault(kept),
    reach: reachBook(kept),
    heard: heardBook(kept),
    paid: PAID,
    admits: async () => true,
    joins,
    now: () => time.now,
    log,
    ...more,
  };
  const channel = createZaloOaChannel(deps);
  const served = await serve(() => channel);
  if ((await emulator.register(`${served.url}/webhooks/zalo-oa`)) !== 200)
    throw new Error('the probe was not answered');
  return {
    emulator,
    channel,
    store,
    lines,
    time,
    deps,
    served,
    async acted(msAgo, user = USER) {
      emulator.user(user).lastActed(msAgo);
      await store.write((tx) => noteReach(tx, `zalo-oa:${user}`, { seenAt: time.now - msAgo }));
    },
    async stop() {
      await emulator.stop();
      await served.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
