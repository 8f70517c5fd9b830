/** `doctor` as an officer meets it: a configuration in each broken state, and what it says to do. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runHere } from '../support/cli.js';
import { startTelegram } from '../support/telegram/emulator.mjs';
import { startZaloBot } from '../support/zalo-bot/emulator.mjs';

const TELEGRAM = '4242:canary-token-canary-token';
const ZALO = '777:canary-token-canary-token';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'thidua-doctor-'));
  stops.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

interface Told {
  readonly where: string;
  readonly level: 'ok' | 'warn' | 'error';
  readonly what: string;
  readonly said: string;
  readonly remedy: string | null;
}

async function doctor(env: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const given = { THIDUA_MODE: 'office', DATA_DIR: folder(), HTTP_TIMEOUT_MS: '500', NODE_ENV: 'test', ...env };
  const { status, out, err } = await runHere(['doctor', ...args], given);
  expect(out + err).not.toContain('canary');
  return { status, out, err };
}

async function findings(env: Readonly<Record<string, string>>) {
  const { status, out } = await doctor(env, ['--json']);
  const { findings: all } = JSON.parse(out) as { findings: readonly Told[] };
  return { status, all, of: (what: string) => all.find((one) => one.what === what) };
}

async function telegram(options: Parameters<typeof startTelegram>[0] = {}) {
  const emulator = await startTelegram({ token: TELEGRAM, ...options });
  stops.push(() => emulator.stop());
  return { emulator, env: { TELEGRAM_BOT_TOKEN: TELEGRAM, TELEGRAM_API_ROOT: emulator.apiRoot } };
}

async function zalo(options: Parameters<typeof startZaloBot>[0] = {}) {
  const emulator = await startZaloBot({ token: ZALO, anyWebhookHost: true, ...options });
  stops.push(() => emulator.stop());
  return { emulator, env: { ZALO_BOT_TOKEN: ZALO, ZALO_BOT_API_ROOT: emulator.apiRoot } };
}

describe('a sound installation', () => {
  it('is told so for every channel that is switched on, with exit status 0', async () => {
    const { env } = await telegram();
    const { env: more } = await zalo();
    const { status, all, of } = await findings({ ...env, ...more });
    expect(all.filter((one) => one.level === 'error')).toEqual([]);
    expect(status).toBe(0);
    for (const what of [
      'store_ok',
      'telegram_known',
      'telegram_polling',
      'zalo_bot_known',
      'zalo_bot_messages',
      'clock_ok',
    ])
      expect(of(what)?.level).toBe('ok');
    expect(of('service')).toMatchObject({ level: 'warn', said: 'Dịch vụ không chạy' });
  });

  it('reads well as text, in both languages', async () => {
    const { env } = await telegram();
    const vietnamese = await doctor(env);
    expect(vietnamese.out).toContain('[ok]  Telegram: Telegram nhận ra bot @emulator_bot');
    expect(vietnamese.out).toContain('→ Nạp kế hoạch');
    const english = await doctor(env, ['--lang', 'en']);
    expect(english.out).toContain('Telegram knows the bot as @emulator_bot');
  });
});

describe('each broken state has a remedy', () => {
  const broken: readonly (readonly [
    string,
    string,
    'warn' | 'error',
    () => Promise<Readonly<Record<string, string>>>,
  ])[] = [
    [
      'a token Telegram does not know',
      'telegram_token',
      'error',
      async () => ({ ...(await telegram()).env, TELEGRAM_BOT_TOKEN: '1:another-token' }),
    ],
    [
      'no way to Telegram',
      'telegram_silent',
      'error',
      async () => {
        const { emulator, env } = await telegram();
        await emulator.offline();
        stops.push(() => emulator.online());
        return env;
      },
    ],
    [
      'a webhook of somebody else',
      'telegram_foreign',
      'error',
      async () => {
        const { emulator, env } = await telegram();
        emulator.world.webhook.url = 'https://other.example/hook';
        return env;
      },
    ],
    [
      'a webhook that was never set',
      'telegram_no_webhook',
      'error',
      async () => ({
        ...(await telegram()).env,
        TELEGRAM_MODE: 'webhook',
        TELEGRAM_WEBHOOK_SECRET: 'x'.repeat(40),
        PUBLIC_URL: 'http://127.0.0.1:9',
      }),
    ],
    [
      'updates that pile up',
      'telegram_pending',
      'warn',
      async () => {
        const { emulator, env } = await telegram();
        for (let n = 0; n < 101; n += 1) emulator.user(7).says('x');
        return env;
      },
    ],
    ['a public address nobody answers', 'unreachable', 'warn', async () => ({ PUBLIC_URL: 'http://127.0.0.1:9' })],
    ['no public address', 'public_url', 'warn', async () => ({})],
    [
      'a token Zalo does not know',
      'zalo_bot_token',
      'error',
      async () => ({ ...(await zalo()).env, ZALO_BOT_TOKEN: '1:another-token' }),
    ],
    [
      'a Zalo webhook of somebody else',
      'zalo_bot_foreign',
      'error',
      async () => {
        const { emulator, env } = await zalo();
        emulator.world.webhook = { url: 'https://other.example/hook', secret: 'x'.repeat(8), calls: 1 };
        return env;
      },
    ],
    ['a clock that is off', 'clock_off', 'error', async () => (await zalo({ skewMs: -300_000 })).env],
    ['no campaign', 'campaign', 'warn', async () => ({})],
    ['no backup', 'backup_none', 'warn', async () => ({})],
    [
      'a data folder others can read',
      'data_dir_open',
      'error',
      async () => {
        const open = folder();
        chmodSync(open, 0o755);
        return { DATA_DIR: open };
      },
    ],
  ];
  it.each(broken)('%s: %s (%s)', async (_name, what, level, make) => {
    const { status, of } = await findings(await make());
    expect(of(what)).toMatchObject({ level, remedy: expect.stringMatching(/\p{Lu}.{8,}/u) });
    if (level === 'error') expect(status).toBe(1);
  });

  it('a public address that answers is fine', async () => {
    const server = createServer((_req, res) => void res.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stops.push(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as AddressInfo;
    expect((await findings({ PUBLIC_URL: `http://127.0.0.1:${port}` })).of('unreachable_ok')?.level).toBe('ok');
  });
});
