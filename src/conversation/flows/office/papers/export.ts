/** "xuất số liệu 2023", "xuất xếp hạng csv", "xuất danh sách đủ tiêu chuẩn": a table of everything, as a file. */
import { collectedCriteria } from '../../../../domain/plan.js';
import { readExport } from '../../../../language/papers.js';
import { line } from '../../../../messages/message.js';
import { type AskFacts, rowsOfTier } from '../../../../questions/facts.js';
import { periodWords } from '../../../periods.js';
import { type Answer, bubble, type Turn } from '../../../turn.js';
import { officeSeat } from '../seat.js';
import { madeFile } from './made.js';
import { periodMeant, whichPeriod } from './period.js';

/** Units that take part in the period, and how many lines of figures that makes. */
function sizeOf(facts: AskFacts, period: string): { readonly units: number; readonly figures: number } {
  let [units, figures] = [0, 0];
  for (const tier of facts.plan.tiers.filter((one) => one.reports)) {
    const rows = rowsOfTier(facts, tier.id, period).length;
    units += rows;
    figures += rows * collectedCriteria(facts.plan, tier.id).length;
  }
  return { units, figures };
}

/** Where "xuất …" names nothing that we know: which tables there are. Null for whoever may not. */
export function whichExport(turn: Turn): Answer | null {
  if (officeSeat(turn, 'papers') === null) return null;
  return { bubble: bubble([line('papers.export.which')]), open: turn.session.open };
}

/** Null for whoever may not, and where no table of ours is named. */
export async function startExport(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'papers');
  const read = seat === null ? null : readExport(rest);
  if (seat === null || read === null) return null;
  const { campaignId } = seat;
  const facts = await turn.facts.ask(campaignId);
  const period = periodMeant(turn, rest, facts.period);
  if (period === null) return whichPeriod(turn);
  const { open } = turn.session;
  if (facts.duties(period) === null && !facts.periods.includes(period)) {
    return { bubble: bubble([line('papers.nothing_in', { period: periodWords(period) })]), open };
  }
  const { units, figures } = sizeOf(facts, period);
  const { table } = read;
  // Only the list to be considered is a paper; the other tables are wider than a page.
  const format = read.format === 'pdf' && table !== 'eligibility' ? 'xlsx' : read.format;
  const size = table === 'figures' || table === 'ranking' ? figures : units;
  return madeFile(turn, {
    seat,
    what: `export:${table}`,
    period,
    recipe: { kind: 'export', params: { table, format, campaignId, period } },
    lines: [
      line(`papers.export.${table}`, { period: periodWords(period), units: { count: units }, n: { count: size } }),
      line(`papers.export.as_${format}`),
    ],
    size,
  });
}
