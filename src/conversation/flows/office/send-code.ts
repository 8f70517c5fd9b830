/**
 * "Gửi mã": the office answers somebody who asked for a code. Only where their words name one unit (else the officer is
 * asked as for any invitation and hands the code over), and only after the officer has said that they checked with the
 * unit: an account's name proves nothing. The code asks for consent, and the officer is asked again when it is used.
 */
import { type Invited, invite } from '../../../admin/invite.js';
import { dayOf } from '../../../domain/time.js';
import type { Unit } from '../../../domain/unit.js';
import type { AddressId, Event } from '../../../events/event.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import { invitationTemplate } from '../../../messages/template.js';
import type { SeatView } from '../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { startInvite } from './invite.js';
import { deskOf, officeSeats } from './seat.js';
import { unitMeant } from './unit-meant.js';

interface Wish {
  readonly seat: SeatView;
  readonly to: AddressId;
  readonly unit: Unit;
  readonly name: string | null;
}

/** `of_send:<address>` asks whether the person was checked, `of_sendok:<address>` sends, `of_sendno` does not. */
export async function sendCode(turn: Turn, act: string, to: AddressId): Promise<Answer | null> {
  const seats = officeSeats(turn, 'invite');
  if (seats.length === 0) return null;
  if (act === 'of_sendno') return { bubble: bubble([line('join.code_not_sent')]), open: NOTHING_OPEN };
  for (const seat of seats) {
    const found = await turn.facts.codeWish(to, seat.campaignId);
    if (found === null) continue;
    const meant = await unitMeant(turn, seat.campaignId, found.unitText);
    if (meant.kind !== 'one') return startInvite(turn, found.unitText);
    const wish = { seat, to, unit: meant.unit, name: found.displayName };
    return act === 'of_sendok' ? answerWish(turn, wish) : askChecked(wish);
  }
  return { bubble: bubble([line('join.code_sent_already')]), open: NOTHING_OPEN };
}

function askChecked({ to, unit, name }: Wish): Answer {
  const role = { line: line('role.focal_point', { unit: unit.name }) };
  const asked = line(name === null ? 'join.send_code_unnamed' : 'join.send_code', { role, name: name ?? '' });
  const choices = [choice(`of_sendok:${to}`, 'send_code_checked'), choice('of_sendno', 'office_stop')];
  return { bubble: bubble([asked, line('join.check_first')], choices), open: NOTHING_OPEN };
}

async function answerWish(turn: Turn, { seat, to, unit, name }: Wish): Promise<Answer> {
  const { campaignId } = seat;
  const args = { campaignId, role: 'focal_point' as const, unitId: unit.id, medium: 'chat' as const, name };
  const made = await invite(args, turn.facts, deskOf(turn));
  if (!made.ok) {
    return { bubble: bubble([line(`office.refused.${made.problem.code}`, made.problem.params)]), open: NOTHING_OPEN };
  }
  const { result, events } = made.value;
  const sent = line('join.code_sent', toldOf(result));
  return {
    bubble: bubble([sent], [choice('menu:invite', 'office_invite_more')]),
    open: NOTHING_OPEN,
    events: [...events, { type: 'code_wanted_met', address: to, campaignId }, await codeFor(turn, seat, to, result)],
    by: seat.id,
  };
}

interface Told extends Readonly<Record<string, Param>> {
  readonly role: { readonly line: Line };
  readonly until: Param;
}

const toldOf = ({ unit, expiresAt }: Invited): Told => ({
  role: { line: line('role.focal_point', { unit: unit?.name ?? '' }) },
  until: { day: dayOf(expiresAt - 1), form: 'weekday_year' },
});

/** The code itself, erased once it has been delivered. */
async function codeFor(turn: Turn, seat: SeatView, to: AddressId, invited: Invited): Promise<Event> {
  const plan = (await turn.facts.campaign(seat.campaignId))?.plan;
  const movement = plan?.movement ?? '';
  const { code, unit } = invited;
  const agency = plan?.roles.standingAgency.label ?? '';
  return {
    type: 'message_created',
    to: { address: to },
    bubble: bubble([line('join.code_for_you', { ...toldOf(invited), agency, movement, code })]),
    lane: 'reply',
    about: null,
    fleeting: true,
    template: invitationTemplate({ unit: unit?.name ?? '', campaign: movement, code }),
  };
}
