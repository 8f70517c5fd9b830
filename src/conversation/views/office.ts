/** What waits for the standing agency: tasks, answers to look at again, names. */
import type { Role } from '../../domain/people.js';
import type { PrivacyKind } from '../../domain/privacy.js';
import type { Day, Instant } from '../../domain/time.js';
import type { Unit } from '../../domain/unit.js';
import type { AddressId, CampaignId, PersonId, SeatId, TaskId } from '../../events/event.js';
import type { Language } from '../../messages/message.js';
import type { Outcome } from '../../questions/outcome.js';

export interface TaskView {
  readonly id: TaskId;
  readonly campaignId: CampaignId;
  readonly kind: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, string | number>>;
  readonly done: boolean;
}

export interface AnswerView {
  readonly id: string;
  readonly campaignId: CampaignId;
  readonly address: AddressId;
  readonly query: string;
  readonly at: Instant;
  readonly personId: PersonId | null;
  /** What was said; null where it was not kept. */
  readonly outcome: Outcome | null;
}

export interface UnreadQuestion {
  readonly text: string;
  readonly times: number;
  readonly lastDay: Day;
}

export interface AliasView {
  readonly key: string;
  readonly words: string;
  readonly criterionId: string;
}

/** A person's open request about their own data. */
export interface PrivacyRequestView {
  readonly id: string;
  readonly personId: PersonId;
  readonly displayName: string | null;
  /** The person's latest seat in the campaign. */
  readonly role: Role;
  readonly unit: Unit | null;
  readonly kind: PrivacyKind;
  readonly words: string | null;
  readonly askedAt: Instant;
  readonly answerBy: Day;
  readonly doneBy: Day;
}

/** What is kept about one person; figures are the unit's and not among it. */
export interface KeptData {
  readonly displayName: string | null;
  readonly language: Language;
  readonly since: Instant | null;
  readonly channels: readonly {
    readonly channel: string;
    readonly external: string;
    readonly displayName: string | null;
    readonly createdAt: Instant;
  }[];
  readonly seats: readonly {
    readonly id: SeatId;
    readonly campaignId: CampaignId;
    readonly unitId: number | null;
    readonly role: Role;
    readonly openedAt: Instant;
    readonly endedAt: Instant | null;
  }[];
  readonly consents: readonly {
    readonly campaignId: CampaignId;
    readonly version: string | null;
    readonly given: boolean;
    readonly at: Instant;
  }[];
  readonly requests: readonly {
    readonly kind: PrivacyKind;
    readonly askedAt: Instant;
    readonly doneAt: Instant | null;
    readonly outcome: string | null;
  }[];
  /** Messages whose text is still kept. */
  readonly texts: number;
}
