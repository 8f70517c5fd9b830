/** Messages as a channel would hand them in. */
import type { Incoming } from '../../src/channels/channel.js';

export function textMessage(key: string, address: string, text: string): Incoming {
  const body = { kind: 'text', text } as const;
  return { key, channel: 'telegram', address, displayName: 'Chị Hương', language: 'vi', at: null, ref: null, body };
}
