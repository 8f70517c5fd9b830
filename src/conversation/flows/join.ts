/**
 * Joining with a code. Wrong, used and expired codes get the same words and a way on; guesses are throttled;
 * consent comes before anything is kept about the person (Luật 91/2025/QH15: voluntary, informed, provable,
 * refusal leaves the paper way); the inviter is asked whether it is the right person and reporting is open meanwhile.
 */
import { lastDayOf } from '../../domain/obligation.js';
import { collectedCriteria } from '../../domain/plan.js';
import { dayOf } from '../../domain/time.js';
import type { Event } from '../../events/event.js';
import { type Line, line } from '../../messages/message.js';
import type { InvitationView, SeatView } from '../facts.js';
import { periodWords } from '../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn, tell } from '../turn.js';
import { linkHere } from './channels.js';
import { oldSeatEvents, seatHandedOver, untilOf } from './handover.js';
import { roleLine } from './menu.js';
import { isOpen } from './report/start.js';

export const CONSENT_VERSION = '2026-11';
const HOUR_MS = 3_600_000;
const TRIES_HERE = 5;
const TRIES_ALL = 100;
const WANT_AGAIN_MS = 24 * HOUR_MS;

function refusedCode(turn: Turn, agency: string): Answer {
  const lines = [line('join.code_unusable', { agency })];
  return {
    bubble: bubble(lines, [choice('want', 'want_code')]),
    open: NOTHING_OPEN,
    events: [...opened(turn), { type: 'code_failed', address: turn.who.address, invitationId: null }],
  };
}

/** The address is written down the first time something about it must be kept. */
export function opened(turn: Turn): Event[] {
  if (turn.who.known) return [];
  const { address, displayName, language } = turn.who;
  return [{ type: 'address_opened', address, displayName, language }];
}

async function agencyLabel(turn: Turn): Promise<string> {
  const [campaign] = await turn.facts.campaigns();
  return campaign?.plan.roles.standingAgency.label ?? '';
}

const usable = (invitation: InvitationView | null, now: number): invitation is InvitationView =>
  invitation !== null && !invitation.used && now < invitation.expiresAt;

/** `hash` is the hash of the code that came in; the code itself was never written down. */
export async function join(turn: Turn, hash: string): Promise<Answer> {
  const tries = await turn.facts.failedCodes(turn.who.address, turn.now - HOUR_MS);
  const stranger = turn.who.seats.length === 0;
  if (stranger && (tries.here >= TRIES_HERE || tries.all >= TRIES_ALL)) {
    return { bubble: bubble([line('join.too_many')]), open: NOTHING_OPEN };
  }
  const linked = await linkHere(turn, hash);
  if (linked !== null) return linked;
  const invitation = await turn.facts.invitation(hash);
  const already = invitation === null ? null : alreadyHeld(turn, invitation);
  if (already !== null) return already;
  if (!usable(invitation, turn.now) || 'gone' in (await seatHandedOver(turn, invitation))) {
    return refusedCode(turn, await agencyLabel(turn));
  }
  return askConsent(turn, invitation);
}

/** A code sent again, [Đồng ý] pressed twice: the role is held since. */
function alreadyHeld(turn: Turn, { campaignId, role, unit, used }: InvitationView): Answer | null {
  const held = turn.who.seats.find((s) => s.campaignId === campaignId && s.role === role && s.unit?.id === unit?.id);
  return held === undefined
    ? null
    : {
        bubble: bubble([line('join.already', { role: { line: roleLine(held) }, used: used ? 'yes' : 'no' })]),
        open: turn.session.open,
      };
}

function invitedRole(invitation: InvitationView): Line {
  return line(`role.${invitation.role}`, { unit: invitation.unit?.name ?? '' });
}

async function askConsent(turn: Turn, invitation: InvitationView): Promise<Answer> {
  const campaign = await turn.facts.campaign(invitation.campaignId);
  if (campaign === null) return refusedCode(turn, await agencyLabel(turn));
  const agency = campaign.plan.roles.standingAgency.label;
  const lines = [
    line('consent.who', { role: { line: invitedRole(invitation) }, movement: campaign.plan.movement }),
    line('consent.what', { agency }),
    line('consent.refusal'),
  ];
  return {
    bubble: bubble(lines, consentChoices(invitation.id, true)),
    open: { kind: 'consent', invitationId: invitation.id },
    events: opened(turn),
  };
}

/** Something typed, or another language chosen, while consent is asked for: it is asked again. */
export async function consentAgain(turn: Turn, invitationId: string): Promise<Answer> {
  const invitation = await turn.facts.invitationById(invitationId);
  return usable(invitation, turn.now) ? askConsent(turn, invitation) : refusedCode(turn, await agencyLabel(turn));
}

function consentChoices(id: string, full: boolean) {
  const both = [choice(`agree:${id}`, 'agree'), choice(`decline:${id}`, 'decline')];
  return full ? [...both, choice(`full:${id}`, 'read_all')] : both;
}

export async function readConsent(turn: Turn, invitationId: string): Promise<Answer> {
  const agency = await agencyLabel(turn);
  return {
    bubble: bubble([line('consent.full', { agency })], consentChoices(invitationId, false)),
    open: { kind: 'consent', invitationId },
  };
}

/** Refusal ends politely, leaves the paper way, tells the coordinator, and can be changed while the code lives. */
export async function decline(turn: Turn, invitationId: string): Promise<Answer> {
  const invitation = await turn.facts.invitationById(invitationId);
  if (!usable(invitation, turn.now)) return refusedCode(turn, await agencyLabel(turn));
  const told = await toldPeople(turn, invitation);
  const said = bubble([line('join.told_refused', { role: { line: invitedRole(invitation) } })]);
  return {
    bubble: bubble(
      [line('consent.declined', { agency: await agencyLabel(turn) })],
      [choice(`agree:${invitationId}`, 'agree_after_all')],
    ),
    open: NOTHING_OPEN,
    events: [
      ...opened(turn),
      { type: 'consent_refused', address: turn.who.address, campaignId: invitation.campaignId, invitationId },
      ...told.map((personId) => tell(personId, said)),
    ],
  };
}

/**
 * Who answers for the person being the right one: the coordinator who invited. When the command line invited, or a
 * unit itself (a handover, a colleague), every coordinator of the campaign.
 */
async function toldPeople(turn: Turn, invitation: InvitationView): Promise<readonly string[]> {
  const coordinators = await turn.facts.holders(invitation.campaignId, 'coordinator', null);
  const { invitedBy } = invitation;
  return invitedBy !== null && coordinators.includes(invitedBy) ? [invitedBy] : coordinators;
}

export async function agree(turn: Turn, invitationId: string): Promise<Answer> {
  const invitation = await turn.facts.invitationById(invitationId);
  const already = invitation === null ? null : alreadyHeld(turn, invitation);
  if (already !== null) return already;
  if (!usable(invitation, turn.now)) return refusedCode(turn, await agencyLabel(turn));
  const old = await seatHandedOver(turn, invitation);
  if ('gone' in old) return refusedCode(turn, await agencyLabel(turn));
  const { campaignId, unit, role } = invitation;
  const campaign = await turn.facts.campaign(campaignId);
  const agency = campaign?.plan.roles.standingAgency.label ?? '';
  const personId = turn.who.person?.id ?? turn.make.newId();
  const seatId = turn.make.newId();
  const told = (await toldPeople(turn, invitation)).filter((one) => one !== old.seat?.personId);
  const confirmed = told.length === 0;
  const events: Event[] = [...opened(turn)];
  const { address, displayName, language } = turn.who;
  if (turn.who.person === null) events.push({ type: 'person_opened', personId, address, displayName, language });
  events.push(
    { type: 'consent_given', personId, campaignId, version: CONSENT_VERSION, ref: turn.input.ref },
    { type: 'invitation_used', invitationId, address },
    {
      type: 'seat_opened',
      seatId,
      personId,
      campaignId,
      unitId: unit?.id ?? null,
      role,
      invitationId,
      confirmed,
      until: untilOf(invitation),
    },
    ...(old.seat === null ? [] : oldSeatEvents(invitation, old.seat, turn)),
    ...told.map((person) => tell(person, askInviter(turn, invitation, seatId), `seat:${seatId}`)),
  );
  const lines = [
    line('join.done', {
      at: { instant: turn.input.at, form: 'clock_day' },
      role: { line: invitedRole(invitation) },
    }),
  ];
  if (invitation.until != null) {
    lines.push(line('handover.until', { day: { day: invitation.until, form: 'weekday_year' } }));
  }
  if (!confirmed) lines.push(line(role === 'focal_point' ? 'join.will_check' : 'join.will_check_other', { agency }));
  const seat: SeatView = { id: seatId, campaignId, role, unit, confirmed };
  lines.push(...(await nearest(turn, seat)));
  const next =
    role === 'focal_point'
      ? [choice('menu:report', 'menu_report'), choice('menu:practice', 'menu_practice')]
      : [choice('menu:help', 'menu_help')];
  return { bubble: bubble(lines, next), open: NOTHING_OPEN, events };
}

/** What the new focal point owes next: period, bound, how many pairs of figures. */
async function nearest(turn: Turn, seat: SeatView): Promise<Line[]> {
  if (seat.unit === null || seat.role !== 'focal_point') return [line('join.what_now')];
  const open = (await turn.facts.obligations(seat.campaignId, seat.unit.id)).find(
    (o) => isOpen(o, turn.now) && o.submitted === null,
  );
  const campaign = await turn.facts.campaign(seat.campaignId);
  if (open === undefined || campaign === null) return [line('join.nothing_due')];
  const total = collectedCriteria(campaign.plan, seat.unit.tier).length;
  const period = periodWords(open.period);
  const draft = await turn.facts.draft(open.id);
  const done = draft === null || draft.droppedAt !== null ? 0 : draft.answers.length;
  if (open.dueBefore === null) return [line('join.nearest_no_bound', { period, total })];
  const before = { day: dayOf(open.dueBefore), form: 'short' as const };
  const last = { day: lastDayOf(open.dueBefore), form: 'weekday' as const };
  return [line(done > 0 ? 'join.nearest_begun' : 'join.nearest', { period, total, done, before, last })];
}

function askInviter(turn: Turn, invitation: InvitationView, seatId: string) {
  const shown = turn.who.displayName ?? '';
  return bubble(
    [
      line(shown === '' ? 'join.ask_inviter_unnamed' : 'join.ask_inviter', {
        role: { line: invitedRole(invitation) },
        name: shown,
      }),
    ],
    [choice(`person_yes:${seatId}`, 'right_person'), choice(`person_no:${seatId}`, 'wrong_person')],
  );
}

/** [Xin mã]: once a day; the unit's name is asked, then it goes to the coordinators. */
export async function wantCode(turn: Turn): Promise<Answer> {
  const last = await turn.facts.codeWish(turn.who.address, null);
  if (last !== null && turn.now - last.at < WANT_AGAIN_MS) {
    return { bubble: bubble([line('join.wanted_already', { agency: await agencyLabel(turn) })]), open: NOTHING_OPEN };
  }
  return { bubble: bubble([line('join.want_unit')]), open: { kind: 'want_code' } };
}

export async function wantCodeFor(turn: Turn, text: string): Promise<Answer> {
  const unitText = text.slice(0, 120);
  const events: Event[] = [...opened(turn)];
  const { address, displayName } = turn.who;
  for (const campaign of await turn.facts.campaigns()) {
    events.push({ type: 'code_wanted', address, displayName, unitText, campaignId: campaign.id });
    const said = bubble(
      [
        line(displayName === null ? 'join.told_wanted_unnamed' : 'join.told_wanted', {
          name: displayName ?? '',
          unit: unitText,
        }),
      ],
      [choice(`of_send:${address}`, 'send_code')],
      { spelled: 'none' },
    );
    for (const person of await turn.facts.holders(campaign.id, 'coordinator', null)) events.push(tell(person, said));
  }
  return { bubble: bubble([line('join.wanted', { agency: await agencyLabel(turn) })]), open: NOTHING_OPEN, events };
}
