/** What hangs on units after a reform: reports owed, seats, and who goes on reporting. Runs on the new roster. */
import type { Facts, SeatRow } from '../../conversation/facts.js';
import { bubble, choice, tell } from '../../conversation/turn.js';
import { predecessorsOf, successorsOf, wentWhole } from '../../domain/lineage.js';
import { ok, refuse } from '../../domain/problem.js';
import { type Day, startOfDay } from '../../domain/time.js';
import { bareName, inForce, type Unit } from '../../domain/unit.js';
import type { Event } from '../../events/event.js';
import { line } from '../../messages/message.js';
import type { Decide, Desk } from '../decide.js';

export const CHOOSE_FOCAL_POINT = 'choose_focal_point';
const MOST_OFFERED = 3;

export interface SettleArgs {
  readonly campaignId: string;
  readonly from: Day;
  readonly document: string;
  readonly ended: readonly string[];
}

export interface Settled {
  /** Reports nobody owes any more, since the unit went into another. */
  readonly absorbed: number;
  readonly seatsMoved: number;
  readonly seatsEnded: number;
  /** New units for which the coordinator picks who reports. */
  readonly toChoose: readonly string[];
}

/** Refuses `campaign_unknown`. `ended` names the units by code; they ended the day before `from`. */
export const settleReform: Decide<SettleArgs, Settled> = async (args, facts, desk) => {
  const { campaignId } = args;
  if ((await facts.campaign(campaignId)) === null) return refuse('campaign_unknown', { id: campaignId });
  const units = await facts.units(campaignId);
  const ended = units.filter(
    (one) => args.ended.includes(one.code) && successorsOf(one, units).length > 0 && justEnded(one, args.from),
  );
  const seats = await facts.seats(campaignId);
  const events: Event[] = [];
  const absorbed = await endReports(args, ended, facts, events);
  const moved = moveSeats(args, ended, units, seats, desk, events);
  const toChoose = await askToChoose(args, ended, units, seats, facts, desk, events);
  return ok({ events, result: { absorbed, ...moved, toChoose: toChoose.map((unit) => unit.name) } });
};

const justEnded = (unit: Unit, from: Day): boolean => unit.validTo !== null && unit.validTo < from;

/** A name or code changed and nothing else: one predecessor, one successor. */
function renamedTo(unit: Unit, units: readonly Unit[]): Unit | null {
  const [next] = successorsOf(unit, units);
  const alone = next !== undefined && wentWhole(unit) && predecessorsOf(next, units).length === 1;
  return alone && !goesOnIn(unit, units) ? next : null;
}

/** It went into a unit that stood already: that unit's own people go on. */
const goesOnIn = (unit: Unit, units: readonly Unit[]): boolean =>
  successorsOf(unit, units).every((next) => unit.validTo !== null && inForce(next, unit.validTo));

/** Where the unit went, by name. */
const wentTo = (unit: Unit, units: readonly Unit[]): string =>
  successorsOf(unit, units)
    .map((one) => one.name)
    .join(', ');

async function endReports(
  { campaignId, document, from }: SettleArgs,
  ended: readonly Unit[],
  facts: Facts,
  events: Event[],
): Promise<number> {
  let absorbed = 0;
  for (const unit of ended) {
    const owed = await facts.obligations(campaignId, unit.id);
    const open = owed.filter(
      (one) => one.submitted === null && !one.exempt && (one.dueBefore === null || one.dueBefore > startOfDay(from)),
    );
    if (open.length === 0) continue;
    absorbed += open.length;
    const obligationIds = open.map((one) => one.id);
    events.push({ type: 'obligations_exempted', campaignId, obligationIds, reason: 'reorganised', document });
  }
  return absorbed;
}

function moveSeats(
  { campaignId }: SettleArgs,
  ended: readonly Unit[],
  units: readonly Unit[],
  seats: readonly SeatRow[],
  { make }: Desk,
  events: Event[],
): { seatsMoved: number; seatsEnded: number } {
  let [seatsMoved, seatsEnded] = [0, 0];
  for (const unit of ended) {
    const next = renamedTo(unit, units);
    for (const seat of seats.filter((one) => one.unit?.id === unit.id)) {
      const { personId, role, confirmed } = seat;
      events.push({ type: 'seat_ended', seatId: seat.id, campaignId, why: 'reorganised' });
      const to = { line: line('reform.went_to', { unit: unit.name, to: wentTo(unit, units) }) };
      if (next === null) {
        seatsEnded += 1;
        const key = goesOnIn(unit, units) ? 'reform.told_absorbed' : 'reform.told_ended';
        events.push(tell(personId, bubble([line(key, { to })])));
        continue;
      }
      seatsMoved += 1;
      const seatId = make.newId();
      const opened = { seatId, personId, campaignId, unitId: next.id, role, invitationId: null, confirmed };
      events.push({ type: 'seat_opened', ...opened }, tell(personId, bubble([line('reform.told_moved', { to })])));
    }
  }
  return { seatsMoved, seatsEnded };
}

/** For every new unit made of several, or of a part: one task and one question to the coordinators. */
async function askToChoose(
  { campaignId, document, from }: SettleArgs,
  ended: readonly Unit[],
  units: readonly Unit[],
  seats: readonly SeatRow[],
  facts: Facts,
  { make }: Desk,
  events: Event[],
): Promise<readonly Unit[]> {
  const gone = new Set(ended.map((unit) => unit.id));
  const fresh = units.filter(
    (unit) => unit.validFrom === from && predecessorsOf(unit, units).some((old) => gone.has(old.id)),
  );
  const choosing = fresh.filter((unit) => predecessorsOf(unit, units).every((old) => renamedTo(old, units) === null));
  const officers = await facts.holders(campaignId, 'coordinator', null);
  for (const unit of choosing) {
    const of = predecessorsOf(unit, units);
    const taskId = make.newId();
    const details = { unitId: unit.id, document };
    events.push({ type: 'task_opened', taskId, campaignId, kind: CHOOSE_FOCAL_POINT, subject: unit.name, details });
    const old = seats.filter((one) => one.role === 'focal_point' && of.some((each) => each.id === one.unit?.id));
    const asked = chooseBubble(taskId, unit, of, old);
    events.push(...officers.map((officer) => tell(officer, asked, `task:${taskId}`)));
  }
  return choosing;
}

function chooseBubble(taskId: string, unit: Unit, of: readonly Unit[], old: readonly SeatRow[]) {
  const names = { list: of.map(bareName) };
  const offered = old.slice(0, MOST_OFFERED).map((seat) =>
    choice(`rf_pick:${taskId}:${seat.personId}`, 'reform_pick', {
      name: seat.displayName ?? { line: line('reform.unnamed') },
      unit: seat.unit === null ? '' : bareName(seat.unit),
    }),
  );
  const key = old.length === 0 ? 'reform.choose_none' : 'reform.choose';
  return bubble(
    [line(key, { unit: unit.name, of: names })],
    [...offered, choice(`of_again:focal_point:${unit.id}`, 'reform_invite')],
  );
}
