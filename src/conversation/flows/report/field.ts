/** What a criterion's question asks for, in the words `language` reads it by. */
import type { Criterion, Measure } from '../../../domain/plan.js';
import type { Field } from '../../../language/reply.js';

/** Qualitative criteria are never asked for a figure; a number typed at one reads as a count and is refused later. */
const FIELDS: Readonly<Record<Measure, Field>> = {
  ratio: 'ratio',
  units: 'yes_no',
  count: 'count',
  growth: 'growth',
  qualitative: 'count',
};

export const fieldOf = (criterion: Criterion): Field => FIELDS[criterion.measure];
