/**
 * Qualitative standards: the unit says in a few words what was done, the standing agency says whether that meets the
 * standard. Until it does, the standard is "chưa đánh giá"; it never enters a rate, a score or a rank.
 */
import type { Criterion, Plan } from './plan.js';
import type { Instant } from './time.js';

/** `open`: an assessment that was taken back; the standard is again "chưa đánh giá". */
export const ASSESSED = ['met', 'not_met', 'open'] as const;
export type Assessed = (typeof ASSESSED)[number];

/** What a unit says about one standard in one period; a later word is a new version. */
export interface Statement {
  readonly unitId: number;
  readonly criterionId: string;
  readonly period: string;
  readonly version: number;
  /** Null: "chưa thực hiện". */
  readonly text: string | null;
  readonly at: Instant;
}

export interface Assessment {
  readonly unitId: number;
  readonly criterionId: string;
  readonly period: string;
  readonly version: number;
  readonly verdict: Assessed;
  /** Why, in the officer's words; always there where the standard is not met. */
  readonly words: string | null;
  /** The statement it was judged on; 0 when the unit had said nothing. */
  readonly statement: number;
  readonly at: Instant;
}

/** Characters of one statement: a few sentences for a screen; the report on paper holds the rest. */
export const MOST_STATEMENT = 500;

/** The qualitative award standards of a tier: what the standing agency assesses. */
export function assessedStandards(plan: Plan, tier: string): readonly Criterion[] {
  return plan.criteria.filter((c) => c.tier === tier && c.kind === 'award' && c.measure === 'qualitative');
}

/** Those of them about which the unit itself has something to say. */
export function statedStandards(plan: Plan, tier: string): readonly Criterion[] {
  return assessedStandards(plan, tier).filter((c) => c.stated !== false);
}
