// All emulators there are, for trying by hand: npm run emulators [-- --scale 0.1]
// Prints what to put into the environment, and a control page per platform. Ends with Ctrl-C.
import { parseArgs } from 'node:util';

/** One row per platform; `port` is where it listens, `start` its module, `env` what the service is told. */
const EMULATORS = [
  {
    name: 'Telegram',
    module: './telegram/emulator.mjs',
    start: 'startTelegram',
    port: 8081,
    options: { token: '4242:emulator-token-for-trying' },
    env: (one) => ({ TELEGRAM_BOT_TOKEN: one.token, TELEGRAM_API_ROOT: one.apiRoot }),
  },
  {
    name: 'Zalo Bot',
    module: './zalo-bot/emulator.mjs',
    start: 'startZaloBot',
    port: 8082,
    options: { token: '777:emulator-token-for-trying', anyWebhookHost: true },
    env: (one) => ({ ZALO_BOT_TOKEN: one.token, ZALO_BOT_API_ROOT: one.apiRoot }),
  },
  {
    name: 'Zalo OA',
    module: './zalo-oa/emulator.mjs',
    start: 'startZaloOa',
    port: 8083,
    options: {},
    env(one) {
      one.world.webhook.url = 'http://127.0.0.1:3000/webhooks/zalo-oa';
      return {
        ZALO_OA_APP_ID: one.appId,
        ZALO_OA_APP_SECRET: one.appSecret,
        ZALO_OA_SECRET_KEY: one.oaSecret,
        ZALO_OA_ID: one.oaId,
        ZALO_OA_REFRESH_TOKEN: one.issue().refresh_token,
        ZALO_OA_API_ROOT: one.apiRoot,
        ZALO_OA_OAUTH_ROOT: one.apiRoot,
      };
    },
  },
];

const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' } } });
// Room for tries: the emulators speak http on this machine.
const lines = ['THIDUA_MODE=office', 'PUBLIC_URL=http://127.0.0.1:3000'];
for (const row of EMULATORS) {
  const emulator = (await import(row.module))[row.start];
  const one = await emulator({ ...row.options, port: row.port, timeScale: Number(values.scale), keepCalls: false });
  process.stdout.write(`${row.name}: ${one.apiRoot}control/page\n`);
  for (const [name, value] of Object.entries(row.env(one))) lines.push(`${name}=${value}`);
}
process.stdout.write(`\nStart the service with:\n\n${lines.join(' \\\n')} \\\nnpm start\n`);
process.on('SIGINT', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
