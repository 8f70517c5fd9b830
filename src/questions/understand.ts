/**
 * A sentence -> one typed query, a question back with its choices, or "not understood". Nothing is read but the
 * words and the lexicon. Two guards keep wrong answers out: a word nothing explains ends in "not understood", and
 * every kind of question lists the words it may contain.
 */
import type { Instant } from '../domain/time.js';
import type { Unit } from '../domain/unit.js';
import { line } from '../messages/message.js';
import { textLine } from './choose.js';
import { type Context, notUnderstood, type Option, type Reader, type Reading, type Understanding } from './context.js';
import { sparing, withoutUnits } from './except.js';
import { type Features, gather, isConcept } from './features.js';
import type { Lexicon } from './lexicon.js';
import { type Query, unitOf } from './query.js';
import { readAverage, readCompare, readTrend } from './readings/change.js';
import { readShare, readTarget, readThreshold, readValue } from './readings/condition.js';
import { readEligibility } from './readings/eligibility.js';
import { readFollowUp, readRest } from './readings/follow.js';
import { readGap } from './readings/gap.js';
import { readDeadline, readPlanFacts, readStandards } from './readings/plan.js';
import { readRanking, readTable } from './readings/ranking.js';
import { readReporting } from './readings/report.js';
import { readThan } from './readings/than.js';
import { scan } from './scan.js';
import { asksForScore } from './score.js';
import type { Tag } from './tags.js';
import { unknownUnit } from './unknown-unit.js';
import { type Word, wordsOfSentence } from './words.js';

/** In this order; the first that recognises the question decides. */
const READERS: readonly Reader[] = [
  readShare,
  readRest,
  readFollowUp,
  readDeadline,
  readPlanFacts,
  readTrend,
  readEligibility,
  readReporting,
  readThan,
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
  const general =
    f.typed ||
    f.has(
      'which',
      'list',
      'all_units',
      'deadline',
      'days_left',
      'when',
      'plan',
      'average',
      'rest',
      'responsible',
      'recipient',
      'award_forms',
      'owe',
    );
  return general ? null : own;
}

/** "Chỉ lấy đã thẩm định": every reading of figures takes only verified ones; a question about reports has none. */
function narrowedTo(understood: Understanding, f: Features): Understanding {
  if (!f.has('verified')) return understood;
  // "Đã thẩm định chưa" of one unit asks for the state; it narrows nothing.
  const narrow = (query: Query): Query | null =>
    query.kind === 'value' && f.yesNo
      ? query
      : query.kind === 'missing' && (query.want === 'verified' || query.want === 'unverified')
        ? query
        : query.kind === 'missing' || query.kind === 'plan' || query.kind === 'deadline' || query.kind === 'eligibility'
          ? null
          : { ...query, verified: true };
  if ('query' in understood) {
    const query = narrow(understood.query);
    return query === null ? notUnderstood('words') : { query };
  }
  if (!('clarify' in understood)) return understood;
  const options = understood.clarify.options.flatMap((option): Option[] => {
    const query = narrow(option.query);
    return query === null ? [] : [{ ...option, query }];
  });
  return options.length === 0 ? notUnderstood('words') : { clarify: { ...understood.clarify, options } };
}

export function readWith(
  tags: readonly Tag[],
  lexicon: Lexicon,
  context: Context,
  rows: readonly number[],
): Understanding {
  const f = gather(tags);
  const period = periodOf(f, context);
  // "Không" alone answers something; it asks nothing, not even of one's own unit.
  const bareNo = f.tags.length > 0 && f.tags.every((tag) => isConcept(tag, 'not'));
  if (f.unclear || bareNo || period === null || tooManyYears(f)) return notUnderstood('words');
  const named = rows.flatMap((row) => lexicon.units[row] ?? []);
  const own = ownUnit(f, lexicon, context);
  if (own === 'nobody') return notUnderstood('words');
  const units = own === null ? [...new Set(named)] : [own];
  const reading: Reading = {
    f,
    lexicon,
    context,
    units,
    unit: units.length === 1 ? (units[0] ?? null) : null,
    period,
    assumed: own !== null && !f.has('self'),
  };
  for (const read of READERS) {
    const understood = read(reading);
    if (understood !== null) return narrowedTo(understood, f);
  }
  return notUnderstood('words');
}

/** "Phường đó" as the unit it points at: that of the last answer, else the person's own; null where there is none. */
function pointedAt(tags: readonly Tag[], lexicon: Lexicon, context: Context): readonly Tag[] | null {
  if (tags.some((tag) => isConcept(tag, 'those'))) return null;
  if (!tags.some((tag) => isConcept(tag, 'that'))) return tags;
  const id = (context.previous === null ? null : unitOf(context.previous)) ?? context.unitOfSeat;
  const row = id === null ? undefined : lexicon.rows.get(id);
  if (row === undefined) return null;
  return tags.flatMap((tag, i): Tag[] => {
    if (tag.kind === 'type' && isConcept(tags[i + 1], 'that')) return [];
    return isConcept(tag, 'that') ? [{ kind: 'unit', rows: [row], sure: true }] : [tag];
  });
}

/** Words around an unknown run that may belong to the misspelt name, widest last. */
const WINDOWS: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 0],
  [0, 1],
  [2, 0],
];

/** One run of unknown words that is nearly a unit's name, perhaps with a neighbour, becomes that name, unsure. */
function withNearName(words: readonly Word[], tags: readonly Tag[], lexicon: Lexicon, now: Instant): readonly Tag[] {
  const places = tags.flatMap((tag) => (tag.kind === 'unknown' ? [tag.at] : []));
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined || last - first + 1 !== places.length) return tags;
  for (const [before, after] of WINDOWS) {
    const from = first - before;
    const to = last + 1 + after;
    if (from < 0 || to > words.length) continue;
    const key = words.slice(from, to).map((word) => word.key);
    const rows = lexicon.names.near(key.join(' '));
    if (rows.length === 0) continue;
    const head = [...scan(lexicon, words.slice(0, from), now)];
    if (head.at(-1)?.kind === 'type') head.pop();
    return [...head, { kind: 'unit', rows, sure: false }, ...scan(lexicon, words.slice(to), now)];
  }
  return tags;
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
  if (options.length === 0) return notUnderstood('words');
  return { clarify: { about: line('ask.clarify.unit', { count: options.length }), options } };
}

export function understand(text: string, lexicon: Lexicon, context: Context): Understanding {
  const words = wordsOfSentence(text);
  if (words.length === 0 || words.length > MAX_WORDS) return notUnderstood('words');
  // Its own answer says that there is none (`besides.ts`); no ranking stands in for it.
  if (asksForScore(text)) return notUnderstood('words');
  const said = withNearName(words, scan(lexicon, words, context.now), lexicon, context.now);
  const tags = pointedAt(said, lexicon, context);
  const rest = tags === null ? null : sparing(tags);
  if (rest === null) return notUnderstood('words');
  return withoutUnits(readTags(words, rest.tags, rest.rows.length > 0, lexicon, context), rest.rows, lexicon);
}

function readTags(
  words: readonly Word[],
  tags: readonly Tag[],
  sparesSome: boolean,
  lexicon: Lexicon,
  context: Context,
): Understanding {
  // "Ngoài Tấn Tài thì sao": the last question, without it.
  if (sparesSome && context.previous !== null && tags.every((tag) => isConcept(tag, 'also', 'what', 'which', 'done')))
    return { query: context.previous };
  const f = gather(tags);
  if (f.unknown.length > 0) return unknownUnit(words, tags, lexicon, context);
  const unsure = f.units.filter((one) => !one.sure || one.rows.length !== 1);
  const [open] = unsure;
  if (open === undefined)
    return readWith(
      tags,
      lexicon,
      context,
      f.units.flatMap((one) => one.rows),
    );
  if (f.units.length > 1) return notUnderstood('words');
  if (open.rows.length > MAX_UNITS) return notUnderstood('too_open');
  return askUnit(tags, lexicon, context, open.rows);
}
