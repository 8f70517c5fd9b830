/** One nomination on the screen, for the unit and for whoever judges it; and the list of all that are under way. */
import { type NominationCase, readNominationCase, rowFor } from '../../../admin/award/case.js';
import { waitingFor } from '../../../admin/award/judge.js';
import { councilOf } from '../../../admin/award/rules.js';
import { standingOf } from '../../../domain/award-sheet.js';
import { fieldsOf, moveOf, type NominationField, type NominationStep } from '../../../domain/nomination.js';
import { type Act, may } from '../../../domain/people.js';
import type { Plan } from '../../../domain/plan.js';
import type { Unit } from '../../../domain/unit.js';
import { type Choice, type Line, line } from '../../../messages/message.js';
import type { CampaignView, SeatView } from '../../facts.js';
import type { NominationView } from '../../facts-award.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { unitAmong } from '../office/unit-meant.js';
import { excerpt, missingParam, rowLine, titleLine, wholeLine } from './nomination-words.js';
import { closedToPersons, keeping, nominatingSeats, officeSeatFor } from './seat.js';

const MOST_LISTED = 8;
const MOST_BUTTONS = 3;

/** Through which seat the person sees the nomination; null for whoever may not. */
export function seeingSeat(turn: Turn, one: NominationView): SeatView | null {
  const own = nominatingSeats(turn).find((seat) => seat.campaignId === one.campaignId && seat.unit?.id === one.unit.id);
  return own ?? officeSeatFor(turn, ['see_all'], one.campaignId);
}

export const hidden = (turn: Turn, one: NominationView): boolean => one.subject === 'person' && closedToPersons(turn);

/** `nm_open:<id>`, "đề nghị 3". */
export async function openCard(turn: Turn, id: string, lead: readonly Line[] = []): Promise<Answer | null> {
  const nomination = await turn.facts.nomination(id);
  const seat = nomination === null ? null : seeingSeat(turn, nomination);
  if (nomination === null || seat === null) return null;
  if (nomination.state === 'draft' && seat.unit === null) return null;
  const found = await readNominationCase(turn.facts, seat.campaignId, id, turn.now);
  if (!found.ok) return null;
  const one = found.value;
  const { plan } = one.campaign;
  if (hidden(turn, nomination))
    return keeping(turn, [...lead, titleLine(plan, nomination), line('nomination.closed_here')]);
  const lines = [
    ...lead,
    titleLine(plan, nomination),
    nomination.who === null || nomination.subject === 'unit'
      ? null
      : line('nomination.card.who', {
          who: excerpt(nomination.who, 60),
          post: nomination.post === null ? 'none' : excerpt(nomination.post, 40),
        }),
    nomination.what === null ? null : line('nomination.card.what', { words: excerpt(nomination.what, 90) }),
    await figureLine(turn, one),
    one.missing.length === 0
      ? wholeLine(one)
      : line('nomination.missing', { count: one.missing.length, names: missingParam(one) }),
    await lastLine(turn, plan, nomination),
  ];
  const choices = buttons(seat, one);
  return {
    bubble: bubble(
      lines.filter((each) => each !== null),
      choices,
      { titled: lead.length === 0 },
    ),
    open: NOTHING_OPEN,
    by: seat.id,
  };
}

/** How the unit stands on the list; who is judged by quality alone has no such line. */
async function figureLine(turn: Turn, one: NominationCase): Promise<Line | null> {
  const row = await rowFor(one, turn.facts, turn.now);
  if (row === null) return null;
  const measured = row.standards.filter((each) => each.kind === 'measured');
  const met = measured.filter((each) => each.verdict === 'met').length;
  const open = row.standards.filter((each) => each.verdict === 'not_assessed').length;
  return line('nomination.card.figures', {
    standing: standingOf(row),
    met,
    total: measured.filter((each) => each.verdict !== 'not_arisen').length,
    open,
  });
}

/** The result with its decision; or the last time it came back, and why. */
async function lastLine(turn: Turn, plan: Plan, one: NominationView): Promise<Line | null> {
  if (one.result !== null)
    return line('nomination.card.result', {
      result: one.result,
      number: one.decisionNumber ?? 'none',
      day: one.decisionDay === null ? '' : { day: one.decisionDay, form: 'day' },
    });
  const steps = await turn.facts.nominationSteps(one.id);
  const last = steps.at(-1);
  if (last === undefined) return null;
  const at = { instant: last.at, form: 'clock_day' } as const;
  if (last.step === 'return') return line('nomination.card.returned', { at, words: excerpt(last.words ?? '', 120) });
  if (last.step === 'vote') return line('nomination.card.vote', { at, words: excerpt(last.words ?? '', 80) });
  return line('nomination.card.step', { step: last.step, at, agency: plan.roles.standingAgency.label });
}

const JUDGING: readonly NominationStep[] = ['review', 'appraise', 'vote', 'decide', 'return'];
/** Steps that need words first. */
const ASKING: ReadonlySet<NominationStep> = new Set<NominationStep>(['return', 'vote', 'decide']);

function buttons(seat: SeatView, { nomination, council, papers }: NominationCase): Choice[] {
  const { id, state, version } = nomination;
  const standing = { role: seat.role, unitId: seat.unit?.id ?? null };
  if (seat.unit !== null) {
    const made: Choice[] = [];
    if (moveOf(state, 'send', council.on) !== null) made.push(choice(`nm_edit:${id}`, 'nominate_edit'));
    made.push(choice(`nm_papers:${id}`, 'nominate_papers'));
    if (moveOf(state, 'withdraw', council.on) !== null) made.push(choice(`nm_drop:${id}:${version}`, 'nominate_drop'));
    return made;
  }
  const steps = JUDGING.filter((step) => {
    const move = moveOf(state, step, council.on);
    return move !== null && may(standing, move.act, null);
  });
  const acts = steps.map(
    (step): Choice => ({
      id: `${ASKING.has(step) ? 'nm_ask' : 'nm_do'}:${step}:${id}:${version}`,
      label: line(`choice.nominate_${state === 'decided' ? 'correct' : step}`),
    }),
  );
  // Three at most: where two acts stand, the papers are one tap further.
  return [...acts, choice(`nm_full:${id}`, 'nominate_full'), ...papersChoice(id, papers)].slice(0, MOST_BUTTONS);
}

const papersChoice = (id: string, papers: readonly unknown[]): Choice[] =>
  papers.length > 0 ? [choice(`nm_papers:${id}`, 'nominate_papers')] : [];

/** `nm_full:<id>:<field>`: one field after another, whole. */
export async function fullPress(turn: Turn, id: string, at: string): Promise<Answer | null> {
  const nomination = await turn.facts.nomination(id);
  const seat = nomination === null ? null : seeingSeat(turn, nomination);
  if (nomination === null || seat === null || hidden(turn, nomination)) return null;
  if (nomination.state === 'draft' && seat.unit === null) return null;
  const fields = fieldsOf(nomination.subject).filter((field) => (nomination[field] ?? '') !== '');
  const place = Math.max(0, fields.indexOf(at as NominationField));
  const field: NominationField | undefined = fields[place];
  if (field === undefined) return keeping(turn, [line('stale.gone')]);
  const next = fields[place + 1];
  const found = await readNominationCase(turn.facts, seat.campaignId, id, turn.now);
  return {
    bubble: bubble(
      [
        line('nomination.full.head', { number: nomination.number, unit: nomination.unit.name }),
        line(`nomination.full.${field}`, { words: nomination[field] ?? '', subject: nomination.subject }),
      ],
      [
        ...(next === undefined ? [] : [choice(`nm_full:${id}:${next}`, 'nominate_next')]),
        ...papersChoice(id, found.ok ? found.value.papers : []),
        choice(`nm_open:${id}`, 'nomination_open'),
      ],
      { titled: true },
    ),
    open: NOTHING_OPEN,
    by: seat.id,
  };
}

/** The unit whose nominations or dossiers the office asks for; null for others, and where no one unit is named. */
export async function unitNamed(turn: Turn, office: SeatView | null, rest: string): Promise<Unit | null> {
  if (office === null || rest.trim() === '') return null;
  const meant = unitAmong(await turn.facts.units(office.campaignId), rest);
  return meant.kind === 'one' ? meant.unit : null;
}

/** "các đề nghị", "đề nghị 3", "các đề nghị Văn Hải": a unit's own, or all that the office has before it. Null for everybody else. */
export async function startNominations(turn: Turn, rest: string): Promise<Answer | null> {
  const number = /^\s*(?:số\s*)?(\d{1,4})\s*$/iu.exec(rest)?.[1];
  const office = officeSeatFor(turn, ['see_all']);
  const named = number === undefined && rest.trim() !== '' ? await unitNamed(turn, office, rest) : null;
  if (number === undefined && rest.trim() !== '' && named === null) return null;
  const own = nominatingSeats(turn)[0] ?? null;
  const seat = office ?? own;
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  if (seat === null || campaign === null) return null;
  const units = new Set(nominatingSeats(turn).map((one) => one.unit?.id));
  const all = (await turn.facts.nominations(campaign.id)).filter(
    (one) => units.has(one.unit.id) || (office !== null && one.state !== 'draft'),
  );
  if (number !== undefined) {
    const found = all.find((one) => one.number === Number(number));
    return found === undefined ? keeping(turn, [line('nomination.none_such', { number })]) : openCard(turn, found.id);
  }
  const shown = all.filter((one) => one.state !== 'withdrawn' && (named === null || one.unit.id === named.id));
  return office === null ? ownList(turn, seat, campaign, shown) : officeList(turn, seat, campaign, shown);
}

const opening = (one: NominationView): Choice =>
  choice(`nm_open:${one.id}`, 'nomination_number', { number: one.number });

function ownList(turn: Turn, seat: SeatView, { plan }: CampaignView, shown: readonly NominationView[]): Answer {
  if (shown.length === 0) return keeping(turn, [line('nomination.list.none_own')]);
  const more = shown.length - MOST_LISTED;
  const lines = [
    line('nomination.list.own', { count: shown.length, unit: seat.unit?.name ?? '' }),
    ...shown.slice(-MOST_LISTED).map((one) => rowLine(plan, one)),
    ...(more > 0 ? [line('nomination.list.more', { more }), line('nomination.list.how')] : []),
  ];
  return { bubble: bubble(lines, shown.slice(-3).map(opening)), open: turn.session.open, by: seat.id };
}

async function officeList(
  turn: Turn,
  seat: SeatView,
  campaign: CampaignView,
  shown: readonly NominationView[],
): Promise<Answer> {
  if (shown.length === 0) return keeping(turn, [line('nomination.list.none')]);
  const council = await councilOf(campaign, turn.facts);
  const acts = new Set<Act>(
    (['review_award', 'appraise'] as const).filter((act) => may({ role: seat.role, unitId: null }, act, null)),
  );
  const waiting = await waitingFor(turn.facts, campaign.id, acts, council.on);
  const mine = waiting.filter((one) => shown.some((each) => each.id === one.id));
  const first = [...mine, ...shown.filter((one) => !mine.some((each) => each.id === one.id))];
  const more = first.length - MOST_LISTED;
  const lines = [
    line('nomination.list.office', { count: shown.length, mine: mine.length }),
    ...first.slice(0, MOST_LISTED).map((one) => rowLine(campaign.plan, one)),
    ...(more > 0 ? [line('nomination.list.more', { more })] : []),
    line('nomination.list.how'),
  ];
  return { bubble: bubble(lines, mine.slice(0, 3).map(opening)), open: turn.session.open, by: seat.id };
}
