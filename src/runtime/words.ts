/** The words of both languages. Heavy (a message parser), so it is imported only where words are needed. */
import { cataloguesIn } from '../messages/locales.js';
import { createWords, type Words } from '../messages/render.js';
import { packageRoot } from './root.js';

export async function loadWords(): Promise<Words> {
  return createWords(cataloguesIn(packageRoot));
}
