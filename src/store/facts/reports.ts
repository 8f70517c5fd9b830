/** Obligations, drafts and figures as the conversation sees them. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Draft, FigureView, ObligationView } from '../../conversation/facts.js';
import type { FigureValue } from '../../domain/figure.js';
import type { Unit } from '../../domain/unit.js';
import type { ReadDb, ReadTx } from '../port.js';
import { obligation } from '../schema/plan.js';
import { draft, draftAnswer, figure } from '../schema/report.js';

const p = sql.placeholder;

export type ObligationRow = typeof obligation.$inferSelect;

const ofUnit = (db: ReadDb) =>
  db
    .select()
    .from(obligation)
    .where(and(eq(obligation.campaignId, p('campaignId')), eq(obligation.unitId, p('unitId'))))
    .orderBy(asc(obligation.opensAt), asc(obligation.period))
    .prepare();
const one = (db: ReadDb) =>
  db
    .select()
    .from(obligation)
    .where(eq(obligation.id, p('id')))
    .prepare();
const ofPeriod = (db: ReadDb) =>
  db
    .select()
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

export function obligationView(row: ObligationRow, unit: Unit): ObligationView {
  const { id, campaignId, dutyId, period, opensAt, dueBefore, locksAt, submittedAt, receipt, asOf } = row;
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
      asOf: draft.asOf,
      highlight: draft.highlight,
      droppedAt: draft.droppedAt,
      criterionId: draftAnswer.criterionId,
      value: draftAnswer.value,
      note: draftAnswer.note,
      ref: draftAnswer.ref,
    })
    .from(draft)
    .leftJoin(draftAnswer, eq(draftAnswer.obligationId, draft.obligationId))
    .where(eq(draft.obligationId, p('id')))
    .prepare();

export async function readDraft(tx: ReadTx, id: string): Promise<Draft | null> {
  const rows = await tx.prepared(draftRows).execute({ id });
  const [held] = rows;
  if (held === undefined) return null;
  const answers = rows.flatMap(({ criterionId, value, note, ref }) =>
    criterionId === null || value === null ? [] : [{ criterionId, value, note, ref }],
  );
  const { version, asOf, highlight, droppedAt } = held;
  return { obligationId: id, version, answers, asOf, highlight, droppedAt };
}

const place = () =>
  and(eq(figure.campaignId, p('campaignId')), eq(figure.unitId, p('unitId')), eq(figure.period, p('period')));
const currentRows = (db: ReadDb) =>
  db
    .select()
    .from(figure)
    .where(and(place(), sql`${figure.current} = 1`))
    .orderBy(asc(figure.id))
    .prepare();
const allRows = (db: ReadDb) => db.select().from(figure).where(place()).orderBy(asc(figure.id)).prepare();

/** Current figures of one unit and period, or every version of them, oldest first. */
export async function readFigures(
  tx: ReadTx,
  of: { readonly campaignId: string; readonly unitId: number; readonly period: string },
  which: 'current' | 'all',
): Promise<readonly FigureView[]> {
  const rows = await tx.prepared(which === 'current' ? currentRows : allRows).execute({ ...of });
  return rows.map((row) => ({
    unitId: row.unitId,
    criterionId: row.criterionId,
    period: row.period,
    version: row.version,
    value: figureValueOf(row),
    state: row.state,
    source: row.source,
    asOf: row.asOf,
    at: row.at,
  }));
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
