/** What is asked about announcements; answered by `store/facts/broadcast` on the turn's own transaction. */
import type { Role } from '../domain/people.js';
import type { Language } from '../messages/message.js';
import type { EarlierRow } from './audience.js';
import type { LedgerCounts } from './ledger.js';
import type { ReachNow, RunningChannel } from './preview.js';
import type { Broadcast, BroadcastId, LedgerState, ReportState } from './types.js';

/** A row of the ledger as people are shown it. */
export interface LedgerRow extends EarlierRow {
  readonly reason: string | null;
  readonly displayName: string | null;
  /** `<channel>:<address>` where it was sent, or last tried. */
  readonly sentTo: string | null;
  readonly at: number | null;
  readonly doubts: number;
}

export interface Reachable {
  readonly channels: readonly RunningChannel[];
  /** Of the people asked about. */
  readonly reach: ReadonlyMap<string, ReachNow>;
  /** Đồng that may still be spent this month. */
  readonly left: number;
  readonly spent: number;
}

/** A receiver who is not in the outbox yet, or whose hours ended before it was sent. */
export interface WaitingRow {
  readonly id: number;
  readonly personId: string;
  readonly unitIds: readonly number[];
  /** Of these, the units in which the person still holds a seat: what is told of others' reports is not theirs. */
  readonly stillOf: readonly number[];
  readonly language: Language;
  /** The oldest seat in force in the campaign. */
  readonly role: Role;
  /** Locked, or without a seat in the campaign. */
  readonly gone: boolean;
}

export interface BroadcastFacts {
  get(id: BroadcastId): Promise<Broadcast | null>;
  /** Newest first, drafts included. */
  list(campaignId: string): Promise<readonly Broadcast[]>;
  counts(id: BroadcastId): Promise<LedgerCounts>;
  /** Rows in these states (all where none is named), in the order of the audience. */
  ledger(id: BroadcastId, states?: readonly LedgerState[]): Promise<readonly LedgerRow[]>;
  optedOut(campaignId: string): Promise<ReadonlySet<string>>;
  /** Units in the state now. */
  unitsIn(campaignId: string, state: ReportState): Promise<ReadonlySet<number>>;
  reach(personIds: readonly string[]): Promise<Reachable>;
  /** What was paid for its messages, counted by the platform's month; null where nothing was. */
  charged(id: BroadcastId): Promise<{ readonly count: number; readonly amount: number }>;
  /** The next receivers to be sent to, but for those on these channels. */
  waiting(id: BroadcastId, limit: number, besides: readonly string[]): Promise<readonly WaitingRow[]>;
  /** Messages of all announcements in the outbox that are not waiting for somebody to write, by channel. */
  underway(): Promise<ReadonlyMap<string, number>>;
  /** How the same people's rows of earlier announcements stand; one that got through before one that did not. */
  earlier(ids: readonly BroadcastId[], people: readonly string[]): Promise<ReadonlyMap<string, LedgerState>>;
}
