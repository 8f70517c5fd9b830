/** A report while it is typed. Each change names the version it makes; any other version is a stale decision. */
import { and, eq, sql } from 'drizzle-orm';
import type { ObligationId, ReportEvent } from '../../events/event.js';
import type { Db, Tx } from '../port.js';
import { campaign, obligation } from '../schema/plan.js';
import { draft, draftAnswer } from '../schema/report.js';
import { draftDoubt } from '../schema/review.js';
import { type ApplyEnv, StaleDecision } from './context.js';

type Of<T extends ReportEvent['type']> = Extract<ReportEvent, { type: T }>;

const p = sql.placeholder;

const openDraft = (db: Db) =>
  db
    .insert(draft)
    .values({
      obligationId: p('id'),
      version: 1,
      planVersion: sql`(select ${campaign.planVersion} from ${campaign} join ${obligation} on ${obligation.campaignId} = ${campaign.id} where ${obligation.id} = ${p('id')})`,
      updatedAt: p('now'),
    })
    .onConflictDoNothing({ target: draft.obligationId })
    .returning({ id: draft.obligationId })
    .prepare();

const nextVersion = (db: Db) =>
  db
    .update(draft)
    .set({ version: sql`${p('version')}`, updatedAt: sql`${p('now')}` })
    .where(and(eq(draft.obligationId, p('id')), eq(draft.version, p('before'))))
    .returning({ droppedAt: draft.droppedAt })
    .prepare();

/** Moves the draft to `version`; a dropped one begins anew, empty, unless it is being taken back. */
async function advance(tx: Tx, id: ObligationId, version: number, env: ApplyEnv, keepDropped = false): Promise<void> {
  if (version === 1 && (await tx.prepared(openDraft).execute({ id, now: env.now })).length === 1) return;
  const before = version - 1;
  const [moved] = await tx.prepared(nextVersion).execute({ id, version, before, now: env.now });
  if (moved === undefined) throw new StaleDecision('draft version');
  if (moved.droppedAt === null || keepDropped) return;
  await tx.db.delete(draftAnswer).where(eq(draftAnswer.obligationId, id));
  await tx.db.delete(draftDoubt).where(eq(draftDoubt.obligationId, id));
  await tx.db
    .update(draft)
    .set({ droppedAt: null, asOf: null, highlight: null, planVersion: null })
    .where(eq(draft.obligationId, id));
}

const putAnswer = (db: Db) =>
  db
    .insert(draftAnswer)
    .values({
      obligationId: p('id'),
      criterionId: p('criterionId'),
      value: p('value'),
      note: p('note'),
      origin: p('origin'),
      bySeat: p('by'),
      ref: p('ref'),
      at: p('now'),
    })
    .onConflictDoUpdate({
      target: [draftAnswer.obligationId, draftAnswer.criterionId],
      set: {
        value: sql`excluded.value`,
        note: sql`excluded.note`,
        origin: sql`excluded.origin`,
        bySeat: sql`excluded.by_seat`,
        ref: sql`excluded.ref`,
        at: sql`excluded.at`,
      },
    })
    .prepare();

export async function draftAnswered(tx: Tx, event: Of<'draft_answered'>, env: ApplyEnv): Promise<void> {
  const { obligationId: id, criterionId, value, note, origin = null, by, ref, version } = event;
  await advance(tx, id, version, env);
  if (value === null) {
    const which = and(eq(draftAnswer.obligationId, id), eq(draftAnswer.criterionId, criterionId));
    await tx.db.delete(draftAnswer).where(which);
    return;
  }
  await tx.prepared(putAnswer).execute({ id, criterionId, value, note, origin, by, ref, now: env.now });
}

export async function draftDated(tx: Tx, event: Of<'draft_dated'>, env: ApplyEnv): Promise<void> {
  await advance(tx, event.obligationId, event.version, env);
  await tx.db.update(draft).set({ asOf: event.asOf }).where(eq(draft.obligationId, event.obligationId));
}

export async function draftNoted(tx: Tx, event: Of<'draft_noted'>, env: ApplyEnv): Promise<void> {
  await advance(tx, event.obligationId, event.version, env);
  await tx.db.update(draft).set({ highlight: event.highlight }).where(eq(draft.obligationId, event.obligationId));
}

export async function draftDropped(tx: Tx, event: Of<'draft_dropped'>, env: ApplyEnv): Promise<void> {
  await advance(tx, event.obligationId, event.version, env);
  await tx.db.update(draft).set({ droppedAt: env.now }).where(eq(draft.obligationId, event.obligationId));
}

export async function draftRestored(tx: Tx, event: Of<'draft_restored'>, env: ApplyEnv): Promise<void> {
  await advance(tx, event.obligationId, event.version, env, true);
  await tx.db.update(draft).set({ droppedAt: null }).where(eq(draft.obligationId, event.obligationId));
}

/** Asked once per report: a second answer takes the place of the first. */
export async function draftDoubted(tx: Tx, event: Of<'draft_doubted'>, env: ApplyEnv): Promise<void> {
  const { obligationId, criterionId, doubt, answer, by: bySeat, version } = event;
  await advance(tx, obligationId, version, env);
  const set = { criterionId, doubt, answer, bySeat, at: env.now };
  await tx.db
    .insert(draftDoubt)
    .values({ obligationId, ...set })
    .onConflictDoUpdate({ target: draftDoubt.obligationId, set });
}
