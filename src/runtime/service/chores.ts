/**
 * What the house does by itself: a verified backup each night, texts erased when their time is over. What is due is
 * decided from files and rows, so every wake is harmless; node-cron and a plain interval both only say "look now".
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import cron from 'node-cron';
import { createDiskFiles } from '../../channels/web/disk-files.js';
import { DAY_MS, dayOf } from '../../domain/time.js';
import { eraseRemarks } from '../../store/queries/channel.js';
import { eraseInboxTexts, eraseQuarantine } from '../../store/queries/inbox.js';
import { eraseLinkCodes } from '../../store/queries/link.js';
import { eraseMail } from '../../store/queries/mailbox.js';
import { eraseWithdrawnPersons } from '../../store/queries/nomination.js';
import { eraseOutboxTexts } from '../../store/queries/outbox.js';
import { eraseStrangersReach } from '../../store/queries/reach.js';
import { eraseStaged } from '../../store/queries/staged.js';
import { eraseUnread } from '../../store/queries/unread.js';
import { systemClock } from '../clock.js';
import type { House } from '../composition.js';
import type { Log } from '../log.js';
import { startLoop } from '../loops.js';
import { filesFolder } from './channels.js';
import { eraseUnnamed } from './evidence.js';
import { LINK_MS, linkStore } from './link-files.js';

const KEPT = 14;
const QUARANTINE_DAYS = 14;
/** A season is enough to review what nobody understood. */
const UNREAD_DAYS = 180;
const LOOK_MS = 10 * 60_000;
/** Nights are quiet after two. */
const NIGHT = '5 2 * * *';

export interface Chores {
  /** Null before the first backup. */
  backupAgeS(): number | null;
  stop(): Promise<void>;
}

export const backupFolder = (house: House): string => join(house.config.dataDir, 'backups');

const NAME = /^(?:thidua|trial)-\d{4}-\d{2}-\d{2}\.db$/;

function backups(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort();
}

export function startChores(house: House, log: Log): Chores {
  const folder = backupFolder(house);
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  /** One copy per calendar day, by the real clock. */
  async function backup(now: number): Promise<void> {
    const name = `${house.trial === null ? 'thidua' : 'trial'}-${dayOf(now)}.db`;
    const present = backups(folder);
    if (present.includes(name)) return;
    await house.store.backup(join(folder, name));
    log.info({ file: name }, 'backup made and verified');
    for (const old of [...present, name].sort().slice(0, -KEPT)) rmSync(join(folder, old), { force: true });
  }

  async function erase(now: number): Promise<void> {
    const before = now - house.config.textDays * DAY_MS;
    await house.store.write(async (tx) => {
      await eraseInboxTexts(tx, before);
      await eraseOutboxTexts(tx, before);
      await eraseMail(tx, before);
      await eraseStrangersReach(tx, before);
      await eraseQuarantine(tx, now - QUARANTINE_DAYS * DAY_MS);
      await eraseUnread(tx, dayOf(now - UNREAD_DAYS * DAY_MS));
      await eraseLinkCodes(tx, now - DAY_MS);
      await eraseRemarks(tx, now - DAY_MS);
      await eraseWithdrawnPersons(tx, before);
      await eraseStaged(tx, now - 2 * DAY_MS);
    });
    await eraseUnnamed(house, Date.now());
    await createDiskFiles(filesFolder(house)).eraseBefore(Date.now() - house.config.textDays * DAY_MS);
    await linkStore(house).eraseBefore(Date.now() - LINK_MS);
  }

  const loop = startLoop(
    async (now) => {
      await backup(now);
      await erase(house.clock.now());
      return now + LOOK_MS;
    },
    systemClock,
    (error) => log.error({ error }, 'a chore failed and will be tried again'),
  );
  const night = cron.schedule(NIGHT, () => loop.wake(), { timezone: 'Asia/Ho_Chi_Minh' });

  return {
    backupAgeS() {
      const newest = backups(folder).at(-1);
      return newest === undefined ? null : Math.round((Date.now() - statSync(join(folder, newest)).mtimeMs) / 1000);
    },
    async stop() {
      await night.stop();
      await loop.stop();
    },
  };
}
