/** One report on one card: figures against last period, what is unusual, what the unit answered; a clean one is one tap. */

import type { CaseFigure } from '../../../admin/review/case.js';
import type { Note, QueueItem } from '../../../admin/review/queue.js';
import { agencyLabel, figureWords } from '../../../admin/review/told.js';
import { isVerified } from '../../../domain/figure.js';
import { previousPeriod } from '../../../domain/period.js';
import { shownPercent } from '../../../domain/quantity.js';
import { dayOf } from '../../../domain/time.js';
import { type Choice, type Line, line, type Param } from '../../../messages/message.js';
import { periodWords } from '../../periods.js';
import { type Answer, bubble, choice } from '../../turn.js';
import { timelinessLine } from '../report/lines.js';
import { opened } from './open.js';

/** Rows and notes that fit one bubble. */
const MOST_ROWS = 6;
const MOST_NOTES = 2;
const MOST_REASON = 60;

/** "(2022: 51,36%)", where last period says something: not where 100 % is simply expected. */
function beforeWords(item: QueueItem, each: CaseFigure): Param {
  const { previous, obligation } = item.case.report;
  const before = previous.find((one) => one.criterionId === each.criterion.id)?.value;
  if (before?.kind !== 'ratio' || each.criterion.cmp === '=') return '';
  const period = previousPeriod(obligation.period) ?? '';
  return {
    line: line('review.card.before', { period, percent: { percent: shownPercent(before, each.criterion.threshold) } }),
  };
}

function rowLine(item: QueueItem, each: CaseFigure): Line {
  const { state } = each.figure;
  const mark: Param = isVerified(state) || state === 'returned' ? { line: line(`report.state.${state}`) } : '';
  return line('review.card.row', {
    n: each.place + 1,
    name: each.criterion.shortName,
    value: figureWords(each),
    before: beforeWords(item, each),
    mark,
  });
}

export function noteLine(note: Note): Line {
  const params = { n: note.figure.place + 1, points: { count: note.points } };
  const said = line(`review.note.${note.kind}`, params);
  return note.answer === null ? said : line('review.note.answered', { note: { line: said }, answer: note.answer });
}

function headLine(item: QueueItem, total: number | null): Line {
  const { unit, submitted } = item.case.report.obligation;
  const params = {
    total: total ?? 0,
    unit: unit.name,
    day: { day: dayOf(submitted?.at ?? 0), form: 'short' as const },
    time: { line: timelinessLine(submitted?.onTime ?? null) },
  };
  return line(total === null ? 'review.card.head_one' : 'review.card.head', params);
}

/** What waits again: changed after it was sent, or kept with an explanation; in the unit's own words. */
function changed({ case: { report }, waiting }: QueueItem): Line[] {
  const again = waiting.filter(({ figure, contested }) => figure.version > 1 && figure.reason !== null && !contested);
  return again.slice(0, MOST_NOTES).map(({ figure, place }) => {
    const kept = report.acts.some(
      (act) => act.act === 'explained' && act.criterionId === figure.criterionId && act.version === figure.version,
    );
    const reason = (figure.reason ?? '').slice(0, MOST_REASON);
    return line(kept ? 'review.card.explained' : 'review.card.corrected', { n: place + 1, reason });
  });
}

/** What the unit was told or said, that the card must not hide: entered for it, sender not yet confirmed. */
function marks(item: QueueItem): Line[] {
  const { figures } = item.case.report;
  const lines: Line[] = [];
  if (figures.some((one) => one.source === 'entered_for')) lines.push(line('review.card.entered_for'));
  if (figures.some((one) => !one.confirmed)) lines.push(line('review.card.unconfirmed'));
  return [...lines, ...changed(item)];
}

/** `total` null: the report was opened by itself, outside the queue. */
export function card(item: QueueItem, total: number | null, lead: readonly Line[], passed = ''): Answer {
  const { id, submitted, period } = item.case.report.obligation;
  const version = submitted?.version ?? 0;
  const contested = item.waiting.find((each) => each.contested);
  const open = opened('card', { obligationId: id, version, passed });
  const above: (Line | null)[] = lead.length === 0 ? [] : [...lead, null];
  const rows = item.case.figures.slice(0, MOST_ROWS).map((each) => rowLine(item, each));
  const more = item.case.figures.length - rows.length;
  const notes = item.notes.slice(0, MOST_NOTES).map(noteLine);
  const lines = [...above, headLine(item, total), ...rows];
  if (more > 0) lines.push(line('review.card.more', { more }));
  const clean = notes.length === 0 && changed(item).length === 0;
  const waits = item.waiting.length > 0;
  lines.push(...marks(item), ...(!waits ? [] : clean ? [line('review.card.clean')] : notes));
  if (contested !== undefined) return { ...contestedCard(item, contested, above), open };
  if (!waits) lines.push(line('review.card.nothing', { period: periodWords(period) }));
  return { bubble: bubble(lines, choicesOf(item, id, version)), open };
}

function choicesOf(item: QueueItem, id: string, version: number): Choice[] {
  const { waiting } = item;
  const subject = `${id}:${version}`;
  if (waiting.length === 0) return [choice('vf_next', 'next_report')];
  const all = waiting.length === item.case.figures.length;
  const name = waiting.length === 1 ? 'verify_one' : all ? 'verify_all' : 'verify_rest';
  const agree = choice(`vf_ok:${subject}`, name, { total: waiting.length });
  const proofs = item.case.report.proofs;
  // Three at most: where there is evidence it is one tap away, and "hỏi lại" is typed.
  const third =
    proofs === 0 ? choice(`vf_ask:${subject}`, 'ask_unit') : choice(`ev:${id}`, 'evidence_count', { n: proofs });
  return [agree, choice(`vf_back:${subject}`, 'return'), third];
}

/** A value that verification recorded and the unit contests: the second person decides. */
function contestedCard(item: QueueItem, each: CaseFigure, above: readonly (Line | null)[]): Pick<Answer, 'bubble'> {
  const { id, unit, submitted } = item.case.report.obligation;
  const { acts } = item.case.report;
  const own = item.case.report.acts.filter((act) => act.criterionId === each.criterion.id);
  const words = own.filter((act) => act.act === 'contested').at(-1)?.words ?? '';
  const reason = acts.filter((act) => act.act === 'set' && act.criterionId === each.criterion.id).at(-1)?.words ?? '';
  const subject = `${id}:${each.criterion.id}:${submitted?.version ?? 0}`;
  const lines = [
    ...above,
    line('review.contest.head', { unit: unit.name, n: each.place + 1, name: each.criterion.shortName }),
    line('review.contest.recorded', { agency: agencyLabel(item.case), value: figureWords(each), reason }),
    line('review.contest.unit', { words }),
    line('review.contest.ask'),
  ];
  const choices = [choice(`vf_keep:${subject}`, 'keep_recorded'), choice(`vf_unit:${subject}`, 'take_unit')];
  return { bubble: bubble(lines, [...choices, choice(`vf_set:${subject}`, 'set_other')]) };
}

/** One figure by itself, with everything that was said about it; `origin`: the movement whose report it was taken from. */
export function figureCard(item: QueueItem, each: CaseFigure, passed: string, origin: string | null): Answer {
  const { id, unit, submitted } = item.case.report.obligation;
  const version = submitted?.version ?? 0;
  const subject = `${id}:${each.criterion.id}:${version}`;
  const lines = [
    line('review.card.one', { unit: unit.name, n: each.place + 1, name: each.criterion.shortName }),
    rowLine(item, each),
    ...item.notes.filter((note) => note.figure === each).map(noteLine),
  ];
  if (each.figure.reason !== null) lines.push(line('review.officer.unit_says', { words: each.figure.reason }));
  if (origin !== null) lines.push(line('report.same.origin', { movement: origin }));
  if (each.figure.note !== null) lines.push(line('review.officer.unit_says', { words: each.figure.note }));
  const waits = item.waiting.includes(each) && !each.contested;
  const choices = waits
    ? [
        choice(`vf_ok1:${subject}`, 'verify_one'),
        choice(`vf_back1:${subject}`, 'return'),
        choice(`vf_set:${subject}`, 'set_other'),
      ]
    : [choice(`vf_open:${id}`, 'open_case')];
  return { bubble: bubble(lines, choices), open: opened('card', { obligationId: id, version, passed }) };
}
