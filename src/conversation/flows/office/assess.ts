/** "Đánh giá …": an officer reads a unit's words about a qualitative standard and says whether it is met. */
import { type AssessArgs, assess, mayAssess, standardCase } from '../../../admin/assess.js';
import { currentObligation } from '../../../admin/periods-known.js';
import { type Assessed, assessedStandards } from '../../../domain/assessment.js';
import type { Criterion } from '../../../domain/plan.js';
import { dayOf } from '../../../domain/time.js';
import { bareName, buttonName, type Unit } from '../../../domain/unit.js';
import { readAssess, readVerdict, type VerdictSaid } from '../../../language/assess.js';
import { readCommand } from '../../../language/commands.js';
import { nameWords } from '../../../language/office.js';
import { type Line, line } from '../../../messages/message.js';
import type { CampaignView, SeatView } from '../../facts.js';
import { periodWords } from '../../periods.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { criterionMeant } from '../report/fix.js';
import { assessedLine, statementLine } from '../report/stated-lines.js';
import { deskOf, officeSeat } from './seat.js';
import { unitMeant } from './unit-meant.js';

interface Held {
  readonly campaignId: string;
  readonly unitId: number;
  readonly criterionId: string;
  readonly period: string;
  /** The version of the unit's words that was shown. */
  readonly seen: number;
  /** `unit.criterion` of what was put off in this round, joined by a blank. */
  readonly passed: string;
}

type Step = 'card' | 'why';

const opened = (step: Step, held: Held): Open => ({ kind: 'office', act: 'assess', step, held: { ...held } });

function heldIn(open: Open): (Held & { readonly step: string }) | null {
  if (open.kind !== 'office' || open.act !== 'assess') return null;
  const { campaignId, unitId, criterionId, period, seen, passed } = open.held;
  return {
    step: open.step,
    campaignId: String(campaignId),
    unitId: Number(unitId),
    criterionId: String(criterionId),
    period: String(period),
    seen: Number(seen),
    passed: String(passed ?? ''),
  };
}

const keyOf = (of: { readonly unitId: number; readonly criterionId: string }): string =>
  `${of.unitId}.${of.criterionId}`;

/** How many units' words wait for this officer, for the menu; null for whoever assesses nothing. */
export async function unassessedLine(turn: Turn): Promise<Line | null> {
  const seat = officeSeat(turn, 'assess');
  const waiting = seat === null ? [] : await turn.facts.unassessed(seat.campaignId);
  return waiting.length === 0 ? null : line('assess.waiting', { n: waiting.length });
}

/** "đánh giá", "đánh giá Đài Sơn", "đánh giá Đài Sơn 1 năm 2023: chưa đạt, …". Null leaves the words to questions. */
export async function startAssess(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'assess');
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  if (seat === null || campaign === null) return null;
  if (rest.trim() === '') return next(turn, seat, campaign, [], '');
  const said = readAssess(rest);
  const whole = await unitMeant(turn, seat.campaignId, said.whom);
  // "Mỹ 1": the number of a standard is no part of half a name.
  const whom = whole.kind === 'none' ? said.whom.replace(/\s+\d{1,2}$/, '') : said.whom;
  const meant = whom === said.whom ? whole : await unitMeant(turn, seat.campaignId, whom);
  if (meant.kind === 'some')
    return onlySay(turn, [line('review.queue.which', { names: { list: meant.units.map(buttonName) } })]);
  if (meant.kind === 'none')
    return said.verdict === null ? null : onlySay(turn, [line('office.unit_unknown', { text: whom.slice(0, 60) })]);
  const standards = assessedStandards(campaign.plan, meant.unit.tier);
  if (standards.length === 0) return onlySay(turn, [line('assess.no_standards', { unit: meant.unit.name })]);
  const period = said.year ?? (await periodMeant(turn, campaign, meant.unit));
  const named = standardNamed(standards, said.whom, meant.unit);
  if (named === null) return askWhich(turn, meant.unit, standards, period);
  const place = { campaignId: seat.campaignId, unitId: meant.unit.id, criterionId: named.id, period };
  return said.verdict === null
    ? card(turn, seat, place, '')
    : judged(turn, seat, { ...place, passed: '' }, said.verdict);
}

/** The period of the unit's oldest words that wait; else the one being reported. */
async function periodMeant(turn: Turn, campaign: CampaignView, unit: Unit): Promise<string> {
  const waits = (await turn.facts.unassessed(campaign.id)).find((one) => one.unitId === unit.id);
  const now = await currentObligation(campaign, turn.facts, turn.now);
  return waits?.period ?? now?.period ?? dayOf(turn.now).slice(0, 4);
}

/** By number or by name; the only one where nothing but the unit is said. */
function standardNamed(standards: readonly Criterion[], whom: string, unit: Unit): Criterion | null {
  const names = [unit.name, bareName(unit), unit.code].map(nameWords).sort((a, b) => b.length - a.length);
  const rest = names
    .reduce((left, name) => left.replace(` ${name} `, ' '), ` ${nameWords(whom)} `)
    .replace(/ (?:phuong|xa|thi tran|tieu chuan|so|ve|cua) /g, ' ')
    .trim();
  if (rest === '') return standards.length === 1 ? (standards[0] ?? null) : null;
  return criterionMeant(standards, rest);
}

function onlySay(turn: Turn, lines: readonly Line[]): Answer {
  return { bubble: bubble(lines), open: turn.session.open };
}

function askWhich(turn: Turn, unit: Unit, standards: readonly Criterion[], period: string): Answer {
  const rows = standards.map((one, i) => line('assess.which_row', { n: i + 1, name: one.shortName }));
  const lines = [line('assess.which', { unit: unit.name, period: periodWords(period) }), ...rows];
  const choices = standards
    .slice(0, 5)
    .map((one, i) => choice(`as_open:${unit.id}:${one.id}:${period}`, 'assess_nth', { n: i + 1, name: one.shortName }));
  return { bubble: bubble(lines, choices, { titled: true, spelled: 'numbered' }), open: turn.session.open };
}

async function card(
  turn: Turn,
  seat: SeatView,
  place: Omit<Held, 'seen' | 'passed'>,
  passed: string,
  lead: readonly Line[] = [],
): Promise<Answer> {
  const found = await standardCase(place, turn.facts, turn.now);
  if (!found.ok) return onlySay(turn, [...lead, line(`assess.refused.${found.problem.code}`, found.problem.params)]);
  const { unit, criterion, period, statement, assessment, campaign } = found.value;
  const proofs = statement === null ? 0 : await proofsOf(turn, statement.obligationId, criterion.id);
  const lines = [
    ...lead,
    line('assess.card.head', { unit: unit.name, period: periodWords(period) }),
    line('assess.card.standard', { name: criterion.shortName, clause: criterion.clause }),
    statementLine(statement),
    assessedLine(assessment, statement, campaign),
    line('assess.card.how'),
  ];
  const choices = [
    choice(`as_met:${unit.id}`, 'assess_met'),
    choice(`as_not:${unit.id}`, 'assess_not_met'),
    ...(assessment === null || assessment.verdict === 'open' ? [] : [choice(`as_undo:${unit.id}`, 'assess_open')]),
    ...(proofs > 0 && statement !== null
      ? [choice(`ev:${statement.obligationId}`, 'evidence_count', { n: proofs })]
      : []),
    choice(`as_next:${unit.id}`, 'assess_later'),
  ];
  const held = { ...place, seen: statement?.version ?? 0, passed };
  return { bubble: bubble(lines, choices, { titled: lead.length === 0 }), open: opened('card', held), by: seat.id };
}

async function proofsOf(turn: Turn, obligationId: string, criterionId: string): Promise<number> {
  return (await turn.facts.evidenceOf(obligationId)).filter((one) => one.criterionId === criterionId).length;
}

interface Done {
  readonly key: string;
  /** What was taken back waits again. */
  readonly waits: boolean;
}

/** The oldest words that wait, under what was just done. */
async function next(
  turn: Turn,
  seat: SeatView,
  campaign: CampaignView,
  lead: readonly Line[],
  passed: string,
  done: Done | null = null,
): Promise<Answer> {
  const waiting = await turn.facts.unassessed(campaign.id);
  const units = new Map((await turn.facts.units(campaign.id)).map((unit) => [unit.id, unit]));
  const free = await mayAssess(campaign.id, turn.who.person?.id ?? '', turn.facts);
  const put = new Set(passed.split(' '));
  const mine = waiting.filter((statement) => {
    const unit = units.get(statement.unitId);
    return unit !== undefined && keyOf(statement) !== done?.key && free({ unit, statement });
  });
  const count = mine.length + (done?.waits === true ? 1 : 0);
  const first = mine.find((one) => !put.has(keyOf(one)));
  if (first !== undefined) {
    const { unitId, criterionId, period } = first;
    const left = line('assess.left', { n: count });
    return card(turn, seat, { campaignId: campaign.id, unitId, criterionId, period }, passed, [...lead, left]);
  }
  const end = count > 0 ? 'assess.put_off' : lead.length > 0 ? 'assess.none_left' : 'assess.none';
  return { bubble: bubble([...lead, line(end, { n: count })]), open: NOTHING_OPEN, by: seat.id };
}

/** Records a verdict as it was said; the reason for "chưa đạt" is asked for where it is missing. */
async function judged(
  turn: Turn,
  seat: SeatView,
  held: Omit<Held, 'seen'> & { readonly seen?: number },
  { verdict, words }: VerdictSaid,
): Promise<Answer> {
  const { campaignId, unitId, criterionId, period, passed } = held;
  const place = { campaignId, unitId, criterionId, period };
  const args: AssessArgs = { ...place, verdict, words, personId: turn.who.person?.id ?? '', seen: held.seen ?? null };
  const done = await assess(args, turn.facts, deskOf(turn));
  if (!done.ok) {
    if (done.problem.code === 'assess_why') return askWhy(turn, seat, held);
    const said = line(`assess.refused.${done.problem.code}`, done.problem.params);
    return done.problem.code === 'assess_changed' ? card(turn, seat, place, passed, [said]) : onlySay(turn, [said]);
  }
  const { unit, criterion, campaign, statement } = done.value.result;
  const lead = [
    line('assess.done', { unit: unit.name, name: criterion.shortName, verdict, period: periodWords(period) }),
  ];
  const after = await next(turn, seat, campaign, lead, passed, {
    key: keyOf(held),
    waits: verdict === 'open' && statement !== null,
  });
  return { ...after, events: done.value.events, by: seat.id };
}

async function askWhy(
  turn: Turn,
  seat: SeatView,
  held: Omit<Held, 'seen'> & { readonly seen?: number },
): Promise<Answer> {
  const found = await standardCase(held, turn.facts, turn.now);
  if (!found.ok) return onlySay(turn, [line(`assess.refused.${found.problem.code}`, found.problem.params)]);
  const { unit, criterion, statement } = found.value;
  const asked = line('assess.why', { unit: unit.name, name: criterion.shortName });
  const seen = held.seen ?? statement?.version ?? 0;
  return {
    bubble: bubble([asked], [choice(`as_stop:${unit.id}`, 'assess_stop')]),
    open: opened('why', { ...held, seen }),
    by: seat.id,
  };
}

const VERDICTS: Readonly<Record<string, Assessed>> = { as_met: 'met', as_not: 'not_met', as_undo: 'open' };

/** `as_open:<unit>:<criterion>:<period>`, and `as_met|as_not|as_undo|as_next|as_stop:<unit>` on the card that is open. */
export async function assessPress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  const [unitId = '', criterionId = '', ...period] = args;
  const held = heldIn(turn.session.open);
  if (officeSeat(turn, 'assess') === null) return null;
  if (act === 'as_open') {
    const seat = officeSeat(turn, 'assess');
    const place = { campaignId: seat?.campaignId ?? '', unitId: Number(unitId), criterionId, period: period.join(':') };
    return seat === null ? null : card(turn, seat, place, '');
  }
  const seat = held === null ? null : officeSeat(turn, 'assess', held.campaignId);
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  if (held === null || seat === null || campaign === null || held.unitId !== Number(unitId))
    return onlySay(turn, [line('stale.passed')]);
  const verdict = VERDICTS[act];
  if (verdict !== undefined) return judged(turn, seat, held, { verdict, words: null });
  if (act === 'as_next') return next(turn, seat, campaign, [], `${held.passed} ${keyOf(held)}`.trim());
  return card(turn, seat, held, held.passed);
}

/** "đạt", "chưa đạt, …", the reason asked for. Null falls through to commands and questions. */
export async function assessText(turn: Turn, text: string): Promise<Answer | null> {
  const held = heldIn(turn.session.open);
  const seat = held === null ? null : officeSeat(turn, 'assess', held.campaignId);
  if (held === null || seat === null) return null;
  const command = readCommand(text)?.kind ?? null;
  const campaign = await turn.facts.campaign(held.campaignId);
  if (campaign !== null && command === 'later')
    return next(turn, seat, campaign, [], `${held.passed} ${keyOf(held)}`.trim());
  if (command === 'cancel' || command === 'back')
    return held.step === 'why' ? card(turn, seat, held, held.passed) : onlyLeft(seat);
  const said = readVerdict(text);
  const reason = held.step === 'why' && command === null;
  // Something else was read since: whose words these are about is shown first.
  if (turn.session.behind === true && (reason || said !== null))
    return held.step === 'why' ? askWhy(turn, seat, held) : card(turn, seat, held, held.passed);
  if (reason) return judged(turn, seat, held, said ?? { verdict: 'not_met', words: text.trim() });
  // "chưa" says which, and gives no reason yet; "có" says neither.
  if (command === 'no' || command === 'yes')
    return held.step === 'why' || command === 'no' ? askWhy(turn, seat, held) : card(turn, seat, held, held.passed);
  return said === null ? null : judged(turn, seat, held, said);
}

const onlyLeft = (seat: SeatView): Answer => ({
  bubble: bubble([line('assess.stopped')]),
  open: NOTHING_OPEN,
  by: seat.id,
});
