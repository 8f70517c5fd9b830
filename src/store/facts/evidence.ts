/** Evidence as the conversation sees it. */
import { and, asc, count, eq, gte, inArray, isNull, ne, sum } from 'drizzle-orm';
import type { EvidenceView } from '../../conversation/facts.js';
import type { Instant } from '../../domain/time.js';
import type { ReadTx } from '../port.js';
import { evidence } from '../schema/evidence.js';
import { obligation } from '../schema/plan.js';

type Row = typeof evidence.$inferSelect;

function view(row: Row): EvidenceView {
  const { id, campaignId, obligationId, unitId, criterionId, figureVersion, at } = row;
  const { sha256, size, type, name, number, day } = row;
  const file = sha256 === null || size === null || type === null || name === null ? null : { sha256, size, type, name };
  const document = number === null || day === null ? null : { number, day };
  return { id, campaignId, obligationId, unitId, criterionId, figureVersion, at, file, document };
}

export async function evidenceOf(tx: ReadTx, obligationId: string): Promise<readonly EvidenceView[]> {
  const rows = await tx.db
    .select()
    .from(evidence)
    .where(and(eq(evidence.obligationId, obligationId), isNull(evidence.withdrawnAt)))
    .orderBy(asc(evidence.at), asc(evidence.id));
  return rows.map(view);
}

export async function evidenceCounts(
  tx: ReadTx,
  obligationIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const of = and(inArray(evidence.obligationId, [...obligationIds]), isNull(evidence.withdrawnAt));
  const rows = await tx.db
    .select({ id: evidence.obligationId, n: count() })
    .from(evidence)
    .where(of)
    .groupBy(evidence.obligationId);
  return new Map(rows.map((row) => [row.id, row.n]));
}

export async function evidenceById(tx: ReadTx, id: string): Promise<EvidenceView | null> {
  const [row] = await tx.db
    .select()
    .from(evidence)
    .where(and(eq(evidence.id, id), isNull(evidence.withdrawnAt)));
  return row === undefined ? null : view(row);
}

/** Where else the very same bytes were given in the campaign. */
export async function evidenceTwins(
  tx: ReadTx,
  { campaignId, id, sha256 }: { readonly campaignId: string; readonly id: string; readonly sha256: string },
): Promise<readonly { readonly unitId: number; readonly period: string; readonly criterionId: string }[]> {
  return tx.db
    .select({ unitId: evidence.unitId, period: obligation.period, criterionId: evidence.criterionId })
    .from(evidence)
    .innerJoin(obligation, eq(obligation.id, evidence.obligationId))
    .where(
      and(
        eq(evidence.campaignId, campaignId),
        eq(evidence.sha256, sha256),
        ne(evidence.id, id),
        isNull(evidence.withdrawnAt),
      ),
    )
    .orderBy(asc(evidence.at));
}

/** Bytes the unit gave since then, over all its people. */
export async function evidenceBytes(tx: ReadTx, unitId: number, since: Instant): Promise<number> {
  const [row] = await tx.db
    .select({ bytes: sum(evidence.size) })
    .from(evidence)
    .where(and(eq(evidence.unitId, unitId), gte(evidence.at, since)));
  return Number(row?.bytes ?? 0);
}
