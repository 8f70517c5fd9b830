/** "Đề nghị khen thưởng": for whom, which form, which of the plan's groups; then a draft begins. */
import { openNomination, proposingFor } from '../../../admin/award/nominate.js';
import { awardsFor, type Occasion } from '../../../domain/award.js';
import { firstMissing, nomineeOf, SUBJECTS, type Subject } from '../../../domain/nomination.js';
import type { Award, Plan } from '../../../domain/plan.js';
import { dayOf } from '../../../domain/time.js';
import { bareName } from '../../../domain/unit.js';
import { readOccasion } from '../../../language/award.js';
import { type Choice, type Line, line } from '../../../messages/message.js';
import type { CampaignView, SeatView } from '../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { deskOf } from '../office/seat.js';
import { unitAmong, unitMeant } from '../office/unit-meant.js';
import { formOf, questionLine } from './nomination-words.js';
import { type Held, nominating } from './own.js';
import { closedToPersons, keeping, nominatingSeats, refusal } from './seat.js';
import { groupsOf, occasionParam, whenParams } from './words.js';

/** Whom the plan lets be proposed at the occasion. */
function subjectsOpen(plan: Plan, occasion: Occasion): readonly Subject[] {
  return SUBJECTS.filter((subject) => {
    if (awardsFor(plan, occasion, nomineeOf(subject)).length === 0) return false;
    return (
      subject === 'unit' || plan.tiers.some((tier) => tier.id === (subject === 'person' ? 'individual' : 'enterprise'))
    );
  });
}

/** "đề nghị khen thưởng", "đề nghị khen thưởng tổng kết". Null for whoever proposes for nobody. */
export async function startNominate(turn: Turn, rest: string): Promise<Answer | null> {
  const seats = nominatingSeats(turn);
  const said = readOccasion(rest, dayOf(turn.now));
  const named =
    said.rest === ''
      ? null
      : unitAmong(
          seats.flatMap((seat) => seat.unit ?? []),
          said.rest,
        );
  const other = said.rest === '' || named?.kind === 'one' ? null : await otherUnit(turn, seats, said.rest);
  if (other !== null) return keeping(turn, [other]);
  const seat = named?.kind === 'one' ? seats.find((one) => one.unit?.id === named.unit.id) : seats[0];
  const campaign = seat === undefined ? null : await turn.facts.campaign(seat.campaignId);
  if (seat === undefined || campaign === null) return null;
  const meant = await proposingFor(campaign, { occasion: said.occasion, period: said.year }, turn.facts, turn.now);
  if (!meant.ok) return keeping(turn, [refusal(meant.problem)]);
  const { occasion, period } = meant.value;
  const subjects = subjectsOpen(campaign.plan, occasion);
  const drafts = (await turn.facts.nominations(campaign.id)).filter(
    (one) => one.unit.id === seat.unit?.id && (one.state === 'draft' || one.state === 'returned'),
  );
  const another = named?.kind === 'one' ? undefined : seats.find((one) => one.unit?.id !== seat.unit?.id)?.unit;
  const lines = [
    line('nomination.start.head', { ...whenParams({ occasion, period }), unit: seat.unit?.name ?? '' }),
    ...drafts.slice(0, 2).map((one) => line('nomination.start.draft', { number: one.number })),
    ...(another == null ? [] : [line('nomination.start.also', { name: bareName(another) })]),
    line('nomination.start.whom'),
  ];
  return {
    bubble: bubble(
      lines,
      subjects.map((one) => choice(`nm_kind:${one}`, `nominate_${one}`)),
      {
        titled: true,
        spelled: 'numbered',
      },
    ),
    open: nominating('kind', { unit: seat.unit?.id ?? 0, occasion, period }),
    by: seat.id,
  };
}

/** Said to whoever names a unit that they do not propose for. */
async function otherUnit(turn: Turn, seats: readonly SeatView[], rest: string): Promise<Line | null> {
  const [seat] = seats;
  if (seat === undefined || (await unitMeant(turn, seat.campaignId, rest)).kind !== 'one') return null;
  return line('nomination.start.other_unit', { names: { list: seats.flatMap((one) => one.unit?.name ?? []) } });
}

interface Making {
  readonly seat: SeatView;
  readonly campaign: CampaignView;
  readonly occasion: Occasion;
  readonly period: string;
  readonly held: Held;
}

async function making(turn: Turn): Promise<Making | null> {
  const { open } = turn.session;
  if (open.kind !== 'office' || open.act !== 'nominate') return null;
  const seat = nominatingSeats(turn).find((one) => one.unit?.id === open.held.unit);
  const campaign = seat === undefined ? null : await turn.facts.campaign(seat.campaignId);
  if (seat === undefined || campaign === null) return null;
  const { occasion, period } = open.held;
  return { seat, campaign, occasion: String(occasion) as Occasion, period: String(period), held: open.held };
}

/** `nm_kind:<subject>`, `nm_form:<award>`, `nm_group:<criterion>`: what is still open is asked, then the draft begins. */
export async function makingPress(turn: Turn, act: string, value: string): Promise<Answer | null> {
  if (nominatingSeats(turn).length === 0) return null;
  const one = await making(turn);
  if (one === null) return keeping(turn, [line('stale.passed')]);
  const key = act === 'nm_kind' ? 'subject' : act === 'nm_form' ? 'award' : 'group';
  return goOn(turn, { ...one, held: { ...one.held, [key]: value } });
}

async function goOn(turn: Turn, one: Making): Promise<Answer> {
  const { campaign, held, occasion } = one;
  const subject = SUBJECTS.find((each) => each === held.subject);
  if (subject === undefined) return keeping(turn, [line('stale.passed')]);
  if (subject === 'person' && closedToPersons(turn))
    return { bubble: bubble([line('nomination.closed_here')]), open: NOTHING_OPEN };
  const forms = awardsFor(campaign.plan, occasion, nomineeOf(subject));
  const [only] = forms;
  const award = forms.length === 1 ? only?.id : held.award;
  if (award === undefined) return askForm(one, subject, forms);
  const groups = subject === 'unit' ? [] : groupsOf(campaign.plan, subject === 'person' ? 'individual' : 'enterprise');
  if (groups.length > 0 && held.group === undefined) {
    const lines = [
      line('nomination.group.ask', { subject }),
      ...groups.map((each, i) => line('nomination.group.row', { n: i + 1, name: each.shortName, clause: each.clause })),
    ];
    const choices = groups
      .slice(0, 5)
      .map((each, i) =>
        choice(`nm_group:${each.id}`, 'nominate_group', { n: i + 1, name: each.shortName, clause: each.clause }),
      );
    return {
      bubble: bubble(lines, choices, { spelled: 'numbered' }),
      open: nominating('group', held),
      by: one.seat.id,
    };
  }
  const category = groups.find((each) => each.id === held.group)?.id ?? null;
  return begin(turn, one, subject, String(award), category);
}

/** Who decides on it stands beside each form, so that nobody proposes to the wrong level. */
function askForm(one: Making, subject: Subject, forms: readonly Award[]): Answer {
  const whole = ({ form, decidedBy, clause }: Award): Line =>
    line('nomination.form.whole', { form, by: decidedBy ?? 'none', clause });
  const lines = [
    line('nomination.form.ask', { subject, occasion: occasionParam(one.occasion) }),
    ...forms.map((form, i) => line('nomination.form.row', { n: i + 1, whole: { line: whole(form) } })),
  ];
  const names = forms.map((form) => form.form.split(' của ')[0]?.slice(0, 18) ?? '');
  const choices = forms.slice(0, 5).map((form, i): Choice => {
    const name = names[i] ?? '';
    const twice = names.filter((one) => one === name).length > 1;
    return {
      id: `nm_form:${form.id}`,
      label: line('choice.nominate_form', { form: twice ? `${name} ${i + 1}` : name, whole: { line: whole(form) } }),
    };
  });
  return {
    bubble: bubble(lines, choices, { spelled: 'numbered' }),
    open: nominating('form', one.held),
    by: one.seat.id,
  };
}

async function begin(
  turn: Turn,
  { seat, campaign, occasion, period }: Making,
  subject: Subject,
  awardId: string,
  category: string | null,
): Promise<Answer> {
  const unit = seat.unit;
  if (unit === null) return keeping(turn, [line('stale.gone')]);
  const args = { campaignId: campaign.id, unitId: unit.id, occasion, period, awardId, subject, category };
  const done = await openNomination(args, turn.facts, deskOf(turn));
  if (!done.ok) return { bubble: bubble([refusal(done.problem)]), open: NOTHING_OPEN };
  const { nominationId, number } = done.value.result;
  const field = firstMissing(subject, {});
  if (field === null) throw new Error('a nomination asks nothing');
  const lines = [
    line('nomination.begun', { number, unit: unit.name, subject, form: formOf(campaign.plan, awardId) }),
    ...(subject === 'person' ? [line('nomination.personal')] : []),
    questionLine(subject, field),
  ];
  return {
    bubble: bubble(lines, [], { titled: true }),
    open: nominating('field', { nominationId, field, version: 1 }),
    events: done.value.events,
    by: seat.id,
  };
}
