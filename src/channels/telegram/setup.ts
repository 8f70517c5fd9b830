import type { ChannelLog } from '../common/log.js';
import { ApiFailure, type TelegramApi } from './api.js';
import { ALLOWED_UPDATES } from './parse.js';

export const WEBHOOK_PATH = '/webhooks/telegram';
/** Updates Telegram may have under way at once; a commit takes a fraction of a millisecond. */
const MAX_CONNECTIONS = 20;

interface Command {
  /** Lower-case Latin letters, digits and `_`, without the slash. */
  readonly command: string;
  readonly description: string;
}
export type Commands = Readonly<Record<'vi' | 'en', readonly Command[]>>;

/** The host to which Telegram pushes this bot's updates, or null when it may be polled. */
export async function foreignWebhook(api: TelegramApi, signal?: AbortSignal): Promise<string | null> {
  const info = await api.callApi('getWebhookInfo', {}, signal === undefined ? {} : { signal });
  return info.url ? hostOf(info.url) : null;
}

/** The path of a webhook may be somebody's secret: the host alone is shown. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'unreadable address';
}

/**
 * Points Telegram at `url` where it points elsewhere, asks for other updates, or complains that we refuse it
 * (a changed secret cannot be compared, it shows as 401). True when something was changed.
 */
export async function ensureWebhook(
  api: TelegramApi,
  url: string,
  secret: string,
  signal: AbortSignal,
): Promise<boolean> {
  const info = await api.callApi('getWebhookInfo', {}, { signal });
  const asked = [...(info.allowed_updates ?? [])].sort().join();
  const right =
    info.url === url &&
    info.max_connections === MAX_CONNECTIONS &&
    asked === [...ALLOWED_UPDATES].sort().join() &&
    !/\b401\b/.test(info.last_error_message ?? '');
  if (right) return false;
  await api.callApi(
    'setWebhook',
    { url, secret_token: secret, max_connections: MAX_CONNECTIONS, allowed_updates: ALLOWED_UPDATES },
    { signal },
  );
  return true;
}

/** The slash menus: Vietnamese for everyone, English for who uses Telegram in English; in groups only what is asked there. */
export async function setCommands(
  api: TelegramApi,
  commands: Commands,
  groups: Commands | undefined,
  log: ChannelLog,
  signal: AbortSignal,
): Promise<void> {
  const scopes = [
    [commands, 'all_private_chats'],
    ...(groups === undefined ? [] : [[groups, 'all_group_chats'] as const]),
  ] as const;
  try {
    for (const [said, type] of scopes) {
      const how = { signal, aside: true };
      await api.callApi('setMyCommands', { commands: said.vi, scope: { type } }, how);
      await api.callApi('setMyCommands', { commands: said.en, scope: { type }, language_code: 'en' }, how);
    }
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    if (error.kind !== 'stopped') log.warn('telegram.commands_not_set', { code: error.code });
  }
}
