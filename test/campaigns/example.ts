/** The example of the room's README, so that what officers copy is what is tested; and edits of it. */
import { readFileSync } from 'node:fs';
import { packageRoot } from '../../src/runtime/root.js';

const readme = readFileSync(new URL('src/campaigns/README.md', packageRoot), 'utf8');
export const EXAMPLE: string = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

/** The example with one piece of its text exchanged; the piece must be there. */
export function edited(from: string, to: string): string {
  if (!EXAMPLE.includes(from)) throw new Error(`the example has no ${from}`);
  return EXAMPLE.replace(from, () => to);
}

export const added = (text: string): string => `${EXAMPLE}${text}\n`;
