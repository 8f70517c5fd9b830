/** The way back when the chain of tokens is broken, and the way in: an administrator of the OA grants access. */
import { randomBytes } from 'node:crypto';
import type { ZaloHttp } from '../zalo/http.js';
import { createOaApi } from './api.js';
import { createOAuth, newChallenge, type Pair } from './oauth.js';
import { leaseMs, pairHeld } from './tokens.js';
import { type Held, NOTHING_HELD, type TokenVault } from './vault.js';

export interface GrantDeps {
  readonly http: ZaloHttp;
  readonly vault: TokenVault;
  readonly apiRoot: URL;
  readonly oauthRoot: URL;
  readonly appId: string;
  readonly appSecret: string;
  readonly oaId: string;
  /** The callback registered in Zalo's console; null: the console's own. */
  readonly redirect: string | null;
  readonly httpTimeoutMs: number;
  readonly now: () => number;
}

export type GrantEnd =
  | { readonly connected: string }
  /** `expired`: no grant was begun here, or too long ago. `other_oa`: `found` granted, not ours. */
  | { readonly refused: 'no_code' | 'expired' | 'state' | 'other_oa' | 'busy' | 'zalo'; readonly found: string };

/** Zalo's code lives ten minutes; the administrator needs some for the console. */
const GRANT_MS = 60 * 60_000;

/** Gives the link an administrator of the OA opens. */
export async function beginGrant(deps: GrantDeps): Promise<string> {
  const { verifier, challenge } = newChallenge();
  const state = randomBytes(12).toString('base64url');
  for (;;) {
    const { held, version } = await deps.vault.read();
    const next: Held = { ...(held ?? NOTHING_HELD), grant: { verifier, state, at: deps.now() } };
    if (await deps.vault.write(next, version))
      return createOAuth({ ...deps, root: deps.oauthRoot }).grantLink(deps.redirect, challenge, state);
  }
}

/** `typed`: the whole address the browser was sent to, or the code in it. Nothing changes unless the OA is ours. */
export async function finishGrant(deps: GrantDeps, typed: string): Promise<GrantEnd> {
  const { code, oaId, state } = readCallback(typed);
  if (code === null) return { refused: 'no_code', found: '' };
  if (oaId !== null && oaId !== deps.oaId) return { refused: 'other_oa', found: oaId };
  const { held, version } = await deps.vault.read();
  const grant = held?.grant ?? null;
  if (held === null || grant === null || deps.now() > grant.at + GRANT_MS) return { refused: 'expired', found: '' };
  if (state !== null && state !== grant.state) return { refused: 'state', found: '' };
  const busy = held.busySince !== null && deps.now() < held.busySince + leaseMs(deps.httpTimeoutMs);
  if (busy || !(await deps.vault.write({ ...held, busySince: deps.now() }, version)))
    return { refused: 'busy', found: '' };
  const end = await createOAuth({ ...deps, root: deps.oauthRoot }).exchange(code, grant.verifier);
  const other = 'pair' in end && oaId === null ? await otherOa(deps, end.pair) : null;
  const good = 'pair' in end && other === null;
  const next: Held = { ...held, busySince: null, ...(good ? { ...pairHeld(end.pair, deps.now()), grant: null } : {}) };
  await writeOver(deps.vault, next, version + 1);
  if (other !== null) return { refused: 'other_oa', found: other };
  if ('pair' in end) return { connected: deps.oaId };
  return { refused: 'zalo', found: 'refused' in end ? end.refused : 'doubt' in end ? end.doubt : end.unsent };
}

/** The new pair counts, whoever wrote meanwhile. */
async function writeOver(vault: TokenVault, held: Held, version: number): Promise<void> {
  let at = version;
  while (!(await vault.write(held, at))) at = (await vault.read()).version;
}

function readCallback(typed: string): { code: string | null; oaId: string | null; state: string | null } {
  const text = typed.trim();
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.searchParams.has('code') === true) {
    const of = (name: string) => url.searchParams.get(name) || null;
    return { code: of('code'), oaId: of('oa_id'), state: of('state') };
  }
  return { code: /^[\w.~-]{8,2000}$/.test(text) ? text : null, oaId: null, state: null };
}

/** The OA the pair belongs to when it is not ours (or does not say): its id, else null. */
async function otherOa(deps: GrantDeps, pair: Pair): Promise<string | null> {
  const token = async () => ({ access: pair.access });
  const tokens = { access: token, renew: token, keep: async () => undefined };
  const end = await createOaApi({ ...deps, root: deps.apiRoot, tokens }).get('/v2.0/oa/getoa');
  const found = 'data' in end ? String(end.data.oaid ?? end.data.oa_id ?? '') : '';
  return found === deps.oaId ? null : found || '?';
}
