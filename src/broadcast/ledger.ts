/**
 * How a row of the ledger stands. It is never written twice: while a message is in the outbox, the outbox knows, and
 * the ledger's state follows from it; so a send's end and the ledger change in the same commit by construction.
 */
import { LEDGER_STATES, type LedgerState, type RowEnd } from './types.js';

/** What the outbox says of a row's message. */
export interface Sent {
  readonly state: 'due' | 'claimed' | 'sent' | 'refused' | 'in_doubt' | 'cancelled' | 'superseded' | 'expired';
  readonly reason: string | null;
  readonly doubts: number;
}

export interface Row {
  readonly endedAs: RowEnd | null;
  /** Null while it is not in the outbox. */
  readonly sent: Sent | null;
}

/** The sending hours ended before it was sent: it goes out in the next ones. Otherwise its last moment has passed. */
export const HOURS_OVER = 'hours_over';

/** Nothing got through to the person: no place, or none that may be written to. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'no_address',
  'blocked',
  'unknown_address',
  'window_shut',
  'cap_reached',
  'elsewhere',
]);

export function ledgerState({ endedAs, sent }: Row): LedgerState {
  if (endedAs !== null) return endedAs;
  if (sent === null) return 'waiting';
  const { state, reason, doubts } = sent;
  switch (state) {
    case 'due':
      return reason === 'window_shut' || reason === 'cap_reached' ? 'held' : 'sending';
    case 'claimed':
      return 'sending';
    case 'sent':
      return 'delivered';
    case 'in_doubt':
      return 'in_doubt';
    case 'refused':
      return UNREACHABLE.has(reason ?? '') ? 'unreachable' : 'refused';
    case 'cancelled':
    case 'superseded':
      // It was taken back after a try without an answer: it may have arrived.
      return doubts > 0 ? 'in_doubt' : state;
    case 'expired':
      if (doubts > 0) return 'in_doubt';
      return reason === HOURS_OVER ? 'waiting' : 'superseded';
    default:
      return state satisfies never;
  }
}

/** How many rows are in each state; `total` is their sum and nothing else. */
export type LedgerCounts = Readonly<Record<LedgerState, number>> & {
  readonly total: number;
  /** Of those out of reach: units in which nobody has joined. */
  readonly nobodyJoined: number;
};

export interface Group extends Row {
  readonly count: number;
  /** The row is of a unit, not of a person. */
  readonly nobody: boolean;
}

export function countRows(groups: readonly Group[]): LedgerCounts {
  const counts = Object.fromEntries(LEDGER_STATES.map((state) => [state, 0])) as Record<LedgerState, number>;
  let total = 0;
  let nobodyJoined = 0;
  for (const group of groups) {
    counts[ledgerState(group)] += group.count;
    total += group.count;
    if (group.nobody) nobodyJoined += group.count;
  }
  return { ...counts, total, nobodyJoined };
}

/** Those who read it, or may have: whom a correction is for. */
export const GOT_IT: readonly LedgerState[] = ['delivered', 'in_doubt', 'sending'];

/** Whom a second wave is for: nothing of it was ever with them. What is in doubt is not sent again by itself. */
export const FAILED: readonly LedgerState[] = ['refused', 'unreachable'];
