import type { Decimal } from './quantity.js';
import type { Day, Instant } from './time.js';

/** What a unit says about one criterion in one period. */
export type FigureValue =
  | { readonly kind: 'ratio'; readonly numerator: number; readonly denominator: number }
  /** Only a percentage is known ("chỉ có tỷ lệ"): never proves "= 100". */
  | { readonly kind: 'percent'; readonly percent: Decimal }
  | { readonly kind: 'count'; readonly value: Decimal }
  /** Không phát sinh: neither 0 nor 100; out of ratio and rank. */
  | { readonly kind: 'not_arisen'; readonly reason: string | null };

export type FigureState = 'reported' | 'verified' | 'returned' | 'final';
/**
 * `chat`: typed by the unit. `entered_for`: typed by the coordinator from paper ("nhập thay"). `verifier`: another value
 * recorded in verification, with a reason; the unit's own value stays as the version before it.
 */
export type FigureSource = 'chat' | 'entered_for' | 'import' | 'verifier';

/** Where a figure was taken over from: the same unit's report of the same period in another campaign. */
export interface FigureOrigin {
  readonly campaignId: string;
  readonly criterionId: string;
  readonly version: number;
}

export interface Figure {
  readonly unitId: number;
  readonly criterionId: string;
  readonly period: string;
  readonly version: number;
  readonly value: FigureValue;
  readonly state: FigureState;
  readonly source: FigureSource;
  readonly asOf: Day | null;
  readonly at: Instant;
}

/** Agreed in verification: what a summary may count as verified. A returned figure is not. */
export const isVerified = (state: FigureState): boolean => state === 'verified' || state === 'final';

export function sameValue(a: FigureValue, b: FigureValue): boolean {
  if (a.kind === 'ratio' && b.kind === 'ratio') return a.numerator === b.numerator && a.denominator === b.denominator;
  if (a.kind === 'percent' && b.kind === 'percent') return a.percent === b.percent;
  if (a.kind === 'count' && b.kind === 'count') return a.value === b.value;
  return a.kind === 'not_arisen' && b.kind === 'not_arisen';
}
