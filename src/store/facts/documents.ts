/** The newest paper named for a report, or for a unit's launch plan. */
import { and, desc, eq } from 'drizzle-orm';
import type { SignedDocument } from '../../conversation/facts.js';
import type { ReadTx } from '../port.js';
import { unitDocument } from '../schema/document.js';

export async function signedDocument(tx: ReadTx, obligationId: string): Promise<SignedDocument | null> {
  const [row] = await tx.db
    .select({ number: unitDocument.number, day: unitDocument.day })
    .from(unitDocument)
    .where(and(eq(unitDocument.obligationId, obligationId), eq(unitDocument.kind, 'report')))
    .orderBy(desc(unitDocument.id))
    .limit(1);
  return row ?? null;
}
