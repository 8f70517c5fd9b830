/** What happens on the way from standards met to a result: lists frozen, consideration held up, nominations moved. */
import type { Occasion } from '../domain/award.js';
import type { AwardSheet } from '../domain/award-sheet.js';
import type { OwnPaper } from '../domain/dossier.js';
import type {
  Decided,
  NominationField,
  NominationState,
  NominationStep,
  Quota,
  Subject,
} from '../domain/nomination.js';
import type { Day } from '../domain/time.js';
import type { CampaignId } from './ids.js';

export type NominationId = string;

/** What the office sets, each dated; the newest of its kind and subject holds and the older ones stay. */
export type AwardRule =
  | ({ readonly kind: 'quota'; readonly occasion: Occasion; readonly period: string } & Quota)
  /** The office's own list of papers; empty takes the list away. */
  | {
      readonly kind: 'papers';
      readonly papers: readonly OwnPaper[];
      readonly document: string | null;
      readonly day: Day;
    }
  /** The last day on which dossiers are collected. */
  | {
      readonly kind: 'collect';
      readonly occasion: Occasion;
      readonly period: string;
      readonly last: Day;
      readonly document: string | null;
      readonly day: Day;
    }
  /** One point of a decree, in the reviewer's words. */
  | { readonly kind: 'decree'; readonly decree: string; readonly words: string; readonly day: Day };

export interface GivenPaper {
  readonly file: {
    readonly sha256: string;
    readonly size: number;
    readonly type: string;
    readonly name: string;
  } | null;
  readonly document: { readonly number: string; readonly day: Day } | null;
}

export type AwardEvent =
  | {
      readonly type: 'award_list_frozen';
      readonly sheetId: string;
      readonly campaignId: CampaignId;
      readonly sheet: AwardSheet;
    }
  /** "Tạm dừng xét khen thưởng". The document says why; these rows never do. */
  | {
      readonly type: 'award_suspended' | 'award_resumed';
      readonly campaignId: CampaignId;
      readonly unitId: number;
      readonly document: string;
      readonly day: Day;
    }
  | {
      readonly type: 'award_rule_set';
      readonly campaignId: CampaignId;
      readonly rule: AwardRule;
    }
  | {
      readonly type: 'nomination_opened';
      readonly nominationId: NominationId;
      readonly campaignId: CampaignId;
      readonly unitId: number;
      readonly occasion: Occasion;
      readonly period: string;
      readonly awardId: string;
      readonly subject: Subject;
      /** The plan's own group of persons or enterprises; null where it has none. */
      readonly category: string | null;
      /** Within the campaign: what people call it by. */
      readonly number: number;
    }
  | {
      readonly type: 'nomination_answered';
      readonly nominationId: NominationId;
      readonly campaignId: CampaignId;
      readonly field: NominationField | 'heads_enterprise';
      readonly words: string;
      /** The nomination's version this leads to. */
      readonly version: number;
    }
  | {
      readonly type: 'nomination_moved';
      readonly nominationId: NominationId;
      readonly campaignId: CampaignId;
      readonly step: NominationStep;
      readonly to: NominationState;
      /** Why it was returned or turned down, what the council noted; null where nothing was said. */
      readonly words: string | null;
      /** Only of the step `decide`. */
      readonly decided: Decided | null;
      readonly version: number;
    }
  | ({
      readonly type: 'nomination_paper_given';
      readonly givenId: string;
      readonly nominationId: NominationId;
      readonly campaignId: CampaignId;
      readonly paperId: string;
    } & GivenPaper)
  | {
      readonly type: 'nomination_paper_withdrawn';
      readonly givenId: string;
      readonly nominationId: NominationId;
      readonly campaignId: CampaignId;
    };
