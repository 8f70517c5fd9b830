// Child processes of the bench: start, CPU read from the kernel, stop.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'thidua-bench-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts `node <flags> <script>` from the package root; `line` resolves with its first line of output. */
export function child(script, { args = [], env = {}, flags = [] } = {}) {
  const process_ = spawn(process.execPath, [...flags, join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  const line = new Promise((resolve, reject) => {
    process_.stdout.on('data', (data) => {
      text += data;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    process_.on('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
  line.catch(() => undefined);
  const gone = new Promise((resolve) => process_.on('exit', resolve));
  return {
    pid: process_.pid,
    line,
    signal: (name) => process_.kill(name),
    async stop() {
      process_.kill('SIGTERM');
      await gone;
    },
  };
}

/** CPU milliseconds a process has used (user and system). */
export function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident memory in MB. */
export function residentMb(pid) {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1];
  return Number(kb) / 1024;
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function until(look, timeoutMs = 20_000) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await look().catch(() => null);
    if (found) return found;
    if (Date.now() > end) throw new Error('the bench waited in vain');
    await sleep(5);
  }
}

export async function call(url, body) {
  const answer = await fetch(url, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
  const value = await answer.json();
  if (!answer.ok) throw new Error(JSON.stringify(value));
  return value;
}
