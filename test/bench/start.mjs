// From `node dist/main.js` to ready, and memory at rest, on a trial that is already seeded.
import { child, median, residentMb, scratch, sleep, until } from './children.mjs';

export async function startBench(rounds) {
  const { folder, remove } = scratch();
  const times = [];
  let memory = 0;
  for (let i = 0; i <= rounds; i++) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const began = performance.now();
    const bot = child('dist/main.js', {
      env: { THIDUA_MODE: 'trial', DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'error' },
    });
    await until(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok);
    if (i > 0) times.push(performance.now() - began);
    if (i === rounds) {
      await sleep(2_000);
      memory = residentMb(bot.pid);
    }
    await bot.stop();
  }
  remove();
  return [
    ['start to ready, ms', median(times).toFixed(0)],
    ['resident memory idle, MB', memory.toFixed(0)],
  ];
}
