import { parseJson } from '../common/json.js';
import type { ChannelLog } from '../common/log.js';
import { fieldsOf } from '../common/shape.js';
import { createWebhook, type Webhook, type WebhookReading } from '../common/webhook.js';
import { parseEvent } from './parse.js';
import { WEBHOOK_PATH } from './setup.js';

export interface ZaloBotWebhookDeps {
  readonly botId: string;
  readonly secret: string;
  readonly log: ChannelLog;
  readonly onOtherSecret: () => void;
}

/** An empty body and `webhook.test` are probes: 200 without effect. What is no JSON object is nobody's event: 400. */
export function createZaloBotWebhook({ botId, ...deps }: ZaloBotWebhookDeps): Webhook {
  return createWebhook({
    ...deps,
    name: 'zalo_bot',
    path: WEBHOOK_PATH,
    header: 'x-bot-api-secret-token',
    read: (text) => read(botId, text),
  });
}

function read(botId: string, text: string): WebhookReading {
  if (text.trim() === '') return { item: null, malformed: null };
  let body: unknown;
  try {
    body = parseJson(text);
  } catch {
    return RUBBISH;
  }
  return fieldsOf(body) === null ? RUBBISH : parseEvent(botId, body, () => text);
}

const RUBBISH: WebhookReading = { item: null, malformed: null, rubbish: true };
