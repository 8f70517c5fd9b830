/** A real process under test: lines in, lines out, killed without warning. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Child {
  readonly process: ChildProcess;
  /** Everything it wrote to standard output so far, by line. */
  readonly lines: string[];
  say(line: string): void;
  /** Resolves with the first line that starts so; rejects when the process ends without it. */
  until(start: string): Promise<string>;
  /** SIGKILL; resolves when it is dead and all it wrote has been read. */
  kill(): Promise<void>;
  /** Exit status, after its own end. */
  readonly ended: Promise<number | null>;
}

export function startChild(
  script: string,
  args: readonly string[],
  onLine: (line: string) => void = () => undefined,
): Child {
  const process_ = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let waiting: { start: string; resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  process_.stdin.on('error', () => undefined);
  const reader = createInterface({ input: process_.stdout });
  reader.on('line', (line) => {
    lines.push(line);
    onLine(line);
    for (const one of waiting) if (line.startsWith(one.start)) one.resolve(line);
    waiting = waiting.filter((one) => !line.startsWith(one.start));
  });
  const ended = new Promise<number | null>((resolve) => {
    process_.on('close', (code) => {
      for (const one of waiting) one.reject(new Error(`ended (${code}) before "${one.start}"`));
      resolve(code);
    });
  });
  return {
    process: process_,
    lines,
    say: (line) => void process_.stdin.write(`${line}\n`),
    until(start) {
      const already = lines.find((line) => line.startsWith(start));
      if (already !== undefined) return Promise.resolve(already);
      return new Promise((resolve, reject) => waiting.push({ start, resolve, reject }));
    },
    async kill() {
      process_.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}
