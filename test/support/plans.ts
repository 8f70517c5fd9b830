/** A plan that comes with the program; a broken one is a bug of ours. */
import { loadBuiltIn } from '../../src/campaigns/catalogue.js';
import type { Plan } from '../../src/domain/plan.js';

export function builtIn(id: string): Plan {
  const parsed = loadBuiltIn(id);
  if (parsed === null || !('plan' in parsed)) throw new Error(`${id}: ${JSON.stringify(parsed)}`);
  return parsed.plan;
}
