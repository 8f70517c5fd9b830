/** The web chat's cookies: only their hashes are kept. */
import { eq } from 'drizzle-orm';
import type { Instant } from '../../domain/time.js';
import type { ReadTx, Tx } from '../port.js';
import { webSession } from '../schema/people.js';

export async function findWebSession(tx: ReadTx, hash: string): Promise<string | null> {
  const [row] = await tx.db.select().from(webSession).where(eq(webSession.hash, hash));
  return row?.address ?? null;
}

export async function saveWebSession(tx: Tx, hash: string, address: string, at: Instant): Promise<void> {
  const row = { hash, address, createdAt: at };
  await tx.db.insert(webSession).values(row).onConflictDoUpdate({ target: webSession.hash, set: { address } });
}
