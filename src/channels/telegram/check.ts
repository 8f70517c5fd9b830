import type { Finding } from '../channel.js';
import { clock } from '../common/clock.js';
import { FOREIGN_WEBHOOK_REMEDY } from '../common/polling.js';
import { ApiFailure, type TelegramApi } from './api.js';
import { BAD_TOKEN_REMEDY } from './poll.js';
import { hostOf } from './setup.js';

export interface CheckDeps {
  readonly api: TelegramApi;
  readonly mode: 'polling' | 'webhook';
  /** Where Telegram should push to; null when unknown or polling. */
  readonly webhookUrl: string | null;
  readonly now: () => number;
  /** When a poll was last answered; null before the first one. */
  readonly polledAt: () => number | null;
}

/** A poll is answered within 50 s; three in a row without an answer is deaf. */
const DEAF_MS = 180_000;
const MANY_PENDING = 100;

/** For `doctor`: does Telegram know the bot, and do its updates come to us? */
export async function check(deps: CheckDeps): Promise<readonly Finding[]> {
  try {
    const me = await deps.api.callApi('getMe', {});
    const info = await deps.api.callApi('getWebhookInfo', {});
    const known: Finding = {
      level: 'ok',
      what: `Telegram knows the bot as @${me.username}`,
      remedy: '',
      code: 'telegram_known',
      params: { name: me.username },
    };
    return [
      known,
      ...receiving(deps, info.url ?? ''),
      ...backlog(info),
      ...deafness(deps),
      ...clock(deps.api.skewMs()),
    ];
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    return [unreachable(error)];
  }
}

function unreachable(failure: ApiFailure): Finding {
  if (failure.kind === 'answer' && (failure.code === 401 || failure.code === 404)) {
    return { level: 'error', what: 'Telegram refuses the token', remedy: BAD_TOKEN_REMEDY, code: 'telegram_token' };
  }
  return {
    level: 'error',
    what: `Telegram gave no answer (${failure.message})`,
    remedy: 'allow this machine to reach the Telegram API (TELEGRAM_API_ROOT), then check again',
    code: 'telegram_silent',
    params: { reason: failure.message },
  };
}

function receiving(deps: CheckDeps, url: string): readonly Finding[] {
  if (deps.mode === 'polling') {
    if (url === '') return [{ level: 'ok', what: 'updates are polled', remedy: '', code: 'telegram_polling' }];
    const what = `a webhook at ${hostOf(url)} takes the updates`;
    const params = { host: hostOf(url) };
    return [{ level: 'error', what, remedy: FOREIGN_WEBHOOK_REMEDY, code: 'telegram_foreign', params }];
  }
  if (deps.webhookUrl === null) {
    return [
      {
        level: 'error',
        what: 'no address for the webhook',
        remedy: 'set PUBLIC_URL to the https address of this server',
        code: 'telegram_no_url',
      },
    ];
  }
  if (url === deps.webhookUrl)
    return [{ level: 'ok', what: 'updates come by webhook', remedy: '', code: 'telegram_webhook' }];
  return [
    {
      level: 'error',
      what: url === '' ? 'no webhook is set' : `the webhook points at ${hostOf(url)}`,
      remedy: 'start the service, which sets it, and read its log',
      code: url === '' ? 'telegram_no_webhook' : 'telegram_other_webhook',
      params: { host: hostOf(url) },
    },
  ];
}

function backlog(info: { pending_update_count?: number; last_error_message?: string }): readonly Finding[] {
  const findings: Finding[] = [];
  const pending = info.pending_update_count ?? 0;
  if (pending > MANY_PENDING) {
    findings.push({
      level: 'warn',
      what: `${pending} updates wait at Telegram`,
      remedy: 'see whether the service runs and stores',
      code: 'telegram_pending',
      params: { count: pending },
    });
  }
  if (info.last_error_message) {
    findings.push({
      level: 'warn',
      what: `Telegram last failed to deliver: ${info.last_error_message}`,
      remedy: 'the address must be https with a valid certificate on port 443, 80, 88 or 8443, over IPv4',
      code: 'telegram_delivery',
      params: { reason: info.last_error_message },
    });
  }
  return findings;
}

function deafness(deps: CheckDeps): readonly Finding[] {
  const at = deps.polledAt();
  if (deps.mode !== 'polling' || at === null || deps.now() - at < DEAF_MS) return [];
  const seconds = Math.round((deps.now() - at) / 1000);
  return [
    {
      level: 'error',
      what: `no poll was answered for ${seconds} s`,
      remedy: 'read the log for telegram.poll_failed',
      code: 'telegram_deaf',
      params: { seconds },
    },
  ];
}
