/** An office's own forms of papers, as they hold now. */
import { asc, eq } from 'drizzle-orm';
import type { PaperFormView } from '../../conversation/facts-papers.js';
import type { CampaignId } from '../../events/ids.js';
import type { ReadTx } from '../port.js';
import { paperForm } from '../schema/papers.js';

export async function paperForms(tx: ReadTx, campaignId: CampaignId): Promise<readonly PaperFormView[]> {
  const rows = await tx.db
    .select()
    .from(paperForm)
    .where(eq(paperForm.campaignId, campaignId))
    .orderBy(asc(paperForm.id));
  const newest = new Map(rows.map((row) => [row.paper, row]));
  return [...newest.values()].flatMap(({ paper, sha256, size, name, at }) =>
    sha256 === null || size === null || name === null ? [] : [{ paper, file: { sha256, size, name }, at }],
  );
}
