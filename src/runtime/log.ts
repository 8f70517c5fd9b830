/**
 * The service's log: JSON lines, or readable ones. Whatever is handed in, tokens and people's words do not get out:
 * fields that hold texts are named and dropped, secrets are cut out of everything else.
 */
import { pino } from 'pino';
import type { Config } from './config.js';

type Fields = Readonly<Record<string, unknown>>;

export interface Log {
  debug(fields: Fields, message: string): void;
  info(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
  error(fields: Fields, message: string): void;
}

/** Fields that may carry what a person wrote or is called, or a secret. */
const WITHHELD = new Set(
  'text body caption payload raw displayname name answer message bubble code token secret password cookie authorization'.split(
    ' ',
  ),
);

/** A bot token, wherever it stands (in a URL, too). */
const TOKEN = /\d{6,}:[\w-]{20,}/g;
/** An invitation code. */
const CODE = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/g;

function scrubber(secrets: readonly string[]): (text: string) => string {
  return (text) => {
    let clean = text.replace(TOKEN, '[token]').replace(CODE, '[code]');
    for (const secret of secrets) clean = clean.replaceAll(secret, '[secret]');
    return clean;
  };
}

function withheld(value: unknown, scrub: (text: string) => string, depth = 0): unknown {
  if (typeof value === 'string') return scrub(value);
  if (value instanceof Error) return { error: value.name };
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 4) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, 50).map((one) => withheld(one, scrub, depth + 1));
  const entries = Object.entries(value).map(([key, one]) => {
    const hidden = WITHHELD.has(key.toLowerCase()) && one !== null;
    return [key, hidden ? '[withheld]' : withheld(one, scrub, depth + 1)];
  });
  return Object.fromEntries(entries);
}

/** `write` gets whole lines; the default is standard output. */
export function createLog(config: Config, write?: (line: string) => void): Log {
  const { telegram, zaloOa, zaloBot } = config;
  const zalo = [zaloOa?.appSecret, zaloOa?.secretKey, zaloOa?.refreshToken, zaloBot?.token, zaloBot?.webhookSecret];
  const secrets = [config.secretKey, telegram?.token, telegram?.webhookSecret, ...zalo];
  const scrub = scrubber(secrets.filter((one): one is string => typeof one === 'string' && one !== ''));
  const out = write ?? ((line: string) => void process.stdout.write(line));
  const readable = config.logFormat === 'readable';
  const logger = pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => withheld(fields, scrub) as Record<string, unknown>,
      },
    },
    { write: (line: string) => out(readable ? readableLine(line) : line) },
  );
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (fields: Fields, message: string): void =>
      logger[level](fields, scrub(message));
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** `2023-12-11T02:15:00.000Z warn inbox row failed seq=41`. */
function readableLine(json: string): string {
  const { time, level, msg, ...rest } = JSON.parse(json) as Record<string, unknown>;
  const fields = Object.entries(rest).map(([key, value]) => ` ${key}=${plain(value)}`);
  return `${plain(time)} ${plain(level)} ${plain(msg)}${fields.join('')}\n`;
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
