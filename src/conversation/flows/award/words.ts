/** Parts of sentences about lists and nominations. */
import type { Occasion } from '../../../domain/award.js';
import type { SheetStandard } from '../../../domain/award-sheet.js';
import type { Criterion, Plan } from '../../../domain/plan.js';
import { shownPercent } from '../../../domain/quantity.js';
import { bareName, type Unit } from '../../../domain/unit.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import { periodWords } from '../../periods.js';

const MOST_NAMES = 12;

export const occasionParam = (occasion: Occasion): Param => ({ line: line(`award.occasion.${occasion}`) });

/** "sơ kết, năm 2023" */
export const whenParams = (of: { readonly occasion: Occasion; readonly period: string }) => ({
  occasion: occasionParam(of.occasion),
  period: periodWords(of.period),
});

/** At most so many names, and how many more. */
export function names(units: readonly Pick<Unit, 'name' | 'type'>[], most = MOST_NAMES): Param {
  const shown = units.slice(0, most).map((unit): Param => bareName(unit));
  const more = units.length - most;
  return { list: more > 0 ? [...shown, { line: line('award.more', { more }) }] : shown };
}

const DEMANDS = { '>=': 'gte', '>': 'gt', '=': 'eq', '<=': 'lte', '<': 'lt' } as const;

function demand(one: SheetStandard): Param {
  if (one.demand === null) return { line: line('ask.plan.no_mark') };
  const mark: Param = one.demand.unit === '%' ? { percent: one.demand.threshold } : { count: one.demand.threshold };
  return { line: line(`ask.demand.${DEMANDS[one.demand.cmp]}`, { mark }) };
}

/** "1.196/1.204 = 99,34%" */
function value({ value: held, demand: asked }: SheetStandard): Param {
  if (held === null) return { line: line('award.value.none') };
  switch (held.kind) {
    case 'ratio': {
      const percent = { percent: shownPercent(held, asked?.threshold ?? null) };
      return {
        line: line('award.value.ratio', { n: { count: held.numerator }, d: { count: held.denominator }, percent }),
      };
    }
    case 'percent':
      return { line: line('award.value.percent', { percent: { percent: held.percent } }) };
    case 'count':
      return { count: held.value };
    case 'not_arisen':
      return { line: line('award.value.not_arisen') };
    default:
      return held satisfies never;
  }
}

/** A measured standard that is not met: value, mark, how far off, clause; whether the figure was verified. */
export function standardLine(one: SheetStandard): Line {
  const { name, clause, distance, noun, standing } = one;
  return line('award.standard', {
    name,
    clause,
    value: value(one),
    demand: demand(one),
    standing,
    counted: distance === null ? 'no' : distance.counts === null ? 'points' : 'both',
    short: { count: distance?.counts?.short ?? 0 },
    noun: noun ?? '',
    points: { count: distance?.points ?? '0' },
  });
}

/** The plan's number as given: a blank stays blank. */
export function planParam(plan: Plan): Param {
  const { number, date, dateWords } = plan.document;
  const dated: Param = date === null ? (dateWords === null ? '…' : `… ${dateWords}`) : { day: date, form: 'day' };
  return { line: line(date === null ? 'award.plan_undated' : 'award.plan_dated', { number: number ?? '…', dated }) };
}

/** The plan's own groups of a tier, where one is chosen. */
export const groupsOf = (plan: Plan, tierId: string): readonly Criterion[] =>
  plan.tiers.find((tier) => tier.id === tierId)?.oneOf === true
    ? plan.criteria.filter((one) => one.tier === tierId && one.kind === 'award')
    : [];
