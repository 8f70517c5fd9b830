/** invite, people list | lock | unlock | remove | confirm, reported, figures enter */
import { writeFileSync } from 'node:fs';
import type { SeatRow } from '../../conversation/facts.js';
import { ROLES, type Role } from '../../domain/people.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { dayOf, isoOf } from '../../domain/time.js';
import { standingOn, type Unit } from '../../domain/unit.js';
import type { House } from '../../runtime/composition.js';
import { invite as inviteDecision } from '../invite.js';
import { joinPeople } from '../join-people.js';
import { confirmSeat, listPeople, lockPerson, removeSeat, replaceSeat, unlockPerson } from '../people.js';
import { reported as reportedDecision } from '../reported.js';
import { act, type Steps } from './act.js';
import { type Call, type Handler, option } from './call.js';

export interface At {
  readonly house: House;
  readonly campaignId: string;
}

/** The open house and the campaign named; refuses an unknown one before anything else is looked at. */
export async function campaignOf(call: Call): Promise<Result<At>> {
  const campaignId = option(call, 'campaign');
  if (campaignId === null) return refuse('usage_missing', { what: '--campaign ID' });
  const house = await call.house();
  if (!house.ok) return house;
  const held = await house.value.ask((facts) => facts.campaign(campaignId));
  return held === null ? refuse('campaign_unknown', { id: campaignId }) : ok({ house: house.value, campaignId });
}

/** The unit that carries the code today; null where no code is given. */
export async function unitOf(at: At, code: string | null): Promise<Result<Unit | null>> {
  if (code === null) return ok(null);
  const today = dayOf(at.house.clock.now());
  const units = await at.house.ask((facts) => facts.units(at.campaignId));
  const found = standingOn(units, today).find((unit) => unit.code === code);
  return found === undefined ? refuse('unit_unknown', { unit: code }) : ok(found);
}

export const invite: Handler = async (call) => {
  const role = ROLES.find((one) => one === option(call, 'role'));
  if (role === undefined) return refuse('role_unknown', { roles: ROLES.join(' | ') });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const unit = await unitOf(at.value, option(call, 'unit'));
  if (!unit.ok) return unit;
  const medium = call.options.phone === true ? 'phone' : call.options.printed === true ? 'printed' : 'chat';
  const { house, campaignId } = at.value;
  const args = { campaignId, role: role satisfies Role, unitId: unit.value?.id ?? null, medium } as const;
  const made = await act(house, (turn) => turn.do(inviteDecision, { ...args, name: option(call, 'name') }));
  if (!made.ok) return made;
  const { code, expiresAt, links } = made.value;
  const picture = option(call, 'qr');
  if (picture !== null && links.page !== null) {
    const { qrSvg } = await import('../../documents/qr.js');
    // The code stands in it: for the inviter's eyes, and for the printer.
    writeFileSync(picture, await qrSvg(links.page), { mode: 0o600 });
  }
  return ok({ json: { code, expires_at: isoOf(expiresAt), links } });
};

const seatJson = ({ id, personId, displayName, role, unit, confirmed, locked, channels }: SeatRow) => ({
  seat: id,
  person: personId,
  name: displayName,
  role,
  unit: unit === null ? null : { code: unit.code, name: unit.name },
  confirmed,
  locked,
  channels,
});

export const list: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const rows = await at.value.house.ask((facts) => listPeople(at.value.campaignId, facts));
  return ok({ json: rows.map(seatJson) });
};

type SeatStep = (turn: Steps, args: { campaignId: string; seatId: string; asker: null }) => Promise<SeatRow>;

const onSeat =
  (step: SeatStep): Handler =>
  async (call) => {
    const [seatId] = call.args;
    if (seatId === undefined) return refuse('usage_missing', { what: 'SEAT' });
    const at = await campaignOf(call);
    if (!at.ok) return at;
    const args = { campaignId: at.value.campaignId, seatId, asker: null };
    const done = await act(at.value.house, (turn) => step(turn, args));
    return done.ok ? ok({ json: { done: true, seat: done.value.id, person: done.value.personId } }) : done;
  };

export const lock = onSeat((turn, args) => turn.do(lockPerson, args));
export const unlock = onSeat((turn, args) => turn.do(unlockPerson, args));
export const confirm = onSeat((turn, args) => turn.do(confirmSeat, args));
export const remove = onSeat((turn, args) => turn.do(removeSeat, { ...args, why: 'removed' }));

export const join: Handler = async (call) => {
  const [fromSeat, intoSeat] = call.args;
  if (fromSeat === undefined || intoSeat === undefined) return refuse('usage_missing', { what: 'SEAT INTO_SEAT' });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const args = { campaignId: at.value.campaignId, fromSeat, intoSeat };
  const done = await act(at.value.house, (turn) => turn.do(joinPeople, args));
  return done.ok ? ok({ json: { done: true, person: done.value.into.personId } }) : done;
};

export const replace: Handler = async (call) => {
  const [seatId] = call.args;
  if (seatId === undefined) return refuse('usage_missing', { what: 'SEAT' });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const args = { campaignId: at.value.campaignId, seatId, asker: null };
  const done = await act(at.value.house, (turn) => turn.do(replaceSeat, args));
  if (!done.ok) return done;
  const { row, invited } = done.value;
  const { code, expiresAt, links } = invited;
  return ok({ json: { done: true, seat: row.id, person: row.personId, code, expires_at: isoOf(expiresAt), links } });
};

export const reported: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const args = { campaignId: at.value.campaignId, period: option(call, 'period') };
  const done = await act(at.value.house, (turn) => turn.do(reportedDecision, args));
  if (!done.ok) return done;
  const { period, dueBefore, sent, notSent } = done.value;
  const unit = (one: { readonly unit: Unit }) => ({ code: one.unit.code, name: one.unit.name });
  return ok({
    json: {
      period,
      due_before: dueBefore === null ? null : isoOf(dueBefore),
      reported: sent.map((one) => ({ ...unit(one), at: isoOf(one.submittedAt), on_time: one.onTime })),
      missing: notSent.map(unit),
    },
  });
};
