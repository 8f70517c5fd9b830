/** An office at work whose service is killed again and again (SIGKILL), then started once more to finish. */
import { expect } from 'vitest';
import { officeEnv, type Service, type ServiceEnv, slowRoad, startService } from './service.js';
import { temporaryFolder } from './store.js';
import { type Emulator, randomOf, startTelegram } from './telegram/emulator.mjs';

export interface Killing<T> {
  readonly seed: number;
  readonly token: string;
  readonly kills: number;
  /** At most so many milliseconds at work before a kill. */
  readonly lifeMs: number;
  /** How long the last start may take to finish everything. */
  readonly patienceMs: number;
  readonly prepare: (env: ServiceEnv) => Promise<void>;
  /** Ends when the people are done, or soon after `on()` turned false; `killing()` while kills go on. */
  readonly play: (emulator: Emulator, on: () => boolean, killing: () => boolean) => Promise<T>;
}

export interface Killed<T> {
  readonly env: ServiceEnv;
  readonly folder: string;
  readonly emulator: Emulator;
  readonly played: T;
  /** What the service was doing when it was killed. */
  readonly seen: { readonly inSend: number; readonly atWork: number; readonly inStartUp: number };
}

/** Every so many kills come at any moment, while the service starts too; the others when it is at work, however slow the machine. */
const ANY_MOMENT = 4;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function atWork(polls: () => boolean, { process }: Service): Promise<void> {
  while (!polls() && process.exitCode === null) await pause(20);
}

export async function underKills<T>(killing: Killing<T>): Promise<Killed<T>> {
  const random = randomOf(killing.seed);
  const folder = temporaryFolder();
  const rates = { perSecond: 10_000, perChatPerSecond: 1_000 };
  const emulator = await startTelegram({ token: killing.token, rates });
  const road = await slowRoad(emulator.apiRoot, random);
  const env = officeEnv(folder, { TELEGRAM_BOT_TOKEN: emulator.token, TELEGRAM_API_ROOT: road.apiRoot });
  await killing.prepare(env);

  let stuck = false;
  let kill = 0;
  const playing = killing.play(
    emulator,
    () => !stuck,
    () => kill < killing.kills,
  );
  playing.catch(() => undefined);
  const seen = { inSend: 0, atWork: 0, inStartUp: 0 };
  for (; kill < killing.kills; kill++) {
    const polls = emulator.count('getUpdates');
    const service = startService(env);
    if (kill % ANY_MOMENT !== 0) await atWork(() => emulator.count('getUpdates') > polls, service);
    await pause(random() * killing.lifeMs);
    if (road.sending() > 0) seen.inSend++;
    else if (emulator.count('getUpdates') > polls) seen.atWork++;
    else seen.inStartUp++;
    expect(service.process.exitCode, service.errors()).toBe(null);
    service.process.kill('SIGKILL');
    await service.ended;
  }
  const last = startService(env);
  const giveUp = setTimeout(() => {
    stuck = true;
  }, killing.patienceMs);
  const played = await playing;
  clearTimeout(giveUp);
  last.process.kill('SIGKILL');
  await last.ended;
  road.stop();
  await emulator.stop();
  if (killing.kills > 1) expect(seen.inSend + seen.atWork, JSON.stringify(seen)).toBeGreaterThan(0);
  return { env, folder, emulator, played, seen };
}
