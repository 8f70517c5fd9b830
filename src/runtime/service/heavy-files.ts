/** Files of many lines are made in a thread of their own, one at a time; small ones at once. */
import { Worker } from 'node:worker_threads';
import type { FileRecipe } from '../../messages/message.js';
import type { House } from '../composition.js';
import { packageRoot } from '../root.js';
import type { FileOrder } from './file-worker.js';
import { filesHouse, type MadeFile, makeFile } from './files.js';

/** From so many lines on; the flow that ordered the file counted them. */
const HEAVY = 2_000;
const LONGEST_MS = 120_000;
const HEAP_MIB = 1_024;

let last: Promise<unknown> = Promise.resolve();

/** Null when what it is about is gone, or it could not be made: the words go out and say so. */
export async function fileOf(recipe: FileRecipe, house: House): Promise<MadeFile> {
  if (Number(recipe.params.size ?? 0) < HEAVY) return makeFile(recipe, filesHouse(house));
  const mine = last.then(() => inThread(recipe, house));
  last = mine.catch(() => null);
  return mine;
}

function inThread(recipe: FileRecipe, house: House): Promise<MadeFile> {
  const { config, secretKey, trial, clock } = house;
  const order: FileOrder = {
    recipe,
    databaseFile: config.databaseFile,
    dataDir: config.dataDir,
    secretKey,
    sample: trial !== null,
    now: clock.now(),
  };
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('dist/runtime/service/file-worker.js', packageRoot), {
      workerData: order,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
    });
    const timer = setTimeout(() => void worker.terminate(), LONGEST_MS);
    let made: MadeFile = null;
    worker.on('message', (file: MadeFile) => {
      made = file;
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve(made);
    });
  });
}
