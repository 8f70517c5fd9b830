/** A signed paper's number and day, as a unit names it. */
import type { ReportEvent } from '../../events/event.js';
import type { Tx } from '../port.js';
import { unitDocument } from '../schema/document.js';
import type { ApplyEnv } from './context.js';

export async function documentRecorded(
  tx: Tx,
  event: Extract<ReportEvent, { type: 'document_recorded' }>,
  env: ApplyEnv,
): Promise<void> {
  const { campaignId, unitId, obligationId, kind, number, day } = event;
  const bySeat = env.actor.kind === 'seat' ? env.actor.seatId : null;
  await tx.db.insert(unitDocument).values({ campaignId, unitId, obligationId, kind, number, day, bySeat, at: env.now });
}
