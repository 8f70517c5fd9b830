/** Pieces every answer is made of: names, conditions, the line of proof, the JSON of a unit. */
import type { FigureValue } from '../../domain/figure.js';
import type { Criterion, Plan } from '../../domain/plan.js';
import { compareDecimals, type Decimal, shownPercent, shownRate } from '../../domain/quantity.js';
import { bareName, type Unit } from '../../domain/unit.js';
import { type Choice, type Line, line, type Param } from '../../messages/message.js';
import { type AskFacts, STATE, valueAt } from '../facts.js';
import type { Condition, Query } from '../query.js';
import { rankedOf, type TierView, valueNumber } from '../rates.js';

export type UnitVerdict = 'met' | 'quantitative_met' | 'not_met' | 'insufficient_data' | 'no_basis';

export interface UnitJson {
  readonly code: string;
  readonly name: string;
  readonly value: number | null;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  readonly rank: number | null;
  readonly verdict: UnitVerdict | null;
}

export interface Basis {
  readonly expected: number;
  readonly reported: number;
  readonly verified: number;
  readonly not_arisen: number;
}

/** What one kind of answer makes; `answer.ts` adds what all have in common. */
export interface Made {
  readonly lines: readonly (Line | null)[];
  readonly value: number | null;
  readonly units: readonly UnitJson[];
  readonly missing: readonly number[];
  readonly basis: Basis;
  /** How many of `units` the lines name, where they are cut; absent: all. */
  readonly shown?: number;
  /** Label of the button that asks for everybody else; null where there is no such question. */
  readonly rest: Line | null;
  readonly options?: readonly Choice[];
}

const MAX_NAMES = 3;

export const NO_BASIS: Basis = { expected: 0, reported: 0, verified: 0, not_arisen: 0 };

export function basisOf(view: TierView): Basis {
  return {
    expected: view.expected.length,
    reported: view.reported,
    verified: view.verified,
    not_arisen: view.notArisen,
  };
}

export function criterionOf(plan: Plan, tier: string, id: string): Criterion {
  const found = plan.criteria.find((one) => one.tier === tier && one.id === id && one.collectable);
  if (found === undefined) throw new Error(`no criterion ${id} in ${tier}`);
  return found;
}

export const unitAt = (facts: AskFacts, row: number): Unit => {
  const unit = facts.units[row];
  if (unit === undefined) throw new Error(`no unit in row ${row}`);
  return unit;
};

export function rowOf(facts: AskFacts, id: number): number {
  const row = facts.lexicon.rows.get(id);
  if (row === undefined) throw new Error(`no unit ${id}`);
  return row;
}

/** "Đài Sơn"; "xã Thành Hải" where most of the tier are phường. */
export function shortName(facts: AskFacts, row: number): string {
  const unit = unitAt(facts, row);
  const main = facts.lexicon.typesOfTier.get(unit.tier)?.[0];
  return unit.type === main ? bareName(unit) : unit.name.charAt(0).toLocaleLowerCase('vi') + unit.name.slice(1);
}

export const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** The name where a line begins with it. */
export const headName = (facts: AskFacts, row: number): string => upperFirst(shortName(facts, row));

/** "hồ sơ công việc": the plan's short name inside a sentence; capitals of abbreviations stay. */
export function criterionWords(criterion: Criterion): string {
  const { shortName: name } = criterion;
  return /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);
}

/** "phường", or the tier's own words for all of them. */
export function scopeWords(facts: AskFacts, tier: string, types: readonly string[]): string {
  if (types.length > 0) return types.map((type) => type.toLocaleLowerCase('vi')).join(', ');
  return facts.plan.tiers.find((one) => one.id === tier)?.name ?? tier;
}

export function periodLine(period: string, form: 'head' | 'inline' = 'inline'): Param {
  const key = `ask.period.${form}`;
  if (period.startsWith('phase:')) return { line: line(`${key}.phase`, { id: period.slice(6) }) };
  const [year = '', part] = period.split('-');
  if (part === undefined) return { line: line(`${key}.year`, { year }) };
  if (part === '9M') return { line: line(`${key}.nine_months`, { year }) };
  if (part.startsWith('H')) return { line: line(`${key}.half`, { year, n: part.slice(1) }) };
  if (part.startsWith('Q')) return { line: line(`${key}.quarter`, { year, n: part.slice(1) }) };
  return { line: line(`${key}.month`, { year, month: part }) };
}

/** "đạt từ 60%", "trên 70%", "chưa đạt 100%". */
export function conditionLine(test: Condition, criterion: Criterion): Line {
  const mark = markParam(test.threshold, criterion);
  const full = criterion.unit === '%' && compareDecimals(test.threshold, '100') === 0;
  switch (test.op) {
    case '>=':
      return line(full ? 'ask.condition.full' : 'ask.condition.gte', { mark });
    case '>':
      return line('ask.condition.gt', { mark });
    case '<':
      return line('ask.condition.lt', { mark });
    case '<=':
      return line('ask.condition.lte', { mark });
    case '=':
      return line('ask.condition.eq', { mark });
    case 'between':
      return line(`ask.condition.between${test.open === undefined ? '' : `_${test.open}`}`, {
        mark,
        upper: markParam(test.upper ?? test.threshold, criterion),
      });
    default:
      return test.op satisfies never;
  }
}

export function markParam(mark: Decimal, criterion: Criterion): Param {
  return criterion.measure === 'count' ? { count: mark } : { percent: mark };
}

/** A figure by its rate alone: "63,09%". */
export function rateParam(value: FigureValue, threshold: Decimal | null): Param {
  switch (value.kind) {
    case 'ratio':
      return { percent: shownPercent(value, threshold) };
    case 'percent':
      return { percent: shownRate(value.percent, threshold) };
    case 'count':
      return { count: value.value };
    case 'not_arisen':
      return { line: line('ask.value.not_arisen') };
    default:
      return value satisfies never;
  }
}

/** A figure in full: "482/764 = 63,09%". */
export function valueParam(value: FigureValue | null, threshold: Decimal | null): Param {
  if (value === null) return { line: line('ask.value.missing') };
  if (value.kind === 'ratio') {
    const counts = { n: { count: value.numerator }, d: { count: value.denominator } };
    return { line: line('ask.value.ratio', { ...counts, percent: rateParam(value, threshold) }) };
  }
  if (value.kind === 'percent') return { line: line('ask.value.percent', { percent: rateParam(value, threshold) }) };
  return rateParam(value, threshold);
}

/** At most three names, then their number. */
export function namesParam(facts: AskFacts, rows: readonly number[], most = MAX_NAMES): Param {
  if (rows.length > most) return { line: line('ask.units_count', { n: { count: rows.length } }) };
  return { list: rows.map((row) => shortName(facts, row)) };
}

/** Period · how many of how many · verified · who is missing. */
export function proofLine(facts: AskFacts, view: TierView, period: string, namesMissing = true): Line {
  const all = view.reported + view.verified + view.notArisen;
  const missing = namesMissing && view.missing.length > 0;
  if (view.aside.length > 0) {
    return line('ask.proof_verified', {
      period: periodLine(period, 'head'),
      all: { count: all },
      expected: { count: view.expected.length },
      aside: namesParam(facts, view.aside),
    });
  }
  return line('ask.proof', {
    period: periodLine(period, 'head'),
    all: { count: all },
    expected: { count: view.expected.length },
    verified: { count: view.verified },
    not_arisen: view.notArisen === 0 ? '' : { line: line('ask.proof_not_arisen', { n: { count: view.notArisen } }) },
    missing: missing ? { line: line('ask.proof_missing', { names: namesParam(facts, view.missing) }) } : '',
  });
}

/** "Năm 2023, đã thẩm định số liệu." */
export function stateLine(facts: AskFacts, criterion: string, period: string, row: number): Line {
  const columns = facts.columns(criterion, period);
  const verified = columns?.state[row] === STATE.verified;
  return line(verified ? 'ask.state_verified' : 'ask.state_reported', { period: periodLine(period, 'head') });
}

export function unitJson(
  facts: AskFacts,
  view: TierView,
  tier: string,
  row: number,
  verdict: UnitVerdict | null,
): UnitJson {
  const unit = unitAt(facts, row);
  const value = valueAt(view.columns, row);
  const ratio = value?.kind === 'ratio' ? value : null;
  return {
    code: unit.code,
    name: unit.name,
    value: valueNumber(value),
    numerator: ratio === null ? null : String(ratio.numerator),
    denominator: ratio === null ? null : String(ratio.denominator),
    rank: rankedOf(facts, tier, view.columns).ranks[row] || null,
    verdict,
  };
}

export function bareJson(facts: AskFacts, row: number, verdict: UnitVerdict | null = null): UnitJson {
  const unit = unitAt(facts, row);
  return { code: unit.code, name: unit.name, value: null, numerator: null, denominator: null, rank: null, verdict };
}

export const ofTypes = (facts: AskFacts, rows: readonly number[], types: readonly string[]): readonly number[] =>
  types.length === 0 ? rows : rows.filter((row) => types.includes(unitAt(facts, row).type));

/** The rows of the question's types, without the units it leaves out. */
export function ofScope(
  facts: AskFacts,
  rows: readonly number[],
  { types, except }: { readonly types: readonly string[]; readonly except?: readonly number[] },
): readonly number[] {
  const here = ofTypes(facts, rows, types);
  return except === undefined ? here : here.filter((row) => !except.includes(unitAt(facts, row).id));
}

/** "Không kể Tấn Tài." */
export const exceptLines = (facts: AskFacts, except: readonly number[] | undefined): readonly Line[] =>
  except === undefined
    ? []
    : [
        line('ask.except', {
          names: namesParam(
            facts,
            except.map((id) => rowOf(facts, id)),
          ),
        }),
      ];

export type Of<K extends Query['kind']> = Extract<Query, { kind: K }>;
