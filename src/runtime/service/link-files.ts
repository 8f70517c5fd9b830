/**
 * A file for somebody whose channel takes no such file: kept for a day under an id nobody can guess, fetched from a page of
 * ours. The same row of the outbox makes the same link, however often it is sent.
 */
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { OutgoingFile } from '../../channels/channel.js';
import { createDiskFiles, type DiskFiles } from '../../channels/web/disk-files.js';
import { DAY_MS, type Instant } from '../../domain/time.js';
import type { House } from '../composition.js';

export const LINK_MS = DAY_MS;

type LinkHouse = Pick<House, 'config' | 'secretKey' | 'clock'>;

export const linkStore = (house: Pick<House, 'config'>): DiskFiles =>
  createDiskFiles(join(house.config.dataDir, 'links'));

interface Label {
  readonly name: string;
  readonly type: string;
  readonly until: Instant;
}

const LINE_END = 10;

/** Null where the house has no address on the network. */
export async function keepLink(
  house: LinkHouse,
  rowId: number,
  { name, type, bytes }: OutgoingFile,
): Promise<{ readonly url: string; readonly until: Instant } | null> {
  const { publicUrl } = house.config;
  if (publicUrl === null) return null;
  const id = createHmac('sha256', `link:${house.secretKey}`).update(String(rowId)).digest('hex').slice(0, 40);
  const until = house.clock.now() + LINK_MS;
  const label: Label = { name, type, until };
  await linkStore(house).put(id, Buffer.concat([Buffer.from(`${JSON.stringify(label)}\n`), bytes]));
  return { url: `${publicUrl}/tep?ma=${id}`, until };
}

/** Null for a wrong id and a link that is over alike. */
export async function readLink(house: LinkHouse, id: string): Promise<OutgoingFile | null> {
  if (!/^[0-9a-f]{40}$/.test(id)) return null;
  const kept = await linkStore(house).get(id);
  const end = kept?.indexOf(LINE_END) ?? -1;
  if (kept === null || end < 0) return null;
  const { name, type, until } = JSON.parse(new TextDecoder().decode(kept.subarray(0, end))) as Label;
  return until <= house.clock.now() ? null : { name, type, bytes: kept.subarray(end + 1) };
}
