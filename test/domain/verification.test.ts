/** Who may judge a figure, and until when a returned one is to be answered. */
import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/people.js';
import { judgesOf, returnDueBefore, type SeatHeld } from '../../src/domain/verification.js';

const held = (personId: string, role: Role, unitId: number | null = null, locked = false): SeatHeld => {
  return { personId, role, unitId, locked };
};
const OFFICE = [held('hoa', 'coordinator'), held('review', 'reviewer'), held('head', 'leader')];
const TWO = [...OFFICE, held('mai', 'coordinator')];

interface Row {
  readonly name: string;
  readonly author: string | null;
  readonly contested?: boolean;
  readonly seats: readonly SeatHeld[];
  readonly judges: readonly string[];
}

const ROWS: readonly Row[] = [
  { name: 'a unit typed it: every officer', author: 'dai son', seats: TWO, judges: ['hoa', 'mai'] },
  { name: 'an officer typed it: the other officer', author: 'hoa', seats: TWO, judges: ['mai'] },
  { name: 'the only officer typed it: the reviewer', author: 'hoa', seats: OFFICE, judges: ['review'] },
  { name: 'nobody else there: the unit for itself', author: 'hoa', seats: [held('hoa', 'coordinator')], judges: [] },
  {
    name: 'the leader judges no ordinary figure',
    author: 'hoa',
    seats: [OFFICE[0], OFFICE[2]].flatMap((x) => x ?? []),
    judges: [],
  },
  {
    name: 'a contest against the only officer: the reviewer',
    author: 'hoa',
    contested: true,
    seats: OFFICE,
    judges: ['review'],
  },
  {
    name: 'a contest without a reviewer: the leader',
    author: 'hoa',
    contested: true,
    seats: [held('hoa', 'coordinator'), held('head', 'leader')],
    judges: ['head'],
  },
  {
    name: 'an officer of the same unit never judges it',
    author: 'colleague',
    seats: [...TWO, held('mai', 'focal_point', 7)],
    judges: ['hoa'],
  },
  {
    name: 'a locked officer judges nothing',
    author: 'dai son',
    seats: [held('hoa', 'coordinator', null, true), ...OFFICE.slice(1)],
    judges: [],
  },
  { name: 'imported from the command line: every officer', author: null, seats: OFFICE, judges: ['hoa'] },
  { name: 'no officer yet: nobody in their place', author: 'dai son', seats: OFFICE.slice(1), judges: [] },
];

describe('who may judge', () => {
  it.each(ROWS)('$name', ({ author, contested = false, seats, judges }) => {
    expect([...judgesOf({ unitId: 7, author, contested }, seats)].sort()).toEqual([...judges].sort());
  });
});

describe('until when a return is answered', () => {
  const at = (text: string): number => Date.parse(`${text}:00+07:00`);
  it.each([
    ['Friday morning', '2023-12-15T08:00', '2023-12-20T00:00'],
    ['Monday', '2023-12-18T16:59', '2023-12-21T00:00'],
    ['Saturday', '2023-12-16T09:00', '2023-12-20T00:00'],
    ['before the New Year holiday', '2023-12-29T10:00', '2024-01-04T00:00'],
    ['late at night', '2023-12-14T23:30', '2023-12-19T00:00'],
  ])('%s', (_, asked, until) => {
    expect(returnDueBefore(at(asked))).toBe(at(until));
  });
});
