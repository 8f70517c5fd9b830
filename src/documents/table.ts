/** The one door for tables from strangers: bytes of a CSV or XLSX file -> rows by column, or why not. */
import { open } from 'node:fs/promises';
import { type Problem, type Result, refuse } from '../domain/problem.js';
import { type Line, line } from '../messages/message.js';
import type { Table } from './build.js';
import { decodeText } from './encoding.js';
import { kindOf } from './kind.js';
import { LIMITS, type Limits } from './limits.js';
import { readCsv } from './read-csv.js';
import { readXlsx } from './xlsx.js';

export type { Table } from './build.js';

const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000);

const tooBig = (bytes: number, limits: Limits) =>
  refuse('file_too_big', { size: megabytes(bytes), most: megabytes(limits.bytes) });

/**
 * Reads a whole table; the content decides what the file is. All cells are text: a workbook's numbers as typed
 * ("85.55"), its dates as `YYYY-MM-DD`, codes with their zeros where the cell holds text. Never throws for a file;
 * a problem's code has its words in `import.problem.*` (`fileProblemLine`). Holds at most the limits in memory and
 * never keeps the event loop for long.
 */
export async function readTable(bytes: Uint8Array, limits: Limits = LIMITS): Promise<Result<Table>> {
  if (bytes.length > limits.bytes) return tooBig(bytes.length, limits);
  const kind = kindOf(bytes);
  if (!kind.ok) return kind;
  if (kind.value === 'sheet') return readXlsx(bytes, limits);
  const text = decodeText(bytes);
  return text.ok ? readCsv(text.value, limits) : text;
}

/** The same for a file on this machine: its size is looked at before a byte is read. */
export async function readTableFile(path: string, limits: Limits = LIMITS): Promise<Result<Table>> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return refuse('file_missing', { path });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return refuse('file_missing', { path });
    if (stat.size > limits.bytes) return tooBig(stat.size, limits);
    return await readTable(await file.readFile(), limits);
  } finally {
    await file.close();
  }
}

/** Why a file was refused, in words. */
export const fileProblemLine = (problem: Problem): Line => line(`import.problem.${problem.code}`, problem.params);
