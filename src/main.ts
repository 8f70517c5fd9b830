/** Starts the service: `npm start`. */
import { loadDotEnv, readConfig } from './runtime/config.js';
import { createLog } from './runtime/log.js';
import { startProblem } from './runtime/service/problems.js';
import { startService } from './runtime/service/service.js';

loadDotEnv();
const config = readConfig();
if (!config.ok) {
  for (const problem of config.problem) process.stderr.write(`${await startProblem(problem)}\n`);
  process.exit(1);
}
const log = createLog(config.value);
const started = await startService(config.value, log).catch(async (error: unknown) => {
  process.stderr.write(`${await startProblem(error)}\n`);
  process.exit(1);
});
if (!started.ok) {
  process.stderr.write(`${await startProblem(started.problem)}\n`);
  process.exit(1);
}
const { port, stop } = started.value;
log.info(
  { mode: config.value.mode, file: config.value.databaseFile, address: `http://${config.value.host}:${port}` },
  'ready',
);

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
