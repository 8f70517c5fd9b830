/** goal enter | import | list: goals of the area, from statistics. */
import { goalVerdict } from '../../domain/goal.js';
import { ok, refuse } from '../../domain/problem.js';
import { toDecimal } from '../../domain/quantity.js';
import { isDay, isoOf } from '../../domain/time.js';
import { enterGoal, type GoalGiven } from '../enter-goal.js';
import { importGoals } from '../import/goals.js';
import { act } from './act.js';
import { type Handler, option } from './call.js';
import { open, withRefused } from './imports.js';
import { campaignOf } from './people.js';

/** Plain digits only: `8100/9000`, `85.5%`, `12`, `132.5:120` (this year's level : last year's). */
function readValue(text: string): GoalGiven | null {
  const [, now, before] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)?$/.exec(text) ?? [];
  const level = now === undefined ? null : toDecimal(now);
  if (level !== null) return { kind: 'growth', now: level, before: before === undefined ? null : toDecimal(before) };
  const [, numerator, denominator] = /^(\d{1,16})\/(\d{1,16})$/.exec(text) ?? [];
  if (numerator !== undefined && denominator !== undefined)
    return { kind: 'ratio', numerator: Number(numerator), denominator: Number(denominator) };
  const decimal = toDecimal(text.replace(/%$/, ''));
  if (decimal === null || decimal.startsWith('-')) return null;
  return text.endsWith('%') ? { kind: 'percent', percent: decimal } : { kind: 'count', value: decimal };
}

export const enterOne: Handler = async (call) => {
  const [given = ''] = call.args;
  const cut = given.indexOf('=');
  const value = cut < 1 ? null : readValue(given.slice(cut + 1));
  if (value === null) return refuse('goal_unreadable', { found: given });
  const [period, asOf] = [option(call, 'period'), option(call, 'as-of')];
  if (period === null || asOf === null) return refuse('usage_missing', { what: '--period YEAR --as-of DAY' });
  if (!isDay(asOf)) return refuse('usage_day', { option: '--as-of', found: asOf });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const args = {
    campaignId,
    criterionId: given.slice(0, cut),
    tier: option(call, 'tier'),
    part: option(call, 'part') ?? '',
    period,
    value,
    source: option(call, 'source') ?? '',
    asOf,
  };
  const done = await act(house, (turn) => turn.do(enterGoal, args));
  if (!done.ok) return done;
  const { criterion, value: taken, old } = done.value;
  const verdict = goalVerdict(taken, criterion, period);
  return ok({
    json: { criterion: criterion.id, tier: criterion.tier, period, value: taken, verdict, replaced: old !== null },
  });
};

export const list: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const [goals, campaign] = await house.ask(async (facts) => [
    await facts.goals(campaignId),
    await facts.campaign(campaignId),
  ]);
  const json = goals.map(({ tier, criterionId, part, period, version, value, source, asOf, at: when }) => {
    const criterion = campaign?.plan.criteria.find((c) => c.kind === 'goal' && c.tier === tier && c.id === criterionId);
    const verdict = criterion === undefined ? null : goalVerdict(value, criterion, period);
    return {
      tier,
      criterion: criterionId,
      part,
      period,
      version,
      value,
      verdict,
      source,
      as_of: asOf,
      at: isoOf(when),
    };
  });
  return ok({ json });
};

/** A file of past years: all rows or none, every bad one named. */
export const importAll: Handler = async (call) => {
  const opened = await open(call);
  if (!opened.ok) return opened;
  const { house, campaignId, table } = opened.value;
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const desk = { now: house.clock.now(), at: house.clock.now(), make: house.make, links: house.links };
  const look = await house.ask((facts) => importGoals({ campaignId, table }, facts, desk));
  if (!look.ok) return look;
  if (look.value.result.refused.length > 0) return withRefused(call, look.value.result.refused);
  const done =
    call.options.preview === true
      ? ok(look.value.result)
      : await act(house, (turn) => turn.do(importGoals, { campaignId, table }));
  return done.ok ? ok({ json: done.value }) : done;
};
