/** Announcements: composed, agreed with, frozen, sent, stopped. What becomes of each receiver is the ledger's affair. */
import type { Audience, BroadcastId, Content, Recipient, RowEnd } from '../broadcast/types.js';
import type { Instant } from '../domain/time.js';
import type { Bubble, Template } from '../messages/message.js';
import type { CampaignId, PersonId } from './ids.js';

interface Of {
  readonly broadcastId: BroadcastId;
  readonly campaignId: CampaignId;
}

/** One message of an announcement on its way. */
export interface QueuedRow {
  /** The ledger's row. */
  readonly recipientId: number;
  readonly personId: PersonId;
  readonly bubble: Bubble;
  readonly template: Template | null;
  readonly notAfter: Instant;
}

export type BroadcastEvent =
  /** A draft as it stands from now on; `version` is its new version, 1 for a fresh one. */
  | (Of & {
      readonly type: 'broadcast_composed';
      readonly number: number;
      readonly version: number;
      readonly content: Content;
      readonly hash: string;
      readonly audience: Audience;
      readonly optional: boolean;
      readonly repeat: boolean;
      readonly scheduledAt: Instant | null;
      readonly notAfter: Instant | null;
      readonly corrects: BroadcastId | null;
      readonly waveOf: BroadcastId | null;
    })
  | (Of & { readonly type: 'broadcast_submitted'; readonly version: number })
  /** Open to changes again: taken back by its author, or sent back by the second person. */
  | (Of & { readonly type: 'broadcast_reopened'; readonly by: 'author' | 'approver'; readonly words: string | null })
  /** The text with this hash was agreed with; the receivers are frozen. */
  | (Of & {
      readonly type: 'broadcast_approved';
      readonly version: number;
      readonly hash: string;
      readonly recipients: readonly Recipient[];
      readonly startsAt: Instant;
      readonly notAfter: Instant;
      /** No second person: the number of receivers was typed. */
      readonly alone: boolean;
    })
  /** Whatever has not gone out never will. `superseded`: a correction takes its place. */
  | (Of & { readonly type: 'broadcast_stopped'; readonly as: 'cancelled' | 'superseded' })
  /** Its last moment passed before the first message. */
  | (Of & { readonly type: 'broadcast_overtaken' })
  | (Of & { readonly type: 'broadcast_began' })
  /** A small part of the receivers enters the outbox; others of the part end where they are. */
  | (Of & {
      readonly type: 'broadcast_queued';
      readonly rows: readonly QueuedRow[];
      readonly ends: readonly { readonly recipientId: number; readonly end: RowEnd; readonly reason: string }[];
    })
  /** The sending hours ended: what has not been tried goes out in the next ones. */
  | (Of & { readonly type: 'broadcast_paused' })
  /** It takes long, and half of it is out: its author was told. */
  | (Of & { readonly type: 'broadcast_half_way' })
  | (Of & { readonly type: 'broadcast_ended' })
  /** Optional announcements of a campaign, for one person; a duty's always arrive. */
  | {
      readonly type: 'announcements_chosen';
      readonly campaignId: CampaignId;
      readonly personId: PersonId;
      readonly wanted: boolean;
    };
