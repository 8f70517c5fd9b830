/** A checked file as the plan the rest of the house knows. */
import { DEFAULT_LIMITS } from '../domain/doubt-limits.js';
import type { Criterion, Plan, Reporting } from '../domain/plan.js';
import { DEFAULT_RULES, type PlanReminders } from '../domain/reminder-rules.js';
import type { PlanFile } from './shape.js';

function criterion(from: PlanFile['criteria'][number]): Criterion {
  return {
    id: from.id,
    tier: from.tier,
    kind: from.kind,
    measure: from.measure,
    name: from.name,
    shortName: from.short_name ?? from.name,
    button: from.button,
    label: from.ask?.label ?? null,
    question: from.ask?.question ?? from.name,
    noun: from.ask?.noun ?? null,
    done: from.ask?.done ?? null,
    numerator: from.numerator,
    denominator: from.denominator,
    cmp: from.cmp,
    threshold: from.threshold,
    unit: from.unit,
    year: from.year,
    exclusion: from.exclusion,
    clause: from.clause,
    collectable: from.collectable,
    notCollectedBecause: from.not_collected_because,
    stated: from.stated,
    aliases: from.aliases,
    note: from.note,
    flag: from.flag,
  };
}

/** Null where the file says nothing: the house's own limits hold then. */
function reporting(from: PlanFile['reporting']): Reporting | null {
  if (from === null) return null;
  const limits = from.doubts;
  return {
    approval: from.approval ?? false,
    approvalGraceDays: from.approval_grace_days ?? 1,
    launchPlan: from.launch_plan,
    doubts: {
      points: limits?.points ?? DEFAULT_LIMITS.points,
      factor: limits?.factor ?? DEFAULT_LIMITS.factor,
      shrank: limits?.shrank ?? DEFAULT_LIMITS.shrank,
      tierPoints: limits?.tier_points ?? DEFAULT_LIMITS.tierPoints,
    },
  };
}

/** What the file leaves out is as the house does it; without the key, all of it. */
function reminders(from: PlanFile['reminders']): PlanReminders | null {
  if (from === null) return null;
  const { before, last_day, after, office, call_after } = from;
  return {
    before: before?.map((one) => ({ ...one, prepare: one.prepare ?? false })) ?? DEFAULT_RULES.before,
    last: last_day === 'none' ? null : (last_day ?? DEFAULT_RULES.last),
    after: after?.map((one) => ({ ...one, head: one.head ?? false })) ?? DEFAULT_RULES.after,
    office: office ?? DEFAULT_RULES.office,
    callAfter: call_after ?? DEFAULT_RULES.callAfter,
  };
}

export function toPlan(file: PlanFile): Plan {
  const { number, date, date_words, earliest } = file.document;
  const { standing_agency, reviewer, others } = file.roles;
  return {
    id: file.id,
    title: file.title,
    movement: file.movement,
    issuer: file.issuer,
    document: { number, date, dateWords: date_words, earliest },
    period: file.period,
    phases: file.phases.map(({ review_time, ...phase }) => ({ ...phase, reviewTime: review_time })),
    tiers: file.tiers.map(({ one_of, ...tier }) => (one_of === true ? { ...tier, oneOf: true } : tier)),
    criteria: file.criteria.map(criterion),
    duties: file.duties,
    awards: file.awards.map(({ decided_by, ...award }) => ({ ...award, decidedBy: decided_by })),
    dossier: file.dossier,
    council: file.council,
    roles: { standingAgency: standing_agency, reviewer, others },
    hasAwardStandards: file.has_award_standards,
    reporting: reporting(file.reporting),
    reminders: reminders(file.reminders),
    scoring: file.scoring,
    standardsIn: file.standards_in,
    standardsPending: file.standards_pending,
    units: file.units.map(({ valid_from, valid_to, ...unit }) => ({
      ...unit,
      validFrom: valid_from,
      validTo: valid_to,
    })),
  };
}
