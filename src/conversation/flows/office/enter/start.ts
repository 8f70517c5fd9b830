/** "Nhập thay Mỹ Đông": opens the unit's report that is still owed, or takes up what was put aside. */
import { reported } from '../../../../admin/reported.js';
import { buttonName, type Unit } from '../../../../domain/unit.js';
import { type Line, line } from '../../../../messages/message.js';
import type { ObligationView, SeatView } from '../../../facts.js';
import { periodWords } from '../../../periods.js';
import type { Open } from '../../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../../turn.js';
import { askAgain } from '../../report/question.js';
import { isOpen } from '../../report/start.js';
import { nextOpen, type ReportView } from '../../report/view.js';
import { agencyOf, deskOf, officeSeat } from '../seat.js';
import { unitMeant } from '../unit-meant.js';
import { type Entry, entryView, takenUp } from './entry.js';
import { entrySummary, entryTitle } from './summary.js';
import { turned } from './turned.js';

const MARK_LENGTH = 8;
const asking: Open = { kind: 'office', act: 'enter', step: 'unit', held: {} };

export async function startEnter(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'enter_for');
  if (seat === null) return null;
  if (rest.trim() === '') return askUnit(turn, seat);
  const meant = await unitMeant(turn, seat.campaignId, rest);
  switch (meant.kind) {
    case 'one':
      return enterUnit(turn, seat, meant.unit);
    case 'some':
      return whichUnit(meant.units, line('office.enter.which_unit'));
    case 'none':
      return whichUnit([], line('office.unit_unknown', { text: rest.slice(0, 60) }), line('office.enter.which_unit'));
    default:
      return meant satisfies never;
  }
}

function whichUnit(units: readonly Unit[], ...lines: readonly Line[]): Answer {
  const choices = units.map((unit) => choice(`of_for:${unit.id}`, 'office_unit', { unit: buttonName(unit) }));
  return { bubble: bubble(lines, choices), open: asking };
}

/** Without a unit: the ones still to report are offered where they are few. */
async function askUnit(turn: Turn, seat: SeatView): Promise<Answer> {
  const found = await reported({ campaignId: seat.campaignId, period: null }, turn.facts, deskOf(turn));
  const missing = found.ok ? found.value.result.notSent : [];
  const units = missing.length <= 5 ? missing.map((one) => one.unit) : [];
  return whichUnit(units, line('office.enter.which_unit'));
}

/** `of_for:<unit>` */
export async function enterUnitPress(turn: Turn, unitId: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'enter_for');
  if (seat === null) return null;
  const unit = (await turn.facts.units(seat.campaignId)).find((one) => one.id === Number(unitId));
  return unit === undefined
    ? { bubble: bubble([line('stale.gone')]), open: turn.session.open }
    : enterUnit(turn, seat, unit);
}

async function enterUnit(turn: Turn, seat: SeatView, unit: Unit): Promise<Answer> {
  const begun = (await turn.facts.obligations(seat.campaignId, unit.id)).filter((one) => one.opensAt <= turn.now);
  const owed = begun.filter((one) => isOpen(one, turn.now) && one.submitted === null);
  const last = owed.at(-1);
  if (last !== undefined) return openReport(turn, last);
  const lines = [await whyNot(turn, seat, unit, begun.at(-1))];
  return { bubble: bubble(lines), open: NOTHING_OPEN };
}

async function whyNot(turn: Turn, seat: SeatView, unit: Unit, last: ObligationView | undefined): Promise<Line> {
  if (last === undefined) return line('office.enter.nothing_owed', { unit: unit.name });
  const about = { unit: unit.name, period: periodWords(last.period) };
  if (last.submitted === null)
    return line('report.locked', { ...about, agency: await agencyOf(turn, seat.campaignId) });
  const { receipt, at } = last.submitted;
  return line('office.enter.already_sent', { ...about, receipt, at: { instant: at, form: 'stamp' } });
}

function fresh(turn: Turn, obligationId: string): Entry {
  return {
    obligationId,
    mark: turn.make.newId().slice(0, MARK_LENGTH),
    version: 0,
    criterionId: null,
    state: { kind: 'plain' },
    answers: [],
    receivedOn: null,
    askingDay: false,
  };
}

async function openReport(turn: Turn, obligation: ObligationView): Promise<Answer> {
  const kept = await takenUp(turn, obligation.campaignId, obligation.id);
  const entry = kept === null ? fresh(turn, obligation.id) : { ...kept.entry, askingDay: false };
  const view = await entryView(turn, entry);
  if (view === null) return { bubble: bubble([line('stale.gone')]), open: NOTHING_OPEN };
  const next = nextOpen(view);
  const answer = next === undefined ? entrySummary(turn, view, entry) : await firstBubble(turn, view, entry, next.id);
  return { ...answer, events: kept?.events ?? [] };
}

/** Whose report, what the paper must hold, what happens with it, and the first question. */
async function firstBubble(turn: Turn, view: ReportView, entry: Entry, criterionId: string): Promise<Answer> {
  const asked = turned(turn, view, entry, askAgain(view, criterionId));
  const [, ...question] = asked.bubble.lines;
  const lead: Line[] = [entryTitle(view)];
  if (entry.answers.length === 0) lead.push(line('office.enter.all_at_once', { total: view.criteria.length }));
  const own = await turn.facts.draft(view.obligation.id);
  if (own !== null && own.droppedAt === null && own.answers.length > 0) {
    lead.push(line('office.enter.own_draft', { done: own.answers.length, total: view.criteria.length }));
  }
  return { ...asked, bubble: { ...asked.bubble, titled: true, lines: [...lead, ...question] } };
}
