/** Obligations, drafts and figures as the conversation sees them. */
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Draft, DraftAnswer, FigureVersion, FigureView, ObligationView } from '../../conversation/facts.js';
import type { FigureValue } from '../../domain/figure.js';
import type { Instant } from '../../domain/time.js';
import type { Unit } from '../../domain/unit.js';
import type { ReadDb, ReadTx } from '../port.js';
import { obligation } from '../schema/plan.js';
import { draft, draftAnswer, figure } from '../schema/report.js';
import { draftDoubt, periodClosing } from '../schema/review.js';
import { handColumns, handOf, handPerson, handSeat, personOfHand } from './hands.js';

const p = sql.placeholder;

export type ObligationRow = typeof obligation.$inferSelect & { readonly closedAt: number | null };

/** A closed period locks every report of it, whatever its own lock. */
export const obligationColumns = {
  ...getTableColumns(obligation),
  // Columns of a select over one table lose its name, these too: it is written out, or every period would be closed.
  closedAt: sql<number | null>`(select closing.closed_at from ${periodClosing} as closing
    where closing.campaign_id = ${obligation}.campaign_id and closing.period = ${obligation}.period
    and closing.reopened_at is null)`,
};

const ofUnit = (db: ReadDb) =>
  db
    .select(obligationColumns)
    .from(obligation)
    .where(and(eq(obligation.campaignId, p('campaignId')), eq(obligation.unitId, p('unitId'))))
    .orderBy(asc(obligation.opensAt), asc(obligation.period))
    .prepare();
const one = (db: ReadDb) =>
  db
    .select(obligationColumns)
    .from(obligation)
    .where(eq(obligation.id, p('id')))
    .prepare();
const ofPeriod = (db: ReadDb) =>
  db
    .select(obligationColumns)
    .from(obligation)
    .where(and(eq(obligation.campaignId, p('campaignId')), eq(obligation.period, p('period'))))
    .orderBy(asc(obligation.unitId))
    .prepare();

export async function obligationsOfUnit(tx: ReadTx, campaignId: string, unitId: number): Promise<ObligationRow[]> {
  return tx.prepared(ofUnit).execute({ campaignId, unitId });
}

export async function obligationRow(tx: ReadTx, id: string): Promise<ObligationRow | undefined> {
  return (await tx.prepared(one).execute({ id }))[0];
}

export async function obligationsOfPeriod(tx: ReadTx, campaignId: string, period: string): Promise<ObligationRow[]> {
  return tx.prepared(ofPeriod).execute({ campaignId, period });
}

/** `frozenAt`: since when its campaign takes nothing; null while it runs. */
export function obligationView(row: ObligationRow, unit: Unit, frozenAt: Instant | null = null): ObligationView {
  const { id, campaignId, dutyId, period, opensAt, dueBefore, closedAt, submittedAt, receipt, asOf } = row;
  const locks = [closedAt, row.locksAt, frozenAt].filter((one) => one !== null);
  const locksAt = locks.length === 0 ? null : Math.min(...locks);
  const sent = submittedAt !== null && receipt !== null && asOf !== null;
  return {
    id,
    campaignId,
    dutyId,
    unit,
    period,
    opensAt,
    dueBefore,
    locksAt,
    extended: row.extendedAt !== null,
    exempt: row.exemptedAt !== null,
    submitted: sent
      ? { at: submittedAt, onTime: row.onTime, receipt, version: row.version, asOf, highlight: row.highlight }
      : null,
  };
}

/** A row per answer; one row without a criterion while there is none. */
const draftRows = (db: ReadDb) =>
  db
    .select({
      version: draft.version,
      planVersion: draft.planVersion,
      asOf: draft.asOf,
      highlight: draft.highlight,
      droppedAt: draft.droppedAt,
      criterionId: draftAnswer.criterionId,
      value: draftAnswer.value,
      note: draftAnswer.note,
      ref: draftAnswer.ref,
      origin: draftAnswer.origin,
      at: draftAnswer.at,
      doubtCriterion: draftDoubt.criterionId,
      doubtAnswer: draftDoubt.answer,
      ...handColumns,
    })
    .from(draft)
    .leftJoin(draftAnswer, eq(draftAnswer.obligationId, draft.obligationId))
    .leftJoin(draftDoubt, eq(draftDoubt.obligationId, draft.obligationId))
    .leftJoin(handSeat, eq(handSeat.id, draftAnswer.bySeat))
    .leftJoin(handPerson, personOfHand())
    .where(eq(draft.obligationId, p('id')))
    .prepare();

export async function readDraft(tx: ReadTx, id: string): Promise<Draft | null> {
  const rows = await tx.prepared(draftRows).execute({ id });
  const [held] = rows;
  if (held === undefined) return null;
  const answers: DraftAnswer[] = [];
  for (const row of rows) {
    const { criterionId, value, note, ref, origin, at } = row;
    if (criterionId === null || value === null) continue;
    const by = handOf(row);
    answers.push({ criterionId, value, note, ref, origin, given: by === null || at === null ? null : { at, by } });
  }
  const { version, planVersion, asOf, highlight, droppedAt, doubtCriterion, doubtAnswer } = held;
  const doubt =
    doubtCriterion === null || doubtAnswer === null ? null : { criterionId: doubtCriterion, answer: doubtAnswer };
  return { obligationId: id, version, planVersion, answers, asOf, highlight, droppedAt, doubt };
}

const viewColumns = {
  unitId: figure.unitId,
  criterionId: figure.criterionId,
  period: figure.period,
  version: figure.version,
  kind: figure.kind,
  numerator: figure.numerator,
  denominator: figure.denominator,
  value: figure.value,
  whyNot: figure.whyNot,
  state: figure.state,
  source: figure.source,
  asOf: figure.asOf,
  at: figure.at,
};
const place = () =>
  and(eq(figure.campaignId, p('campaignId')), eq(figure.unitId, p('unitId')), eq(figure.period, p('period')));
const currentRows = (db: ReadDb) =>
  db
    .select(viewColumns)
    .from(figure)
    .where(and(place(), sql`${figure.current} = 1`))
    .orderBy(asc(figure.id))
    .prepare();
export const versionColumns = { ...getTableColumns(figure), ...handColumns };
const allRows = (db: ReadDb) =>
  db
    .select(versionColumns)
    .from(figure)
    .leftJoin(handSeat, eq(handSeat.id, figure.bySeat))
    .leftJoin(handPerson, personOfHand())
    .where(place())
    .orderBy(asc(figure.id))
    .prepare();

interface Of {
  readonly campaignId: string;
  readonly unitId: number;
  readonly period: string;
}

export function figureView(row: Pick<typeof figure.$inferSelect, keyof typeof viewColumns>): FigureView {
  const { unitId, criterionId, period, version, state, source, asOf, at } = row;
  return { unitId, criterionId, period, version, value: figureValueOf(row), state, source, asOf, at };
}

export function figureVersion(row: Awaited<ReturnType<ReturnType<typeof allRows>['execute']>>[number]): FigureVersion {
  const { note, reason, origin, supplementary, confirmed } = row;
  return { ...figureView(row), note, reason, origin, supplementary, confirmed, by: handOf(row) };
}

/** Current figures of one unit and period. */
export async function readFigures(tx: ReadTx, of: Of): Promise<readonly FigureView[]> {
  return (await tx.prepared(currentRows).execute({ ...of })).map(figureView);
}

/** Every version of them, oldest first. */
export async function readHistory(tx: ReadTx, of: Of): Promise<readonly FigureVersion[]> {
  return (await tx.prepared(allRows).execute({ ...of })).map(figureVersion);
}

type FigureRow = Pick<typeof figure.$inferSelect, 'kind' | 'numerator' | 'denominator' | 'value' | 'whyNot'>;

/** Columns back into a value; a row that lacks what its kind needs was not written by us. */
export function figureValueOf(row: FigureRow): FigureValue {
  const { kind, numerator, denominator, value } = row;
  switch (kind) {
    case 'ratio':
      if (numerator === null || denominator === null) throw new Error('a ratio without its counts');
      return { kind, numerator, denominator };
    case 'percent':
      if (value === null) throw new Error('a percentage without digits');
      return { kind, percent: value };
    case 'count':
      if (value === null) throw new Error('a count without digits');
      return { kind, value };
    case 'not_arisen':
      return { kind, reason: row.whyNot };
    default:
      return kind satisfies never;
  }
}
