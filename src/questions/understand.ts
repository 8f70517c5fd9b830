/**
 * A sentence -> one typed query, a question back with its choices, or "not understood". Nothing is read but the
 * words and the lexicon. Two guards keep wrong answers out: a word nothing explains ends in "not understood", and
 * every kind of question lists the words it may contain.
 */
import type { Unit } from '../domain/unit.js';
import { line } from '../messages/message.js';
import { textLine } from './choose.js';
import { type Context, notUnderstood, type Option, type Reader, type Reading, type Understanding } from './context.js';
import { type Features, gather } from './features.js';
import type { Lexicon } from './lexicon.js';
import { readAverage, readCompare, readGap, readTrend } from './readings/change.js';
import { readTarget, readThreshold, readValue } from './readings/condition.js';
import { readEligibility } from './readings/eligibility.js';
import { readFollowUp, readRest } from './readings/follow.js';
import { readDeadline, readPlanFacts, readStandards } from './readings/plan.js';
import { readRanking, readTable } from './readings/ranking.js';
import { readReporting } from './readings/report.js';
import { scan } from './scan.js';
import type { Tag } from './tags.js';
import { wordsOfSentence } from './words.js';

export type { Context, NotUnderstood, Option, Understanding } from './context.js';
export { restOf } from './query.js';

/** In this order; the first that recognises the question decides. */
const READERS: readonly Reader[] = [
  readRest,
  readFollowUp,
  readDeadline,
  readPlanFacts,
  readTrend,
  readEligibility,
  readReporting,
  readGap,
  readCompare,
  readAverage,
  readRanking,
  readThreshold,
  readTarget,
  readValue,
  readTable,
  readStandards,
];

/** Longer messages are no questions about figures. */
const MAX_WORDS = 60;
const MAX_UNITS = 5;

function periodOf(f: Features, context: Context): string | null {
  const [first, ...more] = f.periods;
  if (first !== undefined) return more.length === 0 && f.years.length === 0 ? first : null;
  const [year] = f.years;
  if (year === undefined) return context.period;
  return f.years.length === 1 ? String(year.year) : context.period;
}

/** Several years in one question only make sense where periods are compared. */
const tooManyYears = (f: Features): boolean => f.years.length > 1 && !f.has('compare', 'rise', 'fall');

function seatUnit(lexicon: Lexicon, context: Context): Unit | null {
  return context.unitOfSeat === null ? null : (lexicon.units[lexicon.rows.get(context.unitOfSeat) ?? -1] ?? null);
}

/** Whose figures are meant where no unit is named: the person's own unit, if the seat has one. */
function ownUnit(f: Features, lexicon: Lexicon, context: Context): Unit | null | 'nobody' {
  if (f.units.length > 0) return null;
  const own = seatUnit(lexicon, context);
  if (f.has('self')) return own ?? 'nobody';
  const general = f.typed || f.has('which', 'list', 'all_units', 'deadline', 'days_left', 'when', 'plan', 'average', 'rest', 'responsible', 'recipient', 'award_forms', 'owe');
  return general ? null : own;
}

function readWith(tags: readonly Tag[], lexicon: Lexicon, context: Context, rows: readonly number[]): Understanding {
  const f = gather(tags);
  const period = periodOf(f, context);
  if (f.unclear || period === null || tooManyYears(f)) return notUnderstood('words');
  const named = rows.flatMap((row) => lexicon.units[row] ?? []);
  const own = ownUnit(f, lexicon, context);
  if (own === 'nobody') return notUnderstood('words');
  const units = own === null ? [...new Set(named)] : [own];
  const reading: Reading = { f, lexicon, context, units, unit: units.length === 1 ? (units[0] ?? null) : null, period };
  for (const read of READERS) {
    const understood = read(reading);
    if (understood !== null) return understood;
  }
  return notUnderstood('words');
}

/** Runs of unknown words that are nearly a unit's name become that name, unsure. */
function withNearNames(tags: readonly Tag[], lexicon: Lexicon): readonly Tag[] {
  const out: Tag[] = [];
  for (let i = 0; i < tags.length; i++) {
    const tag = tags[i];
    if (tag === undefined) continue;
    if (tag.kind !== 'unknown') {
      out.push(tag);
      continue;
    }
    let j = i;
    const keys: string[] = [];
    for (let next = tags[j]; next?.kind === 'unknown'; next = tags[++j]) keys.push(next.key);
    const rows = lexicon.names.near(keys.join(' '));
    if (rows.length === 0) return tags;
    if (out.at(-1)?.kind === 'type') out.pop();
    out.push({ kind: 'unit', rows, sure: false });
    i = j - 1;
  }
  return out;
}

function unitLabel(lexicon: Lexicon, row: number, among: readonly number[]): string {
  const unit = lexicon.units[row];
  const same = among.filter((other) => lexicon.units[other]?.name === unit?.name).length > 1;
  return unit === undefined ? '' : same ? `${unit.name} (${unit.code})` : unit.name;
}

/** Asks which unit: one choice per unit for which the question makes sense. */
function askUnit(tags: readonly Tag[], lexicon: Lexicon, context: Context, rows: readonly number[]): Understanding {
  const options = rows.flatMap((row): Option[] => {
    const understood = readWith(tags, lexicon, context, [row]);
    return 'query' in understood ? [{ label: textLine(unitLabel(lexicon, row, rows)), query: understood.query }] : [];
  });
  if (options.length === 0) return notUnderstood('unknown_unit');
  return { clarify: { about: line('ask.clarify.unit', { count: options.length }), options } };
}

export function understand(text: string, lexicon: Lexicon, context: Context): Understanding {
  const words = wordsOfSentence(text);
  if (words.length === 0 || words.length > MAX_WORDS) return notUnderstood('words');
  const tags = withNearNames(scan(lexicon, words, context.now), lexicon);
  const f = gather(tags);
  if (f.unknown.length > 0) return notUnderstood(f.unknownName === null ? 'words' : 'unknown_unit');
  const unsure = f.units.filter((one) => !one.sure || one.rows.length !== 1);
  const [open] = unsure;
  if (open === undefined) return readWith(tags, lexicon, context, f.units.flatMap((one) => one.rows));
  if (f.units.length > 1) return notUnderstood('words');
  if (open.rows.length > MAX_UNITS) return notUnderstood('too_open');
  return askUnit(tags, lexicon, context, open.rows);
}
