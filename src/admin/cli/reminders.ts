/** reminders plan | log: what would be said, what was decided, and what never went out. */
import { readAgencySubject } from '../../domain/obligation.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { DAY_MS, type Instant, isoOf } from '../../domain/time.js';
import type { Unit } from '../../domain/unit.js';
import { rulesIn } from '../../reminders/fire.js';
import { type Forecast, forecast } from '../../reminders/forecast.js';
import { NO_ONE } from '../../reminders/plan.js';
import { readWorld } from '../../reminders/world.js';
import { readHouseCalendar } from '../../store/facts/deadlines.js';
import { createFacts } from '../../store/facts.js';
import { type IntentRow, intentRows } from '../../store/queries/intent.js';
import { obligationPlaces } from '../../store/queries/reminder.js';
import { readNow } from './ask.js';
import { type Call, type Handler, option } from './call.js';
import { type At, campaignOf } from './people.js';

/** Longer than any rhythm of reports; a slip of the year would ask for centuries. */
const LONGEST_MS = 800 * DAY_MS;

function readSpan(call: Call, from: Instant, to: Instant): Result<{ from: Instant; to: Instant }> {
  const first = readNow(option(call, 'from'), from);
  if (!first.ok) return first;
  const last = readNow(option(call, 'to'), to);
  if (!last.ok) return last;
  const span = { from: first.value, to: last.value };
  if (span.to <= span.from || span.to - span.from > LONGEST_MS)
    return refuse('usage_span', { days: LONGEST_MS / DAY_MS });
  return ok(span);
}

/** What an obligation is, in the words of the contract. */
async function placesOf({ house, campaignId }: At) {
  return house.store.read(async (tx) => {
    const units = await createFacts(tx, house.caches, house.clock.now()).units(campaignId);
    const byId = new Map<number, Unit>(units.map((unit) => [unit.id, unit]));
    const rows = await obligationPlaces(tx, campaignId);
    return new Map(rows.map((row) => [row.id, { ...row, unit: byId.get(row.unitId)?.code ?? null }]));
  });
}

type Places = Awaited<ReturnType<typeof placesOf>>;

function place(places: Places, subject: string) {
  const agency = readAgencySubject(subject);
  if (agency !== null) return { duty: agency.dutyId, period: agency.period, unit: null };
  const found = places.get(subject);
  return { duty: found?.dutyId ?? null, period: found?.period ?? null, unit: found?.unit ?? null };
}

const planRow = (one: Forecast, places: Places) => ({
  at: isoOf(one.decidedAt),
  rule: one.rule,
  ...place(places, one.subject),
  person: one.personId === NO_ONE ? null : one.personId,
  ...(one.reason === null ? {} : { reason: one.reason }),
});

/** Rows without a person would be said to nobody: the seat is empty. */
export const plan: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const now = house.clock.now();
  const span = readSpan(call, now, now + 60 * DAY_MS);
  if (!span.ok) return span;
  const { world, calendar } = await house.store.read(async (tx) => {
    const own = await readHouseCalendar(tx);
    const rulesOf = await rulesIn(createFacts(tx, house.caches, now));
    return { calendar: own, world: await readWorld(tx, own, span.value, now, rulesOf) };
  });
  const { from, to } = span.value;
  // Other campaigns of the same people take part: what is said to one person counts over all of them.
  const rows = forecast(world.matters, world.history, calendar, from, to);
  const places = await placesOf(at.value);
  const told = rows.filter((one) => one.campaignId === campaignId && one.decidedAt >= from);
  const said = told.filter((one) => one.state === 'sent' || one.reason === 'no_person');
  return ok({ json: said.map((one) => planRow(one, places)) });
};

const logRow = (row: IntentRow, places: Places) => ({
  at: isoOf(row.at),
  decided_at: isoOf(row.decidedAt),
  rule: row.rule,
  ...place(places, row.subject),
  person: row.personId === NO_ONE ? null : row.personId,
  state: row.state,
  reason: row.reason,
  rung: row.rung,
  delivery: row.delivery,
  delivered_at: row.deliveredAt === null ? null : isoOf(row.deliveredAt),
  never_sent: neverSent(row),
  ...(row.because === null ? {} : { because: row.because }),
});

/** Nothing of it reached anybody and nothing will: another rule spoke for what was merged. */
function neverSent({ state, delivery }: IntentRow): boolean {
  if (state === 'dropped') return true;
  return state === 'sent' && delivery !== null && ['refused', 'cancelled', 'superseded', 'expired'].includes(delivery);
}

export const log: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const now = house.clock.now();
  const span = readSpan(call, now - 400 * DAY_MS, now + 1);
  if (!span.ok) return span;
  const rows = await house.store.read((tx) => intentRows(tx, campaignId, span.value.from, span.value.to));
  const places = await placesOf(at.value);
  return ok({ json: rows.map((row) => logRow(row, places)) });
};
