/**
 * The thread in which large files are made: a reading connection of its own, so that the chat goes on meanwhile. Started by
 * `heavy-files.ts` with what it needs; posts the file, or null, and ends.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { FileRecipe } from '../../messages/message.js';
import { createCaches, createFacts } from '../../store/facts.js';
import { openForReading } from '../../store/sqlite/store.js';
import { loadWords } from '../words.js';
import { type FilesHouse, makeFile } from './files.js';

export interface FileOrder {
  readonly recipe: FileRecipe;
  readonly databaseFile: string;
  readonly dataDir: string;
  readonly secretKey: string;
  readonly sample: boolean;
  /** The house's clock when it was ordered. */
  readonly now: number;
}

async function run({ recipe, databaseFile, dataDir, secretKey, sample, now }: FileOrder): Promise<void> {
  const store = openForReading(databaseFile);
  const caches = createCaches();
  const house: FilesHouse = {
    store,
    caches,
    secretKey,
    sample,
    clock: { now: () => now },
    config: { dataDir },
    words: () => loadWords(),
    ask: (question) => store.read((tx) => question(createFacts(tx, caches, now))),
  };
  try {
    parentPort?.postMessage(await makeFile(recipe, house));
  } finally {
    await store.close();
  }
}

await run(workerData as FileOrder);
