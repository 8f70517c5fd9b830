/** "Đề nghị khen thưởng": a unit proposes, question by question; the draft is a row of its own and survives everything. */
import { type NominationCase, readNominationCase } from '../../../admin/award/case.js';
import { answerNomination, openNomination, sendNomination, withdrawNomination } from '../../../admin/award/nominate.js';
import { ownList } from '../../../admin/award/rules.js';
import { occasionMeant } from '../../../admin/award/sheet.js';
import { awardsFor, type Occasion } from '../../../domain/award.js';
import {
  fieldsOf,
  firstMissing,
  mayBeEmpty,
  type NominationField,
  nomineeOf,
  SUBJECTS,
  type Subject,
} from '../../../domain/nomination.js';
import type { Award, Plan } from '../../../domain/plan.js';
import { readOccasion } from '../../../language/award.js';
import { readCommand } from '../../../language/commands.js';
import { fold } from '../../../language/fold.js';
import { type Choice, type Line, line } from '../../../messages/message.js';
import type { CampaignView, SeatView } from '../../facts.js';
import type { NominationView } from '../../facts-award.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { menu } from '../menu.js';
import { deskOf } from '../office/seat.js';
import { unitAmong } from '../office/unit-meant.js';
import { answerLines, formOf, missingParam, questionLine, titleLine } from './nomination-words.js';
import { closedToPersons, keeping, nominatingSeats, refusal } from './seat.js';
import { groupsOf, occasionParam, whenParams } from './words.js';

type Held = Extract<Open, { kind: 'office' }>['held'];

const nominating = (step: string, held: Held): Open => ({ kind: 'office', act: 'nominate', step, held });

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
  const said = readOccasion(rest);
  const named =
    said.rest === ''
      ? null
      : unitAmong(
          seats.flatMap((seat) => seat.unit ?? []),
          said.rest,
        );
  const seat = named?.kind === 'one' ? seats.find((one) => one.unit?.id === named.unit.id) : seats[0];
  const campaign = seat === undefined ? null : await turn.facts.campaign(seat.campaignId);
  if (seat === undefined || campaign === null) return null;
  const ask = await turn.facts.ask(campaign.id);
  const meant = occasionMeant(campaign, { occasion: said.occasion, period: said.year }, ask.period, turn.now);
  if (!meant.ok) return keeping(turn, [refusal(meant.problem)]);
  const { occasion, period } = meant.value;
  const subjects = subjectsOpen(campaign.plan, occasion);
  const drafts = (await turn.facts.nominations(campaign.id)).filter(
    (one) => one.unit.id === seat.unit?.id && (one.state === 'draft' || one.state === 'returned'),
  );
  const lines = [
    line('nomination.start.head', { ...whenParams({ occasion, period }), unit: seat.unit?.name ?? '' }),
    ...drafts.slice(0, 2).map((one) => line('nomination.start.draft', { number: one.number })),
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
    const choices = groups.slice(0, 5).map((each, i) => choice(`nm_group:${each.id}`, 'nominate_group', { n: i + 1 }));
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
  const lines = [
    line('nomination.form.ask', { subject, occasion: occasionParam(one.occasion) }),
    ...forms.map((form, i) =>
      line('nomination.form.row', { n: i + 1, form: form.form, by: form.decidedBy ?? 'none', clause: form.clause }),
    ),
  ];
  const choices = forms.slice(0, 5).map(
    (form): Choice => ({
      id: `nm_form:${form.id}`,
      label: line('choice.nominate_form', { form: form.form.split(' ').slice(0, 3).join(' ').slice(0, 20) }),
    }),
  );
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

/** The unit's own nomination as its people may change it; null for whoever may not. */
export async function ownCase(
  turn: Turn,
  nominationId: string,
): Promise<{ readonly seat: SeatView; readonly one: NominationCase } | null> {
  const nomination = await turn.facts.nomination(nominationId);
  const seat = nominatingSeats(turn).find(
    (each) => each.campaignId === nomination?.campaignId && each.unit?.id === nomination.unit.id,
  );
  if (seat === undefined || nomination === null) return null;
  if (nomination.subject === 'person' && closedToPersons(turn)) return null;
  const found = await readNominationCase(turn.facts, seat.campaignId, nominationId, turn.now);
  return found.ok ? { seat, one: found.value } : null;
}

/** Words that are meant for the house and are never an answer. */
const LEAVING = new Set(['cancel', 'later', 'menu', 'help', 'back']);
const NOTHING = /^(?:khong co|khong|chua co|ko co|ko|none|no)\.?$/;

/** What is typed while a field is asked. Null leaves the text to others. */
export async function fieldText(turn: Turn, held: Held, text: string): Promise<Answer | null> {
  const own = await ownCase(turn, String(held.nominationId));
  if (own === null) return null;
  const command = readCommand(text);
  if (command !== null && LEAVING.has(command.kind)) {
    if (command.kind === 'help') return null;
    return menu(turn, [line('nomination.kept', { number: own.one.nomination.number })]);
  }
  const field = String(held.field) as NominationField;
  const words = mayBeEmpty(field) && NOTHING.test(fold(text).trim()) ? '' : text;
  return answer(turn, own.seat, own.one, field, words, Number(held.version));
}

async function answer(
  turn: Turn,
  seat: SeatView,
  one: NominationCase,
  field: NominationField | 'heads_enterprise',
  words: string,
  version: number,
): Promise<Answer> {
  const { campaignId, id: nominationId } = one.nomination;
  const done = await answerNomination({ campaignId, nominationId, version, field, words }, turn.facts, deskOf(turn));
  if (!done.ok) return keeping(turn, [refusal(done.problem)]);
  const said =
    field === 'heads_enterprise'
      ? { ...one.nomination, headsEnterprise: words === 'yes', version: version + 1 }
      : { ...one.nomination, [field]: words.trim(), version: version + 1 };
  const next = nextQuestion({ ...one, nomination: said }, field);
  return { ...next, events: done.value.events, by: seat.id };
}

const asksEnterprise = ({ campaign: { plan }, rules, nomination }: NominationCase): boolean =>
  nomination.subject === 'person' &&
  (plan.dossier.some((paper) => paper.only === 'enterprise') ||
    (ownList(rules)?.papers.some((paper) => paper.only === 'enterprise') ?? false));

function answersOf(nomination: NominationView) {
  const { who, post, what, effect, recognition } = nomination;
  const all = { who, post, what, effect, recognition };
  return Object.fromEntries(Object.entries(all).filter(([, words]) => words !== null));
}

/** The next thing to ask, or the whole of it to be sent. */
function nextQuestion(one: NominationCase, after: NominationField | 'heads_enterprise' | null): Answer {
  const { nomination } = one;
  const { id: nominationId, version, subject } = nomination;
  const field = firstMissing(subject, answersOf(nomination));
  if (field !== null) {
    return {
      bubble: bubble([titleLine(one.campaign.plan, nomination), questionLine(subject, field)], [], { titled: true }),
      open: nominating('field', { nominationId, field, version }),
    };
  }
  if (after === 'recognition' && asksEnterprise(one)) {
    const choices = [
      choice(`nm_heads:yes:${version}`, 'nominate_yes'),
      choice(`nm_heads:no:${version}`, 'nominate_no'),
    ];
    return {
      bubble: bubble([titleLine(one.campaign.plan, nomination), line('nomination.ask.heads')], choices, {
        titled: true,
      }),
      open: nominating('heads', { nominationId, version }),
    };
  }
  return summary(one, []);
}

export async function headsPress(turn: Turn, value: string, version: string): Promise<Answer | null> {
  if (nominatingSeats(turn).length === 0) return null;
  const { open } = turn.session;
  const own =
    open.kind === 'office' && open.act === 'nominate' ? await ownCase(turn, String(open.held.nominationId)) : null;
  if (own === null) return keeping(turn, [line('stale.passed')]);
  return answer(turn, own.seat, own.one, 'heads_enterprise', value, Number(version));
}

/** What will be sent, and what is still missing from the dossier. */
export function summary(one: NominationCase, lead: readonly Line[]): Answer {
  const { nomination, missing } = one;
  const lines = [
    ...lead,
    titleLine(one.campaign.plan, nomination),
    ...answerLines(nomination),
    missing.length === 0 ? null : line('nomination.missing', { count: missing.length, names: missingParam(one) }),
    line('nomination.send_how'),
  ];
  const id = `${nomination.id}:${nomination.version}`;
  return {
    bubble: bubble(
      lines.filter((each) => each !== null),
      [choice(`nm_send:${id}`, 'nominate_send'), choice('menu:menu', 'later')],
      { titled: true },
    ),
    open: nominating('summary', { nominationId: nomination.id, version: nomination.version }),
  };
}

/** "sửa 2" under the summary. Null leaves the text to others. */
export async function summaryText(turn: Turn, held: Held, text: string): Promise<Answer | null> {
  const command = readCommand(text);
  const own = await ownCase(turn, String(held.nominationId));
  if (own === null) return null;
  const { id, version } = own.one.nomination;
  if (command?.kind === 'send' || command?.kind === 'yes') return sendPress(turn, id, String(version));
  if (command?.kind !== 'fix' || command.n === null) return null;
  const field = fieldsOf(own.one.nomination.subject)[command.n - 1];
  if (field === undefined) return summary(own.one, [line('nomination.no_such_row')]);
  if (command.value !== '') return answer(turn, own.seat, own.one, field, command.value, version);
  return {
    bubble: bubble(
      [titleLine(own.one.campaign.plan, own.one.nomination), questionLine(own.one.nomination.subject, field)],
      [],
      {
        titled: true,
      },
    ),
    open: nominating('field', { nominationId: id, field, version }),
    by: own.seat.id,
  };
}

/** `nm_edit:<id>`: goes on with a draft, or with one that was returned. */
export async function editPress(turn: Turn, id: string): Promise<Answer | null> {
  const own = await ownCase(turn, id);
  if (own === null) return null;
  return { ...nextQuestion(own.one, null), by: own.seat.id };
}

/** `nm_send:<id>:<version>` */
export async function sendPress(turn: Turn, id: string, version: string): Promise<Answer | null> {
  const own = await ownCase(turn, id);
  if (own === null) return null;
  const { seat, one } = own;
  const args = { campaignId: seat.campaignId, nominationId: id, version: Number(version) };
  const done = await sendNomination(args, turn.facts, deskOf(turn));
  if (!done.ok) return keeping(turn, [refusal(done.problem)]);
  const agency = one.campaign.plan.roles.standingAgency.label;
  const lines = [
    line('nomination.sent', { number: one.nomination.number, agency, at: { instant: turn.now, form: 'stamp' } }),
    one.missing.length === 0
      ? line('nomination.whole')
      : line('nomination.missing', { count: one.missing.length, names: missingParam(one) }),
    ...(one.missing.length === 0 ? [] : [line('nomination.papers_how')]),
  ];
  return {
    bubble: bubble(lines, [choice(`nm_papers:${id}`, 'nominate_papers')]),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
  };
}

/** `nm_drop:<id>:<version>`: taken back by the unit while nobody has passed it on. */
export async function dropPress(turn: Turn, id: string, version: string): Promise<Answer | null> {
  const own = await ownCase(turn, id);
  if (own === null) return null;
  const args = { campaignId: own.seat.campaignId, nominationId: id, version: Number(version) };
  const done = await withdrawNomination(args, turn.facts, deskOf(turn));
  if (!done.ok) return keeping(turn, [refusal(done.problem)]);
  return {
    bubble: bubble([line('nomination.withdrawn', { number: own.one.nomination.number })]),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: own.seat.id,
  };
}
