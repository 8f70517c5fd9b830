/** A child process that reads one file of a stranger's: it can spend its own memory and time, never ours. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Result, refuse } from '../domain/problem.js';
import { packageRoot } from '../runtime/root.js';
import type { Limits } from './limits.js';

/** How many may wait for the one child; more are told to come back, so that nobody waits for minutes. */
const MOST_WAITING = 8;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** The child sees no environment: it needs none, and secrets stay here. Where `ulimit -v` is unknown, V8's own limit holds. */
export function startChild(script: string, limits: Limits, args: readonly string[] = []): ChildProcess {
  const path = fileURLToPath(new URL(`dist/documents/${script}.js`, packageRoot));
  const caps = `ulimit -v ${Math.trunc(limits.childKib)} 2>/dev/null; ulimit -t ${Math.ceil(limits.childCpuS)}; ulimit -c 0`;
  const command = `${caps}; exec "$0" "$@"`;
  // With its trap handler WebAssembly reserves 10 GB of addresses, more than the child may have.
  const flags = [`--max-old-space-size=${Math.trunc(limits.childHeapMib)}`, '--disable-wasm-trap-handler'];
  const all = [process.execPath, ...flags, path, JSON.stringify(limits), ...args];
  return spawn('sh', ['-c', command, ...all], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
}

/** One child at a time, in order of arrival. Refuses `file_busy`. */
export async function inLine<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  if (waiting >= MOST_WAITING) return refuse('file_busy');
  waiting++;
  const mine = last.then(work).finally(() => waiting--);
  last = mine.catch(() => null);
  return mine;
}
