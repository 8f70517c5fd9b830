/** Every current figure of a period, with its version: what an export writes out. */
import { and, eq } from 'drizzle-orm';
import type { FigureSource, FigureState } from '../../domain/figure.js';
import type { Instant } from '../../domain/time.js';
import type { CampaignId } from '../../events/event.js';
import type { ReadTx } from '../port.js';
import { figure } from '../schema/report.js';

export interface FigureMark {
  readonly unitId: number;
  readonly criterionId: string;
  readonly version: number;
  readonly state: FigureState;
  readonly source: FigureSource;
  readonly at: Instant;
}

/** The value itself is in the figure columns; here is what those leave out. */
export async function figureMarks(tx: ReadTx, campaignId: CampaignId, period: string): Promise<FigureMark[]> {
  const { unitId, criterionId, version, state, source, at } = figure;
  return tx.db
    .select({ unitId, criterionId, version, state, source, at })
    .from(figure)
    .where(and(eq(figure.campaignId, campaignId), eq(figure.period, period), eq(figure.current, true)));
}
