/** The OA's tokens: kept sealed and durable, renewed by one at a time, never used before they are written. */
import { createHash } from 'node:crypto';
import type { Sleep } from '../common/backoff.js';
import type { ChannelLog } from '../common/log.js';
import type { OAuth, OAuthEnd, Pair } from './oauth.js';
import { type Held, NOTHING_HELD, type TokenVault } from './vault.js';

export interface TokenDeps {
  readonly vault: TokenVault;
  readonly oauth: OAuth;
  /** ZALO_OA_REFRESH_TOKEN: used once, whatever restarts. */
  readonly seed: string | null;
  readonly httpTimeoutMs: number;
  readonly now: () => number;
  readonly log: ChannelLog;
  readonly sleep: Sleep;
}

/** `connect`: only a new grant by an administrator of the OA helps. `later`: it may work again by itself. */
export type NoToken = { readonly none: 'connect' | 'later'; readonly why: string };
export type Token = { readonly access: string };

export interface Tokens {
  access(): Promise<Token | NoToken>;
  /** After Zalo said that `bad` is not valid (any more): the next one, at most one exchange for all who ask. */
  renew(bad: string): Promise<Token | NoToken>;
  /** Renews when half a day or half the token's life is over. Harmless at any time. */
  keep(): Promise<void>;
}

const HALF_DAY_MS = 12 * 3_600_000;
/** Between two tries after a failure: a hot loop over a dead token helps nobody. */
const PAUSE_MS = 30_000;
const NEVER = new AbortController().signal;

export const seedHash = (seed: string): string => createHash('sha256').update(`zalo-oa seed ${seed}`).digest('hex');

/** While an exchange is under way nobody else begins one: longer than the exchange's own time limit. */
export const leaseMs = (httpTimeoutMs: number): number => 2 * httpTimeoutMs + 5_000;

export function createTokens(deps: TokenDeps): Tokens {
  return new Keeper(deps);
}

/** What became of the vault after an exchange, in `Held`'s terms. Pure. */
export function afterExchange(held: Held, end: OAuthEnd, now: number): Held {
  const free = { ...held, busySince: null };
  if ('pair' in end) return { ...free, ...pairHeld(end.pair, now) };
  if ('unsent' in end) return free;
  if ('doubt' in end) return { ...free, doubtAt: now };
  const spent = held.doubtAt !== null || /refresh|-14014|-14020|grant/i.test(end.refused);
  return spent ? { ...free, broken: end.refused } : { ...free, trouble: end.refused };
}

export function pairHeld(pair: Pair, now: number) {
  const { access, refresh, livesMs } = pair;
  return { access, refresh, obtainedAt: now, expiresAt: now + livesMs, doubtAt: null, broken: null, trouble: null };
}

class Keeper implements Tokens {
  #known: { held: Held; version: number } | null = null;
  #running: Promise<Token | NoToken> | null = null;
  #failedAt: number | null = null;

  constructor(private readonly deps: TokenDeps) {}

  async access(): Promise<Token | NoToken> {
    const { held } = this.#known ?? (await this.#load());
    if (held.access !== null && held.broken === null && this.deps.now() < held.expiresAt)
      return { access: held.access };
    return this.#renewed(null);
  }

  renew(bad: string): Promise<Token | NoToken> {
    return this.#renewed(bad);
  }

  async keep(): Promise<void> {
    const { held } = await this.#load();
    if (held.broken !== null || held.refresh === null) return;
    const half = Math.min(HALF_DAY_MS, (held.expiresAt - held.obtainedAt) / 2);
    if (held.access === null || this.deps.now() >= held.obtainedAt + half) await this.#renewed(held.access);
  }

  #renewed(bad: string | null): Promise<Token | NoToken> {
    this.#running ??= this.#exchange(bad).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** The stored state, with a seed that was never used before in front of everything. */
  async #load(): Promise<{ held: Held; version: number }> {
    const { vault, seed, now, log } = this.deps;
    for (;;) {
      const found = await vault.read();
      const held = found.held ?? {
        ...NOTHING_HELD,
        broken: found.unreadable ? 'sealed with another SECRET_KEY' : null,
      };
      const hash = seed === null ? null : seedHash(seed);
      if (seed === null || hash === null || held.seeds.includes(hash)) {
        this.#known = { held, version: found.version };
        return this.#known;
      }
      const fresh = { ...NOTHING_HELD, refresh: seed, obtainedAt: now(), seeds: [...held.seeds, hash] };
      if (await vault.write(fresh, found.version)) log.info('zalo_oa.seed_taken');
    }
  }

  async #exchange(bad: string | null): Promise<Token | NoToken> {
    const { deps } = this;
    const { held, version } = await this.#load();
    const usable = held.access !== null && held.access !== bad && deps.now() < held.expiresAt;
    if (usable && held.access !== null && held.broken === null) return { access: held.access };
    if (held.broken !== null) return { none: 'connect', why: held.broken };
    if (held.refresh === null) return { none: 'connect', why: 'never connected' };
    if (held.busySince !== null && deps.now() < held.busySince + leaseMs(deps.httpTimeoutMs)) {
      return { none: 'later', why: 'another process is renewing' };
    }
    if (this.#failedAt !== null && deps.now() < this.#failedAt + PAUSE_MS) return { none: 'later', why: 'pausing' };
    if (!(await deps.vault.write({ ...held, busySince: deps.now() }, version)))
      return { none: 'later', why: 'overtaken' };
    const end = await deps.oauth.refresh(held.refresh);
    this.#failedAt = 'pair' in end ? null : deps.now();
    this.#report(end);
    return this.#settle(held, end, version + 1);
  }

  /** The new pair is the only one there is: it is written before anybody uses it, however long the store needs. */
  async #settle(held: Held, end: OAuthEnd, version: number): Promise<Token | NoToken> {
    const { vault, now, log, sleep } = this.deps;
    let base = { held, version };
    for (;;) {
      try {
        const next = afterExchange(base.held, end, now());
        if (await vault.write(next, base.version)) {
          this.#known = { held: next, version: base.version + 1 };
          break;
        }
        base = await this.#load();
        // `connect` wrote a pair of its own meanwhile: that one is newer. Anything else is written around our pair.
        if (base.held.refresh !== held.refresh) break;
      } catch (error) {
        log.error('zalo_oa.tokens_not_stored', { error: error instanceof Error ? error.name : typeof error });
        await sleep(1_000, NEVER);
      }
    }
    const known = this.#known?.held ?? NOTHING_HELD;
    if (known.broken !== null) return { none: 'connect', why: known.broken };
    if (known.access === null || known.access === held.access)
      return { none: 'later', why: known.trouble ?? 'no answer' };
    return { access: known.access };
  }

  #report(end: OAuthEnd): void {
    const { log } = this.deps;
    if ('pair' in end) log.info('zalo_oa.token_renewed');
    else if ('refused' in end)
      log.error('zalo_oa.reconnect_needed', { reason: end.refused, remedy: 'zalo-oa connect' });
    else log.warn('zalo_oa.token_not_renewed', { reason: 'doubt' in end ? end.doubt : end.unsent });
  }
}
