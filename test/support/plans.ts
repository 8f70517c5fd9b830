/** A plan that comes with the program; a broken one is a bug of ours. */
import { loadBuiltIn } from '../../src/campaigns/catalogue.js';
import type { Plan } from '../../src/domain/plan.js';

const read = new Map<string, Plan>();

export function builtIn(id: string): Plan {
  const held = read.get(id);
  if (held !== undefined) return held;
  const parsed = loadBuiltIn(id);
  if (parsed === null || !('plan' in parsed)) throw new Error(`${id}: ${JSON.stringify(parsed)}`);
  read.set(id, parsed.plan);
  return parsed.plan;
}
