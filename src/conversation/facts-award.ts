/** What a turn may ask about awards; answered by `store/facts/award` on the turn's own transaction. */
import type { Occasion } from '../domain/award.js';
import type { AwardSheet, Suspension } from '../domain/award-sheet.js';
import type { NominationResult, NominationState, NominationStep, Subject } from '../domain/nomination.js';
import type { Day, Instant } from '../domain/time.js';
import type { Unit } from '../domain/unit.js';
import type { AwardRule, GivenPaper, NominationId } from '../events/award.js';
import type { CampaignId } from '../events/event.js';
import type { Hand } from './facts.js';

export interface NominationView {
  readonly id: NominationId;
  readonly campaignId: CampaignId;
  /** What people call it by: "đề nghị 3". */
  readonly number: number;
  readonly unit: Unit;
  readonly occasion: Occasion;
  readonly period: string;
  readonly awardId: string;
  readonly subject: Subject;
  readonly category: string | null;
  readonly who: string | null;
  readonly post: string | null;
  readonly what: string | null;
  readonly effect: string | null;
  /** '' where there is none. */
  readonly recognition: string | null;
  readonly headsEnterprise: boolean;
  readonly state: NominationState;
  readonly version: number;
  readonly openedAt: Instant;
  readonly result: NominationResult | null;
  readonly decisionNumber: string | null;
  readonly decisionDay: Day | null;
}

export interface NominationStepView {
  readonly step: NominationStep;
  readonly state: NominationState;
  readonly words: string | null;
  readonly at: Instant;
  readonly by: Hand | null;
}

export interface GivenPaperView extends GivenPaper {
  readonly id: string;
  readonly nominationId: NominationId;
  readonly paperId: string;
  readonly at: Instant;
}

/** Which list is meant. */
export type SheetPlace = Pick<AwardSheet, 'occasion' | 'period' | 'tier'>;

export interface DatedRule {
  readonly rule: AwardRule;
  readonly at: Instant;
  readonly by: Hand | null;
}

export interface AwardFacts {
  /** The newest frozen list of one tier, occasion and period; null before the first. */
  frozenSheet(campaignId: CampaignId, of: SheetPlace): Promise<AwardSheet | null>;
  /** Units whose consideration is held up now. */
  suspensions(campaignId: CampaignId): Promise<ReadonlyMap<number, Suspension>>;
  /** Everything the office set, oldest first; see `admin/award/rules` for what holds. */
  awardRules(campaignId: CampaignId): Promise<readonly DatedRule[]>;
  /** Every nomination of the campaign, by number; drafts and withdrawn ones too. */
  nominations(campaignId: CampaignId): Promise<readonly NominationView[]>;
  nomination(id: NominationId): Promise<NominationView | null>;
  nominationSteps(id: NominationId): Promise<readonly NominationStepView[]>;
  /** Papers given for the campaign's nominations and not taken back, oldest first. */
  nominationPapers(campaignId: CampaignId): Promise<readonly GivenPaperView[]>;
}
