import type { Channel, Limits, Receive, Stop } from '../channel.js';
import { createBackoff, type Sleep, sleep } from '../common/backoff.js';
import type { ChannelLog } from '../common/log.js';
import { createZaloHttp } from '../zalo/http.js';
import { createZaloBotApi, ZaloBotFailure } from './api.js';
import { BASIC_PLAN, check, type Usage } from './check.js';
import { fetchPicture } from './download.js';
import { createPictures } from './pictures.js';
import { pollZaloBot } from './poll.js';
import { send, TEXT_LIMIT } from './send.js';
import { ensureWebhook, readMe, WEBHOOK_PATH } from './setup.js';
import { createZaloBotWebhook } from './webhook.js';

export interface ZaloBotDeps {
  readonly token: string;
  readonly mode: 'polling' | 'webhook';
  /** Webhook mode only: 32 to 256 characters. */
  readonly webhookSecret?: string;
  /** Default https://bot-api.zaloplatforms.com; a path is kept. */
  readonly apiRoot?: string;
  /** The https address under which this server is reached: for the webhook, and for pictures. */
  readonly publicUrl?: string;
  readonly httpTimeoutMs: number;
  readonly now: () => number;
  readonly log: ChannelLog;
  /** Our own durable count of what the plan limits. */
  readonly usage: () => Promise<Usage>;
  /** Tests pass their own; the default really waits. */
  readonly sleep?: Sleep;
  readonly random?: () => number;
}

/** Throws, naming the variable, when the token or the webhook secret cannot be right. Makes no call before `start`. */
export function createZaloBotChannel(deps: ZaloBotDeps): Channel {
  const { log, now, usage } = deps;
  const botId = botIdOf(deps.token);
  const secret = deps.webhookSecret ?? '';
  if (deps.mode === 'webhook' && (secret.length < 32 || secret.length > 256)) {
    throw new Error('ZALO_BOT_WEBHOOK_SECRET must have 32 to 256 characters');
  }
  const http = createZaloHttp();
  const root = new URL(deps.apiRoot ?? 'https://bot-api.zaloplatforms.com');
  const api = createZaloBotApi({ token: deps.token, root, http, httpTimeoutMs: deps.httpTimeoutMs, now });
  const timing = { sleep: deps.sleep ?? sleep, random: deps.random ?? Math.random };
  const pictures = deps.publicUrl === undefined ? null : createPictures(deps.publicUrl, now);
  const webhookUrl = deps.publicUrl === undefined ? null : new URL(WEBHOOK_PATH, deps.publicUrl).href;
  const spent = async () => (await usage()).sentThisMonth >= BASIC_PLAN.messages && (await readMe(api)).basic;
  let polledAt: number | null = null;
  let renewing: Promise<void> | null = null;
  let stopping = new AbortController();

  /** Zalo may still hold the secret of before: it is told the present one, once per start. */
  const onOtherSecret = () => {
    renewing ??= keepWebhook(stopping.signal, true);
  };
  const webhook = deps.mode === 'webhook' ? createZaloBotWebhook({ botId, secret, log, onOtherSecret }) : null;

  async function start(receive: Receive): Promise<Stop> {
    stopping = new AbortController();
    const mine = stopping;
    renewing = null;
    if (webhook === null) {
      const alive = (at: number) => {
        polledAt = at;
      };
      return pollZaloBot({ api, botId, log, now, ...timing, alive }, receive);
    }
    webhook.open(receive);
    const setting = keepWebhook(mine.signal, false);
    return async () => {
      mine.abort();
      await Promise.all([webhook.close(), setting, renewing]);
    };
  }

  /** Tries until Zalo has taken the address: without it nothing ever arrives. */
  async function keepWebhook(signal: AbortSignal, always: boolean): Promise<void> {
    if (webhookUrl === null) return log.error('zalo_bot.no_public_url', { remedy: 'set PUBLIC_URL' });
    const backoff = createBackoff(5_000, 300_000, timing.random);
    while (!signal.aborted) {
      try {
        const set = await ensureWebhook(api, webhookUrl, secret, always, signal);
        if (set !== null) log[set.ok ? 'info' : 'error']('zalo_bot.webhook_set', { outcome: set.outcome });
        return;
      } catch (error) {
        if (!(error instanceof ZaloBotFailure)) throw error;
        if (error.kind === 'stopped') return;
        log.error('zalo_bot.webhook_not_set', { code: error.code, reason: error.description });
        await timing.sleep(backoff.next(), signal);
      }
    }
  }

  const limits: Limits = {
    text: TEXT_LIMIT,
    choices: 'words',
    maxChoices: 0,
    files: pictures === null ? false : 'pictures',
    // Read is gone, perhaps; and nobody says whether a webhook call is repeated.
    durableReceiving: false,
    sendsPerSecond: 5,
    countedByMonth: true,
  };
  return {
    name: 'zalo-bot',
    limits,
    routes: [...(webhook === null ? [] : [webhook.route]), ...(pictures === null ? [] : [pictures.route])],
    start,
    send: (out) => send({ api, log, pictures, spent }, out),
    fetch: (file, limit) => fetchPicture(http, root, file, limit),
    check: () => check({ api, mode: deps.mode, webhookUrl, now, polledAt: () => polledAt, usage }),
  };
}

function botIdOf(token: string): string {
  const id = /^(\d+):\S{8,}$/.exec(token)?.[1];
  if (id === undefined) throw new Error('ZALO_BOT_TOKEN must look like 123456:letters, as Zalo Bot Creator gives it');
  return id;
}
