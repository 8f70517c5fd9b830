/** What receivers of an announcement say to it, and what the standing agency says back. */
import type { AnswerGiven } from '../broadcast/answers.js';
import type { BroadcastId } from '../broadcast/types.js';
import type { Instant } from '../domain/time.js';
import type { Bubble, Template } from '../messages/message.js';
import type { CampaignId, PersonId } from './ids.js';

interface Of {
  readonly broadcastId: BroadcastId;
  readonly campaignId: CampaignId;
}

export interface AnswerReminder {
  readonly personId: PersonId;
  readonly bubble: Bubble;
  readonly template: Template | null;
}

export type AnnouncementAnswerEvent =
  /** The newest answer of a person counts; an earlier one is written over, the audit keeps it. */
  | (Of & { readonly type: 'announcement_answered'; readonly personId: PersonId; readonly given: AnswerGiven })
  /** Words of a receiver's own, for the standing agency. */
  | (Of & {
      readonly type: 'announcement_replied';
      readonly replyId: string;
      readonly personId: PersonId;
      readonly unitId: number | null;
      readonly words: string;
    })
  | (Of & { readonly type: 'announcement_reply_answered'; readonly replyId: string; readonly words: string })
  /** Once per person; taken back by itself when the answer comes first. */
  | (Of & {
      readonly type: 'answers_reminded';
      readonly reminders: readonly AnswerReminder[];
      readonly notBefore: Instant;
      readonly notAfter: Instant;
    });
