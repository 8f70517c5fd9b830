/**
 * The list from which a council considers collectives: of one tier at one review occasion, unit by unit, standard by
 * standard, with value, mark and distance. It says who meets what the plan asks, never who will be commended. A frozen
 * sheet is kept whole and never made again; what has changed since is worked out beside it.
 */
import { awardsFor, type Occasion } from './award.js';
import { type Distance, type EligibilityVerdict, eligibilityOf, type StandardResult } from './eligibility.js';
import type { FigureValue } from './figure.js';
import { awardStandards, type Comparator, type Criterion, type Plan, standardsNotJudged } from './plan.js';
import type { Decimal } from './quantity.js';
import type { Day, Instant } from './time.js';
import type { Unit } from './unit.js';
import type { Verdict } from './verdict.js';

/** The version of the rules in this file and in `eligibility.ts`; raised when a verdict could come out otherwise. */
export const SHEET_RULE = 'eligibility/1';

/** A qualitative standard as the standing agency judged it; null: chưa đánh giá. */
export type Assessed = 'met' | 'not_met' | null;
export type FigureStanding = 'none' | 'reported' | 'verified';

export interface SheetStandard {
  readonly criterionId: string;
  readonly name: string;
  readonly clause: string;
  /** `open`: the plan leaves open what is counted, so nothing is judged until it is settled. */
  readonly kind: 'measured' | 'qualitative' | 'open';
  readonly noun: string | null;
  readonly demand: { readonly cmp: Comparator; readonly threshold: Decimal; readonly unit: string | null } | null;
  readonly value: FigureValue | null;
  readonly standing: FigureStanding;
  readonly verdict: Verdict | 'not_assessed';
  /** In percentage points and in counts; only where it is not met and can be said. */
  readonly distance: Distance | null;
}

/** `not_sent`: it owes the report and sent none. Null: nothing was owed, or no date binds it. */
export type Timeliness = 'on_time' | 'late' | 'not_sent' | null;

/** "Tạm dừng xét khen thưởng": by which seat's role, when, under which document. Never why. */
export interface Suspension {
  readonly role: string | null;
  readonly at: Instant;
  readonly document: string;
  readonly day: Day;
}

export interface SheetRow {
  readonly unitId: number;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  /** Of the measured standards alone. */
  readonly verdict: EligibilityVerdict;
  readonly standards: readonly SheetStandard[];
  readonly timeliness: Timeliness;
  readonly suspension: Suspension | null;
  /** Readings that hold by the letter only, in the plan's own note. */
  readonly flags: readonly string[];
}

export interface SheetForm {
  readonly awardId: string;
  readonly form: string;
  readonly decidedBy: string | null;
  readonly clause: string;
}

export interface AwardSheet {
  readonly campaignId: string;
  readonly occasion: Occasion;
  /** The period whose figures are judged: "2023". */
  readonly period: string;
  readonly tier: string;
  readonly tierName: string;
  /** Open to collectives at this occasion. No plan asks other standards of one form than of another. */
  readonly forms: readonly SheetForm[];
  /** `no_basis`: the plan gives none; `standardsIn` says where they stand, when it does. */
  readonly basis: 'plan' | 'no_basis';
  readonly standardsIn: string | null;
  /** Why meeting the criteria is not yet meeting award standards. */
  readonly pending: string | null;
  /** In the roster's order. */
  readonly rows: readonly SheetRow[];
  readonly rule: typeof SHEET_RULE | string;
  /** Of the plan in force; rises with every recorded decision. */
  readonly planVersion: number;
  readonly madeAt: Instant;
  /** Null while it is live. */
  readonly frozen: { readonly sheetId: string; readonly at: Instant; readonly role: string | null } | null;
}

/** What the sheet is made of, asked unit by unit. */
export interface SheetFacts {
  value(unit: Unit, criterion: Criterion): FigureValue | null;
  standing(unit: Unit, criterion: Criterion): FigureStanding;
  assessed(unit: Unit, criterion: Criterion): Assessed;
  timeliness(unit: Unit): Timeliness;
  suspension(unit: Unit): Suspension | null;
}

export interface SheetOf {
  readonly plan: Plan;
  readonly planVersion: number;
  readonly campaignId: string;
  readonly occasion: Occasion;
  readonly period: string;
  readonly tier: string;
  readonly units: readonly Unit[];
  readonly now: Instant;
}

function measured({ criterion, value, verdict, distance }: StandardResult, standing: FigureStanding): SheetStandard {
  const { id, shortName, clause, noun, cmp, threshold, unit } = criterion;
  const demand = cmp === null || threshold === null ? null : { cmp, threshold, unit };
  return {
    criterionId: id,
    name: shortName,
    clause,
    kind: 'measured',
    noun,
    demand,
    value,
    standing,
    verdict,
    distance,
  };
}

function unmeasured(criterion: Criterion, assessed: Assessed): SheetStandard {
  const { id, shortName, clause, noun, measure } = criterion;
  const qualitative = measure === 'qualitative';
  return {
    criterionId: id,
    name: shortName,
    clause,
    kind: qualitative ? 'qualitative' : 'open',
    noun,
    demand: null,
    value: null,
    standing: 'none',
    verdict: qualitative ? (assessed ?? 'not_assessed') : 'no_basis',
    distance: null,
  };
}

function rowOf(unit: Unit, standards: readonly Criterion[], others: readonly Criterion[], facts: SheetFacts): SheetRow {
  const judged = eligibilityOf(standards, (criterion) => facts.value(unit, criterion));
  return {
    unitId: unit.id,
    code: unit.code,
    name: unit.name,
    type: unit.type,
    verdict: standards.length === 0 ? 'no_basis' : judged.verdict,
    standards: [
      ...judged.standards.map((one) => measured(one, facts.standing(unit, one.criterion))),
      ...others.map((one) => unmeasured(one, one.measure === 'qualitative' ? facts.assessed(unit, one) : null)),
    ],
    timeliness: facts.timeliness(unit),
    suspension: facts.suspension(unit),
    flags: standards.flatMap(({ flag }) => (flag?.types.includes(unit.type) === true ? [flag.words] : [])),
  };
}

export function sheetOf(
  { plan, planVersion, campaignId, occasion, period, tier, units, now }: SheetOf,
  facts: SheetFacts,
): AwardSheet {
  const standards = plan.hasAwardStandards ? awardStandards(plan, tier) : [];
  const others = plan.hasAwardStandards ? standardsNotJudged(plan, tier) : [];
  return {
    campaignId,
    occasion,
    period,
    tier,
    tierName: plan.tiers.find((one) => one.id === tier)?.name ?? tier,
    forms: awardsFor(plan, occasion, 'collective').map(({ id, form, decidedBy, clause }) => ({
      awardId: id,
      form,
      decidedBy,
      clause,
    })),
    basis: standards.length + others.length === 0 ? 'no_basis' : 'plan',
    standardsIn: plan.standardsIn ?? null,
    pending: plan.standardsPending ?? null,
    rows: units.map((unit) => rowOf(unit, standards, others, facts)),
    rule: SHEET_RULE,
    planVersion,
    madeAt: now,
    frozen: null,
  };
}

/** How a unit stands on the list. `listed`: to be considered; whether it is proposed is for people. */
export type RowStanding = 'listed' | 'suspended' | 'not_met' | 'insufficient_data' | 'no_basis';

export function standingOf(row: SheetRow): RowStanding {
  if (row.suspension !== null) return 'suspended';
  if (row.verdict === 'not_met' || row.standards.some((one) => one.kind === 'qualitative' && one.verdict === 'not_met'))
    return 'not_met';
  return row.verdict === 'quantitative_met' ? 'listed' : row.verdict;
}

export const rowsBy = (sheet: AwardSheet, standing: RowStanding): readonly SheetRow[] =>
  sheet.rows.filter((row) => standingOf(row) === standing);

/** The qualitative standards of the sheet that nobody has judged for at least one of the rows. */
export function notAssessed(rows: readonly SheetRow[]): readonly string[] {
  const names = rows.flatMap((row) =>
    row.standards.filter((one) => one.verdict === 'not_assessed').map((one) => one.name),
  );
  return [...new Set(names)];
}

/** Standards the plan leaves open, by name. */
export function leftOpen(sheet: AwardSheet): readonly string[] {
  const names = sheet.rows.flatMap((row) => row.standards.filter((one) => one.kind === 'open').map((one) => one.name));
  return [...new Set(names)];
}

/** True when every figure the rows rest on was verified. */
export const allVerified = (rows: readonly SheetRow[]): boolean =>
  rows.every((row) => row.standards.every((one) => one.standing !== 'reported'));

export type SheetChange =
  | { readonly kind: 'added' | 'gone'; readonly name: string; readonly unitId: number }
  | {
      readonly kind: 'standing';
      readonly name: string;
      readonly unitId: number;
      readonly from: RowStanding;
      readonly to: RowStanding;
    }
  /** A figure or a judgement of the unit is another one, its standing the same. */
  | { readonly kind: 'figures'; readonly name: string; readonly unitId: number; readonly criteria: readonly string[] }
  /** Nothing but when its report came is another matter: sent since, or in time by a longer bound. */
  | { readonly kind: 'timeliness'; readonly name: string; readonly unitId: number; readonly to: Timeliness };

const told = (one: SheetStandard): string => JSON.stringify([one.value, one.verdict, one.standing]);

/** What is no longer as it was when the sheet was frozen, in the frozen sheet's order. */
export function sheetChanges(frozen: AwardSheet, live: AwardSheet): readonly SheetChange[] {
  const now = new Map(live.rows.map((row) => [row.unitId, row]));
  const then = new Set(frozen.rows.map((row) => row.unitId));
  const changed = frozen.rows.flatMap((row): SheetChange[] => {
    const { name, unitId } = row;
    const other = now.get(unitId);
    if (other === undefined) return [{ kind: 'gone', name, unitId }];
    const [from, to] = [standingOf(row), standingOf(other)];
    if (from !== to) return [{ kind: 'standing', name, unitId, from, to }];
    const was = new Map(row.standards.map((one) => [one.criterionId, told(one)]));
    const criteria = other.standards.filter((one) => was.get(one.criterionId) !== told(one)).map((one) => one.name);
    if (criteria.length > 0) return [{ kind: 'figures', name, unitId, criteria }];
    return row.timeliness === other.timeliness ? [] : [{ kind: 'timeliness', name, unitId, to: other.timeliness }];
  });
  const added = live.rows.filter((row) => !then.has(row.unitId));
  return [...changed, ...added.map(({ name, unitId }): SheetChange => ({ kind: 'added', name, unitId }))];
}
