/**
 * [Làm thử]: a report for practice. Every bubble is headed LÀM THỬ; nothing of it is written down, nobody is told, and
 * it ends back where the person was. Opening a period is another act: practising opens and sends nothing.
 */

import { obligationsOf } from '../../../domain/obligation.js';
import { may } from '../../../domain/people.js';
import { collectedCriteria } from '../../../domain/plan.js';
import { dayOf, type Instant } from '../../../domain/time.js';
import { standingOn } from '../../../domain/unit.js';
import { OFFICE_COMMANDS, readCommand } from '../../../language/commands.js';
import { fold } from '../../../language/fold.js';
import { type Line, line } from '../../../messages/message.js';
import type { ObligationView, SeatView } from '../../facts.js';
import { periodWords } from '../../periods.js';
import type { Open, Practice, Session } from '../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { seatsIn, unstamped } from '../campaigns.js';
import { menu } from '../menu.js';
import { ask, askFirst } from '../report/question.js';
import { isOpen } from '../report/start.js';
import { summary } from '../report/summary.js';
import { reportView } from '../report/view.js';
import { onStage, PRACTICE, playedOn, staysOn } from './stage.js';

type Run = (turn: Turn) => Promise<Answer | null>;

/** A practice nobody went on with for so long is over; its figures are forgotten with the next message. */
const LASTS_MS = 12 * 3_600_000;

/** What ends it when typed, whatever it means elsewhere. */
const ENDS: ReadonlySet<string> = new Set(['cancel', 'later', 'leave']);
const END_PRESSES: ReadonlySet<string> = new Set(['later', 'drop', 'endpractice']);

const NOTHING_TYPED: Practice['draft'] = { version: 0, answers: [], asOf: null, highlight: null, doubt: null };

/** The seat that practises: a focal point with its own unit, a coordinator as the focal point of one. */
async function practisingSeat(turn: Turn, held?: Practice): Promise<SeatView | null> {
  const seats = seatsIn(turn, held?.campaignId);
  const unitId = held?.unitId;
  const own = seats.find(
    (seat) =>
      seat.unit !== null &&
      may({ role: seat.role, unitId: seat.unit.id }, 'report', seat.unit.id) &&
      (unitId === undefined || seat.unit.id === unitId),
  );
  if (own !== undefined) return own;
  const office = seats.find((seat) => may({ role: seat.role, unitId: null }, 'enter_for', null));
  const campaign = office === undefined ? null : await turn.facts.campaign(office.campaignId);
  if (office === undefined || campaign === null) return null;
  const units = standingOn(await turn.facts.units(office.campaignId), dayOf(turn.now));
  const unit = units.find((one) =>
    unitId === undefined ? collectedCriteria(campaign.plan, one.tier).length > 0 : one.id === unitId,
  );
  return unit === undefined ? null : { ...office, role: 'focal_point', unit, confirmed: true };
}

/** The report that is practised: the one that is owed next, as it will stand, though never sent and never locked. */
async function practisedReport(turn: Turn, seat: SeatView): Promise<ObligationView | null> {
  const { unit, campaignId } = seat;
  const campaign = await turn.facts.campaign(campaignId);
  if (unit === null || campaign === null || collectedCriteria(campaign.plan, unit.tier).length === 0) return null;
  const real = await turn.facts.obligations(campaignId, unit.id);
  const ahead = real.filter((one) => !one.exempt && (one.dueBefore === null || turn.now < one.dueBefore));
  const next = ahead.find((one) => one.submitted === null) ?? ahead[0] ?? real.at(-1);
  const choice = { through: campaign.through ?? null, now: turn.now };
  const coming = obligationsOf(campaign.plan, [unit], choice).find(
    (one) => one.dueBefore === null || turn.now < one.dueBefore,
  );
  const { dutyId, period, dueBefore } = next ??
    coming ?? { dutyId: '', period: dayOf(turn.now).slice(0, 4), dueBefore: null };
  const standing = { opensAt: 0, locksAt: null, extended: false, exempt: false, submitted: null };
  return { id: PRACTICE, campaignId, dutyId, unit, period, dueBefore, ...standing };
}

const headed = (first: Line | null | undefined): Line =>
  line('practice.headed', { first: first == null ? '' : { line: first } });

function head(answer: Answer, practice: Practice): Answer {
  const {
    file: _left,
    lines: [first, ...rest],
    ...kept
  } = answer.bubble;
  return { ...answer, bubble: { ...kept, lines: [headed(first), ...rest] }, events: [], fleeting: true, practice };
}

/** "làm thử". Null for whoever neither reports nor coordinates. */
export async function startPractice(turn: Turn): Promise<Answer | null> {
  const seat = await practisingSeat(turn);
  if (seat === null) return null;
  const obligation = await practisedReport(turn, seat);
  if (seat.unit === null || obligation === null)
    return { bubble: bubble([line('practice.nothing')]), open: turn.session.open };
  const { open, shown, numbered } = turn.session;
  const held: Practice = {
    unitId: seat.unit.id,
    campaignId: seat.campaignId,
    since: turn.now,
    before: { open, shown, numbered },
    draft: NOTHING_TYPED,
  };
  const stage = onStage(turn, held, seat, obligation);
  const view = await reportView(stage, PRACTICE);
  if (view === null) return null;
  const first = askFirst(view, turn.now);
  // The rules of practising take the place of the deadline: the bubble is full without buttons.
  const [title = null, _due, ...rest] = first.bubble.lines;
  const choices = [...first.bubble.choices, choice('endpractice', 'practice_end')];
  return head(
    { ...first, bubble: { ...first.bubble, lines: [title, line('practice.rules'), ...rest], choices } },
    held,
  );
}

/** A turn of whoever may be practising: `run` is the conversation itself, on the stage or for real. */
export async function practising(turn: Turn, run: Run): Promise<Answer | null> {
  const held = turn.session.practice ?? null;
  const { body } = turn.input;
  if (held === null) return isStale(turn) ? over(turn) : run(turn);
  if (body.kind === 'group' || body.kind === 'other') return run(turn);
  const seat = await practisingSeat(turn, held);
  const obligation = seat === null ? null : await practisedReport(turn, seat);
  if (seat === null || obligation === null || turn.now - held.since > LASTS_MS) return left(turn, held, run);
  const stage = onStage(turn, held, seat, obligation);
  if (ends(turn)) return ended(turn, held, obligation);
  if (begins(turn)) return startPractice({ ...turn, session: asBefore(turn.session, held) });
  if (isOfficeAct(turn)) return left(turn, held, run);
  const answer = await run(stage);
  if (answer === null) return null;
  const played = playedOn(held.draft, answer.events ?? []);
  if (played === 'sent') return ended(turn, held, obligation, 'practice.sent');
  if (played !== null && staysOn(answer.open)) return head(answer, { ...held, draft: played });
  return leadsOut(turn) ? left(turn, held, run) : notHere(turn, held);
}

const pressed = (turn: Turn): string[] => {
  const { body } = turn.input;
  return body.kind === 'choice' ? unstamped(turn, body.choice).id.split(':') : [];
};

/** A press of a practice report that is over. */
const isStale = (turn: Turn): boolean => {
  const [act, ...about] = pressed(turn);
  return act === 'endpractice' || (act !== 'menu' && about.includes(PRACTICE));
};

function over(turn: Turn): Promise<Answer> {
  return menu(turn, [line('practice.over')]);
}

function ends(turn: Turn): boolean {
  const { body } = turn.input;
  if (body.kind === 'choice') return END_PRESSES.has(pressed(turn)[0] ?? '') && isStale(turn);
  if (body.kind !== 'text') return false;
  const word = fold(body.text).trim();
  const ending = turn.session.shown.find((one) => unstamped(turn, one.id).id === 'endpractice');
  return word === ending?.word || ENDS.has(readCommand(body.text)?.kind ?? '');
}

/** On the stage stands a focal point: what only an office does is meant for real. */
function isOfficeAct(turn: Turn): boolean {
  const { body } = turn.input;
  const kind = body.kind === 'text' ? readCommand(body.text)?.kind : undefined;
  return OFFICE_COMMANDS.some((one) => one === kind);
}

function begins(turn: Turn): boolean {
  const { body } = turn.input;
  if (body.kind === 'choice') return pressed(turn).join(':') === 'menu:practice';
  return body.kind === 'text' && readCommand(body.text)?.kind === 'practice';
}

/** Something plainly meant for real: a press of another bubble, a command, a code. A figure or a question never is. */
function leadsOut(turn: Turn): boolean {
  const { body } = turn.input;
  if (body.kind === 'choice') return !isStale(turn);
  return body.kind === 'start' || (body.kind === 'text' && readCommand(body.text) !== null);
}

function notHere(turn: Turn, held: Practice): Answer {
  const said = bubble([headed(line('practice.not_here'))], [choice('endpractice', 'practice_end')]);
  return { bubble: said, open: turn.session.open, aside: true, practice: held };
}

const asBefore = (session: Session, { before }: Practice): Session => ({ ...session, ...before, practice: null });

/** The practice is dropped and what was said is done for real, saying so first. */
async function left(turn: Turn, held: Practice, run: Run): Promise<Answer | null> {
  const answer = await run({ ...turn, session: asBefore(turn.session, held) });
  if (answer === null) return null;
  const lines = [line('practice.left'), ...answer.bubble.lines];
  return { ...answer, bubble: { ...answer.bubble, lines, titled: false }, practice: null };
}

/** Back where the person was: the real question again where a report was being typed. */
async function ended(turn: Turn, held: Practice, practised: ObligationView, said = 'practice.ended'): Promise<Answer> {
  const { open } = held.before;
  const lead = [headed(line(said))];
  const back = await reshown(turn, open);
  if (back !== null) {
    const lines = [...lead, null, ...back.bubble.lines];
    return { ...back, bubble: { ...back.bubble, lines, titled: false }, practice: null };
  }
  const opens = await openingLine(turn, practised);
  const choices = [choice('menu:practice', 'practice_again')];
  if (open.kind === 'office' && open.act === 'launch') choices.unshift(choice('menu:launch', 'launch_go_on'));
  else if (opens === null) choices.unshift(choice('menu:report', 'menu_report'));
  return {
    bubble: bubble([...lead, ...(opens === null ? [] : [opens])], choices),
    open: open.kind === 'office' && open.act === 'launch' ? open : NOTHING_OPEN,
    practice: null,
  };
}

async function reshown(turn: Turn, open: Open): Promise<Answer | null> {
  if (open.kind !== 'question' && open.kind !== 'summary') return null;
  const view = await reportView(turn, open.obligationId);
  if (view === null || view.obligation.submitted !== null || !isOpen(view.obligation, turn.now)) return null;
  return open.kind === 'summary' ? summary(view, turn.now) : ask(view, open.criterionId, [line('practice.back')]);
}

/** When the real report can be begun, where it cannot yet; null when it can, or nobody knows. */
async function openingLine(turn: Turn, practised: ObligationView): Promise<Line | null> {
  const real = await turn.facts.obligations(practised.campaignId, practised.unit.id);
  const same = real.find((one) => one.period === practised.period);
  const mine = turn.who.seats.some((seat) => seat.unit?.id === practised.unit.id);
  if (!mine) return line('practice.only_units');
  if (same !== undefined && isOpen(same, turn.now)) return null;
  const opensAt: Instant | null = same?.opensAt ?? null;
  const period = periodWords(practised.period);
  if (opensAt === null || opensAt <= turn.now) return line('practice.not_open', { period });
  return line('practice.opens', { period, day: { day: dayOf(opensAt), form: 'weekday_year' } });
}
