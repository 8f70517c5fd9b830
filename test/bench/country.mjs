// Five campaigns side by side over a whole country: load, roster, open the year's reports, figures, a question, and the
// planner of reminders. `run` gives counts and times; the short form under test/scenarios asserts the counts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { officeUnits } from './office.mjs';

const CAMPAIGNS = { prtc: 'commune', st: 'commune', nt_ldtbxh: 'dept_affiliate', gv: 'school', hp: 'commune' };
const BEGIN = Date.parse('2023-12-08T09:00:00+07:00');
/** Three working days before the last one of prtc. */
const NOW = Date.parse('2023-12-11T09:00:00+07:00');
/** The question each campaign's own leader asks; nt_ldtbxh judges nobody by figures of its units. */
const QUESTION = 'top 5 hồ sơ công việc';

/** A roster as an office imports it: a table of text. */
function table(plan, tier, count) {
  const units = officeUnits({ units: [{ code: '1', name: 'Xã Mẫu', type: 'Xã', tier }] }, count);
  const rows = units.map(({ name, type }, i) => ({
    line: i + 2,
    cells: { code: `${plan.id}${String(i).padStart(5, '0')}`, name: i === 0 ? name : `${name} ${i}`, type, tier },
  }));
  return { columns: ['code', 'name', 'type', 'tier'], rows };
}

const timed = async (times, name, run) => {
  const began = performance.now();
  const done = await run();
  times[name] = (times[name] ?? 0) + performance.now() - began;
  return done;
};

/** `parts`: the program's own functions, from `src` or `dist`. `count`: units of each campaign. */
export async function run(parts, count, rounds = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'thidua-country-'));
  const times = {};
  const counts = { campaigns: 0, units: 0, opened: 0, figures: 0, answered: 0, reminded: 0 };
  try {
    const config = parts.readConfig({ THIDUA_MODE: 'office', DATA_DIR: folder, DATABASE_URL: `file:${folder}/c.db` });
    const opened = await parts.openHouse(config.value, { ...parts.systemClock, now: () => BEGIN });
    if (!opened.ok) throw new Error(opened.problem.code);
    const house = opened.value;
    const step = async (name, decide, args) => {
      const done = await timed(times, name, () => parts.act(house, (turn) => turn.do(decide, args)));
      if (!done.ok) throw new Error(done.problem.code);
      return done.value;
    };
    for (const [campaignId, tier] of Object.entries(CAMPAIGNS)) {
      const plan = { ...parts.loadBuiltIn(campaignId).plan, units: [] };
      await step('load', parts.loadCampaign, { plan, source: campaignId, through: null, document: null });
      const roster = await step('units', parts.importUnits, { campaignId, table: table(plan, tier, count) });
      counts.campaigns += 1;
      counts.units += roster.created;
      counts.opened += (await step('open', parts.openObligations, { campaignId, through: null })).opened;
    }
    for (const campaignId of Object.keys(CAMPAIGNS)) counts.figures += await figures(parts, house, campaignId, times);
    counts.reminded = await seatsAndReminders(parts, house, times);
    counts.answered = await questions(parts, house, times, rounds);
    const memory = process.memoryUsage().rss / 1024 / 1024;
    await house.close();
    return { counts, times, memory };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const write = (parts, house, events) => {
  const { secretKey, make, caches } = house;
  const env = { actor: { kind: 'service' }, address: null, seq: null, handed: false, moves: caches.moves };
  return house.store.write((tx) => parts.apply(tx, events, { ...env, now: BEGIN, secretKey, newId: make.newId }));
};

/** Half of the units have reported the first criterion of their tier. */
async function figures(parts, house, campaignId, times) {
  const { plan, units } = await house.ask(async (facts) => ({
    plan: (await facts.campaign(campaignId)).plan,
    units: await facts.units(campaignId),
  }));
  const criterion = plan.criteria.find((one) => one.collectable && one.tier === units[0].tier);
  if (criterion === undefined) return 0;
  const rows = units
    .filter((_, i) => i % 2 === 0)
    .map(({ id }, i) => ({
      ...{ unitId: id, period: '2023', criterionId: criterion.id, note: null, state: 'reported', after: 0 },
      value: { kind: 'ratio', numerator: (i * 7919) % 1001, denominator: 1000 },
    }));
  const event = { type: 'figures_imported', campaignId, figures: rows, source: 'import', at: BEGIN };
  await timed(times, 'figures', () => write(parts, house, [event]));
  return rows.length;
}

/** Every unit of prtc has a focal point who is due a reminder today (three working days before the bound). */
async function seatsAndReminders(parts, house, times) {
  const units = await house.ask((facts) => facts.units('prtc'));
  const events = units.flatMap((unit, i) => {
    const personId = house.make.newId();
    const seat = { seatId: house.make.newId(), personId, campaignId: 'prtc', unitId: unit.id, role: 'focal_point' };
    return [
      { type: 'person_opened', personId, address: `web:${i}`, displayName: null, language: 'vi' },
      { type: 'seat_opened', ...seat, invitationId: null, confirmed: true },
    ];
  });
  await write(parts, house, events);
  const channel = { name: 'web', limits: { window: null, templates: [] } };
  return timed(times, 'remind', () => parts.lookOnce(house, [channel], NOW));
}

const WARM = 5;

async function questions(parts, house, times, rounds) {
  let answered = 0;
  const own = [];
  for (const campaignId of Object.keys(CAMPAIGNS)) {
    const asked = { campaignId, question: QUESTION, as: { role: 'leader', unitCode: null }, answerId: 'a' };
    const ask = () => house.ask((facts) => parts.askQuestion(asked, facts, NOW));
    const first = await timed(times, 'first questions', ask);
    for (let i = 0; i < rounds + WARM; i++) {
      const began = performance.now();
      await ask();
      if (i >= WARM) own.push(performance.now() - began);
    }
    if (first.ok && first.value.json.status === 'answered') answered += 1;
  }
  own.sort((a, b) => a - b);
  times['question median'] = own[Math.floor(own.length / 2)] ?? 0;
  times['question p99'] = own[Math.floor(own.length * 0.99)] ?? 0;
  return answered;
}
