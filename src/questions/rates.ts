/** Figures of one tier, criterion and period, compared and rounded over ten thousand rows without objects. */
import type { FigureValue } from '../domain/figure.js';
import type { Criterion } from '../domain/plan.js';
import { type Decimal, ratioPercent, roundDecimal } from '../domain/quantity.js';
import { competitionRanks, orderRatios, orderValues, type Ranked } from '../domain/ranking.js';
import { compareValue, holds } from '../domain/verdict.js';
import { type AskFacts, expectedRows, type FigureColumns, KIND, STATE, valueAt } from './facts.js';
import type { Condition } from './query.js';

export interface TierView {
  readonly columns: FigureColumns | null;
  /** Rows counted for the period. */
  readonly expected: readonly number[];
  readonly missing: readonly number[];
  /** Reported and not yet verified. */
  readonly reported: number;
  readonly verified: number;
  readonly notArisen: number;
  /** Reported, and left out because only verified figures are asked for. */
  readonly aside: readonly number[];
}

export function tierView(facts: AskFacts, tier: string, criterion: string, period: string): TierView {
  const columns = facts.columns(criterion, period);
  const expected = expectedRows(facts, tier, period, columns);
  const missing: number[] = [];
  const aside: number[] = [];
  let [reported, verified, notArisen] = [0, 0, 0];
  for (const row of expected) {
    const kind = columns?.kind[row] ?? KIND.none;
    if (kind === KIND.none) (columns?.aside?.has(row) ? aside : missing).push(row);
    else if (kind === KIND.notArisen) notArisen += 1;
    else if (columns?.state[row] === STATE.verified) verified += 1;
    else reported += 1;
  }
  return { columns, expected, missing, reported, verified, notArisen, aside };
}

const kept = new WeakMap<FigureColumns, Map<string, Ranked>>();

function compareRows(columns: FigureColumns): (a: number, b: number) => -1 | 0 | 1 {
  const { kind, numerator, denominator } = columns;
  return (a, b) => {
    if (kind[a] === KIND.ratio && kind[b] === KIND.ratio) {
      return orderRatios(numerator[a] ?? 0, denominator[a] ?? 1, numerator[b] ?? 0, denominator[b] ?? 1);
    }
    const [x, y] = [valueAt(columns, a), valueAt(columns, b)];
    return x === null || y === null ? 0 : (orderValues(x, y) ?? 0);
  };
}

/** Ranks within the tier; kept per columns, which never change. */
export function rankedOf(facts: AskFacts, tier: string, columns: FigureColumns | null): Ranked {
  if (columns === null) return { order: [], ranks: new Int32Array(0) };
  const byTier = kept.get(columns) ?? new Map<string, Ranked>();
  kept.set(columns, byTier);
  let ranked = byTier.get(tier);
  if (ranked === undefined) {
    const rows: number[] = [];
    facts.units.forEach((unit, row) => {
      const kind = columns.kind[row];
      if (unit.tier === tier && kind !== KIND.none && kind !== KIND.notArisen) rows.push(row);
    });
    ranked = competitionRanks(rows, facts.units.length, compareRows(columns));
    byTier.set(tier, ranked);
  }
  return ranked;
}

type Order = -1 | 0 | 1 | null;

/** Compares any row's figure with one mark; exact, in plain numbers wherever the products are exact as numbers. */
export function markOrder(columns: FigureColumns, mark: Decimal): (row: number) => Order {
  const places = mark.split('.')[1]?.length ?? 0;
  const scale = 100 * 10 ** places;
  const scaled = Number(mark.replace('.', ''));
  const { kind, numerator, denominator } = columns;
  return (row) => {
    if (kind[row] === KIND.ratio) {
      const left = (numerator[row] ?? 0) * scale;
      const right = (denominator[row] ?? 0) * scaled;
      if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER)
        return left < right ? -1 : left > right ? 1 : 0;
    }
    const value = valueAt(columns, row);
    return value === null ? null : compareValue(value, mark);
  };
}

/** Between two marks; an end that is `open` does not count itself. */
function inside(low: number, high: number, open: Condition['open']): boolean {
  const above = open === 'low' || open === 'both' ? low > 0 : low >= 0;
  return above && (open === 'high' || open === 'both' ? high < 0 : high <= 0);
}

/** `passes` over rows of one column, with the mark read once. */
export function passing(columns: FigureColumns, test: Condition): (row: number) => boolean | null {
  const low = markOrder(columns, test.threshold);
  const high = markOrder(columns, test.upper ?? test.threshold);
  const { op } = test;
  return (row) => {
    const order = low(row);
    if (order === null) return null;
    if (op !== 'between') return holds(order, op);
    const upper = high(row);
    return upper === null ? null : inside(order, upper, test.open);
  };
}

const JUDGED = new WeakMap<FigureColumns, Map<string, Uint8Array>>();
export const CODE = { missing: 0, met: 1, notMet: 2, notArisen: 3, unproven: 4, noMark: 5 } as const;

/** The verdict on one criterion for every row, kept per columns. */
export function verdictCodes(
  columns: FigureColumns,
  { cmp, threshold }: Pick<Criterion, 'cmp' | 'threshold'>,
): Uint8Array {
  const byMark = JUDGED.get(columns) ?? new Map<string, Uint8Array>();
  JUDGED.set(columns, byMark);
  const id = `${cmp ?? ''}${threshold ?? ''}`;
  const known = byMark.get(id);
  if (known !== undefined) return known;
  const codes = new Uint8Array(columns.kind.length);
  const order = markOrder(columns, threshold ?? '0');
  for (let row = 0; row < codes.length; row++) {
    const kind = columns.kind[row];
    if (cmp === null || threshold === null) codes[row] = CODE.noMark;
    else if (kind === KIND.notArisen) codes[row] = CODE.notArisen;
    else if (kind !== KIND.none) {
      const at = order(row);
      codes[row] = at === null ? CODE.unproven : holds(at, cmp) ? CODE.met : CODE.notMet;
    }
  }
  byMark.set(id, codes);
  return codes;
}

/** Whether the figure reaches the criterion's own mark; null where there is none, or the figure cannot tell. */
export function holdsTarget(
  value: FigureValue,
  { cmp, threshold }: Pick<Criterion, 'cmp' | 'threshold'>,
): boolean | null {
  const order = cmp === null || threshold === null ? null : compareValue(value, threshold);
  return order === null || cmp === null ? null : holds(order, cmp);
}

/** Null where the figure cannot tell. */
export function passes(value: FigureValue | null, test: Condition): boolean | null {
  if (value === null || value.kind === 'not_arisen') return null;
  const low = compareValue(value, test.threshold);
  if (low === null) return null;
  if (test.op !== 'between') return holds(low, test.op);
  const high = compareValue(value, test.upper ?? test.threshold);
  return high === null ? null : inside(low, high, test.open);
}

/** A percentage to two places, half away from zero, exact as long as the counts allow plain numbers. */
export function percentNumber(numerator: number, denominator: number): number {
  const scaled = numerator * 20_000 + denominator;
  if (scaled > Number.MAX_SAFE_INTEGER) return Number(ratioPercent({ numerator, denominator }));
  const twice = denominator * 2;
  return (scaled - (scaled % twice)) / twice / 100;
}

/** A figure as one number for JSON; null when there is none. */
export function valueNumber(value: FigureValue | null): number | null {
  if (value === null) return null;
  switch (value.kind) {
    case 'ratio':
      return percentNumber(value.numerator, value.denominator);
    case 'percent':
      return Number(roundDecimal(value.percent));
    case 'count':
      return Number(value.value);
    case 'not_arisen':
      return null;
    default:
      return value satisfies never;
  }
}

/** All ratios of the rows added up; null when there is none. */
export function pooled(
  columns: FigureColumns | null,
  rows: readonly number[],
): { numerator: number; denominator: number; units: number } | null {
  if (columns === null) return null;
  let [numerator, denominator, units] = [0, 0, 0];
  for (const row of rows) {
    if (columns.kind[row] !== KIND.ratio) continue;
    numerator += columns.numerator[row] ?? 0;
    denominator += columns.denominator[row] ?? 0;
    units += 1;
  }
  return units === 0 ? null : { numerator, denominator, units };
}
