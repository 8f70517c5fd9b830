/** The command line inside the test's own process, with no variable but those given. */
import { Readable } from 'node:stream';
import { vi } from 'vitest';
import { runCli } from '../../src/admin/cli/run.js';

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  json(): unknown;
}

const MACHINE = new Set(['PATH', 'TMPDIR', 'HOME']);

export async function runHere(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Ran> {
  for (const name of Object.keys(process.env)) if (!MACHINE.has(name)) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const out: string[] = [];
  const err: string[] = [];
  try {
    const status = await runCli(args, {
      in: Readable.from([input]),
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
    });
    return { status, out: out.join(''), err: err.join(''), json: () => JSON.parse(out.join('')) };
  } finally {
    vi.unstubAllEnvs();
  }
}
