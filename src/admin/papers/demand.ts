/** A plan's standard as a paper writes it: "≥ 60%"; strict and equal differ. */
import type { Criterion } from '../../domain/plan.js';
import type { Param } from '../../messages/message.js';

const SIGNS = { '>=': '≥', '>': '>', '=': '=', '<=': '≤', '<': '<' } as const;

type Say = (key: string, params?: Readonly<Record<string, Param>>) => string;

export function demandWords(criterion: Criterion, say: Say): string {
  if (criterion.cmp === null || criterion.threshold === null) return say('paper.no_demand');
  const amount: Param = criterion.unit === '%' ? { percent: criterion.threshold } : { count: criterion.threshold };
  const unit = criterion.unit === null || criterion.unit === '%' ? '' : ` ${criterion.unit}`;
  return `${SIGNS[criterion.cmp]} ${say('paper.plain', { text: amount })}${unit}`;
}
