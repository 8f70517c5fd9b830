/** What every layout shares: the letterhead from the common fields, tables from lists. */
import type { FormValues } from '../../documents/form.js';
import type { Block, Column, Paper } from '../../documents/paper.js';
import type { Say } from '../exports/say.js';

/** `form`: names stand in place of values, every list in one table with a row to be repeated. */
export type Layout = (values: FormValues, say: Say, form: boolean) => Paper;

export type Item = Readonly<Record<string, string>>;
export type KeyedColumn = Column & { readonly key: string };

export const field = (values: FormValues, name: string): string => values.fields[name] ?? '';
export const list = (values: FormValues, name: string): readonly Item[] => values.lists[name] ?? [];

/** A value that stays empty is left out of the letterhead, not shown as an empty line. */
const orNull = (text: string): string | null => (text === '' ? null : text);

/** `type` null: a công văn. */
export function letter(
  values: FormValues,
  say: Say,
  paper: {
    readonly type: string | null;
    readonly to: readonly string[];
    readonly blocks: readonly Block[];
    readonly annex?: readonly Block[];
  },
): Paper {
  return {
    draft: field(values, 'du_thao'),
    parent: orNull(field(values, 'co_quan_chu_quan')),
    issuer: field(values, 'co_quan'),
    symbol: orNull(field(values, 'ky_hieu')),
    place: orNull(field(values, 'dia_danh')),
    year: field(values, 'nam'),
    type: paper.type,
    about: field(values, 'trich_yeu'),
    to: paper.to,
    blocks: paper.blocks,
    annex: paper.annex ?? [],
    recipients: [...(paper.to.length === 0 ? [] : [say('draft.as_above')]), say('paper.filed')],
    signer: { authority: orNull(field(values, 'quyen_han_ky')), title: field(values, 'chuc_danh_ky') },
    source: field(values, 'nguon_so_lieu'),
  };
}

export function columnOf(say: Say, key: string, share: number, align: Column['align'] = 'left'): KeyedColumn {
  return { key, title: say(`draft.column.${key}`), share, align };
}

export function table(rows: readonly Item[], columns: readonly KeyedColumn[]): Block {
  return {
    kind: 'table',
    columns: columns.map(({ key: _, ...column }) => column),
    rows: rows.map((row) => columns.map(({ key }) => row[key] ?? '')),
  };
}

/** A table for each tier under its name; in a form one table with the tier as a column. */
export function tierTables(rows: readonly Item[], columns: readonly KeyedColumn[], say: Say, form: boolean): Block[] {
  if (form) return [table(rows, [columnOf(say, 'nhom', 14), ...columns])];
  const tiers = [...new Set(rows.map((row) => row.nhom ?? ''))];
  return tiers.flatMap((tier): Block[] => [
    { kind: 'text', text: say('draft.tier', { tier }) },
    table(
      rows.filter((row) => row.nhom === tier),
      columns,
    ),
  ]);
}

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const heading = (words: string): Block => ({ kind: 'heading', text: words });
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** Headings numbered as they follow each other, so that a section with nothing to say leaves no gap. */
export function numbered(blocks: readonly Block[], say: Say, by: 'roman' | 'arabic'): Block[] {
  let n = 0;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    n += 1;
    return heading(say('draft.section', { n: (by === 'roman' ? ROMAN[n - 1] : null) ?? String(n), name: block.text }));
  });
}

export const blank = (hint: string): Block => ({ kind: 'blank', hint });
