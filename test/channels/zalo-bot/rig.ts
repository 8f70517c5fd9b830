import type { Channel } from '../../../src/channels/channel.js';
import { createZaloBotChannel, type ZaloBotDeps } from '../../../src/channels/zalo-bot/channel.js';
import type { Usage } from '../../../src/channels/zalo-bot/check.js';
import { type Emulator, type EmulatorOptions, startZaloBot } from '../../support/zalo-bot/emulator.mjs';
import { createLog, type LogLine } from '../telegram/rig.js';

export const TOKEN = '777:canary-token-canary-token-canary';
export const SECRET = 'secret_secret_secret_secret_secret-1';
export const PERSON = '0a1b2c3d4e5f60718293';

export interface Rigged {
  readonly emulator: Emulator;
  readonly channel: Channel;
  readonly lines: LogLine[];
  /** What the channel waited for between polls, in ms. */
  readonly pauses: number[];
  usage: Usage;
}

/** A channel over a fresh emulator; pauses are noted and shortened to a millisecond. */
export async function zaloBot(deps: Partial<ZaloBotDeps> = {}, options: EmulatorOptions = {}): Promise<Rigged> {
  const emulator = await startZaloBot({ token: TOKEN, timeScale: 0.01, anyWebhookHost: true, ...options });
  const { log, lines } = createLog();
  const pauses: number[] = [];
  const rigged: { usage: Usage } = { usage: { sentThisMonth: 0, users: 0 } };
  const channel = createZaloBotChannel({
    token: TOKEN,
    mode: 'polling',
    apiRoot: emulator.apiRoot,
    httpTimeoutMs: 2_000,
    now: Date.now,
    log,
    usage: async () => rigged.usage,
    random: () => 1,
    sleep: (ms, signal) => {
      pauses.push(ms);
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, 1);
        signal.addEventListener('abort', done);
      });
    },
    ...deps,
  });
  return Object.assign(rigged, { emulator, channel, lines, pauses });
}
