/** What `/readyz` tells. */
import type { Instant } from '../../domain/time.js';
import { auditHeads } from '../../store/audit/verify.js';
import { inboxCounts } from '../../store/queries/inbox.js';
import { outboxCounts } from '../../store/queries/outbox.js';
import type { Readiness } from '../../web/health.js';
import type { House } from '../composition.js';
import type { Incident } from './alarms.js';
import type { Chores } from './chores.js';
import { tokenVault } from './zalo-oa.js';

const seconds = (now: number, then: number | null): number | null =>
  then === null ? null : Math.max(0, Math.round((now - then) / 1000));

const DAY_AND_A_HALF_S = 36 * 3600;

export async function readiness(
  house: House,
  chores: Chores,
  lastTickAt: Instant | null,
  incidents: readonly Incident[],
): Promise<Readiness> {
  const now = house.clock.now();
  const health = await house.store.health();
  const counts = await house.store.read(async (tx) => ({
    inbox: await inboxCounts(tx),
    outbox: await outboxCounts(tx, now),
    heads: await auditHeads(tx),
  }));
  const backupAge = chores.backupAgeS();
  const degraded: string[] = incidents.filter((one) => one !== 'zalo_oa_reconnect');
  if (counts.inbox.parked > 0) degraded.push('inbox_parked');
  if (counts.outbox.inDoubt > 0) degraded.push('outbox_in_doubt');
  if (await needsReconnect(house)) degraded.push('zalo_oa_reconnect');
  if (backupAge !== null && backupAge > DAY_AND_A_HALF_S) degraded.push('backup_old');
  return {
    ok: true,
    mode: house.config.mode,
    engine: 'sqlite',
    sqlite: health.version,
    schema: health.schema,
    synchronous: health.synchronous,
    inbox_open: counts.inbox.open,
    inbox_parked: counts.inbox.parked,
    outbox_due: counts.outbox.due,
    outbox_in_doubt: counts.outbox.inDoubt,
    oldest_unhandled_inbox_s: seconds(now, counts.inbox.oldestOpenAt),
    oldest_due_outbox_s: seconds(now, counts.outbox.oldestDueAt),
    last_tick_s: seconds(Date.now(), lastTickAt),
    backup_age_s: backupAge,
    audit_head: counts.heads.length === 0 ? null : counts.heads.join(' '),
    degraded,
  };
}

/** Only an administrator's grant helps: `zalo-oa connect`. */
export async function needsReconnect(house: House): Promise<boolean> {
  if (house.config.zaloOa === null) return false;
  const { held, unreadable } = await tokenVault(house).read();
  return unreadable || (held !== null && held.broken !== null);
}
