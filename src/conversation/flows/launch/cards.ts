/** The bubbles of a launch, one a step: what stands, what is missing, what comes next. */
import type { LaunchStanding } from '../../../admin/launch/standing.js';
import { planWords } from '../../../broadcast/values.js';
import { lastDayOf } from '../../../domain/obligation.js';
import { collectedCriteria } from '../../../domain/plan.js';
import { dayOf, type Instant } from '../../../domain/time.js';
import { bareName } from '../../../domain/unit.js';
import { type Bubble, type Choice, type Line, line, type Param } from '../../../messages/message.js';
import { periodWords } from '../../periods.js';
import { bubble, choice } from '../../turn.js';

export const STEPS = ['plan', 'units', 'people', 'period', 'text'] as const;
export type Step = (typeof STEPS)[number];

const MOST_POINTS = 5;
const MOST_TIERS = 5;
const MOST_NAMES = 8;

/** How the announcement of the launch stands, in words. */
export interface LaunchText {
  readonly state: Line;
  /** Agreed with: on its way, or out. */
  readonly sent: boolean;
}

const count = (n: number): Param => ({ count: n });
const reporting = ({ tiers }: LaunchStanding): number => tiers.reduce((sum, { units }) => sum + units.length, 0);
const withFigures = (standing: LaunchStanding): number =>
  standing.joined.length + standing.invited.length + standing.nobody.length;

function head(step: Step): Line {
  const n = STEPS.indexOf(step) + 1;
  return line('launch.head', { n, of: STEPS.length, name: { line: line(`launch.step.${step}`) } });
}

const nextLine = (step: Step): Line => {
  const next = STEPS[STEPS.indexOf(step) + 1];
  return line('launch.next', { name: { line: line(`launch.step.${next ?? step}`) } });
};

const onward = (step: Step, more: readonly Choice[] = []): Choice[] => [
  ...more,
  choice(`launch:${STEPS[STEPS.indexOf(step) + 1] ?? step}`, 'launch_next'),
  choice('launch:later', 'later'),
];

/** "Phát động": the five steps and how each stands. */
export function overview(standing: LaunchStanding, text: LaunchText): Bubble {
  const { campaign, points, joined, ahead } = standing;
  const rows: Line[] = [
    points.length === 0 ? line('launch.row.plan_fine') : line('launch.row.plan', { points: points.length }),
    line('launch.row.units', { count: count(reporting(standing)) }),
    line('launch.row.people', { joined: count(joined.length), total: count(withFigures(standing)) }),
    ahead === null ? line('launch.row.no_period') : line('launch.row.period', { period: periodWords(ahead.period) }),
    line('launch.row.text', { state: { line: text.state } }),
  ];
  const lines = [
    line('launch.title', { movement: campaign.plan.movement }),
    ...rows.map((row, i) => line('launch.row.numbered', { n: i + 1, row: { line: row } })),
    line(text.sent ? 'launch.under_way' : 'launch.resumable'),
  ];
  return bubble(lines, [choice('launch:plan', 'launch_begin'), choice('menu:practice', 'menu_practice')], {
    titled: true,
  });
}

export function planCard(standing: LaunchStanding): Bubble {
  const { campaign, points } = standing;
  const { plan } = campaign;
  const number = planWords(plan);
  const asked = plan.tiers
    .filter((tier) => tier.reports)
    .reduce((sum, tier) => sum + collectedCriteria(plan, tier.id).length, 0);
  const lines = [
    head('plan'),
    number === null ? line('launch.plan.unnumbered') : line('launch.plan.numbered', { plan: number }),
    line('launch.plan.holds', { criteria: plan.criteria.length, asked, duties: plan.duties.length }),
    ...(points.length === 0 ? [line('launch.plan.fine')] : [line('launch.plan.look'), ...points.slice(0, MOST_POINTS)]),
    ...(points.length > MOST_POINTS ? [line('launch.more', { more: points.length - MOST_POINTS })] : []),
    nextLine('plan'),
  ];
  return bubble(lines, onward('plan'), { titled: true });
}

export function unitsCard(standing: LaunchStanding): Bubble {
  const { tiers, uncoded, twice } = standing;
  const lines: Line[] = [head('units')];
  for (const { tier, units } of tiers.slice(0, MOST_TIERS)) {
    const key = units.length === 0 ? 'launch.units.tier_none' : 'launch.units.tier';
    lines.push(line(key, { tier: tier.name, count: count(units.length) }));
  }
  if (uncoded.length > 0) lines.push(line('launch.units.uncoded', { names: some(uncoded.map(bareName)) }));
  if (twice.length > 0) lines.push(line('launch.units.twice', { names: some(twice) }));
  lines.push(line(uncoded.length + twice.length === 0 ? 'launch.units.fine' : 'launch.units.mend'), nextLine('units'));
  return bubble(lines, onward('units'), { titled: true });
}

export function peopleCard(standing: LaunchStanding): Bubble {
  const { joined, invited, nobody, unconfirmed } = standing;
  const lines = [
    head('people'),
    line('launch.people.counts', {
      joined: count(joined.length),
      total: count(withFigures(standing)),
      invited: count(invited.length),
      nobody: count(nobody.length),
    }),
    ...(nobody.length === 0 ? [] : [line('launch.people.nobody', { names: some(nobody.map(bareName)) })]),
    ...(unconfirmed === 0 ? [] : [line('launch.people.unconfirmed', { count: count(unconfirmed) })]),
    line(nobody.length + invited.length === 0 ? 'launch.people.all' : 'launch.people.sheet'),
    nextLine('people'),
  ];
  const sheet = nobody.length + invited.length === 0 ? [] : [choice('menu:invite_sheet', 'launch_sheet')];
  return bubble(lines, onward('people', sheet), { titled: true });
}

export function periodCard(standing: LaunchStanding, now: Instant): Bubble {
  const { ahead, campaign } = standing;
  const agency = campaign.plan.roles.standingAgency.label;
  const lines: Line[] = [head('period')];
  if (ahead === null) lines.push(line('launch.period.none'));
  else {
    const period = periodWords(ahead.period);
    const day = { day: dayOf(ahead.opensAt), form: 'weekday_year' as const };
    const opened = ahead.opensAt <= now && ahead.opened > 0;
    lines.push(
      line(opened ? 'launch.period.open' : 'launch.period.opens', { period, day, count: count(ahead.opened) }),
    );
    lines.push(
      ahead.dueBefore === null
        ? line('launch.period.no_bound', { agency })
        : line('launch.period.due', { day: { day: lastDayOf(ahead.dueBefore), form: 'weekday_year' } }),
    );
  }
  lines.push(line('launch.period.apart'), nextLine('period'));
  return bubble(lines, onward('period', [choice('menu:practice', 'menu_practice')]), { titled: true });
}

function some(all: readonly string[]): Param {
  const shown: Param[] = all.slice(0, MOST_NAMES);
  const more = all.length - shown.length;
  return more > 0 ? { list: [...shown, { line: line('launch.more_units', { more: count(more) }) }] } : { list: shown };
}

export const launchHead = head;
