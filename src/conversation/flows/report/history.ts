/** "Lịch sử": every version of a report's figures and what verification did, with who and when, newest last. */
import { type FigureValue, sameValue } from '../../../domain/figure.js';
import { UNIT_ROLES } from '../../../domain/people.js';
import type { Instant } from '../../../domain/time.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import type { FigureAct, FigureVersion, Hand, ReviewActView } from '../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { titleLine, valueWords } from './lines.js';
import type { ReportView } from './view.js';

/** Entries that fit one bubble beside the title. */
const PAGE = 4;
const MOST_WORDS = 40;

/** What happened at one moment by one hand: several figures of one sending are one entry. */
interface Entry {
  readonly at: Instant;
  readonly by: Hand | null;
  readonly key: string;
  readonly parts: readonly Param[];
  readonly words: string | null;
}

const SHOWN_ACTS: readonly (FigureAct | string)[] = [
  'verified',
  'confirmed_own',
  'returned',
  'contested',
  'asked',
  'answered',
  'approved',
  'sent_back',
  'withdrawn',
  'kept_again',
];

function shortValue(value: FigureValue): Param {
  if (value.kind !== 'ratio') return '';
  return { line: line('report.value.full', { n: { count: value.numerator }, d: { count: value.denominator } }) };
}

function versionEntry(
  view: ReportView,
  one: FigureVersion,
  all: readonly FigureVersion[],
  acts: readonly ReviewActView[],
): Entry {
  const place = view.criteria.findIndex((criterion) => criterion.id === one.criterionId);
  const criterion = view.criteria[place];
  const first = one.version === 1 && criterion !== undefined;
  const value = criterion === undefined ? '' : first ? shortValue(one.value) : valueWords(criterion, one.value);
  const part = first && value === '' ? valueWords(criterion, one.value) : value;
  const key = kindOf(one, all, acts);
  return {
    at: one.at,
    by: one.by,
    key,
    parts: [
      { line: line(one.origin === null ? 'report.history.part' : 'report.same.part', { n: place + 1, value: part }) },
    ],
    words: one.reason ?? null,
  };
}

const at = (one: FigureVersion, criterionId: string | null, version: number): boolean =>
  one.criterionId === criterionId && one.version === version;

function kindOf(one: FigureVersion, all: readonly FigureVersion[], acts: readonly ReviewActView[]): string {
  if (one.version === 1) return 'sent';
  if (one.source === 'verifier') {
    return acts.some((act) => act.act === 'decided' && at(one, act.criterionId, act.version)) ? 'decided' : 'set';
  }
  const before = all.find((other) => at(other, one.criterionId, one.version - 1));
  return before !== undefined && sameValue(before.value, one.value) ? 'kept' : 'changed';
}

function actEntry(view: ReportView, one: ReviewActView): Entry {
  const place = view.criteria.findIndex((criterion) => criterion.id === one.criterionId);
  return { at: one.at, by: one.by, key: one.act, parts: place < 0 ? [] : [String(place + 1)], words: one.words };
}

/** One moment, one hand, one kind, the same words: one entry. */
function together(all: readonly Entry[]): Entry[] {
  const joined: Entry[] = [];
  for (const one of [...all].sort((a, b) => a.at - b.at)) {
    const last = joined.at(-1);
    const same =
      last?.at === one.at && last.key === one.key && last.by?.seatId === one.by?.seatId && last.words === one.words;
    if (last !== undefined && same) joined[joined.length - 1] = { ...last, parts: [...last.parts, ...one.parts] };
    else joined.push(one);
  }
  return joined;
}

/** The unit's own people by name, officers by their role. */
function who(by: Hand | null): Param {
  if (by === null) return { line: line('report.history.machine') };
  const named = UNIT_ROLES.includes(by.role) && by.displayName !== null && by.displayName !== '';
  return named ? (by.displayName ?? '').slice(0, 30) : { line: line(`role_short.${by.role}`) };
}

function entryLine(entry: Entry): Line {
  const { at, by, key, parts, words } = entry;
  const cut =
    words === null || words === '' ? '' : words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS)}…` : words;
  const said: Param = cut === '' ? '' : { line: line('report.history.words', { words: cut }) };
  const params = { at: { instant: at, form: 'clock_day' as const }, who: who(by), parts: { list: parts }, words: said };
  return line(`report.history.${key}`, params);
}

/** `offset`: how many of the newest entries are passed over. */
export async function history(turn: Turn, view: ReportView, offset = 0): Promise<Answer> {
  const { campaignId, unit, period, id } = view.obligation;
  const figures = await turn.facts.history(campaignId, unit.id, period);
  const acts = await turn.facts.reviewActs(campaignId, unit.id, period);
  const versions = figures.map((one) => versionEntry(view, one, figures, acts));
  const shownActs = acts.filter((one) => SHOWN_ACTS.includes(one.act)).map((one) => actEntry(view, one));
  const all = together([...versions, ...shownActs]);
  const end = Math.max(0, all.length - offset);
  const shown = all.slice(Math.max(0, end - PAGE), end);
  const body = shown.length === 0 ? [line('report.history.none')] : shown.map(entryLine);
  const more = end > PAGE ? [choice(`history:${id}:${offset + PAGE}`, 'history_earlier')] : [];
  return { bubble: bubble([titleLine(view), ...body], more, { titled: true }), open: NOTHING_OPEN };
}
