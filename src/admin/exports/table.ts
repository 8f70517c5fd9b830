/**
 * What is exported before it is a file: columns with an id and a kind, rows of plain values, and where they come from.
 * One table makes the XLSX (words in Vietnamese), the CSV (ids and codes, as `figures import` reads them) and the JSON
 * (`docs/export.schema.json`).
 */
import type { Decimal } from '../../domain/quantity.js';
import type { Instant } from '../../domain/time.js';

export const EXPORTS = ['figures', 'ranking', 'eligibility', 'completeness', 'goals'] as const;
export type ExportKind = (typeof EXPORTS)[number];

export const FORMATS = ['xlsx', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * `code`: one of a few words of ours, said by `words`. `number`: exact digits. `percent`: 63.09. `time`: an instant.
 * Null in any of them: there is none.
 */
export type ColumnKind = 'text' | 'code' | 'number' | 'percent' | 'time';

export interface ExportColumn {
  /** In CSV and JSON; never changes once released. */
  readonly id: string;
  readonly title: string;
  readonly kind: ColumnKind;
  /** Share of the width on a sheet. */
  readonly share: number;
  /** What a code reads like; for `code` only. */
  readonly words?: Readonly<Record<string, string>>;
}

export type ExportCell = string | Decimal | Instant | null;

export interface ExportTable {
  /** `ledger`: who received an announcement. */
  readonly kind: ExportKind | 'ledger';
  readonly campaignId: string;
  readonly title: string;
  /** The movement and the period. */
  readonly subtitle: string;
  readonly period: string;
  readonly asOf: Instant;
  /** The export as the command line would ask for it: one line that makes it again. */
  readonly query: string;
  readonly sample: boolean;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly (readonly ExportCell[])[];
  /** The plan and its number, who is missing, what is verified, the rule: a line each. */
  readonly notes: readonly string[];
}
