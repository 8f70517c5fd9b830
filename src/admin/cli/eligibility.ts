/** eligibility: which units meet the plan's quantitative standards, and what else the plan asks. Never "commended". */
import {
  awardsFor,
  NOMINEES,
  type Nominee,
  OCCASIONS,
  type Occasion,
  PAPER_CASES,
  papersFor,
} from '../../domain/award.js';
import { eligibilityOf, type StandardResult } from '../../domain/eligibility.js';
import { awardStandards, type Plan, standardsNotJudged } from '../../domain/plan.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { isoOf } from '../../domain/time.js';
import type { Unit } from '../../domain/unit.js';
import { type AskFacts, expectedRows, valueAt } from '../../questions/facts.js';
import { type Call, type Handler, option } from './call.js';
import { campaignOf } from './people.js';

function oneOf<T extends string>(call: Call, name: string, known: readonly T[], usual: T): Result<T> {
  const found = option(call, name);
  const value = found === null ? usual : known.find((one) => one === found);
  return value === undefined
    ? refuse('usage_one_of', { option: `--${name}`, found: found ?? '', known: known.join(', ') })
    : ok(value);
}

const standardJson = ({ criterion, value, verdict }: StandardResult) => ({ id: criterion.id, value, verdict });

function unitJson(facts: AskFacts, unit: Unit, row: number, period: string) {
  const { plan } = facts;
  const standards = awardStandards(plan, unit.tier);
  const result = eligibilityOf(standards, (one) => valueAt(facts.columns(one.id, period), row));
  const based = plan.hasAwardStandards && standards.length > 0;
  return {
    code: unit.code,
    name: unit.name,
    tier: unit.tier,
    verdict: based ? result.verdict : ('no_basis' as const),
    standards: result.standards.map(standardJson),
    ...standardsJson(facts, unit, period),
    flags: standards.flatMap(({ flag }) => (flag?.types.includes(unit.type) === true ? [flag.words] : [])),
  };
}

/** Qualitative standards, as the standing agency assessed them. */
function standardsJson(facts: AskFacts, unit: Unit, period: string) {
  const held = standardsNotJudged(facts.plan, unit.tier).map(({ id }) => ({
    id,
    one: facts.assessed(unit.id, id, period),
  }));
  return {
    assessed: held.flatMap(({ id, one }) =>
      one === null ? [] : [{ id, verdict: one.verdict, words: one.words, at: isoOf(one.at) }],
    ),
    not_assessed: held.filter(({ one }) => one === null).map(({ id }) => id),
  };
}

function awardsJson(plan: Plan, occasion: Occasion, who: Nominee) {
  const papers = papersFor(plan, new Set(PAPER_CASES.filter((one) => one === who)));
  return {
    awards: awardsFor(plan, occasion, who).map(({ id, form, clause }) => ({ id, form, clause })),
    papers: papers.map(({ id, name, condition }) => ({ id, name, condition })),
  };
}

export const eligibility: Handler = async (call) => {
  const occasion = oneOf(call, 'occasion', OCCASIONS, 'tong_ket');
  if (!occasion.ok) return occasion;
  const who = oneOf(call, 'for', NOMINEES, 'collective');
  if (!who.ok) return who;
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const facts = await house.ask((all) => all.ask(campaignId));
  const { plan } = facts;
  const period = option(call, 'period') ?? facts.period;
  const code = option(call, 'unit');
  const tiers = plan.tiers.filter((tier) => tier.reports).map((tier) => tier.id);
  const rows = tiers.flatMap((tier) => expectedRows(facts, tier, period, null));
  const units = rows.flatMap((row) => {
    const unit = facts.units[row];
    return unit === undefined || (code !== null && unit.code !== code) ? [] : [unitJson(facts, unit, row, period)];
  });
  if (code !== null && units.length === 0) return refuse('unit_unknown', { found: code });
  const words = await call.words();
  const basis = {
    standards_in: plan.standardsIn ?? null,
    pending: plan.standardsPending ?? null,
    score: null,
    no_score_because: words.say({ key: 'admin.no_score' }, call.language),
  };
  return ok({
    json: { period, occasion: occasion.value, basis, units, ...awardsJson(plan, occasion.value, who.value) },
  });
};
