import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/runtime/config.js';
import { packageRoot } from '../../src/runtime/root.js';
import { temporaryFolder } from '../support/store.js';

const TOKEN = '123456:abcdefghijklmnopqrstuvwx';

const OA = {
  ZALO_OA_APP_ID: '1234567890123456789',
  ZALO_OA_APP_SECRET: 'app-secret',
  ZALO_OA_SECRET_KEY: 'oa-secret',
  ZALO_OA_ID: '4400000000000000123',
  PUBLIC_URL: 'https://thidua.example',
};

describe('trial or office', () => {
  const rows: readonly (readonly [string, Record<string, string>, 'trial' | 'office'])[] = [
    ['nothing set', {}, 'trial'],
    ['empty values', { DATABASE_URL: '', TELEGRAM_BOT_TOKEN: ' ' }, 'trial'],
    ['only a port', { PORT: '8080' }, 'trial'],
    ['a database', { DATABASE_URL: 'file:./x.db' }, 'office'],
    ['a Telegram token', { TELEGRAM_BOT_TOKEN: TOKEN }, 'office'],
    ['a Zalo Bot token', { ZALO_BOT_TOKEN: TOKEN }, 'office'],
    ['a Zalo OA', OA, 'office'],
    ['trial said with a token', { THIDUA_MODE: 'trial', TELEGRAM_BOT_TOKEN: TOKEN }, 'trial'],
    ['office said', { THIDUA_MODE: 'office' }, 'office'],
  ];
  it.each(rows)('%s', (_name, env, mode) => {
    const config = readConfig(env);
    expect(config.ok && config.value.mode).toBe(mode);
  });

  it('keeps the sample data in a file of its own', () => {
    const config = readConfig({ THIDUA_MODE: 'trial', DATABASE_URL: 'file:/tmp/real.db', DATA_DIR: '/tmp/d' });
    expect(config.ok && config.value.databaseFile).toBe('/tmp/d/trial.db');
  });
});

describe('a bad value names its variable', () => {
  const zaloWebhook = { ZALO_BOT_TOKEN: TOKEN, ZALO_BOT_MODE: 'webhook', PUBLIC_URL: 'https://x' };
  const webhook = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'webhook', PUBLIC_URL: 'https://x' };
  const rows: readonly (readonly [string, string, Record<string, string>])[] = [
    ['THIDUA_MODE', 'config_one_of', { THIDUA_MODE: 'demo' }],
    ['PORT', 'config_number', { PORT: '80a' }],
    ['PORT', 'config_number', { PORT: '70000' }],
    ['SECRET_KEY', 'config_too_short', { SECRET_KEY: 'short' }],
    ['HOST', 'config_trial_host', { HOST: '0.0.0.0' }],
    ['DATABASE_URL', 'config_database_url', { DATABASE_URL: 'postgres://x/y' }],
    ['DATABASE_URL', 'config_database_url', { DATABASE_URL: 'file:' }],
    ['DATABASE_URL', 'config_database_url', { DATABASE_URL: 'file:./data/' }],
    ['TELEGRAM_BOT_TOKEN', 'config_telegram_token', { TELEGRAM_BOT_TOKEN: 'hello' }],
    ['ZALO_BOT_TOKEN', 'config_zalo_bot_token', { ZALO_BOT_TOKEN: 'hello' }],
    ['ZALO_BOT_WEBHOOK_SECRET', 'config_needed_for_zalo_bot_webhook', zaloWebhook],
    ['ZALO_BOT_WEBHOOK_SECRET', 'config_too_short', { ...zaloWebhook, ZALO_BOT_WEBHOOK_SECRET: 'short' }],
    ['ZALO_BOT_WEBHOOK_SECRET', 'config_too_long', { ...zaloWebhook, ZALO_BOT_WEBHOOK_SECRET: 'x'.repeat(257) }],
    ['ZALO_BOT_MODE', 'config_one_of', { ZALO_BOT_MODE: 'push' }],
    ['TELEGRAM_API_ROOT', 'config_url', { TELEGRAM_API_ROOT: 'http://example.org' }],
    ['PUBLIC_URL', 'config_url', { PUBLIC_URL: 'ftp://x' }],
    ['SEND_CONCURRENCY', 'config_number', { SEND_CONCURRENCY: '500' }],
    ['HTTP_TIMEOUT_MS', 'config_number', { HTTP_TIMEOUT_MS: '1' }],
    ['TELEGRAM_WEBHOOK_SECRET', 'config_needed_for_webhook', webhook],
    ['TELEGRAM_WEBHOOK_SECRET', 'config_secret_signs', { ...webhook, TELEGRAM_WEBHOOK_SECRET: `${'x'.repeat(40)} !` }],
    ['ZALO_OA_SECRET_KEY', 'config_needed_for_zalo_oa', { ...OA, ZALO_OA_SECRET_KEY: '' }],
    ['PUBLIC_URL', 'config_needed_for_zalo_oa', { ...OA, PUBLIC_URL: '' }],
    ['ZALO_OA_ID', 'config_digits', { ...OA, ZALO_OA_ID: 'my-oa' }],
    ['ZALO_OA_MODE', 'config_one_of', { ...OA, ZALO_OA_MODE: 'public' }],
    ['ZALO_OA_API_ROOT', 'config_url', { ...OA, ZALO_OA_API_ROOT: 'http://example.org' }],
    ['ZALO_OA_SITE_VERIFICATION', 'config_site_verification', { ...OA, ZALO_OA_SITE_VERIFICATION: '"><script>' }],
    ['ZALO_OA_TEMPLATES', 'config_templates', { ...OA, ZALO_OA_TEMPLATES: '/no/such/file.yaml' }],
  ];
  it.each(rows)('%s %s', (variable, code, env) => {
    const config = readConfig(env);
    expect(config.ok ? [] : config.problem.map((one) => [one.code, one.params.variable])).toEqual([[code, variable]]);
  });

  it('tells all of them at once', () => {
    const config = readConfig({ PORT: 'x', LOG_LEVEL: 'loud' });
    expect(config.ok ? [] : config.problem.map((one) => one.params.variable)).toEqual(['PORT', 'LOG_LEVEL']);
  });

  it('lets tests turn knobs further', () => {
    const env = { SEND_CONCURRENCY: '500', HTTP_TIMEOUT_MS: '1', TELEGRAM_API_ROOT: 'http://emulator:1' };
    expect(readConfig({ ...env, NODE_ENV: 'test' }).ok).toBe(true);
  });
});

it('.env.example names every variable the program reads', () => {
  const source = ['config.ts', 'config-zalo-oa.ts', 'env.ts'].map((name) =>
    readFileSync(new URL(`src/runtime/${name}`, packageRoot), 'utf8'),
  );
  const read = new Set([...source.join('').matchAll(/'([A-Z][A-Z_]{3,})'/g)].map((m) => m[1]));
  const example = readFileSync(new URL('.env.example', packageRoot), 'utf8');
  const named = new Set([...example.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map((m) => m[1]));
  expect([...read].filter((name) => !named.has(name))).toEqual([]);
  expect(read.size).toBeGreaterThan(15);
});

describe('what may be sent at a price', () => {
  const read = (yaml: string) => {
    const file = join(temporaryFolder(), 'paid.yaml');
    writeFileSync(file, yaml);
    return readConfig({ ...OA, ZALO_OA_TEMPLATES: file });
  };

  it('is nothing without a file', () => {
    const config = readConfig(OA);
    expect(config.ok && config.value.zaloOa?.paid).toEqual({ templates: {}, latePrice: 0, monthlyCap: 0 });
  });

  it('is read with its fields', () => {
    const config = read(
      'monthly_cap: 500000\nlate_message_price: 55\ntemplates:\n  deadline: { id: 301, price: 200, fields: { unit: don_vi } }\n',
    );
    expect(config.ok && config.value.zaloOa?.paid).toEqual({
      monthlyCap: 500_000,
      latePrice: 55,
      templates: { deadline: { id: '301', price: 200, fields: { unit: 'don_vi' } } },
    });
  });

  it.each([
    ['a cap in words', 'monthly_cap: nhiều\nlate_message_price: 55\n', 'monthly_cap'],
    ['an unknown template', 'monthly_cap: 1\nlate_message_price: 1\ntemplates: { birthday: {} }\n', 'templates'],
    [
      'a field nobody fills',
      'monthly_cap: 1\nlate_message_price: 1\ntemplates: { announcement: { id: 1, price: 1, fields: { text: noi_dung } } }\n',
      'templates.announcement.fields',
    ],
    ['a price below nothing', 'monthly_cap: 1\nlate_message_price: -1\n', 'late_message_price'],
    ['no YAML', ': : [', '–'],
  ])('refuses %s and says where', (_name, yaml, where) => {
    const config = read(yaml);
    expect(config.ok ? null : config.problem[0]).toMatchObject({ code: 'config_templates', params: { where } });
  });
});
