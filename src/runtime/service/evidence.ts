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
import { bearsSecret } from '../../documents/secrecy.js';
import { may } from '../../domain/people.js';
import { ok } from '../../domain/problem.js';
import { DAY_MS } from '../../domain/time.js';
import type { PersonId } from '../../events/event.js';
import { type Line, line } from '../../messages/message.js';
import { fileNamed, filesInUse } from '../../store/facts/kept-files.js';
import type { InboxRow } from '../../store/queries/inbox.js';
import { noteStaged, stagedSince } from '../../store/queries/staged.js';
import type { House } from '../composition.js';
import type { Config } from '../config.js';

export { EVIDENCE_BYTES };

const NAME_SHOWN = 60;
/** A person's files in one day, named by a report or not. */
const PERSON_BYTES = 200_000_000;
const PERSON_FILES = 100;
/** How a platform names a picture it made smaller. */
const COMPRESSED = /^(?:photo|picture|image|anh)\.jpe?g$/i;

type Placed = { readonly config: Pick<Config, 'dataDir'> };
export const evidenceFolder = ({ config }: Placed): string => join(config.dataDir, 'evidence');
export const evidenceStore = (house: Placed): DiskFiles => createDiskFiles(evidenceFolder(house));

export interface FileUse {
  /** Who sends it, where that person reports for a unit of a campaign that takes files, or writes an announcement; else null. */
  readonly proves: PersonId | null;
  /** The sender may import figures from a table. */
  readonly imports: boolean;
}

/** What the sender's file may be for; what is for nothing is not even fetched. */
export async function useOf(house: House, row: InboxRow): Promise<FileUse> {
  return house.ask(async (facts) => {
    const { who, session } = await facts.whoAndSession(`${row.channel}:${row.address}`);
    const { person, seats } = who;
    const imports = seats.some((seat) => may({ role: seat.role, unitId: seat.unit?.id ?? null }, 'import', null));
    const writing = session.open.kind === 'office' && session.open.act === 'announce';
    const writes = writing && seats.some((seat) => may({ role: seat.role, unitId: null }, 'announce', null));
    if (writes) return { proves: person?.id ?? null, imports };
    for (const seat of seats) {
      const reports = seat.unit !== null && may({ role: seat.role, unitId: seat.unit.id }, 'report', seat.unit.id);
      if (reports && (await facts.rule(seat.campaignId, EVIDENCE_FILES)) === 'on')
        return { proves: person?.id ?? null, imports };
    }
    return { proves: null, imports };
  });
}

/** Whether the person sent all of a day's files before this message. */
export async function sentTooMuch(house: House, personId: PersonId, row: InboxRow): Promise<boolean> {
  const since = house.clock.now() - DAY_MS;
  const held = await house.store.read((tx) => stagedSince(tx, { personId, besides: row.seq }, since));
  return held.files >= PERSON_FILES || held.bytes >= PERSON_BYTES;
}

export type Kept = KeptFile | { readonly refused: Line };

const refused = (code: string): Kept => ({
  refused: line(`evidence.refused.${WORDS.has(code) ? code : 'file_damaged'}`),
});

/** Judges and keeps the bytes; nothing that is refused touches the disk. What was read counts, kept or not. */
export async function keepEvidence(
  house: House,
  { row, personId, name }: { readonly row: InboxRow; readonly personId: PersonId; readonly name: string },
  fetched: Fetched,
): Promise<Kept> {
  if ('refused' in fetched) return { refused: line(`evidence.fetch.${fetched.refused}`) };
  const { bytes } = fetched;
  const keptAt = house.clock.now();
  await house.store.write((tx) => noteStaged(tx, { inboxSeq: row.seq, personId, bytes: bytes.length }, keptAt));
  const judged = judgeEvidence(bytes);
  if (!judged.ok) return refused(judged.problem.code);
  const { type, extension } = judged.value;
  const marked = extension === 'jpg' || extension === 'png' ? ok(false) : await bearsSecret(bytes, extension);
  if (!marked.ok) return refused(marked.problem.code);
  if (marked.value) return { refused: line('secret.refused') };
  const hash = sha256(bytes);
  await evidenceStore(house).put(hash, bytes);
  const shown = cleanName(name, extension);
  return { sha256: hash, size: bytes.length, type, name: shown, compressed: COMPRESSED.test(name), keptAt };
}

const WORDS = new Set([
  ...['empty', 'kind', 'picture_size', 'script', 'macro'],
  ...['file_encrypted', 'file_damaged', 'file_too_heavy', 'file_busy'],
]);

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

/** Files that are in use and not on the disk: a backup holds the database alone. How many. */
export async function filesGone(house: House): Promise<number> {
  const store = evidenceStore(house);
  let gone = 0;
  for (const id of await house.store.read(filesInUse)) if ((await store.size(id)) === null) gone += 1;
  return gone;
}

/** Files no report names (a turn that never came, evidence taken back) go after a day, half written ones too. How many. */
export async function eraseUnnamed(house: House, now: number): Promise<number> {
  const store = evidenceStore(house);
  const before = now - DAY_MS;
  let erased = await store.eraseHalves(before);
  for (const id of await store.olderThan(before)) {
    if (await house.store.read((tx) => fileNamed(tx, id))) continue;
    if (store.removeOlder(id, before)) erased += 1;
  }
  return erased;
}
