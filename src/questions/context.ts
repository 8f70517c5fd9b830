/** What a reading knows besides the words, and what it may answer. */
import type { Criterion } from '../domain/plan.js';
import type { Instant } from '../domain/time.js';
import type { Unit } from '../domain/unit.js';
import type { Line } from '../messages/message.js';
import type { Features } from './features.js';
import { collectedCriterion, type Lexicon } from './lexicon.js';
import { type Query, unitOf } from './query.js';

export interface Context {
  readonly now: Instant;
  /** What "now" means where no period is named: the newest with figures, or the open one. */
  readonly period: string;
  /** Whose deadline is meant where no period is named: the one being reported now; absent: `period`. */
  readonly duePeriod?: string;
  /** Whose reports are meant by "ai chưa nộp"; absent: `period`. */
  readonly reportPeriod?: string;
  /** The question this person asked before, in this chat. */
  readonly previous: Query | null;
  /** The unit of a seat that belongs to one: "phường tôi" means it. */
  readonly unitOfSeat: number | null;
}

export interface Option {
  readonly label: Line;
  readonly query: Query;
}

export type NotUnderstood = 'words' | 'unknown_unit' | 'no_units' | 'not_collected' | 'too_open';

export type Understanding =
  | { readonly query: Query }
  | { readonly clarify: { readonly about: Line; readonly options: readonly Option[] } }
  | {
      readonly notUnderstood: {
        readonly reason: NotUnderstood /** The name as typed that is no unit's. */;
        readonly name?: string;
      };
    };

/** One question being read: its features with the units already decided. */
export interface Reading {
  readonly f: Features;
  readonly lexicon: Lexicon;
  readonly context: Context;
  readonly units: readonly Unit[];
  /** The only unit named (or meant by "phường tôi"), if exactly one. */
  readonly unit: Unit | null;
  readonly period: string;
  /** The unit was not said: it is the person's own. Then only what is plainly a question counts as one. */
  readonly assumed: boolean;
}

/** Null: the question is not of this kind. */
export type Reader = (reading: Reading) => Understanding | null;

export const notUnderstood = (reason: NotUnderstood): Understanding => ({ notUnderstood: { reason } });

export interface Place {
  readonly tier: string;
  readonly types: readonly string[];
}

/** Tiers and types the words allow; empty when they name units this campaign does not have. */
export function placesOf({ f, lexicon, unit }: Pick<Reading, 'f' | 'lexicon' | 'unit'>): readonly Place[] {
  if (unit !== null) return [{ tier: unit.tier, types: [] }];
  if (f.meanings.length === 0) return lexicon.tiers.map((tier) => ({ tier, types: [] }));
  const places: Place[] = [];
  for (const tier of lexicon.tiers) {
    const here = f.meanings.filter((one) => one.tier === tier);
    if (here.length === 0) continue;
    const all = lexicon.typesOfTier.get(tier) ?? [];
    const named = all.filter((type) => here.some((one) => one.type === type));
    const whole = f.wholeTier || here.some((one) => one.type === null) || named.length === all.length;
    places.push({ tier, types: whole ? [] : named });
  }
  return places;
}

/** What the units of the tier report. */
export function collectedOf(lexicon: Lexicon, tier: string): readonly Criterion[] {
  return lexicon.plan.criteria.filter((one) => one.tier === tier && one.collectable);
}

/** The criterion the previous answer was about, if units of the tier report it. */
export function previousCriterion({ lexicon, context }: Reading, tier: string): Criterion | null {
  const { previous } = context;
  if (previous === null || !('criterion' in previous) || previous.criterion === null) return null;
  return collectedCriterion(lexicon.plan, tier, previous.criterion);
}

/** The unit named, or the one the last answer was about. */
export function unitInMind({ unit, units, lexicon, context }: Reading): Reading['unit'] {
  if (unit !== null || units.length > 0 || context.previous === null) return unit;
  const id = unitOf(context.previous);
  return id === null ? null : (lexicon.units[lexicon.rows.get(id) ?? -1] ?? null);
}

/** The period said; else that of the last answer, for a question that leans on it. */
export const leaningPeriod = ({ f, period, context }: Reading): string =>
  f.periods.length + f.years.length > 0 ? period : (context.previous?.period ?? period);

/** Whether every meaningful word belongs to the kind: anything else would be answered past the question. */
export function only(f: Features, ...allowed: readonly string[]): boolean {
  return f.tags.every(
    (tag) => tag.kind !== 'concept' || NEUTRAL.has(tag.concept) || allowed.includes(WITHIN[tag.concept] ?? tag.concept),
  );
}

/** Narrower words that a reading takes with the wider one. */
const WITHIN: Readonly<Partial<Record<string, string>>> = { how_much: 'how_many', area: 'average' };

const NEUTRAL: ReadonlySet<string> = new Set([
  'which',
  'list',
  'what',
  'also',
  'done',
  'and',
  'to',
  'each',
  'all_units',
  'this_period',
  'self',
  'year',
  'not',
  'not_that',
  'points',
  'today',
  'against_target',
  'verified',
]);
