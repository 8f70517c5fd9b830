/** An answer as a sheet: every unit of it, its basis under it. Made when the file is sent, from the stored question. */
import type { Facts } from '../../conversation/facts.js';
import { queryOf } from '../../conversation/flows/ask/given.js';
import { fileName } from '../../documents/paper.js';
import { type Bar, MOST_BARS, type Sheet, type SheetCell, type SheetColumn } from '../../documents/sheet.js';
import type { Criterion } from '../../domain/plan.js';
import { type Language, type Line, line } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import { makeFor } from '../../questions/answer.js';
import {
  criterionOf,
  type Made,
  markParam,
  periodLine,
  rateParam,
  type UnitJson,
  upperFirst,
} from '../../questions/answers/parts.js';
import { basisBubble, hidesOthers, publishedLine, type Viewer } from '../../questions/compose.js';
import { type AskFacts, STATE, valueAt } from '../../questions/facts.js';
import type { Query } from '../../questions/query.js';
import { holdsTarget } from '../../questions/rates.js';
import type { Say } from '../exports/say.js';

export interface MadeSheet {
  /** Without its ending. */
  readonly name: string;
  readonly sheet: Sheet;
}

export interface SheetArgs {
  readonly answerId: string;
  /** It was asked for by a seat of one unit, which sees no more of others than was published. */
  readonly ofUnit: boolean;
  readonly language: Language;
  /** "Dữ liệu mẫu" in a trial. */
  readonly sample: boolean;
}

/** Null when the answer is gone or was a question back. */
export async function answerSheet(args: SheetArgs, facts: Facts, words: Words): Promise<MadeSheet | null> {
  const held = await facts.answer(args.answerId);
  const query = held === null ? null : queryOf(held);
  if (held === null || query === null) return null;
  const known = await facts.ask(held.campaignId);
  const say: Say = (key, params = {}) => words.say(line(key, params), args.language);
  const viewer: Viewer = { ofUnit: args.ofUnit };
  const made = makeFor(query, known, viewer);
  const about =
    'criterion' in query && query.criterion !== null && query.tier !== null
      ? criterionOf(known.plan, query.tier, query.criterion)
      : null;
  // Names alone have no columns of figures.
  const criterion = hidesOthers(query, known, viewer) ? null : about;
  const parts: Parts = {
    viewer,
    query,
    facts: known,
    made,
    criterion,
    say,
    speak: (one) => words.say(one, args.language),
  };
  const mark = criterion?.threshold ?? null;
  const drawn = bars(parts);
  const name = fileName([say('ask.sheet.file'), about?.label ?? about?.shortName ?? query.kind, query.period], '');
  return {
    name: name.replace(/\.$/, ''),
    sheet: {
      title: title(parts),
      subtitle: `${upperFirst(known.plan.movement)}, ${words.say(line('ask.sheet.period', { period: periodLine(query.period) }), args.language)}`,
      marks: [
        say('ask.sheet.mark', { published: { line: publishedLine(known, query) } }),
        ...(args.sample ? [say('mark.sample')] : []),
      ],
      columns: columns(parts),
      rows: made.units.map((unit, i) => cells(parts, unit, i)),
      notes: notes(parts, args.answerId),
      page: (n, of) => say('ask.sheet.page', { n, of }),
      bars: drawn.slice(0, MOST_BARS),
      barsLeft: drawn.length > MOST_BARS ? say('ask.more', { n: { count: drawn.length - MOST_BARS } }) : null,
      mark:
        criterion === null || mark === null
          ? null
          : { value: Number(mark), text: say('ask.sheet.threshold', { mark: markParam(mark, criterion) }) },
      sheets: [say('ask.sheet.figures'), say('ask.sheet.basis')],
    },
  };
}

interface Parts {
  readonly viewer: Viewer;
  readonly query: Query;
  readonly facts: AskFacts;
  readonly made: Made;
  readonly criterion: Criterion | null;
  readonly say: Say;
  readonly speak: (one: Line) => string;
}

function title({ made, speak }: Parts): string {
  const [head] = made.lines;
  return head == null ? '' : speak(head).replace(/[:.]$/, '');
}

/** Lines that name the units of the answer: on paper the table does. */
const IN_TABLE = /^ask\.(?:item|more|list\.names|missing\.names|eligibility\.names|page\.)/;

function notes({ viewer, query, facts, made, speak }: Parts, answerId: string): string[] {
  const said = made.lines.slice(1).filter((one) => one !== null && !IN_TABLE.test(one.key));
  const basis = basisBubble(query, facts, answerId, viewer).lines.slice(1);
  return [...said, ...basis].flatMap((one) => (one === null ? [] : [speak(one)]));
}

function columns({ criterion, say }: Parts): readonly SheetColumn[] {
  const unit: SheetColumn[] = [
    { title: say(criterion === null ? 'ask.sheet.no' : 'ask.sheet.rank'), share: 3, kind: 'count' },
    { title: say('ask.sheet.code'), share: 4, kind: 'text' },
    { title: say('ask.sheet.unit'), share: 11, kind: 'text' },
  ];
  if (criterion === null) return unit;
  if (criterion.measure !== 'ratio')
    return [...unit, { title: say('ask.sheet.value'), share: 6, kind: 'count' }, state(say)];
  return [
    ...unit,
    { title: say('ask.sheet.done'), share: 5, kind: 'count' },
    { title: say('ask.sheet.total'), share: 5, kind: 'count' },
    { title: say('ask.sheet.rate'), share: 5, kind: 'percent' },
    state(say),
  ];
}

const state = (say: Say): SheetColumn => ({ title: say('ask.sheet.state'), share: 9, kind: 'text' });

const count = (value: number | null, { speak }: Parts): SheetCell =>
  value === null ? { text: '' } : { text: speak(line('ask.text', { text: { count: value } })), value };

function cells(parts: Parts, unit: UnitJson, i: number): readonly SheetCell[] {
  const { criterion, facts, query, say } = parts;
  const first = [count(criterion === null ? i + 1 : unit.rank, parts), { text: unit.code }, { text: unit.name }];
  if (criterion === null) return first;
  const row = facts.units.findIndex((one) => one.code === unit.code);
  const columns = facts.columns(criterion.id, query.period);
  const verified = columns?.state[row] === STATE.verified;
  const last = { text: say(verified ? 'ask.sheet.verified' : 'ask.sheet.reported') };
  const value = valueAt(columns, row);
  if (criterion.measure !== 'ratio') return [...first, count(unit.value, parts), last];
  const rate =
    value === null || unit.value === null
      ? { text: '' }
      : { text: parts.speak(line('ask.text', { text: rateParam(value, criterion.threshold) })), value: unit.value };
  const [done, total] = [unit.numerator, unit.denominator].map((one) =>
    count(one === null ? null : Number(one), parts),
  );
  return [...first, done ?? { text: '' }, total ?? { text: '' }, rate, last];
}

function bars({ made, facts, query, criterion, speak }: Parts): readonly Bar[] {
  if (criterion === null) return [];
  const columns = facts.columns(criterion.id, query.period);
  return made.units.flatMap((unit): Bar[] => {
    const row = facts.units.findIndex((one) => one.code === unit.code);
    const value = valueAt(columns, row);
    if (value === null || unit.value === null) return [];
    return [
      {
        name: unit.name,
        value: unit.value,
        text: speak(line('ask.text', { text: rateParam(value, criterion.threshold) })),
        met: holdsTarget(value, criterion),
        verified: columns?.state[row] === STATE.verified,
      },
    ];
  });
}
