/** Awards as the conversation and the office see them. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type {
  DatedRule,
  GivenPaperView,
  NominationStepView,
  NominationView,
  SheetPlace,
} from '../../conversation/facts-award.js';
import type { AwardSheet, Suspension } from '../../domain/award-sheet.js';
import type { Unit } from '../../domain/unit.js';
import type { ReadTx } from '../port.js';
import {
  awardRule,
  awardSheet,
  awardSuspension,
  nomination,
  nominationPaper,
  nominationStep,
} from '../schema/award.js';
import { handColumns, handOf, handPerson, handSeat, personOfHand } from './hands.js';

export async function readFrozen(tx: ReadTx, campaignId: string, of: SheetPlace): Promise<AwardSheet | null> {
  const [row] = await tx.db
    .select({ id: awardSheet.id, sheet: awardSheet.sheet, at: awardSheet.at, ...handColumns })
    .from(awardSheet)
    .leftJoin(handSeat, eq(handSeat.id, awardSheet.bySeat))
    .leftJoin(handPerson, personOfHand())
    .where(
      and(
        eq(awardSheet.campaignId, campaignId),
        eq(awardSheet.occasion, of.occasion),
        eq(awardSheet.period, of.period),
        eq(awardSheet.tier, of.tier),
      ),
    )
    .orderBy(desc(awardSheet.at), desc(awardSheet.id))
    .limit(1);
  if (row === undefined) return null;
  const { id, sheet, at, ...hand } = row;
  return { ...sheet, frozen: { sheetId: id, at, role: handOf(hand)?.role ?? null } };
}

export async function readSuspensions(tx: ReadTx, campaignId: string): Promise<ReadonlyMap<number, Suspension>> {
  const rows = await tx.db
    .select({
      unitId: awardSuspension.unitId,
      suspended: awardSuspension.suspended,
      document: awardSuspension.document,
      day: awardSuspension.day,
      at: awardSuspension.at,
      ...handColumns,
    })
    .from(awardSuspension)
    .leftJoin(handSeat, eq(handSeat.id, awardSuspension.bySeat))
    .leftJoin(handPerson, personOfHand())
    .where(eq(awardSuspension.campaignId, campaignId))
    .orderBy(asc(awardSuspension.id));
  const held = new Map<number, Suspension>();
  for (const { unitId, suspended, document, day, at, ...hand } of rows) {
    if (suspended) held.set(unitId, { document, day, at, role: handOf(hand)?.role ?? null });
    else held.delete(unitId);
  }
  return held;
}

export async function readRules(tx: ReadTx, campaignId: string): Promise<readonly DatedRule[]> {
  const rows = await tx.db
    .select({ rule: awardRule.rule, at: awardRule.at, ...handColumns })
    .from(awardRule)
    .leftJoin(handSeat, eq(handSeat.id, awardRule.bySeat))
    .leftJoin(handPerson, personOfHand())
    .where(eq(awardRule.campaignId, campaignId))
    .orderBy(asc(awardRule.id));
  return rows.map(({ rule, at, ...hand }) => ({ rule, at, by: handOf(hand) }));
}

type Row = typeof nomination.$inferSelect;

function view({ unitId, openedBy: _, ...row }: Row, unitOf: (id: number) => Unit): NominationView {
  return { ...row, unit: unitOf(unitId) };
}

export async function readNominations(
  tx: ReadTx,
  campaignId: string,
  unitOf: (id: number) => Unit,
): Promise<readonly NominationView[]> {
  const rows = await tx.db
    .select()
    .from(nomination)
    .where(eq(nomination.campaignId, campaignId))
    .orderBy(asc(nomination.number));
  return rows.map((row) => view(row, unitOf));
}

export async function readNomination(
  tx: ReadTx,
  id: string,
  unitOf: (id: number) => Unit,
): Promise<NominationView | null> {
  const [row] = await tx.db.select().from(nomination).where(eq(nomination.id, id));
  return row === undefined ? null : view(row, unitOf);
}

export async function readSteps(tx: ReadTx, id: string): Promise<readonly NominationStepView[]> {
  const rows = await tx.db
    .select({
      step: nominationStep.step,
      state: nominationStep.state,
      words: nominationStep.words,
      at: nominationStep.at,
      ...handColumns,
    })
    .from(nominationStep)
    .leftJoin(handSeat, eq(handSeat.id, nominationStep.bySeat))
    .leftJoin(handPerson, personOfHand())
    .where(eq(nominationStep.nominationId, id))
    .orderBy(asc(nominationStep.id));
  return rows.map(({ step, state, words, at, ...hand }) => ({ step, state, words, at, by: handOf(hand) }));
}

export async function readPapers(tx: ReadTx, campaignId: string): Promise<readonly GivenPaperView[]> {
  const rows = await tx.db
    .select({ paper: nominationPaper })
    .from(nominationPaper)
    .innerJoin(nomination, eq(nomination.id, nominationPaper.nominationId))
    .where(and(eq(nomination.campaignId, campaignId), isNull(nominationPaper.withdrawnAt)))
    .orderBy(asc(nominationPaper.at), asc(nominationPaper.id));
  return rows.map(({ paper }) => paperView(paper));
}

function paperView(row: typeof nominationPaper.$inferSelect): GivenPaperView {
  const { id, nominationId, paperId, at, sha256, size, type, name, number, day } = row;
  const file = sha256 === null || size === null || type === null || name === null ? null : { sha256, size, type, name };
  return { id, nominationId, paperId, at, file, document: number === null || day === null ? null : { number, day } };
}
