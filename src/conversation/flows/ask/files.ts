/** The answer as a page, a picture or a workbook: in two acts at most, made when it is sent. */
import { type Choice, line } from '../../../messages/message.js';
import { hidesOthers } from '../../../questions/compose.js';
import { hasTable, type Query, wholeTable } from '../../../questions/query.js';
import type { SeatView } from '../../facts.js';
import { type Answer, bubble, type Turn } from '../../turn.js';
import { allowed, given, lastAnswer, queryOf, readQuestion, refused, viewerOf } from './given.js';

export type FileKind = 'paper' | 'chart' | 'table';

/** Units on one A4 page. */
const PER_PAGE = 40;

/** "In A4" of the last answer; "in bảng hồ sơ công việc" of what is named. Null when neither is there. */
export async function fileOf(turn: Turn, seat: SeatView, kind: FileKind, rest: string): Promise<Answer | null> {
  if (rest === '') {
    const last = await lastAnswer(turn, seat);
    const query = last === null ? null : queryOf(last);
    return query === null ? null : filePress(turn, seat, kind, query);
  }
  const facts = await turn.facts.ask(seat.campaignId);
  const understood = await readQuestion(turn, seat, facts, rest);
  return 'query' in understood ? filePress(turn, seat, kind, understood.query) : null;
}

export async function filePress(turn: Turn, seat: SeatView, kind: FileKind, query: Query): Promise<Answer> {
  const { open } = turn.session;
  const facts = await turn.facts.ask(seat.campaignId);
  const may = allowed(query, seat, facts);
  if (!may.ok) return refused(turn);
  const hidden = hidesOthers(query, facts, viewerOf(seat));
  const drawn = kind !== 'chart' || (drawable(query) && !hidden);
  if (!hasTable(query) || !drawn) return { bubble: bubble([line(`ask.file.no_${kind}`)]), open };
  const { answerId, done, event } = given(turn, seat, pictured(kind, may.value, seat), facts);
  const units = done.json.units.length;
  if (units === 0) return { bubble: done.bubble, open, answerId, events: [event] };
  const others = (['paper', 'table', 'chart'] as const).filter(
    (one) => one !== kind && (one !== 'chart' || (drawable(query) && !hidden)),
  );
  const choices: Choice[] = others.map((one) => ({ id: `ask:${one}:${answerId}`, label: line(`ask.file.${one}`) }));
  const words = {
    n: { count: units },
    pages: Math.ceil(units / PER_PAGE),
    at: { instant: turn.now, form: 'clock_day' },
  } as const;
  return {
    bubble: {
      lines: [line(`ask.file.${kind}_sent`, words)],
      choices: [...choices, { id: `ask:basis:${answerId}`, label: line('ask.button.basis') }],
      file: {
        kind: `answer_${kind}`,
        params: { answerId, language: turn.language, ofUnit: seat.unit === null ? 0 : 1 },
      },
    },
    open,
    answerId,
    events: [event],
  };
}

/** A picture shows the whole tier against its mark; a seat of one unit gets what was published and no more. */
function pictured(kind: FileKind, query: Query, seat: SeatView): Query {
  if (kind !== 'chart' || seat.unit !== null || (query.kind !== 'list' && query.kind !== 'count')) return query;
  const whole = wholeTable(query);
  if (whole?.kind !== 'ranking') return query;
  const { types, except } = query;
  return { ...whole, types, ...(except === undefined ? {} : { except }) };
}

const drawable = (query: Query): boolean => query.kind === 'list' || query.kind === 'ranking' || query.kind === 'count';
