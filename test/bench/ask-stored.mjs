// The store's side of the questions' bench, in a process of its own: seeds, then asks through the store's facts.
// Prints the rows as one line of JSON.
import { loadPlanEvents } from '../../dist/admin/campaign-load.js';
import { loadBuiltIn } from '../../dist/campaigns/catalogue.js';
import { openHouse } from '../../dist/runtime/composition.js';
import { readConfig } from '../../dist/runtime/config.js';
import { apply } from '../../dist/store/apply.js';
import { createFacts } from '../../dist/store/facts.js';
import { askOne, askRounds, collectedIds, eightCriteria, figuresOf, rowOf } from './ask.mjs';
import { median } from './children.mjs';
import { officeUnits, PLAN } from './office.mjs';

const PERIODS = ['2023', '2024', '2025', '2026'];
const opened = await openHouse(readConfig().value);
if (!opened.ok) throw new Error(opened.problem.code);
const house = opened.value;
const now = Date.now();
const plan = eightCriteria(loadBuiltIn(PLAN).plan);

const write = (events, more = {}) =>
  house.store.write((tx) =>
    apply(tx, events, {
      ...more,
      actor: { kind: 'service' },
      address: null,
      seq: null,
      now,
      secretKey: house.secretKey,
      newId: house.make.newId,
      handed: false,
    }),
  );

const given = { plan: { ...plan, units: officeUnits(plan, 10_599) }, source: PLAN, through: null, document: null };
await write(loadPlanEvents(given, []));
const units = await house.store.read((tx) => createFacts(tx, house.caches, now).units(plan.id));
for (const [p, period] of PERIODS.entries()) {
  for (const [c, criterionId] of collectedIds(plan).entries()) {
    const figures = figuresOf(units, p * 8 + c).map(({ unitId, value, state }) => {
      return { unitId, period, criterionId, value, note: null, state, after: 0 };
    });
    await write([{ type: 'figures_imported', campaignId: plan.id, figures, source: 'import', at: now }]);
  }
}
const ask = (text) =>
  house.store.read(async (tx) => askOne(text, await createFacts(tx, house.caches, Date.now()).ask(plan.id)));
const began = performance.now();
await house.store.read((tx) => createFacts(tx, house.caches, now).ask(plan.id));
const loading = performance.now() - began;
const rows = [rowOf('  the same through the store, ms', await askRounds(ask))];
rows.push(['  reading all figures into memory, ms', loading.toFixed(0)]);

/** What the next question waits for after one unit's figure has changed, by this process or by another. */
async function afterChange(more) {
  const times = [];
  for (const unit of units.slice(0, 15)) {
    const [criterionId] = collectedIds(plan);
    const standing = await house.ask((facts) => facts.figures(plan.id, unit.id, '2026'));
    const after = standing.find((one) => one.criterionId === criterionId)?.version ?? 0;
    const value = { kind: 'ratio', numerator: after, denominator: 1000 };
    const figure = { unitId: unit.id, period: '2026', criterionId, value, note: null, state: 'reported', after };
    await write(
      [{ type: 'figures_imported', campaignId: plan.id, figures: [figure], source: 'import', at: now }],
      more,
    );
    const began = performance.now();
    await house.store.read((tx) => createFacts(tx, house.caches, now).ask(plan.id));
    times.push(performance.now() - began);
  }
  return median(times).toFixed(1);
}
const own = await afterChange({ moves: house.caches.moves });
rows.push(['  after one unit’s figure changed, ms', `${own}  (changed by another process: ${await afterChange({})})`]);
console.log(JSON.stringify(rows));
await house.close();
