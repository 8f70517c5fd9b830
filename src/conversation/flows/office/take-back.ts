/** "Rút báo cáo Đài Sơn: nhập nhầm, của Mỹ Đông": shown once with its reason and both units, then done. */
import { mayTakeBack, takeBack } from '../../../admin/review/take-back.js';
import { figureRow, reportTitle } from '../../../admin/review/told.js';
import type { Unit } from '../../../domain/unit.js';
import { type Line, line } from '../../../messages/message.js';
import type { ObligationView, SeatView } from '../../facts.js';
import { periodWords } from '../../periods.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { deskOf, officeSeat } from './seat.js';
import { unitAmong, unitMeant } from './unit-meant.js';

const MOST_REASON = 160;
const MOST_ROWS = 4;

type OfficeOpen = Extract<Open, { kind: 'office' }>;

const opened = (step: 'unit' | 'reason' | 'sure', obligationId = '', version = 0, reason = ''): Open => ({
  kind: 'office',
  act: 'take_back',
  step,
  held: { obligationId, version, reason },
});

/** Null for whoever types no reports for units. */
export async function startTakeBack(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'enter_for');
  if (seat === null) return null;
  const [whose = '', ...why] = rest.split(/[:;,]/);
  const meant = await unitMeant(turn, seat.campaignId, whose);
  if (meant.kind !== 'one') {
    const unknown = whose.trim() === '' ? [] : [line('office.unit_unknown', { text: whose.trim().slice(0, 60) })];
    return { bubble: bubble([...unknown, line('take_back.which')]), open: opened('unit') };
  }
  const obligation = await lastSent(turn, seat, meant.unit);
  if (obligation === null) return say('take_back.nothing', { unit: meant.unit.name });
  return preview(turn, seat, obligation.id, why.join(',').trim());
}

const say = (key: string, params = {}): Answer => ({ bubble: bubble([line(key, params)]), open: NOTHING_OPEN });

async function lastSent(turn: Turn, seat: SeatView, unit: Unit): Promise<ObligationView | null> {
  const sent = (await turn.facts.obligations(seat.campaignId, unit.id)).filter((one) => one.submitted !== null);
  return sent.at(-1) ?? null;
}

/** The unit the reason names, which is not the one it was entered for. */
async function rightUnit(turn: Turn, seat: SeatView, wrong: Unit, reason: string): Promise<Unit | null> {
  const others = (await turn.facts.units(seat.campaignId)).filter((unit) => unit.id !== wrong.id);
  const meant = unitAmong(others, reason);
  return meant.kind === 'one' ? meant.unit : null;
}

async function preview(turn: Turn, seat: SeatView, obligationId: string, reason: string): Promise<Answer> {
  const { campaignId } = seat;
  const found = await mayTakeBack(turn.facts, { campaignId, obligationId, version: null });
  if (!found.ok) return say(`take_back.refused.${found.problem.code}`);
  const { unit, submitted } = found.value.report.obligation;
  const lines: Line[] = [
    reportTitle(found.value),
    line('take_back.what', { receipt: submitted?.receipt ?? '' }),
    ...found.value.figures.slice(0, MOST_ROWS).map(figureRow),
  ];
  if (reason === '') {
    const asked = bubble([...lines, line('take_back.ask_reason')], [choice('of_notake', 'stop')], { titled: true });
    return { bubble: asked, open: opened('reason', obligationId) };
  }
  const words = reason.slice(0, MOST_REASON);
  const right = await rightUnit(turn, seat, unit, words);
  lines.push(line('review.reason', { reason: words }));
  lines.push(line(right === null ? 'take_back.one_told' : 'take_back.both_told', { right: right?.name ?? '' }));
  const version = submitted?.version ?? 0;
  const press = choice(`of_take:${obligationId}:${version}`, 'withdraw');
  return {
    bubble: bubble(lines, [press, choice('of_notake', 'stop')], { titled: true }),
    open: opened('sure', obligationId, version, words),
  };
}

/** The unit, or the reason, that was asked for. Null leaves the text to others. */
export async function takeBackText(turn: Turn, open: OfficeOpen, text: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'enter_for');
  if (seat === null) return null;
  if (open.step === 'unit') return startTakeBack(turn, text);
  return preview(turn, seat, String(open.held.obligationId), text.trim());
}

/** "đúng" under the preview. */
export async function takeBackYes(turn: Turn, open: OfficeOpen): Promise<Answer | null> {
  const { obligationId, version, reason } = open.held;
  return open.step === 'sure' ? done(turn, String(obligationId), Number(version), String(reason)) : null;
}

/** `of_take:<obligation>:<version>`, `of_notake`. */
export async function takeBackPress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  const { open } = turn.session;
  const seat = officeSeat(turn, 'enter_for');
  if (seat === null) return null;
  if (act === 'of_notake') return say('take_back.left');
  const [obligationId = '', version = ''] = args;
  const here = open.kind === 'office' && open.act === 'take_back' && open.held.obligationId === obligationId;
  if (!here || open.step !== 'sure') {
    const obligation = await turn.facts.obligation(obligationId);
    return obligation?.campaignId === seat.campaignId ? preview(turn, seat, obligationId, '') : say('stale.gone');
  }
  return done(turn, obligationId, Number(version), String(open.held.reason));
}

async function done(turn: Turn, obligationId: string, version: number, reason: string): Promise<Answer | null> {
  const obligation = await turn.facts.obligation(obligationId);
  const seat = obligation === null ? null : officeSeat(turn, 'enter_for', obligation.campaignId);
  if (obligation === null || seat === null) return null;
  const { campaignId, unit, period } = obligation;
  const meantFor = await rightUnit(turn, seat, unit, reason);
  const made = await takeBack({ campaignId, obligationId, version, reason, meantFor }, turn.facts, deskOf(turn));
  if (!made.ok) return say(`take_back.refused.${made.problem.code}`);
  const { told } = made.value.result;
  const lines = [
    line('take_back.done', { period: periodWords(period), unit: unit.name }),
    line(told.wrong > 0 ? 'take_back.unit_told' : 'take_back.unit_call', { unit: unit.name }),
  ];
  if (meantFor !== null)
    lines.push(line(told.right > 0 ? 'take_back.unit_told' : 'take_back.unit_call', { unit: meantFor.name }));
  const again = meantFor === null ? [] : [choice(`of_for:${meantFor.id}`, 'office_enter')];
  return {
    bubble: bubble(lines, [...again, choice('menu:reported', 'menu_reported')]),
    open: NOTHING_OPEN,
    events: made.value.events,
    by: seat.id,
  };
}
