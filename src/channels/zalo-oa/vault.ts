/** What is kept, sealed, about the OA's tokens. The refresh token is single use: losing the new one ends the chain. */
export interface Held {
  /** Null until the first refresh of a seed. */
  readonly access: string | null;
  readonly refresh: string | null;
  readonly obtainedAt: number;
  readonly expiresAt: number;
  /** Somebody is exchanging the refresh token now (or died over it). */
  readonly busySince: number | null;
  /** An exchange ended without an answer: the refresh token may be spent. */
  readonly doubtAt: number | null;
  /** Why only a new grant helps; null while all is well. */
  readonly broken: string | null;
  /** Zalo refused for a reason that a setting may have caused (app id, secret): tried again, told to the officer. */
  readonly trouble: string | null;
  /** Hashes of every ZALO_OA_REFRESH_TOKEN used so far: each is taken once. */
  readonly seeds: readonly string[];
  /** A grant that was begun: what `connect` needs when the code comes. */
  readonly grant: { readonly verifier: string; readonly state: string; readonly at: number } | null;
}

export const NOTHING_HELD: Held = {
  access: null,
  refresh: null,
  obtainedAt: 0,
  expiresAt: 0,
  busySince: null,
  doubtAt: null,
  broken: null,
  trouble: null,
  seeds: [],
  grant: null,
};

export interface TokenVault {
  /** What is committed; version 0 when there is nothing, `unreadable` when it was sealed with another key. */
  read(): Promise<{ readonly held: Held | null; readonly version: number; readonly unreadable: boolean }>;
  /** True after COMMIT; false when somebody wrote meanwhile (then nothing changed). Rejects when the store cannot. */
  write(held: Held, after: number): Promise<boolean>;
  /** When this database was last put back from a copy; null: never. */
  restoredAt(): Promise<number | null>;
}
