// Turns per second with everything durable, against the echo bot: interleaved rounds, medians of the ratios.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { call, child, cpuMs, median, root, scratch, until } from './children.mjs';

const PEOPLE = 200;
/** Both are measured as they run for months: what the compiler of the first seconds costs is over by then. */
const WARM = 6_000;
const MEASURED = 8_000;
const TOKEN = '4242:emulator-of-the-bench-token';
/** Another figure for everybody and every round. */
const figure = (person, round) => `${100 + person + round}/${500 + ((person * 7 + round * 13) % 400)}`;
/** What every person types in turn: a report opened, three figures recorded in it, put aside. */
const REPORT = [() => 'báo cáo', () => 'sửa 1', figure, () => 'sửa 2', figure, () => 'sửa 3', figure, () => 'để sau'];

/** A turn that decides next to nothing, as those the published ratios were measured with: what is left is the way through. */
const HELP = [() => 'trợ giúp'];

async function emulator() {
  const process_ = child('test/support/telegram/main.mjs', { args: ['--token', TOKEN] });
  const { apiRoot } = JSON.parse(await process_.line);
  const control = (verb, body) => call(new URL(`/control/${verb}`, apiRoot), body);
  await control('know', { users: Array.from({ length: PEOPLE }, (_, i) => String(1000 + i)) });
  return { apiRoot, control, stop: process_.stop };
}

async function say(control, texts, from, count) {
  const batch = [];
  for (let i = from; i < from + count; i++) {
    const [person, round] = [i % PEOPLE, Math.floor(i / PEOPLE)];
    batch.push({ user: String(1000 + person), text: texts[round % texts.length](person, round) });
  }
  await control('say', batch);
}

const COUNTED = ['--import', join(root, 'test/bench/count.mjs')];

/** Statements of one turn, those that open and close transactions included. */
async function statementsBench() {
  const telegram = await emulator();
  const bot = await ours(telegram.apiRoot, 16, COUNTED);
  try {
    await say(telegram.control, REPORT, 0, WARM);
    await telegram.control('wait', { accepted: WARM, timeoutMs: 60_000 });
    const before = total(await bot.statements());
    await say(telegram.control, REPORT, WARM, MEASURED);
    await telegram.control('wait', { accepted: WARM + MEASURED, timeoutMs: 120_000 });
    const counts = await bot.statements();
    if (process.env.BENCH_DETAIL === '1') console.log(counts);
    return (total(counts) - before) / MEASURED;
  } finally {
    await bot.stop();
    await telegram.stop();
  }
}

const total = (counts) => Object.values(counts).reduce((sum, one) => sum + one, 0);

async function measure(start, texts) {
  const telegram = await emulator();
  const bot = await start(telegram.apiRoot);
  try {
    await say(telegram.control, texts, 0, WARM);
    await telegram.control('wait', { accepted: WARM, timeoutMs: 60_000 });
    const cpuBefore = cpuMs(bot.pid);
    const began = performance.now();
    await say(telegram.control, texts, WARM, MEASURED);
    await telegram.control('wait', { accepted: WARM + MEASURED, timeoutMs: 120_000 });
    const ms = performance.now() - began;
    return { perSecond: (MEASURED * 1000) / ms, cpu: (cpuMs(bot.pid) - cpuBefore) / MEASURED };
  } finally {
    await bot.stop();
    await telegram.stop();
  }
}

const telegramEnv = (apiRoot) => ({
  NODE_ENV: 'test',
  TELEGRAM_BOT_TOKEN: TOKEN,
  TELEGRAM_API_ROOT: apiRoot,
  TELEGRAM_MODE: 'polling',
});

async function echo(apiRoot) {
  return child('test/bench/echo-bot.mjs', { env: telegramEnv(apiRoot) });
}

async function ours(apiRoot, units, flags = []) {
  const { folder, remove } = scratch();
  const counts = join(folder, 'counts.json');
  const env = {
    BENCH_COUNTS: counts,
    ...telegramEnv(apiRoot),
    THIDUA_MODE: 'office',
    DATA_DIR: folder,
    DATABASE_URL: `file:${folder}/bench.db`,
    // Below the ports that outgoing calls take.
    PORT: String(10_000 + Math.floor(Math.random() * 20_000)),
    SEND_RATE_PER_S: '100000',
    LOG_LEVEL: 'error',
  };
  const seed = child('test/bench/seed.mjs', { env, args: [String(PEOPLE), String(units)] });
  await seed.line;
  const bot = child('dist/main.js', { env, flags });
  await until(async () => (await fetch(`http://127.0.0.1:${env.PORT}/readyz`)).ok);
  return {
    pid: bot.pid,
    /** How often each statement ran so far; only under `count.mjs`. */
    async statements() {
      bot.signal('SIGUSR2');
      const text = await until(async () => JSON.parse(readFileSync(counts, 'utf8')));
      rmSync(counts);
      return text;
    },
    async stop() {
      await bot.stop();
      remove();
    },
  };
}

export async function turnsBench(rounds) {
  const echoes = [];
  const own = [];
  const help = [];
  const wide = [];
  for (let i = 0; i < rounds; i++) {
    echoes.push(await measure(echo, REPORT));
    own.push(await measure((apiRoot) => ours(apiRoot, 16), REPORT));
    help.push(await measure((apiRoot) => ours(apiRoot, 16), HELP));
    if (i < 2) wide.push(await measure((apiRoot) => ours(apiRoot, 10_599), REPORT));
  }
  const ratio = (of, key) => median(of.map((one, i) => one[key] / echoes[i][key])).toFixed(2);
  const flat = median(wide.map((one) => one.cpu)) / median(own.map((one) => one.cpu));
  return [
    ['turns/s against a bare Telegraf echo bot (1.00), a report being typed', ratio(own, 'perSecond')],
    ['CPU per turn against it (1.00), a report being typed', ratio(own, 'cpu')],
    ['turns/s against it, a turn that decides next to nothing', ratio(help, 'perSecond')],
    ['CPU per turn against it, a turn that decides next to nothing', ratio(help, 'cpu')],
    ['  ours, turns/s', median(own.map((one) => one.perSecond)).toFixed(0)],
    ['  echo, turns/s', median(echoes.map((one) => one.perSecond)).toFixed(0)],
    ['  statements per turn', (await statementsBench()).toFixed(1)],
    ['CPU per turn, 10,599 units against 16', flat.toFixed(2)],
  ];
}
