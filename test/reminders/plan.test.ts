/** The planner alone: when each rule speaks, what is merged, what waits, what is dropped and why. */
import { describe, expect, it } from 'vitest';
import { makeCalendar, NATIONAL } from '../../src/domain/calendar.js';
import { DEFAULT_RULES } from '../../src/domain/reminder-rules.js';
import { type Instant, isoOf, startOfDay } from '../../src/domain/time.js';
import { forecast } from '../../src/reminders/forecast.js';
import { type History, intentKey, type Matter, matterSlots, plan, SlotBook } from '../../src/reminders/plan.js';
import { boundSlots, digestSlot, officeSlots } from '../../src/reminders/slots.js';

const at = (text: string): Instant => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
const shown = (instant: Instant): string => isoOf(instant).slice(0, 16).replace('T', ' ');
const BOOK = new SlotBook(NATIONAL);
const LOCK_MS = 90 * 86_400_000;

function owed(
  subject: string,
  dueDay: string,
  more: Partial<Matter> & { readonly persons?: readonly string[] } = {},
): Matter {
  const dueBefore = startOfDay(dueDay);
  const bound = BOOK.of({ dueBefore, locksAt: dueBefore + LOCK_MS, once: false }, DEFAULT_RULES);
  const { persons = ['a'], promise = null } = more;
  return {
    subject,
    campaignId: 'prtc',
    rules: DEFAULT_RULES,
    people: persons.map((personId) => ({ personId, since: 0 })),
    slots: matterSlots({ bound, returns: [], promise }, DEFAULT_RULES, NATIONAL),
    promise,
    opensAt: 0,
    ...more,
  };
}

const NEW: History = { done: new Set(), told: new Map() };

/** "2023-11-30 07:45 before-10" for everything that goes out. */
function sent(matters: readonly Matter[], from: string, to: string, history = NEW): string[] {
  return forecast(matters, history, NATIONAL, at(from), at(to))
    .filter((one) => one.state === 'sent')
    .map((one) => `${shown(one.decidedAt)} ${one.subject} ${one.rule}${one.reason === null ? '' : ` ${one.reason}`}`);
}

describe('when rules speak about one bound', () => {
  it.each([
    [
      'trước ngày 15/12/2023: the last day is a Thursday',
      '2023-12-15',
      ['2023-11-30 07:45', '2023-12-11 07:45', '2023-12-14 08:00', '2023-12-15 07:45', '2023-12-21 07:45'],
    ],
    [
      'trước ngày 15/12/2024: the last day is a Saturday, Friday speaks',
      '2024-12-15',
      ['2024-11-29 07:45', '2024-12-10 07:45', '2024-12-13 08:00', '2024-12-16 07:45', '2024-12-20 07:45'],
    ],
    [
      'trước ngày 01/12/2026: the holiday of 24/11/2026 is no working day',
      '2026-12-01',
      ['2026-11-12 07:45', '2026-11-25 07:45', '2026-11-30 08:00', '2026-12-01 07:45', '2026-12-07 07:45'],
    ],
    [
      'trước ngày 20/12/2026: 19/12 is a Saturday',
      '2026-12-20',
      ['2026-12-04 07:45', '2026-12-15 07:45', '2026-12-18 08:00', '2026-12-21 07:45', '2026-12-25 07:45'],
    ],
    [
      'trước ngày 20/12/2027: 19/12 is a Sunday',
      '2027-12-20',
      ['2027-12-03 07:45', '2027-12-14 07:45', '2027-12-17 08:00', '2027-12-20 07:45', '2027-12-24 07:45'],
    ],
  ])('%s', (_, due, expected) => {
    const dueBefore = startOfDay(due);
    const slots = boundSlots({ dueBefore, locksAt: null, once: false }, DEFAULT_RULES, NATIONAL);
    expect(slots.map((slot) => shown(slot.at))).toEqual(expected);
  });

  it('asks once about a report asked for once', () => {
    const dueBefore = startOfDay('2023-12-15');
    const slots = boundSlots({ dueBefore, locksAt: null, once: true }, DEFAULT_RULES, NATIONAL);
    expect(slots.map((slot) => `${shown(slot.at)} ${slot.rule}`)).toEqual(['2023-12-14 08:00 last-day']);
  });

  it('tells the office who can be reached, and who reported', () => {
    const slots = officeSlots(startOfDay('2023-12-15'), DEFAULT_RULES, NATIONAL);
    expect(slots.map((slot) => `${shown(slot.at)} ${slot.rule}`)).toEqual([
      '2023-11-30 08:05 reach',
      '2023-12-15 08:05 summary',
    ]);
  });

  it('digests on the first working day of a week, in Tết week on none', () => {
    expect(shown(digestSlot('2023-12-11', DEFAULT_RULES, NATIONAL)?.at ?? 0)).toBe('2023-12-11 08:05');
    expect(digestSlot('2024-02-12', DEFAULT_RULES, NATIONAL)?.at).toBe(at('2024-02-15 08:05'));
  });
});

describe('one report that nobody sends', () => {
  it('is asked for five times, never more than twice a week', () => {
    // after-1 falls on the Friday of a week that has had its two; it waits for Monday.
    expect(sent([owed('o', '2023-12-15')], '2023-11-01 00:00', '2024-03-20 00:00')).toEqual([
      '2023-11-30 07:45 o before-10',
      '2023-12-11 07:45 o before-3',
      '2023-12-14 08:00 o last-day',
      '2023-12-18 07:30 o after-1 postponed',
      '2023-12-21 07:45 o after-5',
    ]);
  });

  it('speaks once after three days of downtime, with the latest rule', () => {
    const rows = forecast([owed('o', '2023-12-15')], NEW, NATIONAL, at('2023-12-14 09:00'), at('2023-12-14 09:01'));
    expect(rows.map((one) => `${one.rule} ${one.state} ${one.reason}`).sort()).toEqual([
      'before-10 dropped superseded',
      'before-3 merged superseded',
      'last-day sent null',
    ]);
  });

  it('says after more than six hours that it is late', () => {
    expect(sent([owed('o', '2023-12-15')], '2023-12-11 14:00', '2023-12-12 00:00')).toEqual([
      '2023-12-11 14:00 o before-3 late',
    ]);
  });

  it('is silent at night, on holidays and in the lunch hour', () => {
    for (const time of [
      '2023-12-11 07:29',
      '2023-12-11 11:30',
      '2023-12-11 17:00',
      '2023-12-16 09:00',
      '2024-01-01 09:00',
    ]) {
      expect(plan([owed('o', '2023-12-12')], NEW, NATIONAL, at(time)).notices, time).toEqual([]);
    }
  });

  it('drops what is five working days late and says so', () => {
    const { notices, others } = plan([owed('o', '2023-12-15')], NEW, NATIONAL, at('2024-01-15 09:00'));
    expect(notices).toEqual([]);
    expect(others.find((one) => one.rule === 'after-5')).toMatchObject({ state: 'dropped', reason: 'stale' });
  });

  it('goes to nobody where the seat is empty, and that is on record', () => {
    const { notices, others } = plan([owed('o', '2023-12-15', { persons: [] })], NEW, NATIONAL, at('2023-11-30 08:00'));
    expect(notices).toEqual([]);
    expect(others).toMatchObject([{ rule: 'before-10', personId: '', state: 'dropped', reason: 'no_person' }]);
  });

  it('does not repeat to a newcomer what was said before', () => {
    const late = owed('o', '2023-12-15', { people: [{ personId: 'b', since: at('2023-12-12 09:00') }] });
    expect(sent([late], '2023-12-12 09:00', '2023-12-15 00:00')).toEqual(['2023-12-14 08:00 o last-day']);
  });

  it('is not decided twice', () => {
    const matter = owed('o', '2023-12-15');
    const first = plan([matter], NEW, NATIONAL, at('2023-12-11 07:45'));
    const done = new Set([...first.notices.flatMap((one) => one.parts), ...first.others].map(intentKey));
    for (const time of ['2023-12-11 07:45', '2023-12-11 07:44', '2023-12-10 09:00', '2023-12-13 16:00']) {
      const again = plan([matter], { done, told: new Map() }, NATIONAL, at(time));
      expect([again.notices, again.others], time).toEqual([[], []]);
    }
  });

  it('keeps its word when a holiday is entered after a reminder went out', () => {
    const done = new Set(['before-10', 'before-3'].map((rule) => `o|${rule}|2023-12-14|a`));
    const dueBefore = startOfDay('2023-12-15');
    const holiday = makeCalendar(undefined, [{ day: '2023-12-13', as: 'off' }]);
    const bound = new SlotBook(holiday).of({ dueBefore, locksAt: null, once: false }, DEFAULT_RULES);
    const matter = owed('o', '2023-12-15', { slots: bound });
    expect(plan([matter], { done, told: new Map() }, holiday, at('2023-12-12 09:00')).notices).toEqual([]);
  });
});

describe('several reports of one person', () => {
  it('are one message', () => {
    const both = [owed('o1', '2023-12-15'), owed('o2', '2023-12-15')];
    const { notices } = plan(both, NEW, NATIONAL, at('2023-12-11 07:45'));
    expect(notices).toHaveLength(1);
    expect(notices[0]?.parts.map((part) => part.subject)).toEqual(['o1', 'o2']);
  });

  it('keep the second message of a week for a last day of that week', () => {
    const both = [owed('o1', '2023-12-15'), owed('o2', '2023-12-16')];
    // o2 speaks three working days before Friday: on Tuesday. It waits for Thursday, when o1's last day speaks.
    expect(sent(both, '2023-12-11 07:00', '2023-12-16 00:00')).toEqual([
      '2023-12-11 07:45 o1 before-3',
      '2023-12-14 08:00 o1 last-day',
      '2023-12-14 08:00 o2 before-3 late',
    ]);
  });
});

describe('a promise', () => {
  const promise = { id: 'p1', day: '2023-12-13', half: 'afternoon' as const, madeAt: at('2023-12-11 08:00') };

  it('keeps everything silent until its half-day, then asks once', () => {
    expect(
      sent([owed('o', '2023-12-15', { promise })], '2023-12-11 08:01', '2023-12-15 00:00', told('2023-12-11 07:45')),
    ).toEqual(['2023-12-13 13:35 o promised']);
  });

  it.each([
    ['2023-12-11 08:00', 'afternoon', '2023-12-13 13:35'],
    ['2023-12-13 07:20', null, '2023-12-13 13:35'],
    ['2023-12-13 10:00', 'morning', '2023-12-13 13:35'],
    ['2023-12-13 12:00', 'afternoon', '2023-12-13 13:35'],
    ['2023-12-13 13:00', 'afternoon', '2023-12-13 16:00'],
    ['2023-12-13 14:00', null, '2023-12-13 16:00'],
    ['2023-12-13 15:30', 'afternoon', '2023-12-14 07:45'],
  ] as const)('made at %s for the same day (%s) is asked about at %s, never within the hour', (made, half, asked) => {
    const named = { ...promise, half, madeAt: at(made) };
    const found = sent([owed('o', '2023-12-20', { promise: named })], made, '2023-12-15 00:00');
    expect(found.filter((row) => row.includes('promised')).map((row) => row.slice(0, 16))).toEqual([asked]);
  });

  it('made for after the bound silences the last day too', () => {
    const later = { ...promise, day: '2023-12-18', half: null };
    expect(
      sent(
        [owed('o', '2023-12-15', { promise: later })],
        '2023-12-11 08:01',
        '2023-12-19 00:00',
        told('2023-12-11 07:45'),
      ),
    ).toEqual(['2023-12-18 07:45 o promised']);
  });

  function told(time: string): History {
    const done = ['before-10', 'before-3'].map((rule) => `o|${rule}|2023-12-14|a`);
    return { done: new Set(done), told: new Map([['a', [at(time)]]]) };
  }
});

it('plans ten thousand units within a second', () => {
  const many = Array.from({ length: 10_599 }, (_, i) => owed(`o${i}`, '2023-12-15', { persons: [`p${i}`] }));
  const rows = forecast(many, NEW, NATIONAL, at('2023-11-01 00:00'), at('2024-03-20 00:00'));
  expect(rows.filter((one) => one.state === 'sent')).toHaveLength(5 * 10_599);
});
