/**
 * A campaign plan as data. Words of the plan are Vietnamese data and live in `src/campaigns/*.yaml`;
 * what a plan does not say is null and never invented. Codes, ids and clauses follow the plans themselves.
 */

import type { Nominee, Occasion, PaperCase } from './award.js';
import type { Decision } from './decision.js';
import { DEFAULT_LIMITS, type DoubtLimits } from './doubt-limits.js';
import type { WindowShape } from './period.js';
import type { Decimal } from './quantity.js';
import type { PlanReminders } from './reminder-rules.js';
import type { ScoreSheet } from './scoring.js';
import type { Day } from './time.js';

/** `award`: tiêu chuẩn/tiêu chí thi đua. `goal`: chỉ tiêu phấn đấu of the territory, never an award condition. */
export type CriterionKind = 'award' | 'goal';
/**
 * `units`: yes or no per unit, kept as 1/1 or 0/1, so that a tier's figure is "đơn vị có / đơn vị" by adding; a goal
 * entered for the whole area is n of all units. `growth`: percent against last year, may be negative.
 */
export type Measure = 'ratio' | 'units' | 'count' | 'growth' | 'qualitative';
export type Comparator = '>=' | '>' | '=' | '<=' | '<';

export interface Tier {
  readonly id: string;
  /** "phường, xã" */
  readonly name: string;
  /** True when units of this tier report to the bot. */
  readonly reports: boolean;
  /** Words people use for a unit of this tier, e.g. phường, xã: for questions. */
  readonly words: readonly string[];
  /** The tier's criteria are kinds of nominees, one of which is meant; absent or false: they hold together. */
  readonly oneOf?: boolean;
}

export interface Criterion {
  readonly id: string;
  readonly tier: string;
  readonly kind: CriterionKind;
  readonly measure: Measure;
  /** The full name, as in the plan. */
  readonly name: string;
  /** For summaries: "Hồ sơ công việc". */
  readonly shortName: string;
  /** Shorter still, at most 18 characters, for a button: "Văn bản". Absent or null: `shortName` fits or is cut. */
  readonly button?: string | null;
  /** For typing several at once: "HSCV". Null when not collected. */
  readonly label: string | null;
  /** The question's heading: "Hồ sơ công việc xử lý trên môi trường mạng". */
  readonly question: string;
  /** What is counted, as a noun: "hồ sơ". */
  readonly noun: string | null;
  /** How the numerator is described when only the denominator is missing: "xử lý trên môi trường mạng". */
  readonly done: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly cmp: Comparator | null;
  readonly threshold: Decimal | null;
  /** "%" or as the plan says. */
  readonly unit: string | null;
  readonly year: number | null;
  readonly exclusion: string | null;
  readonly clause: string;
  readonly collectable: boolean;
  /** Why units are not asked for it; null when they are. */
  readonly notCollectedBecause: string | null;
  /** Qualitative only. False: the unit is not asked for its words, since the answer comes from elsewhere. */
  readonly stated?: boolean | null;
  /** Other names people use, with or without diacritics: for questions and labelled replies. */
  readonly aliases: readonly string[];
  readonly note: string | null;
  /** Said beside a judgement of units of these types: the reading is literal and should be settled first. */
  readonly flag?: { readonly types: readonly string[]; readonly words: string } | null;
}

/** How often a duty comes back. `phase`: once for each phase that ends in a review. */
export const RHYTHMS = ['year', 'half', 'nine_months', 'quarter', 'month', 'phase', 'once'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export interface Duty {
  readonly id: string;
  /** Tier ids, or a role (`standing_agency`). */
  readonly from: readonly string[];
  /** Null when the plan names no addressee. */
  readonly to: string | null;
  readonly through: string | null;
  /**
   * Month and day of the bound, `12-15`; `cutoff+2` for the second working day after the data window ends; null when
   * the plan names no date.
   */
  readonly due: string | null;
  /** `exclusive`: "trước ngày D" ends when D−1 ends. `inclusive`: "đến ngày D" ends when D ends. */
  readonly bound: 'exclusive' | 'inclusive' | null;
  readonly every: Rhythm | null;
  /** The years for which the plan itself asks; further years need a recorded decision. Unused by `phase`. */
  readonly years: readonly number[];
  /** Which days' data the report covers; absent or null: the national reporting calendar. */
  readonly window?: WindowShape | null;
  readonly clause: string;
  /** The plan's own words: "trước ngày 15/12". */
  readonly words: string | null;
}

export interface Phase {
  readonly id: string;
  readonly name: string;
  readonly from: number | null;
  readonly to: number | null;
  /** The review that ends it, e.g. "sơ kết", with its time in the plan's words. */
  readonly review: string | null;
  readonly reviewTime: string | null;
  readonly clause: string;
}

export interface Award {
  readonly id: string;
  readonly form: string;
  readonly to: string | null;
  readonly when: string | null;
  readonly decidedBy: string | null;
  /** When it may be given, and to whom; empty where the plan does not say. */
  readonly occasions: readonly Occasion[];
  readonly who: readonly Nominee[];
  readonly clause: string;
}

export interface DossierPaper {
  readonly id: string;
  readonly name: string;
  readonly condition: string | null;
  /** The one case in which it is asked for; null: always, or where `condition` alone says it. */
  readonly only: PaperCase | null;
  readonly clause: string;
}

export interface PlanDocument {
  readonly number: string | null;
  readonly date: Day | null;
  /** The date as written, where a part of it is blank: "tháng 02 năm 2023". */
  readonly dateWords: string | null;
  /** The first day the blank date could stand for; nothing opens before it. Absent or null: `date` itself. */
  readonly earliest?: Day | null;
}

export interface Plan {
  readonly id: string;
  readonly title: string;
  /** The movement as people call it: "phong trào thi đua Chuyển đổi số thành phố …". */
  readonly movement: string;
  readonly issuer: string;
  readonly document: PlanDocument;
  readonly period: { readonly from: number; readonly to: number };
  readonly phases: readonly Phase[];
  readonly tiers: readonly Tier[];
  readonly criteria: readonly Criterion[];
  readonly duties: readonly Duty[];
  readonly awards: readonly Award[];
  readonly dossier: readonly DossierPaper[];
  /** The council that votes on awards, where the plan makes it a step; absent or null: it names none. */
  readonly council?: { readonly name: string; readonly clause: string } | null;
  readonly roles: {
    /** Full name and the label the bot says: "Phòng VHTT", or "cơ quan thường trực". */
    readonly standingAgency: RoleBody;
    readonly reviewer: RoleBody | null;
    readonly others: readonly RoleBody[];
  };
  /** False when the plan holds no award standards of its own: eligibility is then `no_basis`. */
  readonly hasAwardStandards: boolean;
  /** Absent or null: approval off and the house's own limits. */
  readonly reporting?: Reporting | null;
  /** When this campaign reminds; absent or null: as the house does. */
  readonly reminders?: PlanReminders | null;
  /** Where they stand when not here: "Mục V Kế hoạch 3420/KH-UBND …"; null when the plan does not say. */
  readonly standardsIn?: string | null;
  /** Why meeting the criteria is not yet meeting award standards; null when it is. */
  readonly standardsPending?: string | null;
  /** Points by criterion, where a document gives them; null or absent: there is no total score. */
  readonly scoring?: ScoreSheet | null;
  /** Points left open that were settled since, oldest first; absent in a plan as signed. */
  readonly decisions?: readonly Decision[];
  /** The plan's real roster as the office knew it when loaded; units change only by import or reorganisation. */
  readonly units: readonly PlanUnit[];
}

/** How reports pass through hands. What the plan file leaves out is off, or the house's own limit. */
export interface Reporting {
  /** A report counts as sent when the head of the unit agrees. */
  readonly approval: boolean;
  /** How many days after the bound the head may still agree with what was sent up in time. */
  readonly approvalGraceDays: number;
  readonly doubts: DoubtLimits;
  /** The clause by which units write a launch plan of their own; null or absent where the plan asks for none. */
  readonly launchPlan?: string | null;
}

export interface RoleBody {
  readonly name: string;
  readonly label: string;
  readonly role: string;
  readonly clause: string;
}

export interface PlanUnit {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly tier: string;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

const DEFAULT_REPORTING: Reporting = { approval: false, approvalGraceDays: 1, doubts: DEFAULT_LIMITS };

export const reportingOf = (plan: Plan): Reporting => plan.reporting ?? DEFAULT_REPORTING;

/** The criteria a unit of the tier is asked for, in the plan's order. */
export function collectedCriteria(plan: Plan, tier: string): readonly Criterion[] {
  const byTier = collected.get(plan) ?? new Map<string, readonly Criterion[]>();
  collected.set(plan, byTier);
  const made = byTier.get(tier) ?? plan.criteria.filter((c) => c.tier === tier && c.collectable);
  byTier.set(tier, made);
  return made;
}

const collected = new WeakMap<Plan, Map<string, readonly Criterion[]>>();

/** False while the plan leaves open what is counted (a missing denominator): nothing is collected until it is settled. */
export function isDefined(criterion: Criterion): boolean {
  return criterion.measure === 'count' || (criterion.measure !== 'qualitative' && criterion.denominator !== null);
}

/** The measurable award standards of a tier that can be computed as written: what quantitative eligibility is judged by. */
export function awardStandards(plan: Plan, tier: string): readonly Criterion[] {
  return plan.criteria.filter((c) => c.tier === tier && c.kind === 'award' && isDefined(c));
}

/** The award standards no figure decides: qualitative ones, and those of which the plan leaves open what is counted. */
export function standardsNotJudged(plan: Plan, tier: string): readonly Criterion[] {
  return plan.criteria.filter((c) => c.tier === tier && c.kind === 'award' && !isDefined(c));
}
