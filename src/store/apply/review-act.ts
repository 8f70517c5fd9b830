/** One row of what hands did to a figure or a report. */
import type { Tx } from '../port.js';
import { type REVIEW_ACTS, reviewAct } from '../schema/review.js';
import type { ApplyEnv } from './context.js';

export interface NewAct {
  readonly campaignId: string;
  readonly unitId: number;
  readonly period: string;
  readonly criterionId: string | null;
  readonly version: number;
  readonly act: (typeof REVIEW_ACTS)[number];
  readonly words: string | null;
}

export async function putAct(tx: Tx, made: NewAct, bySeat: string | null, env: ApplyEnv): Promise<void> {
  const { campaignId, unitId, period, criterionId, version, act, words } = made;
  await tx.db
    .insert(reviewAct)
    .values({ campaignId, unitId, period, criterionId, version, act, words, bySeat, at: env.now });
}
