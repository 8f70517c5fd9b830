import { parseJson } from '../common/json.js';
import type { ChannelLog } from '../common/log.js';
import { createWebhook, type Webhook } from '../common/webhook.js';
import { parseUpdate } from './parse.js';
import { WEBHOOK_PATH } from './setup.js';

export interface TelegramWebhookDeps {
  readonly botId: string;
  readonly secret: string;
  readonly log: ChannelLog;
  /** Called after the commit; must not throw. */
  readonly answerPress: (id: string) => void;
}

/** Whatever comes with the secret is stored or set aside: Telegram resends for a day what is refused. */
export function createTelegramWebhook({ botId, secret, log, answerPress }: TelegramWebhookDeps): Webhook {
  return createWebhook({
    name: 'telegram',
    path: WEBHOOK_PATH,
    header: 'x-telegram-bot-api-secret-token',
    secret,
    log,
    read(text) {
      const { item, malformed, press } = parseUpdate(botId, parsed(text), () => text);
      return { item, malformed, ...(press === null ? {} : { afterCommit: () => answerPress(press) }) };
    },
  });
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
