/** Who rose and who fell. */
import type { Decimal } from '../../domain/quantity.js';
import { orderValues } from '../../domain/ranking.js';
import { line } from '../../messages/message.js';
import { type AskFacts, type FigureColumns, KIND, valueAt } from '../facts.js';
import { tierView, valueNumber } from '../rates.js';
import { difference, size } from './difference.js';
import {
  basisOf,
  criterionOf,
  criterionWords,
  headName,
  type Made,
  type Of,
  ofTypes,
  periodLine,
  scopeWords,
  unitJson,
} from './parts.js';

const MAX_LINES = 8;

/** Rows that moved the asked way, most first, and how many could be compared. Sorted on plain numbers. */
function moved(
  facts: AskFacts,
  query: Of<'compare'>,
  rows: readonly number[],
  later: FigureColumns | null,
  before: FigureColumns | null,
): { rows: number[]; compared: number } {
  if (later === null || before === null) return { rows: [], compared: 0 };
  const wanted = query.order === 'fall' ? -1 : 1;
  const size = new Float64Array(facts.units.length);
  const found: number[] = [];
  let compared = 0;
  for (const row of rows) {
    const [x, y] = [valueAt(later, row), valueAt(before, row)];
    const order = x === null || y === null ? null : orderValues(x, y);
    if (order === null) continue;
    compared += 1;
    if (order !== wanted) continue;
    size[row] = Math.abs((valueNumber(x) ?? 0) - (valueNumber(y) ?? 0));
    if (later.kind[row] === KIND.ratio && before.kind[row] === KIND.ratio) {
      size[row] = Math.abs(
        (later.numerator[row] ?? 0) / (later.denominator[row] ?? 1) -
          (before.numerator[row] ?? 0) / (before.denominator[row] ?? 1),
      );
    }
    found.push(row);
  }
  return { rows: found.sort((a, b) => (size[b] ?? 0) - (size[a] ?? 0)), compared };
}

export function movers(facts: AskFacts, query: Of<'compare'>, base: string): Made {
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const view = tierView(facts, query.tier, query.criterion, query.period);
  const before = facts.columns(query.criterion, base);
  const points = (row: number): Decimal => difference(valueAt(view.columns, row), valueAt(before, row)) ?? '0';
  const all = moved(facts, query, ofTypes(facts, view.expected, query.types), view.columns, before);
  const last = query.n === null ? undefined : all.rows[query.n - 1];
  let count = last === undefined ? all.rows.length : (query.n ?? 0);
  while (last !== undefined && count < all.rows.length && points(all.rows[count] ?? last) === points(last)) count += 1;
  const rows = all.rows.slice(0, count);
  const words = {
    n: { count: rows.length },
    units: scopeWords(facts, query.tier, query.types),
    criterion: criterionWords(criterion),
    period: periodLine(query.period),
    base: periodLine(base),
    compared: { count: all.compared },
    direction: query.order === 'fall' ? 'down' : 'up',
    most: query.n === null ? 'no' : 'yes',
  };
  const shown = rows.slice(0, rows.length === MAX_LINES + 1 ? rows.length : MAX_LINES);
  const items = shown.map((row) =>
    line('ask.compare.moved', { name: headName(facts, row), points: size(points(row)), direction: words.direction }),
  );
  const head =
    all.compared === 0
      ? 'ask.compare.movers_unknown'
      : rows.length === 0
        ? 'ask.compare.movers_none'
        : 'ask.compare.movers';
  return {
    lines: [
      line(head, words),
      ...items,
      ...(rows.length > shown.length ? [line('ask.more', { n: { count: rows.length - shown.length } })] : []),
      ...(all.compared === 0 ? [] : [line('ask.compare.compared', words)]),
    ],
    value:
      query.count && all.compared > 0
        ? rows.length
        : rows.length === 1 && query.n === 1
          ? Number(points(rows[0] ?? 0))
          : null,
    units: rows.map((row) => unitJson(facts, view, query.tier, row, null)),
    missing: view.missing,
    basis: basisOf(view),
    rest: null,
  };
}
