/** Who is above or below a mark, and how many. */
import { type Line, line } from '../../messages/message.js';
import { type AskFacts, KIND, valueAt } from '../facts.js';
import { passing, rankedOf, type TierView, tierView } from '../rates.js';
import { itemLines } from './items.js';
import {
  basisOf,
  conditionLine,
  criterionOf,
  criterionWords,
  headName,
  type Made,
  markParam,
  namesParam,
  type Of,
  ofTypes,
  periodLine,
  proofLine,
  rateParam,
  scopeWords,
  unitAt,
  unitJson,
} from './parts.js';

type SetQuery = Of<'list'> | Of<'count'>;

interface Split {
  readonly members: readonly number[];
  /** Of the same tier and another type: "Xã Thành Hải cũng đạt". */
  readonly others: readonly number[];
  /** Only a rate is known, which proves nothing here. */
  readonly unproven: readonly number[];
}

function split(facts: AskFacts, query: SetQuery, view: TierView): Split {
  const members: number[] = [];
  const others: number[] = [];
  const unproven: number[] = [];
  const holdsAt = view.columns === null ? () => null : passing(view.columns, query.test);
  for (const row of rankedOf(facts, query.tier, view.columns).order) {
    const here = query.types.length === 0 || query.types.includes(unitAt(facts, row).type);
    const holds = holdsAt(row);
    if (holds === true) (here ? members : others).push(row);
    else if (holds === null && here) unproven.push(row);
  }
  return { members, others, unproven };
}

const isNegative = (query: SetQuery): boolean => query.test.op === '<' || query.test.op === '<=';

function othersLine(facts: AskFacts, query: SetQuery, view: TierView, others: readonly number[]): Line[] {
  const [first, second] = others;
  const also = isNegative(query) ? 'ask.list.also_not' : 'ask.list.also';
  if (first === undefined) return [];
  const value = valueAt(view.columns, first);
  if (second === undefined && value !== null) {
    return [line(also, { names: headName(facts, first), value: rateParam(value, query.test.threshold) })];
  }
  return [line(`${also}_many`, { names: namesParam(facts, others) })];
}

function tail(facts: AskFacts, query: SetQuery, view: TierView, parts: Split): Line[] {
  const missing = ofTypes(facts, view.missing, query.types);
  const negative = isNegative(query) && missing.length > 0;
  return [
    ...othersLine(facts, query, view, parts.others),
    ...(parts.unproven.length > 0 ? [line('ask.list.unproven', { names: namesParam(facts, parts.unproven) })] : []),
    ...(negative ? [line('ask.list.missing', { names: namesParam(facts, missing) })] : []),
    proofLine(facts, view, query.period, !negative),
  ];
}

const MAX_NAMES = 14;
/** Lines of a bubble beside the one that spells its choices. */
const MAX_BUBBLE = 11;
const FEW = 3;

/** More than a few units that all did everything: their names say more than a column of 100%. */
function allFull({ columns }: TierView, members: readonly number[]): boolean {
  return (
    members.length > FEW &&
    columns !== null &&
    members.every((row) => columns.kind[row] === KIND.ratio && columns.numerator[row] === columns.denominator[row])
  );
}

function namesLine(facts: AskFacts, members: readonly number[]): Line[] {
  if (members.length === 0) return [];
  const names = namesParam(facts, members.slice(0, MAX_NAMES), MAX_NAMES);
  return [line('ask.list.names', { names, more: Math.max(0, members.length - MAX_NAMES) })];
}

export function answerSet(facts: AskFacts, query: SetQuery): Made {
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const view = tierView(facts, query.tier, query.criterion, query.period);
  const parts = split(facts, query, view);
  const words = {
    n: { count: parts.members.length },
    units: scopeWords(facts, query.tier, query.types),
    condition: { line: conditionLine(query.test, criterion) },
    criterion: criterionWords(criterion),
    period: periodLine(query.period),
  };
  const known = view.expected.length > view.missing.length;
  const head = !known
    ? 'ask.no_data'
    : parts.members.length === 0
      ? 'ask.list.none'
      : query.kind === 'count'
        ? 'ask.list.count'
        : 'ask.list.head';
  const after = known ? tail(facts, query, view, parts) : [];
  const supposed = query.test.whatIf ? [line('ask.what_if', { mark: markParam(query.test.threshold, criterion) })] : [];
  const room = MAX_BUBBLE - 1 - after.length - supposed.length;
  const items =
    query.kind === 'count' || allFull(view, parts.members)
      ? { lines: namesLine(facts, parts.members), shown: Math.min(parts.members.length, MAX_NAMES) }
      : itemLines(facts, view, parts.members, criterion, { threshold: query.test.threshold, room });
  const verdict = query.test.target ? (isNegative(query) ? ('not_met' as const) : ('met' as const)) : null;
  const reversible = query.test.op !== 'between' && query.test.op !== '=';
  return {
    lines: [line(head, words), ...supposed, ...items.lines, ...after],
    value: query.kind === 'count' && known ? parts.members.length : null,
    units: parts.members.map((row) => unitJson(facts, view, query.tier, row, verdict)),
    missing: view.missing,
    basis: basisOf(view),
    shown: items.shown,
    rest: reversible && known ? line(isNegative(query) ? 'ask.button.met' : 'ask.button.not_met') : null,
  };
}
