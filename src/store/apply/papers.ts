/** An office's own forms. A paper that was made leaves nothing but its row in the audit. */
import type { PapersEvent } from '../../events/papers.js';
import type { Tx } from '../port.js';
import { paperForm } from '../schema/papers.js';
import type { ApplyEnv } from './context.js';

export async function papersEvent(tx: Tx, event: PapersEvent, env: ApplyEnv): Promise<void> {
  if (event.type === 'paper_made') return;
  const { campaignId, paper } = event;
  const bySeat = env.actor.kind === 'seat' ? env.actor.seatId : null;
  const file = event.type === 'form_set' ? event.file : { sha256: null, size: null, name: null };
  await tx.db.insert(paperForm).values({ campaignId, paper, ...file, bySeat, at: env.now });
}
