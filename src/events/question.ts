/** Questions answered, results made public, names added. */

import type { Way } from '../domain/publication.js';
import type { AddressId, CampaignId, PersonId } from './ids.js';

export type QuestionEvent = QuestionAnswered | AskEvent;

export type AskEvent =
  /** Askers were told that their answers say something else now; once per answer. */
  | { readonly type: 'answers_told'; readonly campaignId: CampaignId; readonly answerIds: readonly string[] }
  /** Nothing answered it. Kept without who asked. */
  | { readonly type: 'question_unread'; readonly campaignId: CampaignId; readonly key: string; readonly text: string }
  | {
      readonly type: 'results_published';
      readonly publicationId: string;
      readonly campaignId: CampaignId;
      readonly period: string;
      readonly tier: string;
      readonly criterionId: string | null;
      readonly way: Way;
      readonly rule: string;
    }
  /** `key` as the lexicon compares names; null criterion takes the name away again. */
  | {
      readonly type: 'alias_set';
      readonly campaignId: CampaignId;
      readonly key: string;
      readonly words: string;
      readonly criterionId: string | null;
    };

export type QuestionAnswered = {
  readonly type: 'question_answered';
  readonly answerId: string;
  readonly campaignId: CampaignId;
  readonly address: AddressId;
  /** The typed query as JSON and its canonical line, so that [Cơ sở] can show what was asked. */
  readonly query: string;
  readonly canonical: string;
  /** Who asked and what was said (JSON), where the asker is to be told of a change; absent otherwise. */
  readonly personId?: PersonId | null;
  readonly outcome?: string | null;
};
