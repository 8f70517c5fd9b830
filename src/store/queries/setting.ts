/** Settings that change while the service runs, e.g. the trial's day. */
import { eq } from 'drizzle-orm';
import type { ReadTx, Tx } from '../port.js';
import { setting } from '../schema/plan.js';

export async function readSetting(tx: ReadTx, key: string): Promise<string | null> {
  const [row] = await tx.db.select().from(setting).where(eq(setting.key, key));
  return row?.value ?? null;
}

export async function writeSetting(tx: Tx, key: string, value: string): Promise<void> {
  await tx.db.insert(setting).values({ key, value }).onConflictDoUpdate({ target: setting.key, set: { value } });
}
