// The emulator as a process of its own: node main.mjs [--port N] [--token T] [--scale X]
// Prints one JSON line {"apiRoot","token"} when it listens; ends with its standard input or SIGTERM.
import { parseArgs } from 'node:util';
import { startZaloBot } from './emulator.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    token: { type: 'string', default: '777:emulator-secret' },
    scale: { type: 'string', default: '1' },
    'keep-calls': { type: 'boolean', default: false },
  },
});
const emulator = await startZaloBot({
  port: Number(values.port),
  token: values.token,
  timeScale: Number(values.scale),
  keepCalls: values['keep-calls'],
});
process.stdout.write(`${JSON.stringify({ apiRoot: emulator.apiRoot, token: emulator.token })}\n`);
process.on('SIGTERM', () => process.exit(0));
process.stdin.on('end', () => process.exit(0)).resume();
