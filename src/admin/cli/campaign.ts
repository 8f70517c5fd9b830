/** campaign list | show | check | load */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { builtInPlans, loadBuiltIn } from '../../campaigns/catalogue.js';
import { type ParsedPlan, readPlan } from '../../campaigns/load.js';
import { type PlanProblem, planProblemLine } from '../../campaigns/problem.js';
import { publicPlan } from '../../campaigns/public.js';
import type { Plan } from '../../domain/plan.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { loadCampaign, openObligations } from '../campaign-load.js';
import { act } from './act.js';
import { type Call, type Handler, type Output, option } from './call.js';

export const list: Handler = async (call) => {
  const house = await call.house();
  if (!house.ok) return house;
  const loaded = await house.value.ask(async (facts) => {
    const campaigns = await facts.campaigns();
    return Promise.all(campaigns.map(async (one) => ({ plan: one.plan, units: (await facts.units(one.id)).length })));
  });
  const rows = loaded.map(({ plan, units }) => ({ ...row(plan), loaded: true, units }));
  for (const { id } of builtInPlans()) {
    const parsed = rows.some((one) => one.id === id) ? null : loadBuiltIn(id);
    if (parsed !== null && 'plan' in parsed) {
      rows.push({ ...row(parsed.plan), loaded: false, units: parsed.plan.units.length });
    }
  }
  return ok({ json: rows });
};

const row = ({ id, title, issuer, period }: Plan) => ({ id, title, issuer, period });

/** The plan in force, else the built-in one. */
export const show: Handler = async (call) => {
  const [id] = call.args;
  if (id === undefined) return refuse('usage_missing', { what: 'ID' });
  const house = await call.house();
  if (!house.ok) return house;
  const held = await house.value.ask((facts) => facts.campaign(id));
  if (held !== null) return ok({ json: publicPlan(held.plan) });
  const parsed = loadBuiltIn(id);
  if (parsed === null) return refuse('campaign_unknown', { id });
  return 'plan' in parsed ? ok({ json: publicPlan(parsed.plan) }) : refuse('plan_has_problems', { file: id, count: 0 });
};

function readFile(path: string): Result<ParsedPlan> {
  try {
    return ok(readPlan(readFileSync(path), basename(path)));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return refuse('file_missing', { path });
    throw error;
  }
}

export const check: Handler = async (call) => {
  const [path] = call.args;
  if (path === undefined) return refuse('usage_missing', { what: 'FILE' });
  const read = readFile(path);
  if (!read.ok) return read;
  if ('problems' in read.value) return withProblems(call, path, read.value.problems);
  const { id, criteria, units } = read.value.plan;
  const text = `${basename(path)}: ok`;
  return ok({ json: { ok: true, id, criteria: criteria.length, units: units.length, problems: [] }, text });
};

/** Every problem at once: a line each on standard error, data in JSON. */
async function withProblems(call: Call, path: string, problems: readonly PlanProblem[]): Promise<Result<Output>> {
  const words = await call.words();
  const told = problems.map((problem) => ({
    file: problem.file,
    line: problem.line,
    column: problem.column,
    path: problem.path,
    code: problem.code,
    message: words.say(planProblemLine(problem), call.language),
  }));
  for (const { message } of told) call.note(message);
  const summary = { key: 'problem.plan_has_problems', params: { file: basename(path), count: problems.length } };
  const message = words.say(summary, call.language);
  const error = { code: 'plan_has_problems', message };
  return ok({ json: { error, ok: false, problems: told }, text: '', failed: message });
}

export const load: Handler = async (call) => {
  const [what] = call.args;
  if (what === undefined) return refuse('usage_missing', { what: 'ID|FILE' });
  const through = option(call, 'through');
  if (through !== null && !/^20\d\d$/.test(through))
    return refuse('usage_year', { option: '--through', found: through });
  const builtIn = loadBuiltIn(what);
  const read = builtIn === null ? readFile(what) : ok(builtIn);
  if (!read.ok) return builtInMissing(what, read);
  if ('problems' in read.value) return withProblems(call, what, read.value.problems);
  const { plan } = read.value;
  const house = await call.house();
  if (!house.ok) return house;
  const year = through === null ? null : Number(through);
  const done = await act(house.value, async (turn) => {
    const args = {
      plan,
      source: builtIn === null ? basename(what) : what,
      through: year,
      document: option(call, 'document'),
    };
    const { changed } = await turn.do(loadCampaign, args);
    return { changed, ...(await turn.do(openObligations, { campaignId: plan.id, through: year })) };
  });
  if (!done.ok) return done;
  const { changed, units, opened, periods, later, over, nobody } = done.value;
  if (over || nobody) {
    const params = { id: plan.id, from: plan.period.from, to: plan.period.to };
    call.note((await call.words()).say({ key: over ? 'admin.plan_over' : 'admin.nobody_owes', params }, call.language));
  }
  return ok({ json: { id: plan.id, changed, units, obligations: { opened, periods, later }, over, nobody } });
};

/** Neither a built-in plan nor a file: says which plans there are. */
function builtInMissing(what: string, missing: Result<never>): Result<never> {
  const looksLikeId = /^[a-z0-9_]+$/.test(what);
  return looksLikeId
    ? refuse('plan_unknown', {
        id: what,
        known: builtInPlans()
          .map((one) => one.id)
          .join(', '),
      })
    : missing;
}
