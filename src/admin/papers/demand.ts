/** A plan's standard as a paper writes it: "≥ 60%"; strict and equal differ. */
import type { Criterion } from '../../domain/plan.js';
import type { Param } from '../../messages/message.js';
import type { Say } from '../exports/say.js';

const SIGNS = { '>=': '≥', '>': '>', '=': '=', '<=': '≤', '<': '<' } as const;

/** Units the plans write in words of their own. */
const OTHER_UNITS: Readonly<Record<string, string>> = {
  '% (per sector)': 'paper.demand_sector',
  '% growth / year': 'paper.demand_growth',
  'pp or % growth': 'paper.demand_growth_unsure',
};

export type Demand = {
  readonly cmp: NonNullable<Criterion['cmp']>;
  readonly threshold: NonNullable<Criterion['threshold']>;
  readonly unit: string | null;
} | null;

export function demandOf(demand: Demand, say: Say): string {
  if (demand === null) return say('paper.no_demand');
  const { cmp, threshold, unit } = demand;
  const other = unit === null ? undefined : OTHER_UNITS[unit];
  if (other !== undefined) return say(other, { sign: SIGNS[cmp], mark: { percent: threshold } });
  const amount: Param = unit === '%' ? { percent: threshold } : { count: threshold };
  const words = unit === null || unit === '%' ? '' : ` ${unit}`;
  return `${SIGNS[cmp]} ${say('paper.plain', { text: amount })}${words}`;
}

export function demandWords({ cmp, threshold, unit }: Criterion, say: Say): string {
  return demandOf(cmp === null || threshold === null ? null : { cmp, threshold, unit }, say);
}
