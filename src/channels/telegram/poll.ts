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
import { ApiFailure, type TelegramApi } from './api.js';
import { ALLOWED_UPDATES, type Parsed, parseUpdate } from './parse.js';
import { foreignWebhook } from './setup.js';

export interface PollDeps {
  readonly api: TelegramApi;
  readonly botId: string;
  readonly log: ChannelLog;
  readonly now: () => number;
  readonly sleep: Sleep;
  readonly random: () => number;
  /** Called after the commit; must not throw. */
  readonly answerPress: (id: string) => void;
  /** Called with the time of each answered poll. */
  readonly alive: (at: number) => void;
}

/** Telegram cuts longer ones to this. */
const LONG_POLL_S = 50;
/** Two pollers for this long is no rolling restart any more. */
const CONFLICT_ALARM_MS = 120_000;
/** An empty answer that came at once is a server without long polling: do not spin. */
const IDLE_FLOOR_MS = 500;

/**
 * Asks for updates one batch at a time. An update counts as confirmed when the NEXT call carries a higher offset,
 * so the offset moves only after `receive` resolved, that is after the commit. Order within a batch is kept.
 * The returned function stops asking and resolves when no batch is half received.
 */
export function pollTelegram(deps: PollDeps, receive: Receive): Stop {
  const failures = createBackoff(1_000, 60_000, deps.random);
  const { log, sleep } = deps;
  return startPolling({ name: 'telegram', log, sleep, failures }, (signal) =>
    createLook(deps, receive, failures, signal),
  );
}

function createLook(deps: PollDeps, receive: Receive, failures: Backoff, signal: AbortSignal): Look {
  const { api, botId, log } = deps;
  const conflicts = createBackoff(5_000, 60_000, deps.random);
  const refusals = createBackoff(1_000, 30_000, deps.random);
  let offset = 0;
  let webhookSeen = false;
  let conflictSince: number | null = null;

  async function poll(): Promise<number> {
    if (!webhookSeen) {
      const host = await foreignWebhook(api, signal);
      if (host !== null) {
        log.error('telegram.foreign_webhook', { host, remedy: FOREIGN_WEBHOOK_REMEDY });
        return FOREIGN_WEBHOOK_MS;
      }
      webhookSeen = true;
    }
    const asked = deps.now();
    const query = {
      limit: 100,
      timeout: LONG_POLL_S,
      allowed_updates: ALLOWED_UPDATES,
      ...(offset > 0 ? { offset } : {}),
    };
    const answer: unknown = await api.callApi('getUpdates', query, { signal });
    if (!Array.isArray(answer)) throw new ApiFailure('doubt', 'getUpdates', 0, 'unreadable answer');
    // That call confirmed everything below its offset. Without one Telegram starts at the first unconfirmed update,
    // which stays right when update ids start anew at random after a quiet week.
    offset = 0;
    deps.alive(deps.now());
    failures.reset();
    conflicts.reset();
    conflictSince = null;
    if (answer.length === 0) return deps.now() - asked < IDLE_FLOOR_MS ? IDLE_FLOOR_MS : 0;
    return take(answer.map((update: unknown) => parseUpdate(botId, update, () => writeJson(update))));
  }

  /** Hands the batch over; 0 when it is committed, else the pause before Telegram is asked for it again. */
  async function take(batch: readonly Parsed[]): Promise<number> {
    const items = batch.flatMap((one) => one.item ?? []);
    const malformed = batch.flatMap((one) => one.malformed ?? []);
    try {
      if (items.length + malformed.length > 0) await receive(items, malformed);
    } catch (error) {
      log.warn('telegram.not_stored', {
        updates: batch.length,
        error: error instanceof Error ? error.name : typeof error,
      });
      return refusals.next();
    }
    refusals.reset();
    if (malformed.length > 0) log.warn('telegram.malformed', { count: malformed.length });
    for (const one of batch) if (one.press !== null) deps.answerPress(one.press);
    const last = Math.max(0, ...batch.map((one) => one.updateId ?? 0));
    if (last > 0) offset = last + 1;
    else log.error('telegram.no_update_id', { updates: batch.length });
    return last > 0 ? 0 : failures.next();
  }

  /** How long to wait after a call that gave no batch. */
  function pauseAfter(failure: ApiFailure): number {
    if (failure.kind === 'answer' && failure.code === 409) {
      webhookSeen = false;
      conflictSince ??= deps.now();
      const lasts = deps.now() - conflictSince;
      const event = { seconds: Math.round(lasts / 1000), remedy: CONFLICT_REMEDY };
      if (lasts >= CONFLICT_ALARM_MS) log.error('telegram.conflict', event);
      else log.warn('telegram.conflict', event);
      return conflicts.next();
    }
    if (failure.kind === 'answer' && (failure.code === 401 || failure.code === 404)) {
      log.error('telegram.bad_token', { code: failure.code, remedy: BAD_TOKEN_REMEDY });
      return BAD_TOKEN_MS;
    }
    const pause = failure.retryAfterS === null ? failures.next() : failure.retryAfterS * 1000 + deps.random() * 1000;
    log.warn('telegram.poll_failed', { code: failure.code, reason: failure.description, pauseMs: Math.round(pause) });
    return pause;
  }

  return {
    once: poll,
    after: (error) => (error instanceof ApiFailure ? (error.kind === 'stopped' ? 0 : pauseAfter(error)) : null),
  };
}

const CONFLICT_REMEDY = 'another process polls with this token: stop it, or use a bot of your own';
export const BAD_TOKEN_REMEDY = 'Telegram does not know TELEGRAM_BOT_TOKEN: copy it again from @BotFather';
