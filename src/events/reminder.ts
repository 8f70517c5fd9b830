/** Reminding, and what units promised. */

import type { Day, Instant } from '../domain/time.js';
import type { Bubble, Template } from '../messages/message.js';
import type { CampaignId, ObligationId, PersonId, SeatId } from './ids.js';

/** One decision about reminding one person; `rule`, `occurrence` and `reason` are the planner's words. */
export interface DecidedIntent {
  readonly campaignId: CampaignId;
  /** An obligation, or `campaign:<id>`. */
  readonly subject: string;
  readonly rule: string;
  readonly occurrence: string;
  /** '' where nobody holds the seat. */
  readonly personId: PersonId;
  readonly at: Instant;
  readonly state: 'sent' | 'merged' | 'dropped';
  readonly reason: string | null;
  /** A paper that the office sends itself; absent: whatever the message found. */
  readonly rung?: 'paper';
}

/** One message that reminds, with every intent it speaks for. */
export interface Reminding {
  readonly personId: PersonId;
  readonly intents: readonly DecidedIntent[];
  readonly bubble: Bubble;
  readonly template: Template | null;
  readonly about: string;
  /** Not before the next sending hours; null or absent: at once. */
  readonly notBefore?: Instant | null;
  /** The last moment at which it may still go out: the end of the sending hours. */
  readonly notAfter: Instant;
  /** How the person was reached; null where nobody looked (by hand). */
  readonly rung: 'open_window' | 'template' | 'other_channel' | null;
}

export type ReminderEvent =
  /** One wake of the planner, or one press of the coordinator: everything it decided, at once. */
  | {
      readonly type: 'reminders_decided';
      readonly reminders: readonly Reminding[];
      readonly others: readonly DecidedIntent[];
      /** By hand: the coordinator's seat, and why the daily cap was set aside where it was. */
      readonly byHand: { readonly seatId: SeatId; readonly because: string | null } | null;
    }
  | {
      readonly type: 'promise_made';
      readonly promiseId: string;
      readonly campaignId: CampaignId;
      readonly obligationId: ObligationId;
      readonly day: Day;
      readonly half: 'morning' | 'afternoon' | null;
      /** The unit itself, or the office after a call. */
      readonly by: 'unit' | 'call';
    };
