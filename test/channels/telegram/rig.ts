import type { Channel } from '../../../src/channels/channel.js';
import type { ChannelLog, LogFields } from '../../../src/channels/common/log.js';
import { createTelegramChannel, type TelegramDeps } from '../../../src/channels/telegram/channel.js';
import { type Emulator, type EmulatorOptions, startTelegram } from '../../support/telegram/emulator.mjs';

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: LogFields;
}

export function createLog(): { log: ChannelLog; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at =
    (level: LogLine['level']) =>
    (event: string, fields: LogFields = {}) =>
      void lines.push({ level, event, fields });
  return { log: { info: at('info'), warn: at('warn'), error: at('error') }, lines };
}

export const TOKEN = '4242:AAEcanary-token-canary-token-canary';

export interface Rigged {
  readonly emulator: Emulator;
  readonly channel: Channel;
  readonly lines: LogLine[];
  /** What the channel waited for between polls, in ms. */
  readonly pauses: number[];
}

/** A channel over a fresh emulator; pauses are noted and shortened to a millisecond. */
export async function telegram(deps: Partial<TelegramDeps> = {}, options: EmulatorOptions = {}): Promise<Rigged> {
  const emulator = await startTelegram({ token: TOKEN, ...options });
  const { log, lines } = createLog();
  const pauses: number[] = [];
  const channel = createTelegramChannel({
    token: TOKEN,
    mode: 'polling',
    apiRoot: emulator.apiRoot,
    httpTimeoutMs: 2_000,
    now: Date.now,
    log,
    random: () => 1,
    sleep: (ms) => {
      pauses.push(ms);
      return new Promise((resolve) => setTimeout(resolve, 1));
    },
    ...deps,
  });
  return { emulator, channel, lines, pauses };
}
