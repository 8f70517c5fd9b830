/**
 * What is unusual about a report: far from the unit's own history or its tier, a total that shrank, 100 % everywhere, a
 * copy of last period. Never a refusal. Nothing is unusual where the standard is "= 100" and the figure a fraction:
 * there 100 % is the expected answer. The direction plays no part, so nobody is tempted either way.
 */
import type { DoubtLimits } from './doubt-limits.js';
import type { FigureValue } from './figure.js';
import type { Criterion } from './plan.js';
import { compareDecimals, type Decimal, pointsBetween, type Ratio, subtractDecimals } from './quantity.js';

export const DOUBTS = ['rose', 'fell', 'total', 'shrank', 'all_full', 'copy', 'tier'] as const;
export type DoubtKind = (typeof DOUBTS)[number];

export interface Doubt {
  readonly criterionId: string;
  readonly kind: DoubtKind;
  /** Percentage points of change, where that is the reason; without a sign. */
  readonly points: Decimal;
  /** For choosing the strongest: how many times the limit. */
  readonly strength: number;
}

export interface Entered {
  readonly criterion: Criterion;
  readonly value: FigureValue;
  readonly before: FigureValue | undefined;
}

const expectsAll = (criterion: Criterion): boolean => criterion.cmp === '=';
const isFull = (value: FigureValue): boolean => value.kind === 'ratio' && value.numerator === value.denominator;

function oneDoubt(entered: Entered, limits: DoubtLimits): Doubt | null {
  const { criterion, value, before } = entered;
  if (expectsAll(criterion) || value.kind !== 'ratio' || before?.kind !== 'ratio') return null;
  const change = pointsBetween(value, before);
  const points = change.replace('-', '');
  const found = (kind: DoubtKind, strength: number): Doubt => ({ criterionId: criterion.id, kind, points, strength });
  const all: Doubt[] = [];
  if (compareDecimals(points, limits.points) >= 0) {
    all.push(found(change.startsWith('-') ? 'fell' : 'rose', Number(points) / Number(limits.points)));
  }
  const grew = value.denominator / before.denominator;
  const factor = Math.max(grew, 1 / grew);
  if (factor >= limits.factor) all.push(found('total', factor / limits.factor));
  const lost = (1 - grew) * 100;
  if (lost >= limits.shrank) all.push(found('shrank', lost / limits.shrank));
  return strongest(all);
}

/** The criterion a doubt about the whole report is shown at: the first where 100 % is not simply expected. */
function wholeDoubt(all: readonly Entered[]): Doubt | null {
  const [at] = all.filter((one) => !expectsAll(one.criterion));
  if (at === undefined || all.length < 2) return null;
  const doubt = { criterionId: at.criterion.id, points: '0' };
  const copied = all.every((one) => one.before !== undefined && equal(one.value, one.before));
  if (copied) return { ...doubt, kind: 'copy', strength: 2 };
  return all.every((one) => isFull(one.value)) ? { ...doubt, kind: 'all_full', strength: 1 } : null;
}

function equal(a: FigureValue, b: FigureValue): boolean {
  return a.kind === 'ratio' && b.kind === 'ratio' && a.numerator === b.numerator && a.denominator === b.denominator;
}

/** Everything unusual against the unit's own history, strongest first. */
export function ownDoubts(all: readonly Entered[], limits: DoubtLimits): readonly Doubt[] {
  const each = all.map((one) => oneDoubt(one, limits));
  return [...each, wholeDoubt(all)].filter((one) => one !== null).sort((a, b) => b.strength - a.strength);
}

/** Far from the middle of its tier. `percents` are the tier's rates; fewer than five say nothing. */
export function tierDoubt(entered: Entered, percents: readonly Decimal[], limits: DoubtLimits): Doubt | null {
  const { criterion, value } = entered;
  if (expectsAll(criterion) || value.kind !== 'ratio' || percents.length < 5) return null;
  const sorted = [...percents].sort(compareDecimals);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? '0';
  const points = subtractDecimals(percentOf(value), middle).replace('-', '');
  if (compareDecimals(points, limits.tierPoints) < 0) return null;
  const strength = Number(points) / Number(limits.tierPoints);
  return { criterionId: criterion.id, kind: 'tier', points, strength };
}

const percentOf = (ratio: Ratio): Decimal => pointsBetween(ratio, { numerator: 0, denominator: 1 });

export function strongest(all: readonly Doubt[]): Doubt | null {
  return all.reduce<Doubt | null>((most, one) => (most === null || one.strength > most.strength ? one : most), null);
}
