import { fieldsOf, stringOf } from '../common/shape.js';
import { type ZaloBotApi, ZaloBotFailure } from './api.js';

export const WEBHOOK_PATH = '/webhooks/zalo-bot';

/** Where Zalo pushes this bot's events, or null when it may be polled. Rejects with `ZaloBotFailure`. */
export async function foreignWebhook(api: ZaloBotApi, signal?: AbortSignal): Promise<string | null> {
  try {
    const info = fieldsOf(await api.call('getWebhookInfo', {}, signal === undefined ? {} : { signal }));
    return stringOf(info?.url) || null;
  } catch (error) {
    // The live service says 404 where its documents promise an empty address.
    if (error instanceof ZaloBotFailure && error.kind === 'answer' && error.code === 404) return null;
    throw error;
  }
}

/** The path of a webhook may be somebody's secret: the host alone is shown. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'unreadable address';
}

/** What Zalo found when it called the address it was given. */
export interface Verification {
  readonly ok: boolean;
  readonly outcome: string;
}

/**
 * Points Zalo at `url` where it points elsewhere. A secret cannot be compared, so `always` sets it again; calls are
 * limited per day, so that is done once per start at most. Null when nothing was changed.
 */
export async function ensureWebhook(
  api: ZaloBotApi,
  url: string,
  secret: string,
  always: boolean,
  signal: AbortSignal,
): Promise<Verification | null> {
  if (!always && (await foreignWebhook(api, signal)) === url) return null;
  const result = fieldsOf(await api.call('setWebhook', { url, secret_token: secret }, { signal }));
  const verification = fieldsOf(result?.verification);
  return { ok: verification?.ok !== false, outcome: stringOf(verification?.outcome) ?? '' };
}

/** What `getMe` tells of the bot; an unknown plan counts as none with limits. */
export interface Me {
  readonly name: string;
  readonly basic: boolean;
}

export async function readMe(api: ZaloBotApi): Promise<Me> {
  const me = fieldsOf(await api.call('getMe', {}));
  return { name: stringOf(me?.account_name) ?? '', basic: stringOf(me?.account_type)?.toUpperCase() === 'BASIC' };
}
