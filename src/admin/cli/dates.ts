/** deadlines, deadline set | extend | exempt | done, calendar show | set | settle, request, campaign close */
import { loadBuiltIn } from '../../campaigns/catalogue.js';
import { lastWorkingDay, NATIONAL } from '../../domain/calendar.js';
import { deadlinesBetween, lastDayOf } from '../../domain/obligation.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { addDays, type Day, type Instant, isDay, isoOf, startOfDay } from '../../domain/time.js';
import { noteAgencyReport } from '../dates/agency.js';
import { calendarOfYear, editCalendar, settleYear, unknownYears } from '../dates/calendar.js';
import { closeCampaign } from '../dates/close.js';
import { exemptFromReport, extendDeadline } from '../dates/extend.js';
import { requestReport } from '../dates/request.js';
import { setDeadline } from '../dates/set.js';
import type { Whom } from '../dates/whom.js';
import { act } from './act.js';
import { type Call, type Handler, option } from './call.js';
import { type At, campaignOf, unitOf } from './people.js';

function dayFrom(call: Call, name: string): Result<Day> {
  const found = option(call, name);
  if (found === null) return refuse('usage_missing', { what: `--${name} YYYY-MM-DD` });
  return isDay(found) ? ok(found) : refuse('usage_day', { option: `--${name}`, found });
}

/** `--last D`: D is the last day taken. `--before D`: "trước ngày D". */
function boundFrom(call: Call): Result<Instant> {
  const name = option(call, 'before') === null ? 'last' : 'before';
  const day = dayFrom(call, name);
  if (!day.ok) return day;
  return ok(startOfDay(name === 'before' ? day.value : addDays(day.value, 1)));
}

const documentOf = (call: Call): string => option(call, 'document') ?? '';

/** The campaign in force with its decisions, else the built-in plan as it is written. */
async function planAsked(call: Call) {
  const id = option(call, 'campaign');
  if (id === null) return refuse('usage_missing', { what: '--campaign ID' });
  const house = await call.house();
  if (!house.ok) return house;
  const held = await house.value.ask(async (facts) => {
    const campaign = await facts.campaign(id);
    if (campaign === null) return null;
    const { calendar } = await facts.calendar(id);
    return { plan: campaign.plan, calendar, decided: await facts.decidedBounds(id) };
  });
  if (held !== null) return ok(held);
  const builtIn = loadBuiltIn(id);
  if (builtIn === null || 'problems' in builtIn) return refuse('campaign_unknown', { id });
  return ok({ plan: builtIn.plan, calendar: NATIONAL, decided: [] });
}

export const deadlines: Handler = async (call) => {
  const [from, to] = [dayFrom(call, 'from'), dayFrom(call, 'to')];
  if (!from.ok) return from;
  if (!to.ok) return to;
  const asked = await planAsked(call);
  if (!asked.ok) return asked;
  const { plan, calendar, decided } = asked.value;
  const found = deadlinesBetween(plan, from.value, to.value, { decided, calendar });
  const words = await call.words();
  const last = found.map((one) => one.lastDay);
  for (const year of unknownYears(calendar, last))
    call.note(words.say({ key: 'dates.year_unknown', params: { year } }, call.language));
  return ok({
    json: found.map(({ duty, period, dueBefore, lastDay }) => ({
      duty,
      period,
      due_before: isoOf(dueBefore),
      last_day: lastDay,
      last_working_day: lastWorkingDay(calendar, lastDay),
    })),
  });
};

export const set: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const bound = boundFrom(call);
  if (!bound.ok) return bound;
  const period = option(call, 'period');
  if (period === null) return refuse('usage_missing', { what: '--period P' });
  const { campaignId, house } = at.value;
  const args = { campaignId, dutyId: option(call, 'duty'), period, dueBefore: bound.value, document: documentOf(call) };
  const done = await act(house, (turn) => turn.do(setDeadline, args));
  if (!done.ok) return done;
  const { dutyId, units, told } = done.value;
  return ok({
    json: {
      ...{ duty: dutyId, period, due_before: isoOf(bound.value), last_day: lastDayOf(bound.value), units, told },
    },
  });
};

async function whomOf(call: Call, at: At): Promise<Result<Whom>> {
  const tier = option(call, 'tier');
  if (tier !== null) return ok({ tier });
  const code = option(call, 'unit');
  if (code === null) {
    return call.options.all === true
      ? ok({ everybody: true })
      : refuse('usage_missing', { what: '--unit | --tier | --all' });
  }
  const unit = await unitOf(at, code);
  if (!unit.ok) return unit;
  return ok({ unitIds: unit.value === null ? [] : [unit.value.id] });
}

export const extend: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const whom = await whomOf(call, at.value);
  if (!whom.ok) return whom;
  const bound = boundFrom(call);
  if (!bound.ok) return bound;
  const { campaignId, house } = at.value;
  const paper = { reason: option(call, 'reason') ?? '', document: documentOf(call) };
  const args = { campaignId, whom: whom.value, period: option(call, 'period'), dueBefore: bound.value, ...paper };
  const done = await act(house, (turn) => turn.do(extendDeadline, args));
  if (!done.ok) return done;
  const { period, moved, nowOnTime, sent, told } = done.value;
  return ok({
    json: {
      ...{ period, due_before: isoOf(bound.value), last_day: lastDayOf(bound.value) },
      units: moved.map(({ unit }) => ({ code: unit.code, name: unit.name })),
      ...{ now_on_time: nowOnTime, sent_before: sent, told },
    },
  });
};

export const exempt: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const whom = await whomOf(call, at.value);
  if (!whom.ok) return whom;
  const { campaignId, house } = at.value;
  const paper = { reason: option(call, 'reason') ?? '', document: documentOf(call) };
  const args = { campaignId, whom: whom.value, period: option(call, 'period'), ...paper };
  const done = await act(house, (turn) => turn.do(exemptFromReport, args));
  if (!done.ok) return done;
  const { period, exempted, told } = done.value;
  return ok({ json: { period, units: exempted.map(({ unit }) => ({ code: unit.code, name: unit.name })), told } });
};

/** The standing agency's roll-up was sent, by its paper. */
export const done: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const day = dayFrom(call, 'on');
  if (!day.ok) return day;
  const { campaignId, house } = at.value;
  const which = { dutyId: option(call, 'duty'), period: option(call, 'period') };
  const args = { campaignId, ...which, document: documentOf(call), day: day.value };
  const noted = await act(house, (turn) => turn.do(noteAgencyReport, args));
  if (!noted.ok) return noted;
  const { dutyId, period } = noted.value;
  return ok({ json: { duty: dutyId, period, document: args.document, on: day.value } });
};

export const show: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const year = Number(option(call, 'year') ?? isoOf(at.value.house.clock.now()).slice(0, 4));
  if (!(year >= 2000 && year <= 2099))
    return refuse('usage_year', { option: '--year', found: option(call, 'year') ?? '' });
  const shown = await at.value.house.ask((facts) => calendarOfYear(at.value.campaignId, year, facts));
  const { known, table, days } = shown;
  const words = await call.words();
  if (!known) call.note(words.say({ key: 'dates.year_unknown', params: { year } }, call.language));
  return ok({ json: { year, known, status: table?.status ?? null, source: table?.source ?? null, days } });
};

const ENTRIES = ['off', 'working', 'table'] as const;

export const edit: Handler = async (call) => {
  const [day = '', word] = call.args;
  const as = ENTRIES.find((one) => one === word);
  if (as === undefined) return refuse('usage_missing', { what: ENTRIES.join(' | ') });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const args = { campaignId: at.value.campaignId, day, as, document: documentOf(call) };
  const edited = await act(at.value.house, (turn) => turn.do(editCalendar, args));
  return edited.ok ? ok({ json: edited.value }) : edited;
};

export const settle: Handler = async (call) => {
  const year = Number(call.args[0]);
  if (!(year >= 2000 && year <= 2099)) return refuse('usage_year', { option: 'YEAR', found: call.args[0] ?? '' });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const args = { campaignId: at.value.campaignId, year, document: documentOf(call) };
  const settled = await act(at.value.house, (turn) => turn.do(settleYear, args));
  return settled.ok ? ok({ json: { year: settled.value, known: true } }) : settled;
};

export const request: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const [bound, asOf, tier] = [boundFrom(call), dayFrom(call, 'as-of'), option(call, 'tier')];
  if (!bound.ok) return bound;
  if (!asOf.ok) return asOf;
  if (tier === null) return refuse('usage_missing', { what: '--tier TIER' });
  const { campaignId, house } = at.value;
  const criteria =
    option(call, 'criteria')
      ?.split(',')
      .map((id) => id.trim()) ?? null;
  const args = { campaignId, tier, criteria, asOf: asOf.value, dueBefore: bound.value, document: documentOf(call) };
  const made = await act(house, (turn) => turn.do(requestReport, args));
  if (!made.ok) return made;
  const { period, units, told } = made.value;
  return ok({
    json: {
      ...{ period, as_of: asOf.value, due_before: isoOf(bound.value), last_day: lastDayOf(bound.value) },
      ...{ criteria: made.value.criteria.map((one) => one.id), units: units.length, told },
    },
  });
};

/** The id is typed twice: this cannot be taken back. */
export const close: Handler = async (call) => {
  const [id] = call.args;
  if (id === undefined) return refuse('usage_missing', { what: 'ID' });
  if (option(call, 'confirm') !== id) return refuse('close_unconfirmed', { id });
  const house = await call.house();
  if (!house.ok) return house;
  const args = { campaignId: id, document: documentOf(call) };
  const closed = await act(house.value, (turn) => turn.do(closeCampaign, args));
  if (!closed.ok) return closed;
  const { campaignId, missing, seats } = closed.value;
  return ok({ json: { id: campaignId, closed: true, missing, seats_ended: seats } });
};
