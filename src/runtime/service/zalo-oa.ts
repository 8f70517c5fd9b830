/** What the Zalo OA channel is given by the house: tokens, reach, who may speak to a shared OA. */
import type { Channel, Incoming } from '../../channels/channel.js';
import { createZaloHttp } from '../../channels/zalo/http.js';
import { createZaloOaChannel } from '../../channels/zalo-oa/channel.js';
import type { Heard } from '../../channels/zalo-oa/check.js';
import { beginGrant, finishGrant, type GrantDeps } from '../../channels/zalo-oa/grant.js';
import { type ReachBook, WINDOW } from '../../channels/zalo-oa/reach.js';
import type { Held, TokenVault } from '../../channels/zalo-oa/vault.js';
import { fold } from '../../language/fold.js';
import { lastReceivedAt } from '../../store/queries/inbox.js';
import { payFor, refundFor, spentInMonth } from '../../store/queries/paid.js';
import { knownReach, noteReach, windowCounts } from '../../store/queries/reach.js';
import { readSetting, writeSetting } from '../../store/queries/setting.js';
import { lastSentAt } from '../../store/queries/settle.js';
import { readSealed, writeSealed } from '../../store/queries/vault.js';
import { type House, RESTORED_AT } from '../composition.js';
import type { Log } from '../log.js';
import { seal, unseal } from '../seal.js';
import { channelLog } from './log.js';

const VAULT = 'zalo-oa';
type Kept = Pick<House, 'store' | 'secretKey' | 'clock'>;

const idOf = (address: string): string => `zalo-oa:${address}`;

export function tokenVault({ store, secretKey, clock }: Kept): TokenVault {
  return {
    async read() {
      const found = await store.read((tx) => readSealed(tx, VAULT));
      if (found === null) return { held: null, version: 0, unreadable: false };
      const text = unseal(secretKey, VAULT, found.sealed);
      // Sealed by us: what opens is what `write` put there.
      const held = text === null ? null : (JSON.parse(text) as Held);
      return { held, version: found.version, unreadable: text === null };
    },
    write: (held, after) => {
      const sealed = seal(secretKey, VAULT, JSON.stringify(held));
      return store.write((tx) => writeSealed(tx, VAULT, sealed, after, clock.now()));
    },
    async restoredAt() {
      const at = await store.read((tx) => readSetting(tx, RESTORED_AT));
      return at === null ? null : Number(at);
    },
  };
}

export function reachBook({ store, clock }: Kept): ReachBook {
  return {
    known: (address) => store.read((tx) => knownReach(tx, idOf(address))),
    pay: (kind, amount, cap) => store.write((tx) => payFor(tx, 'zalo-oa', kind, amount, cap, clock.now())),
    refund: (kind, amount) => store.write((tx) => refundFor(tx, 'zalo-oa', kind, amount, clock.now())),
    windows: () => store.read((tx) => windowCounts(tx, 'zalo-oa', WINDOW, clock.now())),
    spentThisMonth: () => store.read((tx) => spentInMonth(tx, 'zalo-oa', clock.now())),
    shut: (address) => store.write((tx) => noteReach(tx, idOf(address), { shutAt: clock.now() })),
  };
}

/** Where it is noted that an event came with another signature, and that the OA told of what it sent. */
const REFUSED_AT = 'zalo_oa.refused_at';
const ECHOED_AT = 'zalo_oa.echoed_at';

export function heardBook({ store, clock }: Kept): Heard {
  return {
    at: () => store.read((tx) => lastReceivedAt(tx, 'zalo-oa')),
    async refusedAt() {
      const at = await store.read((tx) => readSetting(tx, REFUSED_AT));
      return at === null ? null : Number(at);
    },
    refused: () => store.write((tx) => writeSetting(tx, REFUSED_AT, String(clock.now()))),
    async echoedAt() {
      const at = await store.read((tx) => readSetting(tx, ECHOED_AT));
      return at === null ? null : Number(at);
    },
    echoed: () => store.write((tx) => writeSetting(tx, ECHOED_AT, String(clock.now()))),
    sentAt: () => store.read((tx) => lastSentAt(tx, 'zalo-oa')),
  };
}

export const joins = (text: string): boolean => /^\s*tham gia(?![\p{L}\d])/u.test(fold(text));

/**
 * On a shared OA nobody is heard but who holds a seat, whoever is in the middle of joining, a press of ours, and
 * texts that begin with "Tham gia": what its other visitors write is never stored.
 */
export async function isOurs(house: House, item: Incoming): Promise<boolean> {
  const { body } = item;
  if (body.kind === 'choice' || (body.kind === 'text' && joins(body.text))) return true;
  const { who, session } = await house.ask((facts) => facts.whoAndSession(idOf(item.address)));
  return who.seats.length > 0 || session.open.kind !== 'none';
}

/** Null when it is switched off. */
export function zaloOaChannel(house: House, log: Log): Channel | null {
  const { zaloOa: oa, publicUrl, httpTimeoutMs } = house.config;
  if (oa === null) return null;
  return createZaloOaChannel({
    appId: oa.appId,
    appSecret: oa.appSecret,
    oaSecret: oa.secretKey,
    oaId: oa.oaId,
    seed: oa.refreshToken,
    paid: oa.paid,
    httpTimeoutMs,
    vault: tokenVault(house),
    reach: reachBook(house),
    heard: heardBook(house),
    admits: (item) => (oa.mode === 'shared' ? isOurs(house, item) : Promise.resolve(true)),
    joins,
    now: Date.now,
    log: channelLog(log),
    ...(oa.apiRoot === null ? {} : { apiRoot: oa.apiRoot }),
    ...(oa.oauthRoot === null ? {} : { oauthRoot: oa.oauthRoot }),
    ...(publicUrl === null ? {} : { publicUrl }),
    ...(oa.siteVerification === null ? {} : { siteVerification: oa.siteVerification }),
  });
}

/** For `zalo-oa connect`; null when the channel is switched off. */
export function zaloOaGrant(house: House) {
  const { zaloOa: oa, publicUrl, httpTimeoutMs } = house.config;
  if (oa === null) return null;
  const deps: GrantDeps = {
    http: createZaloHttp(),
    vault: tokenVault(house),
    apiRoot: new URL(oa.apiRoot ?? 'https://openapi.zalo.me'),
    oauthRoot: new URL(oa.oauthRoot ?? 'https://oauth.zaloapp.com'),
    appId: oa.appId,
    appSecret: oa.appSecret,
    oaId: oa.oaId,
    redirect: publicUrl === null ? null : `${publicUrl}/`,
    httpTimeoutMs,
    now: Date.now,
  };
  return { begin: () => beginGrant(deps), finish: (typed: string) => finishGrant(deps, typed) };
}
