/**
 * A scoring sheet that a document gives with its plan: points per criterion by one of three formulas, a version, weights
 * that total. None of the five plans has one, so that there is no total score anywhere; the room is here for those that
 * will. Points are exact to two decimals, rounded half away from zero once, at the end of each item.
 */
import { type FigureState, type FigureValue, isVerified } from './figure.js';
import type { Criterion } from './plan.js';
import type { Decimal } from './quantity.js';
import { verdictOf } from './verdict.js';

/**
 * `linear`: a/b of the points. `yes_no`: all of them where the criterion is met, else none. `capped`: a/b against the
 * criterion's own mark, all of them from the mark on.
 */
export const FORMULAS = ['linear', 'yes_no', 'capped'] as const;
export type Formula = (typeof FORMULAS)[number];

export interface ScoreItem {
  readonly tier: string;
  readonly criterion: string;
  readonly formula: Formula;
  /** The most it gives; whole points. */
  readonly points: number;
  readonly clause: string;
}

export interface ScoreSheet {
  readonly version: number;
  /** The document that gives it. */
  readonly document: string;
  /** What the items of each tier add up to. */
  readonly total: number;
  readonly items: readonly ScoreItem[];
}

/** A figure with its state; null where there is none. */
export interface Scored {
  readonly value: FigureValue;
  readonly state: FigureState;
}

/** What the unit claims, what was verified, what is final; null where a figure it needs is missing or proves nothing. */
export interface Scores {
  readonly self: Decimal | null;
  readonly verified: Decimal | null;
  readonly final: Decimal | null;
}

const HUNDRED = 100n;

/** Hundredths of a point, or null where the value cannot say. */
function hundredths(item: ScoreItem, criterion: Criterion, value: FigureValue): bigint | null {
  const most = BigInt(item.points) * HUNDRED;
  if (item.formula === 'yes_no') {
    const verdict = verdictOf(value, criterion);
    return verdict === 'met' ? most : verdict === 'not_met' ? 0n : null;
  }
  if (value.kind !== 'ratio' || value.denominator <= 0) return null;
  const [a, b] = [BigInt(value.numerator), BigInt(value.denominator)];
  if (item.formula === 'linear') return rounded(most * a, b);
  const { threshold } = criterion;
  if (threshold === null) return null;
  const places = threshold.split('.')[1]?.length ?? 0;
  const mark = BigInt(threshold.replace('.', ''));
  const scale = 10n ** BigInt(places);
  if (mark <= 0n) return null;
  const points = rounded(most * a * HUNDRED * scale, b * mark);
  return points > most ? most : points;
}

/** Half away from zero; neither is negative. */
const rounded = (n: bigint, d: bigint): bigint => (2n * n + d) / (2n * d);

function decimal(points: bigint): Decimal {
  const [whole, rest] = [points / HUNDRED, points % HUNDRED];
  return rest === 0n ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`.replace(/0$/, '');
}

/** `figureOf`: the unit's current figure of a criterion. */
export function scoresOf(
  sheet: ScoreSheet,
  tier: string,
  criteria: readonly Criterion[],
  figureOf: (criterionId: string) => Scored | null,
): Scores {
  const items = sheet.items.filter((item) => item.tier === tier);
  const sum = (counts: (state: FigureState) => boolean): Decimal | null => {
    let total = 0n;
    for (const item of items) {
      const criterion = criteria.find((one) => one.collectable && one.tier === tier && one.id === item.criterion);
      const figure = figureOf(item.criterion);
      const points =
        criterion === undefined || figure === null || !counts(figure.state)
          ? null
          : hundredths(item, criterion, figure.value);
      if (points === null) return null;
      total += points;
    }
    return items.length === 0 ? null : decimal(total);
  };
  return { self: sum(() => true), verified: sum(isVerified), final: sum((state) => state === 'final') };
}
