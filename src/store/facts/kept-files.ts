/** What names a file that is kept under its hash. A file that nothing names goes after a day: a new table belongs here. */
import { and, eq, isNull, like, type SQL } from 'drizzle-orm';
import type { ReadTx } from '../port.js';
import { nominationPaper } from '../schema/award.js';
import { broadcast } from '../schema/broadcast.js';
import { evidence } from '../schema/evidence.js';
import { paperForm } from '../schema/papers.js';
import { campaign } from '../schema/plan.js';
import { paperForms } from './papers.js';

/** Every table with a column `sha256`, and which of its rows still count. */
export const NAMING = [
  { table: evidence, counts: isNull(evidence.withdrawnAt) },
  { table: nominationPaper, counts: isNull(nominationPaper.withdrawnAt) },
  // An older form stays on record, and what was printed in it can be shown.
  { table: paperForm, counts: undefined },
] as const;

export async function fileNamed(tx: ReadTx, sha256: string): Promise<boolean> {
  for (const { table, counts } of NAMING) {
    const named: SQL | undefined = and(eq(table.sha256, sha256), counts);
    if ((await tx.db.select({ id: table.id }).from(table).where(named).limit(1)).length > 0) return true;
  }
  // An announcement carries it: the hash is hexadecimal and stands in its content as it is.
  const carries = like(broadcast.content, `%${sha256}%`);
  return (await tx.db.select({ id: broadcast.id }).from(broadcast).where(carries).limit(1)).length > 0;
}

/** Every file that is in use: what must lie on the disk beside the database. A form that was replaced is missed by nobody. */
export async function filesInUse(tx: ReadTx): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  for (const { table, counts } of NAMING.filter((one) => one.table !== paperForm)) {
    for (const { sha256 } of await tx.db.selectDistinct({ sha256: table.sha256 }).from(table).where(counts))
      if (sha256 !== null) used.add(sha256);
  }
  for (const { id } of await tx.db.select({ id: campaign.id }).from(campaign))
    for (const { file } of await paperForms(tx, id)) used.add(file.sha256);
  const carrying = tx.db
    .select({ content: broadcast.content })
    .from(broadcast)
    .where(like(broadcast.content, '%sha256%'));
  for (const { content } of await carrying)
    for (const [, sha256 = ''] of JSON.stringify(content).matchAll(/"sha256":"([0-9a-f]{64})"/g)) used.add(sha256);
  return used;
}
