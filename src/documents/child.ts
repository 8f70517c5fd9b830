/** A child process that reads one file of a stranger's: it can spend its own memory and time, never ours. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Result, refuse } from '../domain/problem.js';
import { packageRoot } from '../runtime/root.js';
import type { Limits } from './limits.js';

/**
 * How much may wait for the one child: what is held in memory meanwhile, and how many. More are told to come back. One
 * person's files come one after another, so that nobody's hostile files stand in line twice.
 */
const MOST_BYTES = 160_000_000;
const MOST_WAITING = 200;
let waiting = 0;
let held = 0;
let last: Promise<unknown> = Promise.resolve();

/** What a Node process maps before it reads anything, in KiB: 20 and 22 about 730,000, 24 about 1,345,000. */
const BARE_KIB = Number(process.versions.node.split('.')[0]) < 24 ? 730_000 : 1_350_000;

/** The child sees no environment: it needs none, and secrets stay here. Where `ulimit -v` is unknown, V8's own limit holds. */
export function startChild(script: string, limits: Limits, args: readonly string[] = []): ChildProcess {
  const path = fileURLToPath(new URL(`dist/documents/${script}.js`, packageRoot));
  const caps = `ulimit -v ${BARE_KIB + Math.trunc(limits.childKib)} 2>/dev/null; ulimit -t ${Math.ceil(limits.childCpuS)}; ulimit -c 0`;
  const command = `${caps}; exec "$0" "$@"`;
  // With its trap handler WebAssembly reserves 10 GB of addresses, more than the child may have.
  const flags = [`--max-old-space-size=${Math.trunc(limits.childHeapMib)}`, '--disable-wasm-trap-handler'];
  const all = [process.execPath, ...flags, path, JSON.stringify(limits), ...args];
  return spawn('sh', ['-c', command, ...all], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
}

/** One child at a time, in order of arrival; `size` in bytes. Refuses `file_busy`. */
export async function inLine<T>(size: number, work: () => Promise<Result<T>>): Promise<Result<T>> {
  if (waiting >= MOST_WAITING || (waiting > 0 && held + size > MOST_BYTES)) return refuse('file_busy');
  waiting++;
  held += size;
  const mine = last.then(work).finally(() => {
    waiting--;
    held -= size;
  });
  last = mine.catch(() => null);
  return mine;
}
