// What an export over 10,599 units × 8 criteria costs, and what a question waits meanwhile: the file is made in a thread
// of its own, so the answer should take about as long as without it.
import { loadPlanEvents } from '../../dist/admin/campaign-load.js';
import { loadBuiltIn } from '../../dist/campaigns/catalogue.js';
import { openHouse } from '../../dist/runtime/composition.js';
import { readConfig } from '../../dist/runtime/config.js';
import { fileOf } from '../../dist/runtime/service/heavy-files.js';
import { apply } from '../../dist/store/apply.js';
import { createFacts } from '../../dist/store/facts.js';
import { askOne, collectedIds, eightCriteria, figuresOf } from './ask.mjs';
import { median } from './children.mjs';
import { officeUnits, PLAN } from './office.mjs';

const UNITS = 10_599;
const opened = await openHouse(readConfig().value);
if (!opened.ok) throw new Error(opened.problem.code);
const house = opened.value;
const now = Date.now();
const plan = eightCriteria(loadBuiltIn(PLAN).plan);
const actor = { kind: 'service' };
const { secretKey, make } = house;
const env = { actor, address: null, seq: null, now, secretKey, newId: make.newId, handed: false };
const write = (events) => house.store.write((tx) => apply(tx, events, env));
const given = { plan: { ...plan, units: officeUnits(plan, UNITS) }, source: PLAN, through: null, document: null };
await write(loadPlanEvents(given, []));
const units = await house.ask((facts) => facts.units(plan.id));
for (const [c, criterionId] of collectedIds(plan).entries()) {
  const figures = figuresOf(units, c).map(({ unitId, value, state }) => {
    return { unitId, period: '2026', criterionId, value, note: null, state, after: 0 };
  });
  await write([{ type: 'figures_imported', campaignId: plan.id, figures, source: 'import', at: now }]);
}
const ask = async () => {
  const began = performance.now();
  await house.store.read(async (tx) =>
    askOne('phường nào đạt 60% hồ sơ công việc', await createFacts(tx, house.caches, Date.now()).ask(plan.id)),
  );
  return performance.now() - began;
};
await ask();
const alone = [];
for (let i = 0; i < 40; i++) alone.push(await ask());

const rows = [['export over 10,599 units', '']];
const params = { campaignId: plan.id, period: '2026', size: UNITS };
for (const [table, format] of [
  ['figures', 'xlsx'],
  ['figures', 'csv'],
  ['ranking', 'xlsx'],
  ['eligibility', 'xlsx'],
  ['completeness', 'xlsx'],
]) {
  const began = performance.now();
  let done = false;
  const making = fileOf({ kind: 'export', params: { ...params, table, format } }, house).then((file) => {
    done = true;
    return file;
  });
  const beside = [];
  let last = performance.now();
  let stood = 0;
  while (!done) {
    beside.push(await ask());
    await new Promise((resolve) => setTimeout(resolve, 5));
    stood = Math.max(stood, performance.now() - last);
    last = performance.now();
  }
  const file = await making;
  const took = ((performance.now() - began) / 1000).toFixed(1);
  const size = ((file?.bytes.length ?? 0) / 1e6).toFixed(1);
  rows.push([
    `  ${table} ${format}`,
    `${took} s, ${size} MB; a question beside it ${median(beside).toFixed(1)} ms (alone ${median(alone).toFixed(1)}), longest pause ${stood.toFixed(0)} ms`,
  ]);
}
console.log(JSON.stringify(rows));
await house.close();
process.exit(0);
