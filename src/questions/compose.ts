/** The answer as a bubble with its next questions, and the basis behind it. */
import { dayOf } from '../domain/time.js';
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
import { publicationOf } from './publication.js';
import { againstYearBefore, hasTable, type Query, restOf, unitOf } from './query.js';
import { tierView } from './rates.js';

const MAX_LINES = 12;

/** Who reads the answer: a seat of one unit sees only what was published of others. */
export interface Viewer {
  readonly ofUnit: boolean;
}

/** Whether the reader may know of other units only what was published, and that was not the whole table. */
export function hidesOthers(query: Query, facts: AskFacts, { ofUnit }: Viewer): boolean {
  if (!ofUnit || query.kind === 'plan' || query.kind === 'deadline') return false;
  const own = query.kind === 'rank' || unitOf(query) === null;
  return own && publicationOf(query, facts.published)?.way !== 'all';
}

/** The likely next question: the rest of a cut list, the other side, the year before, the whole table. */
function nextChoice(query: Query, made: Made, answerId: string, facts: AskFacts, { ofUnit }: Viewer): Choice | null {
  if (made.shown !== undefined && made.shown < made.units.length)
    return { id: `ask:more:${answerId}:${made.shown}`, label: line('ask.button.more') };
  if (ofUnit && publicationOf(query, facts.published) !== null)
    return { id: `ask:doubt:${answerId}`, label: line('ask.button.doubt') };
  if (made.rest !== null && restOf(query) !== null) return { id: `ask:rest:${answerId}`, label: made.rest };
  const before = againstYearBefore(query);
  if (before?.kind === 'compare' && before.base !== null && facts.periods.includes(before.base) && made.value !== null)
    return { id: `ask:base:${answerId}`, label: line('ask.button.against', { year: before.base }) };
  if (query.kind === 'compare' && query.units.length === 1 && !ofUnit)
    return { id: `ask:whole:${answerId}`, label: line('ask.button.whole_table') };
  return null;
}

export function answerBubble(query: Query, made: Made, answerId: string, facts: AskFacts, viewer: Viewer): Bubble {
  const next = nextChoice(query, made, answerId, facts, viewer);
  const choices: Choice[] = next === null ? [] : [next];
  if (hasTable(query) && made.units.length > 0)
    choices.push({ id: `ask:paper:${answerId}`, label: line('ask.button.paper') });
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

/** What a list or table is about: "hồ sơ công việc", or the measurable standards together. */
export function aboutWords(facts: AskFacts, query: Query): Param {
  const id = 'criterion' in query ? query.criterion : null;
  return id === null || query.tier === null
    ? { line: line('ask.publish.standards') }
    : criterionWords(criterionOf(facts.plan, query.tier, id));
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

/** "chưa công bố", or when it was, and by which rule. */
export function publishedLine(facts: AskFacts, query: Query): Line {
  const held = publicationOf(query, facts.published);
  if (held === null) return line('ask.basis.not_published');
  return line('ask.basis.published', { at: { day: dayOf(held.at), form: 'day' }, rule: held.rule });
}

/** The question in words, clause, exclusion, period, what is not verified, the answer's code. */
export function basisBubble(
  query: Query,
  facts: AskFacts,
  answerId: string,
  viewer: Viewer = { ofUnit: false },
): Bubble {
  const hidden = viewer.ofUnit && hidesOthers(query, facts, viewer);
  return {
    lines: [
      headLine(facts, query),
      ...standardLines(facts, query),
      ...(hidden ? [line('ask.basis.period', { period: periodLine(query.period) })] : coverageLines(facts, query)),
      line('ask.basis.as_of', {
        at: { instant: facts.asOf, form: 'clock_day' },
        published: { line: publishedLine(facts, query) },
      }),
      line('ask.basis.code', { code: answerId }),
    ],
    choices: [],
  };
}
