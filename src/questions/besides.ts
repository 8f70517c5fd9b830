/**
 * What is asked besides units' figures: a goal of the area (with what the standing agency entered), a total score, which
 * no plan has, and figures of enterprises or persons, who report none. Tried only where nothing else is understood.
 */
import { type GoalFigure, type GoalValue, goalVerdict, hasParts } from '../domain/goal.js';
import type { Criterion, Plan } from '../domain/plan.js';
import { growthPercent, shownPercent, shownRate } from '../domain/quantity.js';
import { fold } from '../language/fold.js';
import { type Line, line, type Param } from '../messages/message.js';
import { demandParam } from './answers/plan.js';
import type { Understanding } from './context.js';
import { asksForScore } from './score.js';

/** Shorter names stand in too many sentences. */
const SHORTEST = 6;
const MOST_PARTS = 6;

/** The goals whose name stands in the text; the longest name wins. */
function goalsNamed(plan: Plan, text: string): readonly Criterion[] {
  const goals = plan.criteria.filter((c) => c.kind === 'goal' && !c.collectable);
  const named = goals.map((goal) => {
    const names = [goal.shortName, goal.name, ...goal.aliases].map((name) => fold(name).trim());
    return {
      goal,
      length: Math.max(0, ...names.filter((n) => n.length >= SHORTEST && text.includes(n)).map((n) => n.length)),
    };
  });
  const longest = Math.max(0, ...named.map((one) => one.length));
  return longest === 0 ? [] : named.filter((one) => one.length === longest).map((one) => one.goal);
}

function valueParam(value: GoalValue, criterion: Criterion): Param {
  switch (value.kind) {
    case 'ratio': {
      const percent = { percent: shownPercent(value, criterion.threshold) };
      const counts = { n: { count: value.numerator }, d: { count: value.denominator } };
      return { line: line('ask.value.ratio', { ...counts, percent }) };
    }
    case 'percent':
      return { percent: shownRate(value.percent, criterion.threshold) };
    case 'count':
      return { count: value.value };
    case 'growth': {
      const change = growthPercent(value.now, value.before);
      const down = change.startsWith('-');
      const way = down ? 'down' : change === '0' ? 'same' : 'up';
      return { line: line('report.value.growth', { way, percent: { percent: down ? change.slice(1) : change } }) };
    }
    default:
      return value satisfies never;
  }
}

function figureLine(goal: Criterion, figure: GoalFigure): Line {
  return line('ask.goal.figure', {
    period: figure.period,
    part: figure.part === '' ? 'none' : figure.part,
    value: valueParam(figure.value, goal),
    verdict: goalVerdict(figure.value, goal, figure.period),
    source: figure.source,
    day: { day: figure.asOf, form: 'day' },
  });
}

function goalLines(plan: Plan, goal: Criterion, figures: readonly GoalFigure[], mayFigures: boolean): Line[] {
  const own = figures.filter((one) => one.criterionId === goal.id && one.tier === goal.tier);
  const newest = own.at(-1)?.period;
  const shown = hasParts(goal) ? own.filter((one) => one.period === newest).slice(0, MOST_PARTS) : own.slice(-1);
  const words = { criterion: goal.shortName, demand: demandParam(goal), clause: goal.clause, year: goal.year ?? 0 };
  return [
    line('ask.goal.head', words),
    ...(mayFigures ? shown.map((one) => figureLine(goal, one)) : []),
    ...(mayFigures && shown.length === 0
      ? [line('ask.goal.none', { agency: plan.roles.standingAgency.label, why: goal.notCollectedBecause ?? '' })]
      : []),
    line('ask.goal.no_award'),
  ];
}

/** Why there is no total; where a sheet is given, whose it is and what gives how much. */
function scoreLines({ scoring, criteria }: Plan): readonly Line[] {
  if (scoring == null) return [line('ask.no_score')];
  const { document, version, total } = scoring;
  const rows = scoring.items.slice(0, MOST_PARTS).map(({ tier, criterion, formula, points }) => {
    const name = criteria.find((one) => one.tier === tier && one.id === criterion)?.shortName ?? criterion;
    return line('ask.score.item', { name, points, formula });
  });
  return [line('ask.score.head', { document, version, total }), ...rows, line('ask.score.not_summed')];
}

const OTHERS =
  /(?:^| )(?:doanh nghiep|cong ty|ho kinh doanh|hop tac xa|ca nhan|nguoi dan|ho gia dinh|enterprises?|compan(?:y|ies)|business(?:es)?|individuals?|households?|citizens?)(?: |$)/;
const ASKS =
  /(?:^| )(?:nao|bao nhieu|may|ai|gi|khong|chua|so luong|ty le|ti le|danh sach|which|what|who|how many|list|percentage)(?: |$)/;

/** The name that is no unit's, as it was typed; null where something else was not understood. */
export function unknownUnitLines(understood: Understanding): readonly Line[] | null {
  const name = 'notUnderstood' in understood ? understood.notUnderstood.name : undefined;
  return name === undefined ? null : [line('ask.unknown_unit', { name })];
}

/** Null when the text asks for none of them. `mayFigures`: the person may see more than one unit's own. */
export function answerBesides(
  text: string,
  plan: Plan,
  goals: readonly GoalFigure[],
  mayFigures: boolean,
): readonly Line[] | null {
  const folded = fold(text)
    .replace(/[^\p{L}\p{N}/,-]+/gu, ' ')
    .trim();
  if (asksForScore(text)) return scoreLines(plan);
  const named = goalsNamed(plan, folded);
  const [goal] = named;
  if (goal === undefined) return OTHERS.test(folded) && ASKS.test(folded) ? [line('ask.only_units')] : null;
  return named.slice(0, 2).flatMap((one) => goalLines(plan, one, goals, mayFigures));
}
