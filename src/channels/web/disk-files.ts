import { randomUUID } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { WebFiles } from './deps.js';

export interface DiskFiles extends WebFiles {
  /** Every id that was put before `instant`. */
  olderThan(instant: number): Promise<readonly string[]>;
  /** Removes one that was put before `instant`; false when it was put again meanwhile. Nothing can come between. */
  removeOlder(id: string, instant: number): boolean;
  /** Removes what a killed process had begun to write before `instant`; how many. */
  eraseHalves(instant: number): Promise<number>;
  /** Removes what was put before `instant` (epoch ms of the disk's clock); how many. */
  eraseBefore(instant: number): Promise<number>;
}

/** One file per id (letters and digits only, so no id leads out of the folder), 0600, on disk before `put` resolves. */
export function createDiskFiles(folder: string): DiskFiles {
  const pathOf = (id: string): string => {
    if (!/^[A-Za-z0-9]{1,64}$/.test(id)) throw new Error('not an id of ours');
    return join(folder, id);
  };
  const orNull = async <T>(work: Promise<T>): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  };

  async function eraseNamed(chosen: (name: string) => boolean, instant: number): Promise<number> {
    let erased = 0;
    for (const name of ((await orNull(readdir(folder))) ?? []).filter(chosen)) {
      const path = join(folder, name);
      if (((await orNull(stat(path)))?.mtimeMs ?? instant) >= instant) continue;
      await rm(path, { force: true });
      erased += 1;
    }
    return erased;
  }

  return {
    async put(id, bytes) {
      const path = pathOf(id);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const half = `${path}.${randomUUID()}.half`;
      const handle = await open(half, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(half, path);
      // The name is on the disk too: a file that a committed row names survives a loss of power.
      const place = await open(folder, 'r');
      await place.sync().finally(() => place.close());
    },
    size: async (id) => (await orNull(stat(pathOf(id))))?.size ?? null,
    get: (id) => orNull(readFile(pathOf(id))),
    async olderThan(instant) {
      const names = (await orNull(readdir(folder))) ?? [];
      const old: string[] = [];
      for (const name of names.filter((one) => /^[A-Za-z0-9]{1,64}$/.test(one))) {
        if (((await orNull(stat(join(folder, name))))?.mtimeMs ?? instant) < instant) old.push(name);
      }
      return old;
    },
    removeOlder(id, instant) {
      const path = pathOf(id);
      const found = statSync(path, { throwIfNoEntry: false });
      if (found === undefined || found.mtimeMs >= instant) return false;
      rmSync(path, { force: true });
      return true;
    },
    eraseHalves: (instant) => eraseNamed((name) => name.endsWith('.half'), instant),
    eraseBefore: (instant) => eraseNamed(() => true, instant),
  };
}
