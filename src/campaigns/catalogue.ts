/** The plans that come with the program: the YAML files beside this one, read from where they are when asked for. */
import { readdirSync, readFileSync } from 'node:fs';
import { packageRoot } from '../runtime/root.js';
import { type ParsedPlan, readPlan } from './load.js';

export interface BuiltInPlan {
  readonly id: string;
  readonly file: URL;
}

/** Lives with the sources and is not copied into dist. */
export const plansFolder: URL = new URL('src/campaigns/', packageRoot);

/** Every built-in plan by id, in the order of ids; looks at file names only. */
export function builtInPlans(): BuiltInPlan[] {
  const names = readdirSync(plansFolder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => ({ id: name.slice(0, -'.yaml'.length), file: new URL(name, plansFolder) }));
}

/** Reads and checks a built-in plan now; null when there is none of this id. */
export function loadBuiltIn(id: string): ParsedPlan | null {
  const plan = builtInPlans().find((one) => one.id === id);
  return plan === undefined ? null : readPlan(readFileSync(plan.file), `${plan.id}.yaml`);
}
