/** An announcement as data: what it says, whom it is for, how far it has come. */
import type { Role } from '../domain/people.js';
import type { Instant } from '../domain/time.js';
import type { SourceDocument, Variants } from './text.js';

export type BroadcastId = string;

/** Kept once, sent by reference. */
export interface Attachment {
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
  readonly name: string;
}

/** What receivers are asked: that they have received it, whether they come, or a few words. */
export const QUESTIONS = ['received', 'attend', 'words'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Everything a receiver reads, and so everything an approver agrees with. Texts hold fields such as {đơn vị}. */
export interface Content {
  readonly text: Variants;
  readonly document: SourceDocument | null;
  readonly attachment: Attachment | null;
  readonly question: Question | null;
}

/** How a unit stands with its reports that are open now. */
export const REPORT_STATES = [
  'not_submitted',
  'late', // not submitted, and the bound has passed
  'returned', // a figure waits for the unit
  'silent', // somebody has joined, nothing was entered and no day named
  'submitted', // nothing is owed now
] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** `eligible`: on the list from which collectives are considered, and not suspended. */
export type UnitState = ReportState | 'eligible';

/** Whom it is for, judged when it is shown and frozen when it is approved. Empty lists mean: no limit. */
export interface Audience {
  readonly tiers: readonly string[];
  /** Empty: whoever reports (`focal_point`). */
  readonly roles: readonly Role[];
  readonly units: readonly number[];
  readonly state: UnitState | null;
  readonly except: readonly number[];
  /** The people of an earlier announcement whose rows ended so: a correction, or a second wave. */
  readonly of: { readonly broadcastId: BroadcastId; readonly ends: readonly LedgerState[] } | null;
}

export const EVERYBODY: Audience = { tiers: [], roles: [], units: [], state: null, except: [], of: null };

export const STATES = [
  'draft',
  'submitted', // waits for the second person; the text is locked
  'approved', // receivers are frozen; waits for its moment
  'sending',
  'done',
  'cancelled',
  'overtaken', // its last moment passed before anything went out
  'dropped', // a draft nobody wanted
] as const;
export type State = (typeof STATES)[number];

/** Why a row never reached the outbox. */
export const ROW_ENDS = ['opted_out', 'unreachable', 'cancelled', 'superseded'] as const;
export type RowEnd = (typeof ROW_ENDS)[number];

/** Every row is in exactly one of these at every moment, so they always add up to the number of receivers. */
export const LEDGER_STATES = [
  'waiting', // not in the outbox yet
  'sending', // in the outbox
  'held', // nothing reaches the person until they write
  'delivered',
  'in_doubt',
  'refused',
  'unreachable',
  'opted_out',
  'cancelled',
  'superseded',
] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

/** One receiver: a person with the units they are told for, or a unit in which nobody has joined (`personId` null). */
export interface Recipient {
  readonly personId: string | null;
  readonly unitIds: readonly number[];
  readonly end: { readonly end: RowEnd; readonly reason: string } | null;
  /** Where the person is reached now; null or absent: not known. */
  readonly channel?: string | null;
}

export interface Broadcast {
  readonly id: BroadcastId;
  readonly campaignId: string;
  /** How people name it: 1, 2, 3 … within the campaign. */
  readonly number: number;
  readonly state: State;
  /** Rises with every change of a draft. */
  readonly version: number;
  readonly content: Content;
  /** Of the content, as the approver read it. */
  readonly hash: string;
  readonly audience: Audience;
  /** People may opt out of optional announcements; a duty's always arrives. */
  readonly optional: boolean;
  /** False: a send in doubt is not repeated ("không gửi lặp"). */
  readonly repeat: boolean;
  readonly scheduledAt: Instant | null;
  /** Not sent after this moment: it would be overtaken. */
  readonly notAfter: Instant | null;
  readonly corrects: BroadcastId | null;
  /** The announcement whose failures this one sends again. */
  readonly waveOf: BroadcastId | null;
  /** Who wrote it last; null: the command line. */
  readonly createdBy: { readonly seatId: string; readonly personId: string } | null;
  readonly createdAt: Instant;
  readonly approvedBy: { readonly seatId: string; readonly personId: string } | null;
  readonly approvedAt: Instant | null;
  /** When sending may begin; set at approval. */
  readonly startsAt: Instant | null;
  readonly startedAt: Instant | null;
  /** When its author was told that half of it is out; null for a short one. */
  readonly halfAt: Instant | null;
  readonly endedAt: Instant | null;
}
