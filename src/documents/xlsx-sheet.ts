/** Inside the child: the bytes of a workbook -> the rows of its first sheet. Runs under the limits of `xlsx.ts`. */
import { readSheet } from 'read-excel-file/universal';
import { ok, type Result, refuse } from '../domain/problem.js';
import { plainNumber } from './cell.js';
import type { Limits } from './limits.js';
import { inflateEntry, storedZip, type ZipEntry, zipDirectory } from './zip.js';

const IS_READ = /\.xml(\.rels)?$/;
/** The address of a row or cell; text between tags holds no bare "<", so only tags match. */
const ADDRESS = /<(?:\w+:)?(row|c)\s(?:[^>]*?\s)?r\s*=\s*["']([A-Z]{0,3})(\d+)["']/g;

/** "XFD" -> 16384. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** The library fills every gap up to the farthest cell, so a far one is refused before it sees the sheet. */
function refuseFarCell(text: string, limits: Limits): Result<null> {
  ADDRESS.lastIndex = 0;
  let rows = 0;
  for (let m = ADDRESS.exec(text); m !== null; m = ADDRESS.exec(text)) {
    const [, what, letters = '', row = ''] = m;
    if (what === 'row' && ++rows > limits.rows + 1) return refuse('file_too_many_rows', { most: limits.rows });
    if (columnNumber(letters) > limits.columns || Number(row) > limits.rows + 1)
      return refuse('file_far_cell', { cell: `${letters}${row}` });
  }
  return ok(null);
}

/** Between two tags; no cell's text and no formula comes near it. */
const ENDLESS = /[^<>]{100001}/;

/** The library's time over one text of megabytes has no bound on a busy machine, so such a part never reaches it. */
function endlessText(text: string, limits: Limits): Result<null> {
  const at = ENDLESS.exec(text)?.index;
  if (at === undefined) return ok(null);
  const [, letters = '', row = ''] =
    /.*r\s*=\s*["']([A-Z]{1,3})(\d+)["']/s.exec(text.slice(Math.max(0, at - 1_000), at)) ?? [];
  if (row === '') return refuse('file_too_heavy');
  return refuse('file_cell_too_long', { line: Number(row), column: columnNumber(letters), most: limits.cellChars });
}

function partOf(bytes: Uint8Array, entry: ZipEntry, limits: Limits): Result<Uint8Array> {
  const part = inflateEntry(bytes, entry);
  if (!part.ok) return part;
  const text = Buffer.from(part.value.buffer, part.value.byteOffset, part.value.length).toString('latin1');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return refuse('file_unsafe');
  const long = endlessText(text, limits);
  if (!long.ok) return long;
  if (!/<(\w+:)?sheetData[\s>]/.test(text)) return part;
  const near = refuseFarCell(text, limits);
  return near.ok ? part : near;
}

function checkedArchive(bytes: Uint8Array, limits: Limits): Result<Uint8Array<ArrayBuffer>> {
  const directory = zipDirectory(bytes, limits);
  if (!directory.ok) return directory;
  const parts = new Map<string, Uint8Array>();
  for (const entry of directory.value.filter((one) => IS_READ.test(one.name))) {
    const part = partOf(bytes, entry, limits);
    if (!part.ok) return part;
    parts.set(entry.name, part.value);
  }
  return parts.has('xl/workbook.xml') ? ok(storedZip(parts)) : refuse('file_unknown');
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

/** The library stops at the first cell it cannot read and says which only in its message. */
function readingProblem(error: unknown): Result<never> {
  const place = /row (\d+), col (\d+)/.exec(error instanceof Error ? error.message : '');
  return place === null
    ? refuse('file_damaged')
    : refuse('file_cell', { line: Number(place[1]), column: Number(place[2]) });
}

/** Rows of the first sheet from row 1 on, empty ones included, so that a row's index is its number. */
export async function readFirstSheet(bytes: Uint8Array, limits: Limits): Promise<Result<readonly string[][]>> {
  const archive = checkedArchive(bytes, limits);
  if (!archive.ok) return archive;
  try {
    // Numbers arrive as they stand in the file: no number of an import ever is a binary float.
    const rows = await readSheet(archive.value.buffer, { parseNumber: (raw: string) => plainNumber(raw), trim: false });
    return ok(rows.map((row) => row.map(cellText)));
  } catch (error) {
    return readingProblem(error);
  }
}
