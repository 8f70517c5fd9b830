/**
 * What a question asks for: a closed union, plain data (kept as JSON with each answer), decided before any figure
 * is read. Units are our ids; thresholds are exact decimals.
 */
import type { Decimal } from '../domain/quantity.js';

export type Op = '>=' | '>' | '<' | '<=' | '=' | 'between';

/** A mark to compare with. `target`: it is the criterion's own, whatever was typed. */
export interface Condition {
  readonly op: Op;
  readonly threshold: Decimal;
  /** The upper end, for `between` only; both ends count unless `open` says otherwise. */
  readonly upper: Decimal | null;
  /** Ends of a range that do not count themselves: "từ 50% đến dưới 60%" is open at the high end. */
  readonly open?: 'low' | 'high' | 'both';
  readonly target: boolean;
  /** "Nếu ngưỡng 55%": a supposed mark in place of the plan's own; every answer says so. */
  readonly whatIf?: true;
}

/** What any question about figures may narrow. */
export interface Narrowing {
  /** Only figures the standing agency has verified count. */
  readonly verified?: true;
}

/** Units of one tier in one period; `types` narrows by the type word ("Phường"), empty for the whole tier. */
export interface Scope extends Narrowing {
  readonly tier: string;
  readonly types: readonly string[];
  readonly period: string;
}

/** Units left out by name: "trừ Tấn Tài". */
export interface Sparing {
  readonly except?: readonly number[];
}

export interface ListQuery extends Scope, Sparing {
  readonly kind: 'list';
  readonly criterion: string;
  readonly test: Condition;
}
export interface CountQuery extends Scope, Sparing {
  readonly kind: 'count';
  /** "Bao nhiêu phần trăm phường": how many in a hundred units. */
  readonly share?: true;
  readonly criterion: string;
  readonly test: Condition;
}
export interface RankQuery extends Narrowing {
  readonly kind: 'rank';
  readonly unit: number;
  readonly tier: string;
  readonly criterion: string;
  readonly period: string;
}
export interface RankingQuery extends Scope, Sparing {
  readonly kind: 'ranking';
  readonly criterion: string;
  /** `top` and `bottom` show the first or last `n`, with everybody who ties with the last shown; `place` the `n`-th. */
  readonly part: 'all' | 'top' | 'bottom' | 'place';
  readonly n: number | null;
}
export interface ValueQuery extends Narrowing {
  readonly kind: 'value';
  readonly unit: number;
  readonly tier: string;
  /** Null: every criterion the unit reports. */
  readonly criterion: string | null;
  readonly period: string;
  /** A mark the question names ("Tấn Tài đạt 60% chưa"). */
  readonly test: Condition | null;
}
export interface MissingQuery extends Scope {
  readonly kind: 'missing';
  /**
   * `verified`, `unverified`: reports whose figures are all verified, or not all of them; `not_arisen`: who reported that
   * the criterion's matter did not arise.
   */
  readonly want: 'missing' | 'reported' | 'on_time' | 'late' | 'status' | 'verified' | 'unverified' | 'not_arisen';
  readonly count: boolean;
  /** One unit only: "Mỹ Đông nộp chưa". */
  readonly unit: number | null;
  /** Only this criterion's figure; null: the report as a whole. */
  readonly criterion: string | null;
}
export interface EligibilityQuery extends Scope {
  readonly kind: 'eligibility';
  readonly want: 'met' | 'not_met';
  readonly count: boolean;
  readonly unit: number | null;
}
export interface GapQuery extends Narrowing {
  readonly kind: 'gap';
  /** The distance in percentage points is asked for, not how many dossiers. */
  readonly want?: 'points';
  readonly unit: number;
  readonly tier: string;
  /** Null: every standard the unit has not met. */
  readonly criterion: string | null;
  readonly period: string;
  /** Null: the criterion's own mark. */
  readonly threshold: Decimal | null;
}
export interface CompareQuery extends Scope {
  readonly kind: 'compare';
  /**
   * One unit against `base`; two to five units against each other (`base` null); none: who rose or fell, see
   * `order`, or, with `order` null, the whole scope added up against `base`.
   */
  readonly units: readonly number[];
  readonly criterion: string;
  readonly base: string | null;
  readonly order: 'rise' | 'fall' | null;
  /**
   * Who stands above or below the one of `units`, or, with none, the figures of the scope added up; `average`: the one
   * of `units` beside them. `base` and `order` are null. `whole`: added up over the tier, whatever the scope.
   */
  readonly than?: 'above' | 'below' | 'average';
  readonly whole?: true;
  /** How many there are. */
  readonly count?: true;
  readonly n: number | null;
}
export interface TrendQuery extends Narrowing {
  readonly kind: 'trend';
  readonly unit: number;
  readonly tier: string;
  readonly criterion: string;
  readonly period: string;
}
export interface AverageQuery extends Scope, Sparing {
  readonly kind: 'average';
  readonly criterion: string;
  /** "Cả thành phố đạt 60% chưa". */
  readonly test?: Condition;
}
export interface PlanQuery {
  readonly kind: 'plan';
  readonly about: 'standards' | 'awards' | 'award_days' | 'responsible' | 'recipient';
  readonly tier: string | null;
  readonly criterion: string | null;
  readonly period: string;
}
export interface DeadlineQuery {
  readonly kind: 'deadline';
  readonly tier: string | null;
  readonly period: string;
}

export type Query =
  | ListQuery
  | CountQuery
  | RankQuery
  | RankingQuery
  | ValueQuery
  | MissingQuery
  | EligibilityQuery
  | GapQuery
  | CompareQuery
  | TrendQuery
  | AverageQuery
  | PlanQuery
  | DeadlineQuery;

export type QueryKind = Query['kind'];

/** The fields in the order the line names them. */
const ORDER = [
  'about',
  'want',
  'part',
  'order',
  'than',
  'whole',
  'n',
  'count',
  'share',
  'unit',
  'units',
  'criterion',
  'tier',
  'types',
  'except',
  'test',
  'threshold',
  'verified',
  'period',
  'base',
] as const;

function conditionText(test: Condition): string {
  const mark = test.upper === null ? test.threshold : `${test.threshold}..${test.upper}`;
  const open = test.open === undefined ? '' : ` open=${test.open}`;
  return `${test.op}${mark}${open}${test.target ? ' target=yes' : ''}${test.whatIf ? ' what_if=yes' : ''}`;
}

/** One stable line: kind, then the fields that say something, in a fixed order. Equal queries give equal lines. */
export function canonical(query: Query): string {
  const fields = query as unknown as Readonly<Record<string, unknown>>;
  const parts: string[] = [query.kind];
  for (const name of ORDER) {
    const value = fields[name];
    if (value === undefined || value === null || value === false) continue;
    if (name === 'test') parts.push(conditionText(value as Condition));
    else if (Array.isArray(value)) {
      if (value.length > 0) parts.push(`${name}=${value.join('+')}`);
    } else parts.push(`${name}=${value === true ? 'yes' : String(value)}`);
  }
  return parts.join(' ');
}

const OPPOSITE: Readonly<Record<Exclude<Op, 'between'>, Op | null>> = {
  '>=': '<',
  '>': '<=',
  '<': '>=',
  '<=': '>',
  '=': null,
};

/** The condition that holds exactly where this one does not; null where no single comparison says it. */
export function opposite(test: Condition): Condition | null {
  const op = test.op === 'between' ? null : OPPOSITE[test.op];
  return op === null ? null : { ...test, op };
}

/** Who they are that were counted. */
export const listOf = ({ share: _, ...query }: CountQuery): ListQuery => ({ ...query, kind: 'list' });

/** "Còn lại thì sao": the question about everybody the last answer left out; null where there is no such question. */
export function restOf(query: Query): Query | null {
  switch (query.kind) {
    case 'list': {
      const test = opposite(query.test);
      return test === null ? null : { ...query, test };
    }
    case 'count':
      return restOf(listOf(query));
    case 'eligibility':
      if (query.unit !== null) return null;
      return { ...query, want: query.want === 'met' ? 'not_met' : 'met', count: false };
    case 'missing':
      if (query.unit !== null) return null;
      if (query.want === 'missing') return { ...query, want: 'reported', count: false };
      if (query.want === 'verified') return { ...query, want: 'unverified', count: false };
      if (query.want === 'unverified') return { ...query, want: 'verified', count: false };
      return query.want === 'late' || query.want === 'on_time' || query.want === 'not_arisen'
        ? null
        : { ...query, want: 'missing', count: false };
    case 'ranking':
      return query.part === 'all' ? null : { ...query, part: 'all', n: null };
    default:
      return null;
  }
}

/** "So năm 2022": the unit's figure against the year before; null where that is no question. */
export function againstYearBefore(query: Query): Query | null {
  if ((query.kind !== 'value' && query.kind !== 'gap' && query.kind !== 'rank') || query.criterion === null)
    return null;
  if (!/^\d{4}$/.test(query.period)) return null;
  const { unit, tier, criterion, period } = query;
  const base = String(Number(period) - 1);
  return { kind: 'compare', units: [unit], criterion, tier, types: [], period, base, order: null, n: null };
}

/** "Cả bảng": every unit of the tier by the same criterion. */
export function wholeTable(query: Query): Query | null {
  if (!('criterion' in query) || query.criterion === null || query.tier === null || query.kind === 'plan') return null;
  const { tier, criterion, period } = query;
  return { kind: 'ranking', part: 'all', n: null, tier, types: [], criterion, period };
}

/** Questions answered with units: what can be printed and drawn. */
export function hasTable(query: Query): boolean {
  if (query.kind === 'missing' || query.kind === 'eligibility') return query.unit === null;
  return query.kind === 'list' || query.kind === 'ranking' || query.kind === 'count';
}

/** "Cao hơn Đài Sơn": the unit is only what the others are measured by. */
const aboutOthers = ({ than }: CompareQuery): boolean => than === 'above' || than === 'below';

/** The unit the question is about, where it is about one. */
export function unitOf(query: Query): number | null {
  if ('unit' in query) return query.unit;
  if (query.kind !== 'compare' || query.units.length !== 1 || aboutOthers(query)) return null;
  return query.units[0] ?? null;
}
