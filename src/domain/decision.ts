/**
 * A point that the plan leaves open, settled by a recorded decision of the standing agency: the plan gets a new version
 * that carries the decision, the signed text is never rewritten, and what was reported before stays as it was.
 */
import type { Criterion, Plan } from './plan.js';
import { isDefined } from './plan.js';
import { ok, type Result, refuse } from './problem.js';
import type { Day } from './time.js';

export type Point =
  /** What is counted: the missing denominator (and numerator) of a criterion. An award standard is then asked of units. */
  | {
      readonly kind: 'counted';
      readonly criterion: string;
      readonly tier: string;
      readonly numerator: string | null;
      readonly denominator: string;
    }
  /**
   * One figure for two campaigns: what a unit reported there for `as` is offered here for `criterion`, in whichever
   * tiers both ask it. Whether both count the same is what the document says.
   */
  | { readonly kind: 'same'; readonly criterion: string; readonly campaign: string; readonly as: string }
  /** Who answers for the campaign since the body that issued it ended: its name, its standing agency, what the bot says. */
  | { readonly kind: 'issuer'; readonly issuer: string; readonly agency: string; readonly label: string }
  /** When a review takes place, where the plan ties it to another document or names no time. */
  | { readonly kind: 'review_time'; readonly phase: string; readonly words: string };

export interface Decision {
  readonly point: Point;
  /** The document it was taken in: "Công văn 12/VHTT ngày 05/01/2024". */
  readonly document: string;
  readonly day: Day;
}

/** The label of a criterion that the plan's file could not ask for. */
const labelOf = (criterion: Criterion): string =>
  criterion.shortName
    .split(/\s+/)
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('')
    .slice(0, 12);

/** Which point it is, whatever is decided of it; null for what is settled once only. */
function placeOf(point: Point): string | null {
  if (point.kind === 'counted') return `${point.tier} ${point.criterion}`;
  return point.kind === 'review_time' ? point.phase : null;
}

/** The decision in force about the same point: a later one may take its place, since the plan itself says nothing. */
export function decidedBefore(plan: Plan, point: Point): Decision | null {
  const place = placeOf(point);
  const same = (plan.decisions ?? []).filter((one) => one.point.kind === point.kind && placeOf(one.point) === place);
  return place === null ? null : (same.at(-1) ?? null);
}

const repeats = (before: Decision | null, point: Point): boolean =>
  before !== null && JSON.stringify(before.point) === JSON.stringify(point);

function counted(plan: Plan, point: Extract<Point, { kind: 'counted' }>): Result<Plan> {
  const found = plan.criteria.find(
    (c) => c.id === point.criterion && c.tier === point.tier && c.measure !== 'qualitative',
  );
  if (found === undefined) return refuse('point_unknown', { found: `${point.tier} ${point.criterion}` });
  const before = decidedBefore(plan, point);
  if (isDefined(found) && (before === null || repeats(before, point)))
    return refuse('point_settled', { name: found.shortName });
  const asked = found.kind === 'award' && plan.tiers.some((tier) => tier.id === found.tier && tier.reports);
  const settled: Criterion = {
    ...found,
    numerator: point.numerator ?? found.numerator ?? found.shortName,
    denominator: point.denominator,
    ...(asked ? { collectable: true, notCollectedBecause: null, label: labelOf(found), noun: point.denominator } : {}),
  };
  return ok({ ...plan, criteria: plan.criteria.map((c) => (c === found ? settled : c)) });
}

function reviewTime(plan: Plan, point: Extract<Point, { kind: 'review_time' }>): Result<Plan> {
  const found = plan.phases.find((phase) => phase.id === point.phase && phase.review !== null);
  if (found === undefined) return refuse('point_unknown', { found: point.phase });
  const before = decidedBefore(plan, point);
  if (/20\d\d/.test(found.reviewTime ?? '') && (before === null || repeats(before, point)))
    return refuse('point_settled', { name: found.review ?? found.name });
  return ok({
    ...plan,
    phases: plan.phases.map((phase) => (phase === found ? { ...phase, reviewTime: point.words } : phase)),
  });
}

function same(plan: Plan, point: Extract<Point, { kind: 'same' }>): Result<Plan> {
  const found = plan.criteria.find((c) => c.id === point.criterion && c.collectable);
  if (found === undefined) return refuse('point_unknown', { found: point.criterion });
  if (point.campaign === plan.id) return refuse('same_itself', { name: found.shortName });
  if (sameDecided(plan, point.criterion) !== null) return refuse('same_settled', { name: found.shortName });
  return ok(plan);
}

/** What was decided to be the same figure elsewhere; null where nothing was. */
export function sameDecided(plan: Plan, criterionId: string): Extract<Point, { kind: 'same' }> | null {
  for (const { point } of plan.decisions ?? [])
    if (point.kind === 'same' && point.criterion === criterionId) return point;
  return null;
}

function successor(plan: Plan, { issuer, agency, label }: Extract<Point, { kind: 'issuer' }>): Result<Plan> {
  if ([issuer, agency, label].some((name) => name.trim() === '')) return refuse('successor_missing');
  const standingAgency = { ...plan.roles.standingAgency, name: agency, label };
  return ok({ ...plan, issuer, roles: { ...plan.roles, standingAgency } });
}

function settle(plan: Plan, point: Point): Result<Plan> {
  switch (point.kind) {
    case 'counted':
      return counted(plan, point);
    case 'review_time':
      return reviewTime(plan, point);
    case 'same':
      return same(plan, point);
    case 'issuer':
      return successor(plan, point);
    default:
      return point satisfies never;
  }
}

/** Refuses `same_itself`, `same_settled`, `point_unknown`, `point_settled` (the plan itself says it, or the same decision did) and `decision_document`. */
export function decide(plan: Plan, decision: Decision): Result<Plan> {
  if (decision.document.trim() === '') return refuse('decision_document');
  const settled = settle(plan, decision.point);
  return settled.ok ? ok({ ...settled.value, decisions: [...(plan.decisions ?? []), decision] }) : settled;
}

/** A plan read again from its file, with what was decided since; a decision the new text has overtaken falls away. */
export function withDecisions(plan: Plan, decisions: readonly Decision[]): Plan {
  return decisions.reduce((held, one) => {
    const next = decide(held, one);
    return next.ok ? next.value : held;
  }, plan);
}
