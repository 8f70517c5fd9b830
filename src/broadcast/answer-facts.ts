/** What is asked about answers to announcements; answered by `store/facts/announcement-answers`. */
import type { Instant } from '../domain/time.js';
import type { AnswerGiven, AskedRow } from './answers.js';
import type { Broadcast, BroadcastId } from './types.js';

/** An announcement as one of its receivers has it. */
export interface Received {
  readonly broadcast: Broadcast;
  readonly unitIds: readonly number[];
  readonly given: AnswerGiven | null;
}

export interface ReplyView {
  readonly id: string;
  readonly broadcastId: BroadcastId;
  readonly campaignId: string;
  readonly personId: string;
  readonly unitId: number | null;
  /** Null once the person was erased. */
  readonly words: string | null;
  readonly at: Instant;
  readonly answeredAt: Instant | null;
}

export interface AnswerFacts {
  rows(id: BroadcastId): Promise<readonly AskedRow[]>;
  /** Null when the person is not among its receivers, or nothing of it can have reached them. */
  received(id: BroadcastId, personId: string): Promise<Received | null>;
  /** What reached the person since then, newest first. */
  receivedSince(personId: string, since: Instant): Promise<readonly Received[]>;
  reply(id: string): Promise<ReplyView | null>;
  /** Of one announcement, not answered yet, oldest first. */
  openReplies(id: BroadcastId): Promise<readonly ReplyView[]>;
}
