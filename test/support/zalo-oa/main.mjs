// The emulator as a process of its own: node main.mjs [--port N] [--scale X] [--webhook URL]
// Prints one JSON line with what the house must be told (apiRoot, appId, …, refreshToken) when it listens; ends with
// its standard input or SIGTERM.
import { parseArgs } from 'node:util';
import { startZaloOa } from './emulator.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    scale: { type: 'string', default: '1' },
    webhook: { type: 'string', default: '' },
    'keep-calls': { type: 'boolean', default: false },
  },
});
const emulator = await startZaloOa({
  port: Number(values.port),
  timeScale: Number(values.scale),
  keepCalls: values['keep-calls'],
});
if (values.webhook !== '') emulator.world.webhook.url = values.webhook;
const { apiRoot, appId, appSecret, oaSecret, oaId } = emulator;
const { refresh_token: refreshToken } = emulator.issue();
process.stdout.write(`${JSON.stringify({ apiRoot, appId, appSecret, oaSecret, oaId, refreshToken })}\n`);
process.on('SIGTERM', () => process.exit(0));
process.stdin.on('end', () => process.exit(0)).resume();
