/** Who receives an announcement: named rows over a small roster. */
import { describe, expect, it } from 'vitest';
import { type AudienceWorld, recipientsOf, unitsOf } from '../../src/broadcast/audience.js';
import { type Audience, EVERYBODY } from '../../src/broadcast/types.js';
import type { Unit } from '../../src/domain/unit.js';

const unit = (id: number, tier: string): Unit => ({
  id,
  code: `0${id}`,
  name: `Phường ${id}`,
  type: 'Phường',
  tier,
  parentCode: null,
  validFrom: null,
  validTo: null,
});

const WORLD: AudienceWorld = {
  units: [unit(1, 'commune'), unit(2, 'commune'), unit(3, 'commune'), unit(4, 'office')],
  holders: [
    { personId: 'a', role: 'focal_point', unitId: 1 },
    { personId: 'b', role: 'focal_point', unitId: 2 },
    { personId: 'b2', role: 'focal_point', unitId: 2 },
    { personId: 'a', role: 'focal_point', unitId: 4 },
    { personId: 'h', role: 'unit_head', unitId: 1 },
    { personId: 'lead', role: 'leader', unitId: null },
  ],
  inState: null,
  earlier: null,
  optedOut: new Set(),
};

const who = (audience: Partial<Audience>, world: Partial<AudienceWorld> = {}): string[] =>
  recipientsOf({ ...EVERYBODY, ...audience }, { ...WORLD, ...world }).map(
    ({ personId, unitIds, end }) =>
      `${personId ?? '-'} ${unitIds.join('+')}${end === null ? '' : ` ${end.end}:${end.reason}`}`,
  );

const ROWS: readonly [string, Partial<Audience>, Partial<AudienceWorld>, readonly string[]][] = [
  [
    'everybody: one row per person, then units nobody joined',
    {},
    {},
    ['a 1+4', 'b 2', 'b2 2', '- 3 unreachable:nobody_joined'],
  ],
  ['one tier', { tiers: ['office'] }, {}, ['a 4']],
  ['chosen units, one taken out', { units: [1, 2, 3], except: [2] }, {}, ['a 1', '- 3 unreachable:nobody_joined']],
  ['heads only, where only one unit has one', { roles: ['unit_head'], units: [1] }, {}, ['h 1']],
  ['leaders belong to no unit', { roles: ['leader'] }, {}, ['lead ']],
  ['units in a state', { state: 'late' }, { inState: new Set([2]) }, ['b 2', 'b2 2']],
  [
    'units that meet the standards, within the chosen ones',
    { state: 'eligible', tiers: ['commune'], except: [3] },
    { inState: new Set([1, 3, 4]) },
    ['a 1'],
  ],
  ['nobody is in the state', { state: 'late' }, { inState: new Set() }, []],
  [
    'an opt-out is in the list, not left out',
    { tiers: ['office'] },
    { optedOut: new Set(['a']) },
    ['a 4 opted_out:opted_out'],
  ],
  [
    'those who got the earlier one',
    { of: { broadcastId: 'x', ends: ['delivered', 'in_doubt'] } },
    {
      earlier: [
        { personId: 'a', unitIds: [1, 4], state: 'delivered' },
        { personId: 'b', unitIds: [2], state: 'refused' },
        { personId: 'b2', unitIds: [2], state: 'in_doubt' },
        { personId: 'left', unitIds: [2], state: 'delivered' },
      ],
    },
    ['a 1+4', 'b2 2'],
  ],
  [
    'a second wave reaches a unit through whoever has joined since',
    { of: { broadcastId: 'x', ends: ['refused', 'unreachable'] } },
    {
      earlier: [
        { personId: null, unitIds: [1], state: 'unreachable' },
        { personId: null, unitIds: [3], state: 'unreachable' },
        { personId: 'b', unitIds: [2], state: 'delivered' },
      ],
    },
    ['a 1', '- 3 unreachable:nobody_joined'],
  ],
];

describe('the audience', () => {
  it.each(ROWS)('%s', (_, audience, world, expected) => {
    expect(who(audience, world)).toEqual(expected);
  });

  it('names units in the order of the roster', () => {
    expect(unitsOf({ ...EVERYBODY, units: [3, 1] }, WORLD).map((one) => one.id)).toEqual([1, 3]);
  });
});
