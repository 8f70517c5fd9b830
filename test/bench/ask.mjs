// Questions over the whole country: 10,599 communes × 8 criteria × 4 periods. Each question is understood, authorised
// and answered, as a turn does it; once on facts in memory, once on the store's (stamps read for every question).
import { loadBuiltIn } from '../../dist/campaigns/catalogue.js';
import { answer } from '../../dist/questions/answer.js';
import { authorise } from '../../dist/questions/authorise.js';
import { columnsOf } from '../../dist/questions/facts.js';
import { buildLexicon } from '../../dist/questions/lexicon.js';
import { understand } from '../../dist/questions/understand.js';
import { child, scratch } from './children.mjs';
import { officeUnits, PLAN } from './office.mjs';
import { QUESTIONS } from './questions.mjs';

const UNITS = 10_599;
const PERIODS = ['2023', '2024', '2025', '2026'];
const ROUNDS = 25;

/** The plan collects four criteria of communes; four more under other names make eight. */
export function eightCriteria(plan) {
  const collected = plan.criteria.filter((one) => one.tier === 'commune' && one.collectable);
  const more = collected.map((one, i) => ({
    ...one,
    id: `${one.id}_b`,
    name: `${one.name} bổ sung`,
    shortName: `Bổ sung ${i + 1}`,
    label: `BS${i + 1}`,
    aliases: [`bổ sung ${i + 1}`],
  }));
  return { ...plan, criteria: [...plan.criteria, ...more] };
}

export const collectedIds = (plan) =>
  plan.criteria.filter((one) => one.tier === 'commune' && one.collectable).map((one) => one.id);

/** Nearly everybody reported; one of nine has not. */
export function figuresOf(units, seed) {
  return units.flatMap((unit, i) =>
    (i + seed) % 9 === 0
      ? []
      : [
          {
            unitId: unit.id,
            value: { kind: 'ratio', numerator: (i * 7919 + seed * 31) % 1001, denominator: 1000 },
            state: i % 3 === 0 ? 'reported' : 'verified',
            source: 'chat',
          },
        ],
  );
}

function factsInMemory() {
  const plan = eightCriteria(loadBuiltIn(PLAN).plan);
  const units = officeUnits(plan, UNITS).map((unit, i) => ({ ...unit, id: i + 1, parentCode: null }));
  const columns = new Map();
  for (const [p, period] of PERIODS.entries()) {
    for (const [c, id] of collectedIds(plan).entries()) {
      columns.set(`${id} ${period}`, columnsOf(units, id, period, figuresOf(units, p * 8 + c)));
    }
  }
  return {
    plan,
    units,
    lexicon: buildLexicon(plan, units),
    period: '2026',
    periods: PERIODS,
    asOf: Date.now(),
    columns: (id, period) => columns.get(`${id} ${period}`) ?? null,
    assessed: () => null,
    duties: () => null,
  };
}

/** True when the question ended in figures or in a question back; the bench is about those. */
export function askOne(text, facts) {
  const context = { now: facts.asOf, period: facts.period, previous: null, unitOfSeat: null };
  const understood = understand(text, facts.lexicon, context);
  if (!('query' in understood)) return 'clarify' in understood;
  const allowed = authorise(understood.query, { role: 'leader', unitId: null });
  if (!allowed.ok) return false;
  answer(allowed.value, facts, 'bench');
  return true;
}

/** One round is not counted: what is memoised per data version is made in it, as after each new figure. */
export async function askRounds(ask) {
  const firsts = [];
  const times = [];
  let answered = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const text of QUESTIONS) {
      const began = performance.now();
      const done = await ask(text);
      const took = performance.now() - began;
      if (round === 0) {
        firsts.push(took);
        if (done) answered++;
        else if (process.env.BENCH_DETAIL === '1') console.log('not answered:', text);
      } else times.push(took);
    }
  }
  return { times, firsts, answered };
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2);

export function rowOf(name, { times, firsts, answered }) {
  const sorted = times.toSorted((a, b) => a - b);
  const first = Math.max(...firsts).toFixed(1);
  const numbers = `p50 ${at(sorted, 0.5)}  p99 ${at(sorted, 0.99)}  max ${at(sorted, 1)}  slowest first time ${first}`;
  return [name, `${numbers}  (${answered} of ${QUESTIONS.length} answered)`];
}

export async function askBench() {
  const facts = factsInMemory();
  const inMemory = rowOf('ask over 10,599 × 8 × 4 in memory, ms', await askRounds(async (text) => askOne(text, facts)));
  const { folder, remove } = scratch();
  const env = { THIDUA_MODE: 'office', DATA_DIR: folder, DATABASE_URL: `file:${folder}/bench.db`, LOG_LEVEL: 'error' };
  const stored = JSON.parse(await child('test/bench/ask-stored.mjs', { env }).line);
  remove();
  return [inMemory, ...stored];
}

/** Exports over the same country, with questions beside them. */
export async function exportBench() {
  const { folder, remove } = scratch();
  const env = { THIDUA_MODE: 'office', DATA_DIR: folder, DATABASE_URL: `file:${folder}/bench.db`, LOG_LEVEL: 'error' };
  const rows = JSON.parse(await child('test/bench/exports.mjs', { env }).line);
  remove();
  return rows;
}
