/** All three platforms at once, their people, and their accounts in one form, to be held against the outbox. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { type Officer, telegramOfficer } from './members-at-work.js';
import type { ServiceEnv } from './service.js';
import { type Emulator, startTelegram } from './telegram/emulator.mjs';
import { startZaloBot, type Emulator as ZaloBot } from './zalo-bot/emulator.mjs';
import { startZaloOa, type ZaloOa } from './zalo-oa/emulator.mjs';

export type PlatformName = 'telegram' | 'zalo-oa' | 'zalo-bot';

/** One message a platform took. */
export interface Entry {
  /** `<channel>:<address>`. */
  readonly place: string;
  readonly ref: string;
  readonly text: string;
  readonly at: number;
}

export interface Platforms {
  readonly telegram: Emulator;
  readonly oa: ZaloOa;
  readonly bot: ZaloBot;
  readonly env: ServiceEnv;
  /** Everything the platforms took, each in order. */
  ledger(): readonly Entry[];
  /** How many that is. */
  taken(): number;
  /** Calls the platforms refused because they came too fast: none may be. */
  tooFast(): number;
  officer(place: string): Officer;
  /** The person exists for the platform, and may be written to. */
  known(place: string): void;
  /** The person lets nothing through any more. */
  blocks(place: string): void;
  /** The person has not written for ten days; only an Official Account minds. */
  silent(place: string): void;
  /** Sends fail with this rate until `mend`. */
  harm(rate: number): void;
  mend(): void;
  /** Faults that were played. */
  faults(): number;
  /** Signed events and updates nobody has taken yet. */
  waiting(): number;
  stop(): Promise<void>;
}

/** What costs the caller a doubt, or nothing at all; and, seldom, a platform that asks for quiet. */
const DOUBTFUL = [
  'error_500',
  'error_502_page',
  'reset_before',
  'reset_after',
  'hang',
  'hang_after',
  'truncated',
] as const;
const SOME = [...DOUBTFUL, ...DOUBTFUL, ...DOUBTFUL, ...DOUBTFUL, ...DOUBTFUL, 'ok_false', 'too_many'] as const;
const SENDS = {
  telegram: ['sendMessage', 'sendDocument'],
  oa: ['POST /v3.0/oa/message/cs'],
  bot: ['sendMessage'],
} as const;
const DAY = 86_400_000;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** `perSecond`: what each platform takes and the service is told to keep. */
export async function startPlatforms(perSecond: number, seed: number): Promise<Platforms> {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const telegram = await startTelegram({ token: '7000000002:AAE-thidua_storm_0123456789abcdef', rates: { perSecond } });
  const oa = await startZaloOa({ perSecond, perMinute: 1_000_000, timeScale: 0.001, patient: true });
  const bot = await startZaloBot({
    perSecond,
    users: 100_000,
    monthlyMessages: 1e9,
    anyWebhookHost: true,
    timeScale: 0.05,
  });
  const env = {
    PORT: `${port}`,
    PUBLIC_URL: publicUrl,
    SEND_RATE_PER_S: `${perSecond}`,
    HTTP_TIMEOUT_MS: '1000',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ZALO_OA_APP_ID: oa.appId,
    ZALO_OA_APP_SECRET: oa.appSecret,
    ZALO_OA_SECRET_KEY: oa.oaSecret,
    ZALO_OA_ID: oa.oaId,
    ZALO_OA_REFRESH_TOKEN: oa.issue().refresh_token,
    ZALO_OA_API_ROOT: oa.apiRoot,
    ZALO_OA_OAUTH_ROOT: oa.apiRoot,
    ZALO_BOT_TOKEN: bot.token,
    ZALO_BOT_API_ROOT: bot.apiRoot,
    ZALO_BOT_MODE: 'webhook',
    ZALO_BOT_WEBHOOK_SECRET: 'w'.repeat(40),
  };
  const emulators = [telegram, oa, bot];
  return {
    telegram,
    oa,
    bot,
    env,
    ledger: () => [
      ...telegram.accepted.map((one) => ({ ...one, place: `telegram:${one.chat}`, ref: `${one.id}` })),
      ...oa.accepted.map((one) => ({ ...one, place: `zalo-oa:${one.user}`, ref: one.id })),
      ...bot.accepted.map((one) => ({ ...one, place: `zalo-bot:${one.chat}`, ref: one.id })),
    ],
    taken: () => telegram.accepted.length + oa.accepted.length + bot.accepted.length,
    tooFast: () => emulators.flatMap((one) => one.calls).filter((call) => call.end === 429 || call.end === -32).length,
    officer: (place) => officerAt({ telegram, oa, bot }, place),
    known(place) {
      const [name, id] = parted(place);
      if (name === 'telegram') telegram.user(id).isKnown();
      else if (name === 'zalo-oa') oa.user(id).lastActed(DAY);
      else bot.user(id).isKnown();
    },
    blocks(place) {
      const [name, id] = parted(place);
      if (name === 'telegram') telegram.user(id).blocks();
      else if (name === 'zalo-oa') oa.user(id).blocks();
      else bot.user(id).blocks();
    },
    silent(place) {
      const [name, id] = parted(place);
      if (name === 'zalo-oa') oa.user(id).lastActed(10 * DAY);
    },
    harm(rate) {
      telegram.faults.plan({ seed, rate, kinds: SOME, methods: SENDS.telegram });
      oa.faults.plan({ seed: seed + 1, rate, kinds: SOME, methods: SENDS.oa });
      // Its 429 names no time and means half a minute.
      bot.faults.plan({ seed: seed + 2, rate, kinds: DOUBTFUL, methods: SENDS.bot });
    },
    mend() {
      for (const one of emulators) one.faults.clear();
    },
    faults: () => emulators.flatMap((one) => Object.values(one.faults.counts)).reduce((sum, n) => sum + n, 0),
    waiting: () => telegram.world.updates.length + oa.world.events.length + bot.world.events.length,
    stop: async () => void (await Promise.all(emulators.map((one) => one.stop()))),
  };
}

function parted(place: string): readonly [PlatformName, string] {
  const at = place.indexOf(':');
  // Written by the test itself.
  return [place.slice(0, at) as PlatformName, place.slice(at + 1)];
}

function officerAt({ telegram, oa, bot }: Pick<Platforms, 'telegram' | 'oa' | 'bot'>, place: string): Officer {
  const [name, id] = parted(place);
  if (name === 'telegram') return telegramOfficer(telegram, Number(id));
  if (name === 'zalo-oa') {
    const user = oa.user(id);
    return {
      place,
      says: (text) => void user.says(text),
      chooses: (label) => void user.presses(label),
      next: (ms) =>
        user.next(ms).then(
          (one) => ({ text: one.text, labels: one.buttons.map((b) => b.label) }),
          () => null,
        ),
    };
  }
  const user = bot.user(id);
  return {
    place,
    says: (text) => void user.says(text),
    chooses: (_label, word) => void user.says(word),
    next: (ms) =>
      user.next(ms).then(
        ({ text }) => ({ text, labels: [] }),
        () => null,
      ),
  };
}
