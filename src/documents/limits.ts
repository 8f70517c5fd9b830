/** How much of a stranger's file is read. Beyond any of these the file is refused whole, with the limit named. */
export interface Limits {
  readonly bytes: number;
  /** Enough for 10,599 units × 8 criteria in one period; all rows stand in memory at once. */
  readonly rows: number;
  readonly columns: number;
  readonly cellChars: number;
  /** Entries of a workbook's archive. */
  readonly entries: number;
  /** Bytes of a workbook once inflated, all parts together. */
  readonly inflated: number;
  /** Time of the child by the clock, in milliseconds: more than its work may take, so that a busy machine refuses nobody. */
  readonly childMs: number;
  /** Seconds of a processor the child may use. */
  readonly childCpuS: number;
  /** Address space of the child in KiB, for `ulimit -v`, beside what a bare Node process maps. */
  readonly childKib: number;
  /** Heap of the child in MiB. */
  readonly childHeapMib: number;
}

export const LIMITS: Limits = {
  bytes: 20_000_000,
  rows: 100_000,
  columns: 64,
  cellChars: 2_000,
  entries: 1_000,
  inflated: 64_000_000,
  childMs: 20_000,
  childCpuS: 10,
  childKib: 770_000,
  childHeapMib: 512,
};
