/** The key of the audit chain and of stored codes: `SECRET_KEY`, else a file made once beside the data. */

import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../domain/problem.js';

export const secretFile = (dataDir: string): string => join(dataDir, 'secret.key');

/** Whether there is a key: what was kept under one that is gone is never taken up under a new one. */
export const secretHeld = (given: string | null, dataDir: string): boolean =>
  given !== null || existsSync(secretFile(dataDir));

/** Refuses `secret_unreadable` when the file is there and holds no key: a new one would break every chain. */
export function readSecret(given: string | null, dataDir: string): Result<string> {
  if (given !== null) return ok(given);
  const file = secretFile(dataDir);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process was a moment quicker: its key is the key.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  chmodSync(file, 0o600);
  const key = readFileSync(file, 'utf8').trim();
  return key.length < 32 ? refuse('secret_unreadable', { file }) : ok(key);
}
