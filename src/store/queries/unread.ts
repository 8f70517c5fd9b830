/** Questions kept for review go when their time is over. */
import { lt } from 'drizzle-orm';
import type { Day } from '../../domain/time.js';
import type { Tx } from '../port.js';
import { unreadQuestion } from '../schema/ask.js';

export async function eraseUnread(tx: Tx, before: Day): Promise<void> {
  await tx.db.delete(unreadQuestion).where(lt(unreadQuestion.day, before));
}
