/** Evidence given and taken back. */
import { and, eq, isNull } from 'drizzle-orm';
import type { EvidenceEvent } from '../../events/event.js';
import type { Tx } from '../port.js';
import { evidence } from '../schema/evidence.js';
import { type ApplyEnv, StaleDecision } from './context.js';

type Of<T extends EvidenceEvent['type']> = Extract<EvidenceEvent, { type: T }>;

export async function evidenceGiven(tx: Tx, event: Of<'evidence_given'>, env: ApplyEnv): Promise<void> {
  const { evidenceId: id, campaignId, obligationId, unitId, criterionId, figureVersion, file, document } = event;
  const bySeat = env.actor.kind === 'seat' ? env.actor.seatId : null;
  const place = { id, campaignId, obligationId, unitId, criterionId, figureVersion, bySeat, at: env.now };
  await tx.db.insert(evidence).values({ ...place, ...file, ...document });
}

export async function evidenceWithdrawn(tx: Tx, event: Of<'evidence_withdrawn'>, env: ApplyEnv): Promise<void> {
  const done = await tx.db
    .update(evidence)
    .set({ withdrawnAt: env.now })
    .where(and(eq(evidence.id, event.evidenceId), isNull(evidence.withdrawnAt)))
    .returning({ id: evidence.id });
  if (done.length !== 1) throw new StaleDecision('evidence is withdrawn');
}
