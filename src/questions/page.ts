/** The rest of a list that was cut, a part at a time. */
import { type Bubble, type Line, line } from '../messages/message.js';
import { makeFor } from './answer.js';
import { criterionOf, headName, rateParam } from './answers/parts.js';
import { hidesOthers, type Viewer } from './compose.js';
import { type AskFacts, valueAt } from './facts.js';
import { hasTable, type Query } from './query.js';

const PER_PAGE = 9;

/** `from` counts units already shown; beyond the end it begins again. */
export function pageBubble(query: Query, facts: AskFacts, answerId: string, from: number, viewer: Viewer): Bubble {
  const { units } = makeFor(query, facts, viewer);
  const hidden = hidesOthers(query, facts, viewer);
  const ranked = query.kind === 'ranking';
  const start = Number.isInteger(from) && from > 0 && from < units.length ? from : 0;
  const part = units.slice(start, start + PER_PAGE);
  const rowOf = new Map(facts.units.map((unit, row) => [unit.code, row]));
  const lines = part.flatMap((unit): Line[] => {
    const row = rowOf.get(unit.code);
    if (hidden) return [line('ask.page.name', { name: unit.name })];
    return row === undefined ? [] : [itemLine(query, facts, row, ranked ? unit.rank : null)];
  });
  const end = start + part.length;
  const more = end < units.length ? [{ id: `ask:more:${answerId}:${end}`, label: line('ask.button.more') }] : [];
  return {
    lines: [
      line('ask.page.head', { from: { count: start + 1 }, to: { count: end }, of: { count: units.length } }),
      ...lines,
    ],
    choices: [
      ...more,
      ...(hasTable(query) ? [{ id: `ask:paper:${answerId}`, label: line('ask.button.paper') }] : []),
      { id: `ask:basis:${answerId}`, label: line('ask.button.basis') },
    ],
  };
}

function itemLine(query: Query, facts: AskFacts, row: number, rank: number | null): Line {
  const name = headName(facts, row);
  const id = 'criterion' in query ? query.criterion : null;
  const value = id === null || query.tier === null ? null : valueAt(facts.columns(id, query.period), row);
  if (value === null || id === null || query.tier === null) return line('ask.page.name', { name });
  const { threshold } = criterionOf(facts.plan, query.tier, id);
  const words = { name, value: rateParam(value, threshold), unverified: '' };
  return rank === null ? line('ask.item', words) : line('ask.item_rank', { ...words, rank, tied: 'no' });
}
