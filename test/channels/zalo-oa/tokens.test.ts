import { afterEach, describe, expect, it } from 'vitest';
import { createZaloHttp } from '../../../src/channels/zalo/http.js';
import { createOAuth } from '../../../src/channels/zalo-oa/oauth.js';
import { createTokens, leaseMs, type Tokens } from '../../../src/channels/zalo-oa/tokens.js';
import { type Held, NOTHING_HELD, type TokenVault } from '../../../src/channels/zalo-oa/vault.js';
import { seal, unseal } from '../../../src/runtime/seal.js';
import { tokenVault } from '../../../src/runtime/service/zalo-oa.js';
import { readSealed, writeSealed } from '../../../src/store/queries/vault.js';
import type { FaultKind } from '../../support/telegram/emulator.mjs';
import type { ZaloOaOptions } from '../../support/zalo-oa/emulator.mjs';
import { outgoing } from '../contract.js';
import { KEY, type Rigged, USER, zaloOa } from './rig.js';

const TOKEN = 'POST /v4/oa/access_token';
const HOUR = 3_600_000;
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function rigged(options: ZaloOaOptions = {}, more: Parameters<typeof zaloOa>[0] = {}): Promise<Rigged> {
  const rig = await zaloOa(more, options);
  stops.push(rig.stop);
  return rig;
}

/** A keeper of its own over the rig's store, as after a restart. */
function keeper(rig: Rigged, seed: string | null = rig.deps.seed, vault: TokenVault = rig.deps.vault): Tokens {
  const { appId, appSecret, httpTimeoutMs, now, log } = rig.deps;
  const root = new URL(rig.emulator.apiRoot);
  const oauth = createOAuth({ http: createZaloHttp(), root, appId, appSecret, httpTimeoutMs: 600 });
  const sleep = () => new Promise<void>((resolve) => setTimeout(resolve, 1));
  return createTokens({ vault, oauth, seed, httpTimeoutMs, now, log, sleep });
}

const held = async (rig: Rigged): Promise<Held> => (await rig.deps.vault.read()).held ?? NOTHING_HELD;
const works = async (rig: Rigged): Promise<boolean> => 'sent' in (await rig.channel.send(outgoing(USER, 'Còn đây')));

describe('a seed', () => {
  it('is used once and then forgotten', async () => {
    const rig = await rigged();
    expect(await keeper(rig).access()).toHaveProperty('access');
    expect((await held(rig)).seeds).toHaveLength(1);
    const again = keeper(rig);
    expect(await again.access()).toEqual(await keeper(rig).access());
    expect(rig.emulator.count(TOKEN)).toBe(1);
  });

  it('used before is ignored, even when another came between', async () => {
    const rig = await rigged();
    await keeper(rig).access();
    const second = rig.emulator.issue().refresh_token;
    await keeper(rig, second).access();
    const now = await held(rig);
    await keeper(rig).access();
    expect(await held(rig)).toEqual(now);
  });

  it('that is new wins over the stored pair', async () => {
    const rig = await rigged();
    await keeper(rig).access();
    const fresh = rig.emulator.issue().refresh_token;
    expect(await keeper(rig, fresh).access()).toHaveProperty('access');
    expect(rig.emulator.world.tokens.refresh).toBe((await held(rig)).refresh);
  });
});

describe('renewal', () => {
  it('happens twice a day', async () => {
    const rig = await rigged();
    const tokens = keeper(rig);
    await tokens.keep();
    expect(rig.emulator.count(TOKEN)).toBe(1);
    rig.time.now += 11.9 * HOUR;
    await tokens.keep();
    expect(rig.emulator.count(TOKEN)).toBe(1);
    rig.time.now += 0.2 * HOUR;
    await tokens.keep();
    expect(rig.emulator.count(TOKEN)).toBe(2);
  });

  it('of a token that lives shorter comes at half its life', async () => {
    const rig = await rigged({ accessSeconds: 3_600 });
    const tokens = keeper(rig);
    await tokens.keep();
    rig.time.now += 31 * 60_000;
    await tokens.keep();
    expect(rig.emulator.count(TOKEN)).toBe(2);
  });

  it('of all who ask at once is one exchange', async () => {
    const rig = await rigged();
    const tokens = keeper(rig);
    const all = await Promise.all(Array.from({ length: 20 }, () => tokens.access()));
    expect(new Set(all.map((one) => ('access' in one ? one.access : one.none))).size).toBe(1);
    expect(rig.emulator.count(TOKEN)).toBe(1);
  });

  it.each([
    ['refused as invalid (-216)', 0],
    ['expired (-220)', 26 * HOUR],
  ])('a token %s is renewed and the message sent once', async (_name, passes) => {
    const rig = await rigged();
    await rig.acted(0);
    expect(await works(rig)).toBe(true);
    const stored = await held(rig);
    if (passes === 0) rig.emulator.issue();
    rig.time.now += passes;
    // The refresh token is good, the access token in memory is not.
    const { version } = await rig.deps.vault.read();
    await rig.deps.vault.write({ ...stored, refresh: rig.emulator.world.tokens.refresh }, version);
    await rig.acted(0);
    expect(await works(rig)).toBe(true);
    expect(rig.emulator.accepted).toHaveLength(2);
  });

  it('by another process is waited for, up to the lease', async () => {
    const rig = await rigged();
    const tokens = keeper(rig);
    await tokens.access();
    const { held: now, version } = await rig.deps.vault.read();
    await rig.deps.vault.write({ ...(now ?? NOTHING_HELD), busySince: rig.time.now }, version);
    expect(await tokens.renew('access-1')).toHaveProperty('access');
    const bad = (await held(rig)).access ?? '';
    expect(await tokens.renew(bad)).toEqual({ none: 'later', why: 'another process is renewing' });
    rig.time.now += leaseMs(2_000) + 1;
    expect(await tokens.renew(bad)).toHaveProperty('access');
  });

  it('leaves the new pair unused until it is written', async () => {
    const rig = await rigged();
    const { vault } = rig.deps;
    let broken = 0;
    const failing: TokenVault = {
      ...vault,
      write(next, after) {
        if (next.access !== null && broken < 3) {
          broken += 1;
          return Promise.reject(new Error('the store cannot'));
        }
        return vault.write(next, after);
      },
    };
    expect(await keeper(rig, rig.deps.seed, failing).access()).toEqual({ access: (await held(rig)).access });
    expect(broken).toBe(3);
    expect(rig.emulator.count(TOKEN)).toBe(1);
  });

  it('survives somebody writing beside it', async () => {
    const rig = await rigged();
    const { vault } = rig.deps;
    let once = true;
    const crowded: TokenVault = {
      ...vault,
      async write(next, after) {
        if (next.access !== null && once) {
          once = false;
          const { held: now, version } = await vault.read();
          await vault.write({ ...(now ?? NOTHING_HELD), grant: { verifier: 'v', state: 's', at: 0 } }, version);
        }
        return vault.write(next, after);
      },
    };
    expect(await keeper(rig, rig.deps.seed, crowded).access()).toHaveProperty('access');
    expect((await held(rig)).refresh).toBe(rig.emulator.world.tokens.refresh);
    expect((await held(rig)).grant?.state).toBe('s');
  });
});

describe('when Zalo says no', () => {
  it.each(['200', '4xx', 'name_only'] as const)(
    'an error body (%s) is never taken for success',
    async (oauthErrors) => {
      const rig = await rigged({ oauthErrors });
      const tokens = keeper(rig, 'refresh-0-spent-long-ago');
      expect(await tokens.access()).toMatchObject({ none: 'connect' });
      expect(await held(rig)).toMatchObject({ access: null, broken: expect.stringContaining('Invalid refresh token') });
      expect(rig.lines.some((one) => one.event === 'zalo_oa.reconnect_needed')).toBe(true);
      await tokens.access();
      expect(rig.emulator.count(TOKEN)).toBe(1);
    },
  );

  it('because of the app secret, it is tried again and the officer is told', async () => {
    const rig = await rigged();
    const root = new URL(rig.emulator.apiRoot);
    const { appId, log, now, vault, seed } = rig.deps;
    const oauth = createOAuth({ http: createZaloHttp(), root, appId, appSecret: 'wrong', httpTimeoutMs: 200 });
    const wrong = createTokens({ vault, oauth, seed, httpTimeoutMs: 200, now, log, sleep: async () => undefined });
    expect(await wrong.access()).toMatchObject({ none: 'later' });
    expect((await held(rig)).trouble).toContain('Invalid secret key');
    expect(await keeper(rig).access()).toHaveProperty('access');
    expect((await held(rig)).trouble).toBeNull();
  });

  it.each(['not_json', 'error_500', 'error_502_page', 'hang', 'reset_before'] satisfies FaultKind[])(
    '%s: the stored token is kept and tried again',
    async (kind) => {
      const rig = await rigged();
      const tokens = keeper(rig);
      rig.emulator.faults.failNext(TOKEN, kind);
      expect(await tokens.access()).toMatchObject({ none: 'later' });
      rig.time.now += HOUR;
      expect(await tokens.access()).toHaveProperty('access');
    },
  );

  it.each(['reset_after', 'hang_after', 'truncated'] satisfies FaultKind[])(
    '%s: the answer is lost, the chain broken, and it says so and how to reconnect',
    async (kind) => {
      const rig = await rigged();
      rig.emulator.faults.failNext(TOKEN, kind);
      const tokens = keeper(rig);
      expect(await tokens.access()).toMatchObject({ none: 'later' });
      rig.time.now += HOUR;
      expect(await tokens.access()).toMatchObject({ none: 'connect' });
      const findings = await rig.channel.check();
      expect(findings.find((one) => one.level === 'error')?.remedy).toContain('zalo-oa connect');
    },
  );

  it('nothing unsent is lost meanwhile: the channel pauses', async () => {
    const rig = await rigged({}, { seed: 'refresh-0-spent-long-ago' });
    await rig.acted(0);
    expect(await rig.channel.send(outgoing(USER, 'x'))).toEqual({ refused: 'bad_token' });
  });
});

describe('what is kept', () => {
  it('opens with its key and under its name only, and not when changed', () => {
    const sealed = seal(KEY, 'zalo-oa', 'refresh-1');
    expect(unseal(KEY, 'zalo-oa', sealed)).toBe('refresh-1');
    expect(sealed).not.toContain('refresh');
    expect(unseal('x'.repeat(40), 'zalo-oa', sealed)).toBeNull();
    expect(unseal(KEY, 'other', sealed)).toBeNull();
    const bytes = Buffer.from(sealed, 'base64');
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(KEY, 'zalo-oa', changed.toString('base64'))).toBeNull();
    }
    expect(unseal(KEY, 'zalo-oa', '')).toBeNull();
  });

  it('lies sealed in the database and stands in no log', async () => {
    const rig = await rigged();
    await rig.acted(0);
    await works(rig);
    const row = await rig.store.read((tx) => readSealed(tx, 'zalo-oa'));
    const { access, refresh } = await held(rig);
    for (const secret of [access, refresh, rig.deps.appSecret]) {
      expect(row?.sealed.includes(secret ?? '?')).toBe(false);
      expect(JSON.stringify(rig.lines).includes(secret ?? '?')).toBe(false);
    }
  });

  it('is written only over the version it was read at', async () => {
    const { store } = await rigged();
    expect(await store.write((tx) => writeSealed(tx, 'x', 'a', 0, 1))).toBe(true);
    expect(await store.write((tx) => writeSealed(tx, 'x', 'b', 0, 1))).toBe(false);
    expect(await store.write((tx) => writeSealed(tx, 'x', 'b', 1, 1))).toBe(true);
    expect(await store.read((tx) => readSealed(tx, 'x'))).toEqual({ sealed: 'b', version: 2 });
  });

  it('and cannot be opened with another SECRET_KEY, it says so', async () => {
    const rig = await rigged();
    await keeper(rig).access();
    const clock = { now: rig.deps.now, monotonic: () => 0, after: () => () => undefined };
    const other = tokenVault({ store: rig.store, secretKey: 'x'.repeat(40), clock });
    expect(await other.read()).toMatchObject({ held: null, unreadable: true });
    expect(await keeper(rig, null, other).access()).toMatchObject({ none: 'connect' });
  });
});
