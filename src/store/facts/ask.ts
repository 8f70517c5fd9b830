/** What questions read, assembled from what is in memory; of a period whose figures changed only the changed units are read. */
import type { Assessment } from '../../domain/assessment.js';
import { comparePeriods, requestedDay } from '../../domain/period.js';
import { dayOf, type Instant } from '../../domain/time.js';
import type { AskFacts } from '../../questions/facts.js';
import { buildLexicon } from '../../questions/lexicon.js';
import { assessmentsStamp, figuresStamp } from '../apply/context.js';
import type { ReadTx } from '../port.js';
import { readAliases, readPublications } from './answers.js';
import { readAssessments } from './assessments.js';
import { type Caches, type CampaignHeld, madeOnce } from './caches.js';
import { dutyPeriods, mendPeriod, type PeriodColumns, readPeriod } from './columns.js';

type Stamps = ReadonlyMap<string, string>;

export async function askFactsOf(
  tx: ReadTx,
  caches: Caches,
  held: CampaignHeld,
  stamps: Stamps,
  now: Instant,
): Promise<AskFacts> {
  const { plan, units } = held;
  const periods = periodsWithFigures(held.id, stamps);
  const owed = await madeOnce(caches, held, 'duties', () => dutyPeriods(tx, held.id));
  const columns = new Map<string, PeriodColumns>();
  for (const period of new Set([...periods, ...owed])) {
    columns.set(period, await periodNow(tx, caches, held, period, stamps));
  }
  const bounds = owed.map((id) => ({ id, before: columns.get(id)?.duties?.dueBefore ?? null }));
  const due = duePeriodOf(bounds, now);
  const period = periods.at(-1) ?? due ?? dayOf(now).slice(0, 4);
  const duePeriod = due ?? period;
  const assessed = await assessedNow(tx, caches, held, stamps);
  return {
    plan,
    units,
    lexicon: await madeOnce(caches, held, 'lexicon', async () =>
      buildLexicon(plan, units, await readAliases(tx, held.id)),
    ),
    published: await readPublications(tx, held.id),
    period,
    duePeriod,
    reportPeriod: owed.includes(period) ? period : duePeriod,
    periods,
    asOf: now,
    assessed: (unitId, criterionId, period) => assessed.get(`${unitId} ${criterionId} ${period}`) ?? null,
    columns: (criterionId, period) => columns.get(period)?.byCriterion.get(criterionId) ?? null,
    duties: (period) => columns.get(period)?.duties ?? null,
  };
}

/** The earliest owed period of this year or before whose bound is still to come; else the last that has passed. */
function duePeriodOf(
  owed: readonly { readonly id: string; readonly before: Instant | null }[],
  now: Instant,
): string | null {
  const year = dayOf(now).slice(0, 4);
  const begun = owed.filter((one) => one.id.slice(0, 4) <= year);
  return (begun.find((one) => one.before === null || now < one.before) ?? begun.at(-1) ?? owed.at(0))?.id ?? null;
}

/** Every period that ever got a figure has a stamp. Figures of a request stand apart from every ranking. */
function periodsWithFigures(campaignId: string, stamps: Stamps): readonly string[] {
  const prefix = figuresStamp(campaignId, '');
  const names = [...stamps.keys()].filter((name) => name.startsWith(prefix));
  const periods = names.map((name) => name.slice(prefix.length));
  return periods.filter((period) => requestedDay(period) === null).sort(comparePeriods);
}

type Assessed = ReadonlyMap<string, Assessment>;

/** By `unit criterion period`; what was taken back is left out. Read again when something was assessed. */
async function assessedNow(tx: ReadTx, caches: Caches, held: CampaignHeld, stamps: Stamps): Promise<Assessed> {
  const kept = madeOnce(caches, held, 'assessed', (): { stamp: string; all: Assessed } => ({
    stamp: '',
    all: new Map(),
  }));
  const stamp = stamps.get(assessmentsStamp(held.id)) ?? '';
  if (kept.stamp === stamp) return kept.all;
  const rows = (await readAssessments(tx, held.id, null)).filter((one) => one.verdict !== 'open');
  kept.all = new Map(rows.map((one) => [`${one.unitId} ${one.criterionId} ${one.period}`, one]));
  kept.stamp = stamp;
  return kept.all;
}

/** Units beyond which reading the whole period is not slower. */
const MOST_MENDED = 200;

interface Kept {
  readonly stamp: string;
  readonly columns: PeriodColumns;
}

/** Kept beside the plan and roster it was read for: another roster means other rows. */
async function periodNow(
  tx: ReadTx,
  caches: Caches,
  held: CampaignHeld,
  period: string,
  stamps: Stamps,
): Promise<PeriodColumns> {
  const kept = madeOnce(caches, held, 'periods', () => new Map<string, Kept>());
  const name = figuresStamp(held.id, period);
  const stamp = stamps.get(name) ?? '';
  const found = kept.get(period);
  if (found?.stamp === stamp) return found.columns;
  const changed = found === undefined ? null : caches.moves.between(name, found.stamp, stamp, MOST_MENDED);
  const columns =
    found === undefined || changed === null
      ? await readPeriod(tx, caches, held, period)
      : await mendPeriod(tx, caches, held, found.columns, changed);
  kept.set(period, { stamp, columns });
  return columns;
}
