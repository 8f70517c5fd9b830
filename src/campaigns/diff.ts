/** What changes from one version of a plan to the next, in an officer's words: one line per change. */
import type { Criterion, Duty, Plan } from '../domain/plan.js';
import { type Line, line, type Param } from '../messages/message.js';

const NONE = { line: line('diff.none') } as const;
const or = (text: string | null): Param => text ?? NONE;

const keyOf = (c: Criterion): string => `${c.kind} ${c.tier} ${c.id}`;

function tierName(plan: Plan, id: string): string {
  return plan.tiers.find((tier) => tier.id === id)?.name ?? id;
}

function mark({ cmp, threshold }: Criterion): Param {
  return cmp === null || threshold === null ? NONE : `${cmp} ${threshold}`;
}

function criterionLines(plan: Plan, before: Criterion, after: Criterion): Line[] {
  const about = { name: after.shortName, tier: tierName(plan, after.tier), clause: after.clause };
  const lines: Line[] = [];
  const say = (what: string, from: Param, to: Param): void => {
    lines.push(line(`diff.${what}`, { ...about, from, to }));
  };
  if (before.cmp !== after.cmp || before.threshold !== after.threshold) say('mark', mark(before), mark(after));
  if (before.year !== after.year)
    say(
      'year',
      or(before.year === null ? null : String(before.year)),
      or(after.year === null ? null : String(after.year)),
    );
  if (before.numerator !== after.numerator) say('numerator', or(before.numerator), or(after.numerator));
  if (before.denominator !== after.denominator) say('denominator', or(before.denominator), or(after.denominator));
  if (before.exclusion !== after.exclusion) say('exclusion', or(before.exclusion), or(after.exclusion));
  if (before.collectable !== after.collectable)
    lines.push(line(after.collectable ? 'diff.asked' : 'diff.not_asked', about));
  if (before.name !== after.name) say('name', before.name, after.name);
  return lines.length > 0 || same(before, after) ? lines : [line('diff.detail', about)];
}

function dutyLines(before: Duty | undefined, after: Duty): Line[] {
  const { clause } = after;
  if (before === undefined) return [line('diff.duty_new', { clause, words: or(after.words) })];
  if (before.words !== after.words)
    return [line('diff.duty_due', { clause, from: or(before.words), to: or(after.words) })];
  return same(before, after) ? [] : [line('diff.duty_detail', { clause })];
}

/** What is left out, null and empty are one and the same. */
const written = (part: unknown): string =>
  JSON.stringify(part ?? null, (_, value) =>
    value === null || (Array.isArray(value) && value.length === 0) ? undefined : value,
  );
const same = (a: unknown, b: unknown): boolean => written(a) === written(b);

/**
 * What no line of its own tells: each is named when it is different. Units are not among them (a roster changes by
 * `units import` and reforms alone), nor are decisions, which show in what they settled.
 */
const PARTS: Readonly<Record<string, (plan: Plan) => unknown>> = {
  title: ({ title, movement }) => [title, movement],
  document: ({ document }) => document,
  tiers: ({ tiers }) => tiers,
  phases: ({ phases }) =>
    phases.map((phase) => ({ ...phase, reviewTime: phase.review === null ? phase.reviewTime : null })),
  standards: ({ hasAwardStandards, standardsIn, standardsPending }) => [
    hasAwardStandards,
    standardsIn ?? null,
    standardsPending ?? null,
  ],
  awards: ({ awards }) => awards,
  dossier: ({ dossier }) => dossier,
  council: ({ council }) => council,
  roles: ({ roles }) => ({ ...roles, standingAgency: { ...roles.standingAgency, name: '' } }),
  reporting: ({ reporting }) => reporting,
  scoring: ({ scoring }) => scoring,
  reminders: ({ reminders }) => reminders,
};

/** Empty when nothing an officer would notice is different. */
export function planDiff(before: Plan, after: Plan): readonly Line[] {
  const old = new Map(before.criteria.map((c) => [keyOf(c), c]));
  const fresh = new Map(after.criteria.map((c) => [keyOf(c), c]));
  const about = (plan: Plan, c: Criterion) => ({ name: c.shortName, tier: tierName(plan, c.tier), clause: c.clause });
  const criteria = after.criteria.flatMap((c) => {
    const was = old.get(keyOf(c));
    return was === undefined ? [line('diff.added', about(after, c))] : criterionLines(after, was, c);
  });
  const gone = before.criteria.filter((c) => !fresh.has(keyOf(c))).map((c) => line('diff.removed', about(before, c)));
  const duties = after.duties.flatMap((duty) =>
    dutyLines(
      before.duties.find((one) => one.id === duty.id),
      duty,
    ),
  );
  const lost = before.duties.filter((duty) => !after.duties.some((one) => one.id === duty.id));
  const period = [before.period, after.period].map(({ from, to }) => `${from}–${to}`);
  const reviews = after.phases.flatMap((phase) => {
    const was = before.phases.find((one) => one.id === phase.id);
    return was === undefined || was.reviewTime === phase.reviewTime || phase.review === null
      ? []
      : [line('diff.review', { review: phase.review, from: or(was.reviewTime), to: or(phase.reviewTime) })];
  });
  const parts = Object.keys(PARTS).filter((part) => !same(PARTS[part]?.(before), PARTS[part]?.(after)));
  const agencies = [before.roles.standingAgency.name, after.roles.standingAgency.name] as const;
  return [
    ...(before.issuer === after.issuer ? [] : [line('diff.issuer', { from: before.issuer, to: after.issuer })]),
    ...(agencies[0] === agencies[1] ? [] : [line('diff.agency', { from: agencies[0], to: agencies[1] })]),
    ...(period[0] === period[1] ? [] : [line('diff.period', { from: period[0] ?? '', to: period[1] ?? '' })]),
    ...criteria,
    ...gone,
    ...duties,
    ...lost.map(({ clause }) => line('diff.duty_gone', { clause })),
    ...reviews,
    ...parts.map((part) => line('diff.part', { part })),
  ];
}
