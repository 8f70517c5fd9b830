/** What is open at an address, saved at the end of each turn. */
import { sql } from 'drizzle-orm';
import type { Session } from '../../conversation/session.js';
import type { Instant } from '../../domain/time.js';
import type { AddressId } from '../../events/event.js';
import type { Db, Tx } from '../port.js';
import { session } from '../schema/people.js';

/** How far behind `at` may stay. */
const SAME_MS = 30_000;

const put = (db: Db) =>
  db
    .insert(session)
    .values({ address: sql.placeholder('address'), held: sql.placeholder('held'), at: sql.placeholder('at') })
    .onConflictDoUpdate({ target: session.address, set: { held: sql`excluded.held`, at: sql`excluded.at` } })
    .prepare();

/** `left` is what stands there: the same again within `SAME_MS` is not written once more. */
export async function saveSession(
  tx: Tx,
  address: AddressId,
  to: { readonly session: Session; readonly at: Instant },
  left: { readonly held: string; readonly at: Instant } | null,
): Promise<void> {
  const held = JSON.stringify(to.session);
  if (left !== null && left.held === held && to.at - left.at < SAME_MS) return;
  await tx.prepared(put).execute({ address, held, at: to.at });
}
