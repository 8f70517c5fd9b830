/** Workbook -> table, through a child process: a hostile sheet can spend the child's memory and time, never ours. */
import { type Problem, type Result, refuse } from '../domain/problem.js';
import { type Table, type TableBuilder, tableBuilder } from './build.js';
import { inLine, startChild } from './child.js';
import type { Limits } from './limits.js';
import { zipDirectory } from './zip.js';

type Message = readonly string[] | { readonly ready?: true; readonly end?: true; readonly problem?: Problem };

interface Ending {
  outOfTime: boolean;
  started: boolean;
  ended: boolean;
  problem: Problem | null;
}

/** Takes one line of the child's output; true once nothing more needs to be read. */
function takeLine(text: string, row: number, builder: TableBuilder, ending: Ending): boolean {
  const message: Message = JSON.parse(text);
  if (Array.isArray(message)) {
    ending.problem = builder.push(row, message);
    return ending.problem !== null;
  }
  const note = message as Exclude<Message, readonly string[]>;
  if (note.ready === true) ending.started = true;
  if (note.end === true) ending.ended = true;
  if (note.problem !== undefined) ending.problem = note.problem;
  return note.end === true || note.problem !== undefined;
}

function conclude(ending: Ending, builder: TableBuilder): Result<Table> {
  if (ending.outOfTime) return refuse('file_too_heavy');
  if (!ending.started) throw new Error('the spreadsheet reader did not start: is dist/ built?');
  if (ending.problem !== null) return refuse(ending.problem.code, ending.problem.params);
  return ending.ended ? builder.finish() : refuse('file_too_heavy');
}

function runChild(bytes: Uint8Array, limits: Limits): Promise<Result<Table>> {
  return new Promise((resolve, reject) => {
    const builder = tableBuilder(limits);
    const ending: Ending = { outOfTime: false, started: false, ended: false, problem: null };
    const child = startChild('xlsx-child', limits);
    const timer = setTimeout(() => {
      ending.outOfTime = true;
      child.kill('SIGKILL');
    }, limits.childMs);
    let rest = '';
    let row = 0;
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) {
        if (ending.problem !== null) return;
        if (text.startsWith('[')) row++;
        if (takeLine(text, row, builder, ending) && !ending.ended) child.kill('SIGKILL');
      }
    });
    child.stdin?.on('error', () => undefined); // it may die before it has read everything: `close` tells
    child.stdin?.end(bytes);
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      try {
        resolve(conclude(ending, builder));
      } catch (error) {
        reject(error);
      }
    });
  });
}

/**
 * Reads the first sheet. The archive's directory is judged here, before a child is spent on it; one child at a time.
 * Refuses what `zip.ts` and `build.ts` refuse, `file_too_heavy` (out of time or memory) and `file_busy`.
 */
export async function readXlsx(bytes: Uint8Array, limits: Limits): Promise<Result<Table>> {
  const directory = zipDirectory(bytes, limits);
  if (!directory.ok) return directory;
  if (!directory.value.some((entry) => entry.name === 'xl/workbook.xml')) return refuse('file_unknown');
  return inLine(bytes.length, () => runChild(bytes, limits));
}
