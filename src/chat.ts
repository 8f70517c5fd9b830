/** Talks to the house in a terminal: `npm run chat [-- persona]`. The web server and other channels run beside it. */
import { createConsoleChannel } from './channels/console/channel.js';
import { environmentWith, loadDotEnv, readConfig } from './runtime/config.js';
import { createLog } from './runtime/log.js';
import { openConsolePersona } from './runtime/service/console.js';
import { startProblem } from './runtime/service/problems.js';
import { startService } from './runtime/service/service.js';

loadDotEnv();
/** Any free port, so that the chat may run where port 3000 is taken; the log goes to standard error. */
const config = readConfig(environmentWith({ LOG_LEVEL: 'warn', LOG_FORMAT: 'readable', PORT: '0' }));
if (!config.ok) {
  for (const problem of config.problem) process.stderr.write(`${await startProblem(problem)}\n`);
  process.exit(1);
}
const persona = process.argv[2] ?? 'focal_point';
const channel = createConsoleChannel({ input: process.stdin, output: process.stdout, address: persona });
const log = createLog(config.value, (line) => void process.stderr.write(line));
const started = await startService(config.value, log, [channel], (house) => openConsolePersona(house, persona)).catch(
  async (error: unknown) => {
    process.stderr.write(`${await startProblem(error)}\n`);
    process.exit(1);
  },
);
if (!started.ok) {
  process.stderr.write(`${await startProblem(started.problem)}\n`);
  process.exit(1);
}
await channel.ended;
await started.value.stop();
process.exit(0);
