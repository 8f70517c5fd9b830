/**
 * Days off and working Saturdays of the public sector, year by year, as decided or as the law gives them. Data only;
 * a coordinator's own entries are laid over it (`calendar.ts`). Tết is written down here and never computed: the
 * lunar calendar of `Intl` is the Chinese one (for 2027 it is a day late). Weekends are not listed unless worked.
 *
 * `official`: an arrangement whose paper is named. `derived`: what the Labour Code (Điều 111, 112) gives, and swaps as
 * they are known, without a paper at hand.
 * `unknown`: proposed, or one of two lawful choices; nobody is reminded on it until it is settled.
 */
import type { Day } from './time.js';

export type DayStatus = 'official' | 'derived' | 'unknown';

/** Which words a day has: `calendar.name.<name>`. */
export const HOLIDAY_NAMES = ['new_year', 'tet', 'gio_to', 'april_30', 'may_1', 'september_2', 'november_24'] as const;
export type HolidayName = (typeof HOLIDAY_NAMES)[number];

export interface ListedDay {
  readonly day: Day;
  /** `made_up`: the holiday fell on a weekend. `swapped_off`: paid back on a `working_saturday`. */
  readonly as: 'holiday' | 'made_up' | 'swapped_off' | 'working_saturday' | 'unknown';
  readonly name: HolidayName;
}

export interface CalendarYear {
  readonly year: number;
  readonly status: DayStatus;
  /** The decision or the law, as a citation. */
  readonly source: string;
  readonly days: readonly ListedDay[];
}

/** `01-03` is a day of the year, `02-16..02-20` a row of days. */
function days(year: number, as: ListedDay['as'], name: HolidayName, ...written: string[]): ListedDay[] {
  return written.flatMap((text) => {
    const [first = text, last = first] = text.split('..');
    const [month, from, to] = [first.slice(0, 2), Number(first.slice(3)), Number(last.slice(3))];
    return Array.from({ length: to - from + 1 }, (_, i) => ({
      ...{ day: `${year}-${month}-${String(from + i).padStart(2, '0')}`, as, name },
    }));
  });
}

const LAW = 'Bộ luật Lao động 2019, Điều 111, 112';

export const CALENDAR_YEARS: readonly CalendarYear[] = [
  {
    year: 2022,
    status: 'derived',
    source: `${LAW}; arrangement of 2022, number of its paper not at hand`,
    days: [
      ...days(2022, 'holiday', 'new_year', '01-01'),
      ...days(2022, 'made_up', 'new_year', '01-03'),
      ...days(2022, 'holiday', 'tet', '01-31', '02-01..02-04'),
      ...days(2022, 'holiday', 'gio_to', '04-10'),
      ...days(2022, 'made_up', 'gio_to', '04-11'),
      ...days(2022, 'holiday', 'april_30', '04-30'),
      ...days(2022, 'holiday', 'may_1', '05-01'),
      ...days(2022, 'made_up', 'may_1', '05-02..05-03'),
      ...days(2022, 'holiday', 'september_2', '09-01..09-02'),
    ],
  },
  {
    year: 2023,
    status: 'derived',
    source: `${LAW}; arrangement of 2023, number of its paper not at hand`,
    days: [
      ...days(2023, 'holiday', 'new_year', '01-01'),
      ...days(2023, 'made_up', 'new_year', '01-02'),
      ...days(2023, 'holiday', 'tet', '01-20..01-24'),
      ...days(2023, 'made_up', 'tet', '01-25..01-26'),
      ...days(2023, 'holiday', 'gio_to', '04-29'),
      ...days(2023, 'holiday', 'april_30', '04-30'),
      ...days(2023, 'holiday', 'may_1', '05-01'),
      ...days(2023, 'made_up', 'may_1', '05-02..05-03'),
      ...days(2023, 'holiday', 'september_2', '09-01..09-02'),
      ...days(2023, 'made_up', 'september_2', '09-04'),
    ],
  },
  {
    year: 2024,
    status: 'derived',
    source: `${LAW}; arrangement of 2024, number of its paper not at hand`,
    days: [
      ...days(2024, 'holiday', 'new_year', '01-01'),
      ...days(2024, 'holiday', 'tet', '02-08..02-12'),
      ...days(2024, 'made_up', 'tet', '02-13..02-14'),
      ...days(2024, 'holiday', 'gio_to', '04-18'),
      ...days(2024, 'swapped_off', 'april_30', '04-29'),
      ...days(2024, 'holiday', 'april_30', '04-30'),
      ...days(2024, 'holiday', 'may_1', '05-01'),
      ...days(2024, 'working_saturday', 'april_30', '05-04'),
      ...days(2024, 'holiday', 'september_2', '09-02..09-03'),
    ],
  },
  {
    year: 2025,
    status: 'derived',
    source: `${LAW}; arrangement of 2025, number of its paper not at hand`,
    days: [
      ...days(2025, 'holiday', 'new_year', '01-01'),
      ...days(2025, 'holiday', 'tet', '01-27..01-31'),
      ...days(2025, 'holiday', 'gio_to', '04-07'),
      ...days(2025, 'working_saturday', 'may_1', '04-26'),
      ...days(2025, 'holiday', 'april_30', '04-30'),
      ...days(2025, 'holiday', 'may_1', '05-01'),
      ...days(2025, 'swapped_off', 'may_1', '05-02'),
      ...days(2025, 'holiday', 'september_2', '09-01..09-02'),
    ],
  },
  {
    year: 2026,
    status: 'official',
    source: '12729/VPCP-KGVX (25/12/2025); NQ 28/2026/QH16 (24/11)',
    days: [
      ...days(2026, 'holiday', 'new_year', '01-01'),
      ...days(2026, 'swapped_off', 'new_year', '01-02'),
      ...days(2026, 'working_saturday', 'new_year', '01-10'),
      ...days(2026, 'holiday', 'tet', '02-16..02-20'),
      ...days(2026, 'holiday', 'gio_to', '04-26'),
      ...days(2026, 'made_up', 'gio_to', '04-27'),
      ...days(2026, 'holiday', 'april_30', '04-30'),
      ...days(2026, 'holiday', 'may_1', '05-01'),
      ...days(2026, 'working_saturday', 'september_2', '08-22'),
      ...days(2026, 'swapped_off', 'september_2', '08-31'),
      ...days(2026, 'holiday', 'september_2', '09-01..09-02'),
      // Proposed as part of four days off, with a working Saturday somewhere; no approval was found.
      ...days(2026, 'unknown', 'november_24', '11-23'),
      ...days(2026, 'holiday', 'november_24', '11-24'),
    ],
  },
  {
    year: 2027,
    status: 'derived',
    source: `${LAW}; NQ 28/2026/QH16 (24/11)`,
    days: [
      ...days(2027, 'holiday', 'new_year', '01-01'),
      // Tết falls on Saturday 06/02; one day before and four after, or two and three: the decision is not out.
      ...days(2027, 'unknown', 'tet', '02-04'),
      ...days(2027, 'holiday', 'tet', '02-05..02-08'),
      ...days(2027, 'made_up', 'tet', '02-09..02-10'),
      ...days(2027, 'unknown', 'tet', '02-11'),
      ...days(2027, 'holiday', 'gio_to', '04-16'),
      ...days(2027, 'holiday', 'april_30', '04-30'),
      ...days(2027, 'holiday', 'may_1', '05-01'),
      ...days(2027, 'made_up', 'may_1', '05-03'),
      // The day beside 02/09 is chosen yearly.
      ...days(2027, 'unknown', 'september_2', '09-01'),
      ...days(2027, 'holiday', 'september_2', '09-02'),
      ...days(2027, 'unknown', 'september_2', '09-03'),
      ...days(2027, 'holiday', 'november_24', '11-24'),
    ],
  },
];
