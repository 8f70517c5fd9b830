import type { Channel, Limits, Receive, Stop } from '../channel.js';
import { createBackoff, type Sleep, sleep } from '../common/backoff.js';
import type { ChannelLog } from '../common/log.js';
import { ApiFailure, TelegramApi } from './api.js';
import { check } from './check.js';
import { fetchFile } from './download.js';
import { createHttp } from './http.js';
import { pollTelegram } from './poll.js';
import { CAPTION_LIMIT, TEXT_LIMIT } from './render.js';
import { send } from './send.js';
import { type Commands, ensureWebhook, setCommands, WEBHOOK_PATH } from './setup.js';
import { createTelegramWebhook } from './webhook.js';

export interface TelegramDeps {
  readonly token: string;
  readonly mode: 'polling' | 'webhook';
  /** Webhook mode only: 32 to 256 of A-Z a-z 0-9 _ -. */
  readonly webhookSecret?: string;
  /** Default https://api.telegram.org; a path is kept. */
  readonly apiRoot?: string;
  /** The https address under which this server is reached; without it nobody sets the webhook for us. */
  readonly publicUrl?: string;
  /** For every call but the long poll (65 s) and uploads (120 s). */
  readonly httpTimeoutMs: number;
  readonly now: () => number;
  readonly log: ChannelLog;
  /** Telegram's slash menu; set once at start. */
  readonly commands?: Commands;
  /** What may be asked in a group. */
  readonly groupCommands?: Commands;
  /** Told the bot's user name once Telegram says it: invitations link to it. */
  readonly onName?: (username: string) => void;
  /** Tests pass their own; the default really waits. */
  readonly sleep?: Sleep;
  readonly random?: () => number;
}

const LIMITS: Limits = {
  text: TEXT_LIMIT,
  caption: CAPTION_LIMIT,
  choices: 'buttons',
  maxChoices: 16,
  edits: true,
  files: true,
  fileBytes: 50_000_000,
  durableReceiving: true,
  pressLivesMs: 150_000,
  // Telegram says 30 for bulk; the rest is left to acknowledging presses.
  sendsPerSecond: 25,
  // "Avoid sending more than one message per second" to one chat; answers are a short burst, which is tolerated.
  chatGapMs: 1_000,
};

/** Throws, naming the variable, when the token or the webhook secret cannot be right. Makes no call before `start`. */
export function createTelegramChannel(deps: TelegramDeps): Channel {
  const botId = botIdOf(deps.token);
  const secret = deps.webhookSecret ?? '';
  if (deps.mode === 'webhook' && !/^[\w-]{32,256}$/.test(secret)) {
    throw new Error('TELEGRAM_WEBHOOK_SECRET must be 32 to 256 letters, digits, _ or -');
  }
  const { log, now } = deps;
  const http = createHttp(new URL(deps.apiRoot ?? 'https://api.telegram.org'));
  const api = new TelegramApi(deps.token, http, deps.httpTimeoutMs);
  const webhookUrl = deps.publicUrl ? new URL(WEBHOOK_PATH, deps.publicUrl).href : null;
  const timing = { sleep: deps.sleep ?? sleep, random: deps.random ?? Math.random };
  let polledAt: number | null = null;

  /** The app shows a progress bar until then. Worthless later, so tried once and never waited for. */
  const answerPress = (id: string) => {
    api.callApi('answerCallbackQuery', { callback_query_id: id }, { aside: true }).catch((error: unknown) => {
      if (!(error instanceof ApiFailure)) log.error('telegram.bug', { error: String(error) });
    });
  };
  const webhook = deps.mode === 'webhook' ? createTelegramWebhook({ botId, secret, log, answerPress }) : null;
  const alive = (at: number) => {
    polledAt = at;
  };

  async function start(receive: Receive): Promise<Stop> {
    const stopping = new AbortController();
    const chores: Promise<void>[] = [];
    if (deps.commands !== undefined)
      chores.push(setCommands(api, deps.commands, deps.groupCommands, log, stopping.signal));
    if (deps.onName !== undefined) chores.push(learnName(deps.onName, stopping.signal));
    let stopReceiving: Stop;
    if (webhook === null) {
      stopReceiving = pollTelegram({ api, botId, log, now, ...timing, answerPress, alive }, receive);
    } else {
      webhook.open(receive);
      stopReceiving = webhook.close;
      chores.push(keepWebhook(stopping.signal));
    }
    return async () => {
      stopping.abort();
      await Promise.all([stopReceiving(), ...chores]);
    };
  }

  /** Asked once per start; without an answer the name known from an earlier start stands. */
  async function learnName(tell: (username: string) => void, signal: AbortSignal): Promise<void> {
    try {
      const me = await api.callApi('getMe', {}, { signal });
      tell(me.username);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
    }
  }

  /** Tries until Telegram has taken the address: without it nothing ever arrives. */
  async function keepWebhook(signal: AbortSignal): Promise<void> {
    if (webhookUrl === null) return log.error('telegram.no_public_url', { remedy: 'set PUBLIC_URL' });
    const backoff = createBackoff(1_000, 60_000, timing.random);
    while (!signal.aborted) {
      try {
        if (await ensureWebhook(api, webhookUrl, secret, signal)) log.info('telegram.webhook_set');
        return;
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        if (error.kind === 'stopped') return;
        log.error('telegram.webhook_not_set', { code: error.code, reason: error.description });
        await timing.sleep(error.retryAfterS === null ? backoff.next() : error.retryAfterS * 1000, signal);
      }
    }
  }

  return {
    name: 'telegram',
    limits: LIMITS,
    routes: webhook === null ? [] : [webhook.route],
    start,
    send: (out) => send(api, log, out),
    fetch: (file, limit) => fetchFile(api, file, limit),
    ...(webhook === null ? { heardAt: () => polledAt } : {}),
    check: () => check({ api, mode: deps.mode, webhookUrl, now, polledAt: () => polledAt }),
  };
}

function botIdOf(token: string): string {
  const id = /^(\d+):[\w-]+$/.exec(token)?.[1];
  if (id === undefined) throw new Error('TELEGRAM_BOT_TOKEN must look like 123456:letters, as @BotFather gives it');
  return id;
}
