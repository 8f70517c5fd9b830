/** "quyết định …": the standing agency settles, with a document, a point that the plan leaves open. */
import { recordDecision } from '../../../admin/decision.js';
import { type Decision, decidedBefore, type Point } from '../../../domain/decision.js';
import { type Criterion, collectedCriteria, isDefined, type Phase, type Plan } from '../../../domain/plan.js';
import { reviewSpan } from '../../../domain/review.js';
import { dayOf } from '../../../domain/time.js';
import { readDecision, readSame } from '../../../language/decision.js';
import { fold } from '../../../language/fold.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import type { CampaignView } from '../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { criterionMeant } from '../report/fix.js';
import { deskOf, officeSeat } from './seat.js';

interface Held {
  readonly campaignId: string;
  readonly decision: Decision;
}

const openCriteria = (plan: Plan): readonly Criterion[] =>
  plan.criteria.filter((c) => c.measure !== 'qualitative' && !isDefined(c));
const openReviews = (plan: Plan): readonly Phase[] =>
  plan.phases.filter((phase) => phase.review !== null && reviewSpan(phase) === null);

function howTo(plan: Plan, others: readonly CampaignView[]): Line[] {
  const names: Param[] = [
    ...openCriteria(plan).map((c): Param => c.shortName),
    ...openReviews(plan).map((phase): Param => phase.name),
  ];
  const same = others.length > 0 ? [line('decision.how_same')] : [];
  if (names.length === 0) return [line('decision.none_open'), ...same];
  return [line('decision.how'), line('decision.open', { names: { list: names } }), ...same];
}

/** "cùng số liệu với hồ sơ công việc của Hải Phòng": a criterion of another campaign of this house. */
function sameOf(
  plan: Plan,
  subject: string,
  value: string,
  others: readonly CampaignView[],
): Extract<Point, { kind: 'same' }> | null {
  const said = readSame(value);
  if (said === null) return null;
  const named = fold(said.campaign);
  const found = others.filter(({ id, plan: one }) =>
    [id, one.movement, one.issuer].some((name) => ` ${fold(name)} `.includes(` ${named} `)),
  );
  const [other] = found;
  const criterion = askedNamed(plan, subject);
  const as = other === undefined ? null : askedNamed(other.plan, said.criterion);
  if (other === undefined || found.length > 1 || criterion === null || as === null) return null;
  return { kind: 'same', criterion, campaign: other.id, as };
}

/** One id under which the name stands in every tier that asks it. */
function askedNamed(plan: Plan, said: string): string | null {
  const tiers = plan.tiers.map((tier) => criterionMeant(collectedCriteria(plan, tier.id), said));
  const ids = new Set(tiers.flatMap((one) => (one === null ? [] : [one.id])));
  return ids.size === 1 ? ([...ids][0] ?? null) : null;
}

function pointOf(plan: Plan, subject: string, value: string): Exclude<Point, { kind: 'issuer' }> | null {
  const counted = (c: Criterion) =>
    ({ kind: 'counted', criterion: c.id, tier: c.tier, numerator: c.numerator, denominator: value }) as const;
  // What was decided before may be decided otherwise.
  const again = plan.criteria.filter((c) => isDefined(c) && decidedBefore(plan, counted(c)) !== null);
  const criterion = criterionMeant([...openCriteria(plan), ...again], subject);
  if (criterion !== null) return counted(criterion);
  const settled = plan.phases.filter(
    (phase) => decidedBefore(plan, { kind: 'review_time', phase: phase.id, words: value }) !== null,
  );
  const phases = [...new Set([...openReviews(plan), ...settled])].filter((phase) =>
    fold(subject).includes(fold(phase.review ?? '')),
  );
  return phases.length === 1 && phases[0] !== undefined
    ? { kind: 'review_time', phase: phases[0].id, words: value }
    : null;
}

function pointLine(plan: Plan, point: Exclude<Point, { kind: 'issuer' }>, others: readonly CampaignView[]): Line {
  if (point.kind === 'same') {
    const name = plan.criteria.find((c) => c.id === point.criterion)?.shortName ?? '';
    const other = others.find((one) => one.id === point.campaign)?.plan;
    const as = other?.criteria.find((c) => c.id === point.as)?.shortName ?? '';
    return line('decision.card.same', { name, as, movement: other?.movement ?? '' });
  }
  if (point.kind === 'review_time') {
    const review = plan.phases.find((phase) => phase.id === point.phase)?.review ?? '';
    return line('decision.card.review', { review, words: point.words });
  }
  const criterion = plan.criteria.find((c) => c.id === point.criterion && c.tier === point.tier);
  const words = { name: criterion?.shortName ?? '', denominator: point.denominator, clause: criterion?.clause ?? '' };
  return line('decision.card.counted', words);
}

const keeping = (turn: Turn, lines: readonly Line[]): Answer => ({ bubble: bubble(lines), open: turn.session.open });

/** Null for whoever may not: as if there were no such command. */
export async function startDecision(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'decide');
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  if (seat === null || campaign === null) return null;
  const { plan } = campaign;
  const others = (await turn.facts.campaigns()).filter((one) => one.id !== campaign.id);
  if (rest.trim() === '') return keeping(turn, howTo(plan, others));
  const said = readDecision(rest, dayOf(turn.now));
  const point =
    said === null ? null : (sameOf(plan, said.subject, said.value, others) ?? pointOf(plan, said.subject, said.value));
  if (said === null || point === null)
    return keeping(turn, [
      line('decision.refused.point_unknown', { found: rest.slice(0, 60) }),
      ...howTo(plan, others),
    ]);
  if (said.document === null) return keeping(turn, [line('decision.refused.decision_document')]);
  if (said.day === null) return keeping(turn, [line('decision.refused.decision_day')]);
  const held: Held = { campaignId: seat.campaignId, decision: { point, document: said.document, day: said.day } };
  const look = await recordDecision({ campaignId: held.campaignId, ...held.decision }, turn.facts, deskOf(turn));
  if (!look.ok) return keeping(turn, [line(`decision.refused.${look.problem.code}`, look.problem.params)]);
  const before = decidedBefore(plan, point);
  const lines = [
    line(point.kind === 'same' ? 'decision.card.title_same' : 'decision.card.title'),
    pointLine(plan, point, others),
    line('decision.card.document', { document: said.document, day: { day: said.day, form: 'day' } }),
    ...(before === null ? [] : [line('decision.card.instead', { document: before.document })]),
    line('decision.card.confirm'),
  ];
  return {
    bubble: bubble(lines, [choice('of_decide', 'decision_record'), choice('of_nodecide', 'office_stop')], {
      titled: true,
    }),
    open: { kind: 'office', act: 'decision', step: 'confirm', held: { decision: JSON.stringify(held) } },
    by: seat.id,
  };
}

/** `of_decide`, `of_nodecide` */
export async function decisionPress(turn: Turn, act: string): Promise<Answer | null> {
  const { open } = turn.session;
  if (officeSeat(turn, 'decide') === null) return null;
  if (open.kind !== 'office' || open.act !== 'decision') return keeping(turn, [line('stale.passed')]);
  if (act === 'of_nodecide') return { bubble: bubble([line('decision.left')]), open: NOTHING_OPEN };
  const { campaignId, decision } = JSON.parse(String(open.held.decision)) as Held;
  const seat = officeSeat(turn, 'decide', campaignId);
  if (seat === null) return keeping(turn, [line('stale.gone')]);
  const done = await recordDecision({ campaignId, ...decision }, turn.facts, deskOf(turn));
  if (!done.ok) {
    const said = line(`decision.refused.${done.problem.code}`, done.problem.params);
    return { bubble: bubble([said]), open: NOTHING_OPEN };
  }
  return {
    bubble: bubble([line('decision.done', { document: decision.document })]),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
  };
}
