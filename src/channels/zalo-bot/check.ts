import type { Finding } from '../channel.js';
import { clock } from '../common/clock.js';
import { FOREIGN_WEBHOOK_REMEDY } from '../common/polling.js';
import { type ZaloBotApi, ZaloBotFailure } from './api.js';
import { BAD_TOKEN_REMEDY } from './poll.js';
import { foreignWebhook, hostOf, readMe } from './setup.js';

export interface CheckDeps {
  readonly api: ZaloBotApi;
  readonly mode: 'polling' | 'webhook';
  /** Where Zalo should push to; null when unknown or polling. */
  readonly webhookUrl: string | null;
  readonly now: () => number;
  /** When a poll was last answered; null before the first one. */
  readonly polledAt: () => number | null;
  readonly usage: () => Promise<Usage>;
}

/** What this bot has used of its plan, by our own count. */
export interface Usage {
  /** Messages taken by Zalo, or in doubt, this calendar month. */
  readonly sentThisMonth: number;
  /** Different people who ever wrote. */
  readonly users: number;
}

/** The free plan, by public accounts of it; Zalo publishes no number for Pro. */
export const BASIC_PLAN = { messages: 3_000, users: 50 } as const;
const NEAR = 0.8;
const DEAF_MS = 60_000;

/** For `doctor`: does Zalo know the bot, do its events come to us, and does the plan still hold? */
export async function check(deps: CheckDeps): Promise<readonly Finding[]> {
  try {
    const me = await readMe(deps.api);
    const url = await foreignWebhook(deps.api);
    const known: Finding = {
      level: 'ok',
      what: `Zalo knows the bot as ${me.name}`,
      remedy: '',
      code: 'zalo_bot_known',
      params: { name: me.name },
    };
    const plan = me.basic ? planFindings(await deps.usage()) : [];
    return [known, receiving(deps, url), ...plan, ...deafness(deps), ...clock(deps.api.skewMs())];
  } catch (error) {
    if (!(error instanceof ZaloBotFailure)) throw error;
    return [unreachable(error)];
  }
}

function unreachable(failure: ZaloBotFailure): Finding {
  if (failure.kind === 'answer' && failure.code === 401) {
    return { level: 'error', what: 'Zalo refuses the token', remedy: BAD_TOKEN_REMEDY, code: 'zalo_bot_token' };
  }
  return {
    level: 'error',
    what: `Zalo Bot gave no answer (${failure.message})`,
    remedy: 'allow this machine to reach the Zalo Bot API (ZALO_BOT_API_ROOT), then check again',
    code: 'zalo_bot_silent',
    params: { reason: failure.message },
  };
}

function receiving(deps: CheckDeps, url: string | null): Finding {
  if (deps.mode === 'polling') {
    if (url === null) return { level: 'ok', what: 'events are polled', remedy: '', code: 'zalo_bot_polling' };
    const what = `a webhook at ${hostOf(url)} takes the events`;
    const params = { host: hostOf(url) };
    return { level: 'error', what, remedy: FOREIGN_WEBHOOK_REMEDY, code: 'zalo_bot_foreign', params };
  }
  if (url !== null && url === deps.webhookUrl)
    return { level: 'ok', what: 'events come by webhook', remedy: '', code: 'zalo_bot_webhook' };
  return {
    level: 'error',
    what: url === null ? 'no webhook is set' : `the webhook points at ${hostOf(url)}`,
    remedy: 'start the service, which sets it, and read its log',
    code: url === null ? 'zalo_bot_no_webhook' : 'zalo_bot_other_webhook',
    params: { host: url === null ? '' : hostOf(url) },
  };
}

function planFindings({ sentThisMonth, users }: Usage): readonly Finding[] {
  return [planFinding('messages', sentThisMonth, BASIC_PLAN.messages), planFinding('users', users, BASIC_PLAN.users)];
}

const PLAN_NAMES = { messages: 'messages of this month', users: 'people' } as const;

function planFinding(name: keyof typeof PLAN_NAMES, used: number, most: number): Finding {
  const level = used >= most ? 'error' : used >= most * NEAR ? 'warn' : 'ok';
  const what = `${used} of ${most} ${PLAN_NAMES[name]} of the Basic plan`;
  const remedy = level === 'ok' ? '' : PLAN_REMEDY;
  return { level, what, remedy, code: `zalo_bot_${name}`, params: { used, most } };
}

const PLAN_REMEDY = 'take the Pro plan in Zalo Bot Creator, or move units to a Zalo Official Account';

function deafness(deps: CheckDeps): readonly Finding[] {
  const at = deps.polledAt();
  if (deps.mode !== 'polling' || at === null || deps.now() - at < DEAF_MS) return [];
  const seconds = Math.round((deps.now() - at) / 1000);
  return [
    {
      level: 'error',
      what: `no poll was answered for ${seconds} s`,
      remedy: 'read the log for zalo_bot.poll_failed',
      code: 'zalo_bot_deaf',
      params: { seconds },
    },
  ];
}
