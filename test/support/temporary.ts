/**
 * One folder for everything a run of the tests makes, gone when it ends. In memory where the machine has room for it:
 * the tests commit durably some hundred thousand times, and nothing in them outlives a power cut anyway.
 */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ENOUGH = 2 * 1024 ** 3;

function roomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ENOUGH;
  } catch {
    return false;
  }
}

export default function setup(): () => void {
  const folder = mkdtempSync(join(roomInMemory() ? MEMORY : tmpdir(), 'thidua-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
