/** A file as delivery would make it. */
import type { OutgoingFile } from '../../src/channels/channel.js';
import type { FileRecipe } from '../../src/messages/message.js';
import type { House } from '../../src/runtime/composition.js';
import { fileOf } from '../../src/runtime/service/heavy-files.js';

/** Null when there is nothing to make it from; throws when it was refused. */
export async function made(recipe: FileRecipe, house: House): Promise<OutgoingFile | null> {
  const file = await fileOf(recipe, house);
  if (file !== null && 'refused' in file) throw new Error(file.refused.key);
  return file;
}
