/** Sealed secrets, each written only over the version it was read at. */
import { and, eq } from 'drizzle-orm';
import type { Instant } from '../../domain/time.js';
import type { ReadTx, Tx } from '../port.js';
import { vault } from '../schema/reach.js';

export async function readSealed(
  tx: ReadTx,
  name: string,
): Promise<{ readonly sealed: string; readonly version: number } | null> {
  const [row] = await tx.db
    .select({ sealed: vault.sealed, version: vault.version })
    .from(vault)
    .where(eq(vault.name, name));
  return row ?? null;
}

/** False when the stored version is not `after` (0: nothing stored); then nothing changes. */
export async function writeSealed(tx: Tx, name: string, sealed: string, after: number, now: Instant): Promise<boolean> {
  const value = { sealed, version: after + 1, at: now };
  const written =
    after === 0
      ? await tx.db
          .insert(vault)
          .values({ name, ...value })
          .onConflictDoNothing()
          .returning({ name: vault.name })
      : await tx.db
          .update(vault)
          .set(value)
          .where(and(eq(vault.name, name), eq(vault.version, after)))
          .returning({ name: vault.name });
  return written.length === 1;
}
