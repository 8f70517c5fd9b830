/**
 * Everything that can happen, in the past tense. A flow or a command decides events; `store/apply` is the one
 * place where they become rows. Ids are text made by `newId`, except a unit's, which the store gives.
 */

import type { FigureSource, FigureState, FigureValue } from '../domain/figure.js';
import type { GoalValue } from '../domain/goal.js';
import type { Role } from '../domain/people.js';
import type { Plan } from '../domain/plan.js';
import type { PrivacyKind } from '../domain/privacy.js';
import type { Way } from '../domain/publication.js';
import type { Day, Instant } from '../domain/time.js';
import type { Bubble, Language, Template } from '../messages/message.js';
import type { ReportDated } from './again.js';
import type { DeadlineEvent } from './deadline.js';

/** `telegram:123456`: a person's place within one channel. */
export type AddressId = string;
export type PersonId = string;
export type SeatId = string;
export type InvitationId = string;
export type CampaignId = string;
export type ObligationId = string;
export type TaskId = string;

/** Who did it, for the audit: a seat, the command line, or the service itself. */
export type Actor =
  | { readonly kind: 'seat'; readonly seatId: SeatId; readonly personId: PersonId }
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'address'; readonly address: AddressId }
  | { readonly kind: 'command_line' }
  | { readonly kind: 'service' };

export interface SentFigure {
  readonly criterionId: string;
  readonly value: FigureValue;
  /** What the unit added: a remark, or how it answered when asked whether an unusual figure is right. */
  readonly note: string | null;
}

export interface ImportedFigure extends SentFigure {
  readonly unitId: number;
  readonly period: string;
  readonly state: Extract<FigureState, 'reported' | 'verified'>;
  /** The version this one follows; 0 when there was none. */
  readonly after: number;
}

export interface ImportedUnit {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly tier: string;
  readonly parentCode: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly successorCodes: readonly string[];
}

export interface OpenedObligation {
  readonly obligationId: ObligationId;
  readonly dutyId: string;
  readonly unitId: number;
  readonly period: string;
  readonly opensAt: Instant;
  readonly dueBefore: Instant | null;
  readonly locksAt: Instant | null;
}

/** Why a seat ended. */
export type SeatEnd =
  | 'left'
  | 'removed'
  | 'handed_over'
  | 'not_the_person'
  | 'erased'
  | 'joined'
  | 'reorganised'
  | 'campaign_closed';

export type CampaignEvent =
  | {
      readonly type: 'campaign_loaded';
      readonly campaignId: CampaignId;
      readonly plan: Plan;
      readonly source: string;
      readonly hash: string;
      readonly through: number | null;
      readonly document: string | null;
    }
  /** A reform with its document; the roster itself follows as `units_imported`. */
  | {
      readonly type: 'units_reorganised';
      readonly campaignId: CampaignId;
      readonly from: Day;
      readonly document: string;
      readonly ended: readonly string[];
      readonly opened: readonly string[];
    }
  | { readonly type: 'units_imported'; readonly campaignId: CampaignId; readonly units: readonly ImportedUnit[] }
  | {
      readonly type: 'obligations_opened';
      readonly campaignId: CampaignId;
      readonly obligations: readonly OpenedObligation[];
    };

export type PeopleEvent =
  | {
      readonly type: 'address_opened';
      readonly address: AddressId;
      readonly displayName: string | null;
      readonly language: Language;
    }
  | {
      readonly type: 'person_opened';
      readonly personId: PersonId;
      readonly address: AddressId;
      readonly displayName: string | null;
      readonly language: Language;
    }
  | {
      readonly type: 'consent_given';
      readonly personId: PersonId;
      readonly campaignId: CampaignId;
      readonly version: string;
      readonly ref: string | null;
    }
  | {
      readonly type: 'consent_refused';
      readonly address: AddressId;
      readonly campaignId: CampaignId;
      readonly invitationId: InvitationId;
    }
  /** `shownAt` is told when the code is used. */
  | {
      readonly type: 'link_code_created';
      readonly personId: PersonId;
      readonly codeHash: string;
      readonly shownAt: AddressId;
      readonly expiresAt: Instant;
    }
  | {
      readonly type: 'address_linked';
      readonly personId: PersonId;
      readonly address: AddressId;
      readonly codeHash: string;
    }
  /** Two accounts of one person: what `from` holds is `into`'s from now on. */
  | {
      readonly type: 'persons_joined';
      readonly campaignId: CampaignId;
      readonly into: PersonId;
      readonly from: PersonId;
    }
  | { readonly type: 'address_unlinked'; readonly personId: PersonId; readonly address: AddressId }
  | { readonly type: 'language_chosen'; readonly personId: PersonId; readonly language: Language }
  | {
      readonly type: 'invitation_created';
      readonly invitationId: InvitationId;
      readonly campaignId: CampaignId;
      readonly role: Role;
      readonly unitId: number | null;
      readonly codeHash: string;
      readonly medium: 'chat' | 'printed' | 'phone';
      readonly name: string | null;
      readonly expiresAt: Instant;
      /** The seat whose holder hands it over; it ends when the invited person agrees, unless `until` is set. */
      readonly replaces?: SeatId | null;
      /** A stand-in's last day. */
      readonly until?: Day | null;
    }
  | { readonly type: 'invitation_used'; readonly invitationId: InvitationId; readonly address: AddressId }
  /** A wrong, used or expired code was tried: counted, so that guesses are throttled. */
  | { readonly type: 'code_failed'; readonly address: AddressId; readonly invitationId: InvitationId | null }
  | {
      readonly type: 'code_wanted';
      readonly address: AddressId;
      readonly displayName: string | null;
      readonly unitText: string;
      readonly campaignId: CampaignId;
    }
  | {
      readonly type: 'seat_opened';
      readonly seatId: SeatId;
      readonly personId: PersonId;
      readonly campaignId: CampaignId;
      readonly unitId: number | null;
      readonly role: Role;
      readonly invitationId: InvitationId | null;
      readonly confirmed: boolean;
      /** A stand-in's seat ends by itself here (exclusive). */
      readonly until?: Instant | null;
    }
  | { readonly type: 'seat_confirmed'; readonly seatId: SeatId; readonly campaignId: CampaignId }
  | { readonly type: 'seat_ended'; readonly seatId: SeatId; readonly campaignId: CampaignId; readonly why: SeatEnd }
  | { readonly type: 'person_locked'; readonly personId: PersonId; readonly campaignId: CampaignId }
  | { readonly type: 'person_unlocked'; readonly personId: PersonId; readonly campaignId: CampaignId };

export type ReportEvent =
  /** One answer entered the draft; `value` null takes it out again (pending). `version` is the draft's new version. */
  | {
      readonly type: 'draft_answered';
      readonly obligationId: ObligationId;
      readonly criterionId: string;
      readonly value: FigureValue | null;
      readonly note: string | null;
      readonly by: SeatId;
      readonly ref: string | null;
      readonly version: number;
    }
  | { readonly type: 'draft_dated'; readonly obligationId: ObligationId; readonly asOf: Day; readonly version: number }
  | {
      readonly type: 'draft_noted';
      readonly obligationId: ObligationId;
      readonly highlight: string | null;
      readonly version: number;
    }
  /** How the unit answered the one question about a figure that looks unusual; kept for verification. */
  | {
      readonly type: 'draft_doubted';
      readonly obligationId: ObligationId;
      readonly criterionId: string;
      readonly doubt: string;
      readonly answer: string;
      readonly by: SeatId;
      readonly version: number;
    }
  | { readonly type: 'draft_dropped'; readonly obligationId: ObligationId; readonly version: number }
  | { readonly type: 'draft_restored'; readonly obligationId: ObligationId; readonly version: number }
  /** The whole report went out. `at` is the person's own act by the platform's clock; on time is judged by it. */
  | {
      readonly type: 'report_submitted';
      readonly campaignId: CampaignId;
      readonly obligationId: ObligationId;
      readonly unitId: number;
      readonly period: string;
      readonly receipt: string;
      readonly at: Instant;
      readonly onTime: boolean | null;
      readonly asOf: Day;
      readonly highlight: string | null;
      readonly figures: readonly SentFigure[];
      readonly source: FigureSource;
      readonly draftVersion: number;
      /** Who sent it, where somebody else's act completed it (the head of the unit agreed). */
      readonly by?: SeatId;
    }
  /** One figure of a sent report changed. `version` is the report's new version; `after` the figure version it follows. */
  | {
      readonly type: 'figure_corrected';
      readonly campaignId: CampaignId;
      readonly obligationId: ObligationId;
      readonly unitId: number;
      readonly period: string;
      readonly figure: SentFigure;
      readonly reason: string | null;
      readonly after: number;
      readonly version: number;
      readonly at: Instant;
      readonly supplementary: boolean;
      readonly source: FigureSource;
      /** An answer to a return: another value, or the same one with an explanation. Absent: the unit's own correction. */
      readonly answers?: 'resubmitted' | 'explained';
    }
  /** A report of which every figure came in by import: nothing is owed any more; whether it was on time is not known. */
  | {
      readonly type: 'report_received';
      readonly campaignId: CampaignId;
      readonly obligationId: ObligationId;
      readonly receipt: string;
      readonly at: Instant;
      readonly asOf: Day;
    }
  /** A signed paper named by its number and day; the figures alone decide whether a report was on time. */
  | {
      readonly type: 'document_recorded';
      readonly campaignId: CampaignId;
      readonly unitId: number;
      /** Null for a launch plan. */
      readonly obligationId: ObligationId | null;
      readonly kind: 'report' | 'launch_plan';
      readonly number: string;
      readonly day: Day;
    }
  | {
      readonly type: 'figures_imported';
      readonly campaignId: CampaignId;
      readonly figures: readonly ImportedFigure[];
      readonly source: FigureSource;
      readonly at: Instant;
    }
  /** The standing agency agrees with figures as they stand (thẩm định số liệu); each names the version it saw. */
  | {
      readonly type: 'figures_verified';
      readonly campaignId: CampaignId;
      readonly period: string;
      readonly figures: readonly { readonly unitId: number; readonly criterionId: string; readonly version: number }[];
      /** The unit confirmed what its only officer had typed for it: nobody else was there to verify. */
      readonly own?: true;
    };

/** One figure of one report. */
export interface FigurePlace {
  readonly campaignId: CampaignId;
  readonly obligationId: ObligationId;
  readonly unitId: number;
  readonly period: string;
  readonly criterionId: string;
}

/** What was said about a report without changing a figure. */
export const NOTED_ACTS = [
  'asked',
  'answered',
  'doubt',
  'sent_up',
  'approved',
  'sent_back',
  'head_silent',
  'asked_again',
  'kept_again',
] as const;
export type NotedAct = (typeof NOTED_ACTS)[number];

export type ReviewEvent =
  /** ONE figure goes back to the unit with a reason; the rest stays as it is. `dueBefore` is exclusive. */
  | (FigurePlace & {
      readonly type: 'figure_returned';
      readonly version: number;
      readonly reason: string;
      readonly dueBefore: Instant;
    })
  /** Verification records another value (`set`), or the second person decides after a contest (`decided`). */
  | (FigurePlace & {
      readonly type: 'figure_set';
      readonly act: 'set' | 'decided';
      readonly value: FigureValue;
      readonly reason: string;
      readonly after: number;
      /** The report's new version. */
      readonly version: number;
      readonly at: Instant;
    })
  /** The unit contests a value that verification recorded; once per report and criterion. */
  | (FigurePlace & { readonly type: 'figure_contested'; readonly version: number; readonly words: string })
  | (Omit<FigurePlace, 'criterionId'> & {
      readonly type: 'review_noted';
      readonly act: NotedAct;
      /** Null when it is about the whole report. */
      readonly criterionId: string | null;
      /** The figure's version, or the draft's; 0 where none is meant. */
      readonly version: number;
      readonly words: string | null;
    })
  /** Sent by mistake: taken back before anything was verified. The draft is there again, every version stays. */
  | {
      readonly type: 'report_withdrawn';
      readonly campaignId: CampaignId;
      readonly obligationId: ObligationId;
      readonly unitId: number;
      readonly period: string;
      readonly version: number;
      readonly reason: string | null;
    }
  /** Verified figures become final and the period is locked. `open` is how many figures the decision saw unverified. */
  | {
      readonly type: 'period_closed';
      readonly campaignId: CampaignId;
      readonly period: string;
      readonly open: number;
    }
  | {
      readonly type: 'period_reopened';
      readonly campaignId: CampaignId;
      readonly period: string;
      readonly reason: string;
      /** Who asked, where a second person agreed; null when one person did both. */
      readonly askedBy: SeatId | null;
    }
  /** A rule of the campaign was decided ("duyệt của thủ trưởng": on), over what the plan says. */
  | {
      readonly type: 'rule_decided';
      readonly campaignId: CampaignId;
      readonly rule: string;
      readonly value: string;
      readonly document: string | null;
    };

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

/** The standing agency entered a goal's figure; `after` is the version it follows, 0 when there was none. */
export type GoalEvent = {
  readonly type: 'goal_entered';
  readonly campaignId: CampaignId;
  readonly tier: string;
  readonly criterionId: string;
  readonly part: string;
  readonly period: string;
  readonly value: GoalValue;
  readonly source: string;
  readonly asOf: Day;
  readonly at: Instant;
  readonly after: number;
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

/** What a person asks about their own data (see `domain/privacy.ts`). */
export type PrivacyEvent =
  | {
      readonly type: 'privacy_requested';
      readonly requestId: string;
      readonly personId: PersonId;
      readonly kind: PrivacyKind;
      readonly words: string | null;
      readonly answerBy: Day;
      readonly doneBy: Day;
      /** Done on the spot (an export). */
      readonly done: boolean;
    }
  | { readonly type: 'privacy_done'; readonly requestId: string; readonly personId: PersonId; readonly outcome: string }
  /** Name, chat accounts, texts and seats are gone; the unit's figures stay. */
  | { readonly type: 'person_erased'; readonly personId: PersonId };

/** What proves a figure. */
export type EvidenceEvent =
  | {
      readonly type: 'evidence_given';
      readonly evidenceId: string;
      readonly campaignId: CampaignId;
      readonly obligationId: ObligationId;
      readonly unitId: number;
      readonly criterionId: string;
      readonly figureVersion: number;
      readonly file: {
        readonly sha256: string;
        readonly size: number;
        readonly type: string;
        readonly name: string;
      } | null;
      readonly document: { readonly number: string; readonly day: Day } | null;
    }
  | {
      readonly type: 'evidence_withdrawn';
      readonly evidenceId: string;
      readonly campaignId: CampaignId;
      readonly obligationId: ObligationId;
    };

export type TaskEvent =
  | {
      readonly type: 'task_opened';
      readonly taskId: TaskId;
      readonly campaignId: CampaignId;
      readonly kind: string;
      readonly subject: string;
      readonly details: Readonly<Record<string, string | number>>;
    }
  | { readonly type: 'task_done'; readonly taskId: TaskId };

export type Lane = 'reply' | 'reminder' | 'broadcast';

/**
 * Something is said. `reply` goes to the address that spoke, another address is named where the place itself is meant;
 * a person is resolved to an address when it is sent.
 */
export type MessageEvent = {
  readonly type: 'message_created';
  readonly to: 'reply' | { readonly personId: PersonId } | { readonly address: AddressId };
  readonly bubble: Bubble;
  readonly lane: Lane;
  /** What it is about (`obligation:…`, `seat:…`), so that it can be cancelled when it loses its reason. */
  readonly about: string | null;
  /** Erased as soon as it is delivered (it carries a code). */
  readonly fleeting: boolean;
  /** What goes out instead where the channel's window is shut for the person; null or absent: nothing. */
  readonly template?: Template | null;
};

/** Somebody was told that a kind of message is not read here. `whose`: a person's id, or an address. */
export type RemarkEvent = { readonly type: 'remark_made'; readonly whose: string; readonly kind: string };

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

/** What became known about reaching an address; each field where it is news. */
export type ReachEvent = {
  readonly type: 'reach_noted';
  readonly address: AddressId;
  /** The person acted. */
  readonly seenAt?: Instant;
  /** The person follows, or does not any more. */
  readonly followed?: boolean;
  /** An officer answered by hand in the platform's own tool. */
  readonly humanAt?: Instant;
  /** The platform said the window is shut, whatever we believed. */
  readonly shutAt?: Instant;
};

export type Event =
  | RemarkEvent
  | CampaignEvent
  | DeadlineEvent
  | PeopleEvent
  | ReportEvent
  | GoalEvent
  | ReviewEvent
  | ReportDated
  | QuestionEvent
  | PrivacyEvent
  | EvidenceEvent
  | TaskEvent
  | MessageEvent
  | ReminderEvent
  | ReachEvent;
