// An office's database for the bench: the built-in plan with as many units as asked for, each owing this year's
// report, and people (telegram:1000, 1001, …) who are focal points of its first units. Run with the service's own
// environment:  node test/bench/seed.mjs <people> <units>
import { loadPlanEvents } from '../../dist/admin/campaign-load.js';
import { loadBuiltIn } from '../../dist/campaigns/catalogue.js';
import { openHouse } from '../../dist/runtime/composition.js';
import { readConfig } from '../../dist/runtime/config.js';
import { apply } from '../../dist/store/apply.js';
import { createFacts } from '../../dist/store/facts.js';
import { officeUnits, PLAN } from './office.mjs';

const [people, count] = process.argv.slice(2).map(Number);
const DAY_MS = 86_400_000;
/** Whatever the number of units, people report for as many: a draft of one unit is then shared by as many people. */
const REPORTING = 16;

const config = readConfig();
if (!config.ok) throw new Error(JSON.stringify(config.problem));
const opened = await openHouse(config.value);
if (!opened.ok) throw new Error(opened.problem.code);
const house = opened.value;
const { plan } = loadBuiltIn(PLAN);
const now = Date.now();
const { newId } = house.make;

const write = (events) =>
  house.store.write((tx) =>
    apply(tx, events, {
      actor: { kind: 'service' },
      address: null,
      seq: null,
      now,
      secretKey: house.secretKey,
      newId,
      handed: false,
    }),
  );

const given = { plan: { ...plan, units: officeUnits(plan, count) }, source: plan.id, through: null, document: null };
await write(loadPlanEvents(given, []));
const units = await house.store.read((tx) => createFacts(tx, house.caches, now).units(plan.id));
const period = String(new Date(now).getFullYear());
const obligations = units.map((unit) => ({
  obligationId: newId(),
  dutyId: plan.duties[0].id,
  unitId: unit.id,
  period,
  opensAt: now - 30 * DAY_MS,
  dueBefore: now + 30 * DAY_MS,
  locksAt: null,
}));
await write([{ type: 'obligations_opened', campaignId: plan.id, obligations }]);
await write(
  Array.from({ length: people }, (_, i) => {
    const personId = newId();
    const unitId = units[i % Math.min(REPORTING, units.length)].id;
    const named = { personId, address: `telegram:${1000 + i}`, displayName: `Person ${i}`, language: 'vi' };
    const seat = { seatId: newId(), personId, campaignId: plan.id, unitId, role: 'focal_point' };
    return [
      { type: 'person_opened', ...named },
      { type: 'seat_opened', ...seat, invitationId: null, confirmed: true },
    ];
  }).flat(),
);
await house.close();
console.log(`${people} people, ${units.length} units`);
