/**
 * A year of campaigns with all their units through the whole house on a virtual clock: outages, 429s, blocks, sends in
 * doubt, a clock that steps both ways, restarts, days without any tick. What people heard is held against an expectation
 * worked out here by hand from the rules, without a line of the planner. Sample bounds: the plans of st, gv and hp name none.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPlanEvents } from '../../src/admin/campaign-load.js';
import { loadBuiltIn } from '../../src/campaigns/catalogue.js';
import type { Outgoing, SendOutcome } from '../../src/channels/channel.js';
import { NATIONAL } from '../../src/domain/calendar.js';
import type { Event } from '../../src/events/event.js';
import { createCaches, createFacts } from '../../src/store/facts.js';
import { Chat } from '../support/chat.js';
import { writeEvents } from '../support/world.js';

const DAY = 86_400_000;
const MIN = 60_000;
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
const day = (t: number): string => new Date(t + 7 * 3_600_000).toISOString().slice(0, 10);
const clock = (t: number): string => new Date(t + 7 * 3_600_000).toISOString().slice(11, 16);
const works = (t: number): boolean => NATIONAL.isWorking(day(t));

/** Campaign, and the first day after its bound. */
const BOUNDS: readonly (readonly [string, string])[] = [
  ['gv', '2026-06-20'],
  ['hp', '2026-11-26'],
  ['prtc', '2026-12-15'],
  ['st', '2026-12-20'],
  ['nt_ldtbxh', '2026-12-21'],
];
/** Campaign, the first day after the bound of its standing agency's own report, and when its paper is written down. */
const ROLL_UPS: readonly (readonly [string, string, string | null])[] = [
  ['st', '2026-12-10', null],
  ['hp', '2026-12-31', '2026-12-29 10:00'],
];
const BEGIN = at('2026-01-05 08:00');

/** Counted with the fingers: so many working days back or on from a day. */
function workday(from: number, steps: number): number {
  let t = from;
  for (let left = Math.abs(steps); left > 0; ) {
    t += Math.sign(steps) * DAY;
    if (works(t)) left -= 1;
  }
  return t;
}

/** When the five reminders of a bound are due, by the words. */
function dueTimes(bound: string): number[] {
  const lastDay = at(`${bound} 00:00`) - DAY;
  let lastWorked = lastDay;
  while (!works(lastWorked)) lastWorked -= DAY;
  const morning = (t: number, hour: number, minute: number): number =>
    at(`${day(t)} 00:00`) + hour * 60 * MIN + minute * MIN;
  return [
    morning(workday(lastWorked, -10), 7, 45),
    morning(workday(lastWorked, -3), 7, 45),
    morning(lastWorked, 8, 0),
    morning(workday(lastDay, 1), 7, 45),
    morning(workday(lastDay, 5), 7, 45),
  ];
}

/** A small generator, so that every run is the same. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

interface Owes {
  readonly campaign: string;
  readonly unit: string;
  readonly obligationId: string;
  readonly address: string;
  readonly bound: string;
  /** When it reports; null never. */
  readonly sentAt: number | null;
  /** When it names a day, and the first moment of that day. */
  readonly promise: { readonly madeAt: number; readonly until: number } | null;
}

interface Word {
  readonly address: string;
  readonly at: number;
  readonly text: string;
  /** The platform took it and did not say so: it may come once more. */
  readonly doubtful: boolean;
}

const roll = dice(20_260_101);
const chat = new Chat('web', 'buttons');
const owes: Owes[] = [];
const offices = new Map<string, string>();
const blocked = new Set<string>();
const words: Word[] = [];
let doubted = 0;
let refusedTries = 0;

/** Hours in which nothing goes out, and in which the planner does not look. */
const OUTAGES: readonly (readonly [number, number])[] = [
  [at('2026-12-09 07:00'), at('2026-12-09 10:30')],
  [at('2026-11-20 15:00'), at('2026-11-21 00:00')],
];
const ASLEEP: readonly (readonly [number, number])[] = [
  [at('2026-11-20 06:00'), at('2026-11-20 14:00')],
  [at('2026-12-16 06:00'), at('2026-12-17 09:00')],
];
const within = (spans: typeof OUTAGES, t: number): boolean => spans.some(([a, b]) => t >= a && t < b);

function answers(out: Outgoing, t: number): SendOutcome | null {
  if (blocked.has(out.address)) return { refused: 'blocked' };
  if (roll() < 0.02) {
    refusedTries += 1;
    return { retry: 100, scope: 'chat' };
  }
  const doubtful = roll() < 0.005;
  words.push({ address: out.address, at: t, text: out.text, doubtful });
  if (doubtful) {
    doubted += 1;
    return { inDoubt: 'sample' };
  }
  return { sent: `m${words.length}` };
}

const SAMPLE_UNITS = ['A', 'B', 'C', 'D', 'E'].map((letter) => ({
  ...{ code: `M${letter}`, name: `Trung tâm mẫu ${letter}`, type: 'Trung tâm', tier: 'dept_affiliate' },
  ...{ validFrom: null, validTo: null },
}));

async function seed(campaign: string, bound: string): Promise<void> {
  const parsed = loadBuiltIn(campaign);
  if (parsed === null || 'problems' in parsed) throw new Error(`${campaign} does not load`);
  const { house } = chat;
  // The plan of nt_ldtbxh names no units.
  const plan = parsed.plan.units.length > 0 ? parsed.plan : { ...parsed.plan, units: SAMPLE_UNITS };
  const source = { plan, source: campaign, through: null, document: null };
  await writeEvents(house, loadPlanEvents(source, []), BEGIN);
  const units = await house.store.read((tx) => createFacts(tx, createCaches(), BEGIN).units(campaign));
  const dueBefore = at(`${bound} 00:00`);
  const events: Event[] = [];
  const obligations = units.map((unit) => ({
    obligationId: house.make.newId(),
    dutyId: parsed.plan.duties[0]?.id ?? 'unit_report',
    unitId: unit.id,
    period: '2026',
    opensAt: BEGIN,
    dueBefore,
    locksAt: dueBefore + 90 * DAY,
  }));
  events.push({ type: 'obligations_opened', campaignId: campaign, obligations });
  for (const [id, rollUpBound, notedAt] of ROLL_UPS.filter(([one]) => one === campaign)) {
    const rollUp = { dutyId: 'roll_up', period: '2026' };
    const duties = [{ ...rollUp, opensAt: BEGIN, dueBefore: at(`${rollUpBound} 00:00`) }];
    events.push({ type: 'agency_duties_opened', campaignId: id, duties });
    if (notedAt === null) continue;
    const noted = { type: 'agency_report_noted' as const, campaignId: id, ...rollUp };
    acts.push({ at: at(notedAt), event: { ...noted, document: '45/BC (mẫu)', day: notedAt.slice(0, 10) } });
  }
  units.forEach((unit, i) => {
    const address = `${campaign}-${unit.code}`;
    const obligationId = obligations[i]?.obligationId ?? '';
    if (roll() < 0.1) return; // nobody takes part
    events.push(...seat(campaign, address, unit.id, 'focal_point'));
    if (roll() < 0.03) blocked.add(address);
    const lot = roll();
    const sentAt = lot < 0.55 ? dueBefore - Math.floor(roll() * 25 * DAY) + 8 * DAY : null;
    const madeAt = dueBefore - 6 * DAY + Math.floor(roll() * DAY);
    const until = at(`${day(madeAt + DAY + Math.floor(roll() * 4) * DAY)} 00:00`);
    const promise = sentAt === null && lot < 0.75 ? { madeAt, until } : null;
    owes.push({ campaign, unit: unit.name, obligationId, address, bound, sentAt, promise });
  });
  offices.set(campaign, `${campaign}-office`);
  events.push(...seat(campaign, `${campaign}-office`, null, 'coordinator'));
  await writeEvents(house, events, BEGIN);
}

function seat(
  campaignId: string,
  address: string,
  unitId: number | null,
  role: 'focal_point' | 'coordinator',
): Event[] {
  const personId = chat.house.make.newId();
  const rest = { campaignId, unitId, role, invitationId: null, confirmed: true };
  return [
    { type: 'person_opened', personId, address: `web:${address}`, displayName: null, language: 'vi' },
    { type: 'seat_opened', seatId: chat.house.make.newId(), personId, ...rest },
  ];
}

/** What units do by themselves up to `t`. */
const acts: { readonly at: number; readonly event: Event }[] = [];

function planActs(): void {
  for (const one of owes) {
    const { campaign: campaignId, obligationId, promise, sentAt } = one;
    if (promise !== null) {
      const event = { type: 'promise_made' as const, promiseId: `p-${obligationId}`, campaignId, obligationId };
      acts.push({ at: promise.madeAt, event: { ...event, day: day(promise.until), half: null, by: 'unit' } });
    }
    if (sentAt !== null) {
      const receipt = `R${acts.length}`;
      acts.push({
        at: sentAt,
        event: { type: 'report_received', campaignId, obligationId, receipt, at: sentAt, asOf: day(sentAt) },
      });
    }
  }
  acts.sort((a, b) => a.at - b.at);
}

async function until(t: number): Promise<void> {
  while ((acts[0]?.at ?? Number.POSITIVE_INFINITY) <= t) {
    const next = acts.shift();
    if (next !== undefined) await writeEvents(chat.house, [next.event], next.at);
  }
  chat.setTime(t);
}

const CLOCKS = ['07:20', '07:45', '08:00', '08:05', '10:40', '11:35', '13:35', '17:05'];

beforeAll(async () => {
  chat.answers = answers;
  chat.setTime(BEGIN);
  await chat.open();
  for (const [campaign, bound] of BOUNDS) await seed(campaign, bound);
  planActs();
  const bounds = [...BOUNDS, ...ROLL_UPS].map(([, bound]) => bound);
  const due = new Set(bounds.flatMap((bound) => dueTimes(bound)).map(day));
  const after = new Set([...due].flatMap((one) => [1, 2, 3].map((n) => day(at(`${one} 12:00`) + n * DAY))));
  for (let t = at('2026-01-05 00:00'); t < at('2027-01-20 00:00'); t += DAY) {
    const monday = new Date(t + 7 * 3_600_000).getUTCDay() === 1;
    const times = due.has(day(t)) ? CLOCKS : after.has(day(t)) ? ['07:30', '08:05', '13:35'] : monday ? ['08:10'] : [];
    for (const one of times) {
      const now = at(`${day(t)} ${one}`);
      if (within(ASLEEP, now)) continue;
      await until(now);
      // Nothing can be sent: what was decided waits for its hours, and for the next ones where they end first.
      if (within(OUTAGES, now)) await chat.decideReminders();
      else await chat.remind();
      // The clock steps back over the slot and forward again; then the house is killed and comes back.
      if (one === '08:00' && roll() < 0.5) {
        chat.setTime(now - 60 * MIN);
        await chat.remind();
        chat.setTime(now + 1);
        await chat.remind();
      }
      if (one === '08:05' && roll() < 0.3) await chat.reopen();
    }
  }
}, 120_000);

afterAll(async () => {
  await chat.close();
  chat.remove();
});

const heardBy = (one: Owes): Word[] =>
  words.filter((word) => word.address === one.address && word.text.includes(one.unit));

describe('a year of five campaigns', () => {
  it('is a real year: hundreds of units, messages, outages and doubts', () => {
    expect(owes.length).toBeGreaterThan(300);
    expect(words.length).toBeGreaterThan(700);
    expect(blocked.size).toBeGreaterThan(3);
    expect(refusedTries).toBeGreaterThan(5);
    expect(doubted).toBeGreaterThan(0);
  });

  it('says nothing outside sending hours, on a free day, or to who blocked us', () => {
    const wrong = words.filter(({ at: t, address }) => {
      const hour = clock(t);
      const open = (hour >= '07:30' && hour < '11:30') || (hour >= '13:30' && hour < '17:00');
      return !open || !works(t) || blocked.has(address);
    });
    expect(wrong.map(({ at: t }) => `${day(t)} ${clock(t)}`)).toEqual([]);
  });

  it('tells one person at most once a day and twice a week', () => {
    const perDay = new Map<string, number>();
    const perWeek = new Map<string, number>();
    for (const { address, at: t } of words) {
      const today = `${address} ${day(t)}`;
      const week = `${address} ${Math.floor((t + 7 * 3_600_000 + 3 * DAY) / (7 * DAY))}`;
      perDay.set(today, (perDay.get(today) ?? 0) + 1);
      perWeek.set(week, (perWeek.get(week) ?? 0) + 1);
    }
    // A send in doubt may be repeated: that copy is the only one that may exceed.
    const over = [...perDay].filter(([, n]) => n > 1).length + [...perWeek].filter(([, n]) => n > 2).length;
    expect(over).toBeLessThanOrEqual(doubted * 2);
  });

  it('never says a rule twice: at any moment no more messages than rules that have come due', () => {
    const wrong: string[] = [];
    for (const one of owes) {
      const due = [...dueTimes(one.bound), ...(one.promise === null ? [] : [one.promise.until])];
      const sure = heardBy(one).filter((word) => !word.doubtful);
      sure.forEach((word, i) => {
        if (due.filter((t) => t <= word.at).length < i + 1) wrong.push(`${one.unit} ${day(word.at)}`);
      });
    }
    expect(wrong).toEqual([]);
  });

  it('says nothing after the report, nor before the day somebody named', () => {
    const wrong = owes.flatMap((one) =>
      heardBy(one).filter((word) => {
        const silent = one.promise !== null && word.at > one.promise.madeAt && word.at < one.promise.until;
        return silent || (one.sentAt !== null && word.at > one.sentAt);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('misses nobody: each rule that came due was said, or another said it within five working days', () => {
    const missed: string[] = [];
    for (const one of owes) {
      if (blocked.has(one.address)) continue;
      for (const t of dueTimes(one.bound)) {
        const end = workday(t, 5);
        const met = one.sentAt !== null && one.sentAt <= end;
        const quiet = one.promise !== null && t >= one.promise.madeAt && t <= one.promise.until + DAY;
        const promisedLater = one.promise !== null && one.promise.madeAt > t && one.promise.madeAt < end;
        if (met || quiet || promisedLater) continue;
        if (!heardBy(one).some((word) => word.at >= t && word.at < end))
          missed.push(`${one.campaign} ${one.unit} ${day(t)}`);
      }
    }
    expect(missed).toEqual([]);
  });

  it('speaks on the very day where nothing stood in the way', () => {
    const first = owes.filter((one) => one.campaign === 'prtc' && !blocked.has(one.address));
    const [tenBefore = 0] = dueTimes('2026-12-15');
    const asked = first.filter((one) => one.sentAt === null || one.sentAt > tenBefore);
    expect(asked.length).toBeGreaterThan(5);
    for (const one of asked) expect(heardBy(one).map((word) => day(word.at))).toContain(day(tenBefore));
  });

  it('reminds a standing agency of its own report, on its days, until the paper is written down', () => {
    for (const [campaign, bound, notedAt] of ROLL_UPS) {
      const end = notedAt === null ? Number.POSITIVE_INFINITY : at(notedAt);
      const heard = words.filter((one) => one.address === offices.get(campaign) && one.text.includes('tổng hợp'));
      const due = dueTimes(bound).filter((t) => t < end);
      expect(
        heard.filter((one) => one.at >= end),
        campaign,
      ).toEqual([]);
      const missed = due.filter((t) => !heard.some((word) => word.at >= t && word.at < workday(t, 5)));
      expect(missed.map(day), campaign).toEqual([]);
      expect(heard.filter((word) => !word.doubtful).length, campaign).toBeLessThanOrEqual(due.length);
    }
  });

  it('gives every standing agency its week', () => {
    for (const address of offices.values()) {
      const weeks = new Set(words.filter((word) => word.address === address).map((word) => day(word.at)));
      expect(weeks.size, address).toBeGreaterThan(20);
    }
  });
});
