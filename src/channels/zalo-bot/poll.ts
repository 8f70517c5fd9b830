import type { Receive, Stop } from '../channel.js';
import { type Backoff, createBackoff, type Sleep } from '../common/backoff.js';
import { writeJson } from '../common/json.js';
import type { ChannelLog } from '../common/log.js';
import {
  BAD_TOKEN_MS,
  FOREIGN_WEBHOOK_MS,
  FOREIGN_WEBHOOK_REMEDY,
  type Look,
  startPolling,
} from '../common/polling.js';
import { type ZaloBotApi, ZaloBotFailure } from './api.js';
import { type Parsed, parseEvent } from './parse.js';
import { foreignWebhook, hostOf } from './setup.js';

export interface PollDeps {
  readonly api: ZaloBotApi;
  readonly botId: string;
  readonly log: ChannelLog;
  readonly now: () => number;
  readonly sleep: Sleep;
  readonly random: () => number;
  /** Called with the time of each answered poll. */
  readonly alive: (at: number) => void;
}

/**
 * How long the platform may hold a poll. Short, and a stop waits for its end: whoever hangs up while the platform
 * still holds the call loses the message that comes into it.
 */
const HOLD_S = 3;
/** Beyond the hold: a half-open connection must not make us deaf. */
const GRACE_MS = 10_000;
/** Between polls that bring what we know already: some installations replay their queue for ever. */
const FLOOR_MS = 1_000;
/** After an idle answer that came at once: a server without long polling. */
const IDLE_FLOOR_MS = 1_000;
/** Some installations answer a poll with silence while a webhook of somebody else takes the events: looked at again. */
const LOOK_AFTER_IDLE = 100;
/** Events remembered so that a replay is told from news; the store knows them all. */
const REMEMBERED = 5_000;

/**
 * Asks for one event at a time. There is nothing to confirm: what is read may be gone from the platform, so it is
 * offered to `receive` until it is committed, and nothing is asked meanwhile. The returned function stops asking and
 * resolves when nothing is half received.
 */
export function pollZaloBot(deps: PollDeps, receive: Receive): Stop {
  const failures = createBackoff(1_000, 60_000, deps.random);
  const { log, sleep } = deps;
  return startPolling({ name: 'zalo_bot', log, sleep, failures }, (stopping) =>
    createLook(deps, receive, failures, stopping),
  );
}

function createLook(deps: PollDeps, receive: Receive, failures: Backoff, stopping: AbortSignal): Look {
  const { api, botId, log } = deps;
  const refusals = createBackoff(1_000, 10_000, deps.random);
  const seen = new Set<string>();
  let webhookSeen = false;
  let idle = 0;

  async function poll(): Promise<number> {
    if (!webhookSeen) {
      const url = await foreignWebhook(api);
      if (url !== null) {
        log.error('zalo_bot.foreign_webhook', { host: hostOf(url), remedy: FOREIGN_WEBHOOK_REMEDY });
        return FOREIGN_WEBHOOK_MS;
      }
      webhookSeen = true;
    }
    const asked = deps.now();
    const answer = await askOnce();
    deps.alive(deps.now());
    failures.reset();
    const events = eventsOf(answer);
    idle = events.length === 0 ? idle + 1 : 0;
    if (idle >= LOOK_AFTER_IDLE) [webhookSeen, idle] = [false, 0];
    if (events.length === 0) return deps.now() - asked < IDLE_FLOOR_MS ? IDLE_FLOOR_MS : 0;
    const parsed = events.map((event) => parseEvent(botId, event, () => writeJson(event)));
    const fresh = parsed.filter(isNews);
    if (fresh.length === 0) return FLOOR_MS;
    await takeSurely(fresh);
    return 0;
  }

  /** Null is an idle poll, which the platform words as 408. Not ended by a stop: see HOLD_S. */
  async function askOnce(): Promise<unknown> {
    try {
      return await api.call('getUpdates', { timeout: HOLD_S }, { timeoutMs: HOLD_S * 1000 + GRACE_MS });
    } catch (error) {
      if (error instanceof ZaloBotFailure && error.kind === 'answer' && error.code === 408) return null;
      throw error;
    }
  }

  function isNews({ item, malformed }: Parsed): boolean {
    const key = item?.key ?? malformed?.key;
    if (key === undefined || seen.has(key)) return false;
    seen.add(key);
    if (seen.size > REMEMBERED) for (const oldest of seen.values()) if (seen.delete(oldest)) break;
    return true;
  }

  /** Tries until the store took it. A stop gives one last try. */
  async function takeSurely(parsed: readonly Parsed[]): Promise<void> {
    const items = parsed.flatMap((one) => one.item ?? []);
    const malformed = parsed.flatMap((one) => one.malformed ?? []);
    if (malformed.length > 0) log.warn('zalo_bot.malformed', { count: malformed.length });
    for (;;) {
      const last = stopping.aborted;
      try {
        await receive(items, malformed);
        refusals.reset();
        return;
      } catch (error) {
        log.warn('zalo_bot.not_stored', { events: parsed.length, error: nameOf(error) });
      }
      if (last) {
        log.error('zalo_bot.given_up', { events: parsed.length });
        return;
      }
      await deps.sleep(refusals.next(), stopping);
    }
  }

  /** How long to wait after a call that gave no answer. */
  function pauseAfter(failure: ZaloBotFailure): number {
    if (failure.kind === 'answer' && failure.code === 401) {
      log.error('zalo_bot.bad_token', { code: failure.code, remedy: BAD_TOKEN_REMEDY });
      return BAD_TOKEN_MS;
    }
    if (failure.kind === 'answer') webhookSeen = false;
    const pause = failures.next();
    log.warn('zalo_bot.poll_failed', { code: failure.code, reason: failure.description, pauseMs: pause });
    return pause;
  }

  return {
    once: poll,
    after: (error) => (error instanceof ZaloBotFailure ? (error.kind === 'stopped' ? 0 : pauseAfter(error)) : null),
  };
}

/** One object by all that is known; a list is taken too. */
function eventsOf(answer: unknown): readonly unknown[] {
  if (answer === null) return [];
  return Array.isArray(answer) ? answer : [answer];
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

export const BAD_TOKEN_REMEDY = 'Zalo does not know ZALO_BOT_TOKEN: copy it again from Zalo Bot Creator';
