/**
 * [Chuyển người khác]: the report goes to a colleague of the unit. One who takes part already is asked in chat;
 * anybody else gets a code, and the standing agency is asked whether it is the right person.
 */
import { invite } from '../../admin/invite.js';
import { may } from '../../domain/people.js';
import { line } from '../../messages/message.js';
import type { SeatRow } from '../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn, tell } from '../turn.js';
import { codeBubble } from './code.js';
import { agencyOf, deskOf } from './office/seat.js';
import { lastReport } from './report/after.js';
import { titleLine } from './report/lines.js';
import { answerTo, type ReportView, reportView } from './report/view.js';

const MOST = 3;

const allowed = (view: ReportView): boolean =>
  may({ role: view.seat.role, unitId: view.seat.unit?.id ?? null }, 'pass_on', view.obligation.unit.id);

async function colleagues(turn: Turn, view: ReportView): Promise<readonly SeatRow[]> {
  const seats = await turn.facts.seats(view.obligation.campaignId);
  return seats.filter(
    (one) =>
      one.role === 'focal_point' &&
      one.unit?.id === view.obligation.unit.id &&
      one.personId !== turn.who.person?.id &&
      !one.locked,
  );
}

/** "chuyển người khác" typed: the report that is open, or the newest. */
export async function passOnLast(turn: Turn): Promise<Answer | null> {
  const view = await lastReport(turn);
  return view === null ? null : passOn(turn, view);
}

/** `pass:<obligation>`, `pass_to:<obligation>:<seat>`, `pass_new:<obligation>`. Null when the press is none of ours. */
export async function passOnPress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  if (act !== 'pass' && act !== 'pass_to' && act !== 'pass_new') return null;
  const [obligationId = '', seatId = ''] = args;
  const view = await reportView(turn, obligationId);
  if (view === null || !allowed(view)) return { bubble: bubble([line('stale.gone')]), open: NOTHING_OPEN };
  if (act === 'pass') return passOn(turn, view);
  return act === 'pass_new' ? newColleague(turn, view) : askColleague(turn, view, seatId);
}

async function passOn(turn: Turn, view: ReportView): Promise<Answer> {
  if (!allowed(view)) return { bubble: bubble([line('stale.gone')]), open: NOTHING_OPEN };
  if (view.obligation.submitted !== null) {
    return { bubble: bubble([titleLine(view), line('pass_on.sent')]), open: NOTHING_OPEN };
  }
  const { id } = view.obligation;
  const others = await colleagues(turn, view);
  if (others.length === 0) return newColleague(turn, view);
  const choices = [
    ...others.slice(0, MOST).map((one, i) =>
      choice(`pass_to:${id}:${one.id}`, 'colleague', {
        name: one.displayName ?? { line: line('pass_on.unnamed', { n: i + 1 }) },
      }),
    ),
    choice(`pass_new:${id}`, 'new_colleague'),
  ];
  return {
    bubble: bubble([titleLine(view), line('pass_on.whom')], choices, { titled: true, spelled: 'numbered' }),
    open: NOTHING_OPEN,
  };
}

async function askColleague(turn: Turn, view: ReportView, seatId: string): Promise<Answer> {
  const to = (await colleagues(turn, view)).find((one) => one.id === seatId);
  if (to === undefined) return { bubble: bubble([line('stale.gone')]), open: NOTHING_OPEN };
  const { id } = view.obligation;
  const done = view.criteria.filter((criterion) => answerTo(view, criterion.id) !== undefined).length;
  const asked = bubble(
    [
      titleLine(view),
      line('pass_on.asked', {
        name: turn.who.displayName ?? { line: line('pass_on.someone') },
        done,
        total: view.criteria.length,
      }),
    ],
    [choice(`open:${id}`, 'report_now')],
    { titled: true },
  );
  const name = to.displayName ?? { line: line('pass_on.colleague') };
  return {
    bubble: bubble([titleLine(view), line('pass_on.done', { name })], [], { titled: true }),
    open: NOTHING_OPEN,
    by: view.seat.id,
    events: [tell(to.personId, asked, `obligation:${id}`)],
  };
}

async function newColleague(turn: Turn, view: ReportView): Promise<Answer> {
  const { campaignId, unit } = view.obligation;
  const args = { campaignId, role: 'focal_point', unitId: unit.id, medium: 'chat', name: null } as const;
  const made = await invite(args, turn.facts, deskOf(turn));
  if (!made.ok) {
    return { bubble: bubble([line(`office.refused.${made.problem.code}`, made.problem.params)]), open: NOTHING_OPEN };
  }
  const agency = await agencyOf(turn, campaignId);
  const told = { invited: { ...made.value.result, holders: 0 }, role: 'focal_point', medium: 'chat', agency } as const;
  return {
    bubble: codeBubble(told, [], [line('pass_on.invite', { agency })]),
    open: NOTHING_OPEN,
    events: made.value.events,
    by: view.seat.id,
    fleeting: true,
  };
}
