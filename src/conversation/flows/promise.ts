/**
 * [Hẹn ngày]: a unit says when its report comes. Until then nobody reminds it, then once; the standing agency sees the
 * day. Said in words at any moment ("mai chiều gửi"), or asked for with the next working days to choose from.
 */
import { lastDayOf } from '../../domain/obligation.js';
import { may } from '../../domain/people.js';
import { addDays, clockOf, dayOf, isDay } from '../../domain/time.js';
import { buttonName } from '../../domain/unit.js';
import { opensPromise, promiseIn, readPromise, type SaidPromise } from '../../language/promise.js';
import { type Choice, type Line, line, type Param } from '../../messages/message.js';
import { periodShort } from '../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../turn.js';
import { menu } from './menu.js';
import { titleLine } from './report/lines.js';
import { isOpen, myObligations } from './report/start.js';
import { type ReportView, reportView } from './report/view.js';

const MOST_OFFERED = 3;

type Half = SaidPromise['half'];

const HALVES: Readonly<Record<string, Half>> = { m: 'morning', a: 'afternoon', x: null };

/** "chiều Thứ Tư, 13/12/2023" */
export function promiseWords({ day, half }: SaidPromise): Param {
  const params = { day: { day, form: 'weekday_year' as const } };
  return { line: line(`promise.day.${half ?? 'any'}`, params) };
}

/** `promise:<obligation>` asks; `promised:<obligation>:<day>:<half>` names. Null when the press is none of ours. */
export async function promisePress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  if (act !== 'promise' && act !== 'promised') return null;
  const [obligationId = '', day = '', half = 'x'] = args;
  if (act === 'promise' && obligationId === 'any') return promiseCommand(turn);
  const view = await owedView(turn, obligationId);
  if (view === null) return menu(turn, [line('stale.gone')]);
  if (view.obligation.submitted !== null) return sentAlready(view);
  if (act === 'promise' || !isDay(day)) return askDay(turn, view, []);
  return name(turn, view, day < dayOf(turn.now) ? { problem: 'past' } : { day, half: HALVES[half] ?? null });
}

/** "hẹn ngày" typed: the report that is owed, or which of them. */
export async function promiseCommand(turn: Turn): Promise<Answer | null> {
  const owed = await owing(turn);
  const [only] = owed;
  if (only === undefined) return null;
  if (owed.length > 1) return which(turn);
  const view = await owedView(turn, only);
  return view === null ? null : askDay(turn, view, []);
}

/** Under the question for a day every text is an answer, unless it is a command. */
export async function promiseAnswer(turn: Turn, obligationId: string, text: string): Promise<Answer | null> {
  const view = await owedView(turn, obligationId);
  if (view === null || view.obligation.submitted !== null) return null;
  return name(turn, view, readPromise(text, turn.now));
}

/** A sentence that says when the report will come; null for anything else, or where nothing is owed. */
export async function promiseTyped(turn: Turn, text: string): Promise<Answer | null> {
  const said = promiseIn(text, turn.now);
  if (said === null && !opensPromise(text)) return null;
  const { open } = turn.session;
  const owed = await owing(turn);
  const here = 'obligationId' in open && owed.includes(open.obligationId) ? open.obligationId : null;
  const [only] = owed;
  if (only === undefined) return null;
  if (here === null && owed.length > 1) return which(turn);
  const view = await owedView(turn, here ?? only);
  return view === null ? null : name(turn, view, said ?? readPromise(text, turn.now));
}

async function owing(turn: Turn): Promise<readonly string[]> {
  const mine = await myObligations(turn);
  return mine.filter((one) => isOpen(one, turn.now) && one.submitted === null).map((one) => one.id);
}

async function owedView(turn: Turn, obligationId: string): Promise<ReportView | null> {
  const view = await reportView(turn, obligationId);
  const unitId = view?.obligation.unit.id ?? 0;
  const allowed = view !== null && may({ role: view.seat.role, unitId: view.seat.unit?.id ?? null }, 'report', unitId);
  return allowed && isOpen(view.obligation, turn.now) ? view : null;
}

function sentAlready(view: ReportView): Answer {
  const { receipt = '', at = 0 } = view.obligation.submitted ?? {};
  const said = line('report.already_sent', { receipt, at: { instant: at, form: 'stamp' } });
  return { bubble: bubble([titleLine(view), said], [], { titled: true }), open: NOTHING_OPEN };
}

/** Several reports: the person opens one and names its day there. */
async function which(turn: Turn): Promise<Answer> {
  const mine = (await myObligations(turn)).filter((one) => isOpen(one, turn.now) && one.submitted === null);
  const choices = mine
    .slice(0, 5)
    .map((one) =>
      choice(`promise:${one.id}`, 'open_report', { unit: buttonName(one.unit), period: periodShort(one.period) }),
    );
  return { bubble: bubble([line('promise.which')], choices, { spelled: 'numbered' }), open: NOTHING_OPEN };
}

async function askDay(turn: Turn, view: ReportView, lead: readonly Line[]): Promise<Answer> {
  const lines = [titleLine(view), ...lead, line('promise.ask')];
  return {
    bubble: bubble(lines, await offered(turn, view), { titled: true }),
    open: { kind: 'promise', obligationId: view.obligation.id },
  };
}

/** This afternoon while it is morning, then the working days that come. */
async function offered(turn: Turn, view: ReportView): Promise<Choice[]> {
  const { id, campaignId } = view.obligation;
  const { calendar } = await turn.facts.calendar(campaignId);
  const today = dayOf(turn.now);
  const choices: Choice[] = [];
  if (clockOf(turn.now) < '11:00' && calendar.isWorking(today)) {
    choices.push(choice(`promised:${id}:${today}:a`, 'this_afternoon'));
  }
  for (let day = addDays(today, 1); choices.length < MOST_OFFERED && day <= addDays(today, 20); day = addDays(day, 1)) {
    if (calendar.isWorking(day)) {
      choices.push(choice(`promised:${id}:${day}:x`, 'on_day', { day: { day, form: 'weekday' } }));
    }
  }
  return choices;
}

async function name(turn: Turn, view: ReportView, said: ReturnType<typeof readPromise>): Promise<Answer> {
  if ('problem' in said) return askDay(turn, view, [line(`promise.${said.problem}`)]);
  const { id, campaignId, dueBefore, locksAt } = view.obligation;
  const { day, half } = said;
  if (locksAt !== null && day >= dayOf(locksAt)) return askDay(turn, view, [line('promise.too_late')]);
  const agency = view.campaign.plan.roles.standingAgency.label;
  const lines: Line[] = [line('promise.noted', { when: promiseWords(said) })];
  if (view.severalUnits) lines.unshift(titleLine(view));
  const { calendar } = await turn.facts.calendar(campaignId);
  if (!calendar.isWorking(day)) lines.push(line('promise.free_day'));
  if (dueBefore !== null && day > lastDayOf(dueBefore)) {
    lines.push(line('promise.after_due', { last: { day: lastDayOf(dueBefore), form: 'weekday' } }));
  }
  lines.push(line('promise.quiet', { agency }));
  const promiseId = turn.make.newId();
  return {
    bubble: bubble(lines, [choice(`promise:${id}`, 'promise_other')]),
    open: NOTHING_OPEN,
    by: view.seat.id,
    events: [{ type: 'promise_made', promiseId, campaignId, obligationId: id, day, half, by: 'unit' }],
  };
}
