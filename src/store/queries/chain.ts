/** One campaign's audit chain as it lies, for an archive that anybody can check link by link. */
import { asc, eq } from 'drizzle-orm';
import type { ReadTx } from '../port.js';
import { audit } from '../schema/audit.js';

export function chainRows(tx: ReadTx, chain: string) {
  const { seq, at, actor, action, subject, payloadHash, prev, mac } = audit;
  return tx.db
    .select({ seq, at, actor, action, subject, payloadHash, prev, mac })
    .from(audit)
    .where(eq(audit.chain, chain))
    .orderBy(asc(audit.seq));
}
