/** What the plan itself says. What it does not say is answered as "the plan does not say". */
import { awardStandards, type Criterion, type Duty } from '../../domain/plan.js';
import { addDays, DAY_MS, type Day, dayOf, startOfDay } from '../../domain/time.js';
import { type Line, line, type Param } from '../../messages/message.js';
import type { AskFacts } from '../facts.js';
import { noBasis } from './no-basis.js';
import { type Made, markParam, NO_BASIS, type Of, periodLine, scopeWords, upperFirst } from './parts.js';

const bare = (lines: readonly Line[], value: number | null = null): Made => ({
  lines,
  value,
  units: [],
  missing: [],
  basis: NO_BASIS,
  rest: null,
});

/** "từ 60% trở lên", "trên 50%", "100%". */
export function demandParam(criterion: Criterion): Param {
  if (criterion.cmp === null || criterion.threshold === null) return { line: line('ask.plan.no_mark') };
  const keys = { '>=': 'gte', '>': 'gt', '=': 'eq', '<=': 'lte', '<': 'lt' } as const;
  return { line: line(`ask.demand.${keys[criterion.cmp]}`, { mark: markParam(criterion.threshold, criterion) }) };
}

function standards(facts: AskFacts, query: Of<'plan'>): Made {
  const { plan } = facts;
  const tiers = query.tier === null ? facts.lexicon.tiers : [query.tier];
  if (query.criterion !== null) {
    const found = plan.criteria.find(
      (one) => one.id === query.criterion && tiers.includes(one.tier) && one.collectable,
    );
    if (found === undefined) return bare([line('ask.plan.nothing')]);
    const words = {
      short: found.shortName,
      criterion: found.name,
      demand: demandParam(found),
      clause: found.clause,
      exclusion: found.exclusion ?? '',
    };
    return bare(
      [
        line('ask.plan.one', words),
        line('ask.plan.one_full', words),
        ...(found.exclusion === null ? [] : [line('ask.plan.excluded', words)]),
      ],
      found.threshold === null ? null : Number(found.threshold),
    );
  }
  const lines = tiers.flatMap((tier): Line[] => {
    const own = awardStandards(plan, tier);
    const items = own.map((one) =>
      line('ask.plan.item', { criterion: one.shortName, demand: demandParam(one), clause: one.clause }),
    );
    return own.length === 0
      ? []
      : [line('ask.plan.head', { units: scopeWords(facts, tier, []), n: own.length }), ...items];
  });
  return bare(lines.length === 0 ? [noBasis(facts)] : lines.slice(0, 11));
}

function awards(facts: AskFacts, head: 'awards' | 'award_days'): Made {
  const items = facts.plan.awards.map((one) =>
    line('ask.plan.award', {
      form: one.form,
      // "Giấy khen của UBND quận" names the giver itself.
      by: one.form.includes(' của ') ? 'none' : (one.decidedBy ?? 'none'),
      to: one.to ?? 'none',
      when: one.when ?? 'none',
      clause: one.clause,
    }),
  );
  if (items.length === 0 && facts.plan.standardsIn != null) return bare([noBasis(facts)]);
  return bare(items.length === 0 ? [line('ask.plan.no_awards')] : [line(`ask.plan.${head}`), ...items.slice(0, 8)]);
}

function unitDuties(facts: AskFacts, tier: string | null): readonly Duty[] {
  const tiers = tier === null ? facts.lexicon.tiers : [tier];
  return facts.plan.duties.filter((duty) => duty.from.some((one) => tiers.includes(one)));
}

export function answerPlan(facts: AskFacts, query: Of<'plan'>): Made {
  const { roles } = facts.plan;
  switch (query.about) {
    case 'standards':
      return standards(facts, query);
    case 'awards':
    case 'award_days':
      return awards(facts, query.about);
    case 'responsible':
      return bare([
        line('ask.plan.responsible', { name: roles.standingAgency.name }),
        line('ask.plan.responsible_role', {
          role: upperFirst(roles.standingAgency.role),
          clause: roles.standingAgency.clause,
        }),
      ]);
    case 'recipient': {
      const [duty] = unitDuties(facts, query.tier);
      if (duty === undefined || duty.to === null) return bare([line('ask.plan.nothing')]);
      return bare([
        line(duty.through === null ? 'ask.plan.recipient' : 'ask.plan.recipient_through', {
          to: duty.to,
          through: duty.through ?? '',
          clause: duty.clause,
        }),
      ]);
    }
    default:
      return query.about satisfies never;
  }
}

/** The first day that is too late, and the last that is not. */
function bound(duty: Duty, period: string): { before: Day; last: Day } | null {
  const year = /^\d{4}$/.test(period) ? period : null;
  if (duty.due === null || year === null) return null;
  const named = `${year}-${duty.due}`;
  return duty.bound === 'inclusive'
    ? { before: addDays(named, 1), last: named }
    : { before: named, last: addDays(named, -1) };
}

export function answerDeadline(facts: AskFacts, query: Of<'deadline'>): Made {
  const [duty] = unitDuties(facts, query.tier);
  const own = duty === undefined ? null : bound(duty, query.period);
  const recorded = facts.duties(query.period)?.dueBefore ?? null;
  const before = recorded === null ? (own?.before ?? null) : dayOf(recorded);
  const agency = facts.plan.roles.standingAgency.label;
  if (duty === undefined || before === null) return bare([line('ask.deadline.none', { agency })]);
  const last = addDays(before, -1);
  const left = Math.round((startOfDay(last) - startOfDay(dayOf(facts.asOf))) / DAY_MS);
  const words = {
    period: periodLine(query.period),
    words: { day: before, form: 'day' } as const,
    last: { day: last, form: 'weekday' } as const,
    clause: duty.clause,
    left: Math.max(left, 0),
    past: left < 0 ? 'yes' : 'no',
  };
  const named = recorded !== null || duty.years.includes(Number(query.period));
  return bare(
    [
      line('ask.deadline.head', words),
      line(left < 0 ? 'ask.deadline.past' : 'ask.deadline.left', words),
      ...(named ? [] : [line('ask.deadline.not_named', words)]),
    ],
    left < 0 ? 0 : left,
  );
}
