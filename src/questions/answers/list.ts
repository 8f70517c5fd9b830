/** Who is above or below a mark, and how many. */
import { ratioPercent } from '../../domain/quantity.js';
import { type Line, line } from '../../messages/message.js';
import { type AskFacts, KIND, valueAt } from '../facts.js';
import { passing, rankedOf, type TierView, tierView } from '../rates.js';
import { itemLines } from './items.js';
import {
  basisOf,
  conditionLine,
  criterionOf,
  criterionWords,
  exceptLines,
  headName,
  type Made,
  markParam,
  namesParam,
  type Of,
  ofScope,
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
  /** How many of the type the condition does not hold for. */
  readonly against: number;
  /** Only a rate is known, which proves nothing here. */
  readonly unproven: readonly number[];
}

function split(facts: AskFacts, query: SetQuery, view: TierView): Split {
  const members: number[] = [];
  const others: number[] = [];
  const unproven: number[] = [];
  let against = 0;
  const holdsAt = view.columns === null ? () => null : passing(view.columns, query.test);
  const order = rankedOf(facts, query.tier, view.columns).order;
  for (const row of ofScope(facts, order, { ...query, types: [] })) {
    const here = query.types.length === 0 || query.types.includes(unitAt(facts, row).type);
    const holds = holdsAt(row);
    if (holds === true) (here ? members : others).push(row);
    else if (holds === false && here) against += 1;
    else if (holds === null && here) unproven.push(row);
  }
  return { members, others, against, unproven };
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
  const missing = ofScope(facts, view.missing, query);
  const negative = isNegative(query) && missing.length > 0;
  return [
    ...othersLine(facts, query, view, parts.others),
    ...(parts.unproven.length > 0 ? [line('ask.list.unproven', { names: namesParam(facts, parts.unproven) })] : []),
    ...(negative ? [line('ask.list.missing', { names: namesParam(facts, missing) })] : []),
    proofLine(facts, view, query.period, !negative),
  ];
}

/** How many in a hundred: of the units whose figure tells, and, where others are missing, of all of them. */
function shareOf(
  facts: AskFacts,
  query: SetQuery,
  view: TierView,
  { members, against }: Split,
): { readonly words: Line['params']; readonly lines: readonly Line[]; readonly value: number } {
  const known = members.length + against;
  const all = ofScope(facts, view.expected, query).length;
  const percent = (of: number): string => ratioPercent({ numerator: members.length, denominator: of });
  const words = { of: { count: known }, percent: { percent: percent(known) } };
  const wider = { n: { count: members.length }, of: { count: all }, percent: { percent: percent(all) } };
  return {
    words,
    lines:
      all === known
        ? []
        : [line('ask.list.share_of_all', { ...wider, units: scopeWords(facts, query.tier, query.types) })],
    value: Number(percent(known)),
  };
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

/** One more name takes less room than the words that would stand for it. */
const namesShown = (all: number): number => (all === MAX_NAMES + 1 ? all : Math.min(all, MAX_NAMES));

function namesLine(facts: AskFacts, members: readonly number[]): Line[] {
  if (members.length === 0) return [];
  const shown = namesShown(members.length);
  const names = namesParam(facts, members.slice(0, shown), shown);
  return [line('ask.list.names', { names, more: members.length - shown })];
}

export function answerSet(facts: AskFacts, query: SetQuery): Made {
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const view = tierView(facts, query.tier, query.criterion, query.period);
  const parts = split(facts, query, view);
  const wantsShare = query.kind === 'count' && query.share === true;
  // Where rates alone stand, nothing can be judged: a share of nothing is no percentage.
  const share = wantsShare && parts.members.length + parts.against > 0 ? shareOf(facts, query, view, parts) : null;
  const spared = exceptLines(facts, query.except);
  const words = {
    ...share?.words,
    n: { count: parts.members.length },
    units: scopeWords(facts, query.tier, query.types),
    condition: { line: conditionLine(query.test, criterion) },
    criterion: criterionWords(criterion),
    period: periodLine(query.period),
  };
  const known = view.expected.length > view.missing.length;
  const head = !known
    ? 'ask.no_data'
    : parts.members.length === 0 && share === null
      ? 'ask.list.none'
      : query.kind === 'count'
        ? share === null
          ? 'ask.list.count'
          : 'ask.list.share'
        : 'ask.list.head';
  const after = known ? tail(facts, query, view, parts) : [];
  const supposed = query.test.whatIf ? [line('ask.what_if', { mark: markParam(query.test.threshold, criterion) })] : [];
  const beside = [...(share?.lines ?? []), ...spared, ...supposed];
  const room = MAX_BUBBLE - 1 - after.length - beside.length;
  const items =
    query.kind === 'count' || allFull(view, parts.members)
      ? { lines: namesLine(facts, parts.members), shown: namesShown(parts.members.length) }
      : itemLines(facts, view, parts.members, criterion, { threshold: query.test.threshold, room });
  const verdict = query.test.target ? (isNegative(query) ? ('not_met' as const) : ('met' as const)) : null;
  const reversible = query.test.op !== 'between' && query.test.op !== '=';
  return {
    lines: [line(head, words), ...beside, ...items.lines, ...after],
    value: query.kind !== 'count' || !known ? null : wantsShare ? (share?.value ?? null) : parts.members.length,
    units: parts.members.map((row) => unitJson(facts, view, query.tier, row, verdict)),
    missing: view.missing,
    basis: basisOf(view),
    shown: items.shown,
    rest: reversible && known ? line(isNegative(query) ? 'ask.button.met' : 'ask.button.not_met') : null,
  };
}
