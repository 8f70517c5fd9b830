/** What every export is made with: the words, the figures in memory, and what a column or a note is called. */
import { periodWords } from '../../conversation/periods.js';
import type { Plan, Tier } from '../../domain/plan.js';
import { line, type Param } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import type { AskFacts } from '../../questions/facts.js';
import type { ColumnKind, ExportColumn, ExportKind, ExportTable } from './table.js';

export type Say = (key: string, params?: Readonly<Record<string, Param>>) => string;

/** An export is a Vietnamese paper whoever asks for it. */
export const sayer =
  (words: Words): Say =>
  (key, params = {}) =>
    words.say(line(key, params), 'vi');

export interface Making {
  readonly campaignId: string;
  readonly period: string;
  readonly facts: AskFacts;
  readonly say: Say;
  readonly sample: boolean;
}

export function column(
  say: Say,
  id: string,
  kind: ColumnKind,
  share: number,
  codes: readonly string[] = [],
): ExportColumn {
  const title = say(`export.column.${id}`);
  if (kind !== 'code') return { id, title, kind, share };
  return { id, title, kind, share, words: Object.fromEntries(codes.map((code) => [code, say(`export.code.${code}`)])) };
}

/** "ngày 06/02/2023", "tháng 02 năm 2023" as the plan has it, "ngày …" where it says nothing. */
export function datedWords({ document: { date, dateWords } }: Plan, say: Say): string {
  if (date !== null) return say('paper.on_day', { day: { day: date, form: 'day' } });
  return dateWords ?? say('paper.on_day', { day: '…' });
}

/** "Kế hoạch số 19/KH-UBND ngày 06/02/2023"; what the plan leaves blank stays blank. */
export function planLine(plan: Plan, say: Say): string {
  const number = plan.document.number ?? '…';
  return say('export.note.plan', { number, dated: datedWords(plan, say), issuer: plan.issuer });
}

type Rest = Pick<ExportTable, 'columns' | 'rows'> & { readonly notes: readonly string[] };

export function finish(kind: ExportKind, making: Making, rest: Rest): ExportTable {
  const { campaignId, period, facts, say, sample } = making;
  return {
    kind,
    campaignId,
    period,
    sample,
    asOf: facts.asOf,
    title: say(`export.title.${kind}`, { period: periodWords(period) }),
    subtitle: facts.plan.movement,
    query: `export ${kind} --campaign ${campaignId} --period ${period}`,
    columns: rest.columns,
    rows: rest.rows,
    notes: [planLine(facts.plan, say), ...rest.notes, say('export.note.not_signed')],
  };
}

export const reportingTiers = (plan: Plan): readonly Tier[] => plan.tiers.filter((tier) => tier.reports);
