/** "nhập chỉ tiêu …": the standing agency enters a goal of the area in one message, sees it read back, and records it. */
import { enterGoal, type GoalArgs, type GoalGiven, goalMeant } from '../../../admin/enter-goal.js';
import { enteredGoals, type GoalValue, hasParts } from '../../../domain/goal.js';
import { type Criterion, isDefined } from '../../../domain/plan.js';
import type { Problem } from '../../../domain/problem.js';
import { growthPercent } from '../../../domain/quantity.js';
import { dayOf } from '../../../domain/time.js';
import { fold } from '../../../language/fold.js';
import { type GoalSaid, readGoal } from '../../../language/goal.js';
import { readReply } from '../../../language/reply.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import type { CampaignView, SeatView } from '../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { criterionMeant } from '../report/fix.js';
import { growthWords, valueWords } from '../report/lines.js';
import { deskOf, officeSeat } from './seat.js';

const MOST_LISTED = 6;
const MOST_SOURCE = 120;

export function goalValueWords(criterion: Criterion, value: GoalValue): Param {
  if (value.kind !== 'growth') return valueWords(criterion, value);
  const change = { line: growthWords(growthPercent(value.now, value.before)) };
  return { line: line('goal.growth', { change, now: { count: value.now }, before: { count: value.before } }) };
}

const number = (text: string): string | null => {
  const read = readReply(text, 'count');
  return read.outcome === 'value' ? (read.value ?? null) : null;
};

/** "132,5 so với 120": this year's level and last year's; the second may be known already. */
function readLevels(text: string): GoalGiven | null {
  const [first = '', second] = text.split(/\s(?:so với|so voi|against|vs)\s/iu);
  const now = number(first);
  const before = second === undefined ? null : number(second.replace(/^(?:năm trước|nam truoc)\s*/iu, ''));
  if (now === null || (second !== undefined && before === null)) return null;
  return { kind: 'growth', now, before };
}

function readValue(criterion: Criterion, text: string): GoalGiven | null {
  if (criterion.measure === 'growth') return readLevels(text);
  const read = readReply(text, criterion.measure === 'count' ? 'count' : 'ratio');
  if (read.outcome !== 'value') return null;
  if (read.value !== undefined) return { kind: 'count', value: read.value };
  if (read.numerator !== undefined && read.denominator !== undefined)
    return { kind: 'ratio', numerator: Number(read.numerator), denominator: Number(read.denominator) };
  return read.percent === undefined ? null : { kind: 'percent', percent: read.percent };
}

function namesOf(goals: readonly Criterion[]): Line[] {
  return [
    line('goal.which', { count: goals.length }),
    ...goals.slice(0, MOST_LISTED).map((one) => line('goal.which_one', { name: one.shortName })),
    ...(goals.length > MOST_LISTED ? [line('goal.which_more', { more: goals.length - MOST_LISTED })] : []),
  ];
}

/** How to type it, and which goals there are. */
function howTo(campaign: CampaignView): Answer {
  const open = enteredGoals(campaign.plan).filter(isDefined);
  if (open.length === 0) return { bubble: bubble([line('goal.nothing')]), open: NOTHING_OPEN };
  return { bubble: bubble([...namesOf(open), line('goal.example')]), open: NOTHING_OPEN };
}

/** Nothing by this name, or more than one: those that share it, else all of them. */
function whichGoal(goals: readonly Criterion[], said: string): Answer {
  const words = fold(said).trim();
  const near = words === '' ? [] : goals.filter((one) => fold(one.shortName).includes(words));
  const lines = [line('goal.not_found', { name: said.slice(0, 60) }), ...namesOf(near.length > 0 ? near : goals)];
  return { bubble: bubble(lines), open: NOTHING_OPEN };
}

/** What is not said yet, in the order in which it is typed. */
function missing(said: GoalSaid, criterion: Criterion): readonly string[] {
  return [
    ...(said.year === null ? ['year'] : []),
    ...(hasParts(criterion) && said.part === '' ? ['part'] : []),
    ...(said.value === null ? ['value'] : []),
    ...(said.source === null ? ['source'] : []),
    ...(said.asOf === null ? ['as_of'] : []),
  ];
}

const keeping = (turn: Turn, lines: readonly Line[]): Answer => ({ bubble: bubble(lines), open: turn.session.open });
const refusal = (problem: Problem): Line => line(`goal.refused.${problem.code}`, problem.params);

/** Null for whoever may not: as if there were no such command. */
export async function startGoal(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'enter_goal');
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  if (seat === null || campaign === null) return null;
  if (rest.trim() === '') return howTo(campaign);
  const said = readGoal(rest, dayOf(turn.now));
  const goals = enteredGoals(campaign.plan);
  const criterion = criterionMeant(goals, said.name);
  if (criterion === null)
    return !goals.some(isDefined) ? howTo(campaign) : whichGoal(goals.filter(isDefined), said.name);
  const known = goalMeant(campaign, criterion.id, criterion.tier);
  if (!known.ok) return keeping(turn, [refusal(known.problem)]);
  const lacks = missing(said, criterion);
  if (lacks.length > 0) {
    const list = lacks.map((one): Param => ({ line: line(`goal.lacks.${one}`) }));
    return keeping(turn, [line('goal.lacking', { name: criterion.shortName, list: { list } }), line('goal.example')]);
  }
  const value = readValue(criterion, said.value ?? '');
  if (value === null) return keeping(turn, [line('goal.refused.goal_value', { name: criterion.shortName })]);
  const args: GoalArgs = {
    campaignId: seat.campaignId,
    criterionId: criterion.id,
    tier: criterion.tier,
    part: said.part,
    period: said.year ?? '',
    value,
    source: (said.source ?? '').slice(0, MOST_SOURCE),
    asOf: said.asOf ?? '',
  };
  return card(turn, seat, args);
}

async function card(turn: Turn, seat: SeatView, args: GoalArgs): Promise<Answer> {
  const look = await enterGoal(args, turn.facts, deskOf(turn));
  if (!look.ok) return keeping(turn, [refusal(look.problem)]);
  const { criterion, part, value, old } = look.value.result;
  const lines = [
    line('goal.card.title', { period: args.period, part: part === '' ? 'none' : part }),
    line('goal.card.value', { name: criterion.shortName, value: goalValueWords(criterion, value) }),
    ...(old === null ? [] : [line('goal.card.old', { value: goalValueWords(criterion, old.value) })]),
    line('goal.card.source', { source: args.source, day: { day: args.asOf, form: 'day' } }),
    line('goal.card.clause', { clause: criterion.clause }),
    line('goal.card.confirm'),
  ];
  return {
    bubble: bubble(lines, [choice('of_goal', 'goal_record'), choice('of_nogoal', 'office_stop')], { titled: true }),
    open: { kind: 'office', act: 'goal', step: 'confirm', held: { seat: seat.id, args: JSON.stringify(args) } },
    by: seat.id,
  };
}

/** `of_goal`, `of_nogoal`: what is recorded is what the card showed, judged anew. */
export async function goalPress(turn: Turn, act: string): Promise<Answer | null> {
  const { open } = turn.session;
  if (officeSeat(turn, 'enter_goal') === null) return null;
  if (open.kind !== 'office' || open.act !== 'goal') return keeping(turn, [line('stale.passed')]);
  if (act === 'of_nogoal') return { bubble: bubble([line('goal.left')]), open: NOTHING_OPEN };
  const args = JSON.parse(String(open.held.args)) as GoalArgs;
  const seat = officeSeat(turn, 'enter_goal', args.campaignId);
  if (seat === null) return keeping(turn, [line('stale.gone')]);
  const done = await enterGoal(args, turn.facts, deskOf(turn));
  if (!done.ok) return { bubble: bubble([refusal(done.problem)]), open: NOTHING_OPEN };
  const { criterion, part, value } = done.value.result;
  const said = line('goal.done', {
    name: criterion.shortName,
    period: args.period,
    part: part === '' ? 'none' : part,
    value: goalValueWords(criterion, value),
  });
  return {
    bubble: bubble([said, line('goal.next')]),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
  };
}
