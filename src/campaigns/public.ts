/** The plan as `campaign show` prints it (contract: "campaign show"); what the plan does not say is null. */
import type { Criterion, Plan } from '../domain/plan.js';

function publicCriterion(c: Criterion) {
  return {
    id: c.id,
    tier: c.tier,
    kind: c.kind,
    measure: c.measure,
    name: c.name,
    cmp: c.cmp,
    threshold: c.threshold === null ? null : Number(c.threshold),
    unit: c.unit,
    year: c.year,
    exclusion: c.exclusion,
    clause: c.clause,
    collectable: c.collectable,
  };
}

export function publicPlan(plan: Plan) {
  return {
    id: plan.id,
    title: plan.title,
    issuer: plan.issuer,
    document: { number: plan.document.number, date: plan.document.date },
    period: { from: plan.period.from, to: plan.period.to },
    phases: plan.phases.map(({ reviewTime, ...phase }) => ({ ...phase, review_time: reviewTime })),
    tiers: plan.tiers.map(({ id, name }) => ({ id, name })),
    criteria: plan.criteria.map(publicCriterion),
    duties: plan.duties.map(({ id, from, to, through, due, bound, every, clause }) => ({
      id,
      from,
      to,
      through,
      due,
      bound,
      every,
      clause,
    })),
    awards: plan.awards.map(({ id, form, to, when, decidedBy, clause }) => ({
      id,
      form,
      to,
      when,
      decided_by: decidedBy,
      clause,
    })),
    dossier: plan.dossier.map(({ id, name, condition, clause }) => ({ id, name, condition, clause })),
    roles: {
      standing_agency: plan.roles.standingAgency,
      reviewer: plan.roles.reviewer,
      others: plan.roles.others,
    },
  };
}
