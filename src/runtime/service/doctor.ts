/** What is looked at to say whether an office can rely on this installation: the house itself, then every channel. */
import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel, Finding } from '../../channels/channel.js';
import { verifyAudit } from '../../store/audit/verify.js';
import { inboxCounts } from '../../store/queries/inbox.js';
import { outboxCounts } from '../../store/queries/outbox.js';
import { lockService } from '../../store/sqlite/lock.js';
import type { House } from '../composition.js';
import { backupFolder } from './chores.js';
import { evidenceFolder, filesGone } from './evidence.js';

/** One finding with where it was found: `house`, or a channel's name. */
export interface Diagnosis extends Finding {
  readonly where: string;
}

/** Less free space than this and a busy day may fill the disk. */
const LEAST_FREE_BYTES = 500_000_000;
const BACKUP_OLD_MS = 36 * 3_600_000;
const REACH_TIMEOUT_MS = 5_000;

type Params = NonNullable<Finding['params']>;

const found = (level: Finding['level'], code: string, params: Params = {}): Finding => ({
  level,
  what: code,
  remedy: '',
  code,
  params,
});
const judged = (fine: boolean, level: 'warn' | 'error', code: string, params: Params = {}): Finding =>
  fine ? found('ok', `${code}_ok`, params) : found(level, code, params);

/** Asks each channel too; one that throws is a finding, not the end of the examination. */
export async function examine(house: House, channels: readonly Channel[]): Promise<readonly Diagnosis[]> {
  const gone = await filesGone(house);
  const kept = judged(gone === 0, 'error', 'files', { count: gone, folder: evidenceFolder(house) });
  const own = [...(await storeFindings(house)), ...fileFindings(house), kept, ...(await officeFindings(house))];
  const theirs = await Promise.all(
    channels.map(async (channel) => {
      const findings = await channel.check().catch(() => [found('error', 'check_failed')]);
      return findings.map((one): Diagnosis => ({ ...one, where: channel.name }));
    }),
  );
  return [...own.map((one): Diagnosis => ({ ...one, where: 'house' })), ...theirs.flat()];
}

async function storeFindings({ store, secretKey, clock }: House): Promise<readonly Finding[]> {
  const health = await store.health();
  const state = await store.read(async (tx) => ({
    faults: (await verifyAudit(tx, secretKey, null)).faults.length,
    parked: (await inboxCounts(tx)).parked,
    inDoubt: (await outboxCounts(tx, clock.now())).inDoubt,
  }));
  return [
    judged(health.synchronous === 'FULL', 'error', 'store'),
    judged(state.faults === 0, 'error', 'audit'),
    judged(state.parked === 0, 'warn', 'parked', { count: state.parked }),
    judged(state.inDoubt === 0, 'warn', 'in_doubt', { count: state.inDoubt }),
  ];
}

/** Others on this machine must not read the figures. The database and the key are closed whenever they are opened. */
function fileFindings(house: House): readonly Finding[] {
  const { dataDir } = house.config;
  const disk = statfsSync(dataDir);
  const free = disk.bavail * disk.bsize;
  return [
    judged((statSync(dataDir).mode & 0o077) === 0, 'error', 'data_dir_open', { folder: dataDir }),
    judged(free >= LEAST_FREE_BYTES, 'error', 'disk', { free: Math.floor(free / 1_000_000) }),
    backupFinding(house),
  ];
}

function backupFinding(house: House): Finding {
  const folder = backupFolder(house);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [];
  const newest = Math.max(0, ...names.map((name) => statSync(join(folder, name)).mtimeMs));
  if (newest === 0) return found('warn', 'backup_none');
  const hours = Math.round((Date.now() - newest) / 3_600_000);
  return judged(Date.now() - newest <= BACKUP_OLD_MS, 'error', 'backup_old', { hours });
}

async function officeFindings(house: House): Promise<readonly Finding[]> {
  const { config } = house;
  const campaigns = await house.ask((facts) => facts.campaigns());
  const findings = [judged(campaigns.length > 0, 'warn', 'campaign'), serviceFinding(config.databaseFile)];
  if (config.mode === 'trial') return findings;
  if (config.publicUrl === null) return [...findings, found('warn', 'public_url')];
  return [...findings, await reachable(config.publicUrl)];
}

/** The running service holds a lock; who gets it is alone. */
function serviceFinding(databaseFile: string): Finding {
  const lock = lockService(databaseFile, 0);
  if (lock.ok) lock.value.release();
  return judged(!lock.ok, 'warn', 'service');
}

/** Seen from here, which is not quite from outside: a firewall may still stand before it. */
async function reachable(publicUrl: string): Promise<Finding> {
  const params = { url: publicUrl };
  try {
    const answer = await fetch(`${publicUrl}/healthz`, {
      signal: AbortSignal.timeout(REACH_TIMEOUT_MS),
      redirect: 'manual',
    });
    return judged(answer.status === 200, 'warn', 'unreachable', params);
  } catch {
    return found('warn', 'unreachable', params);
  }
}
