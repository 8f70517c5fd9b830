/** The standing agency's roll-up of one period, as fields: who reported, what came out per tier, goals, the units' own words. */
import type { ObligationView } from '../../conversation/facts.js';
import { goalValueWords } from '../../conversation/flows/office/goal.js';
import { periodWords } from '../../conversation/periods.js';
import type { FormValues } from '../../documents/form.js';
import { type AwardSheet, type SheetRow, standingOf } from '../../domain/award-sheet.js';
import { enteredGoals, type GoalFigure, goalVerdict } from '../../domain/goal.js';
import { type Criterion, collectedCriteria, type Tier } from '../../domain/plan.js';
import { verdictOf } from '../../domain/verdict.js';
import { rateParam, valueParam } from '../../questions/answers/parts.js';
import { KIND, rowsOfTier, STATE, valueAt } from '../../questions/facts.js';
import { pooled, type TierView, tierView } from '../../questions/rates.js';
import { type Making, reportingTiers, type Say } from '../exports/say.js';
import { commonFields, withPending } from './common.js';
import { demandWords } from './demand.js';
import type { Item } from './layout.js';

/** More names than this make no sentence: their number stands for them, the annex names them. */
const MOST_NAMED = 60;
/** An annex of more units is a workbook's work. */
const MOST_ANNEX = 400;
const MOST_HIGHLIGHTS = 30;

export interface RollUpFacts extends Making {
  readonly obligations: readonly ObligationView[];
  readonly goals: readonly GoalFigure[];
  /** The list of each tier. */
  readonly sheets: readonly AwardSheet[];
}

export function rollUpValues(making: RollUpFacts): FormValues {
  const { facts, period, say } = making;
  const { plan } = facts;
  const tiers = reportingTiers(plan).filter((tier) => rowsOf(making, tier).length > 0);
  const owed = making.obligations.filter((one) => !one.exempt);
  const exempt = making.obligations.filter((one) => one.exempt);
  const sent = owed.filter((one) => one.submitted !== null);
  const late = sent.filter((one) => one.submitted?.onTime === false);
  const open = owed.filter((one) => one.submitted === null);
  const count = (n: number): string => say('paper.plain', { text: { count: n } });
  const [verified, given] = statesOf(making, tiers);
  const made = say('draft.source', {
    verified: verifiedWords(verified, given, say),
    at: { instant: facts.asOf, form: 'clock_day' },
  });
  const source = withPending(plan, made, say);
  const words = { movement: plan.movement, period: periodWords(period) };
  return {
    fields: {
      ...commonFields({ plan, about: say('draft.roll_up.about', words), symbol: 'BC', now: facts.asOf, source }, say),
      ky: say('paper.plain', { text: periodWords(period) }),
      so_don_vi: count(owed.length),
      so_da_gui: count(sent.length),
      so_gui_muon: count(late.length),
      so_chua_gui: count(open.length),
      don_vi_chua_gui: owed.length === 0 ? say('draft.nobody_owes') : namesOf(open, making) || say('draft.none'),
      don_vi_gui_muon: namesOf(late, making) || say('draft.none'),
      don_vi_duoc_mien: namesOf(exempt, making) || say('draft.none'),
    },
    lists: {
      tinh_hinh: tiers.map((tier) => completeness(making, tier)),
      ket_qua: tiers.flatMap((tier) => results(making, tier)),
      chi_tieu: goalRows(making),
      du_tieu_chuan: tiers.map((tier) => eligible(making, tier)),
      noi_bat: highlights(sent, making),
      phu_luc: annex(making, tiers),
    },
  };
}

const rowsOf = ({ facts, period }: Making, tier: Tier): number[] => rowsOfTier(facts, tier.id, period);

/** Verified figures and all figures of the period. */
function statesOf(making: Making, tiers: readonly Tier[]): readonly [number, number] {
  let [verified, given] = [0, 0];
  for (const tier of tiers) {
    for (const criterion of collectedCriteria(making.facts.plan, tier.id)) {
      const view = tierView(making.facts, tier.id, criterion.id, making.period);
      verified += view.verified;
      given += view.verified + view.reported;
    }
  }
  return [verified, given];
}

function verifiedWords(verified: number, given: number, say: Say): string {
  if (given === 0) return say('draft.verified_none');
  if (verified === given) return say('draft.verified_all');
  return say('draft.verified_part', { n: { count: verified }, total: { count: given } });
}

function namesOf(owed: readonly ObligationView[], { say }: Making): string {
  if (owed.length === 0) return '';
  if (owed.length > MOST_NAMED) return say('draft.many', { n: { count: owed.length } });
  return [...owed]
    .map((one) => one.unit.name)
    .sort(names.compare)
    .join(', ');
}

const names = new Intl.Collator('vi', { numeric: true });

function completeness(making: RollUpFacts, tier: Tier): Item {
  const { facts, period } = making;
  const own = making.obligations.filter((one) => one.unit.tier === tier.id && !one.exempt);
  const sent = own.filter((one) => one.submitted !== null);
  const late = sent.filter((one) => one.submitted?.onTime === false).length;
  const columns = collectedCriteria(facts.plan, tier.id).map((one) => facts.columns(one.id, period));
  const verified = rowsOf(making, tier).filter((row) =>
    columns.every((one) => (one?.kind[row] ?? KIND.none) !== KIND.none && one?.state[row] === STATE.verified),
  );
  const count = (n: number): string => making.say('paper.plain', { text: { count: n } });
  return {
    nhom: tier.name,
    phai_gui: count(own.length),
    da_gui: count(sent.length),
    dung_han: count(sent.length - late),
    gui_muon: count(late),
    chua_gui: count(own.length - sent.length),
    da_tham_dinh: count(columns.length === 0 ? 0 : verified.length),
  };
}

/** The tier's figure is the sum of its units' counts; where there are no counts to add, each unit stands for itself. */
function results(making: Making, tier: Tier): Item[] {
  const { facts, period, say } = making;
  return collectedCriteria(facts.plan, tier.id).map((criterion, i) => {
    const view = tierView(facts, tier.id, criterion.id, period);
    const given = view.reported + view.verified;
    const verdicts = view.expected.map((row) => verdictOf(valueAt(view.columns, row), criterion));
    const met = verdicts.filter((one) => one === 'met').length;
    const judged = criterion.cmp !== null && criterion.threshold !== null;
    const of = (n: number, total: number): string => say('draft.of', { n: { count: n }, total: { count: total } });
    return {
      nhom: tier.name,
      tt: String(i + 1),
      tieu_chi: criterion.name,
      muc: demandWords(criterion, say),
      ket_qua: tierValue(criterion, view, say),
      so_don_vi: of(given + view.notArisen, view.expected.length),
      da_tham_dinh: of(view.verified, given),
      so_dat: judged ? of(met, given) : say('draft.dash'),
    };
  });
}

function tierValue(criterion: Criterion, view: TierView, say: Say): string {
  const given = view.reported + view.verified;
  if (given === 0) return say(view.notArisen > 0 ? 'export.code.not_arisen' : 'draft.not_entered');
  if (criterion.measure === 'count') {
    const values = view.expected.flatMap((row) => {
      const value = valueAt(view.columns, row);
      return value?.kind === 'count' ? [value.value] : [];
    });
    // A count with decimals is no count of anything that could be added up.
    if (values.some((one) => !/^\d+$/.test(one))) return say('draft.dash');
    return say('paper.plain', { text: { count: String(values.reduce((sum, one) => sum + BigInt(one), 0n)) } });
  }
  if (criterion.measure === 'growth') return say('draft.dash');
  const sum = pooled(view.columns, view.expected);
  if (sum === null) return say('draft.rates_only');
  const { numerator, denominator, units } = sum;
  const value = say('paper.plain', {
    text: valueParam({ kind: 'ratio', numerator, denominator }, criterion.threshold),
  });
  return units === given
    ? value
    : say('draft.pooled_of', { value, n: { count: units }, left: { count: given - units } });
}

function goalRows({ facts, period, say, goals }: RollUpFacts): Item[] {
  const year = period.slice(0, 4);
  return enteredGoals(facts.plan)
    .flatMap((criterion) => {
      const own = goals.filter(
        (one) => one.criterionId === criterion.id && one.tier === criterion.tier && one.period === year,
      );
      const shown = own.length === 0 ? [null] : own;
      return shown.map((one): Item => {
        const part = one === null || one.part === '' ? '' : ` (${one.part})`;
        return {
          tt: '',
          chi_tieu: `${criterion.name}${part}`,
          muc: demandWords(criterion, say),
          ket_qua:
            one === null
              ? say('draft.not_entered')
              : say('paper.plain', { text: goalValueWords(criterion, one.value) }),
          so_sanh: one === null ? '' : say(`draft.goal.${goalVerdict(one.value, criterion, year)}`),
          nguon:
            one === null ? '' : say('draft.goal_source', { source: one.source, day: { day: one.asOf, form: 'day' } }),
        };
      });
    })
    .map((row, i) => ({ ...row, tt: String(i + 1) }));
}

/** From the list the exports and the council's papers rest on. */
function eligible({ say, sheets }: RollUpFacts, tier: Tier): Item {
  const rows = sheets.find((sheet) => sheet.tier === tier.id)?.rows ?? [];
  const count = (n: number): string => say('paper.plain', { text: { count: n } });
  const base = { nhom: tier.name, so_xet: count(rows.length) };
  if (rows.every((row) => row.verdict === 'no_basis'))
    return { ...base, so_dat: say('draft.dash'), ten: say('draft.no_basis') };
  const met = rows.filter((row) => row.verdict === 'quantitative_met');
  const named = (some: readonly SheetRow[]): string =>
    some.length > MOST_NAMED
      ? say('draft.many', { n: { count: some.length } })
      : some
          .map((row) => row.name)
          .sort(names.compare)
          .join(', ');
  const aside = met.filter((row) => standingOf(row) !== 'listed');
  const listed = named(met.filter((row) => standingOf(row) === 'listed'));
  const apart = aside.length === 0 ? '' : say('draft.not_listed', { names: named(aside) });
  return { ...base, so_dat: count(met.length), ten: [listed, apart].filter((one) => one !== '').join('; ') };
}

/** In the units' own words, as sent: nothing is shortened; a longer list ends by saying how many units are left out. */
function highlights(sent: readonly ObligationView[], { say }: Making): Item[] {
  const all = sent
    .flatMap((one): Item[] => {
      const said = one.submitted?.highlight ?? null;
      return said === null ? [] : [{ don_vi: one.unit.name, noi_dung: said }];
    })
    .sort((a, b) => names.compare(a.don_vi ?? '', b.don_vi ?? ''));
  const left = all.length - MOST_HIGHLIGHTS;
  if (left <= 0) return all;
  return [...all.slice(0, MOST_HIGHLIGHTS), { don_vi: '…', noi_dung: say('draft.more_units', { n: { count: left } }) }];
}

function annex(making: Making, tiers: readonly Tier[]): Item[] {
  const { facts, period, say } = making;
  if (tiers.reduce((sum, tier) => sum + rowsOf(making, tier).length, 0) > MOST_ANNEX) return [];
  return tiers.flatMap((tier) =>
    rowsOf(making, tier).flatMap((row, i) =>
      collectedCriteria(facts.plan, tier.id).map((criterion): Item => {
        const columns = facts.columns(criterion.id, period);
        const value = valueAt(columns, row);
        const open = value !== null && columns?.state[row] !== STATE.verified ? '*' : '';
        return {
          nhom: tier.name,
          tt: String(i + 1),
          don_vi: facts.units[row]?.name ?? '',
          tieu_chi: criterion.shortName,
          ket_qua:
            value === null
              ? say('draft.dash')
              : `${say('paper.plain', { text: value.kind === 'ratio' ? valueParam(value, criterion.threshold) : rateParam(value, criterion.threshold) })}${open}`,
        };
      }),
    ),
  );
}
