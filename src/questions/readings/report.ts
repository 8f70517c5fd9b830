/** Who has reported, who has not, who was late. */
import { askTier, chooseCriterion } from '../choose.js';
import { notUnderstood, only, type Place, placesOf, type Reader, type Reading } from '../context.js';
import { type Features, isConcept } from '../features.js';
import type { MissingQuery } from '../query.js';

/** "Còn thiếu phường nào", "who is missing": names are asked for, not how many dossiers. */
const asksWhoIsMissing = (f: Features): boolean =>
  f.has('gap') &&
  f.units.length === 0 &&
  f.has('which') &&
  !f.has('how_many', 'target', 'meet') &&
  f.mark === null &&
  f.nouns === null &&
  f.criteria === null;

/** "Phường nào chưa thẩm định", "mấy báo cáo đã thẩm định": reports are sorted by it; of figures it only narrows. */
const sortsByVerification = (f: Features): boolean =>
  f.has('unverified') || (f.has('verified') && only(f, 'how_many', 'report', 'submit') && f.criteria === null);

function wanted(f: Features): MissingQuery['want'] | null {
  if (sortsByVerification(f)) return f.has('not') && !f.yesNo ? null : f.has('unverified') ? 'unverified' : 'verified';
  if (f.has('late')) return f.has('not') && !f.yesNo ? null : 'late';
  if (f.has('on_time')) return f.has('owe') ? null : f.notSubmitted ? 'late' : 'on_time';
  if (f.has('owe') || asksWhoIsMissing(f)) return f.has('not') && !f.yesNo ? null : 'missing';
  if (f.notSubmitted) return 'missing';
  return f.has('status') || f.yesNo ? 'status' : 'reported';
}

/** "Tình hình Kinh Dinh", "báo cáo của Kinh Dinh": its figures are asked for, not whether they came. */
const readsCard = ({ f, unit }: Reading): boolean =>
  unit !== null && f.units.length > 0 && !f.yesNo && !f.has('submit', 'late', 'on_time', 'owe', 'when', 'not', 'gap');

const ALLOWED = [
  'submit',
  'report',
  'late',
  'on_time',
  'owe',
  'status',
  'gap',
  'how_many',
  'all',
  'deadline',
  'more',
  'unverified',
];

/** "Đơn vị nào không phát sinh hscv": by one criterion; of one unit its figure says it. */
const readNotArisen: Reader = (reading) => {
  const { f, unit, units, period } = reading;
  if (!f.has('not_arisen')) return null;
  const asks = f.has('which', 'list', 'how_many') || f.typed || f.yesNo;
  const sole = only(f, 'not_arisen', 'how_many', 'report') && f.mark === null && f.n === null && units.length < 2;
  if (!asks || !sole || (f.has('not') && !f.yesNo)) return notUnderstood('words');
  return chooseCriterion(reading, (place, criterion) =>
    unit !== null
      ? { kind: 'value', unit: unit.id, tier: place.tier, criterion: criterion.id, period, test: null }
      : {
          kind: 'missing',
          want: 'not_arisen',
          count: f.has('how_many'),
          unit: null,
          criterion: criterion.id,
          ...place,
          period,
        },
  );
};

export const readReporting: Reader = (reading) => {
  const { f, unit, units } = reading;
  const notArisen = readNotArisen(reading);
  if (notArisen !== null) return notArisen;
  const named = f.periods.length > 0 || f.years.length > 0;
  const period = named ? reading.period : (reading.context.reportPeriod ?? reading.period);
  const about =
    f.has('submit', 'late', 'on_time', 'owe') ||
    asksWhoIsMissing(f) ||
    sortsByVerification(f) ||
    (f.has('status') && f.criteria === null && f.nouns === null);
  const reportOnly = f.has('report') && only(f, ...ALLOWED);
  if ((!about && !reportOnly) || readsCard(reading)) return null;
  const allowed = unit === null ? ALLOWED : [...ALLOWED, 'when'];
  if (!only(f, ...allowed) || f.mark !== null || f.n !== null)
    return about && !f.has('report') ? null : reportOnly ? notUnderstood('words') : null;
  const asks =
    f.has('which', 'list', 'how_many', 'status', 'late', 'owe', 'unverified') ||
    f.typed ||
    units.length > 0 ||
    f.has('not');
  if (!asks || units.length > 1) return notUnderstood('words');
  if (unit !== null && f.has('how_many')) return notUnderstood('words');
  // "Chưa nộp mà năm ngoái đã nộp": two conditions.
  if (f.tags.filter((tag) => isConcept(tag, 'submit')).length > 1) return notUnderstood('words');
  // "Kinh Dinh đã thẩm định chưa": its figures say so.
  if (unit !== null && sortsByVerification(f))
    return { query: { kind: 'value', unit: unit.id, tier: unit.tier, criterion: null, period, test: null } };
  const plainly = f.has('which', 'list', 'how_many', 'status') || f.yesNo || f.typed;
  if ((reading.assumed || (unit === null && reading.context.unitOfSeat !== null)) && !plainly)
    return notUnderstood('words');
  const want = wanted(f);
  // Who sent it today is not who has sent it.
  if (f.has('today') && want !== 'missing' && want !== 'status') return notUnderstood('words');
  if (want === null) return notUnderstood('words');
  const places = placesOf(reading);
  const [place] = places;
  if (place === undefined) return notUnderstood('no_units');
  const criterion = f.criteria?.length === 1 ? (f.criteria[0] ?? null) : null;
  if (f.criteria !== null && criterion === null) return notUnderstood('too_open');
  const queryOf = (at: Place): MissingQuery => ({
    kind: 'missing',
    want: unit === null ? want : 'status',
    count: unit === null && f.has('how_many'),
    unit: unit?.id ?? null,
    criterion,
    ...at,
    period,
  });
  return places.length > 1 ? askTier(reading, places, queryOf) : { query: queryOf(place) };
};
