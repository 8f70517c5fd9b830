/** The directory of a ZIP archive, judged before anything is inflated; then each part inflated to its declared size. */
import { crc32, inflateRawSync } from 'node:zlib';
import { ok, type Result, refuse } from '../domain/problem.js';
import type { Limits } from './limits.js';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header starts. */
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const ENCRYPTED = 0x1;
/** Deflate cannot pack better than about 1,030:1; honest sheets stay below 100:1, and small parts do no harm. */
const MOST_RATIO = 200;
const SMALL_PART = 1_000_000;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The end record stands in the last 64 KiB + 22 bytes, behind it only a comment. */
function endOf(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - END_BYTES - 0xffff);
  for (let at = view.byteLength - END_BYTES; at >= lowest; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}

/** A name that could leave the folder it is unpacked into. We unpack to memory only; honest writers never do this. */
function isUnsafe(name: string): boolean {
  return name.startsWith('/') || name.includes('\\') || name.includes('\u0000') || name.split('/').includes('..');
}

function entriesAt(bytes: Uint8Array, start: number, count: number): Result<ZipEntry[]> {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > bytes.length || view.getUint32(at, true) !== CENTRAL) return refuse('file_damaged');
    if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) return refuse('file_encrypted');
    const nameBytes = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return ok(entries);
}

/** Two entries over the same bytes are how a small archive declares an endless one. */
function overlap(entries: readonly ZipEntry[], end: number): boolean {
  const byPlace = [...entries].sort((a, b) => a.offset - b.offset);
  return byPlace.some((one, i) => one.offset + LOCAL_BYTES + one.packed > (byPlace[i + 1]?.offset ?? end));
}

/**
 * Reads and judges the directory. Refuses `file_damaged` (no directory, overlapping or impossible entries),
 * `file_encrypted`, `file_unsafe` (names that climb out) and `file_bomb` (too many parts, too large, too well packed).
 * Sizes of 4 GB and more (zip64) are beyond every limit here.
 */
export function zipDirectory(bytes: Uint8Array, limits: Limits): Result<readonly ZipEntry[]> {
  const view = viewOf(bytes);
  const end = endOf(view);
  if (end === null) return refuse('file_damaged');
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) return refuse('file_bomb');
  const read = entriesAt(bytes, view.getUint32(end + 16, true), count);
  if (!read.ok) return read;
  const entries = read.value;
  if (entries.some((one) => isUnsafe(one.name))) return refuse('file_unsafe');
  if (entries.reduce((sum, one) => sum + one.size, 0) > limits.inflated) return refuse('file_bomb');
  if (entries.some((one) => one.size > SMALL_PART && one.size > one.packed * MOST_RATIO)) return refuse('file_bomb');
  if (new Set(entries.map((one) => one.name)).size < count || overlap(entries, end)) return refuse('file_damaged');
  return ok(entries);
}

/**
 * One part's bytes. Never more than the directory declared: a part that grows beyond is `file_bomb`, one that ends
 * early or whose checksum differs is `file_damaged`.
 */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry): Result<Uint8Array> {
  const view = viewOf(bytes);
  if (entry.offset + LOCAL_BYTES > bytes.length || view.getUint32(entry.offset, true) !== LOCAL)
    return refuse('file_damaged');
  const start =
    entry.offset + LOCAL_BYTES + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method !== 0 && entry.method !== 8) return refuse('file_damaged');
  let data: Uint8Array = packed;
  if (entry.method === 8) {
    try {
      data = inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
    } catch (error) {
      const grew = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      return refuse(grew ? 'file_bomb' : 'file_damaged');
    }
  }
  return data.length === entry.size && crc32(data) === entry.crc ? ok(data) : refuse('file_damaged');
}

function header(signature: number, length: number, nameBytes: number, nameAt: number, crc: number, size: number) {
  const out = new Uint8Array(length);
  const view = viewOf(out);
  const sizes = nameAt - 12;
  view.setUint32(0, signature, true);
  view.setUint16(signature === LOCAL ? 4 : 6, 20, true);
  view.setUint32(sizes, crc, true);
  view.setUint32(sizes + 4, size, true);
  view.setUint32(sizes + 8, size, true);
  view.setUint16(nameAt, nameBytes, true);
  return { out, view };
}

/** A new archive of the given parts, not packed: what has been checked is then exactly what a library reads. */
export function storedZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, data] of parts) {
    const nameBytes = new TextEncoder().encode(name);
    const local = header(LOCAL, LOCAL_BYTES, nameBytes.length, 26, crc32(data), data.length);
    const central = header(CENTRAL, CENTRAL_BYTES, nameBytes.length, 28, crc32(data), data.length);
    central.view.setUint32(42, offset, true);
    files.push(local.out, nameBytes, data);
    directory.push(central.out, nameBytes);
    offset += LOCAL_BYTES + nameBytes.length + data.length;
  }
  const end = new Uint8Array(END_BYTES);
  const view = viewOf(end);
  view.setUint32(0, END, true);
  view.setUint16(8, parts.size, true);
  view.setUint16(10, parts.size, true);
  view.setUint32(
    12,
    directory.reduce((sum, one) => sum + one.length, 0),
    true,
  );
  view.setUint32(16, offset, true);
  return new Uint8Array(Buffer.concat([...files, ...directory, end]));
}
