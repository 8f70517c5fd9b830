/** What the auditors' file of one report is made from, beside what the conversation's facts hold. */
import { and, asc, eq, or, sql } from 'drizzle-orm';
import type { CampaignId, ObligationId } from '../../events/ids.js';
import { handColumns, handOf, handPerson, handSeat, personOfHand } from '../facts/hands.js';
import type { ReadTx } from '../port.js';
import { audit, auditPayload } from '../schema/audit.js';
import { unitDocument } from '../schema/document.js';
import { evidence } from '../schema/evidence.js';
import { outbox } from '../schema/pipe.js';
import { reminderIntent } from '../schema/reminder.js';

/** Evidence of the report, what was taken back too. */
export async function evidenceHeld(tx: ReadTx, id: ObligationId) {
  const rows = await tx.db
    .select({
      id: evidence.id,
      criterionId: evidence.criterionId,
      figureVersion: evidence.figureVersion,
      sha256: evidence.sha256,
      size: evidence.size,
      type: evidence.type,
      name: evidence.name,
      number: evidence.number,
      day: evidence.day,
      at: evidence.at,
      withdrawnAt: evidence.withdrawnAt,
      ...handColumns,
    })
    .from(evidence)
    .leftJoin(handSeat, eq(handSeat.id, evidence.bySeat))
    .leftJoin(handPerson, personOfHand())
    .where(eq(evidence.obligationId, id))
    .orderBy(asc(evidence.at), asc(evidence.id));
  return rows.map((row) => ({ ...row, by: handOf(row) }));
}

/** Signed papers named for the report, and the unit's launch plans. */
export async function documentsHeld(tx: ReadTx, campaignId: CampaignId, unitId: number, id: ObligationId) {
  const { kind, number, day, at } = unitDocument;
  const ofReport = eq(unitDocument.obligationId, id);
  const launch = and(eq(unitDocument.campaignId, campaignId), eq(unitDocument.unitId, unitId), eq(kind, 'launch_plan'));
  const rows = await tx.db
    .select({ kind, number, day, at, ...handColumns })
    .from(unitDocument)
    .leftJoin(handSeat, eq(handSeat.id, unitDocument.bySeat))
    .leftJoin(handPerson, personOfHand())
    .where(or(ofReport, launch))
    .orderBy(asc(unitDocument.id));
  return rows.map((row) => ({ ...row, by: handOf(row) }));
}

/** Every reminder decided about the report, sent or not, with what became of it. */
export async function remindersHeld(tx: ReadTx, id: ObligationId) {
  const { rule, at, decidedAt, personId, state, reason, because } = reminderIntent;
  return tx.db
    .select({ rule, at, decidedAt, personId, state, reason, because, delivery: outbox.state, endedAt: outbox.endedAt })
    .from(reminderIntent)
    .leftJoin(outbox, eq(outbox.id, reminderIntent.outboxId))
    .where(eq(reminderIntent.subject, id))
    .orderBy(asc(decidedAt), asc(reminderIntent.id));
}

/** Rows of the audit chain about the report, and those of the campaign that name its unit. */
export async function chainHeld(tx: ReadTx, campaignId: CampaignId, unitId: number, id: ObligationId) {
  const { seq, at, actor, action, subject, payloadHash, prev, mac } = audit;
  const rows = await tx.db
    .select({ seq, at, actor, action, subject, payloadHash, prev, mac, payload: auditPayload.payload })
    .from(audit)
    .leftJoin(auditPayload, eq(auditPayload.auditId, audit.id))
    .where(
      and(
        eq(audit.chain, campaignId),
        or(
          eq(subject, `obligation:${id}`),
          sql`instr(${auditPayload.payload}, ${`"unitId":${unitId}`}) > 0`,
          sql`instr(${auditPayload.payload}, ${id}) > 0`,
        ),
      ),
    )
    .orderBy(asc(seq));
  const own = new RegExp(`"unitId":${unitId}(?!\\d)`);
  return rows
    .filter(
      ({ subject: about, payload }) =>
        about === `obligation:${id}` || (payload !== null && (own.test(payload) || payload.includes(id))),
    )
    .map(({ payload: _, ...row }) => row);
}
