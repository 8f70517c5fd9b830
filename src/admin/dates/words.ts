/** What those concerned by a decision about dates are told: whose report, what was decided, on which paper. */
import { periodWords } from '../../conversation/periods.js';
import { bareName, type Unit } from '../../domain/unit.js';
import { type Bubble, line, type Param } from '../../messages/message.js';

export interface DecisionWords {
  readonly period: string;
  readonly units: readonly Unit[];
  readonly document: string;
  readonly [more: string]: Param | readonly Unit[];
}

/** A person with many units hears of all of them in one message; more than five are counted. */
const MOST_NAMED = 5;

export function unitsWords(units: readonly Unit[]): Param {
  const [only] = units;
  if (only !== undefined && units.length === 1) return only.name;
  if (units.length > MOST_NAMED) return { line: line('dates.units', { count: units.length }) };
  return { list: units.map(bareName) };
}

/** The title says which report and whose; the second line is `key`. */
export function decisionBubble(key: string, { period, units, ...more }: DecisionWords): Bubble {
  const params = { ...(more as Readonly<Record<string, Param>>) };
  const title = line('report.title', { period: periodWords(period), unit: unitsWords(units) });
  return { lines: [title, line(key, params), line('dates.by_paper', params)], choices: [], titled: true };
}
