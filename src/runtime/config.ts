/** The environment, read once into one frozen object. The only room that reads `process.env` is this one. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ok, type Problem, type Result } from '../domain/problem.js';
import { type ZaloOaConfig, zaloOaConfig } from './config-zalo-oa.js';
import { EnvReader } from './env.js';

interface TelegramConfig {
  readonly token: string;
  /** `polling` needs no public address; `webhook` needs PUBLIC_URL. */
  readonly mode: 'polling' | 'webhook';
  /** Telegram repeats it in every webhook call. */
  readonly webhookSecret: string | null;
  /** Another Bot API server than Telegram's own. */
  readonly apiRoot: string | null;
}

interface ZaloBotConfig {
  readonly token: string;
  /** `polling` needs no public address; `webhook` needs PUBLIC_URL. */
  readonly mode: 'polling' | 'webhook';
  /** Zalo repeats it in every webhook call. */
  readonly webhookSecret: string | null;
  /** Another Bot API server than Zalo's own. */
  readonly apiRoot: string | null;
}

export interface Config {
  /** `trial`: sample data on a stated day, loopback only. `office`: real campaigns, codes only. */
  readonly mode: 'trial' | 'office';
  /** Evidence, backups, secret.key. */
  readonly dataDir: string;
  /** The SQLite file this process works on. */
  readonly databaseFile: string;
  readonly port: number;
  readonly host: string;
  /** Where people reach the web server from outside, without a slash at the end; null when only here. */
  readonly publicUrl: string | null;
  /** Secret. Null: `DATA_DIR/secret.key`. */
  readonly secretKey: string | null;
  /** Null: the channel is off. */
  readonly telegram: TelegramConfig | null;
  /** Null: the channel is off. */
  readonly zaloOa: ZaloOaConfig | null;
  readonly zaloBot: ZaloBotConfig | null;
  /** How often reminders are looked at. */
  readonly reminderTickMs: number;
  /** Sends per second and channel; null: each channel's own limit. */
  readonly sendRatePerS: number | null;
  /** Sends at one time per channel. */
  readonly sendConcurrency: number;
  /** A platform's answer is waited for this long. */
  readonly httpTimeoutMs: number;
  /** At the stop, sends in flight are waited for this long. */
  readonly drainTimeoutMs: number;
  /** Days after which texts that did not become a figure are erased; time, kind and hash stay. */
  readonly textDays: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly logFormat: 'json' | 'readable';
}

export type Env = Readonly<Record<string, string | undefined>>;

/** The environment, with values for what it leaves open. */
export const environmentWith = (defaults: Env): Env => ({ ...defaults, ...process.env });

const CHANNEL_VARIABLE = /^(TELEGRAM|ZALO_OA|ZALO_BOT)_/;
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Every problem at once, each naming its variable (`config_…`). */
export function readConfig(env: Env = process.env): Result<Config, readonly Problem[]> {
  const read = new EnvReader(env);
  const mode = read.oneOf('THIDUA_MODE', ['trial', 'office'] as const) ?? modeWithout(read, env);
  const dataDir = resolve(read.text('DATA_DIR') ?? './data');
  const host = read.text('HOST') ?? '127.0.0.1';
  if (mode === 'trial' && !LOOPBACK.has(host)) read.problem('HOST', 'config_trial_host');
  const config: Config = {
    mode,
    dataDir,
    databaseFile: databaseFile(read, mode, dataDir),
    port: read.integer('PORT', 3000, [0, 65_535]),
    host,
    publicUrl: read.url('PUBLIC_URL')?.replace(/\/+$/, '') ?? null,
    secretKey: read.secret('SECRET_KEY', 32),
    telegram: telegram(read),
    zaloOa: zaloOaConfig(read),
    zaloBot: zaloBot(read),
    reminderTickMs: read.knob('REMINDER_TICK_MS', 30_000, [1_000, 300_000]),
    sendRatePerS: read.text('SEND_RATE_PER_S') === null ? null : read.knob('SEND_RATE_PER_S', 25, [1, 30]),
    sendConcurrency: read.knob('SEND_CONCURRENCY', 12, [1, 50]),
    httpTimeoutMs: read.knob('HTTP_TIMEOUT_MS', 30_000, [1_000, 120_000]),
    drainTimeoutMs: read.knob('DRAIN_TIMEOUT_MS', 8_000, [1_000, 9_000]),
    textDays: read.integer('TEXT_DAYS', 30, [1, 365]),
    logLevel: read.oneOf('LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'] as const) ?? 'info',
    logFormat: read.oneOf('LOG_FORMAT', ['json', 'readable'] as const) ?? (process.stdout.isTTY ? 'readable' : 'json'),
  };
  return read.problems.length > 0 ? { ok: false, problem: read.problems } : ok(Object.freeze(config));
}

/** Trial when neither a database nor any channel is named. */
function modeWithout(read: EnvReader, env: Env): 'trial' | 'office' {
  const named = Object.keys(env).some((name) => CHANNEL_VARIABLE.test(name) && read.text(name) !== null);
  return named || read.text('DATABASE_URL') !== null ? 'office' : 'trial';
}

/** The sample data has a file of its own, whatever `DATABASE_URL` says. */
function databaseFile(read: EnvReader, mode: Config['mode'], dataDir: string): string {
  if (mode === 'trial') return join(dataDir, 'trial.db');
  const url = read.text('DATABASE_URL');
  if (url === null) return join(dataDir, 'thidua.db');
  const file = url.replace(/^file:(\/\/)?/, '');
  if (!url.startsWith('file:') || file === '' || file.endsWith('/'))
    read.problem('DATABASE_URL', 'config_database_url');
  return resolve(file);
}

function telegram(read: EnvReader): TelegramConfig | null {
  const mode = read.oneOf('TELEGRAM_MODE', ['polling', 'webhook'] as const) ?? 'polling';
  const webhookSecret = read.secret('TELEGRAM_WEBHOOK_SECRET', 32);
  const apiRoot = read.url('TELEGRAM_API_ROOT');
  const token = read.text('TELEGRAM_BOT_TOKEN');
  if (token === null) return null;
  if (!/^\d+:[\w-]{10,}$/.test(token)) read.problem('TELEGRAM_BOT_TOKEN', 'config_telegram_token');
  // What Telegram takes as its secret_token.
  if (webhookSecret !== null && webhookSecret.length >= 32 && !/^[\w-]{1,256}$/.test(webhookSecret))
    read.problem('TELEGRAM_WEBHOOK_SECRET', 'config_secret_signs');
  if (mode === 'webhook' && webhookSecret === null)
    read.problem('TELEGRAM_WEBHOOK_SECRET', 'config_needed_for_webhook');
  if (mode === 'webhook' && read.text('PUBLIC_URL') === null) read.problem('PUBLIC_URL', 'config_needed_for_webhook');
  return { token, mode, webhookSecret, apiRoot };
}

function zaloBot(read: EnvReader): ZaloBotConfig | null {
  const mode = read.oneOf('ZALO_BOT_MODE', ['polling', 'webhook'] as const) ?? 'polling';
  const webhookSecret = read.secret('ZALO_BOT_WEBHOOK_SECRET', 32);
  const apiRoot = read.url('ZALO_BOT_API_ROOT');
  const token = read.text('ZALO_BOT_TOKEN');
  if (token === null) return null;
  if (!/^\d+:\S{8,}$/.test(token)) read.problem('ZALO_BOT_TOKEN', 'config_zalo_bot_token');
  if (webhookSecret !== null && webhookSecret.length > 256) {
    read.problem('ZALO_BOT_WEBHOOK_SECRET', 'config_too_long', { most: 256 });
  }
  if (mode === 'webhook' && webhookSecret === null) {
    read.problem('ZALO_BOT_WEBHOOK_SECRET', 'config_needed_for_zalo_bot_webhook');
  }
  if (mode === 'webhook' && read.text('PUBLIC_URL') === null) {
    read.problem('PUBLIC_URL', 'config_needed_for_zalo_bot_webhook');
  }
  return { token, mode, webhookSecret, apiRoot };
}

/** Takes `.env` of the working folder into the environment, where there is one; what is set already stays. */
export function loadDotEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
