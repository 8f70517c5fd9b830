/** Which criterion a question means: named, by its mark, from the answer before, the only one, or asked back. */
import type { Criterion, Plan } from '../domain/plan.js';
import { compareDecimals } from '../domain/quantity.js';
import { fold } from '../language/fold.js';
import { type Line, line } from '../messages/message.js';
import {
  collectedOf,
  leaningPeriod,
  notUnderstood,
  type Option,
  type Place,
  placesOf,
  previousCriterion,
  type Reading,
  type Understanding,
} from './context.js';
import type { Mark } from './mark.js';
import type { Query } from './query.js';

const MAX_OPTIONS = 5;
const MAX_LABEL = 20;

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** A button's words for a criterion: the shortest of the plan's own names that still tells it from the others. */
export function shortLabel(criterion: Criterion, others: readonly Criterion[]): string {
  const { shortName, noun, aliases, label, button } = criterion;
  if (button !== undefined && button !== null) return button;
  if (shortName.length <= MAX_LABEL) return shortName;
  const opens = (name: string): boolean => fold(shortName).startsWith(fold(name));
  const shared = others.some((one) => one.id !== criterion.id && one.noun === noun);
  if (noun !== null && !shared && opens(noun)) return upperFirst(noun);
  const alias = aliases.filter((one) => one.length <= MAX_LABEL && opens(one)).sort((a, b) => b.length - a.length)[0];
  return upperFirst(alias ?? label ?? shortName.slice(0, MAX_LABEL));
}

export const textLine = (text: string): Line => line('ask.text', { text });

interface Pair {
  readonly place: Place;
  readonly criterion: Criterion;
}

function named(reading: Reading, tier: string): readonly Criterion[] | null {
  const { f, lexicon } = reading;
  const reportNoun = f.has('report') ? (lexicon.nouns.get('bao cao') ?? null) : null;
  const ids = f.criteria ?? f.nouns ?? reportNoun;
  return ids === null ? null : collectedOf(lexicon, tier).filter((one) => ids.includes(one.id));
}

function candidates(reading: Reading, place: Place, mark: Mark | null): readonly Criterion[] {
  const byName = named(reading, place.tier);
  const all = byName ?? collectedOf(reading.lexicon, place.tier);
  if (all.length === 1) return all;
  const atMark = mark === null ? [] : all.filter((one) => ownMark(one, mark));
  if (atMark.length > 0) return atMark;
  if (byName !== null) return all;
  const before = previousCriterion(reading, place.tier);
  return before === null ? all : [before];
}

/** Neither a name nor the mark says which criterion: it is that of the last answer, and so is the period. */
function leans(reading: Reading, place: Place, mark: Mark | null): boolean {
  const own = mark !== null && collectedOf(reading.lexicon, place.tier).some((one) => ownMark(one, mark));
  return named(reading, place.tier) === null && !own && previousCriterion(reading, place.tier) !== null;
}

/** Against another period, the two are reckoned from today. */
const inThatPeriod = (reading: Reading, query: Query): Query =>
  query.kind === 'compare' && query.base !== null ? query : { ...query, period: leaningPeriod(reading) };

export interface Choosing {
  readonly mark?: Mark | null;
  /** A choice after the criteria, e.g. "all standards". */
  readonly extra?: (place: Place) => Option | null;
}

/** Makes the query for the one criterion that fits, or asks which; `make` may refuse one with null. */
export function chooseCriterion(
  reading: Reading,
  make: (place: Place, criterion: Criterion) => Query | null,
  choosing: Choosing = {},
): Understanding {
  const mark = choosing.mark ?? null;
  const places = placesOf(reading);
  if (places.length === 0) return notUnderstood('no_units');
  const perPlace = places.map((place) =>
    candidates(reading, place, mark).map((criterion): Pair => ({ place, criterion })),
  );
  const pairs = narrowed(perPlace, mark);
  if (pairs.length === 0) return notUnderstood('not_collected');
  const options = pairs.flatMap(({ place, criterion }): Option[] => {
    const made = make(place, criterion);
    const query = made !== null && leans(reading, place, mark) ? inThatPeriod(reading, made) : made;
    return query === null ? [] : [{ label: optionLabel(reading, pairs, place, criterion), query }];
  });
  const [first] = options;
  if (first === undefined) return notUnderstood('no_units');
  if (options.length === 1) return { query: first.query };
  const extra = choosing.extra?.(pairs[0]?.place ?? { tier: '', types: [] }) ?? null;
  const all = [...options, ...(extra === null ? [] : [extra])].slice(0, MAX_OPTIONS);
  const isOwn = mark !== null && pairs.every((pair) => ownMark(pair.criterion, mark));
  return { clarify: { about: about(options.length, isOwn ? mark : null), options: all } };
}

function ownMark(criterion: Criterion, mark: Mark): boolean {
  const { threshold } = criterion;
  const ends = mark.upper === null ? [mark.threshold] : [mark.threshold, mark.upper];
  return threshold !== null && ends.some((end) => compareDecimals(threshold, end) === 0);
}

/** A mark that is the own mark of criteria in one tier only decides the tier too. */
function narrowed(perPlace: readonly (readonly Pair[])[], mark: Mark | null): readonly Pair[] {
  if (mark === null) return perPlace.flat();
  const fitting = perPlace.flat().filter((pair) => ownMark(pair.criterion, mark));
  return fitting.length > 0 ? fitting : perPlace.flat();
}

function optionLabel({ lexicon }: Reading, pairs: readonly Pair[], place: Place, criterion: Criterion): Line {
  const tiers = new Set(pairs.map((pair) => pair.place.tier));
  const ids = new Set(pairs.map((pair) => pair.criterion.id));
  const tierName = lexicon.plan.tiers.find((tier) => tier.id === place.tier)?.name ?? place.tier;
  if (tiers.size > 1 && ids.size === 1) return textLine(upperFirst(tierName));
  const short = shortLabel(
    criterion,
    pairs.map((pair) => pair.criterion),
  );
  return tiers.size > 1 ? line('ask.option_tier', { name: short, tier: tierName }) : textLine(short);
}

function about(count: number, mark: Mark | null): Line {
  if (mark === null) return line('ask.clarify.criterion');
  return line('ask.clarify.mark', { mark: { percent: mark.threshold }, count });
}

/** A group's name for a button: "Xã, phường, thị trấn". */
function tierLabel(plan: Plan, id: string): string {
  const label = upperFirst(plan.tiers.find((tier) => tier.id === id)?.name ?? id);
  return label.length <= MAX_LABEL ? label : `${label.slice(0, MAX_LABEL - 1).replace(/[\s,]+$/u, '')}…`;
}

/** Asks which group of units, where a question makes sense for each of several. */
export const askTier = (
  { lexicon }: Reading,
  places: readonly Place[],
  make: (place: Place) => Query,
): Understanding => ({
  clarify: {
    about: line('ask.clarify.tier'),
    options: places
      .slice(0, MAX_OPTIONS)
      .map((place) => ({ label: textLine(tierLabel(lexicon.plan, place.tier)), query: make(place) })),
  },
});
