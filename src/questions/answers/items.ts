/** The bullets of a list, cut to what fits a phone: at most nine lines and about 250 characters. */
import type { Criterion } from '../../domain/plan.js';
import { type Line, line } from '../../messages/message.js';
import { type AskFacts, STATE, valueAt } from '../facts.js';
import type { TierView } from '../rates.js';
import { headName, rateParam, valueParam } from './parts.js';

const MAX_LINES = 8;
const MAX_CHARACTERS = 240;
const FEW = 3;

export interface Items {
  readonly lines: readonly Line[];
  readonly shown: number;
}

interface Style {
  /** Fractions beside the percentage, for a short list. */
  readonly fractions?: boolean;
  /** Number by number, for a ranking. */
  readonly ranks?: Int32Array;
  readonly threshold?: string | null;
  /** Lines there is room for beside the head and the tail, the line "… và n đơn vị khác" among them. */
  readonly room?: number;
}

/** "• Mỹ Hải 58,26% (chưa thẩm định số liệu)"; the mark only where most others are verified. */
export function itemLines(
  facts: AskFacts,
  view: TierView,
  rows: readonly number[],
  criterion: Criterion,
  style: Style = {},
): Items {
  const fractions = style.fractions ?? rows.length <= FEW;
  const markUnverified = view.verified > 0;
  const room = style.room ?? MAX_LINES + 1;
  // The line "… và n đơn vị khác" never stands for a single unit: its name takes the same room.
  const most = rows.length <= Math.min(room, MAX_LINES + 1) ? rows.length : Math.min(MAX_LINES, room - 1);
  const lines: Line[] = [];
  let characters = 0;
  for (const row of rows) {
    const value = valueAt(view.columns, row);
    if (value === null) continue;
    const name = headName(facts, row);
    const unverified = markUnverified && view.columns?.state[row] !== STATE.verified;
    characters += name.length + (fractions ? 24 : 10) + (unverified ? 28 : 0);
    const last = rows.length - lines.length === 1 && lines.length < room;
    if (!last && (lines.length >= most || characters > MAX_CHARACTERS)) break;
    const mark = style.threshold === undefined ? criterion.threshold : style.threshold;
    const rank = style.ranks?.[row];
    lines.push(
      line(rank === undefined ? 'ask.item' : 'ask.item_rank', {
        rank: rank ?? 0,
        name,
        tied: rank !== undefined && rows.some((other) => other !== row && style.ranks?.[other] === rank) ? 'yes' : 'no',
        value: fractions ? valueParam(value, mark) : rateParam(value, mark),
        unverified: unverified ? { line: line('ask.unverified') } : '',
      }),
    );
  }
  const left = rows.length - lines.length;
  if (left > 0) lines.push(line('ask.more', { n: { count: left } }));
  return { lines, shown: rows.length - left };
}
