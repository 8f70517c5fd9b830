/** campaign new | diff: a plan file to begin with, and what changes between two versions. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadBuiltIn, plansFolder } from '../../campaigns/catalogue.js';
import { planDiff } from '../../campaigns/diff.js';
import { readPlan } from '../../campaigns/load.js';
import { withDecisions } from '../../domain/decision.js';
import type { Plan } from '../../domain/plan.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { line } from '../../messages/message.js';
import type { Call, Handler } from './call.js';

/** Writes the commented template; never over a file that is there. */
export const create: Handler = async (call) => {
  const [path] = call.args;
  if (path === undefined) return refuse('usage_missing', { what: 'FILE' });
  if (existsSync(path)) return refuse('file_exists', { path });
  writeFileSync(path, readFileSync(new URL('template/new.yaml', plansFolder)));
  return ok({ json: { file: path } });
};

/** A plan as it is written: built in, else a file. Null where there is neither. */
function writtenPlan(what: string): Result<Plan> | null {
  const builtIn = loadBuiltIn(what);
  if (builtIn !== null && 'plan' in builtIn) return ok(builtIn.plan);
  if (!existsSync(what)) return null;
  const read = readPlan(readFileSync(what), basename(what));
  return 'plan' in read ? ok(read.plan) : refuse('plan_has_problems', { file: what, count: read.problems.length });
}

/** The plan in force where the campaign is loaded, else as it is written. */
async function planOf(call: Call, what: string): Promise<Result<Plan>> {
  const written = writtenPlan(what);
  const id = written?.ok === true ? written.value.id : what;
  if (written !== null && id !== what) return written;
  const house = await call.house();
  if (!house.ok) return house;
  const held = await house.value.ask((facts) => facts.campaign(id));
  return held === null ? (written ?? refuse('campaign_unknown', { id })) : ok(held.plan);
}

/** With one argument: that file or built-in plan against the campaign of the same id in force. */
export const diff: Handler = async (call) => {
  const [first, second] = call.args;
  if (first === undefined) return refuse('usage_missing', { what: 'FILE|ID' });
  const fresh =
    second === undefined
      ? (writtenPlan(first) ?? refuse('campaign_unknown', { id: first }))
      : await planOf(call, second);
  if (!fresh.ok) return fresh;
  const old = await planOf(call, second === undefined ? fresh.value.id : first);
  if (!old.ok) return old;
  const words = await call.words();
  // What was decided stands over every new text, as it will when that is loaded.
  const decided = second === undefined ? withDecisions(fresh.value, old.value.decisions ?? []) : fresh.value;
  const changes = planDiff(old.value, decided).map((one) => words.say(one, call.language));
  const text = changes.length === 0 ? words.say(line('diff.nothing'), call.language) : changes.join('\n');
  return ok({ json: { from: old.value.id, to: fresh.value.id, changes }, text });
};
