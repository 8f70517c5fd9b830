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
  const onDisk = mkdtempSync(join(tmpdir(), 'thidua-tests-'));
  const folder = roomInMemory() ? mkdtempSync(join(MEMORY, 'thidua-tests-')) : onDisk;
  process.env.TMPDIR = folder;
  // For what needs a disk that takes its time (see `folderOnDisk`).
  process.env.TMPDIR_ON_DISK = onDisk;
  return () => {
    for (const made of new Set([folder, onDisk])) rmSync(made, { recursive: true, force: true });
  };
}
