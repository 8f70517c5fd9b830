/** What is open at an address, saved at the end of each turn. */
import { sql } from 'drizzle-orm';
import type { Session } from '../../conversation/session.js';
import type { Instant } from '../../domain/time.js';
import type { AddressId } from '../../events/event.js';
import type { Db, Tx } from '../port.js';
import { session } from '../schema/people.js';

const put = (db: Db) =>
  db
    .insert(session)
    .values({ address: sql.placeholder('address'), held: sql.placeholder('held'), at: sql.placeholder('at') })
    .onConflictDoUpdate({ target: session.address, set: { held: sql`excluded.held`, at: sql`excluded.at` } })
    .prepare();

export async function saveSession(tx: Tx, address: AddressId, held: Session, at: Instant): Promise<void> {
  await tx.prepared(put).execute({ address, held: JSON.stringify(held), at });
}
