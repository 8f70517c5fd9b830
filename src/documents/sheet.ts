/** A table of figures before it is a page, a picture or a workbook: words and typed values, nothing of a library. */

export interface SheetCell {
  readonly text: string;
  /** A number beside the text: percent as 63.09, count as is, a moment as epoch milliseconds. Absent: text only. */
  readonly value?: number;
}

export interface SheetColumn {
  readonly title: string;
  /** Share of the width. */
  readonly share: number;
  readonly kind: 'text' | 'count' | 'percent' | 'time';
}

/** What a workbook is made from: the figures on one sheet, where they come from on the other. */
export interface Grid {
  readonly title: string;
  /** Campaign and period. */
  readonly subtitle: string;
  /** "Số liệu chưa công bố", or when it was; "Dữ liệu mẫu" in a trial. */
  readonly marks: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Under the table: missing units, the standard and its clause, as of when, the answer's code. */
  readonly notes: readonly string[];
  /** Names of the workbook's two sheets. */
  readonly sheets: readonly [string, string];
}

/** More bars than this are no picture for a phone any more. */
export const MOST_BARS = 40;

/** A row of the picture: a name, its figure, and whether it reaches the mark (null: there is none). */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly text: string;
  readonly met: boolean | null;
  readonly verified: boolean;
}

export interface Sheet extends Grid {
  /** "Trang 1/2" */
  readonly page: (n: number, of: number) => string;
  /** At most `MOST_BARS`; `barsLeft` says how many units are not drawn. */
  readonly bars: readonly Bar[];
  readonly barsLeft: string | null;
  /** The mark the bars are held against, in percent; null where the criterion has none. */
  readonly mark: { readonly value: number; readonly text: string } | null;
}
