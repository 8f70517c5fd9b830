/**
 * Evidence files: judged by content, kept under their hash in a folder of their own that no page serves. The bytes are
 * on the disk before the turn that names them begins; what no turn named is erased after a day.
 */
import { join } from 'node:path';
import type { Fetched } from '../../channels/channel.js';
import { createDiskFiles, type DiskFiles } from '../../channels/web/disk-files.js';
import { EVIDENCE_FILES } from '../../conversation/flows/evidence.js';
import type { KeptFile } from '../../conversation/turn.js';
import { EVIDENCE_BYTES, judgeEvidence, sha256 } from '../../documents/evidence.js';
import { may } from '../../domain/people.js';
import { DAY_MS } from '../../domain/time.js';
import { carriesSecret } from '../../language/secret.js';
import { type Line, line } from '../../messages/message.js';
import { evidenceNamed } from '../../store/facts/evidence.js';
import type { InboxRow } from '../../store/queries/inbox.js';
import type { House } from '../composition.js';
import type { Config } from '../config.js';

export { EVIDENCE_BYTES };

const NAME_SHOWN = 60;
/** How a platform names a picture it made smaller. */
const COMPRESSED = /^(?:photo|picture|image|anh)\.jpe?g$/i;

export const evidenceStore = (house: { readonly config: Pick<Config, 'dataDir'> }): DiskFiles =>
  createDiskFiles(join(house.config.dataDir, 'evidence'));

/** Whether the sender reports for a unit of a campaign that takes files, or is writing an announcement. */
export async function takesEvidence(house: House, row: InboxRow): Promise<boolean> {
  return house.ask(async (facts) => {
    const { who, session } = await facts.whoAndSession(`${row.channel}:${row.address}`);
    const { seats } = who;
    const { open } = session;
    const writing = open.kind === 'office' && open.act === 'announce';
    if (writing && seats.some((seat) => may({ role: seat.role, unitId: null }, 'announce', null))) return true;
    for (const seat of seats) {
      const reports = seat.unit !== null && may({ role: seat.role, unitId: seat.unit.id }, 'report', seat.unit.id);
      if (reports && (await facts.rule(seat.campaignId, EVIDENCE_FILES)) === 'on') return true;
    }
    return false;
  });
}

/** Judges and keeps the bytes; nothing that is refused touches the disk. */
export async function keepEvidence(
  house: House,
  name: string,
  fetched: Fetched,
): Promise<KeptFile | { readonly refused: Line }> {
  if ('refused' in fetched) return { refused: line(`evidence.fetch.${fetched.refused}`) };
  const { bytes } = fetched;
  const judged = judgeEvidence(bytes);
  if (!judged.ok) return { refused: line(wordsOf(judged.problem.code)) };
  if (judged.value.opening.split('\n').some(carriesSecret)) return { refused: line('secret.refused') };
  const hash = sha256(bytes);
  await evidenceStore(house).put(hash, bytes);
  const { type, extension } = judged.value;
  return {
    sha256: hash,
    size: bytes.length,
    type,
    name: cleanName(name, extension),
    compressed: COMPRESSED.test(name),
  };
}

const WORDS = new Set(['empty', 'kind', 'picture_size', 'script', 'macro', 'file_encrypted', 'file_damaged']);

const wordsOf = (code: string): string => `evidence.refused.${WORDS.has(code) ? code : 'file_damaged'}`;

/** What is shown of the sender's name: no folder, no control sign, the ending its content has. */
export function cleanName(name: string, extension: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const shown = [...last.replace(/\.[A-Za-z0-9]{1,5}$/, '')]
    .filter((sign) => !/[\p{Cc}\p{Cf}<>:"|?*]/u.test(sign))
    .slice(0, NAME_SHOWN)
    .join('')
    .trim();
  return `${shown === '' || /^\.+$/.test(shown) ? 'tep' : shown}.${extension}`;
}

/** Files no report names (a turn that never came, evidence taken back) go after a day. How many. */
export async function eraseUnnamed(house: House, now: number): Promise<number> {
  const store = evidenceStore(house);
  let erased = 0;
  for (const id of await store.olderThan(now - DAY_MS)) {
    if (await house.store.read((tx) => evidenceNamed(tx, id))) continue;
    await store.remove(id);
    erased += 1;
  }
  return erased;
}
