/** The running service: lock, house, channels, pipe, server, chores. Stops in reverse, within ten seconds. */

import type { Channel, Stop } from '../../channels/channel.js';
import { ok, type Result } from '../../domain/problem.js';
import { cataloguesIn } from '../../messages/locales.js';
import type { Words } from '../../messages/render.js';
import { lockService } from '../../store/sqlite/lock.js';
import { createPages } from '../../web/pages.js';
import { createServer, type WebServer } from '../../web/server.js';
import { type House, makeFolders, openHouse } from '../composition.js';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import { packageRoot } from '../root.js';
import { TRIAL_CAMPAIGN } from '../trial.js';
import { type Alarms, startAlarms } from './alarms.js';
import { startAnswerWatch } from './answer-watch.js';
import { announceOnce, startBroadcasts } from './broadcasts.js';
import { createChannels } from './channels.js';
import { type Chores, startChores } from './chores.js';
import { needsReconnect, readiness } from './health.js';
import { readLink } from './link-files.js';
import { channelLog } from './log.js';
import { watchContact } from './outage.js';
import { previewInvitation, trialPage } from './pages.js';
import { startPeriods } from './periods.js';
import { createPipe, type Pipe } from './pipe.js';
import { type Reminders, startReminders } from './reminders.js';

export interface Service {
  readonly port: number;
  readonly house: House;
  stop(): Promise<void>;
}

interface Running {
  readonly house: House;
  readonly pipe: Pipe;
  readonly server: WebServer;
  readonly chores: Chores;
  readonly reminders: Reminders;
  readonly alarms: Alarms;
  readonly stops: readonly Stop[];
}

/** `extra` channels run beside the configured ones; `prepare` runs before anything is received. Refuses when another service holds the database, or when it cannot be opened as it should. */
export async function startService(
  config: Config,
  log: Log,
  extra: readonly Channel[] = [],
  prepare: (house: House) => Promise<void> = async () => undefined,
): Promise<Result<Service>> {
  makeFolders(config);
  // Before the database is brought up to date: an older program may still be at work on it.
  const lock = lockService(config.databaseFile);
  if (!lock.ok) return lock;
  const opened = await openHouse(config);
  if (!opened.ok) {
    lock.value.release();
    return opened;
  }
  const house = opened.value;
  await prepare(house);
  const words = await house.words();
  const channels = [...createChannels(house, words, log), ...extra];
  const pipe = createPipe(house, channels, words, log);
  const chores = startChores(house, log);
  const watch = startAnswerWatch(house, log);
  let woken: Reminders | null = null;
  let alerts: Alarms | null = null;
  const server = createServer({
    routes: channels.flatMap((channel) => channel.routes),
    pages: pagesOf(house, words),
    health: () => readiness(house, chores, woken?.lastTickAt() ?? null, alerts?.incidents() ?? []),
    host: config.host,
    port: config.port,
    log: channelLog(log),
  });
  // What was left due when its hours ended is taken back before anything is sent.
  await announceOnce(house, () => undefined);
  await pipe.delivery.start();
  await pipe.inbox.start();
  const port = await server.listen();
  const periods = startPeriods(house, log, () => pipe.delivery.wake());
  const stops: Stop[] = [() => periods.stop()];
  for (const channel of channels) stops.push(await channel.start(pipe.inbox.receive));
  const reminders = startReminders(house, channels, log, () => pipe.delivery.wake());
  const broadcasts = await startBroadcasts(house, channels, log, () => pipe.delivery.wake());
  const contact = watchContact(house, channels, log, () => pipe.delivery.wake());
  stops.push(
    () => watch.stop(),
    () => broadcasts.stop(),
    () => periods.stop(),
    contact.stop,
  );
  woken = reminders;
  const began = Date.now();
  const watched = {
    channels: channels.map((channel) => channel.name),
    lastTickAt: () => reminders.lastTickAt() ?? began,
    needsReconnect: () => needsReconnect(house),
  };
  const alarms = startAlarms(house, watched, log, () => pipe.delivery.wake());
  alerts = alarms;
  const running = { house, pipe, server, chores, reminders, alarms, stops };
  return ok({ port, house, stop: () => stop(running, lock.value.release) });
}

function pagesOf(house: House, words: Words) {
  const { config, links } = house;
  return createPages({
    root: packageRoot,
    words,
    catalogues: cataloguesIn(packageRoot),
    trial: house.trial === null ? null : trialPage(house, TRIAL_CAMPAIGN),
    links: {
      ...(links.telegram === null ? {} : { telegram: `${links.telegram}{code}` }),
      // Nothing can be carried into a chat with an OA: the code is copied and pasted.
      ...(config.zaloOa === null ? {} : { zalo: `https://zalo.me/${config.zaloOa.oaId}` }),
    },
    preview: (code) => previewInvitation(house, words, code),
    linked: (id) => readLink(house, id),
    now: house.clock.now,
    ...(config.publicUrl === null ? {} : { publicUrl: config.publicUrl }),
  });
}

async function stop(
  { house, pipe, server, chores, reminders, alarms, stops }: Running,
  release: () => void,
): Promise<void> {
  await Promise.all([...stops.map((end) => end()), server.close(), chores.stop(), reminders.stop(), alarms.stop()]);
  await pipe.inbox.drain();
  await pipe.delivery.stop(house.config.drainTimeoutMs);
  await house.close();
  release();
}
