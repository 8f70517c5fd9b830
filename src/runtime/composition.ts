/** Puts the house together as far as every program needs it: key, store, caches, words, clock. */
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InvitationLinks, Makers } from '../conversation/turn.js';
import { ok, type Result, refuse } from '../domain/problem.js';
import type { Day } from '../domain/time.js';
import type { Words } from '../messages/render.js';
import { auditHeads } from '../store/audit/verify.js';
import { type Caches, createCaches, createFacts, type StoredFacts } from '../store/facts.js';
import type { Store } from '../store/port.js';
import { readSetting, writeSetting } from '../store/queries/setting.js';
import { readMigrations } from '../store/sqlite/migrator.js';
import { openSqlite } from '../store/sqlite/store.js';
import { type Clock, systemClock } from './clock.js';
import type { Config } from './config.js';
import { createMakers } from './ids.js';
import { packageRoot } from './root.js';
import { readSecret, secretFile, secretHeld } from './secret.js';
import { DEFAULT_TRIAL_DAY, seedTrial } from './trial.js';
import { type TrialClock, trialClock } from './trial-clock.js';

export interface House {
  readonly config: Config;
  readonly store: Store;
  readonly caches: Caches;
  /** The trial's day at the real time of day; in an office the real time. */
  readonly clock: Clock;
  readonly secretKey: string;
  readonly make: Makers;
  readonly links: InvitationLinks;
  /** Telegram said how the bot is called: invitations link to it from now on. */
  noteTelegramName(name: string): Promise<void>;
  /** Null in an office. */
  readonly trial: { day(): Day; setDay(day: Day): Promise<void> } | null;
  /** Read when first asked for: most commands need none. */
  words(): Promise<Words>;
  /** One reading of committed data. */
  ask<T>(question: (facts: StoredFacts) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Where the service notes its bot's name, so that the command line can make links to it. */
const TELEGRAM_NAME = 'telegram.username';
/** When this database was last put back from a copy: what changed outside meanwhile (tokens) is suspect. */
export const RESTORED_AT = 'restored_at';

export const migrationsFolder = (): string => fileURLToPath(new URL('migrations/sqlite/', packageRoot));

/**
 * Opens (and brings up to date) the database, and fills a new trial. Refuses as `openSqlite` and `readSecret` do;
 * throws a `StoreProblem` when the file cannot be opened safely.
 */
export async function openHouse(config: Config, base: Clock = systemClock): Promise<Result<House>> {
  makeFolders(config);
  const migrations = readMigrations(migrationsFolder());
  const opened = openSqlite({ file: config.databaseFile, migrations, now: base.now() });
  if (!opened.ok) return opened;
  const store = opened.value;
  const secret = await secretOf(config, store);
  if (!secret.ok) {
    await store.close();
    return secret;
  }
  const words = once(async () => (await import('./words.js')).loadWords());
  const make = createMakers(secret.value);
  if (config.mode === 'trial') await seedTrial(store, { words, make, secretKey: secret.value });
  const caches = createCaches();
  const settings = await store.read(async (tx) => ({
    day: await readSetting(tx, TRIAL_DAY),
    telegram: await readSetting(tx, TELEGRAM_NAME),
  }));
  let telegramName = settings.telegram;
  const trial = config.mode === 'trial' ? trialClock(base, settings.day ?? DEFAULT_TRIAL_DAY) : null;
  const clock = trial ?? base;
  return ok({
    config,
    store,
    caches,
    clock,
    secretKey: secret.value,
    make,
    links: linksOf(config, () => telegramName),
    async noteTelegramName(name) {
      if (name === telegramName) return;
      telegramName = name;
      await store.write((tx) => writeSetting(tx, TELEGRAM_NAME, name));
    },
    trial: trial === null ? null : trialDay(store, trial),
    words,
    ask: (question) => store.read((tx) => question(createFacts(tx, caches, clock.now()))),
    close: () => store.close(),
  });
}

/** Refuses `secret_gone` where the data is there and its key is not, besides what `readSecret` refuses. */
async function secretOf({ secretKey, dataDir }: Config, store: Store): Promise<Result<string>> {
  const begun = !secretHeld(secretKey, dataDir) && (await store.read(auditHeads)).length > 0;
  // Another process that makes the first data at this moment makes the key before it.
  if (begun && !secretHeld(secretKey, dataDir)) return refuse('secret_gone', { file: secretFile(dataDir) });
  return readSecret(secretKey, dataDir);
}

const TRIAL_DAY = 'trial.day';

function trialDay(store: Store, clock: TrialClock): House['trial'] {
  return {
    day: () => clock.day(),
    async setDay(day) {
      await store.write((tx) => writeSetting(tx, TRIAL_DAY, day));
      clock.setDay(day);
    },
  };
}

/** Ours alone: they hold the key and everybody's figures. */
export function makeFolders({ dataDir, databaseFile }: Pick<Config, 'dataDir' | 'databaseFile'>): void {
  for (const folder of new Set([dataDir, dirname(databaseFile)])) {
    if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(folder, 0o700);
  }
}

function linksOf(config: Config, telegramName: () => string | null): InvitationLinks {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const web = config.publicUrl ?? `http://${host}:${config.port}`;
  return {
    get telegram() {
      const name = telegramName();
      return name === null ? null : `https://t.me/${name}?start=`;
    },
    // On any free port nobody else finds the page.
    page: config.publicUrl === null && config.port === 0 ? null : `${web}/tham-gia#`,
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
