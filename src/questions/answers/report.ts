/**
 * Who has reported: sent the report, or has every figure that anybody has in the period (entered or imported for
 * them). A unit with a part of its figures has not reported.
 */
import type { Criterion } from '../../domain/plan.js';
import { type Line, line } from '../../messages/message.js';
import { type AskFacts, expectedRows, type FigureColumns, KIND, STATE } from '../facts.js';
import {
  type Basis,
  bareJson,
  criterionOf,
  criterionWords,
  headName,
  type Made,
  namesParam,
  type Of,
  ofTypes,
  periodLine,
  rowOf,
  scopeWords,
} from './parts.js';

const MAX_NAMES = 12;

interface Reporting {
  readonly expected: readonly number[];
  readonly reported: readonly number[];
  readonly missing: readonly number[];
  /** Of the missing: those with figures for a part of the criteria (imported from paper, say). */
  readonly partly: ReadonlySet<number>;
  /** The criteria for which the row has no figure. */
  lacking(row: number): readonly string[];
  readonly late: readonly number[];
  readonly verified: readonly number[];
  readonly basis: Basis;
}

function asked(facts: AskFacts, query: Of<'missing'>): readonly Criterion[] {
  const { criterion } = query;
  return facts.plan.criteria.filter((one) =>
    criterion === null ? one.tier === query.tier && one.collectable : one.id === criterion,
  );
}

const holds = (columns: FigureColumns, row: number): boolean => columns.kind[row] !== KIND.none;

function reporting(facts: AskFacts, query: Of<'missing'>): Reporting {
  const criteria = asked(facts, query);
  const columns = criteria
    .map((one) => facts.columns(one.id, query.period))
    .filter((one): one is FigureColumns => one?.kind.some((kind) => kind !== KIND.none) === true);
  const duties = facts.duties(query.period);
  const has = (row: number): boolean => columns.some((one) => holds(one, row));
  const owing = new Uint8Array(facts.units.length);
  for (const row of expectedRows(facts, query.tier, query.period, null)) owing[row] = 1;
  const expected: number[] = [];
  facts.units.forEach((unit, row) => {
    if (unit.tier === query.tier && (owing[row] === 1 || has(row))) expected.push(row);
  });
  const sent = (row: number): boolean =>
    query.criterion === null && duties !== null && !Number.isNaN(duties.sentAt[row]);
  const whole = (row: number): boolean => columns.length > 0 && columns.every((one) => holds(one, row));
  const done = (row: number): boolean => whole(row) || sent(row);
  const reported = expected.filter(done);
  const isVerified = (row: number): boolean =>
    columns.some((one) => one.kind[row] !== KIND.none) &&
    columns.every((one) => one.kind[row] === KIND.none || one.state[row] === STATE.verified);
  const verified = reported.filter(isVerified);
  const missing = expected.filter((row) => !done(row));
  const lacks = (id: string, row: number): boolean => {
    const of = facts.columns(id, query.period);
    return of === null || !holds(of, row);
  };
  return {
    expected,
    reported,
    missing,
    partly: new Set(missing.filter(has)),
    lacking: (row) => criteria.filter((one) => lacks(one.id, row)).map((one) => one.shortName),
    late: duties === null ? [] : expected.filter((row) => duties.late[row] === 1),
    verified,
    basis: {
      expected: expected.length,
      reported: reported.length - verified.length,
      verified: verified.length,
      not_arisen: 0,
    },
  };
}

function shownRows(query: Of<'missing'>, facts: AskFacts, all: Reporting): readonly number[] {
  const late = new Set(all.late);
  switch (query.want) {
    case 'missing':
    case 'status':
      return ofTypes(facts, all.missing, query.types);
    case 'reported':
      return ofTypes(facts, all.reported, query.types);
    case 'verified':
      return ofTypes(facts, all.verified, query.types);
    case 'unverified': {
      const done = new Set(all.verified);
      return ofTypes(
        facts,
        all.reported.filter((row) => !done.has(row)),
        query.types,
      );
    }
    case 'not_arisen': {
      const columns = query.criterion === null ? null : facts.columns(query.criterion, query.period);
      return ofTypes(
        facts,
        all.expected.filter((row) => columns?.kind[row] === KIND.notArisen),
        query.types,
      );
    }
    case 'late':
      return ofTypes(facts, all.late, query.types);
    case 'on_time':
      return ofTypes(
        facts,
        all.reported.filter((row) => !late.has(row) && !Number.isNaN(facts.duties(query.period)?.sentAt[row])),
        query.types,
      );
    default:
      return query.want satisfies never;
  }
}

function unitLines(facts: AskFacts, query: Of<'missing'>, unit: number, all: Reporting): Line[] {
  const row = rowOf(facts, unit);
  const duties = facts.duties(query.period);
  const at = duties?.sentAt[row];
  const words = { name: headName(facts, row), period: periodLine(query.period) };
  if (at !== undefined && !Number.isNaN(at) && query.criterion === null) {
    return [
      line(duties?.late[row] === 1 ? 'ask.missing.unit_late' : 'ask.missing.unit_sent', {
        ...words,
        at: { instant: at, form: 'clock_day' },
      }),
    ];
  }
  if (all.partly.has(row)) return [line('ask.missing.unit_part', { ...words, names: { list: all.lacking(row) } })];
  return [line(all.reported.includes(row) ? 'ask.missing.unit_has' : 'ask.missing.unit_not', words)];
}

/** What the button for the others says. */
const REST = {
  missing: 'reported',
  reported: 'missing',
  status: 'missing',
  verified: 'unverified',
  unverified: 'verified',
} as const;

export function answerMissing(facts: AskFacts, query: Of<'missing'>): Made {
  const all = reporting(facts, query);
  const counts = {
    all: { count: ofTypes(facts, all.reported, query.types).length },
    expected: { count: ofTypes(facts, all.expected, query.types).length },
    period: periodLine(query.period, 'head'),
  };
  if (query.unit !== null) {
    const row = rowOf(facts, query.unit);
    const missing = all.missing.includes(row) ? [row] : [];
    return {
      lines: unitLines(facts, query, query.unit, all),
      value: null,
      units: [bareJson(facts, row)],
      missing,
      basis: all.basis,
      rest: null,
    };
  }
  const rows = shownRows(query, facts, all);
  const words = {
    ...counts,
    n: { count: rows.length },
    units: scopeWords(facts, query.tier, query.types),
    criterion: query.criterion === null ? '' : criterionWords(criterionOf(facts.plan, query.tier, query.criterion)),
  };
  const dated = facts.duties(query.period) !== null;
  const unknown = (query.want === 'late' || query.want === 'on_time') && !dated;
  const head = unknown
    ? 'ask.missing.no_dates'
    : rows.length === 0
      ? `ask.missing.none_${query.want}`
      : `ask.missing.${query.want}`;
  const names =
    rows.length > 0 && !unknown
      ? [
          line('ask.missing.names', {
            names: namesParam(facts, rows.slice(0, MAX_NAMES), MAX_NAMES),
            more: Math.max(0, rows.length - MAX_NAMES),
          }),
        ]
      : [];
  // Who was late says nothing of who never sent it.
  const unsent = query.want === 'late' || query.want === 'on_time' ? ofTypes(facts, all.missing, query.types) : [];
  const owing = unsent.length === 0 ? [] : [line('ask.list.missing', { names: namesParam(facts, unsent) })];
  const partly = query.want === 'missing' || query.want === 'status' ? rows.filter((row) => all.partly.has(row)) : [];
  if (partly.length > 0) owing.push(line('ask.missing.part', { names: namesParam(facts, partly) }));
  return {
    lines: [line(head, words), ...names, ...owing, line('ask.missing.proof', counts)],
    value: query.count && !unknown ? rows.length : null,
    units: unknown ? [] : rows.map((row) => bareJson(facts, row)),
    missing: all.missing,
    basis: query.want === 'not_arisen' ? { ...all.basis, not_arisen: rows.length } : all.basis,
    shown: unknown ? 0 : Math.min(rows.length, MAX_NAMES),
    rest: query.want in REST ? line(`ask.button.${REST[query.want as keyof typeof REST]}`) : null,
  };
}
