import { createHash } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { createZaloHttp } from '../../../src/channels/zalo/http.js';
import { beginGrant, finishGrant, type GrantDeps } from '../../../src/channels/zalo-oa/grant.js';
import { outgoing } from '../contract.js';
import { type Rigged, USER, zaloOa } from './rig.js';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function rigged(oaId?: string): Promise<{ rig: Rigged; deps: GrantDeps }> {
  const rig = await zaloOa({ seed: null });
  stops.push(rig.stop);
  const { vault, appId, appSecret, httpTimeoutMs, now } = rig.deps;
  const root = new URL(rig.emulator.apiRoot);
  const deps = { http: createZaloHttp(), vault, apiRoot: root, oauthRoot: root, appId, appSecret, httpTimeoutMs, now };
  return { rig, deps: { ...deps, oaId: oaId ?? rig.emulator.oaId, redirect: 'https://thidua.example/' } };
}

/** What the administrator's browser shows after "Cho phép". */
function allowed(rig: Rigged, link: string, oaId = rig.emulator.oaId): string {
  const asked = new URL(link).searchParams;
  const back = new URL(asked.get('redirect_uri') ?? '');
  back.searchParams.set('code', rig.emulator.grant(asked.get('code_challenge')));
  back.searchParams.set('oa_id', oaId);
  back.searchParams.set('state', asked.get('state') ?? '');
  return back.href;
}

it('connects with the address of the browser, and the running channel takes it up', async () => {
  const { rig, deps } = await rigged();
  await rig.acted(0);
  expect(await rig.channel.send(outgoing(USER, 'x'))).toEqual({ refused: 'bad_token' });
  const link = await beginGrant(deps);
  expect(new URL(link).pathname).toBe('/v4/oa/permission');
  expect(await finishGrant(deps, allowed(rig, link))).toEqual({ connected: rig.emulator.oaId });
  expect(await rig.channel.send(outgoing(USER, 'x'))).toHaveProperty('sent');
  expect((await rig.channel.check()).filter((one) => one.level === 'error')).toEqual([]);
});

it('connects with the bare code, asking Zalo whose it is', async () => {
  const { rig, deps } = await rigged();
  const challenge = new URL(await beginGrant(deps)).searchParams.get('code_challenge');
  expect(await finishGrant(deps, ` ${rig.emulator.grant(challenge)} `)).toEqual({ connected: rig.emulator.oaId });
});

it('sends a challenge that is the hash of what it keeps', async () => {
  const { deps } = await rigged();
  const asked = new URL(await beginGrant(deps)).searchParams;
  const verifier = (await deps.vault.read()).held?.grant?.verifier ?? '';
  expect(verifier).toHaveLength(43);
  expect(asked.get('code_challenge')).toBe(createHash('sha256').update(verifier).digest('base64url'));
});

it('changes nothing for another OA, by the address or by asking', async () => {
  const { rig, deps } = await rigged('4400000000000000999');
  const link = await beginGrant(deps);
  const before = await deps.vault.read();
  expect(await finishGrant(deps, allowed(rig, link))).toEqual({ refused: 'other_oa', found: rig.emulator.oaId });
  expect(await deps.vault.read()).toEqual(before);
  const code = rig.emulator.grant(new URL(link).searchParams.get('code_challenge'));
  expect(await finishGrant(deps, code)).toEqual({ refused: 'other_oa', found: rig.emulator.oaId });
  expect((await deps.vault.read()).held).toMatchObject({ access: null, refresh: null });
});

it.each([
  ['no code', 'https://thidua.example/?error=1', 'no_code'],
  ['a stale state', 'https://thidua.example/?code=abcdefgh&state=other', 'state'],
  ['a code Zalo does not know', 'abcdefghijkl', 'zalo'],
])('refuses %s', async (_name, typed, refused) => {
  const { deps } = await rigged();
  await beginGrant(deps);
  expect(await finishGrant(deps, typed)).toMatchObject({ refused });
});

it('refuses what was never begun, or an hour ago', async () => {
  const { rig, deps } = await rigged();
  expect(await finishGrant(deps, 'abcdefghijkl')).toMatchObject({ refused: 'expired' });
  const link = await beginGrant(deps);
  rig.time.now += 3_600_001;
  expect(await finishGrant(deps, allowed(rig, link))).toMatchObject({ refused: 'expired' });
});

it('mends a broken chain', async () => {
  const { rig, deps } = await rigged();
  await deps.vault.write(
    {
      access: 'a',
      refresh: 'b',
      obtainedAt: 0,
      expiresAt: 1,
      busySince: null,
      doubtAt: 1,
      broken: 'x',
      trouble: null,
      seeds: [],
      grant: null,
    },
    0,
  );
  await finishGrant(deps, allowed(rig, await beginGrant(deps)));
  expect((await deps.vault.read()).held).toMatchObject({ broken: null, doubtAt: null, grant: null });
});
