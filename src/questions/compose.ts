/** The answer as a bubble with its next questions, and the basis behind it. */
import { type Bubble, type Choice, type Line, line, type Param } from '../messages/message.js';
import {
  conditionLine,
  criterionOf,
  criterionWords,
  headName,
  type Made,
  namesParam,
  periodLine,
  scopeWords,
} from './answers/parts.js';
import { demandParam } from './answers/plan.js';
import { type AskFacts, KIND, STATE } from './facts.js';
import { type Query, restOf, unitOf } from './query.js';
import { tierView } from './rates.js';

const MAX_LINES = 12;

export function answerBubble(query: Query, made: Made, answerId: string): Bubble {
  const choices: Choice[] = [];
  if (made.rest !== null && restOf(query) !== null) choices.push({ id: `ask:rest:${answerId}`, label: made.rest });
  if (query.kind !== 'plan' && query.kind !== 'deadline')
    choices.push({ id: `ask:basis:${answerId}`, label: line('ask.button.basis') });
  return { lines: made.lines.slice(0, MAX_LINES), choices };
}

function standardLines(facts: AskFacts, query: Query): Line[] {
  if (!('criterion' in query) || query.criterion === null || query.tier === null) return [];
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const words = { demand: demandParam(criterion), clause: criterion.clause, exclusion: criterion.exclusion ?? '' };
  return [line(criterion.exclusion === null ? 'ask.basis.standard' : 'ask.basis.standard_excluding', words)];
}

function coverageLines(facts: AskFacts, query: Query): Line[] {
  const lines: Line[] = [line('ask.basis.period', { period: periodLine(query.period) })];
  if (!('criterion' in query) || query.criterion === null || query.tier === null) return lines;
  const view = tierView(facts, query.tier, query.criterion, query.period);
  const { columns } = view;
  const known = view.expected.length - view.missing.length;
  const unverified = view.expected.filter(
    (row) => columns !== null && columns.state[row] === STATE.reported && columns.kind[row] !== KIND.notArisen,
  );
  const notArisen = view.expected.filter((row) => columns?.kind[row] === KIND.notArisen);
  lines[0] = line('ask.basis.coverage', {
    period: periodLine(query.period),
    all: { count: known },
    expected: { count: view.expected.length },
    missing:
      view.missing.length === 0 ? '' : { line: line('ask.basis.missing', { names: namesParam(facts, view.missing) }) },
  });
  if (unverified.length > 0) lines.push(line('ask.basis.unverified', { names: namesParam(facts, unverified) }));
  if (notArisen.length > 0) lines.push(line('ask.basis.not_arisen', { names: namesParam(facts, notArisen) }));
  return lines;
}

function subject(facts: AskFacts, query: Query): string {
  const unit = unitOf(query);
  const row = unit === null ? undefined : facts.lexicon.rows.get(unit);
  if (row !== undefined) return headName(facts, row);
  return query.tier === null ? '' : scopeWords(facts, query.tier, 'types' in query ? query.types : []);
}

/** The question as understood, in words. */
function headLine(facts: AskFacts, query: Query): Line {
  const about =
    'criterion' in query && query.criterion !== null && query.tier !== null
      ? criterionOf(facts.plan, query.tier, query.criterion)
      : null;
  const test =
    'test' in query && query.test !== null && about !== null ? { line: conditionLine(query.test, about) } : '';
  const parts: Param[] = [subject(facts, query), about === null ? '' : criterionWords(about), test].filter(
    (part) => part !== '',
  );
  return line(`ask.basis.head_${query.kind}`, { subject: { list: parts } });
}

/** The question in words, clause, exclusion, period, what is not verified, the answer's code. */
export function basisBubble(query: Query, facts: AskFacts, answerId: string): Bubble {
  return {
    lines: [
      headLine(facts, query),
      ...standardLines(facts, query),
      ...coverageLines(facts, query),
      line('ask.basis.as_of', { at: { instant: facts.asOf, form: 'clock_day' } }),
      line('ask.basis.code', { code: answerId }),
    ],
    choices: [],
  };
}
